"""`backup` and `restore`: a copy of the database while it is used, and the way back that sends nothing twice."""

from __future__ import annotations

import sys
from pathlib import Path

from commands import composition
from commands.outcome import print_json
from commands.people import operator
from commands.progress import meter
from domain.clock import system_clock
from domain.errors import AllEarsError
from store import backups

_KEY = "The key of the stored secrets is not in it: keep a copy of the key file in another place."


def backup(file: Path | None, config: Path | None, db: Path | None, as_json: bool) -> int:
    """Copy the database; exit code 1 where the copy has faults, which the database then has, too."""
    store = composition.build(config, db, must_exist=True).db
    target = file or backups.name_by_time(store.path, system_clock(), "backup")
    with meter("Copying pages") as show:
        faults = backups.write(store, target, show)
    size = target.stat().st_size
    if as_json:
        print_json({"file": str(target), "bytes": size, "ok": not faults, "faults": faults})
    elif faults:
        print("\n".join((f"{target} is written, and as faulty as the database:", *faults)))
    else:
        print(f"{target}: {size:,} bytes, looked over, nothing is wrong.\n{_KEY}")
    return 1 if faults else 0


def restore(file: Path, config: Path | None, db: Path | None, yes: bool, as_json: bool) -> int:
    """Put a backup in the place of the database."""
    path = _locate(config, db)
    if not yes:
        _ask(f"{path} gives way to {file} and is kept beside it. Go on? [y/N] ")
    with meter("Copying pages") as show:
        restored = backups.restore(file, path, show, actor=operator(), now_at=system_clock())
    if as_json:
        counts = {"in_doubt": restored.in_doubt, "held": restored.held, "returned": restored.returned}
        kept = None if restored.kept is None else str(restored.kept)
        print_json({"database": str(path), "kept": kept, **counts, "paused": restored.reason})
    else:
        print("\n".join(_tell(path, restored)))
    return 0


def _tell(path: Path, restored: backups.Restored) -> list[str]:
    kept = [f"What stood there before is kept as {restored.kept}."] if restored.kept else []
    return [
        f"{path} is {restored.reason}.",
        *kept,
        f"{restored.in_doubt} replies may have left since; the networks are asked before anything is sent again.",
        f"{restored.held} replies wait for a human, {restored.returned} went back to the queue: look at their posts.",
        "Sending is paused. Start the service, look at the outbox, then run: main.py resume",
    ]


def _locate(config: Path | None, db: Path | None) -> Path:
    """Answer the database's path without opening it: it may be what is broken."""
    loaded = composition.load(config, db, need_secrets=False, stored=None)
    return loaded.locate(("store", "path"))


def _ask(question: str) -> None:
    print(question, end="", file=sys.stderr, flush=True)
    if sys.stdin.readline().strip().lower() not in ("y", "yes"):
        raise AllEarsError("Nothing was changed. To go on without being asked, add --yes.")
