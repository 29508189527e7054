"""Makes the program run on a bare machine: a virtual environment beside main.py, then the locked packages in it.

Standard library only. Where the packages can be imported already it does nothing. ALLEARS_NO_BOOTSTRAP=1 switches
it off; ALLEARS_BOOTSTRAPPED guards against a loop.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
#: The installer is pinned like everything else; it checks the hashes of the rest.
UV = "uv==0.13.9"
RUNTIME = (
    "babel", "cryptography", "fastapi", "jinja2", "multipart", "numpy", "onnxruntime", "praw", "py3langid",
    "pydantic", "requests", "rich", "schedule", "sqlite_utils", "sse_starlette", "structlog", "transformers",
    "tweepy", "typer", "uvicorn",
)  # fmt: skip
TESTING = ("hypothesis", "importlinter", "mypy", "playwright", "pytest", "pytest_timeout", "ruff")


def ensure(arguments: Sequence[str]) -> None:
    """Return where everything needed can be imported; else install it, and run the same command again there."""
    testing = arguments[:1] == ["test"] and "--help" not in arguments
    if os.environ.get("ALLEARS_NO_BOOTSTRAP") or not missing(RUNTIME + (TESTING if testing else ())):
        return
    lock = ROOT / ("requirements-dev.lock" if testing else "requirements.lock")
    if not lock.exists():
        sys.exit(
            "Packages are missing, and there is no requirements.lock to install them from. Run: pip install allears"
        )
    if os.environ.get("ALLEARS_BOOTSTRAPPED"):
        sys.exit(
            f"The packages were installed into {VENV}, yet some cannot be imported: delete that folder and try again."
        )
    if not _is_current(lock):
        _install(lock)
    environment = {**os.environ, "ALLEARS_BOOTSTRAPPED": "1"}
    sys.stdout.flush()
    os.execve(_python(), [str(_python()), str(ROOT / "main.py"), *arguments], environment)


def missing(names: Sequence[str]) -> list[str]:
    """Answer which of these modules cannot be found."""
    return [name for name in names if importlib.util.find_spec(name) is None]


def _python() -> Path:
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _has_python() -> bool:
    """Say whether the environment's Python is there; ends with a sentence where this user may not look."""
    try:
        return _python().exists()
    except OSError as error:
        sys.exit(f"{_python()} cannot be reached ({error.strerror}). Was it made by another user? Then delete {VENV}.")


def _fingerprint(lock: Path) -> str:
    return hashlib.sha256(lock.read_bytes()).hexdigest()


def _stamp(lock: Path) -> Path:
    return VENV / f".{lock.stem}.installed"


def _is_current(lock: Path) -> bool:
    """Say whether this very lock file has been installed; the development one holds the other as well."""
    stamp = _stamp(lock)
    return _has_python() and stamp.exists() and stamp.read_text() == _fingerprint(lock)


def _install(lock: Path) -> None:
    print(
        f"First start: installing the locked packages into {VENV} (about 110 MB to download, 480 MB on disk).",
        flush=True,
    )
    if not _has_python():
        _make_venv()
    installer = _installer()
    done = subprocess.run([*installer, "--require-hashes", "-r", str(lock)], check=False)
    if done.returncode:
        sys.exit("The packages could not be installed; the lines above say why. Nothing else was changed.")
    _stamp(lock).write_text(_fingerprint(lock))


def _make_venv() -> None:
    if importlib.util.find_spec("ensurepip") is None:
        sys.exit("Python's venv module is incomplete here. On Debian or Ubuntu run: apt-get install python3-venv")
    made = subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=False)
    if made.returncode:
        shutil.rmtree(VENV, ignore_errors=True)
        sys.exit(
            f"No virtual environment could be made in {VENV}. May this user write there, and is python3-venv installed?"
        )


def _installer() -> list[str]:
    """Answer the command that installs: uv where it can be had (fast), else pip."""
    python = str(_python())
    found = subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", UV], check=False)
    if found.returncode:
        return [python, "-m", "pip", "install", "--disable-pip-version-check"]
    return [python, "-m", "uv", "pip", "install", "--python", python]
