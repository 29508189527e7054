"""A day is named by its weekday while that is certain, by its date from a week on, in four languages."""

from __future__ import annotations

from datetime import date

import pytest

from domain.clock import from_iso
from responders.writing import days

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("day", "language", "said"),
    [
        (date(2026, 11, 27), "en", "Friday"),
        (date(2026, 11, 20), "de", "Freitag"),
        (date(2026, 11, 29), "es", "domingo"),
        (date(2026, 11, 17), "fr", "mardi"),
        (date(2026, 11, 30), "en", "30 November"),
        (date(2026, 11, 16), "de", "16. November"),
        (date(2027, 1, 2), "es", "2 de enero"),
        (date(2026, 12, 1), "fr", "1er décembre"),
    ],
)
def test_another_weekday_of_the_same_name_is_never_meant(day: date, language: str, said: str) -> None:
    assert days.name(day, MONDAY, language) == said


def test_a_day_is_that_of_the_team_s_own_wall() -> None:
    late = from_iso("2026-11-23T23:30:00Z")

    assert days.on_wall(late, "UTC") == MONDAY
    assert days.on_wall(late, "Asia/Tokyo") == date(2026, 11, 24)
