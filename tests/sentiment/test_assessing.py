"""What a model answered becomes an assessment: sure answers are said, the others are unsure."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from domain.assessment import Assessment
from domain.assessment import Emotion
from domain.assessment import Intent
from domain.assessment import Probabilities
from domain.assessment import Reading
from domain.assessment import Sentiment
from domain.mention import MentionKind
from sentiment import assessing
from sentiment.assessing import Answer
from sentiment.assessing import Cutoffs
from sentiment.reasons import Facts
from tests.builders import NOON
from tests.builders import a_mention

BAD = Probabilities(negative=0.9, neutral=0.06, positive=0.04)
GOOD = Probabilities(negative=0.04, neutral=0.06, positive=0.9)
MEEK = Probabilities(negative=0.3, neutral=0.3, positive=0.4)
FOUND = a_mention(kind=MentionKind.KEYWORD)


def judged(text: str = "@marlow my parcel has not arrived", **answers: Any) -> Assessment:
    reading = Reading(**{"sentiment": BAD, **answers})
    answer = Answer(reading=reading, model="fake-1", language="en")
    return assessing.assess(a_mention(text=text), answer, Cutoffs(), now_at=NOON)


def facts(assessment: Assessment, **changes: Any) -> Facts:
    return assessing.facts_of(replace(FOUND, **changes), assessment, Cutoffs(), names=("Marlow", "@marlow"))


def test_what_is_sure_is_said() -> None:
    found = judged(
        emotions={Emotion.SADNESS: 0.6, Emotion.ANGER: 0.8, Emotion.JOY: 0.1},
        intents={Intent.REQUEST: 0.7},
        toward=BAD,
        sarcasm=0.1,
        offensive=0.2,
        hate=0.03,
        spam=0.04,
    )

    assert (found.sentiment, found.toward, found.feeling) == (Sentiment.NEGATIVE,) * 3
    assert list(found.emotions) == [Emotion.ANGER, Emotion.SADNESS]
    assert (found.intent, found.intent_chance) == (Intent.REQUEST, 0.7)
    assert (found.sarcasm, found.offensive, found.hate, found.spam) == (0.1, 0.2, 0.03, 0.04)
    assert found.needs_reply


def test_what_is_not_sure_is_unsure() -> None:
    found = judged(sentiment=MEEK, toward=MEEK)

    assert (found.sentiment, found.toward, found.probabilities) == (Sentiment.UNSURE, Sentiment.UNSURE, MEEK)


def test_the_feeling_towards_us_counts_where_it_is_clear() -> None:
    aimed, unclear = judged(toward=GOOD), judged(toward=MEEK)

    assert (aimed.feeling, facts(aimed).probabilities, facts(aimed).is_toward_us) == (Sentiment.POSITIVE, GOOD, True)
    assert (unclear.feeling, facts(unclear).probabilities) == (Sentiment.NEGATIVE, BAD)
    assert not facts(unclear).is_toward_us


def test_praise_that_may_be_sarcasm_is_neither_praise_nor_sure() -> None:
    found = judged("@marlow best service ever", sentiment=GOOD, sarcasm=0.8, intents={Intent.PRAISE: 0.9})

    assert found.sentiment is Sentiment.UNSURE
    assert found.intent is not Intent.PRAISE or found.intent_chance is None
    assert facts(found).sarcasm == 0.8
    assert facts(judged(sarcasm=0.8)).sarcasm is None, "of a complaint it changes nothing"


def test_in_an_unknown_language_the_rules_alone_speak() -> None:
    reading = Reading(sentiment=BAD, spam=0.99)
    answer = Answer(reading=reading, model="fake-1", language="it", is_known=False, relevance=0.1)
    found = assessing.assess(a_mention(text="Il pacco non è arrivato"), answer, Cutoffs(), now_at=NOON)

    assert (found.sentiment, found.probabilities, found.spam) == (Sentiment.UNSURE, None, None)
    assert (found.intent, found.model, found.language) == (Intent.COMPLAINT, "fake-1", "it")
    assert found.relevance is None, "what a brand's head makes of it is a guess as well"


def test_a_person_s_word_on_the_feeling_is_certain() -> None:
    found = replace(judged(sentiment=GOOD), sentiment=Sentiment.NEGATIVE, corrected=("sentiment",))

    assert facts(found).probabilities == Probabilities(negative=1.0, neutral=0.0, positive=0.0)


@pytest.mark.parametrize(
    ("text", "kind", "is_spam"),
    [
        ("Buy followers now", MentionKind.KEYWORD, True),
        ("Buy followers now, @marlow", MentionKind.KEYWORD, False),
        ("buy MARLOW followers", MentionKind.KEYWORD, False),
        ("Buy followers now", MentionKind.REPLY, False),
    ],
)
def test_only_what_neither_names_nor_addresses_us_is_spam(text: str, kind: MentionKind, is_spam: bool) -> None:
    found = facts(judged(spam=0.97), text=text, kind=kind)

    assert found.spam == (0.97 if is_spam else None)


def test_relevance_speaks_only_against_a_mention() -> None:
    assert facts(replace(judged(), relevance=0.1)).relevance == 0.1
    assert facts(replace(judged(), relevance=0.9)).relevance is None
