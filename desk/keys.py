"""The one registry of keys: the script, the help and the hints on buttons are all made of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from domain.assessment import Intent
from domain.assessment import Sentiment
from domain.correction import CorrectedField
from domain.correction import Relevance
from domain.priority import Priority


@dataclass(frozen=True, kw_only=True, slots=True)
class Key:
    """A key or a sequence of keys, the action it is, the words in the help, and where it works.

    `scope` is 'page' (anywhere outside a field), 'field' (inside the reply's field), or the name of the menu that
    must be open. Keys are written as KeyboardEvent.key says them; `Mod+` is Ctrl, or Cmd on a Mac.
    """

    keys: tuple[str, ...]
    action: str
    words: str
    group: str
    scope: str = "page"


#: What a correction may say, each by one key of the menu that `c` opens.
CORRECTIONS: Mapping[CorrectedField, Mapping[str, str]] = {
    CorrectedField.SENTIMENT: {"1": Sentiment.NEGATIVE, "2": Sentiment.NEUTRAL, "3": Sentiment.POSITIVE},
    CorrectedField.INTENT: {
        "c": Intent.COMPLAINT,
        "o": Intent.OUTAGE,
        "q": Intent.QUESTION,
        "r": Intent.REQUEST,
        "p": Intent.PRAISE,
        "s": Intent.SUGGESTION,
        "a": Intent.ABUSE,
        "x": Intent.OTHER,
    },
    CorrectedField.PRIORITY: {"4": Priority.CRITICAL, "5": Priority.HIGH, "6": Priority.MEDIUM, "7": Priority.LOW},
    CorrectedField.RELEVANCE: {"n": Relevance.NOT_ABOUT_US, "u": Relevance.ABOUT_US},
}
#: The menus of one key each: which keys choose in them.
_MENUS = {
    "reject": "123456",
    "snooze": "123",
    "similar": "123",
    "offers": "123",
    "correct": [key for keys in CORRECTIONS.values() for key in keys],
}

REGISTRY = (
    Key(keys=("j", "ArrowDown"), action="next", words="Next mention", group="Move"),
    Key(keys=("k", "ArrowUp"), action="previous", words="Previous mention", group="Move"),
    Key(keys=("Enter",), action="open", words="Open the mention", group="Move"),
    Key(keys=("g q",), action="go-queue", words="Go to the queue", group="Move"),
    Key(keys=("g o",), action="go-outbox", words="Go to the outbox", group="Move"),
    Key(keys=("g p",), action="go-promises", words="Go to what we promised", group="Move"),
    Key(keys=("g h",), action="go-health", words="Go to health", group="Move"),
    Key(keys=("g k",), action="go-facts", words="Go to the facts", group="Move"),
    Key(keys=("g d",), action="go-drafts", words="Go to what became of drafts", group="Move"),
    Key(keys=("g m",), action="go-model", words="Go to the model", group="Move"),
    Key(keys=("/",), action="search", words="Search", group="Move"),
    Key(keys=(".",), action="news", words="Take in new mentions", group="Move"),
    Key(keys=("a",), action="approve", words="Approve, then the next one", group="Decide"),
    Key(keys=("A",), action="approve-stay", words="Approve and stay", group="Decide"),
    Key(keys=("p",), action="hand-off", words="Post by hand: copy, open the page, hand off", group="Decide"),
    Key(keys=("e",), action="edit", words="Edit the reply", group="Decide"),
    Key(keys=("Mod+Enter",), action="approve", words="Approve the edited reply", group="Decide", scope="field"),
    Key(keys=("b",), action="take-better", words="Take the coach's better words", group="Decide"),
    Key(keys=("Mod+b",), action="take-better", words="Take them while typing", group="Decide", scope="field"),
    Key(keys=("B",), action="put-back", words="Put back what stood there", group="Decide"),
    Key(keys=("s",), action="similar", words="Similar past replies, then 1–3 to use one", group="Decide"),
    Key(keys=("f",), action="offers", words="Facts that may answer, then 1–3 to put one in", group="Decide"),
    Key(keys=("Escape",), action="leave", words="Leave the field; the text is kept", group="Decide", scope="field"),
    Key(keys=("r",), action="reject", words="Reject, then 1–6 for the reason", group="Decide"),
    Key(keys=("h",), action="snooze", words="Snooze, then 1–3 for how long", group="Decide"),
    Key(keys=("d",), action="dismiss", words="Dismiss: no reply needed", group="Decide"),
    Key(keys=("!",), action="escalate", words="Escalate: ask somebody to decide", group="Decide"),
    Key(keys=("i",), action="take", words="I am on it; take it over from who is", group="Decide"),
    Key(keys=("y",), action="keep-promise", words="What we promised was kept", group="Decide"),
    Key(keys=("Y",), action="drop-promise", words="Drop what we promised", group="Decide"),
    Key(keys=("c",), action="correct", words="Correct a label, then its key in the menu", group="Decide"),
    Key(keys=("x",), action="pick", words="Select, or no longer", group="Several at once"),
    Key(keys=("J",), action="pick-next", words="Select this one and the next", group="Several at once"),
    Key(keys=("K",), action="pick-previous", words="Select this one and the one before", group="Several at once"),
    Key(keys=("X",), action="pick-all", words="Select all in sight, or none", group="Several at once"),
    Key(keys=("z",), action="undo", words="Undo the last decision", group="Decide"),
    Key(keys=("o",), action="original", words="Open the original post", group="Look"),
    Key(keys=("w",), action="why", words="Why is this first?", group="Look"),
    Key(keys=("?",), action="help", words="Show this help", group="Look"),
    *(
        Key(keys=(key,), action=f"choose-{key}", words="", group="", scope=menu)
        for menu, choices in _MENUS.items()
        for key in choices
    ),
)


def keymap() -> dict[str, dict[str, str]]:
    """Answer scope → key → action, as the script wants it."""
    found: dict[str, dict[str, str]] = {}
    for entry in REGISTRY:
        found.setdefault(entry.scope, {}).update(dict.fromkeys(entry.keys, entry.action))
    return found


def groups() -> dict[str, list[Key]]:
    """Answer the keys the help shows, by group, in order."""
    found: dict[str, list[Key]] = {}
    for entry in REGISTRY:
        if entry.words:
            found.setdefault(entry.group, []).append(entry)
    return found


def hint(action: str) -> str:
    """Answer the first key of an action, for a button's hint; empty where it has none."""
    return next((entry.keys[0] for entry in REGISTRY if entry.action == action), "")
