"""Let two people approve the same draft within ten milliseconds, again and again, and count who won.

python -m bench approve_race [--times N] [--seed N] [--json]

Each of the two is a process with its own connection, as two desks are; a barrier lets them go at once, and each then
waits up to ten milliseconds. Exactly one must win each time, and the other be told who was faster and when.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import random
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict
from dataclasses import dataclass
from dataclasses import field
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier
from pathlib import Path

from domain.assessment import Assessment
from domain.assessment import Intent
from domain.assessment import Sentiment
from domain.clock import system_clock
from domain.draft import Draft
from domain.draft import Finding
from domain.errors import InvalidMove
from domain.errors import StaleDraft
from domain.mention import Author
from domain.mention import MentionKind
from domain.mention import Post
from domain.person import Role
from domain.priority import Priority
from domain.priority import Ranking
from responders import decisions
from store import assessments
from store import checks
from store import drafts
from store import intake
from store import mentions
from store import users
from store.assessments import Judgement
from store.database import Database
from store.migrations import open_database

NAMES = ("Dana", "Theo")
_APART_SECONDS = 0.010
_WON = "won"
_PATIENCE_SECONDS = 120.0


@dataclass(kw_only=True, slots=True)
class Result:
    """What was counted. `told` says how often the slower one heard who was faster; everything bad must be zero."""

    times: int
    won_once: int = 0
    won_twice: int = 0
    won_never: int = 0
    refused: int = 0
    told: int = 0
    deliveries: int = 0
    seconds: float = 0.0
    faults: list[str] = field(default_factory=list)

    @property
    def is_clean(self) -> bool:
        """Say whether exactly one won each time, and the other was told."""
        counts = {self.won_once, self.refused, self.told, self.deliveries}
        return counts == {self.times} and not self.faults


def measure(path: Path, times: int, seed: int) -> Result:
    """Race `times` times over the drafts of a new database and answer what was counted."""
    db, started = open_database(path), time.monotonic()
    drafted = _fill(db, times)
    spawn = multiprocessing.get_context("spawn")
    barrier, pipes, racers = spawn.Barrier(len(NAMES)), [], []
    for place, name in enumerate(NAMES):
        ours, theirs = spawn.Pipe()
        racers.append(spawn.Process(target=race, args=(path, name, drafted, seed + place, barrier, theirs)))
        pipes.append(ours)
        racers[-1].start()
    said = [pipe.recv() for pipe in pipes]
    for racer in racers:
        racer.join(_PATIENCE_SECONDS)
    result = Result(times=times)
    for both in zip(*said, strict=True):
        _count(result, both)
    result.deliveries = int(db.scalar("SELECT count(*) FROM delivery"))
    result.faults = checks.find_faults(db)
    db.close()
    result.seconds = round(time.monotonic() - started, 1)
    return result


def race(path: Path, name: str, drafted: Sequence[int], seed: int, barrier: Barrier, pipe: Connection) -> None:
    """Be one of the two: approve each draft as it was seen at first, and say how each ended."""
    db, chance = Database(path), random.Random(seed)
    user = users.get(db, name)
    said = []
    for draft_id in drafted:
        draft = drafts.get(db, draft_id)
        barrier.wait(_PATIENCE_SECONDS)
        time.sleep(chance.random() * _APART_SECONDS)
        try:
            decisions.approve(db, draft_id, draft.version, user, review=_let_pass, undo_ms=0, now_at=system_clock())
            said.append(_WON)
        except (InvalidMove, StaleDraft) as refusal:
            said.append(str(refusal))
        barrier.wait(_PATIENCE_SECONDS)
    db.close()
    pipe.send(said)


def _count(result: Result, said: Sequence[str]) -> None:
    winners = [name for name, word in zip(NAMES, said, strict=True) if word == _WON]
    refusals = [word for word in said if word != _WON]
    result.won_once += len(winners) == 1
    result.won_twice += len(winners) > 1
    result.won_never += not winners
    result.refused += len(refusals) == 1
    result.told += len(winners) == 1 and f"by {winners[0]}, " in refusals[0]


def _let_pass(_draft: Draft, _text: str) -> Sequence[Finding]:
    return ()


def _fill(db: Database, times: int) -> list[int]:
    """Make so many open mentions with a draft each, and the two people; answer the drafts' ids."""
    now_at = system_clock()
    for name in NAMES:
        users.add(db, name, Role.APPROVER, actor="bench", now_at=now_at)
    posts = [_post(number, now_at) for number in range(times)]
    mention_ids = intake.record_page(db, account="acme", platform="replay", posts=posts, now_at=now_at).new_ids
    ranking = Ranking(score=1.0, priority=Priority.LOW, reasons=(), due_at=now_at)
    assessments.record(db, [_judged(one, ranking, now_at) for one in mention_ids], now_at=now_at)
    found = [
        drafts.record(db, mentions.get(db, one), text=f"Reply {one}.", steps=(), playbook="", now_at=now_at)
        for one in mention_ids
    ]
    return [one for one in found if one is not None]


def _post(number: int, now_at: int) -> Post:
    author = Author(native_id=f"u{number}", handle=f"user{number}")
    return Post(
        native_id=f"p{number}", text=f"Where is parcel {number}?", author=author, created_at=now_at - number,
        kind=MentionKind.MENTION,
    )  # fmt: skip


def _judged(mention_id: int, ranking: Ranking, now_at: int) -> Judgement:
    read = Assessment(
        mention_id=mention_id, sentiment=Sentiment.NEUTRAL, probabilities=None, intent=Intent.QUESTION, language="en",
        needs_reply=True, model="bench", assessed_at=now_at,
    )  # fmt: skip
    return Judgement(assessment=read, ranking=ranking)


def main(arguments: list[str]) -> int:
    """Race, print, and answer 1 where two won, nobody did, or the slower one was not told who was faster."""
    parser = argparse.ArgumentParser(prog="python -m bench approve_race", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--times", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="allears-race-") as folder:
        result = measure(Path(folder) / "race.db", given.times, given.seed)
    told = asdict(result)
    print(json.dumps(told, indent=2) if given.json else "\n".join(f"{name}: {value}" for name, value in told.items()))
    return 0 if result.is_clean else 1
