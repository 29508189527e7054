"""The words people read for what the program stores: one table for each kind of value."""

from __future__ import annotations

import re
from collections.abc import Sequence

from domain.activity import Activity
from domain.assessment import Emotion
from domain.assessment import Intent
from domain.assessment import Sentiment
from domain.audit import EDIT
from domain.audit import OLD_EDIT
from domain.correction import CorrectedField
from domain.correction import Relevance
from domain.delivery import DeliveryStatus
from domain.draft import RejectReason
from domain.mention import CloseReason
from domain.mention import MentionStatus
from domain.playbook import Formality
from domain.priority import Priority
from domain.priority import Reason
from domain.promise import PromiseStatus
from domain.text import excerpt
from domain.verdict import Way

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
    Intent.REQUEST: "Request",
    Intent.PRAISE: "Praise",
    Intent.SUGGESTION: "Suggestion",
    Intent.ABUSE: "Abuse",
    Intent.OTHER: "Other",
}
EMOTIONS = {
    Emotion.ANGER: "Anger",
    Emotion.DISAPPOINTMENT: "Disappointment",
    Emotion.FEAR: "Fear",
    Emotion.SADNESS: "Sadness",
    Emotion.CONFUSION: "Confusion",
    Emotion.JOY: "Joy",
    Emotion.GRATITUDE: "Gratitude",
    Emotion.SURPRISE: "Surprise",
}
RELEVANCES = {Relevance.ABOUT_US: "About us", Relevance.NOT_ABOUT_US: "Not about us"}
FIELDS = {
    CorrectedField.SENTIMENT: "Feeling",
    CorrectedField.INTENT: "What they ask",
    CorrectedField.RELEVANCE: "About us or not",
    CorrectedField.PRIORITY: "Priority",
    CorrectedField.EMOTIONS: "Emotions",
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
    "follow_up": "Goes on with the talk",
    "promise": "Stands by a promise",
    "repeat": "Repeats the concern",
    "own": "Owns it",
    "answer": "Answers",
    "take_up": "Takes it up",
    "next_step": "Next step",
    "invite": "Invites back",
    "sign": "Signs",
}
WAYS = {
    Way.SEND: "May be sent from here",
    Way.HAND_OFF: "To be posted by hand",
    Way.NOWHERE: "No place to reply",
    Way.DO_NOT_CONTACT: "Not to be contacted",
}
DELIVERIES = {
    DeliveryStatus.QUEUED: "Waiting to leave",
    DeliveryStatus.SENDING: "On its way",
    DeliveryStatus.SENT: "Sent",
    DeliveryStatus.UNKNOWN: "Being looked up",
    DeliveryStatus.HELD: "Needs you",
    DeliveryStatus.FAILED_FINAL: "Not sent",
    DeliveryStatus.CANCELLED: "Taken back",
    DeliveryStatus.DELETING: "Being deleted",
    DeliveryStatus.GONE: "Deleted",
}
DELIVERY_HELP = {
    DeliveryStatus.SENDING: "The network has it in hand.",
    DeliveryStatus.UNKNOWN: "The network's answer was lost. It is being looked up there and never sent twice blindly.",
    DeliveryStatus.HELD: (
        "Nobody could find out whether this reply was posted. Look at the post at the network, then say here what "
        "you found. Until then it is not sent again."
    ),
    DeliveryStatus.FAILED_FINAL: "It was not sent. The mention is back in the queue.",
    DeliveryStatus.CANCELLED: "Taken back before it left. The draft is back in the queue.",
    DeliveryStatus.DELETING: "The network is asked to delete it, again and again until it is certain that it is gone.",
    DeliveryStatus.GONE: "Deleted at the network. The mention is open again, with the text as a draft.",
}
FORMALITIES = {Formality.INFORMAL: "Informally: du, tú, tu", Formality.FORMAL: "Formally: Sie, usted, vous"}
#: What drafts can be written in.
LANGUAGES = {"en": "English", "de": "German", "es": "Spanish", "fr": "French"}
PROMISES = {
    PromiseStatus.OPEN: "Open",
    PromiseStatus.KEPT: "Kept",
    PromiseStatus.DROPPED: "Dropped",
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
    ("mention", "escalate"): "Escalated",
    ("mention", "take"): "Taken up",
    ("mention", OLD_EDIT): "Changed by its author",
    ("mention", EDIT): "Changed by its author; what it said before is erased",
    ("mention", "erase"): "What it said before changes and its raw words were erased",
    ("mention", "correct"): "Corrected",
    ("mention", "hand_off"): "Handed off, to be posted by hand",
    ("mention", "remind"): "Nobody has said yet whether it was posted",
    ("mention", "return"): "Not posted, back in the queue",
    ("mention", "promise"): "The reply promised something",
    ("mention", "keep_promise"): "Promise kept",
    ("mention", "drop_promise"): "Promise dropped",
    ("mention", "reopen_promise"): "Promise opened again",
    ("contact", "list"): "Put on the do-not-contact list",
    ("contact", "lift"): "Taken off the do-not-contact list",
    ("draft", "draft"): "Draft written",
    ("draft", "edit"): "Text edited",
    ("draft", "rewrite"): "Written anew by the language model",
    ("draft", "keep"): "The composer's words stand",
    ("draft", "approve"): "Reply approved",
    ("draft", "stand_for"): "Stood for",
    ("draft", "override"): "Let a check pass",
    ("draft", "reject"): "Draft rejected",
    ("draft", "supersede"): "Draft put aside",
    ("draft", "undo"): "Decision taken back",
    ("draft", "refuse"): "Not sent, back in the queue",
    ("delivery", "queue"): "",
    ("delivery", "open_intent"): "Handed to the network",
    ("delivery", "land"): "Posted",
    ("delivery", "retry"): "Will be tried again",
    ("delivery", "refuse"): "",
    ("delivery", "doubt"): "The network's answer was lost",
    ("delivery", "hold"): "Held for a human to look",
    ("delivery", "undo"): "",
    ("delivery", "ask_delete"): "To be deleted at the network",
    ("delivery", "delete"): "Deleted at the network",
    ("delivery", "keep"): "Not deleted",
    ("draft", "reopen"): "",
    ("draft", "see"): "",  # which post an approval answers, for auditors
}
#: Moves whose detail is a reason in words.
_TOLD_WHY = frozenset({"wake", "stand_for", "override", "return", "list", "lift", "ask_delete", "keep"})
#: Moves whose detail goes on with the sentence: to whom, from whom.
_TOLD_WHERE = frozenset({"escalate", "take"})
DONE = {
    "approve": "Approved",
    "reject": "Rejected",
    "snooze": "Snoozed",
    "dismiss": "Dismissed",
    "undo": "Taken back",
    "edit": "Saved",
    "write": "Draft saved",
    "redraft": "New draft asked for",
    "correct": "Corrected",
    "uncorrect": "Correction taken back",
    "hand-off": "Handed off",
    "posted": "Posted by hand",
    "take": "You are on it",
    "prefer": "Noted, and drafts follow it",
    "keep-promise": "Promise kept",
    "drop-promise": "Promise dropped",
    "reopen-promise": "Promise opened again",
    "bulk": "",  # the batch says what came of it
    "unbulk": "",
    "escalate": "Escalated",
    "give-back": "Given back",
    "take-back": "Back in the queue",
}
#: What a person did to a promise that now stands so.
SETTLED = {
    PromiseStatus.KEPT: "keep-promise",
    PromiseStatus.DROPPED: "drop-promise",
    PromiseStatus.OPEN: "reopen-promise",
}
_LABELS = {
    str(one): said for table in (SENTIMENTS, INTENTS, EMOTIONS, RELEVANCES, PRIORITIES) for one, said in table.items()
}


