"""What tables of concerns are made of: things of people's lives with us, and what may be wrong with them."""

from __future__ import annotations

from dataclasses import dataclass

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


@dataclass(frozen=True, kw_only=True, slots=True)
class Tables:
    """One language's tables, the most telling first."""

    things: tuple[Thing, ...]
    troubles: tuple[Trouble, ...]
    liked: tuple[Thing, ...]
    ideas: tuple[Thing, ...]
    devices: tuple[str, ...] = ()  #: words that say which device somebody uses
    idle: tuple[str, ...] = ()  #: phrases in which words of things and troubles speak of something else
    joining: str = ""  #: what stands between a price and what it is for
    doubts: tuple[str, ...] = ()  #: right before a trouble these say that it is feared, supposed or none


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
