"""Says whether a fact answers an ask: a complaint is no question, and who disputes a rule is not told the rule."""

from __future__ import annotations

import re
from collections.abc import Callable
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from domain import words
from domain.ask import Ask
from domain.ask import Need
from domain.assessment import Intent
from domain.fact import Fact
from responders.reading.asks import find_asks
from responders.reading.asks import find_deed
from responders.reading.topics import find_topics
from responders.writing.matches import SURE
from responders.writing.matches import Match

#: How near a fact must be to what somebody asks in words; what they need without saying so is easily taken wrongly.
_NEAR, _NEARER = 0.52, 0.6
#: What an answer must hold to be of use to somebody in trouble, and not only to somebody curious: a way to go.
_WAY = re.compile(
    r"https?://|\b(?:please|you (?:can|may)|bitte|kannst du|können sie|puedes?|por favor|vous pouvez|tu peux)\b",
    re.IGNORECASE,
)
#: How near a fact must come to a trouble where its score is not sure: to what is told or asked, and to what is not.
_TOLD, _UNASKED = 0.5, 0.6
#: How near a post must come to a fact's question, or to a trouble it is for, to be about just that.
_SAME_QUESTION, _SAME_TROUBLE = 0.7, 0.6
_TROUBLES = frozenset({Intent.COMPLAINT, Intent.OUTAGE})
#: How sure the sense of an ask's own words must be, which are few, to stand over that of the whole post.
_ALONE = 0.76
#: Who only praises or chats is told nothing, unless they ask.
_WANTING = frozenset({Intent.COMPLAINT, Intent.OUTAGE, Intent.SUGGESTION})
#: Asks that name no matter of their own, and one that may: "how do I fix it?".
_OPEN = frozenset({Need.INFORMATION, Need.EXPLANATION, Need.REPAIR, Need.CONTACT, Need.STATUS})
_HALF_OPEN = _OPEN | {Need.HOW_TO}
#: What somebody who disputes a rule may be told all the same.
_PRACTICAL = frozenset({Need.HOW_TO, Need.CONTACT, Need.PLACE, Need.ACCESS})
_OWED = frozenset({Need.REFUND, Need.STATUS, Need.COMPENSATION})
_TERM = re.compile(r"\b(?:within|innerhalb von|innerhalb|binnen|plazo de|dentro de|délai de|sous)\s\d", re.IGNORECASE)
#: A wish that is about a deed of theirs: a fact about something else that happens to name the thing answers it never.
_DEEDS = frozenset({Need.CHANGE, Need.CANCEL})
#: Who wants one of these is not helped by a fact about another of them, or about getting in or mending.
_DISTINCT = _DEEDS | {Need.REFUND, Need.REPLACEMENT, Need.COMPENSATION}
_OTHER_WAYS = _DISTINCT | {Need.ACCESS, Need.REPAIR}
#: A trouble somebody tells of, and what a fact must be asked by, one of them, to be of use to them.
_MENDED_BY = {
    "@broken": frozenset({"@broken", "@warranty", "@repair", "@exchange"}),
    "@wrong": frozenset({"@wrong", "@change", "@password"}),
    "@missing": frozenset({"@missing", "@parcel", "@track", "@lost", "@luggage"}),
    "@change": frozenset({"@change", "@exchange", "@return", "@cancel"}),
    "@late": frozenset({"@late", "@track", "@parcel"}),
    "@repair": frozenset({"@repair", "@broken", "@warranty", "@exchange"}),
}
_MENDING = frozenset({"@broken", "@change", "@down", "@lost", "@password", "@wrong"})
_DISPUTING = words.terms(
    *"""you said|you say|you told|you promised|you claim|you claimed|like you say|as you told|site says|website says|
    page says|page it says|policy says|policy states|terms say|email says|email said|was promised|were promised|
    supposed to|was meant to|were meant to|should have taken|should have arrived|told me|told us|was told|were told|
    still no|still not|still nothing|still waiting|still got|still charged|still billed|still take|still comes|
    still haven t|still hasn t|still won t|again nothing|and nothing|charged me anyway|charged anyway|billed anyway|
    refuse|refused|refuses|denied|rejected my|you will not|you won t|yeah right|a joke|ignored|ignoring|
    nobody answered|no one answered|nobody answers|no answer|silence|should i pay|why should i|never came|never again|
    my foot|they say|it s been|it has been|has been weeks|has been months|instead you|does not work|doesn t work|
    ihr habt gesagt|sie haben gesagt|es hiess|angeblich|angekundigt|versprochen|immer noch nicht|immer noch kein*|
    trotzdem|seit wochen|seit monaten|verweiger*|abgelehnt|weigert|funktioniert nicht|geht nicht|
    dijeron|dijisteis|prometi*|sigo sin|sigue sin|todavia no|aun no|igual me|me cobraron|se niegan|rechaz*|
    vous aviez dit|vous avez dit|vous disiez|promis|toujours pas|toujours rien|devait|devaient|quand meme|refus*|
    ca fait""".replace("\n", "").split("|")
)


