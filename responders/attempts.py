"""Decides what an attempt to send a reply, or to look it up, comes to, and when to ask again; pure."""

from __future__ import annotations

from enum import StrEnum

from domain.clock import DAY
from domain.clock import HOUR
from domain.clock import SECOND
from domain.errors import PlatformError
from domain.errors import RateLimited
from domain.errors import Rejected
from domain.errors import Unauthorized
from domain.errors import Unavailable


class Next(StrEnum):
    """What to write after a call or a look-up."""

    RETRY = "retry"
    REFUSE = "refuse"
    DOUBT = "doubt"
    LOOK_AGAIN = "look_again"
    HOLD = "hold"


def after_failure(error: PlatformError, doubts: int) -> Next:
    """Decide what a failed call means; `doubts` counts earlier tries that nobody knows the end of.

    Only what was surely not posted may be tried again without a look-up. A refusal after a doubt may be the network
    refusing the same text twice, so it is looked up before it is believed.
    """
    if isinstance(error, Rejected):
        return Next.DOUBT if doubts else Next.REFUSE
    if isinstance(error, RateLimited | Unavailable | Unauthorized):
        return Next.RETRY
    return Next.DOUBT


def after_lookup(lookups: int, doubts: int, *, refuses_duplicates: bool, max_attempts: int) -> Next:
    """Decide what a complete look-up that found nothing means; `lookups` counts it too.

    Two look-ups, both later than deadline and settling time, must agree. A second try is then made only where the
    network itself refuses a duplicate; elsewhere a human decides.
    """
    if lookups < 2:
        return Next.LOOK_AGAIN
    return Next.RETRY if refuses_duplicates and doubts < max_attempts else Next.HOLD


def retry_wait(attempt: int, chance: float) -> int:
    """Answer the milliseconds until the next try: doubling from 30 s to an hour, jittered by `chance` in [0, 1)."""
    return int(min(30 * SECOND * 2 ** (attempt - 1), HOUR) * (0.8 + 0.4 * chance))


def lookup_wait(doubted_for: int) -> int:
    """Answer the milliseconds until a failed look-up is repeated: the older the doubt the longer, 30 s to an hour."""
    return max(30 * SECOND, min(doubted_for // 4, HOUR))


def next_try(error: PlatformError, wait: int, now_at: int) -> int:
    """Answer when to ask again: after `wait`, or when the network wants; within a day, whatever it says."""
    return min(max(now_at + wait, getattr(error, "retry_at", None) or 0), now_at + DAY)
