"""Decides when an account is polled next: fast when busy, slow when quiet, later after each failure. Pure."""

from __future__ import annotations

from random import Random

from domain.clock import DAY
from domain.clock import HOUR
from domain.clock import MINUTE
from domain.clock import SECOND

_JITTER = 0.1
_GROWTH = 1.5
_FIRST_BACKOFF = 30 * SECOND
_LONGEST_BACKOFF = HOUR
#: A network that names no time to come back, or one further away than any network's window, gets these instead.
_UNNAMED_WAIT = MINUTE
_LONGEST_WAIT = DAY
_LONGEST_WAIT_JITTER = 30 * SECOND


def next_poll(
    now_at: int, *, interval_ms: int, new_count: int, fastest: int, slowest: int, rng: Random
) -> tuple[int, int]:
    """Answer when to poll next and the new interval, in milliseconds.

    The interval halves after new posts, grows by half after none, and stays between `fastest` and `slowest`;
    0 (never polled) starts at `fastest`. The moment lies within ten percent of the interval, so that accounts
    started together drift apart.
    """
    wanted = interval_ms / 2 if new_count else interval_ms * _GROWTH
    interval = max(fastest, min(slowest, round(wanted)))
    return now_at + _jittered(interval, rng), interval


def backoff(failure_count: int, *, rng: Random, first: int = _FIRST_BACKOFF, longest: int = _LONGEST_BACKOFF) -> int:
    """Answer how long to wait after the n-th failure in a row: doubling from `first`, at most `longest`, jittered."""
    doublings = min(max(failure_count, 1) - 1, 30)
    return min(longest, _jittered(min(longest, first << doublings), rng))


def come_back(now_at: int, retry_at: int | None, *, rng: Random) -> int:
    """Answer when to ask again a network that named a time: never before it, and a little after it at most.

    Without a time in the future it is one minute; a time more than a day away is taken as a day.
    """
    wait = retry_at - now_at if retry_at is not None and retry_at > now_at else _UNNAMED_WAIT
    wait = min(wait, _LONGEST_WAIT)
    return now_at + wait + rng.randint(0, min(_LONGEST_WAIT_JITTER, max(1, int(wait * _JITTER))))


def _jittered(duration: int, rng: Random) -> int:
    return round(duration * rng.uniform(1 - _JITTER, 1 + _JITTER))
