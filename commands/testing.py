"""`test`: everything that must hold, in the order in which it is cheapest to fail."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from commands.bootstrap import ROOT

#: These run in a process of their own from the start, beside style, types and all other tests, and say at the end what
#: they found. Chosen so that both end at about the same time: what waits for browsers and networks is among the others.
_ROOMS = ("bench", "commands", "config", "domain", "responders", "sentiment", "store")
_BESIDE = tuple(f"tests/{room}" for room in _ROOMS)
_MEMORY = Path("/dev/shm")  # noqa: S108 - the tests get a folder of their own in it
_LEAST_FREE = 2 * 1024**3
#: The same examples each time: whoever runs pytest alone lets Hypothesis look for new ones.
_PYTEST = ("pytest", "-q", "--hypothesis-profile=steady", "-o", "tmp_path_retention_policy=failed")
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def test(arguments: Sequence[str]) -> int:
    """Run style, types and tests; with further words only pytest, with those words."""
    os.chdir(ROOT)
    _find_browser()
    if arguments:
        return _step("tests", "pytest", *arguments)
    with tempfile.TemporaryDirectory(prefix="allears-tests-", dir=_find_memory(), ignore_cleanup_errors=True) as place:
        return _run_all(Path(place))


def _run_all(place: Path) -> int:
    steps = (
        ("style", "ruff", "check", "."),
        ("format", "ruff", "format", "--check", "."),
        ("types", "mypy"),
        ("tests", *_PYTEST, f"--basetemp={place / 'others'}", *(f"--ignore={folder}" for folder in _BESIDE)),
    )
    words = (sys.executable, "-m", *_PYTEST, f"--basetemp={place / 'beside'}", *_BESIDE)
    with tempfile.TemporaryFile() as told, subprocess.Popen(words, stdout=told, stderr=told) as beside:
        failed = [label for label, *words in steps if _step(label, *words)]
        print(f"== tests of {', '.join(_ROOMS)}, run meanwhile", flush=True)
        failed += ["tests"] if beside.wait() and "tests" not in failed else []
        told.seek(0)
        shutil.copyfileobj(told, sys.stdout.buffer)
    print(f"Failed: {', '.join(failed)}." if failed else "All well.", flush=True)
    return 1 if failed else 0


def _step(label: str, module: str, *arguments: str) -> int:
    print(f"== {label}", flush=True)
    return subprocess.run([sys.executable, "-m", module, *arguments], check=False).returncode


def _find_memory() -> str | None:
    """Answer a folder in memory with room for the tests' databases, where there is one: a disk syncs each commit."""
    is_there = _MEMORY.is_dir() and shutil.disk_usage(_MEMORY).free > _LEAST_FREE
    return str(_MEMORY) if is_there else None


def _find_browser() -> None:
    """Install Debian's Chromium where that is possible without a question; else the browser tests skip and say why."""
    if any(shutil.which(name) for name in _BROWSERS) or not shutil.which("apt-get") or os.geteuid() != 0:
        return
    print("== installing Chromium for the browser tests (apt-get)", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for words in (["update", "-qq"], ["install", "-qq", "-y", "--no-install-recommends", "chromium"]):
        subprocess.run(["apt-get", *words], check=False, env=quiet, stdout=subprocess.DEVNULL)
