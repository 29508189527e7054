"""Kills the daemon with SIGKILL at random instants while posts come in and replies go out, then counts what broke.

python -m bench crash [--kills N] [--seed N] [--folder DIR] [--json]

The networks are the fake X and Reddit of bench.fake_network, which keep their own record; the clients are the real
tweepy and praw; the people at the desk are played by this process, which approves every draft it sees. The checker
reads the networks' record, not ours. With --folder an interrupted run goes on where it was.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import ExitStack
from dataclasses import asdict
from dataclasses import dataclass
from dataclasses import field
from functools import cached_property
from pathlib import Path

from bench import fake_network
from bench._fake_faults import Fault
from bench.fake_network import FakeNetwork
from domain.clock import system_clock
from domain.draft import approval_hash
from domain.errors import AllEarsError
from domain.person import Role
from domain.person import User
from responders import decisions
from store import checks
from store import drafts
from store import users
from store.database import Database
from store.migrations import open_database

CONFIG = """
[monitor]
settle = "1s"

[[accounts]]
name = "acme-x"
platform = "x"
handle = "acme"
machine_text = true
api_url = "{url}"
options = {{ user_id = "1", sources = "mentions", timeout = "1" }}
poll_fastest = "1s"
poll_slowest = "1s"

[[accounts]]
name = "acme-reddit"
platform = "reddit"
handle = "acme"
api_url = "{url}"
options = {{ sources = "mentions", timeout = "1" }}
poll_fastest = "1s"
poll_slowest = "1s"
"""
SECRETS = {
    "ALLEARS_ACME_X_CONSUMER_KEY": "k", "ALLEARS_ACME_X_CONSUMER_SECRET": "s", "ALLEARS_ACME_X_ACCESS_TOKEN": "t",
    "ALLEARS_ACME_X_ACCESS_TOKEN_SECRET": "u", "ALLEARS_ACME_REDDIT_CLIENT_ID": "c",
    "ALLEARS_ACME_REDDIT_CLIENT_SECRET": "d", "ALLEARS_ACME_REDDIT_REFRESH_TOKEN": "r",
}  # fmt: skip
#: What the networks do now and then, and how often: each kind of lost, late and refused answer.
FAULTS = (
    ("drop_before", "write", 0.05), ("drop_after", "write", 0.06), ("drop_late", "write", 0.04),
    ("error_after", "write", 0.05), ("html_after", "write", 0.03), ("rate_limited", "write", 0.02),
    ("unauthorized", "write", 0.02),
    ("error_before", "read", 0.05), ("garbage", "read", 0.03), ("drop_before", "read", 0.03),
)  # fmt: skip
#: Who began the thread on the fake Reddit under which people call for us.
THREAD_STARTER = "moderator"
#: The end has come when for so long nothing has moved.
_PATIENCE_SECONDS = 60.0


@dataclass(kw_only=True, slots=True)
class Result:
    """What a run found. `kills` counts lives ended by SIGKILL; everything else but the counts must be zero."""

    kills: int = 0
    mentions: int = 0
    posts: int = 0
    lost: int = 0
    doubled: int = 0
    unapproved: int = 0
    unsettled: int = 0
    chain_ok: bool = True
    faults: list[str] = field(default_factory=list)
    deliveries: dict[str, int] = field(default_factory=dict)
    seconds: float = 0.0

    @property
    def is_clean(self) -> bool:
        """Say whether nothing was lost, doubled, unapproved or left hanging."""
        return not (self.lost or self.doubled or self.unapproved or self.unsettled or self.faults)


class Run:
    """One run: a folder with database and networks' record, a network server, and one daemon life after another."""

    def __init__(self, folder: Path, network: FakeNetwork, seed: int) -> None:
        self.folder, self.network, self.random = folder, network, random.Random(seed)
        self.config = folder / "allears.toml"
        self.config.write_text(CONFIG.format(url=network.url))
        self.db: Database = open_database(folder / "allears.db")
        self.user: User = users.add(self.db, "Dana", Role.LEAD, actor="bench", now_at=system_clock())

    @cached_property
    def lives(self) -> subprocess.Popen[str]:
        """Answer the lives' parent, started with the first life."""
        command = [sys.executable, "-m", "bench._crash_life", str(self.config), str(self.db.path)]
        with (self.folder / "lives.log").open("a") as errors:
            return subprocess.Popen(
                command,
                env={**os.environ, **SECRETS},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
            )

    def begin_life(self) -> int:
        """Start a daemon and answer its process id."""
        assert self.lives.stdin is not None
        assert self.lives.stdout is not None
        self.lives.stdin.write("\n")
        self.lives.stdin.flush()
        return int(self.lives.stdout.readline())

    def work(self, until: float) -> None:
        """Be the world while a daemon lives: people post, the desk approves."""
        while time.monotonic() < until:
            if self.random.random() < 0.12:
                self.publish()
            self.approve()
            time.sleep(0.02)

    def publish(self) -> None:
        """Let somebody say something to us."""
        name = self.random.choice(["x", "reddit"])
        number = self.random.randrange(10**9)
        parent = self._thread() if name == "reddit" else ""  # u/name reaches us from comments alone
        text = f"@acme u/acme my parcel {number} is late again, why?"
        self.network.record.publish(name, f"user{number}", text, parent=parent)

    def _thread(self) -> str:
        record = self.network.record
        found = [post for post in record.newest_first("reddit") if post.author == THREAD_STARTER]
        return (found[0] if found else record.publish("reddit", THREAD_STARTER, "Late parcels, all in one place")).id

    def approve(self) -> None:
        """Approve what the desk would show, as a person who is quick."""
        waiting = self.db.rows("SELECT id FROM draft WHERE status = 'pending' ORDER BY id LIMIT 5")
        for row in waiting:
            draft = drafts.get(self.db, row["id"])
            try:
                # X refuses the same words twice from one account, so every reply here says something of its own
                own = f"{draft.text[:200]} (case {draft.id})"
                draft = decisions.edit(self.db, draft.id, draft.version, self.user, own, now_at=system_clock())
                decisions.approve(
                    self.db,
                    draft.id,
                    draft.version,
                    self.user,
                    review=lambda _d, _t: (),
                    undo_ms=0,
                    now_at=system_clock(),
                )
            except AllEarsError:
                continue  # somebody was faster, or the mention moved on: a person would see it and go on

    def settle(self) -> None:
        """Let a healthy network and an undisturbed daemon bring everything to an end."""
        self.network.faults.clear()
        # a long run leaves an account backing off for minutes, longer than this run's patience with a healthy network
        with self.db.immediate():
            self.db.run("UPDATE account SET next_poll_at = 0")
        pid, left, moved = self.begin_life(), self.unsettled(), time.monotonic()
        while left and time.monotonic() - moved < _PATIENCE_SECONDS:
            self.approve()
            time.sleep(0.05)
            if (now_left := self.unsettled()) != left:
                left, moved = now_left, time.monotonic()
        os.kill(pid, signal.SIGKILL)

    def unsettled(self) -> int:
        """Answer how much is still on its way."""
        published = len(self._published() - self._known())
        moving = self.db.scalar(
            """SELECT (SELECT count(*) FROM mention WHERE status IN ('new', 'open'))
               + (SELECT count(*) FROM delivery WHERE status IN ('queued', 'sending', 'unknown'))"""
        )
        return published + int(moving)

    def _published(self) -> set[str]:
        record = self.network.record
        posts = [post for name in ("x", "reddit") for post in record.newest_first(name)]
        return {post.id for post in posts if not post.is_ours and post.author != THREAD_STARTER}

    def _known(self) -> set[str]:
        return {row[0] for row in self.db.rows("SELECT native_id FROM mention UNION SELECT native_id FROM quarantine")}

    def verdict(self, result: Result) -> Result:
        """Compare the networks' record with ours."""
        replies = self.network.record.replies()
        per_target = Counter(post.parent for post in replies)
        approved = {row[0] for row in self.db.rows("SELECT hash FROM approval")}
        result.mentions, result.posts = len(self._published()), len(replies)
        result.lost = len(self._published() - self._known())
        result.doubled = sum(count - 1 for count in per_target.values())
        result.unapproved = sum(
            approval_hash(f"acme-{post.network}", post.parent, post.text) not in approved for post in replies
        )
        result.unsettled = self.unsettled()
        result.faults = checks.find_faults(self.db)
        result.chain_ok = not any("history" in fault for fault in result.faults)
        rows = self.db.rows("SELECT status, count(*) AS n FROM delivery GROUP BY status")
        result.deliveries = {row["status"]: row["n"] for row in rows}
        return result

    def close(self) -> None:
        """End the lives' parent, if there was a life."""
        if "lives" in self.__dict__:
            self.lives.communicate(timeout=10)
        self.db.close()


