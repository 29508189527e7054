"""`test`: everything that must hold, in the order in which it is cheapest to fail."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence

from commands.bootstrap import ROOT

#: The tests that start whole programs wait much: they run beside all others, and say at the end what they found.
_WAITING = ("tests/bench", "tests/commands")
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def test(arguments: Sequence[str]) -> int:
    """Run style, types and tests; with further words only pytest, with those words."""
    os.chdir(ROOT)
    _find_browser()
    if arguments:
        return _step("tests", "pytest", *arguments)
    steps = (
        ("style", "ruff", "check", "."),
        ("format", "ruff", "format", "--check", "."),
        ("types", "mypy"),
    )
    failed = [label for label, module, *rest in steps if _step(label, module, *rest)]
    failed += ["tests"] if _test_all() else []
    print(f"Failed: {', '.join(failed)}." if failed else "All well.", flush=True)
    return 1 if failed else 0


def _step(label: str, module: str, *arguments: str) -> int:
    print(f"== {label}", flush=True)
    return subprocess.run([sys.executable, "-m", module, *arguments], check=False).returncode


def _test_all() -> bool:
    """Run all tests in two processes side by side; say whether any failed."""
    pytest = [sys.executable, "-m", "pytest", "-q"]
    with tempfile.TemporaryFile() as told, subprocess.Popen([*pytest, *_WAITING], stdout=told, stderr=told) as waiting:
        failed = _step("tests", "pytest", "-q", *(f"--ignore={folder}" for folder in _WAITING))
        print(f"== tests of {' and '.join(_WAITING)}, run meanwhile", flush=True)
        failed |= waiting.wait()
        told.seek(0)
        shutil.copyfileobj(told, sys.stdout.buffer)
        sys.stdout.flush()
    return failed != 0


def _find_browser() -> None:
    """Install Debian's Chromium where that is possible without a question; else the browser tests skip and say why."""
    if any(shutil.which(name) for name in _BROWSERS) or not shutil.which("apt-get") or os.geteuid() != 0:
        return
    print("== installing Chromium for the browser tests (apt-get)", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for words in (["update", "-qq"], ["install", "-qq", "-y", "--no-install-recommends", "chromium"]):
        subprocess.run(["apt-get", *words], check=False, env=quiet, stdout=subprocess.DEVNULL)
