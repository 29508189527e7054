"""The dates of facts as people write them: days of their own zone that count whole, or moments."""

from __future__ import annotations

from datetime import date
from datetime import datetime
from datetime import time
from datetime import timedelta
from datetime import tzinfo

from domain.clock import to_datetime

_BAD_DATE = "is no date; write 2026-12-24, or 2026-12-24 18:00 for a time of that day"
_FAR_DATE = "is too far away; leave it out where there is no limit"
#: The calendar begins with the year 1 and ends with 9999, in some zones a day sooner than in others.
_YEARS = range(1900, 9999)
_DAY = timedelta(days=1)


def read_moment(written: object, zone: tzinfo, *, is_end: bool = False) -> int:
    """Answer the moment that a date or time stands for, in milliseconds; a day of an end stands for its end.

    Raises ValueError, with the mend, for what is neither, and for days that some zone has no name for.
    """
    try:
        value = _parsed(written)
    except ValueError as error:
        raise ValueError(_BAD_DATE) from error
    if value.year not in _YEARS:
        raise ValueError(_FAR_DATE)
    if not isinstance(value, datetime):
        value = datetime.combine(value + _DAY if is_end else value, time())
    return _moment_of(value if value.tzinfo else value.replace(tzinfo=zone))


def write_moment(at: int, zone: tzinfo, *, is_end: bool = False) -> str:
    """Write a day where it is a whole one, else the time of day, else the moment; `read_moment` reads all three."""
    local = to_datetime(at).astimezone(zone)
    if local.time() == time():
        return (local.date() - _DAY if is_end else local.date()).isoformat()
    plain = local.replace(tzinfo=None, microsecond=0)
    # an hour that the clocks go through twice, and parts of a second, need the long form
    is_enough = _moment_of(plain.replace(tzinfo=zone, fold=0)) == at
    return plain.isoformat(sep=" ") if is_enough else local.isoformat(timespec="milliseconds")


def _moment_of(value: datetime) -> int:
    return round(value.timestamp() * 1_000)


def _parsed(written: object) -> date:
    if isinstance(written, date):
        return written
    if not isinstance(written, str):
        raise ValueError(_BAD_DATE)
    text = written.strip()
    return date.fromisoformat(text) if len(text) <= len("2026-12-24") else datetime.fromisoformat(text)
