from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Callable
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import pytest

from monitor.daemon import Daemon
from monitor.lane import Job
from monitor.lane import Lane
from tests.fakes import FrozenClock
from tests.fakes import until

ROOT = Path(__file__).parents[2]


def a_daemon(*jobs: Job, beat: Callable[[int], object] = lambda now_at: None) -> Daemon:
    return Daemon(jobs, FrozenClock(), beat, rng=Random(1))


@contextmanager
def running(daemon: Daemon) -> Iterator[None]:
    """Run a daemon on a thread, as the program does beside the desk, and stop it."""
    stop = threading.Event()
    thread = threading.Thread(target=daemon.run, args=(stop,))
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(60)
    assert not thread.is_alive()


def fail() -> None:
    raise ValueError("this job is broken")


def test_every_job_runs_at_once_and_again_at_its_pace_and_the_heart_beats() -> None:
    runs: list[str] = []
    beats: list[int] = []
    daemon = a_daemon(
        Job(name="draft", every_ms=1_000, run=lambda: runs.append("draft")),
        Job(name="wake", every_ms=60_000, run=lambda: runs.append("wake")),
        beat=beats.append,
    )
    with running(daemon):
        assert until(lambda: runs.count("draft") >= 2)
    assert runs.count("wake") == 1
    assert beats[0] == FrozenClock()()
    assert daemon.abandoned == ()


def test_a_job_that_raises_or_hangs_leaves_the_others_alone() -> None:
    let_go = threading.Event()
    runs: list[int] = []
    daemon = a_daemon(
        Job(name="broken", every_ms=1_000, run=fail),
        Job(name="quits", every_ms=1_000, run=sys.exit),
        Job(name="hanging", every_ms=1_000, run=let_go.wait),
        Job(name="well", every_ms=1_000, run=lambda: runs.append(1)),
    )
    with running(daemon):
        assert until(lambda: len(runs) >= 2)
    assert daemon.abandoned == ("hanging",)
    let_go.set()


def test_a_clock_set_back_an_hour_does_not_stop_the_jobs(monkeypatch: pytest.MonkeyPatch) -> None:
    runs: list[int] = []
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    with running(a_daemon(Job(name="well", every_ms=1_000, run=lambda: runs.append(1)))):
        assert until(lambda: len(runs) >= 2)
        monkeypatch.setenv("TZ", "UTC+1")  # the local wall clock now says an hour less, as at the end of summer time
        time.tzset()
        count = len(runs)
        assert until(lambda: len(runs) >= count + 2)
        monkeypatch.setenv("TZ", "UTC-5")
        time.tzset()
        count, began = len(runs), time.monotonic()
        time.sleep(0.5)
        most = count + 1 + (time.monotonic() - began)  # one a second, and the sleep may last longer than it was asked
        assert len(runs) <= most, "a clock set forward does not make up for runs that were never missed"
    monkeypatch.undo()
    time.tzset()


_PROGRAM = textwrap.dedent(
    """
    import sys, threading, time
    from random import Random
    from monitor import daemon
    from monitor.daemon import Daemon
    from monitor.lane import Job
    daemon.GRACE = int(sys.argv[1])
    jobs = [
        Job(name="hanging", every_ms=1_000, run=threading.Event().wait),
        Job(name="busy", every_ms=1_000, run=lambda: [time.sleep(0.01) for _ in iter(int, 1)]),
        Job(name="ready", every_ms=60_000, run=lambda: print("ready", flush=True)),
    ]
    class Told(Daemon):
        def _end(self) -> None:
            print("ending", flush=True)
            super()._end()
    raise SystemExit(Told(jobs, lambda: 0, lambda now_at: None, rng=Random(1)).run_until_signalled())
    """
)


@contextmanager
def a_process(grace_ms: int = 1_000) -> Iterator[subprocess.Popen[str]]:
    """Start a daemon with jobs that never end, in a process of its own."""
    process = subprocess.Popen(
        [sys.executable, "-c", _PROGRAM, str(grace_ms)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        assert process.stdout is not None
        for line in process.stdout:
            if line.strip() == "ready":
                break
        yield process
    finally:
        process.kill()
        process.communicate()


def test_a_signal_ends_the_process_even_with_hanging_jobs() -> None:
    with a_process() as process:
        os.kill(process.pid, signal.SIGTERM)
        assert process.wait(60) == 0


def test_a_stop_waits_a_second_for_all_jobs_together_however_many_hang(monkeypatch: pytest.MonkeyPatch) -> None:
    now, waited = [0], list[int]()

    def hang(_lane: Lane, timeout_ms: int) -> bool:
        waited.append(max(0, timeout_ms))
        now[0] += waited[-1]
        return False

    monkeypatch.setattr("monitor.daemon.uptime", lambda: now[0])
    monkeypatch.setattr(Lane, "join", hang)
    daemon = a_daemon(*(Job(name=name, every_ms=1_000, run=lambda: None) for name in ("one", "other")))
    stop = threading.Event()
    stop.set()
    daemon.run(stop)

    assert sum(waited) == 1_000
    assert daemon.abandoned == ("heartbeat", "one", "other")


def test_a_second_signal_ends_the_process_at_once() -> None:
    with a_process(grace_ms=60_000) as process:
        os.kill(process.pid, signal.SIGINT)
        while "ending" not in process.stdout.readline():  # type: ignore[union-attr]
            pass
        os.kill(process.pid, signal.SIGTERM)
        assert process.wait(30) == 128 + signal.SIGTERM


def test_a_job_that_is_wanted_does_not_wait_for_its_pace() -> None:
    runs: list[float] = []
    wanted = threading.Event()

    def work() -> None:
        wanted.clear()
        runs.append(time.monotonic())

    with running(a_daemon(Job(name="deliver", every_ms=60_000, run=work, is_wanted=wanted.is_set))):
        assert until(lambda: len(runs) == 1)
        wanted.set()
        assert until(lambda: len(runs) == 2)
