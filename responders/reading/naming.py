"""Choose of the things that stand in a post those that it may be about."""

from __future__ import annotations

import re
from collections.abc import Mapping
from collections.abc import Sequence

from domain import words
from domain.playbook import Topic
from responders.reading import befalling
from responders.reading.things import Tables
from responders.reading.things import Thing

#: Things that posts are rarely about where they name another.
_BESIDE = frozenset({"device", "help"})
#: Behind these such things only say where another is.
_WHEREABOUTS: Mapping[str, frozenset[str]] = {
    "wear": frozenset({"in", "en", "dans"}),
    "place": frozenset({"from", "aus"}),
    "mine": frozenset({"into", "to", "from", "in"}),
    "ride": frozenset({"on", "of", "off", "aboard"}),
}
_WHICH = frozenset(
    {*befalling.OWN, "this", "new", "the", "meinem", "dem", "das", "der", "die", "el", "la", "este", "le", "ce"}
)
#: What says of a word that may be a verb, too, that it is a thing.
_NAMING = re.compile(
    r" (?:my|our|your|the|this|that|these|those|a|an|his|her|their|no|any|every|last|latest|next|new|first|customer"
    r"|tech) (?:\w+ )?$"
)


def named(things: Sequence[Thing], whole: str, tables: Tables) -> list[Thing]:
    """Answer the things that a folded post is about: without what only says where, what somebody does rather than has,
    and the device that is used and who was asked for help where more is told.
    """
    things = _not_passing([thing for thing in things if not _is_done(whole, thing, tables)], whole)
    told = [thing for thing in things if thing.key not in _BESIDE]
    beside = [thing for thing in things if thing.key in _BESIDE]
    return told or [thing for thing in beside if thing.key != "device" or not _is_only_where(whole, thing)]


def _not_passing(things: Sequence[Thing], whole: str) -> list[Thing]:
    kept = [thing for thing in things if not _is_passing(whole, thing)]
    spared = {"ride"} if all(thing.topic is not Topic.TECH or thing.key in _BESIDE for thing in kept) else set()
    spared |= {"mine"} if not kept else set()
    return [thing for thing in things if thing in kept or thing.key in spared]


def _is_passing(whole: str, thing: Thing) -> bool:
    """Say whether a thing only tells where another one is, or from where it came: "in my jacket", "from the store"."""
    where = _WHEREABOUTS.get(thing.key, frozenset())
    places = [found.start() for term in thing.words for found in re.finditer(re.escape(term), whole)] if where else []
    return bool(places) and all(not where.isdisjoint(whole[:place].split()[-2:]) for place in places)


def _is_only_where(whole: str, device: Thing) -> bool:
    return all(_is_where(whole, term) for term in device.words)


def _is_where(whole: str, term: str) -> bool:
    """Say whether a word does not stand there, or only behind "on" and its like: "on the tablet", or without a word
    before it that says which: "Xbox".
    """
    before = [whole[: found.start()].split()[-2:] for found in re.finditer(re.escape(term), whole)]
    return all(not befalling.WHERE.isdisjoint(pair) or _WHICH.isdisjoint(pair) for pair in before)


def _is_done(whole: str, thing: Thing, tables: Tables) -> bool:
    """Say whether the words for a thing only tell what somebody does: "doesn't support it", "takes video"."""
    told = words.found(whole, thing.words) if not tables.verbal.isdisjoint(thing.words) else ()
    if not told or not {f" {term} " for term in told} <= tables.verbal:
        return False
    places = [whole[: found.start()] for term in told for found in re.finditer(f" {re.escape(term)} ", whole)]
    return not any(_NAMING.search(f"{before} ") for before in places)
