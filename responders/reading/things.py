"""What tables of concerns are made of: things of people's lives with us, and what may be wrong with them."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from domain import words
from domain.playbook import Mishap
from domain.playbook import Topic


@dataclass(frozen=True, kw_only=True, slots=True)
class Thing:
    """A thing that posts speak of, and the words it is known by.

    `noun` stands after "about", `subject` begins a clause. `form` is 0 for one and 2 for several; 1 is added where it
    is feminine and the language asks for that.
    """

    words: tuple[str, ...]
    noun: str
    subject: str
    topic: Topic | None = None
    form: int = 0
    key: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Trouble:
    """What may be wrong: the words it is known by, and what we say of a thing it befalls, or of no thing (`alone`).

    `clause` stands after "we are sorry that", with {thing} and (one|several) forms. It befalls things of `topics` or
    with one of the `keys`; `kind` tells apart troubles that may be named side by side.
    """

    kind: Mishap
    words: tuple[str, ...]
    clause: str = ""
    alone: str = ""
    noun: str = ""
    topic: Topic | None = None
    topics: frozenset[Topic] = frozenset()
    keys: frozenset[str] = frozenset()
    unless: tuple[str, ...] = ()

    def takes(self, thing: Thing) -> bool:
        """Say whether it may befall a thing."""
        return bool(self.clause) and (thing.key in self.keys or thing.topic in self.topics)


@dataclass(frozen=True, kw_only=True)
class Tables:
    """One language's tables, the most telling first."""

    language: str
    things: tuple[Thing, ...]
    troubles: tuple[Trouble, ...]
    liked: tuple[Thing, ...]
    ideas: tuple[Thing, ...]
    devices: tuple[str, ...] = ()  #: words that say which device somebody uses
    idle: tuple[str, ...] = ()  #: phrases in which words of things and troubles speak of something else
    joining: str = ""  #: what stands between a price and what it is for
    verbal: frozenset[str] = frozenset()  #: words for things that may as well tell what somebody does
    elsewhere: tuple[str, ...] = ()  #: these say that a trouble is one with others than us
    doubts: tuple[str, ...] = ()  #: right before a trouble these say that it is feared, supposed or none

    def things_in(self, folded: str) -> list[Thing]:
        """Answer the things that stand in a folded text, in their order."""
        return [self.things[place] for place in _places_in(folded, *self._things_by_word)]

    def troubles_in(self, folded: str) -> list[tuple[int, Trouble]]:
        """Answer the troubles that stand in a folded text, each with its place in the table, in their order."""
        return [(place, self.troubles[place]) for place in _places_in(folded, *self._troubles_by_word)]

    def idle_in(self, folded: str) -> list[str]:
        """Answer the idle phrases that stand in a folded text, in their order."""
        found = self._idle.found(folded)
        return [phrase.strip() for phrase in self.idle if phrase in found] if found else []

    @cached_property
    def _things_by_word(self) -> _ByWord:
        return _by_word(self.things)

    @cached_property
    def _troubles_by_word(self) -> _ByWord:
        return _by_word(self.troubles)

    @cached_property
    def _idle(self) -> words.Index:
        return words.Index(self.idle)


#: An index of all words of some entries of a table, and the places of the entries by each of them.
_ByWord = tuple[words.Index, Mapping[str, Sequence[int]]]


def _by_word(listed: Sequence[Thing | Trouble]) -> _ByWord:
    places: dict[str, list[int]] = {}
    for place, one in enumerate(listed):
        for word in one.words:
            places.setdefault(word, []).append(place)
    return words.Index(places), places


def _places_in(folded: str, index: words.Index, places: Mapping[str, Sequence[int]]) -> list[int]:
    return sorted({place for word in index.found(folded) for place in places[word]})


def alternatives(listed: str) -> tuple[str, ...]:
    """Read words parted by bars; a final asterisk takes longer words too."""
    return words.terms(*filter(None, map(str.strip, listed.split("|"))))


def trouble(
    kind: str,
    listed: str,
    clause: str = "",
    *,
    on: str = "",
    alone: str = "",
    noun: str = "",
    topic: Topic | None = None,
    unless: str = "",
) -> Trouble:
    """Build a trouble; `on` names topics and keys of things, parted by spaces."""
    names = on.split()
    return Trouble(
        kind=Mishap(kind),
        words=alternatives(listed),
        clause=clause,
        alone=alone,
        noun=noun,
        topic=topic,
        topics=frozenset(Topic(name) for name in names if name in set(Topic)),
        keys=frozenset(name for name in names if name not in set(Topic)),
        unless=alternatives(unless),
    )
