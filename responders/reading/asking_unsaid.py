"""Tell what would help somebody whose trouble only the tables of concerns know: a battery that drains is mended."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from domain import words
from domain.ask import Need
from domain.assessment import Intent
from domain.playbook import Mishap
from domain.playbook import Topic
from responders.reading import concerns
from responders.reading.concerns import Concern

#: Rudeness, prices and what people only warn of are missing: no single thing would put them right.
_HELPED_BY: Mapping[Mishap, Need] = {
    Mishap.BATTERY: Need.REPAIR,
    Mishap.BROKEN: Need.REPAIR,
    Mishap.CRASH: Need.REPAIR,
    Mishap.DROP: Need.REPAIR,
    Mishap.ERROR: Need.REPAIR,
    Mishap.FREEZE: Need.REPAIR,
    Mishap.SLOW: Need.REPAIR,
    Mishap.GONE: Need.REPAIR,
    Mishap.CLOSED: Need.ACCESS,
    Mishap.CODE: Need.ACCESS,
    Mishap.LOCKED_OUT: Need.ACCESS,
    Mishap.STOLEN: Need.ACCESS,
    Mishap.CHARGE: Need.REFUND,
    Mishap.UNPAID: Need.STATUS,
    Mishap.LATE: Need.STATUS,
    Mishap.LOST: Need.STATUS,
    Mishap.WAIT: Need.STATUS,
    Mishap.UNTOLD: Need.STATUS,
    Mishap.DAMAGE: Need.REPLACEMENT,
    Mishap.INCOMPLETE: Need.REPLACEMENT,
    Mishap.QUALITY: Need.REPLACEMENT,
    Mishap.FIT: Need.REPLACEMENT,
    Mishap.CANCELLED: Need.CHANGE,
    Mishap.MISSED: Need.CHANGE,
    Mishap.STUCK: Need.CHANGE,
    Mishap.HOLD: Need.CONTACT,
    Mishap.HUNG: Need.CONTACT,
    Mishap.SENT_ROUND: Need.CONTACT,
    Mishap.SILENT: Need.CONTACT,
}
#: Who praises, suggests or insults waits for none of it.
_WAITING = frozenset({Intent.COMPLAINT, Intent.OUTAGE, Intent.REQUEST, Intent.QUESTION, Intent.OTHER})


@dataclass(frozen=True, kw_only=True, slots=True)
class Unsaid:
    """What would help, and folded words that tell of the trouble: the author's clauses, or else ours."""

    need: Need
    sore: str


def find(text: str, intent: Intent, language: str) -> Unsaid | None:
    """Answer what would help with the trouble that a post tells of, None where it tells of none; pure.

    A post in a language without a table of concerns gives nothing.
    """
    if intent not in _WAITING:
        return None
    concern = concerns.read(text, Intent.COMPLAINT, language)
    need = _need(concern)
    return Unsaid(need=need, sore=concern.sore or words.fold(concern.problem)) if need else None


def _need(concern: Concern) -> Need | None:
    if concern.mishap is None:
        # the trouble is known in the author's words alone; a thing that runs is mended
        return Need.REPAIR if concern.is_mirrored and concern.topic is Topic.TECH else None
    if concern.mishap is Mishap.STOLEN and concern.topic is not Topic.ACCOUNT:
        return None
    return _HELPED_BY.get(concern.mishap)
