"""Kills the program with SIGKILL while posts come in and replies go out, and counts what broke.

python -m bench crash [--kills N] [--senders N] [--seed N] [--folder DIR] [--json]

Half of the kills come at labelled points of intake, approval and delivery, half at any instant; some senders are put
to sleep past their deadline. The networks are the four fakes of bench.fake_network, which keep their own record; the
clients are the real ones. The checker reads the networks' record, not ours. A run is made of rounds, each with a new
database, with one sender or several; with --folder an interrupted run goes on where it was, and `--kills 0` tells how
it stands.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import asdict
from dataclasses import dataclass
from dataclasses import field
from pathlib import Path

from bench import _crash_points
from bench import _crash_verdict
from bench import _crash_world
from bench import fake_network
from bench._crash_bugs import BUGS
from bench._crash_verdict import Verdict
from bench.fake_network import FakeNetwork
from domain.clock import system_clock
from domain.person import Role
from store import users
from store.database import Database
from store.migrations import open_database

#: Kills in one round, and the senders of one round after another.
ROUND = 250
SENDERS = (1, 4, 1, 8)
#: From so many kills on a point that was never hit makes a run bad.
ENOUGH = 10 * len(_crash_points.ALL_POINTS)
#: The end has come when for so long nothing has moved.
_PATIENCE_SECONDS = 60.0
_FIRST_POSTS = 12


@dataclass(kw_only=True, slots=True)
class Round:
    """One round: what was done to the program, and, once it is over, what came of it."""

    number: int
    senders: int
    seed: int
    kills: int = 0
    pauses: int = 0
    died: int = 0  #: lives that ended by themselves, which none should
    points: dict[str, int] = field(default_factory=dict)
    seconds: float = 0.0
    verdict: Verdict | None = None


class Run:
    """A folder with a file for each round, and the database and networks' record of one that is not over or was bad."""

    def __init__(self, folder: Path, *, seed: int = 1, senders: int = 0, bug: str = "") -> None:
        self.folder, self.seed, self.senders, self.bug = folder, seed, senders, bug
        folder.mkdir(parents=True, exist_ok=True)

    def rounds(self) -> list[Round]:
        """Answer every round so far, the oldest first."""
        return [_read(file) for file in sorted(self.folder.glob("round-*.json"))]

    def go_on(self, kills: int) -> None:
        """Add rounds until so many kills are done in all; one that was interrupted comes first."""
        rounds = self.rounds()
        left = kills - sum(one.kills for one in rounds)
        if rounds and rounds[-1].verdict is None:
            one = rounds.pop()
            self._play(one, min(ROUND, one.kills + max(0, left)))
            left = kills - sum(one.kills for one in self.rounds())
        while left > 0:
            number = len(self.rounds()) + 1
            senders = self.senders or SENDERS[number % len(SENDERS) - 1]
            self._play(Round(number=number, senders=senders, seed=self.seed + number), min(ROUND, left))
            left = kills - sum(one.kills for one in self.rounds())

    def _play(self, one: Round, kills: int) -> None:
        place = self.folder / f"round-{one.number:04}"
        place.mkdir(exist_ok=True)
        with fake_network.serve(state=place / "network.jsonl") as network, ExitStack() as stack:
            db = _prepare(place, network)
            stack.callback(db.close)
            play = Play(one, network, db, place, self.bug)
            play.known = sum((Counter(other.points) for other in self.rounds()), Counter())
            play.kill(kills, lambda: self._save(one))
            one.verdict = _crash_verdict.judge(network, db)
        self._save(one)
        if is_clean(one.verdict) and not one.died:
            shutil.rmtree(place)

    def _save(self, one: Round) -> None:
        file = self.folder / f"round-{one.number:04}.json"
        new = file.with_suffix(".new")
        new.write_text(json.dumps(asdict(one)), encoding="utf-8")
        new.replace(file)

    def summary(self) -> dict[str, object]:
        """Answer what all rounds together found; the round that is not over counts with its kills and points."""
        rounds = self.rounds()
        found = [one.verdict for one in rounds if one.verdict is not None]
        points = sum((Counter(one.points) for one in rounds), Counter())
        counts = ("lost", "doubled", "unapproved", "unsent", "unsettled", "held", "mentions", "posts")
        return {
            "kills": sum(one.kills for one in rounds),
            **{name: sum(getattr(verdict, name) for verdict in found) for name in counts},
            "chain_ok": all(verdict.chain_ok for verdict in found),
            "faults": sorted({fault for verdict in found for fault in verdict.faults}),
            "died": sum(one.died for one in rounds),
            "pauses": sum(one.pauses for one in rounds),
            "kills_at_points": points.total(),
            "points_hit": len(points),
            "points_missed": [point for point in _crash_points.ALL_POINTS if point not in points],
            "points": dict(sorted(points.items())),
            "deliveries": dict(sum((Counter(verdict.deliveries) for verdict in found), Counter())),
            "rounds": len(rounds),
            "senders": sorted({one.senders for one in rounds}),
            "seconds": round(sum(one.seconds for one in rounds), 1),
        }

    def is_clean(self) -> bool:
        """Say whether nothing was lost, doubled, unapproved or left hanging, and every point was hit in a long run."""
        rounds, told = self.rounds(), self.summary()
        is_covered = not told["points_missed"] or sum(one.kills for one in rounds) < ENOUGH
        return is_covered and all(not one.died and is_clean(one.verdict) for one in rounds if one.verdict)


