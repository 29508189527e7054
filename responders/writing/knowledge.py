"""Finds the facts that answer a question: by the sense of its sentences and telling words, or by words alone."""

from __future__ import annotations

import heapq
import math
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from domain.fact import Fact
from responders.reading.topics import find_places
from responders.reading.topics import find_topics
from responders.reading.topics import without_handles
from responders.writing import senses
from responders.writing.matches import CUTOFF
from responders.writing.matches import SURE
from responders.writing.matches import Match
from responders.writing.matches import agreed
from responders.writing.matches import at_least
from responders.writing.matches import by_score
from responders.writing.matches import led_by_words
from responders.writing.matches import standing_out
from responders.writing.senses import Embed
from responders.writing.senses import Multiply
from responders.writing.senses import Sense
from responders.writing.senses import Vector

#: What the nearest phrasing, the middle of all phrasings, and the telling words add to a score by sense; measured
#: there, too.
NEAREST, MIDDLE, WORDS = 0.25, 0.25, 0.2
#: So many of all facts show how near any fact comes to a post.
_MOST_SAMPLED = 48
#: The languages that the shipped model's vectors know; "" is a language that nobody could tell.
_IN_VECTORS = frozenset({"en", ""})
#: A question of few telling words explains itself too easily: so much weight of it counts as not understood.
_DOUBT = 1.5
_MOST_SENTENCES = 12
_MOST_NEAR = 20
#: So many sentences beside the whole are compared by sense, and so many facts in the end with all their phrasings.
_MOST_MEANT, _LEAST_MEANT = 2, 9
_MOST_COMPARED = 8
#: For so many kinds of posts (brand, network, language) it is kept in mind which facts hold.
_MOST_SELECTIONS = 64
#: Nobody comes to the point after so many characters.
_MOST_READ = 1_000
_SENTENCE = re.compile(r"[^.!?\n;]{1,1000}+[.!?\n;]{0,5}+")


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
    phrasings: tuple[str, ...]  #: all that it is asked by
    places: Mapping[str, Sequence[int]]  #: which of its entries hold each telling word


class _Worded(NamedTuple):
    """How surely words alone find a fact, by which phrasing, and by which sentence of the question."""

    score: float
    phrasing: str
    sentence: str


@dataclass(frozen=True, kw_only=True, slots=True)
class _Asked:
    """What decides which facts may answer, beside the question."""

    brand: str | None
    channel: str | None
    language: str
    period: int  #: how many beginnings and ends of facts were over


