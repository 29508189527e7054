"""Find what a post asks for or needs: rules over its clauses, in words of each language, never what it says to do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from itertools import islice
from itertools import pairwise

from domain import words
from domain.ask import Ask
from domain.ask import Need
from domain.assessment import Intent
from responders.reading.asking import Asking
from responders.reading.asking import Rule
from responders.reading.asking import together
from responders.reading.asking_de import DE
from responders.reading.asking_en import EN
from responders.reading.asking_es import ES
from responders.reading.asking_fr import FR

_BY_LANGUAGE: Mapping[str, Asking] = {"en": EN, "de": DE, "es": ES, "fr": FR}
#: Short posts are often taken for a language we do not speak.
_ANY = together(_BY_LANGUAGE.values())
#: More asks than a reply can answer well are left to the conversation.
_MOST_ASKS = 4
_MOST_UNSTATED = 2
#: So much of a post is read; nobody asks first after so many words.
_MOST_READ = 10_000
_MOST_CLAUSES = 200
_LINK = re.compile(r"(?:https?://|www\.)\S{1,2000}+", re.IGNORECASE)
_HANDLE = re.compile(r"(?<![\w@])[@#](?:[\w-]|\.(?=\w)){1,60}+")
#: A sentence with its marks; a point inside a number or a name ends none.
_SENTENCE = re.compile(r"(?:[^.!?…\n¿¡؟？]|\.(?=[\w,;)])){1,2000}+[.!?…؟？\s]{0,40}+")
#: Where a part of a sentence may begin that asks for itself.
_JOINT = re.compile(
    r"[,;:()–—]\s{0,5}+|(?<=\s)-\s"
    r"|(?<=\s)(?:and|but|so|because|und|aber|denn|y|e|pero|et|mais|also|plus|or|oder|o|ou)\s",
    re.IGNORECASE,
)
#: Where a second wish may begin that lives on the words of the first: "cancel it and get a refund".
_AND = re.compile(r"\s(?:and|or|und|oder|y|e|o|et|ou)\s", re.IGNORECASE)
_MOST_ANDS = 4
_LETTER = re.compile(r"\w")
_ENDS = " \t\r\n,;:()–—-\"'“”„«»"
_MARKS = "?؟？"
#: Words looked at to see how a part begins.
_AHEAD = 60
_MOST_FILLERS = 4
#: "Really?" asks nothing.
_FEWEST_WORDS = 2
#: What is asked in other words.
_OPEN = {Intent.SUGGESTION: Need.IMPROVEMENT}
#: What somebody wants done: who says it, leaves nothing to guess from the trouble they tell of.
_RESOLVING = frozenset(
    {Need.STATUS, Need.REFUND, Need.REPLACEMENT, Need.COMPENSATION, Need.CANCEL, Need.CHANGE, Need.REPAIR, Need.ACCESS}
)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Clause:
    """A part of a sentence: its place in the post, its folded words, the phrases in them, whether a question mark ends
    it, and whether it goes on with the wish of the clause before.
    """

    start: int
    end: int
    folded: str
    said: set[str]
    is_marked: bool
    goes_on: bool = False


def find_asks(text: str, *, intent: Intent, language: str) -> tuple[Ask, ...]:
    """Answer what a post asks for, in the order it asks, at most four; `language` is an ISO 639-1 code.

    What is asked in words comes as stated. Trouble that is told without an ask gives what it needs, unstated, unless
    the post says itself what should be done. Each need comes once. Rhetorical questions are none. Only the first
    10,000 characters are read.
    """
    spoken = _BY_LANGUAGE.get(language, _ANY)
    clauses = list(islice(_clauses(text[:_MOST_READ], spoken), _MOST_CLAUSES))
    unstated = [] if intent is Intent.PRAISE else list(_troubles(clauses, spoken))
    stated = list(_stated(clauses, spoken, intent, unstated))
    if any(ask.need in _RESOLVING for ask in stated):
        unstated = []
    found = _each_once([*_each_once(stated), *_each_once(unstated)[:_MOST_UNSTATED]])[:_MOST_ASKS]
    return tuple(sorted(found, key=lambda ask: ask.start))


def _clauses(text: str, spoken: Asking) -> Iterator[_Clause]:
    """Part a post where a sentence ends, and where a part of it begins to ask by itself."""
    plain = _HANDLE.sub(_blank, _LINK.sub(_blank, text))
    for sentence in _SENTENCE.finditer(plain):
        places = [sentence.start(), *_openings(plain, sentence, spoken), sentence.end()]
        for start, end in pairwise(places):
            clause = _clause(plain, start, end, spoken, ends=end == sentence.end())
            if clause is not None:
                yield from _wishes(plain, clause, spoken)


def _clause(plain: str, start: int, end: int, spoken: Asking, *, ends: bool) -> _Clause | None:
    first = _LETTER.search(plain, start, end)
    if first is None:
        return None
    inner = plain[first.start() : end].rstrip(_ENDS)
    folded = words.fold(inner)
    return _Clause(
        start=first.start(),
        end=first.start() + len(inner),
        folded=folded,
        said=spoken.found(folded),
        is_marked=ends and any(mark in inner[-40:] for mark in _MARKS),
    )


def _wishes(plain: str, clause: _Clause, spoken: Asking) -> Iterator[_Clause]:
    """Yield a clause, parted where it wants two things done: "I want to cancel it and get a refund"."""
    for joint in islice(_AND.finditer(plain, clause.start, clause.end), _MOST_ANDS):
        first = _clause(plain, clause.start, joint.start(), spoken, ends=False)
        second = _clause(plain, joint.end(), clause.end, spoken, ends=clause.is_marked)
        needs = [_need(one, spoken.needs) for one in (first, second) if one is not None]
        if first and second and _RESOLVING.issuperset(needs) and needs[0] is not needs[1]:
            yield replace(first, is_marked=clause.is_marked)
            yield replace(second, goes_on=True)
            return
    yield clause


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _openings(plain: str, sentence: re.Match[str], spoken: Asking) -> Iterator[int]:
    for joint in _JOINT.finditer(plain, sentence.start() + 1, sentence.end()):
        ahead = _past_fillers(words.fold(plain[joint.end() : joint.end() + _AHEAD]), spoken)
        if spoken.begins(ahead, spoken.openings) or spoken.begins(ahead, spoken.requests):
            yield joint.end()


def _past_fillers(folded: str, spoken: Asking) -> str:
    """Leave out the words before a question begins: 'hi there', 'ok', 'so'."""
    for _ in range(_MOST_FILLERS):
        folded = folded[max(0, len(spoken.begins(folded, spoken.fillers)) - 1) :]
    return folded


def _troubles(clauses: Sequence[_Clause], spoken: Asking) -> Iterator[Ask]:
    for clause in clauses:
        need = _need(clause, spoken.troubles)
        if need is not None:
            yield Ask(need=need, start=clause.start, end=clause.end, stated=False)


def _stated(clauses: Sequence[_Clause], spoken: Asking, intent: Intent, troubles: Sequence[Ask]) -> Iterator[Ask]:
    has_asked = False
    for clause in clauses:
        has_asked = _asks(clause, spoken) or (clause.goes_on and has_asked)
        if not has_asked:
            continue
        need = _need(clause, spoken.needs)
        if troubles and (need is None or clause.said & spoken.help):
            need = _meant(clause, spoken, troubles[0].need)
        need = need or _need(clause, spoken.vague) or _OPEN.get(intent, Need.INFORMATION)
        yield Ask(need=need, start=clause.start, end=clause.end)


def _meant(clause: _Clause, spoken: Asking, trouble: Need) -> Need | None:
    """Answer what is meant beside a trouble: 'when?' and 'where?' by how it stands, a wish and 'help!' by its end."""
    if clause.said & spoken.help:
        return trouble
    vague = _need(clause, spoken.vague)
    if vague in {Need.TIME, Need.PLACE}:
        return Need.STATUS
    return vague if clause.is_marked else trouble


def _asks(clause: _Clause, spoken: Asking) -> bool:
    """Say whether a clause asks: by its mark, by how it begins, or by words of wanting; rhetorical questions do not."""
    if clause.said & spoken.rhetorical:
        return False
    if clause.folded.count(" ") <= _FEWEST_WORDS:
        return bool(clause.said & spoken.help)
    wants = clause.said & spoken.requests and not clause.said & spoken.no_requests
    rest = _past_fillers(clause.folded, spoken)
    is_begun = spoken.begins(clause.folded, spoken.openings) or spoken.begins(rest, spoken.openings)
    return bool(rest.strip() and (wants or clause.is_marked or is_begun))


def _need(clause: _Clause, rules: Sequence[Rule]) -> Need | None:
    return next((rule.need for rule in rules if all(clause.said & group for group in rule.groups)), None)


def _each_once(asks: Sequence[Ask]) -> list[Ask]:
    kept: dict[Need, Ask] = {}
    for ask in asks:
        kept.setdefault(ask.need, ask)
    return list(kept.values())
