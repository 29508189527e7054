"""What Reddit's own error names mean: come back later, never, or look whether it landed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from domain.clock import HOUR
from domain.clock import MINUTE
from domain.clock import SECOND
from domain.errors import PlatformError
from domain.errors import RateLimited
from domain.errors import Rejected
from domain.errors import Unauthorized
from domain.errors import Uncertain
from domain.text import excerpt
from domain.text import printable
from platforms import payload
from platforms.wire import Answer

_LATER = "RATELIMIT"
_SIGN_IN = frozenset({"USER_REQUIRED", "NOT_AUTHOR", "BANNED_FROM_SITE"})
_BROKEN = frozenset({"SOMETHING_IS_BROKEN", "TRY_AGAIN", "UNKNOWN_ERROR", "INTERNAL_ERROR"})
_WAIT = re.compile(r"(\d{1,6}) (millisecond|second|minute|hour)", re.IGNORECASE)
_UNITS = {"millisecond": 1, "second": SECOND, "minute": MINUTE, "hour": HOUR}


def translate(account: str, errors: Sequence[object], *, landed: bool, now_at: int) -> PlatformError:
    """Answer the error of ours for a list of [name, message, field]; `landed` where a comment came back with it."""
    items = [[payload.text(part) for part in payload.rows(item)] + [""] for item in errors]
    names = {item[0] for item in items}
    said = excerpt(printable("; ".join(": ".join(part for part in item[:2] if part) for item in items)), 300)
    if landed or names & _BROKEN:
        return Uncertain(account, f"Reddit complained, and the reply may stand all the same: {said}")
    if _LATER in names:
        return RateLimited(account, f"Reddit wants a pause: {said}", retry_at=now_at + _pause(said))
    if names & _SIGN_IN:
        return Unauthorized(account, f"Reddit refuses our account: {said}")
    return Rejected(account, f"Reddit refuses this reply: {said}")


def of_bad_request(account: str, answer: Answer, now_at: int) -> PlatformError:
    """Answer the error of ours for an answer 400, which names its reason in another form."""
    try:
        data = payload.table(payload.parse(answer.body))
    except ValueError:
        data = {}
    name = payload.text(data.get("reason")) or "BAD_REQUEST"
    words = payload.text(data.get("explanation")) or payload.said(answer.body)
    return translate(account, [[name, words, ""]], landed=False, now_at=now_at)


def _pause(said: str) -> int:
    found = _WAIT.search(said)
    return int(found[1]) * _UNITS[found[2].lower()] + SECOND if found else 10 * MINUTE
