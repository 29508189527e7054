"""Decide which feeling a reply may name: only one that is plainly there, and none that would be named wrongly."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping

from domain import words
from domain.assessment import Assessment
from domain.assessment import Emotion
from domain.assessment import Intent
from domain.assessment import Sentiment
from responders.reading import joking
from responders.reading import signs
from responders.reading import tempers

#: Below these chances a feeling is not named. Sadness and fear weigh more where they are named wrongly.
_SURE: Mapping[Emotion, float] = {Emotion.SADNESS: 0.6, Emotion.FEAR: 0.55, Emotion.SURPRISE: 0.6}
_SURE_ENOUGH = 0.5
_GLAD = frozenset({Emotion.JOY, Emotion.GRATITUDE})
_LOW = frozenset({Emotion.ANGER, Emotion.DISAPPOINTMENT, Emotion.FEAR, Emotion.SADNESS})
_TROUBLES = frozenset({Intent.COMPLAINT, Intent.OUTAGE, Intent.ABUSE})
#: What a model guesses wrongly too often to be named by its guess alone, unless it is as certain as this.
_CERTAIN = 0.8
_SHOWN: Mapping[Emotion, Callable[[str], bool]] = {
    Emotion.ANGER: tempers.is_hot,
    Emotion.SADNESS: tempers.is_heavy,
    Emotion.CONFUSION: tempers.is_lost,
    Emotion.FEAR: tempers.is_afraid,
}
_MOCKING = 0.5
_CURSING = 0.7
#: A trace of grief or anger is enough to keep every joke out.
_HINT = 0.2
_LONGEST = 3_000
#: What people say who name their own feeling, in the languages that we answer in.
_SPOKEN = {
    Emotion.ANGER: words.terms(
        "so angry", "furious", "livid", "fuming", "i'm angry", "i am angry", "pissed off", "makes me mad", "so sauer",
        "stinksauer", "bin sauer", "wütend", "stinkwütend", "Frechheit", "estoy furios*", "indignad*", "indignante",
        "muy enfadad*", "cabread*", "furieux", "furieuse", "en colère", "inadmissible", "scandaleux",
    ),
    Emotion.DISAPPOINTMENT: words.terms(
        "disappointed", "disappointing", "let down", "enttäuscht", "Enttäuschung", "decepcionad*", "decepción",
        "decepcionante", "déçu", "déçue", "décevant", "déception",
    ),
    Emotion.FEAR: words.terms(
        "i'm worried", "i am worried", "so worried", "scared", "panicking", "terrified", "mache mir Sorgen",
        "habe Angst", "in Panik", "estoy preocupad*", "tengo miedo", "asustad*", "inquiet", "inquiète", "j'ai peur",
        "paniqué*",
    ),
    Emotion.SADNESS: words.terms(
        "heartbroken", "devastated", "so sad", "in tears", "untröstlich", "so traurig", "am Boden zerstört",
        "destrozad*", "muy triste", "llorando", "bouleversé*", "si triste", "effondré*",
    ),
    Emotion.CONFUSION: words.terms(
        "i'm confused", "so confused", "very confused", "confusing", "verwirrt", "verwirrend", "confundid*", "confuso",
        "je ne comprends plus", "je m'y perds",
    ),
}  # fmt: skip
_DENIED = words.terms(
    "not angry", "not disappointed", "not worried", "not scared", "never disappointed", "never let down",
    "not let down", "never disappointing", "nicht sauer", "nicht enttäuscht", "nie enttäuscht", "pas déçu",
    "pas déçue", "jamais déçu", "no estoy decepcionad*", "nunca decepciona*",
)  # fmt: skip


def name_feeling(assessment: Assessment, text: str = "") -> Emotion | None:
    """Answer the likeliest feeling that may be named, None where none is sure or it would not fit what they want.

    Anger, grief, worry and confusion are only named where the words of `text` show them, too, or a model is certain.
    Where it sees no feeling, one that somebody plainly calls their own counts ("I'm so disappointed"). Who complains is
    not told that they are glad, whatever their words ("great, thanks for nothing"), nor who praises that they are
    angry; where mockery is likely no glad feeling is named at all.
    """
    for emotion, chance in sorted(assessment.emotions.items(), key=lambda pair: -pair[1]):
        is_sure = chance >= _CERTAIN or (chance >= _SURE.get(emotion, _SURE_ENOUGH) and _shows(emotion, text))
        if is_sure and _fits(emotion, assessment):
            return emotion
    folded = words.fold(text[:_LONGEST])
    spoken = (
        emotion
        for emotion, listed in _SPOKEN.items()
        if words.found(folded, listed) and not words.found(folded, _DENIED)
    )
    return next((emotion for emotion in spoken if _fits(emotion, assessment)), None)


def is_furious(assessment: Assessment, text: str = "") -> bool:
    """Say whether somebody who has a trouble with us curses about it."""
    is_cursing = assessment.intent in _TROUBLES and (assessment.offensive or 0.0) >= _CURSING
    return is_cursing and _shows(Emotion.ANGER, text)


def is_low(assessment: Assessment, least: float = _SURE_ENOUGH) -> bool:
    """Say whether anger, disappointment, fear or sadness is there with at least some chance."""
    return any(assessment.emotions.get(emotion, 0.0) >= least for emotion in _LOW)


def is_joking(text: str, assessment: Assessment) -> bool:
    """Say whether a joke may be met with a light word: they laugh and praise, or the joke is plain by its own words."""
    if not joking.laughs(text) or joking.is_bitter(text):
        return False
    is_glad = assessment.intent is Intent.PRAISE and assessment.feeling in {Sentiment.POSITIVE, Sentiment.NEUTRAL}
    return is_teasing(text, assessment) or (is_glad and not is_low(assessment, _HINT))


def is_teasing(text: str, assessment: Assessment) -> bool:
    """Say whether a post is a plain joke by its own words, whatever a model takes it for, and nobody is low."""
    is_wrong = signs.names_mishap(text) or signs.is_troubled(text, assessment.language)
    return joking.is_light(text) and not is_wrong and not is_low(assessment)


def _shows(emotion: Emotion, text: str) -> bool:
    """Say whether a text shows a feeling that weighs heavily where it is named wrongly; none contradicts nothing."""
    shown = _SHOWN.get(emotion)
    return not text or shown is None or shown(text)


def _fits(emotion: Emotion, assessment: Assessment) -> bool:
    is_trouble = assessment.intent in _TROUBLES
    if emotion in _GLAD:
        is_mocking = (assessment.sarcasm or 0.0) >= _MOCKING
        return not is_trouble and not is_mocking and assessment.feeling is not Sentiment.NEGATIVE
    if emotion in _LOW:
        if not is_trouble and assessment.feeling is not Sentiment.NEGATIVE:
            return False
        return assessment.intent is not Intent.PRAISE and assessment.feeling is not Sentiment.POSITIVE
    return not is_trouble or emotion is Emotion.CONFUSION