class Play:
    """One round while it is played: lives in a process of their own, killed there; the world is played here."""

    def __init__(self, one: Round, network: FakeNetwork, db: Database, place: Path, bug: str) -> None:
        self.round, self.network, self.db, self.place, self.bug = one, network, db, place, bug
        self.random = random.Random(one.seed * 1_000 + one.kills)
        self.known: Counter[str] = Counter()

    def kill(self, kills: int, save: Callable[[], None]) -> None:
        """Let lives be killed up to `kills` in this round, then let a healthy world come to rest."""
        started, before = time.monotonic(), self.round.seconds
        _crash_world.misbehave(self.network)
        for _ in range(_FIRST_POSTS):
            _crash_world.publish(self.network, self.random)
        with self._begin(kills) as lives:
            assert lives.stdout is not None
            assert lives.stdin is not None
            for line in lives.stdout:
                said = json.loads(line)
                if said["how"] == "calm":
                    self.network.faults.clear()
                    self._wait_for_rest()
                    break
                self._note(said)
                self.round.seconds = round(before + time.monotonic() - started, 1)
                save()
            lives.stdin.close()
            self.round.died += sum(json.loads(line)["how"] == "died" for line in lives.stdout)
        self.round.seconds = round(before + time.monotonic() - started, 1)
        if lives.returncode:
            raise RuntimeError(f"the lives' parent broke; see {self.place / 'lives.log'}")

    def _begin(self, kills: int) -> subprocess.Popen[str]:
        orders = {
            "config": str(self.place / "allears.toml"), "db": str(self.db.path), "kills": kills - self.round.kills,
            "senders": self.round.senders, "seed": self.random.randrange(2**32), "points": dict(self.known),
            "bug": self.bug,
        }  # fmt: skip
        with (self.place / "lives.log").open("a") as errors:
            lives = subprocess.Popen(
                [sys.executable, "-m", "bench._crash_lives"],
                env={**os.environ, **_crash_world.SECRETS},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
            )
        assert lives.stdin is not None
        lives.stdin.write(json.dumps(orders) + "\n")
        lives.stdin.flush()
        return lives

    def _note(self, said: dict[str, str]) -> None:
        if said["how"] == "pause":
            self.round.pauses += 1
            return
        self.round.kills += said["how"] == "kill"
        self.round.died += said["how"] == "died"
        if said["at"]:
            self.round.points[said["at"]] = self.round.points.get(said["at"], 0) + 1
        for _ in range(self.random.choice([0, 1, 1, 2])):
            _crash_world.publish(self.network, self.random)
        if self.random.random() < 0.2:
            _crash_world.change_one(self.network, self.random)

    def _wait_for_rest(self) -> None:
        left, moved = _crash_verdict.count_unsettled(self.network, self.db), time.monotonic()
        while left and time.monotonic() - moved < _PATIENCE_SECONDS:
            time.sleep(0.1)
            if (now_left := _crash_verdict.count_unsettled(self.network, self.db)) != left:
                left, moved = now_left, time.monotonic()


def is_clean(verdict: Verdict | None) -> bool:
    """Say whether a round that is over was without any fault."""
    if verdict is None:
        return False
    bad = verdict.lost + verdict.doubled + verdict.unapproved + verdict.unsent + verdict.unsettled
    return not bad and not verdict.faults


def _prepare(place: Path, network: FakeNetwork) -> Database:
    (place / "allears.toml").write_text(_crash_world.config(network.url), encoding="utf-8")
    db = open_database(place / "allears.db")
    if not users.list_all(db):
        users.add(db, "Dana", Role.LEAD, actor="bench", now_at=system_clock())
    return db


def _read(file: Path) -> Round:
    told = json.loads(file.read_text(encoding="utf-8"))
    verdict = told["verdict"] and Verdict(**{**told["verdict"], "faults": tuple(told["verdict"]["faults"])})
    return Round(**{**told, "verdict": verdict})


def main(arguments: list[str]) -> int:
    """Run, print and answer 1 where anything was lost, doubled or unapproved."""
    parser = argparse.ArgumentParser(prog="python -m bench crash", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--kills", type=int, default=200, help="in all, those of an earlier run in the folder included")
    parser.add_argument("--senders", type=int, default=0, help="in each round; by default 1, 4, 1 and 8 take turns")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, help="keep everything here; an interrupted run goes on")
    parser.add_argument("--bug", choices=sorted(BUGS), default="", help="plant a fault, to see that it is found")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args(arguments)
    with ExitStack() as stack:
        folder = given.folder or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="allears-crash-")))
        run = Run(folder, seed=given.seed, senders=given.senders, bug=given.bug)
        if given.kills:
            run.go_on(given.kills)
        told, is_good = run.summary(), run.is_clean()
    print(json.dumps(told, indent=2) if given.json else "\n".join(f"{name}: {value}" for name, value in told.items()))
    return 0 if is_good else 1
