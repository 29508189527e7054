"""Times in the team's zone, across midnight, weeks and the change of clocks."""

from __future__ import annotations

import pytest

from desk.times import Calendar
from domain.clock import DAY
from domain.clock import HOUR
from domain.clock import MINUTE
from domain.clock import from_iso
from tests.builders import NOON

BERLIN = Calendar("Europe/Berlin")


@pytest.mark.parametrize(
    ("passed", "said"),
    [
        (0, "now"),
        (-HOUR, "now"),
        (MINUTE, "1 min"),
        (59 * MINUTE, "59 min"),
        (23 * HOUR, "23 h"),
        (6 * DAY, "6 d"),
        (8 * DAY, "14 Nov"),
        (400 * DAY, "18 Oct 2025"),
    ],
)
def test_ages_are_short(passed: int, said: str) -> None:
    assert BERLIN.ago(NOON - passed, NOON) == said


def test_moments_are_whole_and_in_the_zone() -> None:
    assert BERLIN.when(NOON) == "Sun, 22 Nov 2026, 13:00"
    assert Calendar("Asia/Kathmandu").when(NOON) == "Sun, 22 Nov 2026, 17:45"
    assert BERLIN.when(None) == "never"


def test_a_day_is_told_without_its_midnight() -> None:
    assert BERLIN.day(from_iso("2026-12-23T23:00:00Z")) == "Thu, 24 Dec 2026"
    assert BERLIN.day(from_iso("2026-12-24T17:00:00Z")) == "Thu, 24 Dec 2026, 18:00"


def test_due_times_say_how_close_they_are() -> None:
    assert (BERLIN.due(NOON + 3 * HOUR, NOON).words, BERLIN.due(NOON + 3 * HOUR, NOON).state) == ("3 h left", "fine")
    assert BERLIN.due(NOON + 20 * MINUTE, NOON).state == "close"
    assert BERLIN.due(NOON - 2 * DAY, NOON).words == "2 d overdue"


def test_waiting_is_told_against_the_time_there_is() -> None:
    assert BERLIN.waited(NOON - 3 * HOUR, NOON + HOUR, NOON) == "Waiting 3 h of 4"
    assert BERLIN.waited(NOON - 20 * MINUTE, NOON + 2 * HOUR, NOON) == "Waiting 20 min of 2 h"
    assert BERLIN.waited(NOON - 3 * HOUR, NOON - HOUR, NOON) == "Waiting 3 h"
    assert BERLIN.waited(NOON + HOUR, NOON + 2 * HOUR, NOON) == "Waiting <1 min of 1 h"


def test_snoozes_are_later_today_tomorrow_and_monday() -> None:
    today, tomorrow, monday = BERLIN.later(NOON)  # a Sunday
    assert today.words == "Later today, 16:00"
    assert tomorrow.at == monday.at == from_iso("2026-11-23T08:00:00+00:00")
    late = BERLIN.later(from_iso("2026-11-22T21:30:00+00:00"))[0]
    assert late.words == "In three hours, 01:30"


def test_nine_in_the_morning_is_nine_after_the_clocks_change() -> None:
    saturday = from_iso("2026-10-24T12:00:00+00:00")  # summer time ends that night
    assert BERLIN.later(saturday)[1].at == from_iso("2026-10-25T08:00:00+00:00")


def test_a_typed_time_is_local() -> None:
    assert BERLIN.read("2026-11-23T09:00") == from_iso("2026-11-23T08:00:00+00:00")
    assert BERLIN.read("soon") is None
