"""A time ahead that a sentence names becomes a moment on the team's clock; what is over, or no day, becomes none."""

from __future__ import annotations

from datetime import UTC
from datetime import datetime
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.claim import Claim
from domain.claim import ClaimKind
from domain.clock import DAY
from domain.clock import MINUTE
from domain.clock import from_iso
from responders.outcomes import deadlines
from responders.outcomes.deadlines import Week

#: A Monday; the team goes home at five, on Fridays at three.
MONDAY = from_iso("2026-11-23T10:00:00+01:00")
OFFICE = Week(zone="Europe/Berlin", closes={0: 1020, 1: 1020, 2: 1020, 3: 1020, 4: 900})
ALWAYS = Week(zone="Europe/Berlin")
ZONES = st.sampled_from(["UTC", "Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Pacific/Chatham"])
MOMENTS = st.integers(from_iso("2001-01-01"), from_iso("2090-01-01"))


def due(sentence: str, week: Week = OFFICE, sent_at: int = MONDAY) -> str:
    """Answer when a sentence is due, on the team's clock."""
    at = deadlines.due_at(deadlines.find(sentence), sent_at, week)
    return "" if at is None else f"{week.local(at):%a %d %b %H:%M}"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("by Friday", "Fri 27 Nov 15:00"),
        ("by Saturday", "Sat 28 Nov 23:59"),
        ("by Monday", "Mon 23 Nov 17:00"),
        ("by Friday at 2 pm", "Fri 27 Nov 14:00"),
        ("tomorrow at noon", "Tue 24 Nov 12:00"),
        ("overnight", "Tue 24 Nov 17:00"),
        ("the next day", "Tue 24 Nov 17:00"),
        ("by the next business day", "Tue 24 Nov 17:00"),
        ("by Fri", "Fri 27 Nov 15:00"),
        ("tomorrow afternoon", "Tue 24 Nov 18:00"),
        ("until 5 pm", "Mon 23 Nov 17:00"),
        ("by 9:00", "Tue 24 Nov 09:00"),
        ("by noon", "Mon 23 Nov 12:00"),
        ("today", "Mon 23 Nov 17:00"),
        ("tonight", "Mon 23 Nov 23:59"),
        ("by the end of the day", "Mon 23 Nov 17:00"),
        ("by the end of the week", "Fri 27 Nov 15:00"),
        ("next week", "Fri 04 Dec 15:00"),
        ("by the end of the month", "Mon 30 Nov 17:00"),
        ("by the end of Friday", "Fri 27 Nov 15:00"),
        ("by end of day Friday", "Fri 27 Nov 15:00"),
        ("by the end of November", "Mon 30 Nov 17:00"),
        ("in March", "Wed 31 Mar 17:00"),
        ("on the 30th", "Mon 30 Nov 17:00"),
        ("by the 20th", "Sun 20 Dec 23:59"),
        ("the day after tomorrow", "Wed 25 Nov 17:00"),
        ("by Friday, and before Easter", "Fri 27 Nov 15:00"),
        ("over the weekend", "Sun 29 Nov 23:59"),
        ("before the weekend", "Fri 27 Nov 15:00"),
        ("am Wochenende", "Sun 29 Nov 23:59"),
        ("bis zum Wochenende", "Fri 27 Nov 15:00"),
        ("d'ici la fin de la semaine prochaine", "Fri 04 Dec 15:00"),
        ("antes del final de la semana que viene", "Fri 04 Dec 15:00"),
        ("in March 2028", "Fri 31 Mar 15:00"),
        ("next month", "Thu 31 Dec 17:00"),
        ("by the end of next week", "Fri 04 Dec 15:00"),
        ("by close of business tomorrow", "Tue 24 Nov 17:00"),
        ("in the course of Tuesday", "Tue 24 Nov 17:00"),
        ("within 2 days", "Wed 25 Nov 10:00"),
        ("in an hour", "Mon 23 Nov 11:00"),
        ("within half an hour", "Mon 23 Nov 10:30"),
        ("in 2-3 days", "Thu 26 Nov 10:00"),
        ("within two weeks", "Mon 07 Dec 10:00"),
        ("within 5 business days", "Mon 30 Nov 17:00"),
        ("within a month", "Wed 23 Dec 17:00"),
        ("by 1 December", "Tue 01 Dec 17:00"),
        ("by 2026-12-24", "Thu 24 Dec 17:00"),
        ("by Friday or within an hour", "Mon 23 Nov 11:00"),
        ("bis Freitag", "Fri 27 Nov 15:00"),
        ("vor Freitag", "Fri 27 Nov 15:00"),
        ("in einer Stunde", "Mon 23 Nov 11:00"),
        ("innerhalb von zwei Werktagen", "Wed 25 Nov 17:00"),
        ("morgen früh", "Tue 24 Nov 12:00"),
        ("bis morgen Mittag", "Tue 24 Nov 12:00"),
        ("heute", "Mon 23 Nov 17:00"),
        ("heute Abend", "Mon 23 Nov 23:59"),
        ("bis 27.11.", "Fri 27 Nov 15:00"),
        ("bis Ende der Woche", "Fri 27 Nov 15:00"),
        ("im Laufe des Dienstags", "Tue 24 Nov 17:00"),
        ("antes del viernes", "Fri 27 Nov 15:00"),
        ("en el transcurso del martes", "Tue 24 Nov 17:00"),
        ("a lo largo del día de mañana", "Tue 24 Nov 17:00"),
        ("mañana por la mañana", "Tue 24 Nov 12:00"),
        ("hoy", "Mon 23 Nov 17:00"),
        ("en dos días", "Wed 25 Nov 10:00"),
        ("dentro de una hora", "Mon 23 Nov 11:00"),
        ("en 3 días hábiles", "Thu 26 Nov 17:00"),
        ("d'ici vendredi", "Fri 27 Nov 15:00"),
        ("demain matin", "Tue 24 Nov 12:00"),
        ("avant 17h", "Mon 23 Nov 17:00"),
        ("demain 17 h", "Tue 24 Nov 17:00"),
        ("dans le courant de mardi", "Tue 24 Nov 17:00"),
        ("d'ici 2 h", "Mon 23 Nov 12:00"),
        ("dans deux jours", "Wed 25 Nov 10:00"),
        ("sous 48 heures", "Wed 25 Nov 10:00"),
        ("aujourd'hui", "Mon 23 Nov 17:00"),
    ],
)
def test_a_time_ahead_is_computed_in_every_language_that_the_guard_reads(sentence: str, expected: str) -> None:
    assert due(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "since Friday", "after Tuesday", "Tuesday's delay", "last Friday", "3 days ago", "you waited 3 days",
        "seit Freitag", "vor 3 Tagen", "letzten Freitag", "nach Freitag", "desde el viernes", "hace 3 días",
        "después del martes", "depuis vendredi", "il y a 3 jours", "le retard du mardi", "good morning", "your evening",
        "closed on Mondays", "montags", "les lundis",
    ],
)  # fmt: skip
def test_what_is_over_or_no_deadline_is_left_out(sentence: str) -> None:
    assert deadlines.find(sentence) == ()