class _Selection:
    """The facts that may answer, by their ids."""

    def __init__(self, keys: Iterable[str], middles: Callable[[], Mapping[str, Vector]]) -> None:
        self.keys = frozenset(keys)
        self._all = middles

    @cached_property
    def middles(self) -> Mapping[str, Vector]:
        """Answer the middles of these facts, as far as they have one."""
        return {key: middle for key, middle in self._all().items() if key in self.keys}

    @cached_property
    def signs(self) -> Mapping[str, int]:
        """Answer the signs of their numbers."""
        return {key: middle.signs for key, middle in self.middles.items()}

    @cached_property
    def sample(self) -> Sequence[Vector]:
        """Answer some of the middles, evenly taken."""
        every = list(self.middles.values())
        return every[:: -(-len(every) // _MOST_SAMPLED) or 1]

    @cached_property
    def last(self) -> Sequence[str]:
        """Answer the last of these facts, which are compared where nothing speaks for any."""
        return heapq.nlargest(_MOST_COMPARED, self.middles)


class Knowledge:
    """An immutable snapshot of the facts. Answers only those that hold at the moment asked for.

    `embed` gives sentences their vectors, and `multiply` compares them; without the first words alone decide. What was
    read of the same facts `before` is not read again.
    """

    def __init__(
        self,
        facts: Iterable[Fact] = (),
        *,
        embed: Embed | None = None,
        multiply: Multiply = senses.multiply,
        before: Knowledge | None = None,
    ) -> None:
        known: dict[str, _Volume] = before._shelf if before else {}
        self._shelf: dict[str, _Volume] = {
            fact.id: known[fact.id] if fact.id in known and known[fact.id].fact == fact else _volume(fact)
            for fact in sorted(facts, key=lambda fact: fact.id)
        }
        self._by_topic = _turned(self._shelf.values())
        self._weights = {topic: self._weigh(len(keys)) for topic, keys in self._by_topic.items()}
        self._unknown = self._weigh(0)
        self._entry_weights: dict[frozenset[str], float] = {}
        self._sense: Sense | None = before._sense if before else Sense(embed, multiply) if embed else None
        limits = (at for one in self._shelf.values() for at in (one.fact.valid_from_at, one.fact.valid_until_at))
        self._limits = sorted(at for at in limits if at is not None)
        self._selections: dict[_Asked, _Selection] = {}

    def get(self, fact_id: str) -> Fact | None:
        """Answer a fact by its id, whether it holds or not; None where there is none."""
        found = self._shelf.get(fact_id)
        return None if found is None else found.fact

    def holding(self, *, brand: str, channel: str, now_at: int) -> tuple[Fact, ...]:
        """Answer the facts that hold for a brand on a network at a moment, in the order of their ids."""
        known = (volume.fact for volume in self._shelf.values())
        return tuple(fact for fact in known if fact.holds(brand=brand, channel=channel, now_at=now_at))

    def find(
        self,
        question: str,
        *,
        brand: str | None,
        channel: str | None,
        language: str,
        now_at: int,
        limit: int = 3,
        least: float = SURE,
        least_by_words: float = CUTOFF,
    ) -> tuple[Match, ...]:
        """Answer the facts that answer a question, best first; none where nothing is near enough.

        Each sentence of a longer text is asked by itself, questions first. Only facts that hold, and that have an
        answer in `language` (any where it is empty), are answered; no `brand` and no `channel` ask for those of all.
        `least` is how sure a score by sense must be, `least_by_words` one by words alone.
        """
        usable = self._select(brand, channel, language, now_at)
        asked = without_handles(question)
        by_words = self._match_words(asked, usable.keys)
        by_sense = self._match_sense(asked, by_words, usable) if language in _IN_VECTORS else []
        good = at_least(by_sense, least)
        if not by_sense or not (good or language):
            worded = (Match(fact=self._shelf[key].fact, **one._asdict()) for key, one in by_words.items())
            # where vectors speak too, what words alone find has to be plainer
            good = at_least(worded if language in _IN_VECTORS else led_by_words(worded), least_by_words)
        return tuple(sorted(good, key=by_score)[:limit])

    def foresee(self, questions: Iterable[str]) -> None:
        """Read the sense of what will be asked next, all at once: many questions are then found faster."""
        if self._sense and self._shelf:
            self._sense.foresee(part for question in questions for part in _meant(without_handles(question)) if part)

    def _select(self, brand: str | None, channel: str | None, language: str, now_at: int) -> _Selection:
        """Answer the facts that may answer: the same until one of them begins or ends to hold."""
        asked = _Asked(brand=brand, channel=channel, language=language, period=bisect_right(self._limits, now_at))
        found = self._selections.get(asked)
        if found is None:
            if len(self._selections) >= _MOST_SELECTIONS:
                self._selections.clear()
            keys = (key for key, one in self._shelf.items() if _may_answer(one.fact, asked, now_at))
            found = self._selections[asked] = _Selection(keys, lambda: self._middles)
        return found

    def _match_words(self, text: str, usable: frozenset[str]) -> dict[str, _Worded]:
        """Answer how each fact that shares telling words with a sentence is found best by words."""
        found: dict[str, _Worded] = {}
        for sentence in _sentences(text):
            for key, score, phrasing in self._match_all(sentence, usable):
                if key not in found or score > found[key].score:
                    found[key] = _Worded(score, phrasing, sentence)
        return found

    def _match_all(self, sentence: str, usable: frozenset[str]) -> Iterator[tuple[str, float, str]]:
        """Yield the facts that share most telling words with a sentence: how much of a phrasing stands in it, and of
        what it tells in the fact.
        """
        topics = frozenset(find_topics(sentence))
        topics -= find_places(sentence) - self._weights.keys()
        shared: defaultdict[str, float] = defaultdict(float)
        for topic in topics:
            for key in self._by_topic.get(topic, ()):
                shared[key] += self._weights[topic]
        near = heapq.nlargest(_MOST_NEAR, [(weight, key) for key, weight in shared.items() if key in usable])
        told = self._weight(topics) + _DOUBT
        for _, key in near:
            volume = self._shelf[key]
            covered, phrasing = self._cover(volume, topics)
            yield key, math.sqrt(covered * (self._weight(topics & volume.topics) / told)), phrasing

    def _cover(self, volume: _Volume, topics: frozenset[str]) -> tuple[float, str]:
        """Answer how much of a fact's phrasing stands in a sentence that shares telling words with it, at best."""
        shared: defaultdict[int, float] = defaultdict(float)
        for topic in topics:
            for place in volume.places.get(topic, ()):
                shared[place] += self._weights[topic]
        entries = ((volume.entries[place], weight) for place, weight in shared.items())
        return max((weight / self._weight_of(entry), entry.phrasing) for entry, weight in entries)

    def _match_sense(self, text: str, by_words: Mapping[str, _Worded], usable: _Selection) -> list[Match]:
        """Answer the facts whose sense is nearest, the words counted in; none where there are no vectors."""
        texts = _meant(text)
        parts = [(part, vector) for part, vector in zip(texts, self._read(texts), strict=True) if vector]
        middles = usable.middles if parts else {}
        if not self._sense or not middles:
            return []
        said = dict.fromkeys(usable.last, 0.0) | {key: one.score for key, one in by_words.items() if key in middles}
        likely = set(heapq.nlargest(_MOST_COMPARED, said, key=lambda key: (said[key], key)))
        likely.update(*(senses.most_alike(vector, usable.signs, _MOST_COMPARED) for _, vector in parts))
        [every] = self._sense.nearness([parts[0][1]], [*(middles[key] for key in likely), *usable.sample])
        near, usual = dict(zip(likely, every, strict=False)), every[len(likely) :]
        scores = {key: MIDDLE * one + WORDS * said.get(key, 0.0) for key, one in near.items()}
        best = heapq.nlargest(_MOST_COMPARED, scores, key=lambda key: (scores[key], key))
        first, *others = sorted(self._nearest(self._sense, {key: scores[key] for key in best}, parts), key=by_score)
        first = standing_out(first, others, near=near[first.fact.id], usual=usual, among=len(middles))
        return [agreed(first, said), *others]

    def _nearest(
        self, sense: Sense, scores: Mapping[str, float], parts: Sequence[tuple[str, Vector]]
    ) -> Iterator[Match]:
        """Add to the score of each fact how near the nearest of its phrasings comes to a part of what is asked."""
        asked = [(key, phrasing) for key in scores for phrasing in self._shelf[key].phrasings]
        vectors = sense.read([phrasing for _, phrasing in asked])
        known = [(key, phrasing, vector) for (key, phrasing), vector in zip(asked, vectors, strict=True) if vector]
        rows = sense.nearness([vector for *_, vector in known], [vector for _, vector in parts])
        best: dict[str, tuple[float, str, str]] = {}
        for (key, phrasing, _), row in zip(known, rows, strict=True):
            nearness, part = max((one, part) for (part, _), one in zip(parts, row, strict=True))
            best[key] = max(best.get(key, (-math.inf, "", "")), (nearness, phrasing, part))
        for key, (nearness, phrasing, part) in best.items():
            score = scores[key] + NEAREST * max(0.0, nearness)
            fact = self._shelf[key].fact
            yield Match(fact=fact, score=score, phrasing=phrasing, sentence=part, nearness=nearness)

    def _read(self, texts: Sequence[str]) -> Sequence[Vector]:
        return self._sense.read(texts) if self._sense else [senses.NONE] * len(texts)

    @cached_property
    def _middles(self) -> dict[str, Vector]:
        """Answer the middle of the vectors of each fact's phrasings; each phrasing is read once, with the first."""
        if not self._sense:
            return {}
        self._sense.learn([phrasing for volume in self._shelf.values() for phrasing in volume.phrasings])
        middles = {key: self._sense.middle_of(volume.phrasings) for key, volume in self._shelf.items()}
        return {key: middle for key, middle in middles.items() if middle}

    def _weight(self, topics: frozenset[str]) -> float:
        return sum([self._weights.get(topic, self._unknown) for topic in topics])

    def _weight_of(self, entry: _Entry) -> float:
        if entry.topics not in self._entry_weights:
            self._entry_weights[entry.topics] = self._weight(entry.topics)
        return self._entry_weights[entry.topics]

    def _weigh(self, facts: int) -> float:
        """Answer what a telling word weighs that stands in so many facts: the rarer, the more it tells."""
        return math.log(1 + (len(self._shelf) + 1) / (facts + 0.5))


def _may_answer(fact: Fact, asked: _Asked, now_at: int) -> bool:
    brand = fact.brand if asked.brand is None else asked.brand
    channel = min(fact.channels, default="") if asked.channel is None else asked.channel
    is_spoken = not asked.language or asked.language in fact.answers
    return is_spoken and fact.holds(brand=brand, channel=channel, now_at=now_at)


def _volume(fact: Fact) -> _Volume:
    """Read a fact: it is asked by its questions, by the words of its id where it has none."""
    name = fact.id.replace("-", " ").replace("_", " ")
    asked = (_Entry(phrasing=one, topics=frozenset(find_topics(one))) for one in fact.questions or (name,))
    entries = tuple(entry for entry in asked if entry.topics)
    said = frozenset(find_topics(" ".join((name, *fact.answers.values()))))
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, entry in enumerate(entries):
        for topic in entry.topics:
            places[topic].append(place)
    return _Volume(
        fact=fact,
        entries=entries,
        topics=said.union(places),
        phrasings=tuple(entry.phrasing for entry in entries),
        places=places,
    )


def _turned(volumes: Iterable[_Volume]) -> dict[str, tuple[str, ...]]:
    """Answer which facts are asked by each telling word."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for volume in volumes:
        for topic in volume.places:
            found[topic].append(volume.fact.id)
    return {topic: tuple(keys) for topic, keys in found.items()}


def _sentences(text: str) -> list[str]:
    """Answer the sentences to ask by, questions first, and a short text as a whole."""
    parts = list(dict.fromkeys(part.strip() for part in _SENTENCE.findall(text)))
    parts.sort(key=lambda part: not part.endswith("?"))
    whole = [text.strip()] if 1 < len(parts) <= _MOST_SENTENCES else []
    return [*parts[:_MOST_SENTENCES], *whole]


def _meant(text: str) -> list[str]:
    """Answer a text as a whole, then those of its sentences that say something; a long one by its beginning."""
    whole = " ".join(text.split())[:_MOST_READ]
    parts = [part for part in _sentences(whole)[:_MOST_SENTENCES] if len(part) >= _LEAST_MEANT and part != whole]
    return [whole, *parts[:_MOST_MEANT]]
