"""Cut judged posts into slices that are known to be hard, and tell which of them fare worst."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass

from sentiment import evaluation
from sentiment.evaluation import Judged
from sentiment.language import Detector
from sentiment.tasks import SENTIMENT
from sentiment.tasks import Task

#: A slice of fewer posts says more about chance than about the model, and is left out.
FEWEST = 30

_LANGUAGES = ("en", "de", "es", "fr", "it", "pt")
_SHORT, _LONG = 50, 140
_NEGATION = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|nowhere|neither|nor|without|hardly|barely|cannot|(?:ca|wo|do|did|is)nt|"
    r"\w+n['’]t)\b",
    re.IGNORECASE,
)
_HASHTAG = re.compile(r"(?<![\w&/])#\w")
_LINK = re.compile(r"(?:https?://|www\.)\S*", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Slice:
    """Posts that share something, and how they fare; macro-recall is over the labels that occur among them."""

    name: str
    n: int
    macro_recall: float
    accuracy: float


def rank(judged: Sequence[Judged], task: Task = SENTIMENT, *, fewest: int = FEWEST) -> list[Slice]:
    """Return the slices of at least `fewest` posts, the lowest macro-recall first. A post may stand in several."""
    detector = Detector(_LANGUAGES)
    parts: dict[str, list[Judged]] = {}
    for one in judged:
        for name in (*describe(one.post.text), _name_language(detector.detect(one.post.text))):
            parts.setdefault(name, []).append(one)
    told = [_measure(name, part, task) for name, part in parts.items() if len(part) >= fewest]
    return sorted(told, key=lambda part: (part.macro_recall, part.name))


def describe(text: str) -> Iterator[str]:
    """Yield the names of the slices a text belongs to, but its language. Negation is told in English alone."""
    yield _name_length(len(text))
    if any(unicodedata.category(char) == "So" and char >= "\u203c" for char in text):
        yield "with emoji"
    if _NEGATION.search(text):
        yield "with negation"
    # A link's query is no question, its anchor no hashtag.
    words = _LINK.sub(" ", text)
    if "?" in words or "\uff1f" in words or "\u061f" in words:
        yield "asks a question"
    if _HASHTAG.search(words):
        yield "with hashtag"


def _name_length(count: int) -> str:
    if count <= _SHORT:
        return f"up to {_SHORT} characters"
    return f"{_SHORT + 1} to {_LONG} characters" if count <= _LONG else f"more than {_LONG} characters"


def _name_language(code: str) -> str:
    return f"language {code}" if code else "language unclear"


def _measure(name: str, part: Sequence[Judged], task: Task) -> Slice:
    figures = evaluation.measure(part, task)
    return Slice(name=name, n=figures.n, macro_recall=figures.macro_recall, accuracy=figures.accuracy)