def measure(folder: Path, kills: int, seed: int) -> Result:
    """Kill `kills` lives, settle, and answer what was found."""
    counter, started = folder / "kills", time.monotonic()
    result = Result(kills=int(counter.read_text()) if counter.exists() else 0)
    with fake_network.serve(state=folder / "network.jsonl") as network:
        run = Run(folder, network, seed + result.kills)
        for kind, on, probability in FAULTS:
            network.faults.add(Fault(kind=kind, on=on, times=10**9, probability=probability, seconds=0.5, wait=5))
        while result.kills < kills:
            pid = run.begin_life()
            run.work(time.monotonic() + run.random.choice([0.05, 0.3, 1.0, 2.5]) * (0.5 + run.random.random()))
            os.kill(pid, signal.SIGKILL)
            result.kills += 1
            counter.write_text(str(result.kills))
            _show(result.kills, kills)
        run.settle()
        run.verdict(result)
        run.close()
    result.seconds = round(time.monotonic() - started, 1)
    return result


def _show(done: int, total: int) -> None:
    if done % 20 == 0:
        print(f"{done} of {total} kills", file=sys.stderr, flush=True)


def main(arguments: list[str]) -> int:
    """Run, print and answer 1 where anything was lost, doubled or unapproved."""
    parser = argparse.ArgumentParser(prog="python -m bench crash", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, help="keep everything here; an interrupted run goes on")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args(arguments)
    with ExitStack() as stack:
        folder = given.folder or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="allears-crash-")))
        folder.mkdir(parents=True, exist_ok=True)
        result = measure(folder, given.kills, given.seed)
    told = asdict(result)
    print(json.dumps(told, indent=2) if given.json else "\n".join(f"{name}: {value}" for name, value in told.items()))
    return 0 if result.is_clean else 1
