"""`test`: everything that must hold, in the order in which it is cheapest to fail."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence

from commands.bootstrap import ROOT

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
        ("tests", "pytest", "-q"),
    )
    failed = [label for label, module, *rest in steps if _step(label, module, *rest)]
    print(f"Failed: {', '.join(failed)}." if failed else "All well.", flush=True)
    return 1 if failed else 0


def _step(label: str, module: str, *arguments: str) -> int:
    print(f"== {label}", flush=True)
    return subprocess.run([sys.executable, "-m", module, *arguments], check=False).returncode


def _find_browser() -> None:
    """Install Debian's Chromium where that is possible without a question; else the browser tests skip and say why."""
    if any(shutil.which(name) for name in _BROWSERS) or not shutil.which("apt-get") or os.geteuid() != 0:
        return
    print("== installing Chromium for the browser tests (apt-get)", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for words in (["update", "-qq"], ["install", "-qq", "-y", "--no-install-recommends", "chromium"]):
        subprocess.run(["apt-get", *words], check=False, env=quiet, stdout=subprocess.DEVNULL)
