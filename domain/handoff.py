"""A hand-off: an approved reply that a human posts in the network's own page, since the program may not."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class HandOffOutcome(StrEnum):
    """How a hand-off ended; one without an outcome is open."""

    POSTED = "posted"
    RETURNED = "returned"  #: back in the queue, not posted


@dataclass(frozen=True, kw_only=True, slots=True)
class HandOff:
    """One approved reply in a human's hands. Times in milliseconds UTC; `text` and `hash` are those of the approval.

    Past `remind_at` somebody is asked whether it was posted; `next_at` is when the network is looked at again.
    """

    id: int
    mention_id: int
    draft_id: int
    approval_id: int
    account: str
    platform: str
    target_id: str
    text: str
    hash: str
    handed_by: str
    handed_at: int
    remind_at: int
    next_at: int
    reminded_at: int | None = None
    outcome: HandOffOutcome | None = None
    native_id: str = ""
    url: str = ""
    closed_at: int | None = None
    closed_by: str = ""

    def is_overdue(self, now_at: int) -> bool:
        """Say whether somebody should tell what became of it."""
        return self.outcome is None and self.remind_at <= now_at


@dataclass(frozen=True, kw_only=True, slots=True)
class ReplyPage:
    """Where a human posts a reply: its address, and whether the page has the text filled in already."""

    url: str
    has_text: bool = False