@pytest.mark.parametrize("sentence", ["by 30 February", "by 2020-01-01", "by 31.04.", "within 999999999999 days"])
def test_a_day_that_no_calendar_has_or_that_is_over_is_no_moment(sentence: str) -> None:
    assert deadlines.find(sentence) != ()
    assert due(sentence) == ""


def test_without_business_hours_a_day_ends_at_its_last_minute_and_saturday_is_no_business_day() -> None:
    assert due("by Friday", ALWAYS) == "Fri 27 Nov 23:59"
    assert due("within 5 business days", ALWAYS) == "Mon 30 Nov 23:59"


def test_what_is_said_when_the_team_has_gone_home_is_due_later() -> None:
    evening = from_iso("2026-11-27T20:00:00+01:00")  # a Friday
    assert due("by Friday", sent_at=evening) == "Fri 04 Dec 15:00"
    assert due("today", sent_at=evening) == "Fri 27 Nov 23:59"
    assert due("by the end of the week", sent_at=evening) == "Fri 04 Dec 15:00"


def test_the_last_days_of_a_month_and_a_year_are_found() -> None:
    assert due("within a month", sent_at=from_iso("2027-01-31T10:00:00")) == "Sun 28 Feb 23:59"
    assert due("by the end of the month", sent_at=from_iso("2026-12-31T20:00:00")) == "Sun 31 Jan 23:59"


def test_a_day_more_is_the_same_time_on_the_wall_though_the_clocks_change() -> None:
    saturday = from_iso("2026-10-24T10:00:00+02:00")
    assert due("within 2 days", sent_at=saturday) == "Mon 26 Oct 10:00"
    assert due("within 48 hours", sent_at=saturday) == "Mon 26 Oct 10:00"
    assert due("within 47 hours", sent_at=saturday) == "Mon 26 Oct 08:00"


@given(text=st.text(max_size=200), sent_at=MOMENTS, zone=ZONES)
def test_any_text_has_a_moment_ahead_or_none(text: str, sent_at: int, zone: str) -> None:
    found = deadlines.due_at(deadlines.find(text), sent_at, Week(zone=zone))
    assert found is None or sent_at < found <= sent_at + 3_660 * DAY


VALUES = st.one_of(
    st.sampled_from(["today", "tonight", "tomorrow", "next week", "end of day", "end of week", "end of month"]),
    st.sampled_from(["monday", "friday", "sunday", "12:00", "24:00", "--02-29", "2028-02-29", "--12-31"]),
    st.dates().map(str),
    st.builds(
        lambda count, unit: f"{count} {unit}s",
        st.integers(1, 10**12),
        st.sampled_from(["minute", "hour", "day", "business day", "month", "year"]),
    ),
)


@given(value=VALUES, sent_at=MOMENTS, zone=ZONES, closes=st.dictionaries(st.integers(0, 6), st.integers(1, 1440)))
def test_any_value_of_a_claim_has_a_moment_ahead_or_none(
    value: str, sent_at: int, zone: str, closes: dict[int, int]
) -> None:
    kind = ClaimKind.DURATION if value[0].isdigit() and " " in value else ClaimKind.DATE
    claim = Claim(kind=kind, value=value, start=0, end=1)
    found = deadlines.due_at([claim], sent_at, Week(zone=zone, closes=closes))
    assert found is None or sent_at < found <= sent_at + 3_660 * DAY


@given(day=st.integers(0, 6), sent_at=MOMENTS, zone=ZONES)
def test_a_weekday_is_that_day_and_no_more_than_a_week_ahead(day: int, sent_at: int, zone: str) -> None:
    week = Week(zone=zone)
    name = f"{datetime(2026, 11, 23, tzinfo=UTC) + timedelta(days=day):%A}"
    found = deadlines.due_at(deadlines.find(f"by {name}"), sent_at, week)
    assert found is not None
    assert week.local(found).weekday() == day
    assert found - sent_at <= 8 * DAY


@given(count=st.integers(1, 5_000), sent_at=MOMENTS, zone=ZONES)
def test_minutes_are_minutes_whatever_the_clocks_do(count: int, sent_at: int, zone: str) -> None:
    found = deadlines.due_at(deadlines.find(f"within {count} minutes"), sent_at, Week(zone=zone))
    assert found == (sent_at // 1000) * 1000 + count * MINUTE
