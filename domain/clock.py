"""Time as the whole program sees it: integers, milliseconds since 1970 in UTC."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC
from datetime import datetime

Clock = Callable[[], int]

SECOND = 1_000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR


def system_clock() -> int:
    """Answer the present moment in milliseconds, UTC."""
    return time.time_ns() // 1_000_000


def from_iso(text: str) -> int:
    """Read an ISO 8601 time; one without a zone is taken as UTC. Raises ValueError for anything else."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return int(moment.timestamp() * 1_000)


def to_datetime(at: int) -> datetime:
    """Answer the aware UTC datetime of a millisecond time."""
    return datetime.fromtimestamp(at / 1_000, tz=UTC)


def to_iso(at: int) -> str:
    """Write a millisecond time as ISO 8601 in UTC, to the second: 2026-11-22T17:21:57Z."""
    return to_datetime(at).strftime("%Y-%m-%dT%H:%M:%SZ")
