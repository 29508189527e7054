"""Keeps the jobs of a running program going, side by side, until it is told to stop.

The timetable is `schedule`, which lives by the naive local wall clock: set back an hour, it would do nothing for that
hour. So each tick compares that clock with the time since boot and moves the timetable by what it jumped.
"""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable
from collections.abc import Sequence
from datetime import datetime
from datetime import timedelta
from random import Random
from types import FrameType

import schedule
import structlog

from domain.clock import SECOND
from domain.clock import Clock
from monitor.lane import Job
from monitor.lane import Lane
from monitor.lane import uptime

log = structlog.get_logger()

BEAT_EVERY = 3 * SECOND
#: How long a stop waits for jobs under way. Whatever they do is either committed or found again at the next start.
GRACE = 1_000
_TICK_SECONDS = 0.2
_JUMP = timedelta(seconds=1)


class Daemon:
    """Runs each job on a lane of its own; one that fails, hangs or is slow leaves the others alone.

    `beat` is called with the time every few seconds, on a lane of its own too: while the loop lives, it is heard.
    A daemon runs once. `abandoned` then names the jobs that were still at work when it ended; their threads live on
    until the process ends, so do not close what they use.
    """

    def __init__(self, jobs: Sequence[Job], clock: Clock, beat: Callable[[int], object], *, rng: Random) -> None:
        heartbeat = Job(name="heartbeat", every_ms=BEAT_EVERY, run=lambda: beat(clock()))
        self._lanes = [Lane(job, rng=rng) for job in (heartbeat, *jobs)]
        self._timetable = schedule.Scheduler()
        self._offset = _offset()
        self._signal_count = 0
        self.abandoned: tuple[str, ...] = ()

    def run(self, stop: threading.Event) -> None:
        """Work until `stop` is set, then wait at most one second for what is under way.

        Installs no signal handlers, so it may run on any thread.
        """
        self._work(stop.wait)

    def run_until_signalled(self) -> int:
        """Work until SIGTERM or SIGINT, end within two seconds, and answer the exit code, 0.

        A second signal ends the process at once. Only the main thread may call this.
        """
        numbers = (signal.SIGTERM, signal.SIGINT)
        before = {number: signal.signal(number, self._note_signal) for number in numbers}
        try:
            self._work(self._wait_for_signal)
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)
        return 0

    def _work(self, wait: Callable[[float], bool]) -> None:
        log.info("daemon_started", jobs=[lane.job.name for lane in self._lanes])
        for lane in self._lanes:
            self._timetable.every(max(1, round(lane.job.every_ms / SECOND))).seconds.do(lane.nudge)
            lane.start()
            lane.nudge()
        while not wait(_TICK_SECONDS):
            self._tick()
        self._end()

    def _tick(self) -> None:
        now = _offset()
        jump, self._offset = now - self._offset, now
        if abs(jump) > _JUMP:
            log.warning("clock_jumped", seconds=round(jump.total_seconds()))
            for entry in self._timetable.get_jobs():
                if entry.next_run is not None:
                    entry.next_run += jump
        self._timetable.run_pending()
        for lane in self._lanes:
            lane.look()

    def _end(self) -> None:
        for lane in self._lanes:
            lane.stop()
        deadline = uptime() + GRACE
        self.abandoned = tuple(lane.job.name for lane in self._lanes if not lane.join(deadline - uptime()))
        log.info("daemon_stopped", abandoned=list(self.abandoned))

    def _note_signal(self, number: int, _frame: FrameType | None) -> None:
        # Nothing else: a lock taken here may be one that the interrupted line already holds.
        self._signal_count += 1
        if self._signal_count > 1:
            os._exit(128 + number)

    def _wait_for_signal(self, seconds: float) -> bool:
        time.sleep(seconds)
        return self._signal_count > 0


def _offset() -> timedelta:
    """Answer how far the clock that `schedule` reads stands from the time since boot."""
    wall = datetime.now()  # noqa: DTZ005 - naive and local, as schedule sees it
    return wall - datetime(1970, 1, 1) - timedelta(milliseconds=uptime())  # noqa: DTZ001
