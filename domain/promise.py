"""A promise: something a reply of ours committed us to by a time, until a person says what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class PromiseStatus(StrEnum):
    """Where a promise stands."""

    OPEN = "open"
    KEPT = "kept"
    DROPPED = "dropped"  #: it holds no more: it was overtaken, or was none


@dataclass(frozen=True, kw_only=True, slots=True)
class Pledge:
    """What a text promises: the sentence, where it begins, and when it is due; None where no time can be computed."""

    words: str
    start: int
    due_at: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Promise:
    """One promise towards the author of a mention. Times in milliseconds UTC; `made_at` is when the reply went out.

    `account`, `platform`, `author` and `handle` are the mention's; `author` is the name people read.
    """

    id: int
    mention_id: int
    account: str
    platform: str
    author: str
    handle: str
    words: str
    made_at: int
    due_at: int | None
    status: PromiseStatus = PromiseStatus.OPEN
    closed_at: int | None = None
    closed_by: str = ""

    def is_overdue(self, now_at: int) -> bool:
        """Say whether it is open although its time is over."""
        return self.status is PromiseStatus.OPEN and self.due_at is not None and self.due_at < now_at
