"""What a Mastodon server's refusals mean, and when it wants to be asked again."""

from __future__ import annotations

import re

from domain.clock import MINUTE
from domain.clock import SECOND
from domain.clock import from_iso
from domain.errors import PlatformError
from domain.errors import RateLimited
from domain.errors import Unauthorized
from platforms import faults
from platforms import payload
from platforms.wire import Answer
from platforms.wire import Wire

#: Words by which a server tells that our token or account, not this one reply, is refused.
_OUR_FAULT = re.compile(
    r"outside the authorized scopes|insufficient.scope|login is (?:currently )?(?:disabled|pending|missing)"
    r"|account (?:is |has been )?(?:suspended|disabled|moved)|requires an authenticated user",
    re.IGNORECASE,
)
_LONGEST_QUIET = 3 * 60 * MINUTE
#: Numbers above this are seconds since 1970, below it seconds from now.
_FIRST_EPOCH = 10**9


def translate(account: str, error: Exception, line: Wire, *, writing: bool, now_at: int) -> PlatformError:
    """Answer the one error of ours that says what this failure means to the caller."""
    answer = line.answer
    if isinstance(error, PlatformError) or answer is None:
        return faults.translate(account, error, answer, wrote=line.wrote, writing=writing, now_at=now_at)
    said = faults.words(answer, error)
    if answer.status == 429:
        return RateLimited(account, f"too many requests: {said}", retry_at=_reset_at(answer, now_at))
    if answer.status == 403 and _OUR_FAULT.search(said):
        return Unauthorized(account, f"the server refuses our token or our account: {said}")
    return faults.translate(account, error, answer, wrote=line.wrote, writing=writing, now_at=now_at)


def quiet_until(answer: Answer | None, now_at: int) -> int:
    """Answer until when the server wants silence: it says so ahead of refusing."""
    if answer is None:
        return 0
    remaining = payload.number(answer.headers.get("x-ratelimit-remaining"))
    if remaining is None or remaining >= 1:
        return 0
    return _reset_at(answer, now_at) or now_at + MINUTE


def _reset_at(answer: Answer, now_at: int) -> int | None:
    """Answer when the budget is full again. Mastodon writes the moment, others seconds since 1970 or from now."""
    written = answer.headers.get("x-ratelimit-reset", "")
    seconds = payload.number(written)
    if seconds is not None:
        at = int(seconds * SECOND) + (0 if seconds > _FIRST_EPOCH else now_at)
        return min(max(at, now_at), now_at + _LONGEST_QUIET)
    try:
        return min(max(from_iso(written), now_at), now_at + _LONGEST_QUIET)
    except (ValueError, OverflowError):
        return faults.retry_at(answer, now_at)
