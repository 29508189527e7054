"""Decide how a post is meant before it is answered: what its words plainly say stands over a model's guess."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from domain import words
from domain.ask import Ask
from domain.ask import Need
from domain.assessment import Assessment
from domain.assessment import Intent
from domain.assessment import Sentiment
from domain.playbook import Mishap
from responders.reading import concerns
from responders.reading import feelings
from responders.reading import joking
from responders.reading import mocking
from responders.reading import signs
from responders.reading import tempers

#: What people ask in passing, too, without wanting anything.
_QUESTIONS = frozenset(
    {Need.INFORMATION, Need.HOW_TO, Need.AVAILABILITY, Need.PRICE, Need.TIME, Need.PLACE, Need.CHANGE}
)
#: What a post may be taken for that is meant bitterly, angrily, or that a model made little of.
_PLEASANT = frozenset({Intent.PRAISE, Intent.OTHER, Intent.SUGGESTION})
_WRONGED = frozenset({Intent.COMPLAINT, Intent.OUTAGE})
_WISHING = frozenset({Intent.REQUEST, Intent.QUESTION, Intent.PRAISE, Intent.OTHER})
_PASSING = frozenset({Intent.PRAISE, Intent.OTHER, Intent.QUESTION})
#: What comes with a wish, and what a question ends with in any script.
_POLITE = words.terms("please", "pls", "can you", "could you", "bitte", "por favor", "s'il vous", "s'il te", "merci de")
_MARKS = frozenset("?？؟")
#: Behind these the good turns bad.
_TURN = re.compile(r"\b(?:but|however|unfortunately)\b", re.IGNORECASE)
#: From this chance on praise is not taken at its word.
_MOCKING = 0.6
_IDLE = frozenset({Need.INFORMATION, Need.EXPLANATION, Need.IMPROVEMENT})
#: Who says so has no idea for us.
_DEMANDING = words.terms(
    "i expect", "we expect", "i demand", "we demand", "i insist", "answer me", "an answer", "quick answer", "respond",
    "ich erwarte", "wir erwarten", "ich verlange", "ich fordere", "exijo", "exigimos", "j'exige", "nous exigeons",
)  # fmt: skip
#: Thanks beside such a word is politeness.
_PLEAS = words.terms(
    "help", "please", "pls", "plz", "can you", "can u", "could you", "would you", "assist*", "how do i", "how can i",
    "what to do", "was tun", "was ich tun soll", "qué hacer", "quoi faire",
    "Hilfe", "helft", "helfen", "bitte", "könnt ihr", "können Sie", "ayuda*", "por favor", "podéis", "pueden", "puedes",
    "aide*", "aidez", "pouvez vous", "peux tu", "s'il vous plaît", "svp",
)  # fmt: skip


def heard(text: str, assessment: Assessment, asks: Sequence[Ask]) -> Assessment:
    """Answer the assessment by which a reply is made: what the words plainly say stands over a model's guess.

    Who asks for help with thanks and a smile does not praise; who tells of a trouble politely, or thanks for one,
    complains; who merely asks, tells of no trouble and shows no grief does not complain; who wishes for something new
    makes a suggestion, unless it is a demand. Where the signs conflict nothing is taken for granted: such a post is
    only acknowledged. The intent that a person set stands.
    """
    if "intent" in assessment.corrected:
        return assessment
    intent = assessment.intent
    wants = any(ask.stated and (ask.need not in _IDLE or _pleads(text, ask)) for ask in asks)
    is_pleased = assessment.feeling is Sentiment.POSITIVE and not mocking.is_sour(text)
    trouble = concerns.trouble_of(text, assessment.language, is_pleased=is_pleased)
    if intent in _PLEASANT and _is_mocking(text, assessment, bool(trouble) and not wants):
        return _doubted(assessment, Intent.COMPLAINT if trouble else Intent.OTHER)
    if intent in _WRONGED and not (wants and _begs(text)) and _is_pleased(text, assessment, bool(trouble)):
        return _doubted(assessment, Intent.OTHER)
    if intent in _PASSING and not wants and _tells_trouble(text, assessment, trouble):
        return replace(assessment, intent=Intent.COMPLAINT)
    if intent in _WISHING and not trouble and _only_wishes(asks) and not _demands(text):
        return replace(assessment, intent=Intent.SUGGESTION)
    if intent is Intent.SUGGESTION and _demands(text):
        return _doubted(assessment, Intent.COMPLAINT if trouble or tempers.is_hot(text) else Intent.OTHER)
    if intent is Intent.SUGGESTION and _merely_asks(text, asks):
        return replace(assessment, intent=Intent.QUESTION)
    if wants and (intent is Intent.OTHER or (intent is Intent.PRAISE and not _is_told_gladly(text, assessment))):
        return replace(assessment, intent=Intent.REQUEST)
    if intent is Intent.COMPLAINT and not trouble and not feelings.is_low(assessment) and _merely_asks(text, asks):
        return replace(assessment, intent=Intent.QUESTION)
    return assessment


def _is_mocking(text: str, assessment: Assessment, has_trouble: bool) -> bool:
    """Say whether a post that was taken for a friendly one thanks for a trouble."""
    is_mended = signs.is_mended(text) and not _turns_bad(text, assessment)
    is_doubtful = (assessment.sarcasm or 0.0) >= _MOCKING or (has_trouble and not is_mended)
    is_doubtful |= assessment.feeling is not Sentiment.POSITIVE and signs.names_mishap(text)
    is_doubtful |= assessment.feeling is not Sentiment.POSITIVE and joking.is_bitter(text)
    is_doubtful |= mocking.is_sour(text)
    return signs.is_mocking(text) or (is_doubtful and assessment.intent is Intent.PRAISE)


def _turns_bad(text: str, assessment: Assessment) -> bool:
    """Say whether the good comes first and the trouble behind the "but"."""
    rest = "".join(_TURN.split(text, maxsplit=1)[1:])
    return bool(concerns.trouble_of(rest, assessment.language, is_pleased=True)) and not signs.is_mended(rest)


def _is_pleased(text: str, assessment: Assessment, has_trouble: bool) -> bool:
    """Say whether a post that was taken for a complaint is pleased; where it tells of a trouble, too, if in doubt."""
    is_negative = assessment.language == "en" and assessment.feeling is Sentiment.NEGATIVE
    is_doubtful = has_trouble and (is_negative or feelings.is_low(assessment))
    return signs.is_glad(text) and not is_doubtful


def _begs(text: str) -> bool:
    """Say whether a post really asks for something, and does not only tell of somebody who calls every morning."""
    return not _MARKS.isdisjoint(text) or bool(words.found(words.fold(text), _POLITE))


def _doubted(assessment: Assessment, intent: Intent) -> Assessment:
    """Answer the assessment without the feeling that the words belie."""
    return replace(assessment, intent=intent, sentiment=Sentiment.UNSURE, toward=None, emotions={})


def _tells_trouble(text: str, assessment: Assessment, trouble: str) -> bool:
    """Say whether words tell of a trouble that the model missed: a break-in, however lightly it is told.

    The model learned English, so elsewhere plain words count.
    """
    if trouble and concerns.read(text, Intent.COMPLAINT, assessment.language).mishap is Mishap.STOLEN:
        return not signs.is_mended(text)
    if signs.is_glad(text) or assessment.feeling is Sentiment.POSITIVE or feelings.is_joking(text, assessment):
        return False
    if assessment.language == "en":
        return bool(trouble) and assessment.intent is not Intent.QUESTION
    return bool(trouble) or signs.is_troubled(text, assessment.language)


def _demands(text: str) -> bool:
    """Say whether a post that was taken for an idea demands something, or has no patience left."""
    return bool(words.found(words.fold(text), _DEMANDING)) or tempers.is_hot(text)


def _is_told_gladly(text: str, assessment: Assessment) -> bool:
    """Say whether praise tells what was done for its author ("stayed late to fix my bike"), and begs for nothing."""
    return assessment.feeling is Sentiment.POSITIVE and not (_begs(text) or words.found(words.fold(text), _PLEAS))


def _only_wishes(asks: Sequence[Ask]) -> bool:
    return bool(asks) and all(ask.need is Need.IMPROVEMENT for ask in asks)


def _pleads(text: str, ask: Ask) -> bool:
    return ask.need is Need.INFORMATION and bool(words.found(words.fold(ask.words(text)), _PLEAS))


def _merely_asks(text: str, asks: Sequence[Ask]) -> bool:
    is_question = not _MARKS.isdisjoint(text)
    return is_question and bool(asks) and all(ask.stated and ask.need in _QUESTIONS for ask in asks)
