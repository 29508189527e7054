"""Every error the program raises on purpose; a class exists only where some caller acts differently on it.

AllEarsError
├─ ConfigError(problems)       the operator must act: printed in full, exit code 2
├─ PlatformError(account)
│  ├─ RateLimited(retry_at)    not a failure: the account sleeps until then
│  ├─ Unauthorized             credentials refused: the account is disabled, a banner on the desk
│  ├─ Unavailable              network or server: backoff with jitter
│  ├─ CursorLost               the network no longer knows our cursor: a gap is recorded, polling restarts
│  ├─ Rejected                 the network refuses this text or target: back to a human, never retried
│  └─ Uncertain                sent, the answer was lost: looked up at the network, never blindly repeated
├─ WorkflowError
│  ├─ InvalidMove              no such move from this status: 409
│  ├─ StaleDraft               someone acted meanwhile: 409, the page shows the new state
│  └─ NotAllowed               the person's role does not permit it: 403
├─ GuardViolation(findings)    the text breaks a blocking rule: approval refused, shown beside the text
│  └─ BeyondAuthority          it promises more than the person may: it can be escalated
├─ ScorerUnavailable           model missing or broken: rules alone set the priority
├─ NotFound(what, key)         404
└─ StoreError                  database locked, newer than the program, or another program's
   └─ DamagedStore             what the file holds cannot be read: `check` goes on and names the rest
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


class AllEarsError(Exception):
    """Something went wrong that the program knows how to say."""

    def __init__(self, message: str = "") -> None:
        super().__init__(message or (self.__doc__ or "").strip())


@dataclass(frozen=True, kw_only=True, slots=True)
class Problem:
    """One thing wrong in a file or setting: where it stands, what is wrong, how to mend it."""

    place: str
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


class ConfigError(AllEarsError):
    """The configuration cannot be used."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class PlatformError(AllEarsError):
    """A network did not do what was asked."""

    def __init__(self, account: str, message: str) -> None:
        self.account, self.said = account, message
        super().__init__(f"{account}: {message}")


class RateLimited(PlatformError):
    """The network asks us to come back later."""

    def __init__(self, account: str, message: str, *, retry_at: int | None = None) -> None:
        self.retry_at = retry_at
        super().__init__(account, message)


class Unauthorized(PlatformError):
    """The network refused our credentials."""


class Unavailable(PlatformError):
    """The network cannot be reached or is broken at its end."""


class CursorLost(PlatformError):
    """The network no longer knows the place where we stopped reading."""


class Rejected(PlatformError):
    """The network refuses this text or this target."""


class Uncertain(PlatformError):
    """The reply may or may not have been posted."""


class WorkflowError(AllEarsError):
    """The move is not possible now."""


class InvalidMove(WorkflowError):
    """There is no such move from this status."""

    def __init__(self, subject: str, status: str, action: str, *, since: str = "") -> None:
        self.subject, self.status, self.action = subject, status, action
        now = f"it is {status.replace('_', ' ')} now"
        super().__init__(f"Cannot {action.replace('_', ' ')} this {subject}: {now}{since and f' ({since})'}.")


class StaleDraft(WorkflowError):
    """Someone changed this draft meanwhile. Look at the new text before you decide."""


class NotAllowed(WorkflowError):
    """Your role does not permit this."""


class GuardViolation(AllEarsError):
    """The text breaks a rule and cannot be approved."""

    def __init__(self, findings: Sequence[object]) -> None:
        self.findings = tuple(findings)
        super().__init__("; ".join(str(finding) for finding in self.findings))


class BeyondAuthority(GuardViolation):
    """The text promises more than the person may."""

    def __init__(self, message: str, findings: Sequence[object]) -> None:
        super().__init__(findings)
        self.args = (message,)


class ScorerUnavailable(AllEarsError):
    """The sentiment model cannot be used; rules alone set the priority."""


class NotFound(AllEarsError):
    """There is no such thing."""

    def __init__(self, what: str, key: object) -> None:
        self.what, self.key = what, key
        super().__init__(f"There is no {what} {key}.")


class StoreError(AllEarsError):
    """The database cannot be used."""


class DamagedStore(StoreError):
    """The database is damaged."""
