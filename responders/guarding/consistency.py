"""Compare a reply with what the brand wrote lately: nearly the same words to somebody else, or another figure."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from domain import words
from domain.claim import Claim
from domain.claim import ClaimKind
from domain.draft import Finding
from domain.draft import Severity
from domain.text import excerpt
from responders.guarding import claim_words
from responders.guarding import claims
from store.said import Topic

#: So many of the newest replies are compared, and so many on the same topics however old.
MOST_REPLIES = 200
MOST_ON_TOPICS = 100
#: So many sentences at most are looked for among earlier replies.
_MOST_TOPICS = 3
_WORD = re.compile(r"[^\W\d_]{4,40}+")
#: Shares of the words in a row that two texts have in common, without the words of the greeting. Of our own drafts for
#: different people, which share whole sentences, 1 in 100 reaches the first.
_NEARLY, _SAME = 0.85, 0.95
_ROW = 3
_GREETING = 3
#: Shorter texts are alike by nature: "Thank you, Ana!".
_FEWEST_WORDS = 12
#: Sentences of one topic: so many words of weight in common, and such a share of all they have.
_TOPIC_WORDS, _TOPIC_SHARE = 2, 0.6
#: A yes against a no needs more of them: the figure is missing that tells what is meant.
_ANSWER_WORDS, _ANSWER_SHARE = 3, 0.75
#: A link ends a sentence, since people put no point behind it.
_LINK = re.compile(r"(?:https?://|www\.)\S{1,2000}+", re.IGNORECASE)
#: The rule of a reply that somebody else got already; its message quotes what they got.
COPY = "near_copy"
_FIGURES = frozenset({ClaimKind.MONEY, ClaimKind.DURATION, ClaimKind.DATE})
_LONGEST_QUOTE = 160
_LEAST_LETTERS = 4
_STEM = 6
#: Replies that are compared again and again.
_REMEMBERED = 1_024


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """A reply that was sent: where and when as people say it ("on Bluesky, 18 November"). `is_here` tells the network
    of the reply that is looked at.
    """

    text: str
    where: str
    is_here: bool = False


def compare(text: str, said: Iterable[Said]) -> tuple[Finding, ...]:
    """Answer what is to be said about a text beside earlier ones: at most the nearest copy, and each contradiction."""
    known = tuple(said)
    if not known:
        return ()
    copies = sorted(_copies(text, known), key=lambda pair: -pair[0])[:1]
    return (*(finding for _, finding in copies), *dict.fromkeys(_contradictions(text, known)))


def find_topics(text: str) -> tuple[Topic, ...]:
    """Answer what to look for among earlier replies: the words of sentences that another could contradict."""
    told = sorted(_sentences(text), key=lambda one: not _figures(one.text))
    return tuple(
        Topic(beginnings=beginnings, least=max(_TOPIC_WORDS, math.ceil(_TOPIC_SHARE * len(beginnings))))
        for beginnings in dict.fromkeys(_beginnings(one) for one in told[:_MOST_TOPICS])
        if len(beginnings) >= _TOPIC_WORDS
    )


def _beginnings(sentence: _Sentence) -> tuple[str, ...]:
    """Answer how its words of weight begin as they are written; the database folds no letter with an accent."""
    found = (word for word in _WORD.findall(sentence.text.lower()) if _topic(words.fold(word)) & sentence.topic)
    return tuple(dict.fromkeys(word[0 if word[0].isascii() else 1 : _STEM] for word in found))


def _copies(text: str, said: Iterable[Said]) -> Iterator[tuple[float, Finding]]:
    rows = _rows(text)
    if len(rows) <= _FEWEST_WORDS - _ROW:
        return
    for other in said:
        theirs = _rows(other.text) if other.is_here else frozenset()
        likeness = len(rows & theirs) / len(rows | theirs)
        if likeness >= _NEARLY:
            yield likeness, _copied(text, other, likeness)


@lru_cache(maxsize=_REMEMBERED)
def _rows(text: str) -> frozenset[tuple[str, ...]]:
    listed = words.fold(text).split()[_GREETING:]
    return frozenset(zip(*(listed[place:] for place in range(_ROW)), strict=False))


def _copied(text: str, other: Said, likeness: float) -> Finding:
    is_same = likeness >= _SAME
    how = "the same words" if is_same else "nearly the same words"
    message = f"Somebody else got {how}, {other.where}: “{excerpt(other.text, _LONGEST_QUOTE)}”"
    severity = Severity.BLOCK if is_same else Severity.WARNING
    return Finding(rule=COPY, severity=severity, message=message, start=0, end=len(text))


@dataclass(frozen=True, kw_only=True, slots=True)
class _Sentence:
    """A sentence: its place, the words of weight in it, whether it says no."""

    text: str
    start: int
    topic: frozenset[str]
    is_negative: bool


def _contradictions(text: str, said: Iterable[Said]) -> Iterator[Finding]:
    ours = _sentences(text)
    pairs = ((sentence, theirs, other) for other in said for theirs in _sentences(other.text) for sentence in ours)
    for sentence, theirs, other in pairs:
        span = _contradiction(sentence, theirs)
        if span is not None:
            yield _contradicted(span, theirs, other)


def _contradiction(ours: _Sentence, theirs: _Sentence) -> tuple[int, int] | None:
    """Answer the place in our sentence that says something else than theirs on the same topic, None where none does."""
    common = len(ours.topic & theirs.topic)
    share = common / len(ours.topic | theirs.topic)
    if ours.is_negative != theirs.is_negative:
        is_answer = common >= _ANSWER_WORDS and share >= _ANSWER_SHARE
        return (ours.start, ours.start + len(ours.text)) if is_answer else None
    if common < _TOPIC_WORDS or share < _TOPIC_SHARE:
        return None
    said = {(claim.kind, claim.value) for claim in _figures(theirs.text)}
    kinds = {kind for kind, _ in said}
    other = (claim for claim in _figures(ours.text) if claim.kind in kinds and (claim.kind, claim.value) not in said)
    return next(((ours.start + claim.start, ours.start + claim.end) for claim in other), None)


def _contradicted(span: tuple[int, int], theirs: _Sentence, other: Said) -> Finding:
    message = f"We said something else {other.where}: “{excerpt(theirs.text, _LONGEST_QUOTE)}”"
    return Finding(rule="contradiction", severity=Severity.WARNING, message=message, start=span[0], end=span[1])


@lru_cache(maxsize=_REMEMBERED)
def _figures(text: str) -> tuple[Claim, ...]:
    return tuple(claim for claim in claims.find_claims(text) if claim.kind in _FIGURES)


@lru_cache(maxsize=_REMEMBERED)
def _sentences(text: str) -> tuple[_Sentence, ...]:
    """Answer the sentences that say how things are for everybody; what is one person's may differ from another's."""
    found = []
    for match in claims.SENTENCE.finditer(_LINK.sub(lambda link: "\n" * len(link[0]), text)):
        shown = match[0].strip()
        folded = words.fold(shown)
        topic = _topic(folded)
        if len(topic) < _TOPIC_WORDS or shown.endswith("?") or words.found(folded, claim_words.PERSONAL):
            continue
        is_negative = bool(words.found(folded, claim_words.DENYING))
        start = match.start() + match[0].index(shown)
        found.append(_Sentence(text=shown, start=start, topic=topic, is_negative=is_negative))
    return tuple(found)


def _topic(folded: str) -> frozenset[str]:
    """Answer the words that say what a sentence is about, cut to their stems; figures are no part of it."""
    weighty = (word for word in folded.split() if len(word) >= _LEAST_LETTERS and word.isalpha())
    return frozenset(word[:_STEM] for word in weighty if f" {word} " not in claim_words.EVERYWHERE)
