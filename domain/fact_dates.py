"""The dates of facts as people write them: days of their own zone that count whole, or moments."""

from __future__ import annotations

from datetime import date
from datetime import datetime
from datetime import time
from datetime import timedelta
from datetime import tzinfo

from domain.clock import to_datetime

#: What is said of a date that cannot be read.
BAD_DATE = "is no date; write 2026-12-24, or 2026-12-24 18:00 for a time of that day"
_DAY = timedelta(days=1)


def read_moment(written: object, zone: tzinfo, *, is_end: bool = False) -> int:
    """Answer the moment that a date or time stands for, in milliseconds; a day of an end stands for its end.

    Raises ValueError, with the mend, for what is neither.
    """
    try:
        value = _parsed(written)
        if not isinstance(value, datetime):
            value = datetime.combine(value + _DAY if is_end else value, time())
        return round((value if value.tzinfo else value.replace(tzinfo=zone)).timestamp() * 1_000)
    except (ValueError, OverflowError) as error:
        raise ValueError(BAD_DATE) from error


def write_moment(at: int, zone: tzinfo, *, is_end: bool = False) -> str:
    """Write a day where it is a whole one, else the time of day, else the moment; `read_moment` reads all three."""
    local = to_datetime(at).astimezone(zone)
    if local.time() == time():
        return (local.date() - _DAY if is_end else local.date()).isoformat()
    plain = local.replace(tzinfo=None).isoformat(sep=" ", timespec="seconds")
    # an hour that the clocks go through twice, and parts of a second, need the long form
    return plain if read_moment(plain, zone) == at else local.isoformat(timespec="milliseconds")


def _parsed(written: object) -> date:
    if isinstance(written, date):
        return written
    if not isinstance(written, str):
        raise ValueError(BAD_DATE)
    text = written.strip()
    return date.fromisoformat(text) if len(text) <= len("2026-12-24") else datetime.fromisoformat(text)
