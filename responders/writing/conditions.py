"""Find which conditions of phrasings hold for a mention: the feeling that may be named, and what is known."""

from __future__ import annotations

from domain.assessment import Assessment
from domain.assessment import Intent
from domain.assessment import Sentiment
from domain.playbook import Circumstance
from responders.reading import feelings
from responders.reading import signs
from responders.writing.history import Past

_WRONGED = frozenset({Intent.COMPLAINT, Intent.OUTAGE})


def find_conditions(text: str, assessment: Assessment, past: Past) -> frozenset[str]:
    """Answer which conditions of phrasings hold: the feeling that may be named, its sign, and what is known."""
    feeling = feelings.name_feeling(assessment, text)
    found: set[str] = {assessment.feeling} | ({feeling} if feeling else set())
    if past.replies:
        found.add(Circumstance.AGAIN)
    if past.promised:
        found.add(past.promised.condition)
    if feelings.is_furious(assessment, text) and feeling is None:
        found.add(Circumstance.SENSED)
    is_wronged = assessment.intent in _WRONGED or assessment.feeling is Sentiment.NEGATIVE
    if is_wronged or signs.is_troubled(text, assessment.language):
        found.add(Circumstance.WRONGED)
    if signs.tells_loss(text) or signs.tells_illness(text):
        found.add(Circumstance.LOSS if signs.tells_loss(text) else Circumstance.ILLNESS)
        return frozenset(found)  # to whom we speak of that, nothing else is said of the talk
    if feelings.is_joking(text, assessment):
        found.add(Circumstance.JOKE)
    return frozenset(found) | past.talk.conditions