def answer_all(
    find: Callable[[str], Sequence[Match]], asks: Sequence[Ask], text: str, intent: Intent
) -> tuple[tuple[Ask, Fact | None], ...]:
    """Answer each ask of a post with the fact that answers it, None where none does; pure.

    `find` answers the facts near to some words, best first. An ask is looked for by its own words and by the whole
    post; what is found by the sense of the post answers the troubles it tells of beside, too. A post without an ask may
    need a fact all the same: "name typo on my ticket".
    """
    if not (asks or _is_asking(intent) or intent in _WANTING):
        return ()
    whole = _first(find(text), intent)
    if not asks:
        implied = helps(whole, text, intent) if whole else None
        return ((implied, whole.fact),) if whole and implied else ()
    is_alone = len(asks) == 1
    is_shared = _is_by_sense(whole) and not (whole and _is_question(whole) and any(disputes(ask, text) for ask in asks))

    def answer(ask: Ask) -> Fact | None:
        own = _first(find(ask.words(text)), intent) if ask.stated and not (is_alone and _is_by_sense(whole)) else None
        near = own if _stands_alone(own, ask) else None, whole if is_alone or is_shared else None
        return next((one.fact for one in near if one and fits(one, ask, text)), None)

    found = [answer(ask) for ask in asks]
    told = whole.fact if whole and whole.fact in found else None
    return tuple((ask, fact or (told if _goes_along(ask) else None)) for ask, fact in zip(asks, found, strict=True))


def fits(match: Match, ask: Ask, text: str) -> bool:
    """Say whether a fact that was found for an ask, by its words or by the whole post, answers it; pure."""
    asked = frozenset(find_topics(f"{match.sentence} {ask.words(text)}"))
    return (
        (_is_by_sense(match) or _is_near(match, ask, text))
        and (_is_sure(match) or _is_same_trouble(match) or _mends(match.fact, asked))
        and (ask.stated or _tells_of_it(match, asked))
        and _is_wanted(ask, match.fact)
        and not (_is_question(match) and not _is_same_question(match) and disputes(ask, text))
    )


def helps(match: Match, text: str, intent: Intent) -> Ask | None:
    """Answer the ask that a post without one may stand for, where a fact answers it: "name typo on my ticket"; pure."""
    is_asking = _is_asking(intent)
    implied = Ask(need=Need.INFORMATION, start=0, end=len(text), stated=is_asking)
    is_sure = (_is_by_sense(match) or match.score >= _NEARER) and (is_asking or intent in _WANTING)
    return replace(implied, stated=False) if is_sure and fits(match, implied, text) else None


def _is_asking(intent: Intent) -> bool:
    return intent in {Intent.QUESTION, Intent.REQUEST}


def _first(matches: Sequence[Match], intent: Intent) -> Match | None:
    return next((match for match in matches[:1] if _is_plain(match, intent)), None)


def _is_by_sense(match: Match | None) -> bool:
    return match is not None and match.nearness is not None


def _is_sure(match: Match) -> bool:
    """Say whether the sense alone is sure of a fact, whatever the words."""
    return _is_by_sense(match) and match.score >= SURE


def _is_plain(match: Match, intent: Intent) -> bool:
    """Say whether a fact that is not sure is near enough to a trouble, and no mere question that nobody asks there."""
    if intent not in _TROUBLES or not _is_by_sense(match) or _is_sure(match):
        return True
    is_asked = not _is_question(match) or match.sentence.endswith("?")
    return (match.nearness or 0.0) >= (_TOLD if is_asked else _UNASKED)


