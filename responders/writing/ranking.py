"""Rank phrasings by how much they are about this person and this matter: what went wrong decides first."""

from __future__ import annotations

from collections.abc import Mapping

from domain.ask import Need
from domain.assessment import Sentiment
from domain.playbook import Circumstance
from domain.playbook import Mishap
from domain.playbook import Phrasing
from domain.playbook import Topic
from responders.writing import speech

#: What is worth more or less than other conditions: what went wrong decides, and these needs say little of what has
#: to be asked where the matter is known. Whatever a fact tells already is not asked, nor told once more.
_CONDITIONS: Mapping[str, float] = {
    **dict.fromkeys(Topic, 0.75),
    **dict.fromkeys((*Mishap, Circumstance.ASKED, Circumstance.FOREIGN, Circumstance.FAILING), 2.0),
    **dict.fromkeys((Circumstance.LOSS, Circumstance.ILLNESS, Circumstance.TOLD), 6.0),
    **dict.fromkeys((Circumstance.DATED, Circumstance.PLACED), 0.25),
    **dict.fromkeys((Need.CONTACT, Need.EXPLANATION, Need.HOW_TO, Need.REPAIR, Need.ACCESS, Need.STATUS), 0.5),
    Circumstance.REFUSED: 1.1,
    Circumstance.PUBLIC: 2.5,
    # who went through it already is not sent there again
    Circumstance.TRIED: 4.0,
    # who merely asks something of a thing is not asked which one of theirs it is
    Need.INFORMATION: 0.9,
    Circumstance.DETAILED: 0.3,
    # in a game the device matters little; that something went wrong says less than what it is about
    Circumstance.PLAYING: 3.0,
    Circumstance.FAULT: 0.6,
    **dict.fromkeys(Sentiment, 0.5),
}
#: Our own name says nothing of them; where to write is better told than not. What went wrong says more than what it is
#: about.
_SLOTS: Mapping[str, float] = {"brand": 0.0, "signature": 0.0, "contact": 0.1, "problem": 1.25}


def rank(phrasing: Phrasing) -> float:
    """Answer how much a phrasing is about this person and this matter; 0 for what may be said to anybody."""
    weighed = sum(_CONDITIONS.get(condition, 1.0) for condition in phrasing.when)
    return weighed + sum(_SLOTS.get(slot, 1.0) for slot in speech.slots(phrasing.text))
