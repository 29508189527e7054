"""What Bluesky's error names mean for a reply and for our account."""

from __future__ import annotations

from domain.errors import PlatformError
from domain.errors import RateLimited
from domain.errors import Unauthorized
from domain.errors import Unavailable
from domain.errors import Uncertain
from domain.text import excerpt
from domain.text import printable
from platforms import faults
from platforms import payload
from platforms.wire import Answer

#: The session is over; another one can be opened.
_OLD_SESSION = frozenset({"ExpiredToken", "InvalidToken", "BadJwt", "BadJwtSignature", "BadJwtAudience"})
#: Our account itself is refused, in words for whoever can mend it.
_ACCOUNT = {
    "AccountTakedown": "Bluesky has taken our account down",
    "AccountSuspended": "Bluesky has suspended our account",
    "AccountDeactivated": "our account is deactivated",
    "AccountInactive": "our account is not active",
    "RepoTakendown": "Bluesky has taken our account down",
    "RepoSuspended": "Bluesky has suspended our account",
    "RepoDeactivated": "our account is deactivated",
    "AuthFactorTokenRequired": "this is the account's main password, which asks for a code: give an app password",
}
#: Two writes met; the server has undone ours.
_MET = frozenset({"InvalidSwap", "ConcurrentWrites"})


def name_of(answer: Answer) -> str:
    """Answer the network's name for an error; empty where it gives none."""
    try:
        return payload.text(payload.table(payload.parse(answer.body)).get("error"))
    except ValueError:
        return ""


def is_old_session(answer: Answer | None) -> bool:
    """Say whether the network no longer takes our session."""
    if answer is None or (answer.status == 401 and name_of(answer) in _ACCOUNT):
        return False
    return answer.status == 401 or (answer.status == 400 and name_of(answer) in _OLD_SESSION)


def translate(account: str, answer: Answer, *, now_at: int, wrote: bool) -> PlatformError | None:
    """Answer the error of ours for what only Bluesky names; None leaves it to what all networks share."""
    name, said = name_of(answer), _said(answer)
    if answer.status == 429:
        return RateLimited(account, f"too many requests: {said}", retry_at=retry_at(answer, now_at))
    if 400 <= answer.status < 500 and name in _ACCOUNT:
        return Unauthorized(account, f"{_ACCOUNT[name]}: {said}")
    if wrote and answer.status == 400 and name in _MET:
        return Unavailable(account, f"nothing was sent, something else was written at the same moment: {said}")
    if wrote and answer.status == 400 and "already exists" in said.lower():
        return Uncertain(account, f"Bluesky has this very reply from us already: {said}")
    return None


def retry_at(answer: Answer, now_at: int) -> int | None:
    """Answer when the network wants to be asked again, in milliseconds UTC; None where it does not say."""
    reset = payload.number(answer.headers.get("ratelimit-reset"))
    if reset is None or not 0 <= reset * 1000 <= payload.MAX_AT:
        return faults.retry_at(answer, now_at)
    return max(now_at, int(reset * 1000))


def _said(answer: Answer) -> str:
    return excerpt(printable(f"{answer.status} {payload.said(answer.body)}"), 300).strip()
