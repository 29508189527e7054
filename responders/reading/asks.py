"""Find what a post asks for or needs: rules over its clauses, in words of each language, never what it says to do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from itertools import islice

from domain import words
from domain.ask import Ask
from domain.ask import Need
from domain.assessment import Intent
from responders.reading import asking_unsaid
from responders.reading.asking import Asking
from responders.reading.asking import Rule
from responders.reading.asking import together
from responders.reading.asking_de import DE
from responders.reading.asking_en import EN
from responders.reading.asking_es import ES
from responders.reading.asking_fr import FR
from responders.reading.topics import find_topics

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
#: Where a part of a sentence may begin that asks for itself; "and so is my patience" asks nothing.
_JOINT = re.compile(
    r"[,;:()–—]\s{0,5}+|(?<=\s)-\s"
    r"|(?<=\s)(?:and|but|so|because|und|aber|denn|y|e|pero|et|mais|also|plus)\s"
    r"(?!so\s|(?<=\sso\s)(?:is|are|am|was|do|does|did|has|have)\s)",
    re.IGNORECASE,
)
#: What others said, and nobody asks by it.
_QUOTED = re.compile(r"[\"“”„«»][^\"“”„«»\n]{8,400}+[\"“”„«»]")
#: Where a second wish may begin that lives on the words of the first: "cancel it and get a refund".
_AND = re.compile(r"\s(?:and|or|und|oder|y|e|o|et|ou)\s", re.IGNORECASE)
_MOST_ANDS = 4
_LETTER = re.compile(r"\w")
_ENDS = " \t\r\n,;:()–—-\"'“”„«»"
_MARKS = "?؟？"
#: Words looked at to see how a part begins.
_AHEAD = 60
_MOST_FILLERS = 4
#: "Really?" asks nothing, and "Same problem?" little.
_FEWEST_WORDS = 2
#: Verbs that ask by standing first, where so many words follow; before these they only tell ("and is in the way").
_INVERTED = frozenset(words.fold("is are was were does did can could will would should has may").split())
#: Those that nobody begins a plain sentence with, be its subject left out: "are sale things returnable".
_SURELY_INVERTED = frozenset({"does", "are"})
_FEWEST_ASKED = 2
_TELLING = frozenset(words.fold("not no now still never always already so too very just being in on at to for").split())
#: A call for help in so few words says nothing without the sentence beside it, which lies no farther than this.
_SHORTEST_CALL = 5
_BESIDE = 4
#: What is asked in other words.
_OPEN = {Intent.SUGGESTION: Need.IMPROVEMENT}
#: What somebody wants done: who says it, leaves nothing to guess from the trouble they tell of.
_RESOLVING = frozenset(
    {Need.STATUS, Need.REFUND, Need.REPLACEMENT, Need.COMPENSATION, Need.CANCEL, Need.CHANGE, Need.REPAIR, Need.ACCESS}
)
#: What may only be feared, or long over.
_FEARED = frozenset({Need.STATUS, Need.CHANGE, Need.REPAIR})
#: What somebody may ask of several things in one breath.
_MANIFOLD = frozenset({Need.INFORMATION, Need.HOW_TO, Need.PRICE, Need.TIME, Need.AVAILABILITY})
#: What may be asked for beside the way to it.
_DEEDS = tuple(rule for rule in _ANY.needs if rule.need is not Need.HOW_TO)
#: What a question about a trouble covers.
_LIGHT = frozenset({Need.STATUS, Need.CONTACT, Need.REPAIR})


@dataclass(frozen=True, kw_only=True, slots=True)
class _Clause:
    """A part of a sentence: its place in the post, its folded words, the phrases in them, whether a question mark ends
    it, whether somebody else is quoted with it, and whether it goes on with the wish of the clause before.
    """

    start: int
    end: int
    folded: str
    said: set[str]
    is_marked: bool
    is_quoted: bool = False
    goes_on: bool = False


def find_asks(text: str, *, intent: Intent, language: str) -> tuple[Ask, ...]:
    """Answer what a post asks for, in the order it asks, at most four; `language` is an ISO 639-1 code.

    What is asked in words comes as stated. Trouble that is told without an ask gives what it needs, unstated, unless
    the post says itself what should be done. A call for help asks for what the trouble needs, in the words of both.
    Each need comes once, unless questions are about several things. Rhetorical questions, and those that others are
    quoted with, are none. Only the first 10,000 characters are read.
    """
    spoken = _BY_LANGUAGE.get(language, _ANY)
    clauses = list(islice(_clauses(text[:_MOST_READ], spoken), _MOST_CLAUSES))
    told = [] if intent is Intent.PRAISE else list(_troubles(clauses, spoken))
    guessed = told or list(_guessed(clauses, text, intent, language))
    stated = _telling(list(_stated(clauses, spoken, intent, guessed)))
    unstated = [one for one in (told if stated else guessed) if not any(_is_told_in(one, ask) for ask in stated)]
    if any(ask.need in _RESOLVING for ask in stated):
        unstated = []
    if intent is Intent.QUESTION and not stated and not unstated:
        stated = list(_bare_question(clauses, spoken))
    found = _each_once([*stated, *_each_once(unstated, text)[:_MOST_UNSTATED]], text)[:_MOST_ASKS]
    return tuple(sorted(found, key=lambda ask: ask.start))


def find_deed(question: str) -> Need | None:
    """Answer what a question of how to do something wants done: to cancel, for "how do I cancel?"."""
    ways = (clause for clause in _clauses(question, _ANY) if _need(clause, _ANY.needs) is Need.HOW_TO)
    return next(filter(None, (_need(clause, _DEEDS) for clause in ways)), None)


def _clauses(text: str, spoken: Asking) -> Iterator[_Clause]:
    """Part a post where a sentence ends, and where a part of it begins to ask by itself."""
    plain = _HANDLE.sub(_blank, _LINK.sub(_blank, text))
    quoted = [found.span() for found in _QUOTED.finditer(text)]
    for sentence in _SENTENCE.finditer(plain):
        joints = list(_openings(plain, sentence, spoken))
        starts = (sentence.start(), *(joint.end() for joint in joints))
        ends = (*(joint.start() for joint in joints), sentence.end())
        is_marked = _has_mark(sentence[0])
        for start, end in zip(starts, ends, strict=True):
            begins = spoken.begins(_beginning(plain, start, spoken), spoken.interrogatives)
            clause = _clause(plain, start, end, spoken, is_marked=is_marked and (end == sentence.end() or bool(begins)))
            if clause is not None:
                is_quoted = any(first < clause.start and clause.end < last for first, last in quoted)
                yield from _wishes(plain, replace(clause, is_quoted=is_quoted), spoken)


def _clause(plain: str, start: int, end: int, spoken: Asking, *, is_marked: bool) -> _Clause | None:
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
        is_marked=is_marked,
    )


def _has_mark(sentence: str) -> bool:
    return any(mark in sentence.rstrip(_ENDS)[-40:] for mark in _MARKS)


def _wishes(plain: str, clause: _Clause, spoken: Asking) -> Iterator[_Clause]:
    """Yield a clause, parted where it wants two things done: "I want to cancel it and get a refund"."""
    for joint in islice(_AND.finditer(plain, clause.start, clause.end), _MOST_ANDS):
        first = _clause(plain, clause.start, joint.start(), spoken, is_marked=False)
        second = _clause(plain, joint.end(), clause.end, spoken, is_marked=clause.is_marked)
        needs = [_need(one, spoken.needs) for one in (first, second) if one is not None]
        if first and second and _RESOLVING.issuperset(needs) and needs[0] is not needs[1]:
            yield replace(first, is_marked=clause.is_marked)
            yield replace(second, goes_on=True)
            return
    yield clause


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _openings(plain: str, sentence: re.Match[str], spoken: Asking) -> Iterator[re.Match[str]]:
    """Yield the joints behind which a sentence asks anew; once it has asked, the next part needs less to do so."""
    has_asked = bool(spoken.begins(_beginning(plain, sentence.start(), spoken), spoken.interrogatives))
    for joint in _JOINT.finditer(plain, sentence.start() + 1, sentence.end()):
        ahead = _beginning(plain, joint.end(), spoken)
        is_told = ":" in joint[0] and spoken.begins(ahead, spoken.interrogatives)  # "one question: does it last?"
        goes_on = has_asked and _inverts(ahead)
        if is_told or goes_on or spoken.begins(ahead, spoken.openings) or spoken.begins(ahead, spoken.requests):
            has_asked = True
            yield joint


def _beginning(plain: str, start: int, spoken: Asking) -> str:
    return _past_fillers(words.fold(plain[start : start + _AHEAD]), spoken)


def _inverts(ahead: str) -> bool:
    """Say whether words ask by their order: "is breakfast included", and not "is broken"."""
    verb, *rest = ahead.split() or [""]
    return verb in _INVERTED and len(rest) >= _FEWEST_ASKED and rest[0] not in _TELLING


def _past_fillers(folded: str, spoken: Asking) -> str:
    """Leave out the words before a question begins: 'hi there', 'ok', 'so'."""
    for _ in range(_MOST_FILLERS):
        folded = folded[max(0, len(spoken.begins(folded, spoken.fillers)) - 1) :]
    return folded


def _troubles(clauses: Sequence[_Clause], spoken: Asking) -> Iterator[Ask]:
    for clause in clauses:
        need = _need(clause, spoken.troubles)
        if need is not None and not (need in _FEARED and clause.said & spoken.supposed):
            yield Ask(need=need, start=clause.start, end=clause.end, stated=False)


def _guessed(clauses: Sequence[_Clause], text: str, intent: Intent, language: str) -> Iterator[Ask]:
    """Yield what the trouble needs that only the tables of concerns know, at the clause that tells most of it."""
    unsaid = asking_unsaid.find(text, intent, language)
    if unsaid is None or not clauses:
        return
    told = frozenset(unsaid.sore.split())
    wholly = (one for one in clauses if one.folded in unsaid.sore and one.folded.count(" ") > _FEWEST_WORDS + 1)
    sore = next(wholly, None) or max(clauses, key=lambda clause: len(told.intersection(clause.folded.split())))
    if not sore.is_quoted:
        yield Ask(need=unsaid.need, start=sore.start, end=sore.end, stated=False)


def _stated(
    clauses: Sequence[_Clause], spoken: Asking, intent: Intent, troubles: Sequence[Ask]
) -> Iterator[tuple[Ask, bool]]:
    """Yield what is asked in words, each with whether it only calls for help, or tells of a wish in words unknown."""
    has_asked, sore = False, {trouble.start for trouble in troubles}
    for place, clause in enumerate(clauses):
        has_asked = _asks(clause, spoken, intent, is_sore=clause.start in sore) or (clause.goes_on and has_asked)
        if not has_asked:
            continue
        need, calls = _need(clause, spoken.needs), bool(clause.said & spoken.help)
        trouble = None
        if troubles and need in ({None, Need.REPAIR} if calls else {None}):
            need = _meant(clause, spoken, troubles[0])
            trouble = troubles[0] if need is troubles[0].need else None
        need = need or _need(clause, spoken.vague) or (None if calls else _OPEN.get(intent)) or Need.INFORMATION
        start, end = _place(clauses, place, trouble) if calls or trouble else (clause.start, clause.end)
        is_plain = clause.is_marked or _inverts(_past_fillers(clause.folded, spoken))
        is_bare = (calls and trouble is not None) or (need is Need.INFORMATION and (calls or not is_plain))
        yield Ask(need=need, start=start, end=end), is_bare


def _bare_question(clauses: Sequence[_Clause], spoken: Asking) -> Iterator[Ask]:
    """Yield what a post asks that is taken for a question and has none of its marks: the first clause of some words."""
    for clause in clauses:
        if clause.folded.count(" ") > _SHORTEST_CALL and not (clause.is_quoted or clause.said & spoken.rhetorical):
            yield Ask(need=_need(clause, spoken.needs) or Need.INFORMATION, start=clause.start, end=clause.end)
            return


def _is_told_in(trouble: Ask, ask: Ask) -> bool:
    """Say whether a trouble is only what somebody asks about: who hears why it is late need not be told so twice."""
    is_covered = trouble.need in _LIGHT or ask.need is Need.INFORMATION
    return is_covered and ask.start <= trouble.start and trouble.end <= ask.end


def _place(clauses: Sequence[_Clause], place: int, trouble: Ask | None) -> tuple[int, int]:
    """Answer where a call for help stands: together with its trouble, or a short one with what is said beside it."""
    call = clauses[place]
    if trouble is not None:
        is_near = trouble.start <= call.end + _BESIDE and call.start <= trouble.end + _BESIDE
        return (min(call.start, trouble.start), max(call.end, trouble.end)) if is_near else (trouble.start, trouble.end)
    if call.folded.count(" ") > _SHORTEST_CALL:
        return call.start, call.end
    beside = clauses[place - 1] if place else clauses[min(1, len(clauses) - 1)]
    return min(call.start, beside.start), max(call.end, beside.end)


def _meant(clause: _Clause, spoken: Asking, trouble: Ask) -> Need | None:
    """Answer what is meant beside a trouble: 'when?' and 'where?' by how it stands, a wish and 'help!' by its end."""
    if clause.said & spoken.help:
        return trouble.need
    vague = _need(clause, spoken.vague)
    if vague in {Need.TIME, Need.PLACE}:
        return Need.STATUS
    is_open = clause.said & spoken.openings or spoken.begins(clause.folded, spoken.interrogatives)
    return vague if clause.is_marked and (is_open or clause.start != trouble.start) else trouble.need


def _telling(stated: Sequence[tuple[Ask, bool]]) -> list[Ask]:
    """Leave out what says nothing in particular beside what does, and beside its like."""
    telling = [ask for ask, is_bare in stated if not is_bare]
    return telling or list({ask.need: ask for ask, _ in reversed(stated)}.values())


def _asks(clause: _Clause, spoken: Asking, intent: Intent, *, is_sore: bool) -> bool:
    """Say whether a clause asks: by its mark, by how it begins, or by words of wanting; rhetorical questions do not.

    A mark behind words that ask nothing shows how upset somebody is.
    """
    if clause.is_quoted or clause.said & spoken.rhetorical:
        return False
    if clause.folded.count(" ") <= _FEWEST_WORDS:
        return bool(clause.said & spoken.help)
    rest = _past_fillers(clause.folded, spoken)
    wants = clause.said & spoken.requests and not clause.said & spoken.no_requests
    opens = spoken.begins(clause.folded, spoken.openings) or spoken.begins(rest, spoken.openings)
    is_begun = bool(opens) or (_inverts(rest) and rest.split()[0] in _SURELY_INVERTED)
    is_long = rest.count(" ") > _FEWEST_WORDS + 1
    if wants or is_begun:
        return bool(wants or is_long or _says_what(clause, spoken))
    is_asking = intent is Intent.QUESTION or (intent is Intent.REQUEST and not is_sore)
    return clause.is_marked and _is_question(clause, rest, spoken, is_asking=is_asking and is_long)


def _says_what(clause: _Clause, spoken: Asking) -> bool:
    return bool(clause.said & spoken.help or _need(clause, spoken.needs) or _need(clause, spoken.vague))


def _is_question(clause: _Clause, rest: str, spoken: Asking, *, is_asking: bool) -> bool:
    """Say whether a clause asks by its mark alone: with some word of a question or a wish, and not in two words.

    Whose post is judged to ask needs no such word.
    """
    need = _need(clause, spoken.needs)
    if is_asking or need not in {None, Need.REPAIR, Need.STATUS} or clause.said & spoken.help:
        return True
    is_telling = rest.count(" ") > _FEWEST_WORDS + 1 or need is Need.STATUS
    return is_telling and bool(clause.said & spoken.openings or spoken.begins(rest, spoken.interrogatives))


def _need(clause: _Clause, rules: Sequence[Rule]) -> Need | None:
    said = clause.said
    for rule in rules:  # asked some thousand times for each post: a loop takes a third of what generators take
        for group in rule.groups:
            if said.isdisjoint(group):
                break
        else:
            return rule.need
    return None


def _each_once(asks: Sequence[Ask], text: str) -> list[Ask]:
    """Leave out what is asked a second time: the same need, unless it is a question about something else."""
    kept: list[Ask] = []
    for ask in asks:
        before = [one for one in kept if one.need is ask.need]
        if not before or (ask.need in _MANIFOLD and ask.stated and _is_new(ask, before, text)):
            kept.append(ask)
    return kept


def _is_new(ask: Ask, before: Sequence[Ask], text: str) -> bool:
    """Say whether an ask is about something, and nothing of it was asked about before."""
    matter = frozenset(find_topics(ask.words(text)))
    return bool(matter) and all(one.stated and matter.isdisjoint(find_topics(one.words(text))) for one in before)
