"""When a reply is due: a duration counted in real time, or only while the team is at work."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from datetime import UTC
from datetime import date
from datetime import datetime
from datetime import timedelta
from zoneinfo import ZoneInfo
from zoneinfo import ZoneInfoNotFoundError

from domain import clock

_DAY_MINUTES = 24 * 60
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
#: A due time is at most so many days ahead; longer durations end there instead of leaving the calendar.
_FURTHEST_DAYS = 3_660


@dataclass(frozen=True, kw_only=True, slots=True)
class BusinessHours:
    """When the team is at work: for each weekday (Monday is 0) its open spans, in minutes after local midnight.

    Raises ValueError for an unknown zone, a span that ends before it begins or leaves the day, spans that overlap,
    and hours that never open.
    """

    zone: str
    days: Mapping[int, tuple[tuple[int, int], ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        try:
            ZoneInfo(self.zone)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise ValueError(f"there is no time zone {self.zone!r}") from error
        if not any(self.days.values()):
            raise ValueError("business hours need at least one open span")
        for weekday, spans in self.days.items():
            self._check(weekday, spans)

    @staticmethod
    def _check(weekday: int, spans: tuple[tuple[int, int], ...]) -> None:
        if not 0 <= weekday <= 6:
            raise ValueError(f"weekday {weekday} is not between 0 (Monday) and 6 (Sunday)")
        earliest = 0
        for opens, closes in spans:
            if not earliest <= opens < closes <= _DAY_MINUTES:
                raise ValueError(f"span {opens}-{closes} of weekday {weekday} is not in order within the day")
            earliest = closes


def due_at(from_at: int, duration_ms: int, hours: BusinessHours | None) -> int:
    """Answer the moment a reply is due, in milliseconds UTC.

    Without hours the duration is simply added. With them only open time counts: what comes in at night starts to
    count when the day opens, and the answer always lies in open time (its closing moment included). Hours are read
    on the wall clock of their zone; on the days clocks change, a span loses what the clock skips and counts a
    repeated hour at most once, so that the team never owes a reply while it is closed.
    """
    duration = min(max(duration_ms, 0), _FURTHEST_DAYS * clock.DAY)
    if hours is None:
        return from_at + duration
    latest = from_at
    for opens_at, closes_at in _spans(hours, from_at):
        begins_at = max(opens_at, from_at)
        if begins_at > closes_at:
            continue
        if begins_at + duration <= closes_at:
            return begins_at + duration
        duration -= closes_at - begins_at
        latest = closes_at
    return latest


def worked_between(from_at: int, to_at: int, hours: BusinessHours) -> int:
    """Answer how many milliseconds the team was at work between two moments; 0 where the second is not later."""
    worked = 0
    for opens_at, closes_at in _spans(hours, from_at):
        if opens_at >= to_at:
            break
        worked += max(min(closes_at, to_at) - max(opens_at, from_at), 0)
    return worked


def _spans(hours: BusinessHours, from_at: int) -> Iterator[tuple[int, int]]:
    """Yield the open spans from the day before `from_at` on, in order, in milliseconds UTC."""
    zone = ZoneInfo(hours.zone)
    first = (_EPOCH + timedelta(milliseconds=from_at)).astimezone(zone).date() - timedelta(days=1)
    for offset in range(_FURTHEST_DAYS):
        day = first + timedelta(days=offset)
        for opens, closes in hours.days.get(day.weekday(), ()):
            # Of an hour that comes twice a span opens in the second and closes in the first: inside it at all times.
            opens_at, closes_at = _instant(day, opens, zone, fold=1), _instant(day, closes, zone, fold=0)
            if opens_at < closes_at:
                yield opens_at, closes_at


def _instant(day: date, minutes: int, zone: ZoneInfo, *, fold: int) -> int:
    """Answer a local wall time as milliseconds UTC; one that the clock skips is the moment of the skip."""
    wall = datetime.combine(day, datetime.min.time()) + timedelta(minutes=minutes)
    moment = wall.replace(tzinfo=zone, fold=fold).astimezone(UTC)
    if moment.astimezone(zone).replace(tzinfo=None) == wall:
        return _milliseconds(moment)
    early = wall.replace(tzinfo=zone, fold=1).astimezone(UTC)
    late = wall.replace(tzinfo=zone, fold=0).astimezone(UTC)
    return _milliseconds(_transition(early, late, zone))


def _transition(early: datetime, late: datetime, zone: ZoneInfo) -> datetime:
    """Answer the first second at which the zone's offset is no longer that of `early`."""
    before = early.astimezone(zone).utcoffset()
    while late - early > timedelta(seconds=1):
        middle = early + (late - early) // 2
        if middle.astimezone(zone).utcoffset() == before:
            early = middle
        else:
            late = middle
    return late.replace(microsecond=0)


def _milliseconds(moment: datetime) -> int:
    return (moment - _EPOCH) // timedelta(milliseconds=1)
