"""Measure how long an approved reply takes until it is at the network, through the real daemon and a fake X.

python -m bench wire [--replies N] [--json]

The undo window is 0. This process plays the person and the network; `main.py daemon` runs beside it as it runs for
months. One reply after the other is approved at a random moment, and the network notes when it arrives.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from dataclasses import dataclass
from dataclasses import field
from pathlib import Path

from bench import fake_network
from bench.fake_network import FakeNetwork
from domain.assessment import Assessment
from domain.assessment import Intent
from domain.assessment import Sentiment
from domain.clock import system_clock
from domain.mention import Author
from domain.mention import MentionKind
from domain.mention import Post
from domain.person import Role
from domain.person import User
from domain.priority import Priority
from domain.priority import Ranking
from responders import decisions
from store import accounts
from store import assessments
from store import drafts
from store import intake
from store import mentions
from store import users
from store.assessments import Judgement
from store.database import Database
from store.migrations import open_database

GOAL_MS = 1_000
_ACCOUNT = "acme-x"
_CONFIG = """
[[accounts]]
name = "acme-x"
platform = "x"
handle = "acme"
machine_text = true
api_url = "{url}"
options = {{ user_id = "1", sources = "mentions" }}
"""
_SECRETS = {
    f"ALLEARS_ACME_X_{name}": "x" for name in ("CONSUMER_KEY", "CONSUMER_SECRET", "ACCESS_TOKEN", "ACCESS_TOKEN_SECRET")
}
_PATIENCE_SECONDS = 60.0


@dataclass(kw_only=True, slots=True)
class Result:
    """Milliseconds from the approval to the network, and how many replies never came."""

    replies: int
    p50: int = 0
    p95: int = 0
    slowest: int = 0
    missing: int = 0
    goal_ms: int = GOAL_MS
    milliseconds: list[int] = field(default_factory=list)


def measure(folder: Path, replies: int, seed: int) -> Result:
    """Approve so many replies, one after the other, and answer how long each took."""
    db, result, chance = open_database(folder / "allears.db"), Result(replies=replies), random.Random(seed)
    user = users.add(db, "Dana", Role.LEAD, actor="bench", now_at=system_clock())
    with fake_network.serve() as network, _daemon(folder, db, network):
        for number in range(replies):
            draft_id = _draft(db, network, number)
            time.sleep(chance.random())
            taken = _approve_and_wait(db, network, user, draft_id)
            if taken is None:
                result.missing += 1
            else:
                result.milliseconds.append(taken)
    db.close()
    if len(result.milliseconds) > 1:
        shares = statistics.quantiles(result.milliseconds, n=100, method="inclusive")
        result.p50, result.p95, result.slowest = round(shares[49]), round(shares[94]), max(result.milliseconds)
    return result


def _approve_and_wait(db: Database, network: FakeNetwork, user: User, draft_id: int) -> int | None:
    """Answer the milliseconds from the click to the network; None where the reply does not come."""
    draft, known = drafts.get(db, draft_id), len(network.record.replies())
    clicked_at = system_clock()
    decisions.approve(db, draft.id, draft.version, user, review=lambda _d, _t: (), undo_ms=0, now_at=clicked_at)
    if not network.record.wait_for_replies(known + 1, _PATIENCE_SECONDS):
        return None
    return network.record.replies()[-1].created_at - clicked_at


@contextmanager
def _daemon(folder: Path, db: Database, network: FakeNetwork) -> Iterator[None]:
    """Run the real daemon for as long as the block runs; its log stays in the folder."""
    config = folder / "allears.toml"
    config.write_text(_CONFIG.format(url=network.url), encoding="utf-8")
    words = [sys.executable, "main.py", "daemon", "--config", str(config), "--db", str(db.path)]
    with (folder / "daemon.log").open("w") as log:
        process = subprocess.Popen(words, env={**os.environ, **_SECRETS}, stdout=log, stderr=log)
        try:
            _wait_for_a_beat(db, process)
            yield
        finally:
            process.terminate()
            process.wait(_PATIENCE_SECONDS)


def _wait_for_a_beat(db: Database, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while accounts.last_beat(db, "daemon") is None:
        if process.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError("the daemon did not start; its log says why")
        time.sleep(0.05)


def _draft(db: Database, network: FakeNetwork, number: int) -> int:
    """Let somebody call us, and a reply be drafted, as the daemon's other stages would."""
    published, now_at = network.record.publish("x", "ann", f"@acme where is parcel {number}?"), system_clock()
    post = Post(
        native_id=published.id, text=published.text, author=Author(native_id="7", handle="ann"),
        created_at=published.created_at, kind=MentionKind.MENTION, conversation_id=published.id,
    )  # fmt: skip
    ranking = Ranking(score=1.0, priority=Priority.LOW, reasons=(), due_at=now_at)
    with db.immediate():  # at once, or the daemon would judge and draft it before us
        intake.record_page(db, account=_ACCOUNT, platform="x", posts=[post], now_at=now_at)
        mention = mentions.find(db, "x", published.id)
        read = Assessment(
            mention_id=mention.id, sentiment=Sentiment.NEUTRAL, probabilities=None, intent=Intent.QUESTION,
            language="en", needs_reply=True, model="bench", assessed_at=now_at,
        )  # fmt: skip
        assessments.record(db, [Judgement(assessment=read, ranking=ranking)], now_at=now_at)
        opened = mentions.get(db, mention.id)
        draft_id = drafts.record(db, opened, text=f"Reply {number}.", steps=(), playbook="", now_at=now_at)
    if draft_id is None:
        raise RuntimeError("the daemon polled the post first; run it again")
    return draft_id


def main(arguments: list[str]) -> int:
    """Measure, print, and answer 1 where a reply never came or the goal is missed."""
    parser = argparse.ArgumentParser(prog="python -m bench wire", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--replies", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="allears-wire-") as folder:
        result = measure(Path(folder), given.replies, given.seed)
    if given.json:
        print(json.dumps(asdict(result), indent=2))
    else:
        print(f"{given.replies} replies: p50 {result.p50} ms, p95 {result.p95} ms, slowest {result.slowest} ms, "
              f"{result.missing} never came (goal: p95 of at most {GOAL_MS} ms)")  # fmt: skip
    return 0 if not result.missing and 0 < result.p95 <= GOAL_MS else 1
