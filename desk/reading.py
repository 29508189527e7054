"""What the program reads in a mention, as a person is told it: each answer in words, with how sure it is."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace

from desk import words
from domain.assessment import Assessment
from domain.assessment import Probabilities
from domain.assessment import Sentiment
from domain.correction import CorrectedField
from sentiment import asking
from sentiment import language
from sentiment import scorer

#: Flags and doubts are shown only where they are likely: from one half on, about half of the "offensive" were harmless.
_LIKELY = 70


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """One label: its name for colour and icon, its words, and its probability in percent.

    `percent` is None where a person said it, or where nobody knows how sure it is; `toward` says "towards us" of a
    feeling that is.
    """

    name: str
    words: str
    percent: int | None = None
    toward: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Shares:
    """The three probabilities of one feeling, and what it is the feeling of."""

    title: str
    parts: tuple[Answer, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """All that is shown of an assessment. `whole` is the whole post's feeling where another one counts; `doubts`
    are what stands against the mention: sarcasm, harm, spam, not about us; `others` are those that were found small.
    `silence` says why there are no `shares`, where there are none.
    """

    feeling: Answer
    whole: Answer | None
    asks: Answer
    emotions: tuple[Answer, ...]
    doubts: tuple[Answer, ...]
    others: tuple[Answer, ...]
    shares: tuple[Shares, ...]
    silence: str


def read(assessment: Assessment) -> Reading:
    """Put an assessment into words."""
    checked = _checked(assessment)
    likely = tuple(one for one in checked if one.percent is None or one.percent >= _LIKELY)
    return Reading(
        feeling=feeling(assessment),
        whole=_whole(assessment),
        asks=asks(assessment),
        emotions=tuple(
            _answer(one, words.EMOTIONS[one], None if CorrectedField.EMOTIONS in assessment.corrected else chance)
            for one, chance in assessment.emotions.items()
        ),
        doubts=likely,
        others=tuple(one for one in checked if one not in likely),
        shares=_shares(assessment),
        silence=_silence(assessment),
    )


def feeling(assessment: Assessment) -> Answer:
    """Answer the feeling that counts: towards us where the post names us and it is clear, else the whole post's."""
    counts = assessment.feeling
    if counts is Sentiment.UNSURE:
        return Answer(name=counts, words=_unsure(assessment))
    toward = "towards us" if assessment.toward is counts else ""
    chances = assessment.toward_probabilities if toward else assessment.probabilities
    is_said = CorrectedField.SENTIMENT in assessment.corrected
    chance = None if chances is None or is_said else getattr(chances, counts)
    return replace(_answer(counts, words.SENTIMENTS[counts], chance), toward=toward)


def asks(assessment: Assessment) -> Answer:
    """Answer what the author wants."""
    return _answer(assessment.intent, words.INTENTS[assessment.intent], assessment.intent_chance)


def percent(chance: float) -> int:
    """Answer a probability as a whole percent; nothing that is only probable is called 0 or 100."""
    return max(1, min(99, round(100 * chance)))


def _answer(name: str, said: str, chance: float | None) -> Answer:
    return Answer(name=name, words=said, percent=None if chance is None else percent(chance))


def _silence(assessment: Assessment) -> str:
    """Say why there are no percentages, where there are none."""
    if assessment.probabilities is not None:
        return ""
    is_asked = assessment.model != asking.RULES_ALONE
    why = "There is nothing that the model can read" if is_asked else "No model could be asked"
    return f"{why}; rules alone judged this."


def _unsure(assessment: Assessment) -> str:
    """Name the language where the model does not know it: then nobody wonders why a plain text is unsure."""
    code = assessment.language
    is_unread = assessment.probabilities is None and code and code not in scorer.TRAINED_FOR
    return f"Unsure ({language.name_of(code)})" if is_unread else "Unsure"


def _whole(assessment: Assessment) -> Answer | None:
    if assessment.feeling is assessment.sentiment or CorrectedField.SENTIMENT in assessment.corrected:
        return None
    chances, label = assessment.probabilities, assessment.sentiment
    chance = None if chances is None or label is Sentiment.UNSURE else getattr(chances, label)
    return _answer(label, words.SENTIMENTS[label], chance)


def _checked(assessment: Assessment) -> tuple[Answer, ...]:
    """Answer what was looked for and may stand against the mention, the likely and the unlikely."""
    named = (
        ("sarcasm", "Sarcastic", assessment.sarcasm),
        ("offensive", "Offensive", assessment.offensive),
        ("hate", "Hateful", assessment.hate),
        ("spam", "Spam", assessment.spam),
    )
    found = tuple(_answer(name, said, chance) for name, said, chance in named if chance is not None)
    return (*_far(assessment), *found)


def _far(assessment: Assessment) -> tuple[Answer, ...]:
    if assessment.relevance is None:
        return ()
    if CorrectedField.RELEVANCE not in assessment.corrected:
        return (_answer("far", "Not about us", 1.0 - assessment.relevance),)
    return () if assessment.relevance else (Answer(name="far", words="Not about us"),)


def _shares(assessment: Assessment) -> tuple[Shares, ...]:
    named = (("Towards us", assessment.toward_probabilities), ("The whole post", assessment.probabilities))
    return tuple(Shares(title=title, parts=_parts(chances)) for title, chances in named if chances is not None)


def _parts(chances: Probabilities) -> tuple[Answer, ...]:
    labels = (Sentiment.NEGATIVE, Sentiment.NEUTRAL, Sentiment.POSITIVE)
    return tuple(_answer(one, words.SENTIMENTS[one], getattr(chances, one)) for one in labels)
