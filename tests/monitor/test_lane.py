from __future__ import annotations

import threading
import time
from collections.abc import Callable
from collections.abc import Iterator
from contextlib import contextmanager
from random import Random

import pytest

from monitor import cadence
from monitor.lane import Job
from monitor.lane import Lane
from monitor.lane import uptime
from tests.fakes import until


@contextmanager
def a_lane(work: Callable[[], object]) -> Iterator[Lane]:
    """A lane at work, stopped at the end."""
    lane = Lane(Job(name="job", every_ms=1_000, run=work), rng=Random(1))
    lane.start()
    try:
        yield lane
    finally:
        lane.stop()
    assert lane.join(60_000)


def nudged(lane: Lane, runs: list[int]) -> int:
    """Nudge the lane once more and answer how often it has run."""
    lane.nudge()
    return len(runs)


def test_a_job_never_runs_twice_at_once_and_a_nudge_meanwhile_is_dropped() -> None:
    inside: list[int] = []
    most: list[int] = []
    let_go = threading.Event()

    def work() -> None:
        inside.append(1)
        most.append(len(inside))
        let_go.wait(60)
        inside.pop()

    with a_lane(work) as lane:
        lane.nudge()
        assert until(lambda: bool(inside))
        for _ in range(5):
            lane.nudge()
        let_go.set()
        assert until(lambda: not inside)
        time.sleep(0.05)
    assert most == [1]


def test_a_failing_job_rests_and_tells_its_traceback_once(capsys: pytest.CaptureFixture[str]) -> None:
    runs: list[int] = []

    def work() -> None:
        runs.append(1)
        raise ValueError("this job is broken")

    with a_lane(work) as lane:
        assert until(lambda: nudged(lane, runs) >= 2)
    told = capsys.readouterr().out
    assert told.count("job_failed") == 1
    assert "this job is broken" in told
    assert len(runs) == 2, "it rests for a second after the first failure"


def test_a_job_that_is_well_again_says_so_and_tells_its_next_failure_anew(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cadence, "backoff", lambda *_, **__: 0)
    fates = iter([True, False, True])
    runs: list[int] = []

    def work() -> None:
        runs.append(1)
        if next(fates, False):
            raise ValueError("this job is broken")

    with a_lane(work) as lane:
        assert until(lambda: nudged(lane, runs) >= 4)
    told = capsys.readouterr().out
    assert (told.count("job_failed"), told.count("job_back")) == (2, 2)


def test_a_lane_that_is_stopped_begins_no_further_run() -> None:
    runs: list[int] = []
    with a_lane(lambda: runs.append(1)) as lane:
        lane.stop()
        lane.nudge()
    assert runs == []


def test_the_time_since_boot_only_grows() -> None:
    before = uptime()
    assert before > 0
    assert uptime() >= before


def test_a_job_that_is_wanted_runs_at_the_next_look() -> None:
    runs: list[int] = []
    lane = Lane(Job(name="job", every_ms=60_000, run=lambda: runs.append(1), is_wanted=lambda: not runs), rng=Random(1))
    lane.start()
    lane.look()
    assert until(lambda: len(runs) == 1)
    lane.look()
    time.sleep(0.05)
    lane.stop()

    assert lane.join(60_000)
    assert runs == [1]


def test_a_question_that_fails_costs_nothing_but_the_look() -> None:
    def ask() -> bool:
        raise OSError("the database is busy")

    lane = Lane(Job(name="job", every_ms=60_000, run=lambda: None, is_wanted=ask), rng=Random(1))
    lane.look()


def test_a_job_that_rests_after_a_failure_is_not_asked() -> None:
    asked: list[int] = []

    def fail() -> None:
        raise ValueError("broken")

    def ask() -> bool:
        asked.append(1)
        return True

    lane = Lane(Job(name="job", every_ms=60_000, run=fail, is_wanted=ask), rng=Random(1))
    lane.start()
    lane.nudge()
    assert until(lambda: lane._failure_count == 1)
    lane.look()
    lane.stop()

    assert lane.join(60_000)
    assert asked == []
