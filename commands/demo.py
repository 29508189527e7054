"""`demo`: a running desk on sample data, from nothing."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path

from commands import composition
from commands import people
from commands import service
from commands.bootstrap import ROOT
from commands.composition import Program
from commands.sample import seed
from domain.errors import AllEarsError

_FOLDER = ROOT / "var" / "demo"


def demo(port: int, reset: bool, config: Path | None, db: Path | None) -> int:
    """Seed the sample data where there is none yet, then serve it."""
    folder = db.parent if db else _FOLDER
    path = db or folder / "demo.db"
    written = config or folder / "allears.toml"
    _refuse_what_is_not_ours(path, written)
    if reset:
        _forget(path, written)
    if not path.exists():
        print("Writing a month of sample data: two invented brands, two simulated networks.", flush=True)
        seed.sow(path, written)
    program = composition.build(written, path, options={"desk.port": str(port), "log.level": "warning"})
    return service.run_both(program, partial(_welcome, program), sample=True)


def _refuse_what_is_not_ours(path: Path, written: Path) -> None:
    """Never write over, or delete, a configuration or a database that somebody works with."""
    if written.exists() and not written.read_text(encoding="utf-8", errors="replace").startswith(seed.MARK):
        raise AllEarsError(f"{written} was not written by the demo; it was left alone. Give --db in another folder.")
    if path.exists() and not written.exists():
        raise AllEarsError(f"{path} is not the demo's; it was left alone. Name another file with --db.")


def _forget(path: Path, written: Path) -> None:
    for file in (written, *(path.with_name(path.name + suffix) for suffix in ("", "-wal", "-shm", ".lock"))):
        file.unlink(missing_ok=True)
    shutil.rmtree(path.parent / seed.NETWORKS, ignore_errors=True)


def _welcome(program: Program, address: str) -> None:
    link = people.sign_in_address(address, program, seed.HOST)
    print(f"\nThe desk is ready. Open this link; it signs you in as {seed.HOST}, once:\n\n    {link}\n", flush=True)
    print("Nothing here is real and nothing leaves this machine. Ctrl+C ends it; --reset starts afresh.", flush=True)
    print("Signed out? The next start prints a new link.\n", flush=True)
