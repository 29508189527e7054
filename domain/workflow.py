"""The one table of legal moves. Every change of a status is an entry here; the database enforces the same table."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from domain.delivery import DeliveryStatus as Delivery
from domain.draft import DraftStatus as Draft
from domain.errors import InvalidMove
from domain.mention import MentionStatus as Mention


class Subject(StrEnum):
    """What moves."""

    MENTION = "mention"
    DRAFT = "draft"
    DELIVERY = "delivery"


@dataclass(frozen=True, kw_only=True, slots=True)
class Transition:
    """A legal move, ready to be written: the store updates the row only where it still has `from_status`."""

    subject: Subject
    action: str
    from_status: str
    to_status: str


MOVES: dict[Subject, dict[tuple[str, str], str]] = {
    Subject.MENTION: {
        (Mention.NEW, "triage"): Mention.OPEN,
        (Mention.NEW, "ignore"): Mention.CLOSED,
        (Mention.OPEN, "approve"): Mention.ANSWERING,
        (Mention.OPEN, "snooze"): Mention.SNOOZED,
        (Mention.OPEN, "dismiss"): Mention.CLOSED,
        (Mention.OPEN, "escalate"): Mention.ESCALATED,
        (Mention.OPEN, "hand_off"): Mention.HANDED_OFF,
        (Mention.OPEN, "delete"): Mention.CLOSED,
        (Mention.SNOOZED, "wake"): Mention.OPEN,
        (Mention.SNOOZED, "dismiss"): Mention.CLOSED,
        (Mention.SNOOZED, "delete"): Mention.CLOSED,
        (Mention.ESCALATED, "approve"): Mention.ANSWERING,
        (Mention.ESCALATED, "hand_off"): Mention.HANDED_OFF,
        (Mention.ESCALATED, "return"): Mention.OPEN,
        (Mention.ESCALATED, "dismiss"): Mention.CLOSED,
        (Mention.HANDED_OFF, "return"): Mention.OPEN,
        (Mention.HANDED_OFF, "reply"): Mention.CLOSED,
        (Mention.ANSWERING, "undo"): Mention.OPEN,
        (Mention.ANSWERING, "refuse"): Mention.OPEN,
        (Mention.ANSWERING, "reply"): Mention.CLOSED,
        (Mention.CLOSED, "reopen"): Mention.OPEN,
    },
    Subject.DRAFT: {
        (Draft.PENDING, "approve"): Draft.APPROVED,
        (Draft.PENDING, "reject"): Draft.REJECTED,
        (Draft.PENDING, "supersede"): Draft.SUPERSEDED,
        (Draft.APPROVED, "undo"): Draft.PENDING,
        (Draft.APPROVED, "refuse"): Draft.PENDING,
        (Draft.APPROVED, "reopen"): Draft.PENDING,
        (Draft.REJECTED, "undo"): Draft.PENDING,
        (Draft.SUPERSEDED, "undo"): Draft.PENDING,
    },
    Subject.DELIVERY: {
        (Delivery.QUEUED, "open_intent"): Delivery.SENDING,
        (Delivery.QUEUED, "undo"): Delivery.CANCELLED,
        (Delivery.QUEUED, "refuse"): Delivery.FAILED_FINAL,
        (Delivery.SENDING, "land"): Delivery.SENT,
        (Delivery.SENDING, "retry"): Delivery.QUEUED,
        (Delivery.SENDING, "refuse"): Delivery.FAILED_FINAL,
        (Delivery.SENDING, "doubt"): Delivery.UNKNOWN,
        (Delivery.UNKNOWN, "land"): Delivery.SENT,
        (Delivery.UNKNOWN, "retry"): Delivery.QUEUED,
        (Delivery.UNKNOWN, "hold"): Delivery.HELD,
        (Delivery.UNKNOWN, "refuse"): Delivery.FAILED_FINAL,
        (Delivery.HELD, "land"): Delivery.SENT,
        (Delivery.HELD, "retry"): Delivery.QUEUED,
        (Delivery.HELD, "refuse"): Delivery.FAILED_FINAL,
        (Delivery.SENT, "ask_delete"): Delivery.DELETING,
        (Delivery.DELETING, "delete"): Delivery.GONE,
        (Delivery.DELETING, "keep"): Delivery.SENT,
    },
}


def move(subject: Subject, status: str, action: str) -> Transition:
    """Answer the transition that `action` makes from `status`; raises InvalidMove where the table has none."""
    target = MOVES[subject].get((status, action))
    if target is None:
        raise InvalidMove(subject, status, action)
    return Transition(subject=subject, action=action, from_status=status, to_status=target)
