"""The words people read for what the program stores: one table for each kind of value."""

from __future__ import annotations

from domain.activity import Activity
from domain.assessment import Intent
from domain.assessment import Sentiment
from domain.delivery import DeliveryStatus
from domain.draft import RejectReason
from domain.mention import CloseReason
from domain.mention import MentionStatus
from domain.priority import Priority

SENTIMENTS = {
    Sentiment.NEGATIVE: "Negative",
    Sentiment.NEUTRAL: "Neutral",
    Sentiment.POSITIVE: "Positive",
    Sentiment.UNSURE: "Unsure",
}
INTENTS = {
    Intent.COMPLAINT: "Complaint",
    Intent.OUTAGE: "Outage",
    Intent.QUESTION: "Question",
    Intent.PRAISE: "Praise",
    Intent.ABUSE: "Abuse",
    Intent.OTHER: "Other",
}
PRIORITIES = {
    Priority.CRITICAL: "Critical",
    Priority.HIGH: "High",
    Priority.MEDIUM: "Medium",
    Priority.LOW: "Low",
}
STATUSES = {
    MentionStatus.NEW: "Waits for triage",
    MentionStatus.OPEN: "Open",
    MentionStatus.SNOOZED: "Snoozed",
    MentionStatus.ANSWERING: "Being answered",
    MentionStatus.ESCALATED: "Escalated",
    MentionStatus.HANDED_OFF: "Handed off",
    MentionStatus.CLOSED: "Closed",
}
CLOSED = {
    CloseReason.REPLIED: "Replied",
    CloseReason.NO_REPLY_NEEDED: "No reply needed",
    CloseReason.IGNORED: "Not about us",
    CloseReason.DELETED: "Deleted at the network",
}
REJECTIONS = {
    RejectReason.WRONG_TONE: "Wrong tone",
    RejectReason.WRONG_FACTS: "Wrong facts",
    RejectReason.MISSED_THE_POINT: "Missed the point",
    RejectReason.TOO_GENERIC: "Too generic",
    RejectReason.NOT_ABOUT_US: "Not about us",
    RejectReason.OTHER: "Another reason",
}
MOVES = {
    "greet": "Greets",
    "acknowledge": "Acknowledges",
    "repeat": "Repeats the concern",
    "own": "Owns it",
    "answer": "Answers",
    "next_step": "Next step",
    "invite": "Invites back",
    "sign": "Signs",
}
DELIVERIES = {
    DeliveryStatus.QUEUED: "Waiting to leave",
    DeliveryStatus.SENDING: "On its way",
    DeliveryStatus.SENT: "Sent",
    DeliveryStatus.UNKNOWN: "Being looked up",
    DeliveryStatus.HELD: "Needs you",
    DeliveryStatus.FAILED_FINAL: "Refused",
    DeliveryStatus.CANCELLED: "Taken back",
}
DELIVERY_HELP = {
    DeliveryStatus.SENDING: "The network has it in hand.",
    DeliveryStatus.UNKNOWN: "The network's answer was lost. It is being looked up there and never sent twice blindly.",
    DeliveryStatus.HELD: (
        "Nobody could find out whether this reply was posted. Look at the post at the network, then say here what "
        "you found. Until then it is not sent again."
    ),
    DeliveryStatus.FAILED_FINAL: "The network refused it. The draft is back in the queue.",
    DeliveryStatus.CANCELLED: "Taken back before it left. The draft is back in the queue.",
}
_HISTORY = {
    ("mention", "triage"): "Judged and put into the queue",
    ("mention", "ignore"): "Judged and left out of the queue",
    ("mention", "approve"): "",  # the draft's own line says it
    ("mention", "refuse"): "",
    ("mention", "undo"): "",
    ("mention", "reply"): "Answered and closed",
    ("mention", "snooze"): "Snoozed",
    ("mention", "wake"): "Back from snooze",
    ("mention", "dismiss"): "Closed without a reply",
    ("mention", "reopen"): "Opened again",
    ("draft", "draft"): "Draft written",
    ("draft", "edit"): "Text edited",
    ("draft", "approve"): "Reply approved",
    ("draft", "reject"): "Draft rejected",
    ("draft", "supersede"): "Draft put aside",
    ("draft", "undo"): "Decision taken back",
    ("draft", "refuse"): "Refused by the network",
    ("delivery", "queue"): "",
    ("delivery", "open_intent"): "Handed to the network",
    ("delivery", "land"): "Posted",
    ("delivery", "retry"): "Will be tried again",
    ("delivery", "refuse"): "",
    ("delivery", "doubt"): "The network's answer was lost",
    ("delivery", "hold"): "Held for a human to look",
    ("delivery", "undo"): "",
}
DONE = {
    "approve": "Approved",
    "reject": "Rejected",
    "snooze": "Snoozed",
    "dismiss": "Dismissed",
    "undo": "Taken back",
    "edit": "Saved",
    "write": "Draft saved",
    "redraft": "New draft asked for",
}


def happened(activity: Activity) -> str:
    """Answer one line of history as a sentence without its actor; empty where another line says the same."""
    said = _HISTORY.get((activity.subject, activity.action))
    if said is None:
        return f"{activity.subject} {activity.action}".replace("_", " ").capitalize()
    if activity.action == "reject" and activity.detail in REJECTIONS:
        return f"{said}: {REJECTIONS[RejectReason(activity.detail)].lower()}"
    return said


def who(actor: str) -> str:
    """Answer an actor's name; the program's own parts are called All Ears."""
    return "All Ears" if actor.startswith("system:") else actor


def count(number: int, one: str, many: str = "") -> str:
    """Answer a number with its noun: 1 mention, 2,400 mentions."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
