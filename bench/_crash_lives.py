"""Forks lives of the program and ends each with SIGKILL, at a labelled point or at a random instant.

This process imports everything and loads the model once, so that a life costs milliseconds; it opens no database, since
a connection must not cross a fork. It reads its Orders as one JSON line, and tells one line for each life's end. After
the last kill it lets a full set of lives be, until its standard input ends.
"""

from __future__ import annotations

import ctypes
import gc
import importlib
import json
import os
import random
import select
import signal
import sys
import threading
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bench import _crash_points
from bench._crash_bugs import BUGS
from commands import composition
from commands import logs
from commands import service
from commands.composition import Program
from domain.assessment import Passage
from domain.clock import SECOND
from domain.clock import system_clock
from domain.errors import AllEarsError
from domain.person import User
from domain.platform import Platform
from monitor import cadence
from platforms import registry
from responders import attempts
from responders import decisions
from responders import delivery
from store import deliveries
from store import drafts
from store import users
from store.database import Database

#: The real figures shrunk, so that a doubt is settled within the run, yet no stall of a busy machine is a late post.
RULES = delivery.Rules(
    deadline_ms=2 * SECOND, settle_ms=3 * SECOND, second_lookup_ms=SECOND, max_attempts=5, daily_limit=10**9,
    stale_ms=40 * SECOND,
)  # fmt: skip
#: A sender put to sleep wakes when its reply was called unknown and looked up by another.
PAUSE_SECONDS = (RULES.deadline_ms + RULES.settle_ms) / SECOND + 1.0
#: A life that does not come by a wanted point is ended anyway; long enough for one to begin on a busy machine.
_LONGEST_LIFE = 6.0
#: The first lives of a round bring work on its way, for the others to be killed at.
_FIRST_LIFE = 4.0
_RETRY_MS, _LOOKUP_MS, _REST_MS = 100, 500, 100


@dataclass(frozen=True, kw_only=True, slots=True)
class Orders:
    """What to do: how many kills, with how many senders, beginning with these counts of points."""

    config: str
    db: str
    kills: int
    senders: int
    seed: int
    points: Mapping[str, int]
    bug: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """How a life shall end: at one of the wanted points, after `skip` passings; or, with a delay, at the instant that
    much later than the first of them; at the latest after `seconds`. First it may sleep at a point.
    """

    wanted: frozenset[str] = frozenset()
    skip: int = 0
    delay: float | None = None
    pause: str = ""
    seconds: float = _LONGEST_LIFE


@dataclass(kw_only=True, slots=True)
class _Life:
    role: str
    plan: Plan
    ends_at: float
    wakes_at: float = 0.0
    is_killed: bool = False


class HurriedProgram(Program):
    """The real program in a hurry: clients are made before the fork, and nothing waits for long."""

    @property
    def delivery_rules(self) -> delivery.Rules:
        """Answer the shrunk figures."""
        return RULES

    def load_platforms(self) -> Mapping[str, Platform]:
        """Answer clients that poll many times a second."""
        found = super().load_platforms()
        for platform in found.values():
            platform.FASTEST_POLL, platform.SLOWEST_POLL = _REST_MS, 2 * _REST_MS
        return found


def run_daemon(program: Program) -> None:
    """Be the daemon, with all its jobs."""
    service.build_daemon(program).run(threading.Event())


def run_sender(program: Program) -> None:
    """Do what `main.py deliver` does, again and again."""
    while True:
        delivery.run_once(program.db, program.platforms, program.delivery_rules, program.clock)
        time.sleep(0.01)


def run_desk(program: Program) -> None:
    """Be a quick person, who gives every draft words of its own and approves it."""
    user = users.list_all(program.db)[0]
    while True:
        for row in program.db.rows("SELECT id FROM draft WHERE status = 'pending' ORDER BY id LIMIT 5"):
            approve(program.db, row["id"], user)
        time.sleep(0.01)


