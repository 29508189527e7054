"""Read what a fact says, sentence by sentence: its claims, the matter each is about, and what it depends on. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import replace
from functools import lru_cache

from domain import words
from domain.claim import Claim
from domain.claim import ClaimKind
from responders.guarding import claim_words
from responders.guarding import claims
from responders.guarding import weekdays
from responders.reading import topics

#: Facts of one brand in their languages, so that none is read twice.
_REMEMBERED = 16_384
_STEM = 6
_OWN = frozenset({ClaimKind.MONEY, ClaimKind.PROMISE})
_FIGURES = frozenset({ClaimKind.MONEY, ClaimKind.DURATION, ClaimKind.DATE})


@dataclass(frozen=True, kw_only=True, slots=True)
class Point:
    """One claim of a statement: the telling words and the days of the week beside it, the figures it depends on, and
    the telling words of each condition, of which more than half must be told.
    """

    kind: ClaimKind
    value: str
    matter: frozenset[str]
    days: frozenset[int]
    limits: frozenset[str]
    conditions: tuple[frozenset[str], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Statement:
    """A sentence of a fact. `words` are its own, or those of the whole answer where it tells no matter by itself, and
    `matter` the telling ones. One of its `places` must be told with it, and none of those `apart`,
    of which the answer says something else.
    """

    words: str
    matter: frozenset[str]
    points: tuple[Point, ...]
    promises: frozenset[str]
    places: frozenset[str]
    apart: frozenset[str]
    is_bare: bool  #: a mere figure, as our own pace is kept


def matter_of(text: str, found: Iterable[Claim], start: int = 0) -> frozenset[str]:
    """Answer the telling words of a text that begins at `start`, cut to their stems: not those of its claims, nor what
    stands anywhere.
    """
    for begin, end in (span for one in found for span in _words_of(text, one, start)):
        text = f"{text[:begin]}{' ' * (end - begin)}{text[end:]}"
    return _stems(topics.find_topics(claim_words.MEASURING.sub(" ", text)))


def _words_of(text: str, claim: Claim, start: int) -> Iterator[tuple[int, int]]:
    """Yield where a claim's words stand; among those of a promise may be what it is about ("travels free")."""
    begin, end = max(0, claim.start - start), min(len(text), claim.end - start)
    is_mixed = claim.kind is ClaimKind.PROMISE and " " in text[begin:end]
    if begin < end and not is_mixed:
        yield begin, end


@lru_cache(maxsize=_REMEMBERED)
def asked(questions: tuple[str, ...]) -> frozenset[str]:
    """Answer the telling words by which people ask for a fact."""
    return matter_of(" ".join(questions), ())


def _stems(told: Iterable[str]) -> frozenset[str]:
    return frozenset(one if one.startswith("@") else one[:_STEM] for one in told if one not in claim_words.UNTELLING)


@lru_cache(maxsize=_REMEMBERED)
def vocabulary(answer: str) -> frozenset[str]:
    """Answer every word of an answer, folded."""
    return frozenset(words.fold(answer).split())


@lru_cache(maxsize=_REMEMBERED)
def read(answer: str) -> tuple[Statement, ...]:
    """Answer the statements of an answer. One that goes on ("; to Norway it is 12 euros"), or tells no matter itself
    ("It costs 5 euros."), has that of the one before as well.
    """
    found: list[Statement] = []
    before: frozenset[str] = frozenset()
    for sentence in claims.SENTENCE.finditer(answer):
        statement = _statement(sentence[0], answer, before)
        found.append(statement)
        before = statement.matter
    places = _stems(topics.find_places(answer))
    return tuple(replace(one, apart=places - one.matter) for one in found if one.points)


def _statement(text: str, answer: str, before: frozenset[str]) -> Statement:
    is_short = len(text.split()) <= claim_words.BARE
    found = claims.find_claims(text) or (claims.find_claims(f"within {text}") if is_short else ())
    own = matter_of(text, found)
    matter = own | before if text.lstrip()[:1].islower() else own or before
    return Statement(
        words=words.fold(text if own else answer),
        matter=matter,
        points=tuple(_points(text, found, matter)),
        promises=frozenset(one.value for one in found if one.kind is ClaimKind.PROMISE),
        places=_stems(topics.find_places(text)) & matter,
        apart=frozenset(),
        is_bare=is_short and not matter,
    )


def _points(text: str, found: tuple[Claim, ...], matter: frozenset[str]) -> Iterator[Point]:
    clauses = tuple(_clauses(text, found))
    for claim in found:
        own = next((one for one in clauses if claim in one.claims), _Clause(text=text, start=0, claims=found))
        # what a clause says that claims nothing else, it says of the whole: "If it is unused, …"
        bearing = [one for one in clauses if one is own or one.is_pure]
        limiting = bearing if claim.kind is ClaimKind.PROMISE else [own]
        limits = frozenset(limit.value for one in limiting for limit in one.limits if limit != claim)
        conditions = tuple(told for one in bearing for told in one.conditions)
        here = matter_of(own.text, found, own.start) or matter
        days = weekdays.named(text, own.start, own.start + len(own.text))
        keys = {(claim.kind, claim.value), (claim.kind, yearless(claim.value))}
        # what holds from Monday to Friday holds on Wednesday
        for kind, value in keys | {(ClaimKind.DATE, weekdays.NAMES[day]) for day in days}:
            yield Point(kind=kind, value=value, matter=here, days=days, limits=limits, conditions=conditions)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Clause:
    """A clause of a statement: its claims, those among them that limit others, and what it makes a condition."""

    text: str
    start: int
    claims: tuple[Claim, ...]
    limits: tuple[Claim, ...] = ()
    conditions: tuple[frozenset[str], ...] = ()

    @property
    def is_pure(self) -> bool:
        """Whether it costs and grants nothing by itself; that something may be done, or is, limits what is granted."""
        granted = (one for one in self.claims if one.kind in _OWN and one.value != "commitment")
        return all(one in self.limits for one in granted)


def _clauses(text: str, found: tuple[Claim, ...]) -> Iterator[_Clause]:
    for match in claims.CLAUSE.finditer(text):
        here = tuple(one for one in found if match.start() <= one.start < match.end())
        depends = [matter_of(one[0], here, match.start() + one.start()) for one in _conditions(match[0])]
        yield _Clause(
            text=match[0],
            start=match.start(),
            claims=here,
            limits=tuple(one for one in here if one.kind in _FIGURES and _is_limit(text, one)),
            conditions=tuple(told for told in depends if told),
        )


def _conditions(clause: str) -> Iterator[re.Match[str]]:
    yield from claim_words.CONDITION.finditer(clause)
    yield from claim_words.INVERTED.finditer(clause)


def _is_limit(text: str, claim: Claim) -> bool:
    before, after = text[max(0, claim.start - 40) : claim.start], text[claim.end : claim.end + 20]
    return bool(claim_words.LIMITING.search(before) or claim_words.LIMITED.match(after))


def is_told(sentence: str, text: str) -> bool:
    """Say whether a text still says what a sentence does: one of its claims, or most of what it tells."""
    found, theirs = claims.find_claims(sentence), claims.find_claims(text)
    if {(one.kind, one.value) for one in found} & {(one.kind, one.value) for one in theirs}:
        return True
    matter = matter_of(sentence, found)
    return not matter or 2 * len(matter & matter_of(text, theirs)) > len(matter)


def yearless(value: str) -> str:
    """Answer a date or a month without its year, anything else as it is."""
    return f"-{value[4:]}" if re.fullmatch(r"\d{4}-\d\d(?:-\d\d)?", value) else value