def happened(activity: Activity) -> str:
    """Answer one line of history as a sentence without its actor; empty where another line says the same."""
    said = _HISTORY.get((activity.subject, activity.action))
    if said is None:
        return f"{activity.subject} {activity.action}".replace("_", " ").capitalize()
    if activity.action == "correct":
        return f"{said}: {told(activity.detail)}"
    if activity.action == "reject" and activity.detail in REJECTIONS:
        return f"{said}: {REJECTIONS[RejectReason(activity.detail)].lower()}"
    if activity.subject == "mention" and activity.action == OLD_EDIT:
        return f"{said}; before, it said: “{excerpt(activity.detail, 280)}”"
    if activity.action in _TOLD_WHERE:
        return f"{said} {activity.detail}".strip()
    if activity.action == "return" and activity.from_status == MentionStatus.ESCALATED:
        said = "Given back to the queue"
    if activity.action in _TOLD_WHY and activity.detail:
        return f"{said}: {activity.detail}"
    return said


#: What a model answers: the figure that says how much of it is found, and the one of how far its percentages are off.
ANSWERS = {
    "Feeling": ("recall_int8", "calibration_error"),
    "Feeling towards us": ("toward_recall", "toward_error"),
    "Emotions": ("emotions_f1", "emotions_error"),
    "What they ask": ("intent_f1", "intent_error"),
    "Sarcasm": ("sarcasm_f1", "sarcasm_error"),
    "Harm": ("harm_f1", "harm_error"),
    "Spam": ("spam_f1", "spam_error"),
}
_FIGURES = {
    "recall_fp32": "Feeling, at full precision",
    "emotions_ekman_f1": "Emotions, grouped after Ekman",
    "emotions_fine_f1": "Emotions, all 28 labels",
    "meaning": "Nearest sentence of the same kind",
    "meaning_original": "The same with the original encoder",
    "size_mb": "Size of all files, MB",
    "temperature": "Temperature",
}
_NAME = re.compile(r"[a-z_]+")
#: Names of fields and labels as history keeps them, in words.
_NAMES = {
    name: said.lower() for name, said in (*((str(field), said) for field, said in FIELDS.items()), *_LABELS.items())
}


def figure(name: str) -> str:
    """Answer what a figure of the model is called."""
    return _FIGURES.get(name, name.replace("_", " ").capitalize())


def label(value: str) -> str:
    """Answer the words of one label of any kind: a feeling, an intent, an emotion, a priority, about us or not."""
    return _LABELS.get(value, value.replace("_", " ").capitalize())


def labels(value: str) -> str:
    """Answer the words of what a field was set to, or held before, inside a sentence: one label, or several."""
    return ", ".join(label(one).lower() for one in value.split(",") if one) or "none"


def told(detail: str) -> str:
    """Answer a sentence of the program's with its names of fields and labels in words."""
    return _NAME.sub(lambda found: _NAMES.get(found[0], found[0]), detail)


def points(number: float) -> str:
    """Answer what a reason adds, or takes away: +38, −60."""
    return f"{number:+.0f}".replace("-", "−")


def why(reasons: Sequence[Reason]) -> str:
    """Answer in one line why a mention stands where it stands, heaviest reason first, each with its points."""
    return " · ".join(f"{reason.words} {points(reason.points)}" for reason in reasons)


def who(actor: str) -> str:
    """Answer an actor's name; the program's own parts are called All Ears."""
    return "All Ears" if actor.startswith("system:") else actor


def count(number: int, one: str, many: str = "") -> str:
    """Answer a number with its noun: 1 mention, 2,400 mentions."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
