"""Say which needs tell what has still to be asked of somebody, given what their post is about."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set

from domain import words
from domain.ask import Ask
from domain.ask import Need
from domain.assessment import Intent
from domain.playbook import Circumstance
from domain.playbook import Mishap
from domain.playbook import Topic
from responders.reading import aims
from responders.reading import matters
from responders.reading.concerns import Concern

#: Intents of who has a trouble, or wants something done.
TROUBLES = frozenset({Intent.COMPLAINT, Intent.OUTAGE, Intent.REQUEST})
#: In trouble a question for anything at all is a call for help.
CALLS = frozenset({Need.INFORMATION, Need.CONTACT})
#: Who complains about a price knows it, and how to mend it is ours to find out.
_OF_CALM = frozenset({Need.PRICE, Need.HOW_TO})
#: Where the matter is a device or an account, these are words that only look like a question for a shop.
_OF_SHOPS = frozenset({Need.PRICE, Need.AVAILABILITY, Need.TIME, Need.PLACE})
#: There, and wherever something went wrong, when and where ask for no visit.
_OF_VISITS = frozenset({Need.TIME, Need.PLACE})
_WITHOUT_SHOPS = frozenset({Topic.TECH, Topic.ACCOUNT})
_PUT_RIGHT = frozenset({Need.REFUND, Need.REPLACEMENT, Need.COMPENSATION, Need.REPAIR, Need.CHANGE, Need.CANCEL})
#: In a game, too, these are for those who look after accounts, payments or devices.
_NOT_PLAYED = frozenset(
    {
        Mishap.CHARGE, Mishap.STOLEN, Mishap.CLOSED, Mishap.CODE, Mishap.LOCKED_OUT, Mishap.CRASH, Mishap.FREEZE,
        Mishap.DROP, Mishap.ERROR, Mishap.SLOW,
    }
)  # fmt: skip
#: What fails on some device, as long as it is about something technical.
_FAILING = frozenset(
    {Mishap.BROKEN, Mishap.CRASH, Mishap.FREEZE, Mishap.ERROR, Mishap.DROP, Mishap.SLOW, Mishap.BATTERY}
)
#: Words of who only thinks of it: "would I get my money back if I booked now?", and what is only thought of then.
_SUPPOSED = words.terms(
    "would i", "would we", "if i", "if we", "hypothetically", "in case i", "before i", "refundable", "würde ich",
    "falls ich", "wenn ich", "bevor ich", "erstattungsfähig", "si compro", "si reservo", "antes de comprar",
    "reembolsable*", "si j", "si je", "avant d", "avant de", "remboursable*",
)  # fmt: skip
_THOUGHT_OF = frozenset({Need.REFUND, Need.CANCEL, Need.CHANGE})
#: Who asks for help with a device or an account asks for no information.
_PLEAS = words.terms(
    "help with my", "help me with my", "need help with", "some help with", "able to help me", "Hilfe mit meinem",
    "Hilfe bei meinem", "ayuda con mi", "aide avec mon", "aide pour mon",
)  # fmt: skip
#: Who asks how long a thing keeps asks for no opening hours.
_HOURS = words.terms(
    "open", "opens", "opening", "close", "closes", "closing", "when", "what time", "hours", "offen", "geöffnet", "auf",
    "wann", "Öffnungszeit*", "schließt", "abre*", "abierto*", "cierra*", "cuándo", "horario*", "a qué hora", "ouvre*",
    "ouvert*", "ferme*", "quand", "horaire*", "quelle heure",
)  # fmt: skip


def is_public(text: str, concern: Concern, intent: Intent) -> bool:
    """Say whether a post is no question and about a public matter, so that nothing of it is to be looked up."""
    is_mere = concern.mishap in {None, Mishap.DEAR} and intent is not Intent.QUESTION
    return is_mere and aims.is_public(text)


def find_matters(text: str, concern: Concern, intent: Intent, needs: Set[Need]) -> Set[Circumstance]:
    """Answer which matters of a post decide what has to be asked; a game does not where an account or a device does,
    nor for who merely asks for a way, or for something else. Who was locked out was more than attempted.
    """
    found = matters.find_matters(text)
    if concern.topic is Topic.TECH and concern.mishap in _FAILING:
        found = found | {Circumstance.FAILING}
    is_elsewhere = concern.topic is Topic.ACCOUNT or concern.mishap in _NOT_PLAYED or aims.is_public(text)
    is_calm = intent in {Intent.QUESTION, Intent.REQUEST} and not concern.problem
    if is_elsewhere or (is_calm and Need.INFORMATION not in needs):
        found = found - {Circumstance.PLAYING}
    return found - {Circumstance.ATTEMPTED} if concern.second else found


def is_wished(asks: Iterable[Ask]) -> bool:
    """Say whether somebody says in words how they would like a thing put right."""
    return any(ask.stated and ask.need in _PUT_RIGHT for ask in asks)


def find_needs(needs: Set[Need], text: str, concern: Concern, intent: Intent) -> Set[Need]:
    """Answer those of the needs nothing answers yet that say what has to be asked; who asks wants something; pure."""
    if Need.TIME in needs and not words.found(words.fold(text), _HOURS):
        needs = needs - {Need.TIME} | {Need.INFORMATION}
    is_supposed = needs & _THOUGHT_OF and words.found(words.fold(text), _SUPPOSED)
    if intent is Intent.QUESTION and concern.mishap is None and is_supposed:
        return {Need.INFORMATION}
    if intent is Intent.REQUEST and concern.mishap is None and aims.wishes_for_more(text):
        return {Need.IMPROVEMENT}
    is_apart, is_wrong = concern.topic in _WITHOUT_SHOPS, concern.mishap is not None
    if is_apart or is_wrong:
        needs = needs - (_OF_SHOPS if is_apart and is_wrong else _OF_VISITS)
    is_plea = concern.topic in _WITHOUT_SHOPS and bool(words.found(words.fold(text), _PLEAS))
    if intent is Intent.QUESTION and not is_plea:
        return needs - (set() if is_wrong else {Need.ACCESS, Need.REPAIR}) or {Need.INFORMATION}
    if intent not in TROUBLES and not is_plea:
        return needs
    if intent is not Intent.REQUEST:
        needs = needs - _OF_CALM
    return needs - (CALLS if concern.topic is not None else {Need.INFORMATION})