def approve(db: Database, draft_id: int, user: User) -> None:
    """Approve a draft with words of its own: X refuses the same twice from one account. What is gone is dismissed."""
    try:
        draft, now_at = drafts.get(db, draft_id), system_clock()
        sent_back = deliveries.find_for_mention(db, draft.mention_id)
        if sent_back is not None and "is gone from" in sent_back.error:
            decisions.dismiss(db, draft.mention_id, user, now_at=now_at)
            return
        own = draft.text if "(case " in draft.text else f"{draft.text[:200]} (case {draft.id})"
        draft = decisions.edit(db, draft.id, draft.version, user, own, now_at=now_at)
        decisions.approve(db, draft.id, draft.version, user, review=lambda _d, _t: (), undo_ms=0, now_at=system_clock())
    except AllEarsError:
        return  # somebody was faster, or the mention moved on: a person would see it and go on


ROLES = {
    "daemon": (run_daemon, _crash_points.DAEMON_POINTS),
    "sender": (run_sender, _crash_points.SENDER_POINTS),
    "desk": (run_desk, _crash_points.DESK_POINTS),
}


class Killer:
    """Keeps one life in each slot, ends it as planned, and tells how each ended."""

    def __init__(self, orders: Orders, program: Program) -> None:
        self.orders, self.program = orders, program
        self.random = random.Random(orders.seed)
        self.points: Counter[str] = Counter(orders.points)
        self.lives: dict[int, _Life] = {}
        self.reached: dict[int, str] = {}
        self.kills = 0
        self.reader, self.writer = os.pipe()
        os.set_blocking(self.reader, False)

    def run(self) -> None:
        """Kill as often as ordered; then let the lives be until standard input ends."""
        slots = ["daemon", "desk", *["sender"] * (self.orders.senders - 1)]
        try:
            for role in slots:
                self._begin(role, Plan(seconds=_FIRST_LIFE))
            while self.kills < self.orders.kills:
                self._attend()
            for pid in list(self.lives):
                self._end(pid)
            _tell(role="", how="calm", at="")
            for role in slots:
                self._begin(role, Plan(seconds=10**9))
            while not select.select([sys.stdin], [], [], 0.2)[0]:
                self._reap(again=Plan(seconds=10**9))
        finally:
            for pid in list(self.lives):
                self._end(pid)

    def _begin(self, role: str, plan: Plan | None = None) -> None:
        plan = plan or self._plan(role)
        pid = os.fork()
        if pid == 0:
            self._live(role, plan)
        self.lives[pid] = _Life(role=role, plan=plan, ends_at=time.monotonic() + plan.seconds)

    def _plan(self, role: str) -> Plan:
        """Half of all lives end at a point, those reached least before others; half at any instant, mostly at work."""
        if role == "sender" and self.random.random() < 0.03:
            pause = self.random.choice(_crash_points.PAUSE_POINTS)
            return Plan(pause=pause, seconds=_LONGEST_LIFE)
        points = ROLES[role][1]
        if self.random.random() < 0.1:
            return Plan(seconds=self.random.random())
        if self.random.random() < 0.5:
            some = self.random.sample(points, len(points) // 2)
            return Plan(wanted=frozenset(some), delay=0.2 * self.random.random() ** 3)
        rarest = sorted(points, key=lambda point: (self.points[point], self.random.random()))
        return Plan(wanted=frozenset(rarest[: len(points) // 2]), skip=self.random.choice([0, 0, 1, 3]))

    def _live(self, role: str, plan: Plan) -> None:
        """Be a life: it never comes back from here."""
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGCHLD})
        die_with_parent()
        try:
            _crash_points.install(_Reached(plan, self.writer))
            if self.orders.bug:
                BUGS[self.orders.bug]()
            ROLES[role][0](self.program)
        finally:
            sys.excepthook(*sys.exc_info())
            os._exit(1)

    def _attend(self) -> None:
        """Wait a little or until a life ends or sleeps; end those whose time is up."""
        if select.select([sys.stdin], [], [], 0)[0]:
            raise EOFError("whoever wanted the kills is gone")
        signal.sigtimedwait({signal.SIGCHLD}, 0.005)
        self._hear()
        now = time.monotonic()
        for pid, life in self.lives.items():
            if life.wakes_at and now >= life.wakes_at:
                life.wakes_at, life.ends_at = 0.0, now + 0.2
                os.kill(pid, signal.SIGCONT)
            elif not life.wakes_at and not life.is_killed and now >= life.ends_at:
                life.is_killed = True
                os.kill(pid, signal.SIGKILL)
        self._reap()

    def _reap(self, again: Plan | None = None) -> None:
        while self.lives:
            pid, status = os.waitpid(-1, os.WNOHANG | os.WUNTRACED)
            if pid == 0:
                return
            life = self.lives[pid]
            if os.WIFSTOPPED(status):
                life.wakes_at = time.monotonic() + PAUSE_SECONDS
                _tell(role=life.role, how="pause", at=life.plan.pause)
                continue
            del self.lives[pid]
            self._note_end(pid, life, status)
            if again is not None or self.kills < self.orders.kills:
                self._begin(life.role, again)

    def _note_end(self, pid: int, life: _Life, status: int) -> None:
        was_killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
        self.kills += was_killed
        self._hear()
        at = self.reached.pop(pid, "")
        self.points[at] += bool(at)
        _tell(role=life.role, how="kill" if was_killed else "died", at=at)

    def _hear(self) -> None:
        """Take in what lives wrote: that they are at work, or where they ended themselves."""
        try:
            while said := os.read(self.reader, 65_536):
                for line in said.decode().splitlines():
                    pid, _, label = line.partition(" ")
                    if label:
                        self.reached[int(pid)] = label
                    elif life := self.lives.get(int(pid)):
                        life.ends_at = time.monotonic() + (life.plan.delay or 0.0)
        except BlockingIOError:
            return

    def _end(self, pid: int) -> None:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        del self.lives[pid]


class _Reached:
    """What a life does at a point: nothing, mostly; it may sleep there, or end there."""

    def __init__(self, plan: Plan, writer: int) -> None:
        self._plan, self._writer, self._skip, self._pause = plan, writer, plan.skip, plan.pause
        self._is_told = False
        self._lock = threading.Lock()

    def __call__(self, label: str) -> None:
        with self._lock:
            if label == self._pause:
                self._pause = ""
                os.kill(os.getpid(), signal.SIGSTOP)
            if label not in self._plan.wanted:
                return
            if self._plan.delay is not None:
                self._tell_once()
                return
            self._skip -= 1
            if self._skip < 0:
                os.write(self._writer, f"{os.getpid()} {label}\n".encode())
                os.kill(os.getpid(), signal.SIGKILL)

    def _tell_once(self) -> None:
        if not self._is_told:
            self._is_told = True
            os.write(self._writer, f"{os.getpid()} \n".encode())


def die_with_parent() -> None:
    """Let this process be killed when the one that began it ends, however that ends (Linux)."""
    pr_set_pdeathsig = 1
    ctypes.CDLL(None).prctl(pr_set_pdeathsig, signal.SIGKILL)


def _tell(**said: object) -> None:
    print(json.dumps(said), flush=True)


def _hurry() -> None:
    """Shrink the waits that are no setting."""
    attempts.retry_wait = lambda attempt, chance: int(_RETRY_MS * (attempt + chance))
    attempts.lookup_wait = lambda doubted_for: _LOOKUP_MS  # noqa: ARG005
    cadence.backoff = partial(_back_off)


def _back_off(failure_count: int, **_: object) -> int:
    return _REST_MS * min(failure_count, 5)


def main(orders: Orders) -> None:
    """Do as ordered."""
    die_with_parent()
    os.environ["TOKENIZERS_PARALLELISM"] = "false"  # its threads do not cross a fork
    _hurry()
    killer = Killer(orders, _warm_up(orders))
    gc.collect()
    gc.freeze()
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})
    killer.run()


def _warm_up(orders: Orders) -> Program:
    """Answer the program with all in memory that a life would load; its database is opened by none yet."""
    loaded = composition.load(Path(orders.config), Path(orders.db), need_secrets=True)
    logs.set_up("warning", loaded.settings.log.format)
    program = HurriedProgram(loaded=loaded, db=Database(orders.db))
    text = "Models load with the first text."
    program.judge.detector.detect(text)
    program.judge.scorer.read([Passage(text=text)])
    for name in (*registry.kinds(), "bluesky_client", "mastodon_client"):
        importlib.import_module(f"platforms.{name}")
    _ = program.platforms, program.writer, program.platform_rules
    return program


if __name__ == "__main__":
    main(Orders(**json.loads(sys.stdin.readline())))
