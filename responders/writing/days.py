"""Name a day as the author would: by its weekday while that is certain, else by its date. Never a year: it is near."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC
from datetime import date
from datetime import datetime
from zoneinfo import ZoneInfo

from domain.clock import SECOND

#: From a week on a weekday might be another one.
_CERTAIN = 6
_WEEKDAYS: Mapping[str, tuple[str, ...]] = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "de": ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"),
    "es": ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
}
_MONTHS: Mapping[str, tuple[str, ...]] = {
    "en": (
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ),
    "de": (
        "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
        "Dezember",
    ),
    "es": (
        "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre",
        "diciembre",
    ),
    "fr": (
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
        "décembre",
    ),
}  # fmt: skip
_DATE: Mapping[str, str] = {
    "en": "{day} {month}",
    "de": "{day}. {month}",
    "es": "{day} de {month}",
    "fr": "{day} {month}",
}


def on_wall(at: int, zone: str) -> date:
    """Answer the day of a moment in a time zone."""
    return datetime.fromtimestamp(at / SECOND, UTC).astimezone(ZoneInfo(zone)).date()


def is_near(day: date, today: date) -> bool:
    """Say whether a weekday alone tells which day is meant."""
    return abs((day - today).days) <= _CERTAIN


def name(day: date, today: date, language: str) -> str:
    """Answer "Friday", or "27 November" where another Friday could be meant, in a language that we draft in."""
    if is_near(day, today):
        return _WEEKDAYS[language][day.weekday()]
    number = "1er" if language == "fr" and day.day == 1 else str(day.day)
    return _DATE[language].format(day=number, month=_MONTHS[language][day.month - 1])
