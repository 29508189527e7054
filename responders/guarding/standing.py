"""Find which claims of a reply nothing stands for: no fact that says the same of the same matter, and nobody's word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from domain import words
from domain.claim import Claim
from domain.claim import ClaimKind
from domain.fact import Fact
from domain.playbook import Voice
from responders.guarding import claim_words
from responders.guarding import claims
from responders.guarding import reporting
from responders.guarding import statements
from responders.guarding import weekdays
from responders.guarding.statements import Point
from responders.guarding.statements import Statement

_Key = tuple[ClaimKind, str]
_ADDRESSES = frozenset({ClaimKind.LINK, ClaimKind.PHONE})
#: So many telling words must a promise have in common with the fact that makes it.
_SAME_PROMISE = 2
#: So many facts in several languages tell which of them a reply is in.
_ENOUGH = 50
#: The posts and contacts of a day.
_GROUNDS = 1_024


@dataclass(frozen=True, kw_only=True, slots=True)
class Unbound:
    """A claim that nothing stands for; `fact_id` names a fact that claims it too, but not so, or of something else."""

    claim: Claim
    fact_id: str = ""


def find_unbound(text: str, *, facts: Iterable[Fact], voice: Voice, post: str = "") -> tuple[Unbound, ...]:
    """Answer the claims of a reply that nothing stands for; `facts` are those that hold for it.

    A claim is bound by a sentence of a fact that says the same of the same matter: with a telling word in common (a
    promise with two, where the fact has so many), and with what it depends on told too ("from 50 euros", "within 30
    days", "if it is unused"). A sentence of a fact that stands in the reply as it is binds its claims. Beside a promise
    the fact must make the promise as well. Links are bound by those of facts, and like telephone numbers by the voice's
    contact. What the author themselves wrote in `post` may be repeated in a clause that acknowledges it ("the 3 hours
    you waited"), in a sentence that offers nothing; links and telephone numbers are never excused so.
    """
    found = [claim for claim in claims.find_claims(text) if not _is_name(text, claim, voice)]
    if not found:
        return ()
    known = tuple(facts)
    reply = _Reply(text, found)
    held = _hold(known, reply)
    links = _said_in(tuple(link for fact in known for link in fact.links))
    ours, theirs = _said_in((voice.contact, voice.signature)), _said_in((post,))
    loose = []
    for place in reply.places():
        key = (place.claim.kind, place.claim.value)
        is_told = key in links or _reaches(ours, place.claim) or _is_repeated(place, theirs) or _is_asked(place)
        if not is_told and not any(_covers(one, place, reply) for one in held[key]):
            near = next((one.fact.id for one in held[key] if one.said.matter & place.matter), "")
            loose.append(Unbound(claim=place.claim, fact_id=near))
    return tuple(loose)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Held:
    """A point that a fact makes, in what it says of it."""

    fact: Fact
    said: Statement
    point: Point


def _hold(facts: Sequence[Fact], reply: _Reply) -> Mapping[_Key, Sequence[_Held]]:
    """Answer what facts say of the claims of a reply."""
    held: dict[_Key, list[_Held]] = {(one.kind, one.value): [] for one in reply.claims}
    for fact, said in _spoken(facts, reply.guess_language(facts)):
        for point in said.points:
            if (point.kind, point.value) in held:
                held[point.kind, point.value].append(_Held(fact=fact, said=said, point=point))
    return held


def _spoken(facts: Iterable[Fact], language: str) -> Iterator[tuple[Fact, Statement]]:
    """Yield what facts say in a language, or in all of theirs where they do not speak it."""
    for fact in facts:
        for spoken in (language,) if language in fact.answers else fact.answers:
            yield from ((fact, said) for said in statements.read(fact.tell(spoken)))


@dataclass(frozen=True, kw_only=True, slots=True)
class _Place:
    """A claim where it stands: its sentence and clause, the words before it there, the matter of the clause and of the
    whole sentence, the days of the week they are about, and what is promised there.
    """

    claim: Claim
    sentence: str
    clause: str
    before: str
    matter: frozenset[str]
    whole: frozenset[str]
    days: frozenset[int]
    promised: frozenset[str]


class _Reply:
    """A reply as it is held against facts."""

    def __init__(self, text: str, found: list[Claim]) -> None:
        self._text, self.claims = text, found
        self.folded = words.fold(text)
        self.values = frozenset(claim.value for claim in found)
        self.matter = statements.matter_of(text, found)

    def guess_language(self, facts: Iterable[Fact]) -> str:
        """Answer the language of most words in common with facts that are told in several, "" where none is."""
        ours, shared = frozenset(self.folded.split()), Counter[str]()
        for fact in islice((fact for fact in facts if len(fact.answers) > 1), _ENOUGH):
            shared.update({code: len(ours & statements.vocabulary(said)) for code, said in fact.answers.items()})
        return max(shared, key=lambda code: shared[code], default="")

    def places(self) -> Iterator[_Place]:
        """Yield each claim with what stands around it."""
        before: frozenset[str] = frozenset()
        for sentence in claims.SENTENCE.finditer(self._text):
            here = [one for one in self.claims if sentence.start() <= one.start < sentence.end()]
            matter = statements.matter_of(sentence[0], here, sentence.start())
            for claim in here:
                yield self._place(claim, sentence, here, matter, before)
            before = matter or before

    def _place(
        self, claim: Claim, sentence: re.Match[str], here: list[Claim], matter: frozenset[str], before: frozenset[str]
    ) -> _Place:
        clauses = claims.CLAUSE.finditer(self._text, sentence.start(), sentence.end())
        span = next((one.span() for one in clauses if one.start() <= claim.start < one.end()), sentence.span())
        told = statements.matter_of(self._text[slice(*span)], here, span[0]) or matter
        if not told and claim.kind is not ClaimKind.PROMISE:
            told = before  # "And to Norway? That is 12 euros."
        return _Place(
            claim=claim,
            sentence=sentence[0],
            clause=self._text[slice(*span)],
            before=self._text[span[0] : claim.start],
            matter=told,
            whole=matter,
            days=weekdays.named(sentence[0], span[0] - sentence.start(), span[1] - sentence.start()),
            promised=frozenset(one.value for one in here if one.kind is ClaimKind.PROMISE),
        )


def _covers(held: _Held, place: _Place, reply: _Reply) -> bool:
    """Say whether what a fact says stands for a claim."""
    said = held.said
    if place.claim.kind in _ADDRESSES or (said.words in reply.folded and not said.is_bare):
        return True
    if place.promised and not place.promised & said.promises:
        return False
    if said.is_bare:
        return bool(words.found(words.fold(place.sentence), claim_words.ANSWERING))
    return _is_same(held, place) and _is_met(held, place, reply)


def _is_same(held: _Held, place: _Place) -> bool:
    """Say whether a fact is about the same matter, and where it is about days of the week, about those of the reply."""
    matter, whole = held.point.matter, held.said.matter
    if (held.point.days and not place.days <= held.point.days) or _widens(held, place):
        return False
    if place.claim.kind is not ClaimKind.PROMISE:
        return not whole.isdisjoint(place.matter) and not _denies(place.clause, held.said.words)
    ours = place.whole if matter == whole else place.matter
    shared = matter & ours
    if len(shared) < len(matter):  # "cello" stands in no answer, but people ask so
        shared |= ours & statements.asked(held.fact.questions) if shared else shared
    return len(shared) >= max(1, min(_SAME_PROMISE, len(matter)))


def _widens(held: _Held, place: _Place) -> bool:
    """Say whether a clause says of two together what a fact says of one ("students and teachers get 15 %")."""
    for pair in claim_words.JOINED.finditer(place.clause):
        first, second = (statements.matter_of(pair[name], ()) for name in ("first", "second"))
        known = held.said.matter | statements.matter_of(held.said.words, ()) | statements.asked(held.fact.questions)
        if first & held.said.matter and second and second.isdisjoint(known):
            return True
    return False


def _denies(clause: str, said: str) -> bool:
    """Say whether a clause says no to what a fact says plainly ("not open from 10:00")."""
    return bool(words.found(words.fold(clause), claim_words.DENYING)) and not words.found(said, claim_words.NEGATING)


def _is_met(held: _Held, place: _Place, reply: _Reply) -> bool:
    """Say whether the reply tells what a fact depends on, and names no place of which it says something else."""
    said, point = held.said, held.point
    is_here = not said.places or not said.places.isdisjoint(reply.matter)
    are_told = all(2 * len(told & reply.matter) > len(told) for told in point.conditions)
    return is_here and are_told and said.apart.isdisjoint(place.whole) and point.limits <= reply.values


@lru_cache(maxsize=_GROUNDS)
def _said_in(texts: tuple[str, ...]) -> frozenset[_Key]:
    found = [claim for text in texts if text for claim in claims.find_claims(text)]
    return frozenset((one.kind, value) for one in found for value in (one.value, statements.yearless(one.value)))


def _reaches(ours: frozenset[_Key], claim: Claim) -> bool:
    """Say whether a link leads to a host of the contact, or a telephone number stands there."""
    if claim.kind is ClaimKind.LINK:
        hosts = {value.partition("/")[0] for kind, value in ours if kind is ClaimKind.LINK}
        return claim.value.partition("/")[0] in hosts
    return claim.kind is ClaimKind.PHONE and (claim.kind, claim.value) in ours


def _is_asked(place: _Place) -> bool:
    """Say whether a clause asks about what was promised ("Has the refund come?"), and offers none."""
    return place.claim.kind is ClaimKind.PROMISE and reporting.is_asked(place.clause)


def _is_name(text: str, claim: Claim, voice: Voice) -> bool:
    """Say whether the words are part of the brand's own name."""
    name = voice.brand.casefold()
    around = text[max(0, claim.start - len(name)) : claim.end + len(name)].casefold()
    return bool(name) and text[claim.start : claim.end].casefold() in name and name in around


def _is_repeated(place: _Place, theirs: frozenset[_Key]) -> bool:
    """Say whether the author's words are acknowledged, by their clause, in a sentence that offers nothing.

    An amount beside a promise is part of it; a promise is only theirs where it is named as a thing ("your refund").
    """
    claim = place.claim
    if claim.kind in _ADDRESSES or (claim.kind, claim.value) not in theirs:
        return False
    is_offered = words.found(words.fold(place.sentence), claim_words.OFFERING)
    if is_offered or (place.promised and claim.kind is ClaimKind.MONEY):
        return False
    if not words.found(words.fold(place.clause), claim_words.ACKNOWLEDGING):
        return False
    before = words.fold(place.before).split()
    return claim.kind is not ClaimKind.PROMISE or bool(before and before[-1] in claim_words.NAMING)
