"""Runs one job on a thread of its own: never twice at once, and resting longer after each failure in a row."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

import structlog

from domain.clock import MINUTE
from domain.clock import SECOND
from monitor import cadence

log = structlog.get_logger()

_FIRST_REST = SECOND
_LONGEST_REST = 5 * MINUTE
#: A run longer than this is worth a line, once; every network call has a deadline far below.
_SLOW = 5 * MINUTE


@dataclass(frozen=True, kw_only=True, slots=True)
class Job:
    """Something done again and again: its name in the log, how often (whole seconds, at least one), and the call.

    `is_wanted`, asked many times a second, says whether to run at once; it must be cheap and may not wait.
    """

    name: str
    every_ms: int
    run: Callable[[], object]
    is_wanted: Callable[[], bool] = lambda: False


def uptime() -> int:
    """Answer milliseconds on a clock nobody can set, that also runs while the machine sleeps where there is one."""
    clock = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
    return time.clock_gettime_ns(clock) // 1_000_000


class Lane:
    """One job and its thread. A nudge while the job runs or rests is dropped: the next one comes soon enough."""

    def __init__(self, job: Job, *, rng: Random) -> None:
        self.job = job
        self._rng = rng
        self._wanted = threading.Event()
        self._is_stopping = False
        self._busy_since: int | None = None
        self._rest_until = 0
        self._failure_count = 0
        self._last_words = ""
        self._is_slow_told = False
        self._thread = threading.Thread(target=self._work, name=job.name, daemon=True)

    def start(self) -> None:
        """Begin; the first nudge makes the first run."""
        self._thread.start()

    def nudge(self) -> None:
        """Ask for a run; never blocks."""
        busy_since = self._busy_since
        if busy_since is not None:
            self._tell_slow(busy_since)
        elif uptime() >= self._rest_until:
            self._wanted.set()

    def look(self) -> None:
        """Ask for a run where the job is wanted now; a question that fails is left to the run itself to tell."""
        if self._busy_since is None and uptime() >= self._rest_until:
            with contextlib.suppress(Exception):
                if self.job.is_wanted():
                    self._wanted.set()

    def stop(self) -> None:
        """Let no further run begin; never blocks."""
        self._is_stopping = True
        self._wanted.set()

    def join(self, timeout_ms: int) -> bool:
        """Wait for the run under way; answer whether it ended in time."""
        self._thread.join(max(0, timeout_ms) / 1_000)
        return not self._thread.is_alive()

    def _work(self) -> None:
        while True:
            self._wanted.wait()
            self._wanted.clear()
            if self._is_stopping:
                return
            self._busy_since, self._is_slow_told = uptime(), False
            self._run()
            self._busy_since = None

    def _run(self) -> None:
        try:
            self.job.run()
        except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever it is, the lane must live on
            self._note_failure(error)
        else:
            if self._failure_count:
                log.info("job_back", job=self.job.name, failure_count=self._failure_count)
            self._failure_count, self._last_words = 0, ""

    def _note_failure(self, error: BaseException) -> None:
        """Rest before the next try; the traceback is told once, until the job goes well or fails otherwise."""
        self._failure_count += 1
        rest = cadence.backoff(self._failure_count, rng=self._rng, first=_FIRST_REST, longest=_LONGEST_REST)
        self._rest_until = uptime() + rest
        words = f"{type(error).__name__}: {error}"
        if words != self._last_words:
            self._last_words = words
            log.error("job_failed", job=self.job.name, again_in_ms=rest, exc_info=error)

    def _tell_slow(self, busy_since: int) -> None:
        if uptime() - busy_since >= _SLOW and not self._is_slow_told:
            self._is_slow_told = True
            log.warning("job_slow", job=self.job.name, running_ms=uptime() - busy_since)
