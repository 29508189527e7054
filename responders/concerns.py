"""Name what a post is about in our own words, so that a reply repeats the concern and never the post's text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass

from domain import words
from domain.assessment import Intent
from domain.playbook import Mishap
from domain.playbook import Topic
from responders.concerns_de import GERMAN
from responders.concerns_en import ENGLISH
from responders.concerns_es import SPANISH
from responders.concerns_fr import FRENCH
from responders.things import Tables
from responders.things import Thing
from responders.things import Trouble

#: Who writes more than this has said before it what hurts.
_LONGEST = 3_000
_MOST_SENTENCES = 30
#: Words of a sentence that lie farther apart than this many characters do not speak of each other.
_FARTHEST = 90
_SENTENCE = re.compile(r"[.!?;\n…]+")
#: (singular|plural), or (one|two|three|four) by gender and number, as the table's thing has it.
_AGREEING = re.compile(r"\(([^()|]*(?:\|[^()|]*)+)\)")
_TABLES: Mapping[str, Tables] = {"en": ENGLISH, "de": GERMAN, "es": SPANISH, "fr": FRENCH}


#: Troubles that say too little to be named beside another.
_VAGUE = frozenset({Mishap.BROKEN, Mishap.WAIT, Mishap.LATE, Mishap.LOST})


@dataclass(frozen=True, kw_only=True, slots=True)
class Concern:
    """What a post is about. Each part is "" or None where it was not recognised.

    `noun` stands after "about" ("your parcel"), `problem` and `second` after "we are sorry that" ("your parcel has not
    arrived"), `liked` after "thank you for what you say about". They hold marks for the voice: see `responders.speech`.
    """

    noun: str = ""
    problem: str = ""
    second: str = ""
    liked: str = ""
    topic: Topic | None = None
    mishap: Mishap | None = None
    names_device: bool = False


_NOTHING = Concern()


def read(text: str, intent: Intent, language: str) -> Concern:
    """Answer what a post in a language is about; an unknown language, and a post we know no words of, gives nothing."""
    tables = _TABLES.get(language)
    if tables is None or intent in {Intent.ABUSE, Intent.OTHER}:
        return _NOTHING
    sentences = [words.fold(part) for part in _SENTENCE.split(text[:_LONGEST])[:_MOST_SENTENCES]]
    if intent is Intent.PRAISE:
        return _read_praise(sentences, tables)
    if intent is Intent.SUGGESTION:
        thing = _first_thing(sentences, tables.ideas)
        return Concern(noun=thing.noun, topic=thing.topic) if thing else _NOTHING
    return _read_troubles(sentences, tables)


def _read_praise(sentences: Sequence[str], tables: Tables) -> Concern:
    whole = " ".join(sentences)
    liked = next((one for one in tables.liked if words.found(whole, one.words)), None)
    return Concern(noun=liked.noun, liked=liked.noun) if liked else _NOTHING


def _read_troubles(sentences: Sequence[str], tables: Tables) -> Concern:
    found = sorted(_troubles(sentences, tables), key=lambda one: one.rank)
    thing = _first_thing(sentences, tables.things)
    is_named = bool(words.found(" ".join(sentences), tables.devices))
    if not found:
        return Concern(noun=thing.noun if thing else "", topic=thing.topic if thing else None, names_device=is_named)
    first = found[0]
    second = next((one for one in found if _is_another(one, first)), None)
    topic = first.thing.topic if first.thing else first.trouble.topic
    noun = first.thing.noun if first.thing else first.trouble.noun
    return Concern(
        noun=noun or (thing.noun if thing else ""),
        problem=first.clause,
        second=second.clause if second else "",
        topic=topic or (thing.topic if thing else None),
        mishap=first.trouble.kind,
        names_device=is_named,
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class _Found:
    rank: int
    trouble: Trouble
    thing: Thing | None
    clause: str


def _is_another(one: _Found, first: _Found) -> bool:
    """Say whether a trouble adds something: of another kind, about another thing."""
    if one.trouble.kind == first.trouble.kind or (one.thing is None and one.trouble.kind in _VAGUE):
        return False
    return one.thing is None or first.thing is None or one.thing.noun != first.thing.noun


def _troubles(sentences: Sequence[str], tables: Tables) -> Iterator[_Found]:
    for sentence in sentences:
        for rank, trouble in enumerate(tables.troubles):
            places = [sentence.find(term) for term in trouble.words if term in sentence]
            if not places or any(term in sentence for term in trouble.unless):
                continue
            thing = _nearest(sentence, min(places), trouble, tables.things)
            if thing is not None:
                yield _Found(rank=rank, trouble=trouble, thing=thing, clause=_agree(trouble.clause, thing))
            elif trouble.alone:
                yield _Found(rank=rank, trouble=trouble, thing=None, clause=trouble.alone)


def _nearest(sentence: str, place: int, trouble: Trouble, things: Sequence[Thing]) -> Thing | None:
    best, nearest = None, _FARTHEST
    for thing in things:
        if not trouble.takes(thing):
            continue
        for term in thing.words:
            at = sentence.find(term)
            if at >= 0 and abs(at - place) < nearest:
                best, nearest = thing, abs(at - place)
    return best


def _first_thing(sentences: Sequence[str], things: Sequence[Thing]) -> Thing | None:
    whole = " ".join(sentences)
    return next((thing for thing in things if words.found(whole, thing.words)), None)


def _agree(clause: str, thing: Thing) -> str:
    def pick(match: re.Match[str]) -> str:
        forms = match[1].split("|")
        return forms[thing.form if len(forms) == 4 else thing.form // 2]

    return _AGREEING.sub(pick, clause).replace("{thing}", thing.subject)
