"""A delivery: one approved reply on its way to a network, exactly once."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class DeliveryStatus(StrEnum):
    """Where a delivery stands. Failed_final, cancelled and gone never move again, sent only when it is deleted."""

    QUEUED = "queued"  #: waits for its undo window or its next try
    SENDING = "sending"  #: an intent is committed, the call may be on the wire
    SENT = "sent"
    FAILED_FINAL = "failed_final"  #: the network refused for good; the draft is back in the queue
    UNKNOWN = "unknown"  #: the answer was lost; to be looked up, never repeated blindly
    HELD = "held"  #: could not be looked up with certainty; a human decides
    CANCELLED = "cancelled"  #: undone before it left
    DELETING = "deleting"  #: to be deleted at the network, for a reason; asked for until it is certain
    GONE = "gone"  #: deleted from the network; the mention is open again


class IntentOutcome(StrEnum):
    """How one attempt ended; an intent without an outcome is open."""

    LANDED = "landed"
    REFUSED = "refused"
    UNKNOWN = "unknown"
    ABSENT = "absent"  #: looked up afterwards and not found at the network


@dataclass(frozen=True, kw_only=True, slots=True)
class Delivery:
    """One row of the outbox. Times in milliseconds UTC; `next_at` is the earliest moment anything may happen."""

    id: int
    draft_id: int
    mention_id: int
    approval_id: int
    account: str
    platform: str
    target_id: str
    text: str
    hash: str
    status: DeliveryStatus
    attempt: int
    next_at: int
    created_at: int
    updated_at: int
    approved_by: str
    lookups: int = 0
    deadline_at: int | None = None
    native_id: str = ""
    url: str = ""
    error: str = ""
