"""One life of the program whose every write is watched: posts come in, are judged, drafted, approved and answered.

python -m bench._powercut_life FOLDER CYCLES SEED SYNCHRONOUS

It uses the real store, poller, stages and clients on one thread, against the fake networks, which run here too and note
each reply before they answer. What it was promised, it notes in the witness at once: these notes are no part of what a
power cut may lose.
"""

from __future__ import annotations

import json
import os
import random
import sys
from dataclasses import replace
from pathlib import Path

from bench import _crash_lives
from bench import _crash_world
from bench import fake_network
from commands import composition
from commands.composition import Program
from domain.person import Role
from monitor import poller
from responders import delivery
from responders.writing import drafting
from sentiment import triage
from store import users
from store.database import Database
from store.migrations import open_database

DB, WITNESS, NETWORK = "allears.db", "witness.jsonl", "network.jsonl"
_POSTS = 4


def prepare(folder: Path) -> None:
    """Make the database that the life begins with, closed and on the disk."""
    db = open_database(folder / DB)
    users.add(db, "Dana", Role.LEAD, actor="bench", now_at=1)
    db.close()


def live(folder: Path, cycles: int, seed: int, synchronous: str) -> None:
    """Go through so many cycles of work, then end as a power cut does: nothing is closed."""
    rng = random.Random(seed)
    with fake_network.serve(state=folder / NETWORK) as network:
        (folder / "allears.toml").write_text(_crash_world.config(network.url), encoding="utf-8")
        os.environ.update(_crash_world.SECRETS)
        db = Database(folder / DB)
        # held from now on: the last connection that closes would put the log of writes away
        db.connection().execute(f"PRAGMA synchronous={synchronous}")
        loaded = composition.load(folder / "allears.toml", folder / DB, need_secrets=True)
        program = Program(loaded=loaded, db=db)
        witness = os.open(folder / WITNESS, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        for _ in range(cycles):
            for _ in range(_POSTS):
                _crash_world.publish(network, rng)
            if rng.random() < 0.5:
                network.fail(rng.choice(["drop_after", "error_after", "garbage_after", "drop_before"]), on="write")
            _work(program, witness)
        os._exit(0)


def _work(program: Program, witness: int) -> None:
    """Let every stage run once, and note what each has promised to have kept."""
    db, clock = program.db, program.clock
    for platform in program.platforms.values():
        poller.poll_account(db, platform, clock)
    _note(witness, "mention", [row[0] for row in db.rows("SELECT native_id FROM mention")])
    triage.run_once(db, program.judge, clock)
    drafting.run_once(db, replace(program.writer, settle_ms=0), clock)
    user = users.list_all(db)[0]
    for row in db.rows("SELECT id FROM draft WHERE status = 'pending' ORDER BY id"):
        _crash_lives.approve(db, row["id"], user)
        _note(witness, "approval", [one[0] for one in db.rows("SELECT hash FROM approval")])
    delivery.run_once(db, program.platforms, _crash_lives.RULES, clock)
    _note(witness, "sent", [row[0] for row in db.rows("SELECT hash FROM delivery WHERE status = 'sent'")])


def _note(witness: int, what: str, kept: list[str]) -> None:
    os.write(witness, (json.dumps({"kept": what, "keys": kept}) + "\n").encode())


if __name__ == "__main__":
    live(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4])
