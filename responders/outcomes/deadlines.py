"""Read the time by which a sentence of ours says that something happens, and compute when that is. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from datetime import UTC
from datetime import date
from datetime import datetime
from datetime import time
from datetime import timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from domain.claim import Claim
from domain.claim import ClaimKind
from domain.clock import DAY
from domain.clock import SECOND
from responders.guarding import claims

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_FRIDAY, _SUNDAY = 4, 6
_LAST_MINUTE = 23 * 60 + 59
#: Nothing is promised for later than this.
_FURTHEST = 3_660 * DAY
_LENGTHS = {"minute": timedelta(minutes=1), "hour": timedelta(hours=1), "day": timedelta(days=1)}
#: What the guard does not always take for a claim: this day, and noon.
_NEAR: Mapping[str, re.Pattern[str]] = {
    name: re.compile(rf"\b(?:{written})\b", re.IGNORECASE)
    for name, written in {
        "today": "today|this (?:morning|afternoon|evening)|heute(?! abend)|hoy|esta (?:mañana|tarde)"
        "|aujourd['’]hui|ce matin|cet après-midi",
        "12:00": "noon|midday|(?:bis|vor|gegen|am|morgen) mittag|mediodía|(?<!après-)midi",
    }.items()
}
#: Parts of a day, and when they are over; they say nothing without their day.
_PARTS: Mapping[str, re.Pattern[str]] = {
    over: re.compile(rf"\b(?:{written})\b", re.IGNORECASE)
    for over, written in {
        "12:00": "(?<!good )morning|(?<=morgen )früh|\\w*vormittag|(?:por|en) la mañana|matin",
        "18:00": "afternoon|\\w*nachmittag|(?:por la|esta) tarde|après-midi",
        "23:59": "(?<!good )evening|(?<!guten )(?:\\w+tag)?abend|(?:por la|esta) noche|soir",
    }.items()
}
#: "17 h" in French is a time where it stands behind these, and a length elsewhere.
_FRENCH_HOUR = re.compile(
    r"\b(?:avant|à|jusqu['’]à|vers|demain|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche)"
    r" (?P<hour>\d{1,2}) ?h(?: ?(?P<minute>\d{2}))?\b",
    re.IGNORECASE,
)
#: A day that comes each week ("on Mondays") is no deadline.
_EVERY_WEEK = re.compile(r"(?:\wdays|\wtags|\wwochs|\wabends|\wdis|dimanches|sábados|domingos)$", re.IGNORECASE)
#: What stands before a day that is over, or only the beginning of something.
_BEHIND = re.compile(
    r"(?:\b(?:since|after|from|last|past|previous|of|seit|nach|von|vom|letzten?|letzter|vergangenen?|desde|tras|después"
    r"|pasado|depuis|après|dernier)|\b(?<!antes )del?|\b(?:retard|matin) du|\bà partir du)"
    r"(?: (?:the|dem|den|der|el|la|le))?\s*$",
    re.IGNORECASE,
)
#: A day that only began: its end is ahead.
_ENDING = re.compile(
    r"\b(?:end|close|course|laufe?|ende|verlaufe?|final(?:es)?|fin|largo|transcurso|curso|courant)"
    r" (?:(?:of|de|del|du|des|der|dem|el|la|día|journée|business|the) ?)+$",
    re.IGNORECASE,
)
_OVER = re.compile(r"\s*(?:['’]s\b|ago\b|last\b|pasado\b|dernier\b|passé\b)", re.IGNORECASE)
#: What a length of time must stand behind, or begin with, to be one until something happens.
_AHEAD = re.compile(
    r"\b(?:within|in|inside|next|than|most|under|latest|innerhalb|binnen|nächsten|kommenden|spätestens|en|dentro"
    r"|menos|próxim[ao]s|máximo|sous|dans|d['’]ici|moins|prochaine?s)(?: (?:the|der|den|von|von einer|a|las|los|de|les"
    r"|d['’]))*\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True)
class Week:
    """When the team's days end: by weekday (Monday is 0) in minutes after local midnight, in an IANA zone.

    Without any the team is always at work: a day ends at its last minute, and Monday to Friday are business days.
    """

    zone: str = "UTC"
    closes: Mapping[int, int] = field(default_factory=dict)

    @cached_property
    def _zone(self) -> ZoneInfo:
        return ZoneInfo(self.zone)

    def local(self, at: int) -> datetime:
        """Answer a moment on the team's clock."""
        return datetime.fromtimestamp(at / SECOND, UTC).astimezone(self._zone)

    def moment(self, day: date, minutes: int) -> int:
        """Answer a time of a day on the team's clock, in milliseconds UTC."""
        wall = datetime.combine(day, time(minutes // 60, minutes % 60), tzinfo=self._zone)
        return int(wall.timestamp()) * SECOND

    def end_of(self, day: date) -> int:
        """Answer when a day ends: when the team goes home; at its last minute where it is not there at all."""
        return self.moment(day, min(self.closes.get(day.weekday(), _LAST_MINUTE), _LAST_MINUTE))

    def works(self, day: date) -> bool:
        """Say whether a day is a business day."""
        return day.weekday() in self.closes if self.closes else day.weekday() <= _FRIDAY


def find(sentence: str) -> tuple[Claim, ...]:
    """Answer the times ahead that a sentence names, in order; what is over ("since Friday") is left out.

    A time of day is a claim of its own, beside its day.
    """
    hours = [_hour(match) for match in _FRENCH_HOUR.finditer(sentence)]
    said = [
        claim
        for claim in claims.find_claims(sentence)
        if claim.kind in {ClaimKind.DATE, ClaimKind.DURATION}
        and not any(hour.start <= claim.start < hour.end for hour in hours)
    ]
    ahead = [claim for claim in (*said, *hours, *_spoken(sentence, _NEAR)) if _is_ahead(sentence, claim)]
    parts = _spoken(sentence, _PARTS) if any(_names_day(claim) for claim in ahead) else ()
    return tuple(sorted((*ahead, *parts), key=lambda claim: (claim.start, claim.end)))


def due_at(times: Sequence[Claim], sent_at: int, week: Week) -> int | None:
    """Answer when the first of these times is over for a reply that went out at `sent_at`; None where none can be
    computed, or all were over then.
    """
    moments = (moment for moment in _moments(times, sent_at, week) if sent_at < moment <= sent_at + _FURTHEST)
    return min(moments, default=None)


def _spoken(sentence: str, table: Mapping[str, re.Pattern[str]]) -> Iterator[Claim]:
    for value, pattern in table.items():
        for match in pattern.finditer(sentence):
            yield Claim(kind=ClaimKind.DATE, value=value, start=match.start(), end=match.end())


def _names_day(claim: Claim) -> bool:
    return claim.kind is ClaimKind.DATE and ":" not in claim.value


def _hour(match: re.Match[str]) -> Claim:
    value = f"{int(match['hour']):02}:{int(match['minute'] or 0):02}"
    return Claim(kind=ClaimKind.DATE, value=value, start=match.start("hour"), end=match.end())


def _is_ahead(sentence: str, claim: Claim) -> bool:
    before, after = sentence[max(0, claim.start - 40) : claim.start], sentence[claim.end : claim.end + 12]
    if _OVER.match(after):
        return False
    if _ENDING.search(before):
        return True
    if _EVERY_WEEK.search(sentence[claim.start : claim.end]):
        return False
    if claim.kind is ClaimKind.DURATION:
        first = re.match(r"\S+(?: de| von)?", sentence[claim.start : claim.end])
        return bool(_AHEAD.search(before) or (first and _AHEAD.search(first[0])))
    return not _BEHIND.search(before)


def _moments(times: Sequence[Claim], sent_at: int, week: Week) -> Iterator[int]:
    here = week.local(sent_at)
    clocks = [minutes for claim in times if (minutes := _minutes(claim.value)) is not None]
    named = [claim for claim in times if _names_day(claim)]
    if len(named) > 1:  # "end of day Friday" is no time of today
        named = [claim for claim in named if claim.value != "end of day"]
    try:
        for claim in named:
            yield from (week.moment(day, clocks[0]) if clocks else end for day, end in _days(claim.value, here, week))
        if clocks and not named:
            yield from (week.moment(here.date() + timedelta(days=later), clocks[0]) for later in (0, 1))
        for claim in times:
            if claim.kind is ClaimKind.DURATION:
                yield _after(claim.value, here, week)
    except (ValueError, OverflowError):  # a day that no calendar has, or one beyond it
        return


def _minutes(value: str) -> int | None:
    """Answer a time of day in minutes; 24:00 is the last minute."""
    found = re.fullmatch(r"(\d\d):(\d\d)", value)
    return min(int(found[1]) * 60 + int(found[2]), _LAST_MINUTE) if found else None


def _days(value: str, here: datetime, week: Week) -> Iterator[tuple[date, int]]:
    """Yield the days that a name may mean, from the day it is said on, and when each is over."""
    today = here.date()
    if value in {"tonight", "today", "end of day"}:
        yield today, week.moment(today, _LAST_MINUTE) if value == "tonight" else week.end_of(today)
        yield today, week.moment(today, _LAST_MINUTE)  # said when the team had gone home
        return
    for day in _named(value, today, week):
        yield day, week.end_of(day)


def _named(value: str, today: date, week: Week) -> Iterator[date]:
    monday = today - timedelta(days=today.weekday())
    if value in {"tomorrow", "overnight", "next day"}:
        yield today + timedelta(days=1)
    elif value == "day after tomorrow":
        yield today + timedelta(days=2)
    elif value == "next business day":
        yield _worked_days(today, 1, week)
    elif value in _WEEKDAYS:
        coming = today + timedelta(days=(_WEEKDAYS.index(value) - today.weekday()) % 7)
        yield from (coming, coming + timedelta(days=7))
    elif value in {"end of week", "next week"}:
        ends = [_last_worked(monday + timedelta(days=7 * later), week) for later in (0, 1)]
        yield from ends[1:] if value == "next week" else ends
    elif value == "end of month":
        yield from (_month_end(today.year, today.month), _month_end(today.year, today.month + 1))
    elif value == "weekend":
        yield from (monday + timedelta(days=_SUNDAY), monday + timedelta(days=7 + _SUNDAY))
    elif value == "next month":
        yield _month_end(today.year, today.month + 1)
    elif found := re.fullmatch(r"(?P<year>\d{4}|-)-(?P<month>\d\d)", value):
        years = (today.year, today.year + 1) if found["year"] == "-" else (int(found["year"]),)
        yield from (_month_end(year, int(found["month"])) for year in years)
    elif value.startswith("---"):  # a day of a month that is not named
        months = (_month_end(today.year, today.month + later) for later in (0, 1, 2))
        yield from (month.replace(day=int(value[3:])) for month in months if int(value[3:]) <= month.day)
    elif value.startswith("-"):
        month, day = int(value[2:4]), int(value[5:])
        yield from (date(year, month, day) for year in (today.year, today.year + 1))
    elif re.fullmatch(r"\d{4}-\d\d-\d\d", value):  # others are named, but no calendar has them: "before Easter"
        yield date.fromisoformat(value)


def _last_worked(monday: date, week: Week) -> date:
    days = [monday + timedelta(days=later) for later in range(7)]
    return max(day for day in days if week.works(day))


def _month_end(year: int, month: int) -> date:
    year, month = year + month // 12, month % 12 + 1
    return date(year, month, 1) - timedelta(days=1)


def _after(value: str, here: datetime, week: Week) -> int:
    """Answer when a length of time is over: "2 days", "1-2 business days", of which the longer counts."""
    amount, _, unit = value.rpartition("-")[2].partition(" ")
    count, unit = float(amount), unit.removesuffix("s")
    if unit in _LENGTHS:
        length = _LENGTHS[unit] * count
        # days are those of the clock on the wall, so that an hour that is set does not move them
        if unit == "day":
            return int((here + length).timestamp()) * SECOND
        return int((here.astimezone(UTC) + length).timestamp()) * SECOND
    if unit == "business day":
        return week.end_of(_worked_days(here.date(), int(count), week))
    months = int(count) * (12 if unit == "year" else 1)
    year, month = divmod(here.year * 12 + here.month - 1 + months, 12)
    return week.end_of(min(_month_end(year, month + 1), date(year, month + 1, 1) + timedelta(days=here.day - 1)))


def _worked_days(day: date, count: int, week: Week) -> date:
    if count > _FURTHEST // DAY:
        raise OverflowError("beyond what is promised")
    while count > 0:
        day += timedelta(days=1)
        count -= week.works(day)
    return day
