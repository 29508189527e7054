"""Name a day as the author would: by its weekday while that is certain, else by its date. Never a year: it is near."""

from __future__ import annotations

from datetime import UTC
from datetime import date
from datetime import datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date
from babel.dates import format_skeleton

from domain.clock import SECOND

#: From a week on a weekday might be another one.
_CERTAIN = 6


def on_wall(at: int, zone: str) -> date:
    """Answer the day of a moment in a time zone."""
    return datetime.fromtimestamp(at / SECOND, UTC).astimezone(ZoneInfo(zone)).date()


def is_near(day: date, today: date) -> bool:
    """Say whether a weekday alone tells which day is meant."""
    return abs((day - today).days) <= _CERTAIN


def name(day: date, today: date, language: str) -> str:
    """Answer "Friday", or "27 November" where another Friday could be meant."""
    locale = "en_GB" if language == "en" else language
    if is_near(day, today):
        return str(format_date(day, "EEEE", locale=locale))
    said = str(format_skeleton("MMMMd", datetime(day.year, day.month, day.day, tzinfo=UTC), locale=locale))
    return said.replace("1 ", "1er ", 1) if language == "fr" and day.day == 1 else said
