"""What the author wants of us, decided by a model where it is sure, else by rules over words; and words of danger."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from domain import words
from domain.assessment import Intent
from domain.assessment import Sentiment
from sentiment import lexicon
from sentiment.lexicon import Lexicon

_LINK = re.compile(r"(?:https?://|www\.)\S*+")
_HANDLE = re.compile(r"(?<![\w@])@[\w.-]++|(?<![\w/])/?u/[\w-]++")
_QUESTION_MARKS = frozenset("?¿؟？")
#: What rules alone can tell: no model has learned these two.
_BY_RULES = frozenset({Intent.OUTAGE, Intent.ABUSE})
#: A model's answer that does not go with the feeling is no answer.
_CONTRADICTIONS = {
    Sentiment.NEGATIVE: Intent.PRAISE,
    Sentiment.UNSURE: Intent.PRAISE,
    Sentiment.POSITIVE: Intent.COMPLAINT,
}


def decide(
    text: str, sentiment: Sentiment, language: str, chances: Mapping[Intent, float], cutoff: float
) -> tuple[Intent, float | None]:
    """Answer what the author wants, and the model's probability of it, None where rules decided.

    1. Rules that find an outage or abuse stand: a missed outage costs more than a wrong one.
    2. Who tells of a danger and is unhappy complains, whomever the words address.
    3. The model's likeliest intent, where it reaches the cutoff and does not contradict the feeling.
    4. Else the rules.
    """
    ruled = classify(text, sentiment, language)
    if ruled not in _BY_RULES and sentiment is Sentiment.NEGATIVE and safety_words(text):
        return Intent.COMPLAINT, None
    best = max(chances, key=lambda each: chances[each], default=ruled)
    if ruled in _BY_RULES or chances.get(best, 0.0) < cutoff or _CONTRADICTIONS.get(sentiment) is best:
        return ruled, None
    return best, chances[best]


def classify(text: str, sentiment: Sentiment, language: str) -> Intent:
    """Answer what the author wants; `language` is an ISO 639-1 code, where unknown every language's words count.

    1. An insult with neither a trouble nor a question in it is abuse; the rude who need help are complaining.
    2. Words of a failure that hits many are an outage, unless the author is happy.
    3. Clearly negative and asking, blaming or naming a trouble is a complaint; so is unsure with trouble or anger.
    4. A question is a question, also a happy one.
    5. A trouble told calmly to our account is a complaint like a loud one; with a link it is mostly news.
    6. Happy, or unsure with words of thanks, is praise.
    """
    without_links = _LINK.sub(" ", text)
    folded = words.fold(_HANDLE.sub(" ", without_links))
    asks = is_question(without_links, folded, language)
    has_trouble = _has_trouble(folded, language)
    if _has(folded, language, "abuse") and sentiment is not Sentiment.POSITIVE and not has_trouble and not asks:
        return Intent.ABUSE
    if _has(folded, language, "outage") and sentiment is not Sentiment.POSITIVE:
        return Intent.OUTAGE
    if sentiment is Sentiment.NEGATIVE:
        is_to_us = asks or has_trouble or without_links != _HANDLE.sub(" ", without_links)
        return Intent.COMPLAINT if is_to_us or _has(folded, language, "blame") else Intent.OTHER
    if asks:
        return Intent.QUESTION
    is_told_us = without_links == text and without_links != _HANDLE.sub(" ", without_links)
    if sentiment is Sentiment.NEUTRAL and has_trouble and is_told_us:
        return Intent.COMPLAINT
    has_praise = _has(folded, language, "praise")
    if sentiment is Sentiment.UNSURE and not has_praise and (has_trouble or words.found(folded, lexicon.ANGER)):
        return Intent.COMPLAINT
    is_happy = sentiment is Sentiment.POSITIVE or (sentiment is Sentiment.UNSURE and has_praise)
    return Intent.PRAISE if is_happy else Intent.OTHER


def is_question(without_links: str, folded: str, language: str) -> bool:
    """Say whether a text asks: by its question mark, or by how its first sentence begins."""
    if not _QUESTION_MARKS.isdisjoint(without_links):
        return True
    beginning = folded[:60]
    return any(beginning.startswith(term) for lexicon_ in _lexicons(language) for term in lexicon_.opening)


def needs_reply(intent: Intent, sentiment: Sentiment) -> bool:
    """Say whether a person should see this: whoever wants something, and whatever is negative or unclear."""
    return intent is not Intent.OTHER or sentiment in {Sentiment.NEGATIVE, Sentiment.UNSURE}


def names_trouble(text: str, language: str) -> bool:
    """Say whether a text names something that went wrong, in whatever tone."""
    return _has_trouble(words.fold(_HANDLE.sub(" ", _LINK.sub(" ", text))), language)


def safety_words(text: str) -> tuple[str, ...]:
    """Answer the kinds of danger a text speaks of, in English ("fire", "injury", "legal action"), in any language."""
    folded = words.fold(_LINK.sub(" ", text))
    return tuple(kind for kind, sought in lexicon.SAFETY.items() if words.found(folded, sought))


def _has(folded: str, language: str, kind: str) -> bool:
    return any(words.found(folded, getattr(lexicon_, kind)) for lexicon_ in _lexicons(language))


def _has_trouble(folded: str, language: str) -> bool:
    """Who leaves out a letter is in no less trouble."""
    mended = (words.mend(folded, _misspelt(lexicon_.trouble)) for lexicon_ in _lexicons(language))
    return _has(folded, language, "trouble") or any(_has(text, language, "trouble") for text in mended)


@cache
def _misspelt(trouble: tuple[str, ...]) -> dict[str, str]:
    return words.one_letter_short(trouble)


def _lexicons(language: str) -> tuple[Lexicon, ...]:
    known = lexicon.BY_LANGUAGE.get(language)
    return (known,) if known else tuple(lexicon.BY_LANGUAGE.values())
