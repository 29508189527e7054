"""What a failed call means: never sent, surely refused, or uncertain; and which of our errors says so.

The one place that looks into foreign exceptions. Both network clients wrap, rename and lose them, so the whole
chain is walked: the exception, what it wraps, its cause, its context.
"""

from __future__ import annotations

import functools
import ssl
from collections.abc import Callable
from collections.abc import Iterator
from enum import StrEnum
from typing import Concatenate
from typing import ParamSpec
from typing import Protocol
from typing import TypeVar

import requests
import structlog
import urllib3.exceptions

from domain.errors import PlatformError
from domain.errors import RateLimited
from domain.errors import Rejected
from domain.errors import Unauthorized
from domain.errors import Unavailable
from domain.errors import Uncertain
from domain.platform import Account
from domain.text import excerpt
from domain.text import printable
from platforms import payload
from platforms.wire import Answer
from platforms.wire import DeadlinePassed
from platforms.wire import NotStarted

_BEFORE_ANY_BYTE = (
    NotStarted,
    urllib3.exceptions.NewConnectionError,
    urllib3.exceptions.NameResolutionError,
    urllib3.exceptions.ConnectTimeoutError,
    requests.exceptions.ConnectTimeout,
    requests.exceptions.InvalidURL,
    requests.exceptions.MissingSchema,
    ssl.SSLCertVerificationError,
)
#: 4xx that do not say whether the request was carried out.
_VAGUE = frozenset({408, 409, 425})
_MAX_LINKS = 50


log = structlog.get_logger()


class _HasAccount(Protocol):
    account: Account


Owner = TypeVar("Owner", bound=_HasAccount)
P = ParamSpec("P")
T = TypeVar("T")


class Fate(StrEnum):
    """What became of a request."""

    NEVER_SENT = "never_sent"
    REFUSED = "refused"
    UNCERTAIN = "uncertain"


def chain(error: BaseException) -> Iterator[BaseException]:
    """Answer the exception and everything it wraps, each once, the outermost first."""
    waiting, seen = [error], set[int]()
    while waiting and len(seen) < _MAX_LINKS:
        link = waiting.pop(0)
        if id(link) in seen:
            continue
        seen.add(id(link))
        yield link
        inner = (getattr(link, "original_exception", None), getattr(link, "reason", None), *link.args)
        waiting.extend(part for part in (*inner, link.__cause__, link.__context__) if isinstance(part, BaseException))


def fate(error: BaseException, answer: Answer | None, *, wrote: bool) -> Fate:
    """Answer what became of a write that failed with `error`; `wrote` says whether it may have left this machine."""
    if not wrote:
        return Fate.NEVER_SENT
    if answer is not None:
        surely = 400 <= answer.status < 500 and answer.status not in _VAGUE
        return Fate.REFUSED if surely else Fate.UNCERTAIN
    never = any(isinstance(link, _BEFORE_ANY_BYTE) for link in chain(error))
    return Fate.NEVER_SENT if never else Fate.UNCERTAIN


def words(answer: Answer | None, error: BaseException) -> str:
    """Answer what the network said, on one safe line; without an answer, the kind of fault."""
    if answer is None:
        links = list(chain(error))
        late = any(isinstance(link, (DeadlinePassed, NotStarted, requests.exceptions.ReadTimeout)) for link in links)
        return "no answer within the time set" if late else f"no answer ({type(links[-1]).__name__})"
    said = payload.said(answer.body)
    return excerpt(printable(f"{answer.status} {said}"), 300).strip()


def translate(
    account: str, error: BaseException, answer: Answer | None, *, wrote: bool, writing: bool, now_at: int
) -> PlatformError:
    """Answer the one error of ours that says what this failure means to the caller."""
    if isinstance(error, PlatformError):
        return error
    said = words(answer, error)
    status = answer.status if answer is not None else 0
    if status == 401:
        return Unauthorized(account, f"the network refuses our credentials: {said}")
    if status == 429:
        return RateLimited(account, f"too many requests: {said}", retry_at=retry_at(answer, now_at))
    if status == 402:
        return Unavailable(account, f"the network wants payment first: {said}")
    if not writing:
        return Unavailable(account, f"cannot be read: {_say(answer, error, said)}")
    became = fate(error, answer, wrote=wrote)
    if became is Fate.NEVER_SENT:
        return Unavailable(account, f"cannot be reached, nothing was sent: {said}")
    if became is Fate.REFUSED:
        return Rejected(account, f"the network refuses this reply: {said}")
    return Uncertain(account, f"the answer was lost, so nobody knows whether it was done: {_say(answer, error, said)}")


def retry_at(answer: Answer | None, now_at: int) -> int | None:
    """Answer when the network wants to be asked again, in milliseconds UTC; None where it does not say."""
    if answer is None:
        return None
    reset = payload.number(answer.headers.get("x-rate-limit-reset"))
    if reset is not None:
        return max(now_at, int(reset * 1000))
    seconds = payload.number(answer.headers.get("retry-after"))
    if seconds is None:
        seconds = payload.number(answer.headers.get("x-ratelimit-reset"))
    return None if seconds is None else now_at + int(min(max(seconds, 0.0), 86_400.0) * 1000)


def tells(
    kind: type[PlatformError],
) -> Callable[[Callable[Concatenate[Owner, P], T]], Callable[Concatenate[Owner, P], T]]:
    """Let only errors of ours out of a platform's method: what nobody thought of is told as `kind`."""

    def decorate(method: Callable[Concatenate[Owner, P], T]) -> Callable[Concatenate[Owner, P], T]:
        @functools.wraps(method)
        def told(owner: Owner, /, *args: P.args, **named: P.kwargs) -> T:
            try:
                return method(owner, *args, **named)
            except PlatformError:
                raise
            except Exception as error:
                log.debug("answer_not_understood", account=owner.account.name, method=method.__name__, exc_info=True)
                message = f"an answer that makes no sense ({type(error).__name__} in {method.__name__})"
                raise kind(owner.account.name, message) from error

        return told

    return decorate


def _say(answer: Answer | None, error: BaseException, said: str) -> str:
    if answer is not None and answer.is_success:
        return f"an answer that makes no sense ({type(error).__name__}): {said}"
    return said
