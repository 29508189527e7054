"""Times as people read them, in the team's zone: short on the row, whole on hover."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from datetime import time
from datetime import timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel.dates import format_datetime

from domain.clock import DAY
from domain.clock import HOUR
from domain.clock import MINUTE

#: Below this share of time left a due time is shown as close.
_CLOSE = HOUR
_MORNING = time(9, 0)


@dataclass(frozen=True, kw_only=True, slots=True)
class Due:
    """How long a reply may still take, in words, and whether it is 'fine', 'close' or 'over'."""

    words: str
    state: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Later:
    """One choice of a snooze: its words and the moment it ends."""

    name: str
    words: str
    at: int


@dataclass(frozen=True, slots=True)
class Calendar:
    """Writes and reads times in one IANA zone."""

    zone: str

    def when(self, at: int | None) -> str:
        """Write a moment in full: Sun, 22 Nov 2026, 17:21."""
        return "never" if at is None else _written(self.zone, at // MINUTE, "EEE, d MMM y, HH:mm")

    def day(self, at: int) -> str:
        """Write a moment that begins a day as that day: Sun, 22 Nov 2026; any other in full."""
        is_whole = _local(self.zone, at).time() == time()
        return _written(self.zone, at // MINUTE, "EEE, d MMM y") if is_whole else self.when(at)

    def clock(self, at: int) -> str:
        """Write the time of day: 17:21."""
        return _written(self.zone, at // MINUTE, "HH:mm")

    def ago(self, at: int | None, now: int) -> str:
        """Write how long ago a moment was, or its date when that is more than a week."""
        if at is None:
            return "never"
        passed = now - at
        if passed < MINUTE:
            return "now"
        if passed < 7 * DAY:
            return span(passed)
        same_year = _local(self.zone, at).year == _local(self.zone, now).year
        return _written(self.zone, at // MINUTE, "d MMM" if same_year else "d MMM y")

    def since(self, at: int | None, now: int) -> str:
        """Write how long ago a moment was, as part of a sentence: just now, 3 h ago, on 12 Nov."""
        said = self.ago(at, now)
        if at is None or now - at < MINUTE:
            return "just now" if at is not None else said
        return f"{said} ago" if now - at < 7 * DAY else f"on {said}"

    def due(self, due_at: int, now: int) -> Due:
        """Write how long is left until a due time, or how long it has passed."""
        left = due_at - now
        if left < 0:
            return Due(words=f"{span(-left)} overdue", state="over")
        return Due(words=f"{span(left)} left", state="close" if left <= _CLOSE else "fine")

    def waited(self, since_at: int, due_at: int, now: int) -> str:
        """Write how much of the time for a reply is gone: Waiting 3 h of 4."""
        if now > due_at:
            return f"Waiting {span(now - since_at)}"
        gone, whole = span(max(0, now - since_at)), span(due_at - since_at)
        number, _, unit = whole.partition(" ")
        return f"Waiting {gone} of {number if gone.endswith(unit) else whole}"

    def later(self, now: int) -> list[Later]:
        """Answer the snoozes offered: later today, tomorrow at nine, Monday at nine."""
        here = _local(self.zone, now)
        soon = here + timedelta(hours=3)
        tomorrow = self._morning(here, 1)
        monday = self._morning(here, 7 - here.weekday())
        today = "Later today" if soon.date() == here.date() else "In three hours"
        return [
            Later(name="today", words=f"{today}, {soon:%H:%M}", at=_stamp(soon)),
            Later(name="tomorrow", words=f"Tomorrow, {tomorrow:%H:%M}", at=_stamp(tomorrow)),
            Later(name="monday", words=f"Monday, {monday:%H:%M}", at=_stamp(monday)),
        ]

    def choose(self, until: str, custom: str, now: int) -> int | None:
        """Read one of the snoozes offered by its name, or a moment typed; None where neither is there."""
        offered = {later.name: later.at for later in self.later(now)}
        return offered.get(until) or self.read(custom)

    def read(self, text: str) -> int | None:
        """Read what a browser's date and time field sends, as local time; None where it cannot be read."""
        try:
            moment = datetime.fromisoformat(text)
        except ValueError:
            return None
        return _stamp(moment.replace(tzinfo=moment.tzinfo or ZoneInfo(self.zone)))

    def field(self, at: int) -> str:
        """Write a moment as a browser's date and time field wants it."""
        return _local(self.zone, at).strftime("%Y-%m-%dT%H:%M")

    def _morning(self, here: datetime, days: int) -> datetime:
        return datetime.combine(here.date() + timedelta(days=days), _MORNING, tzinfo=ZoneInfo(self.zone))


def _stamp(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)


def _local(zone: str, at: int) -> datetime:
    return datetime.fromtimestamp(at / 1000, tz=ZoneInfo(zone))


@lru_cache(maxsize=4096)
def _written(zone: str, minute: int, pattern: str) -> str:
    moment = _local(zone, minute * MINUTE)
    return format_datetime(moment, pattern, tzinfo=ZoneInfo(zone), locale="en_GB")


def span(length: int) -> str:
    """Write a length of time in its one largest unit."""
    for unit, word in ((DAY, "d"), (HOUR, "h"), (MINUTE, "min")):
        if length >= unit:
            return f"{length // unit} {word}"
    return "<1 min"
