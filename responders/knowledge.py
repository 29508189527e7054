"""Finds the facts that answer a question: by telling words and, where there is a model, by the sense of sentences."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import dataclass

from domain.fact import Fact
from responders.topics import find_topics

#: Below this score a fact is no answer: better none than a wrong one. Chosen by measurement, see docs/facts.md.
CUTOFF = 0.5
_MOST_SENTENCES = 40
_SENTENCE_END = re.compile(r"[.!?\n;]+\s*")


@dataclass(frozen=True, kw_only=True, slots=True)
class Match:
    """A fact that answers a question, how surely (0 to 1), and the phrasing of it that came nearest."""

    fact: Fact
    score: float
    phrasing: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Entry:
    """One phrasing of a fact's question, with its telling words."""

    phrasing: str
    topics: frozenset[str]


class Knowledge:
    """An immutable snapshot of the facts. Answers only those that hold at the moment asked for."""

    def __init__(self, facts: Iterable[Fact] = ()) -> None:
        self._facts = {fact.id: fact for fact in facts}
        self._entries = {key: _entries(fact) for key, fact in self._facts.items()}
        self._known = {key: _all_topics(self._facts[key], entries) for key, entries in self._entries.items()}
        self._by_topic: dict[str, set[str]] = {}
        for key, entries in self._entries.items():
            for topic in set().union(*(entry.topics for entry in entries)):
                self._by_topic.setdefault(topic, set()).add(key)
        self._weights = {topic: self._weigh(len(keys)) for topic, keys in self._by_topic.items()}
        self._unknown = self._weigh(0)

    def get(self, fact_id: str) -> Fact | None:
        """Answer a fact by its id, whether it holds or not; None where there is none."""
        return self._facts.get(fact_id)

    def holding(self, *, brand: str, channel: str, now_at: int) -> tuple[Fact, ...]:
        """Answer the facts that hold for a brand on a network at a moment, in the order of their ids."""
        kept = (fact for _, fact in sorted(self._facts.items()))
        return tuple(fact for fact in kept if fact.holds(brand=brand, channel=channel, now_at=now_at))

    def find(
        self, question: str, *, brand: str, channel: str, language: str, now_at: int, limit: int = 3
    ) -> tuple[Match, ...]:
        """Answer the facts that answer a question, best first; none where nothing is near enough.

        Each sentence of a longer text is asked by itself. Only facts that hold, and that have an answer in `language`
        (any where it is empty), are answered.
        """
        best: dict[str, Match] = {}
        for topics in _asked(question):
            for key in set().union(*(self._by_topic.get(topic, set()) for topic in topics)):
                fact = self._facts[key]
                if language and language not in fact.answers:
                    continue
                if not fact.holds(brand=brand, channel=channel, now_at=now_at):
                    continue
                match = self._match(key, topics)
                if match.score >= CUTOFF and (key not in best or match.score > best[key].score):
                    best[key] = match
        ranked = sorted(best.values(), key=lambda match: (-match.score, match.fact.id))
        return tuple(ranked[:limit])

    def _match(self, key: str, topics: frozenset[str]) -> Match:
        """Score one fact: how much of a phrasing stands in the question, and of the question in the fact."""
        explained = self._weight(topics & self._known[key]) / self._weight(topics)
        covered, phrasing = max(
            (self._weight(topics & entry.topics) / self._weight(entry.topics), entry.phrasing)
            for entry in self._entries[key]
        )
        return Match(fact=self._facts[key], score=math.sqrt(covered * explained), phrasing=phrasing)

    def _weight(self, topics: frozenset[str]) -> float:
        return sum(self._weights.get(topic, self._unknown) for topic in topics)

    def _weigh(self, facts: int) -> float:
        """Answer what a telling word weighs that stands in so many facts: the rarer, the more it tells."""
        return math.log(1 + (len(self._facts) + 1) / (facts + 0.5))


def _entries(fact: Fact) -> tuple[_Entry, ...]:
    """Answer what a fact is asked by: its questions, and its id for a fact that has none."""
    phrasings: Sequence[str] = (*fact.questions, fact.id.replace("-", " ").replace("_", " "))
    entries = (_Entry(phrasing=phrasing, topics=frozenset(find_topics(phrasing))) for phrasing in phrasings)
    return tuple(entry for entry in entries if entry.topics)


def _all_topics(fact: Fact, entries: Iterable[_Entry]) -> frozenset[str]:
    said = (frozenset(find_topics(answer)) for answer in fact.answers.values())
    return frozenset().union(*(entry.topics for entry in entries), *said)


def _asked(question: str) -> list[frozenset[str]]:
    """Answer the telling words of the whole text and of each of its sentences."""
    sentences = [question, *_SENTENCE_END.split(question)[:_MOST_SENTENCES]]
    found = dict.fromkeys(frozenset(find_topics(sentence)) for sentence in sentences)
    return [topics for topics in found if topics]
