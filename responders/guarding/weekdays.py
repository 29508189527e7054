"""Read the days of the week that a text is about, at a place in it; "Monday to Friday" is five of them. Pure."""

from __future__ import annotations

import re
from functools import lru_cache

#: As claims have them.
NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
#: From Monday to Sunday, as they are written out, and cut short where two stand together ("Mon-Fri").
_WRITTEN = (
    "mondays?|montags?|montagen|lunes|lundis?",
    "tuesdays?|dienstags?|dienstagen|martes|mardis?",
    "wednesdays?|mittwochs?|mittwochen|miércoles|mercredis?",
    "thursdays?|donnerstags?|donnerstagen|jueves|jeudis?",
    "fridays?|freitags?|freitagen|viernes|vendredis?",
    "saturdays?|samstags?|samstagen|sonnabends?|sábados?|samedis?",
    "sundays?|sonntags?|sonntagen|domingos?|dimanches?",
)
_SHORT = (
    "mon|mo|lun",
    "tues?|di",
    "wed|mi|mié|mer",
    "thu(?:rs?)?|do|jue|jeu",
    "fri?|vie|ven",
    "sat?|sa|sáb|sam",
    "sun|so|dom|dim",
)
_ANY = "|".join(_WRITTEN)
_CUT = "|".join(f"{name}|{short}" for name, short in zip(_WRITTEN, _SHORT, strict=True))
_TO = r"\.? ?(?:-|–|—|to|through|until|till|bis|a|al|au|à) ?"
_SEVERAL = re.compile(rf"\b(?P<first>{_CUT}){_TO}(?P<last>{_CUT})\b|\b(?P<one>{_ANY})\b", re.IGNORECASE)
_WORKING = re.compile(r"\b(?:(?:on|every) weekdays?|werktags|wochentags|entre semana|en semaine)\b", re.IGNORECASE)
_WEEKEND = re.compile(r"\b(?:weekends?|week-ends?|wochenenden?|am wochenende|fin(?:es)? de semana)\b", re.IGNORECASE)
_DAYS = tuple(re.compile(f"{name}|{short}", re.IGNORECASE) for name, short in zip(_WRITTEN, _SHORT, strict=True))
_WEEK, _SATURDAY = 7, 5


def named(text: str, start: int, end: int) -> frozenset[int]:
    """Answer the days, 0 for Monday, that a part of a text names, else those that the text does."""
    spans = _spans(text)
    here = [days for begin, stop, days in spans if begin < end and start < stop]
    return frozenset(day for days in here or [days for _, _, days in spans] for day in days)


@lru_cache(maxsize=1_024)
def _spans(text: str) -> tuple[tuple[int, int, frozenset[int]], ...]:
    found = [(*match.span(), _days(match)) for match in _SEVERAL.finditer(text)]
    found += [(*match.span(), frozenset(range(_SATURDAY))) for match in _WORKING.finditer(text)]
    found += [(*match.span(), frozenset(range(_SATURDAY, _WEEK))) for match in _WEEKEND.finditer(text)]
    return tuple(found)


def _days(match: re.Match[str]) -> frozenset[int]:
    if match["one"]:
        return frozenset({_day(match["one"])})
    first, last = _day(match["first"]), _day(match["last"])
    return frozenset((first + step) % _WEEK for step in range((last - first) % _WEEK + 1))


def _day(name: str) -> int:
    return next(day for day, pattern in enumerate(_DAYS) if pattern.fullmatch(name))