def _is_near(match: Match, ask: Ask, text: str) -> bool:
    """Say whether a fact that was found by words alone is near enough, and about the same."""
    said = ask.words(text)
    known, asked = _asked_by(match.fact), frozenset(find_topics(said) or find_topics(match.sentence))
    is_plain = ask.stated and match.sentence in said
    return match.score >= (_NEAR if is_plain else _NEARER) and bool(known & asked or _is_same_wish(ask, match.fact))


def _stands_alone(match: Match | None, ask: Ask) -> bool:
    """Say whether what an ask's own words find may stand over what the whole post is about."""
    return match is not None and (not _is_by_sense(match) or (match.score >= _ALONE and ask.need not in _OPEN))


def _goes_along(ask: Ask) -> bool:
    """Say whether an ask is answered with the post's own matter: a trouble told beside it, or a call for any help."""
    return not ask.stated or ask.need in _HALF_OPEN


def _is_question(match: Match) -> bool:
    return match.phrasing.endswith("?")


def _is_same_question(match: Match) -> bool:
    """Say whether a fact is asked by the very question of a post, whatever else the post says; who names a term in it
    doubts the answer.
    """
    is_near = match.sentence.endswith("?") and (match.nearness or 0.0) >= _SAME_QUESTION
    return is_near and not _TERM.search(match.sentence)


def _is_same_trouble(match: Match) -> bool:
    """Say whether a fact is for the very trouble of a post, whatever other troubles its words call to mind."""
    return not _is_question(match) and (match.nearness or 0.0) >= _SAME_TROUBLE


def _mends(fact: Fact, asked: frozenset[str]) -> bool:
    """Say whether a fact is of use in each of the troubles that are told."""
    known = _asked_by(fact)
    return all(known & mended for trouble, mended in _MENDED_BY.items() if trouble in asked)


def _tells_of_it(match: Match, asked: frozenset[str]) -> bool:
    """Say whether a fact is for the very trouble somebody tells of, and not merely for a question about the thing."""
    is_way = _is_sure(match) and any(_WAY.search(answer) for answer in match.fact.answers.values())
    return not _is_question(match) or is_way or bool(_MENDING & _asked_by(match.fact) & asked)


def disputes(ask: Ask, text: str) -> bool:
    """Say whether a post sets what happened against what was said, and asks for no practical thing beside.

    Who wants what is owed to them and names a term for it knows one: "refunds arrive within 10 days?".
    """
    knows = ask.need in _OWED and _TERM.search(text)
    is_practical = ask.stated and ask.need in _PRACTICAL
    return bool(knows) or (not is_practical and bool(words.found(words.fold(text), _DISPUTING)))


def _is_same_wish(ask: Ask, fact: Fact) -> bool:
    """Say whether a fact is asked for by the very wish, whatever the words: "the right one" for "another one"."""
    return ask.need in _DISTINCT and ask.need in _needs_of(fact.questions)


def _is_wanted(ask: Ask, fact: Fact) -> bool:
    """Say whether a fact is about what is wanted, and not only about the same thing."""
    needs = _needs_of(fact.questions)
    is_deed = ask.stated and ask.need in _DEEDS
    return ask.need in needs or not (is_deed or (ask.need in _DISTINCT and needs & _OTHER_WAYS))


def _asked_by(fact: Fact) -> frozenset[str]:
    return _topics_of((*fact.questions, fact.id.replace("-", " ")))


@lru_cache(maxsize=2_048)
def _topics_of(questions: tuple[str, ...]) -> frozenset[str]:
    return frozenset(topic for one in questions for topic in find_topics(one))


@lru_cache(maxsize=2_048)
def _needs_of(questions: tuple[str, ...]) -> frozenset[Need]:
    """Answer what a fact is asked for by; who may be told how to cancel is helped if they want to cancel."""
    asked = (find_asks(question, intent=Intent.QUESTION, language="") for question in questions)
    needs = {ask.need for asks in asked for ask in asks}
    deeds = map(find_deed, questions) if Need.HOW_TO in needs else ()
    return frozenset(needs.union(filter(None, deeds)))
