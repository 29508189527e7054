from __future__ import annotations

from datetime import UTC
from datetime import datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from domain.clock import DAY
from domain.clock import HOUR
from domain.clock import MINUTE
from domain.clock import from_iso
from domain.clock import to_iso
from sentiment import sla
from sentiment.sla import BusinessHours

OFFICE = BusinessHours(zone="Europe/Berlin", days=dict.fromkeys(range(5), ((9 * 60, 17 * 60),)))
ZONES = ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kathmandu", "UTC")


def due(from_iso_at: str, hours: int, office: BusinessHours = OFFICE) -> str:
    return to_iso(sla.due_at(from_iso(from_iso_at), hours * HOUR, office))


def test_without_hours_the_duration_is_added() -> None:
    assert sla.due_at(1_000, 2 * HOUR, None) == 1_000 + 2 * HOUR


@pytest.mark.parametrize(
    ("from_at", "hours", "expected"),
    [
        ("2026-01-12T10:00:00+01:00", 4, "2026-01-12T13:00:00Z"),  # within one Monday
        ("2026-01-12T15:00:00+01:00", 4, "2026-01-13T10:00:00Z"),  # over night
        ("2026-01-16T16:00:00+01:00", 2, "2026-01-19T09:00:00Z"),  # over the weekend
        ("2026-01-17T12:00:00+01:00", 1, "2026-01-19T09:00:00Z"),  # begins on a Saturday
        ("2026-01-12T09:00:00+01:00", 8, "2026-01-12T16:00:00Z"),  # ends at the closing moment
        ("2026-01-12T03:00:00+01:00", 0, "2026-01-12T08:00:00Z"),  # nothing is due while closed
    ],
)
def test_only_open_time_counts(from_at: str, hours: int, expected: str) -> None:
    assert due(from_at, hours) == expected


@pytest.mark.parametrize(
    ("day", "from_at", "expected"),
    [
        (6, "2026-03-28T23:00:00Z", "2026-03-29T03:00:00Z"),  # 02:00-03:00 does not exist
        (6, "2026-10-24T22:00:00Z", "2026-10-25T02:00:00Z"),  # 02:00-03:00 comes twice, 04:00 is five hours on
    ],
)
def test_on_the_days_clocks_change_elapsed_time_counts(day: int, from_at: str, expected: str) -> None:
    whole_day = BusinessHours(zone="Europe/Berlin", days={day: ((0, 24 * 60),)})

    assert due(from_at, 4, whole_day) == expected


def test_a_span_inside_the_skipped_hour_does_not_open_that_day() -> None:
    skipped = BusinessHours(zone="Europe/Berlin", days={6: ((2 * 60, 3 * 60),)})

    assert due("2026-03-28T12:00:00Z", 1, skipped) == "2026-04-05T01:00:00Z"


@pytest.mark.parametrize(
    ("zone", "days"),
    [
        ("Mars/Olympus", {0: ((0, 60),)}),
        ("../etc/passwd", {0: ((0, 60),)}),
        ("UTC", {}),
        ("UTC", {0: ()}),
        ("UTC", {7: ((0, 60),)}),
        ("UTC", {0: ((60, 60),)}),
        ("UTC", {0: ((0, 1441),)}),
        ("UTC", {0: ((0, 120), (60, 180))}),
    ],
)
def test_hours_that_make_no_sense_are_refused(zone: str, days: dict[int, tuple[tuple[int, int], ...]]) -> None:
    with pytest.raises(ValueError, match=r"zone|span|weekday"):
        BusinessHours(zone=zone, days=days)


def test_a_duration_longer_than_the_calendar_ends_at_some_closing_time() -> None:
    assert sla.due_at(0, 10**18, OFFICE) % DAY == 16 * HOUR


@st.composite
def business_hours(draw: st.DrawFn) -> BusinessHours:
    days = {}
    for day in draw(st.sets(st.integers(0, 6), min_size=1)):
        edges = sorted(draw(st.sets(st.integers(0, 96), min_size=2, max_size=6)))
        days[day] = tuple((start * 15, end * 15) for start, end in list(pairwise(edges))[::2])
    return BusinessHours(zone=draw(st.sampled_from(ZONES)), days=days)


def is_open(at: int, hours: BusinessHours) -> bool:
    """Look at the wall clock: the moment, or the last millisecond before it, lies within an open span."""
    for moment in (at, at - 1):
        local = datetime.fromtimestamp(moment / 1_000, tz=UTC).astimezone(ZoneInfo(hours.zone))
        minutes = local.hour * 60 + local.minute + (local.second + local.microsecond / 1e6) / 60
        if any(opens <= minutes < closes for opens, closes in hours.days.get(local.weekday(), ())):
            return True
    return False


#: Moments around the changes of clocks and anywhere in some years.
MOMENTS = st.one_of(
    st.integers(from_iso("2011-12-28"), from_iso("2012-01-02")),
    st.integers(from_iso("2026-03-28"), from_iso("2026-04-06")),
    st.integers(from_iso("2026-10-23"), from_iso("2026-11-02")),
    st.integers(from_iso("2024-01-01"), from_iso("2030-01-01")),
)


@settings(max_examples=300)
@given(MOMENTS, st.integers(0, 30 * HOUR), business_hours())
def test_a_reply_is_never_due_in_closed_time(from_at: int, duration: int, hours: BusinessHours) -> None:
    answer = sla.due_at(from_at, duration, hours)

    assert answer >= from_at + duration
    assert is_open(answer, hours)


@settings(max_examples=200)
@given(MOMENTS, st.integers(0, 3 * DAY), st.integers(0, 30 * HOUR), st.integers(0, 30 * HOUR), business_hours())
def test_later_posts_and_longer_durations_are_never_due_earlier(
    from_at: int, later: int, duration: int, longer: int, hours: BusinessHours
) -> None:
    answer = sla.due_at(from_at, duration, hours)

    assert sla.due_at(from_at + later, duration, hours) >= answer
    assert sla.due_at(from_at, duration + longer, hours) >= answer


@given(MOMENTS, st.integers(0, 20 * HOUR), st.integers(0, 20 * HOUR), business_hours())
def test_counting_in_two_steps_gives_the_same_moment(
    from_at: int, first: int, second: int, hours: BusinessHours
) -> None:
    halfway = sla.due_at(from_at, first, hours)

    assert sla.due_at(from_at, first + second, hours) == sla.due_at(halfway, second, hours)


def test_minutes_are_minutes() -> None:
    assert sla.due_at(from_iso("2026-01-12T09:00:00+01:00"), 15 * MINUTE, OFFICE) == from_iso("2026-01-12T08:15:00Z")


@pytest.mark.parametrize(
    ("from_at", "to_at", "hours"),
    [
        ("2026-01-12T10:00:00+01:00", "2026-01-12T14:00:00+01:00", 4),
        ("2026-01-12T15:00:00+01:00", "2026-01-13T10:00:00+01:00", 3),  # over night
        ("2026-01-16T16:00:00+01:00", "2026-01-19T10:00:00+01:00", 2),  # over the weekend
        ("2026-01-17T12:00:00+01:00", "2026-01-18T12:00:00+01:00", 0),  # closed all along
        ("2026-01-13T10:00:00+01:00", "2026-01-12T10:00:00+01:00", 0),  # the wrong way round
    ],
)
def test_the_time_worked_between_two_moments_is_open_time(from_at: str, to_at: str, hours: int) -> None:
    assert sla.worked_between(from_iso(from_at), from_iso(to_at), OFFICE) == hours * HOUR
