"""Take each guard of delivery away in turn, in a copy of the tree, and see whether the tests notice.

python -m bench mutants [--only WORDS] [--json]

The table stands in bench/_mutant_table.py. Each mutant runs its narrow tests until the first that fails; one that none
of them notices has survived, and wants a test. The tests must pass on the copy as it is, or nothing is proven.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict
from dataclasses import dataclass
from dataclasses import field
from pathlib import Path

from bench._mutant_table import MUTANTS
from bench._mutant_table import Mutant

ROOT = Path(__file__).resolve().parents[1]
#: Neither sources nor needed by the tests of delivery.
_LEFT_OUT = shutil.ignore_patterns(".*", "var", "__pycache__", "docs", "*.md")
_FAILED = re.compile(r"^(?:FAILED|ERROR) (\S+)", re.MULTILINE)
_LONGEST_SECONDS = 1_800


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """How one mutant ended: the test that caught it, empty where none did."""

    guard: str
    file: str
    caught_by: str
    seconds: float


@dataclass(kw_only=True, slots=True)
class Result:
    """What a run found; `survived` names the guards that no test misses."""

    mutants: int = 0
    caught: int = 0
    baseline: str = ""
    survived: list[str] = field(default_factory=list)
    found: list[Found] = field(default_factory=list)
    seconds: float = 0.0


def measure(mutants: Sequence[Mutant]) -> Result:
    """Try each mutant in a copy of this tree."""
    started, result = time.monotonic(), Result(mutants=len(mutants))
    with tempfile.TemporaryDirectory(prefix="allears-mutants-") as folder:
        copy = Path(folder) / "tree"
        shutil.copytree(ROOT, copy, ignore=_LEFT_OUT)
        result.baseline = run_tests(copy, sorted({test for mutant in mutants for test in mutant.tests}))
        for mutant in mutants if not result.baseline else ():
            result.found.append(try_one(copy, mutant))
            _show(result.found[-1], len(result.found), len(mutants))
    result.survived = [one.guard for one in result.found if not one.caught_by]
    result.caught = len(result.found) - len(result.survived)
    result.seconds = round(time.monotonic() - started, 1)
    return result


def try_one(copy: Path, mutant: Mutant) -> Found:
    """Take one guard away, run its tests, and put it back."""
    file, started = copy / mutant.file, time.monotonic()
    source = file.read_text(encoding="utf-8")
    file.write_text(change(source, mutant), encoding="utf-8")
    try:
        caught_by = run_tests(copy, mutant.tests)
    finally:
        file.write_text(source, encoding="utf-8")
    seconds = round(time.monotonic() - started, 1)
    return Found(guard=mutant.guard, file=mutant.file, caught_by=caught_by, seconds=seconds)


def change(source: str, mutant: Mutant) -> str:
    """Answer a file without its guard; raises ValueError where the guard is not there exactly once."""
    if source.count(mutant.old) != 1:
        raise ValueError(f"{mutant.guard}: its text stands {source.count(mutant.old)} times in {mutant.file}")
    return source.replace(mutant.old, mutant.new)


def run_tests(copy: Path, tests: Sequence[str]) -> str:
    """Answer the first test that fails, or the last line of what was said where pytest itself did; empty if all pass.

    No bytecode is kept: two mutants of one file may have the same size within the same second.
    """
    words = [sys.executable, "-B", "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *tests]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        words, cwd=copy, env=environment, capture_output=True, text=True, timeout=_LONGEST_SECONDS, check=False
    )
    if done.returncode == 0:
        return ""
    failed = _FAILED.search(done.stdout)
    return failed[1] if failed else (done.stdout + done.stderr).strip().rpartition("\n")[2]


def _show(found: Found, done: int, total: int) -> None:
    said = f"caught by {found.caught_by}" if found.caught_by else "SURVIVED"
    print(f"{done} of {total}  {found.guard}: {said} ({found.seconds:.0f} s)", file=sys.stderr, flush=True)


def main(arguments: list[str]) -> int:
    """Run, print, and answer 1 where a mutant survived or the tests fail without one."""
    parser = argparse.ArgumentParser(prog="python -m bench mutants", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--only", default="", help="only guards with these words in their name")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args(arguments)
    result = measure([mutant for mutant in MUTANTS if given.only in mutant.guard])
    if given.json:
        print(json.dumps(asdict(result), indent=2))
    else:
        print(f"{result.caught} of {result.mutants} guards are missed when they are gone, in {result.seconds:.0f} s.")
        for line in [result.baseline and f"Without any mutant fails: {result.baseline}", *result.survived]:
            print(line)
    return 0 if result.caught == result.mutants else 1
