"""Finds the facts that answer a question: by telling words and, where there is a model, by the sense of sentences."""

from __future__ import annotations

import heapq
import math
import operator
import re
from collections import defaultdict
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace

from domain.fact import Fact
from responders.reading.topics import find_places
from responders.reading.topics import find_topics

#: Answers the vector of each text, as numbers or signed bytes; an empty one where there is none.
Embed = Callable[[Sequence[str]], Sequence[Sequence[float] | bytes]]

#: Below this score a fact is no answer: better none than a wrong one. Chosen by measurement, see docs/facts.md.
CUTOFF = 0.48
#: What the nearness of two sentences adds beside their words; measured there, too.
SENSE = 0.3
#: A question of few telling words explains itself too easily: so much weight of it counts as not understood.
_DOUBT = 1.5
_MOST_SENTENCES = 12
_MOST_NEAR, _MOST_COMPARED = 50, 12
_SENTENCE = re.compile(r"[^.!?\n;]{1,1000}+[.!?\n;]{0,5}+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Match:
    """A fact that answers a question, how surely (0 to 1), its phrasing that came nearest, and the sentence asked."""

    fact: Fact
    score: float
    phrasing: str = ""
    sentence: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Entry:
    """One phrasing of a fact's question, with its telling words."""

    phrasing: str
    topics: frozenset[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Volume:
    """A fact with its phrasings, and the telling words of all it says."""

    fact: Fact
    entries: tuple[_Entry, ...]
    topics: frozenset[str]


class Knowledge:
    """An immutable snapshot of the facts. Answers only those that hold at the moment asked for.

    `embed` gives sentences their vectors; without it words alone decide. What was read of the same facts `before` is
    not read again.
    """

    def __init__(
        self, facts: Iterable[Fact] = (), *, embed: Embed | None = None, before: Knowledge | None = None
    ) -> None:
        known: dict[str, _Volume] = before._shelf if before else {}
        self._shelf: dict[str, _Volume] = {
            fact.id: known[fact.id] if fact.id in known and known[fact.id].fact == fact else _volume(fact)
            for fact in sorted(facts, key=lambda fact: fact.id)
        }
        self._by_topic = _turned(self._shelf.values())
        self._weights = {topic: self._weigh(len(keys)) for topic, keys in self._by_topic.items()}
        self._unknown = self._weigh(0)
        self._sense: _Sense | None = before._sense if before else _Sense(embed) if embed else None

    def get(self, fact_id: str) -> Fact | None:
        """Answer a fact by its id, whether it holds or not; None where there is none."""
        found = self._shelf.get(fact_id)
        return None if found is None else found.fact

    def holding(self, *, brand: str, channel: str, now_at: int) -> tuple[Fact, ...]:
        """Answer the facts that hold for a brand on a network at a moment, in the order of their ids."""
        known = (volume.fact for volume in self._shelf.values())
        return tuple(fact for fact in known if fact.holds(brand=brand, channel=channel, now_at=now_at))

    def find(
        self, question: str, *, brand: str | None, channel: str | None, language: str, now_at: int, limit: int = 3
    ) -> tuple[Match, ...]:
        """Answer the facts that answer a question, best first; none where nothing is near enough.

        Each sentence of a longer text is asked by itself, questions first. Only facts that hold, and that have an
        answer in `language` (any where it is empty), are answered; no `brand` and no `channel` ask for those of all.
        """

        def usable(key: str) -> bool:
            fact = self._shelf[key].fact
            spoken = not language or language in fact.answers
            on = min(fact.channels, default="") if channel is None else channel
            return spoken and fact.holds(brand=fact.brand if brand is None else brand, channel=on, now_at=now_at)

        found: dict[str, Match] = {}
        for sentence in _sentences(question):
            for match in self._match_all(sentence, usable):
                if match.fact.id not in found or match.score > found[match.fact.id].score:
                    found[match.fact.id] = match
        good = [match for match in self._in_sense(found.values()) if match.score >= CUTOFF]
        return tuple(sorted(good, key=lambda match: (-match.score, match.fact.id))[:limit])

    def _match_all(self, sentence: str, usable: Callable[[str], bool]) -> list[Match]:
        """Answer the facts that share most telling words with a sentence, scored by words."""
        topics = frozenset(find_topics(sentence))
        topics -= find_places(sentence) - self._weights.keys()
        shared: defaultdict[str, float] = defaultdict(float)
        for topic in topics:
            for key in self._by_topic.get(topic, ()):
                shared[key] += self._weights[topic]
        near = heapq.nlargest(_MOST_NEAR, (key for key in shared if usable(key)), key=lambda key: shared[key])
        return [self._match(self._shelf[key], sentence, topics) for key in near]

    def _match(self, volume: _Volume, sentence: str, topics: frozenset[str]) -> Match:
        """Score one fact: how much of a phrasing stands in the question, and of the question in the fact."""
        understood = self._weight(topics & volume.topics) / (self._weight(topics) + _DOUBT)
        covered, phrasing = max(
            (self._weight(topics & entry.topics) / self._weight(entry.topics), entry.phrasing)
            for entry in volume.entries
        )
        score = math.sqrt(covered * understood)
        return Match(fact=volume.fact, score=score, phrasing=phrasing, sentence=sentence)

    def _in_sense(self, matches: Iterable[Match]) -> list[Match]:
        """Mix the sense of the sentences into the scores of matches that could still reach the cutoff."""
        if self._sense is None:
            return list(matches)
        hopeful = [match for match in matches if (1 - SENSE) * match.score + SENSE >= CUTOFF]
        return self._sense.mix(heapq.nlargest(_MOST_COMPARED, hopeful, key=lambda match: match.score))

    def _weight(self, topics: frozenset[str]) -> float:
        return sum(self._weights.get(topic, self._unknown) for topic in topics)

    def _weigh(self, facts: int) -> float:
        """Answer what a telling word weighs that stands in so many facts: the rarer, the more it tells."""
        return math.log(1 + (len(self._shelf) + 1) / (facts + 0.5))


class _Sense:
    """Compares sentences by their vectors; each text is embedded once."""

    def __init__(self, embed: Embed) -> None:
        self._embed = embed
        self._vectors: dict[str, tuple[float, ...]] = {}

    def mix(self, matches: Sequence[Match]) -> list[Match]:
        """Answer the matches with the sense in their scores; a sentence without a vector keeps its score by words."""
        phrasings = {phrasing for match in matches for phrasing in match.fact.questions}
        self._learn(phrasings)
        asked = dict.fromkeys(match.sentence for match in matches)
        vectors = dict(zip(asked, map(_of_length_one, self._embed(list(asked))), strict=True)) if asked else {}
        return [self._mixed(match, vectors[match.sentence]) for match in matches]

    def _learn(self, phrasings: Iterable[str]) -> None:
        fresh = [phrasing for phrasing in phrasings if phrasing not in self._vectors]
        if fresh:
            self._vectors.update(zip(fresh, map(_of_length_one, self._embed(fresh)), strict=True))

    def _mixed(self, match: Match, asked: tuple[float, ...]) -> Match:
        known = [(vector, one) for one in match.fact.questions if (vector := self._vectors[one])]
        if not asked or not known:
            return match
        nearness, phrasing = max((sum(map(operator.mul, asked, vector)), one) for vector, one in known)
        return replace(match, score=(1 - SENSE) * match.score + SENSE * max(0.0, nearness), phrasing=phrasing)


def _of_length_one(vector: Sequence[float] | bytes) -> tuple[float, ...]:
    numbers = memoryview(vector).cast("b").tolist() if isinstance(vector, bytes) else vector
    length = math.hypot(*numbers)
    return tuple(number / length for number in numbers) if length else ()


def _volume(fact: Fact) -> _Volume:
    """Read a fact: it is asked by its questions, by the words of its id where it has none."""
    name = fact.id.replace("-", " ").replace("_", " ")
    asked = (_Entry(phrasing=one, topics=frozenset(find_topics(one))) for one in fact.questions or (name,))
    entries = tuple(entry for entry in asked if entry.topics)
    said = frozenset(find_topics(" ".join((name, *fact.answers.values()))))
    return _Volume(fact=fact, entries=entries, topics=said.union(*(entry.topics for entry in entries)))


def _turned(volumes: Iterable[_Volume]) -> dict[str, tuple[str, ...]]:
    """Answer which facts are asked by each telling word."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for volume in volumes:
        for topic in frozenset[str]().union(*(entry.topics for entry in volume.entries)):
            found[topic].append(volume.fact.id)
    return {topic: tuple(keys) for topic, keys in found.items()}


def _sentences(text: str) -> list[str]:
    """Answer the sentences to ask by, questions first, and a short text as a whole."""
    parts = list(dict.fromkeys(part.strip() for part in _SENTENCE.findall(text)))
    parts.sort(key=lambda part: not part.endswith("?"))
    whole = [text.strip()] if 1 < len(parts) <= _MOST_SENTENCES else []
    return [*parts[:_MOST_SENTENCES], *whole]
