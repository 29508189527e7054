"""What a person may say of a mention."""

from __future__ import annotations

import pytest

from domain.assessment import Assessment
from domain.assessment import Emotion
from domain.assessment import Intent
from domain.assessment import Probabilities
from domain.assessment import Sentiment
from domain.correction import CHOICES
from domain.correction import CorrectedField
from domain.correction import checked
from domain.correction import corrected
from domain.errors import AllEarsError

CHANCES = Probabilities(negative=0.9, neutral=0.07, positive=0.03)


def judged(**changes: object) -> Assessment:
    fields: dict[str, object] = {
        "mention_id": 1,
        "sentiment": Sentiment.NEGATIVE,
        "probabilities": CHANCES,
        "intent": Intent.COMPLAINT,
        "language": "en",
        "needs_reply": True,
        "model": "fake-1",
        "assessed_at": 1,
        "toward": Sentiment.NEGATIVE,
    }
    return Assessment(**{**fields, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("mood", "bad", "'mood' cannot be corrected; there are: sentiment, intent"),
        ("sentiment", "angry", "'angry' is no sentiment; there are: negative, neutral, positive."),
        ("sentiment", "unsure", "'unsure' is no sentiment"),
        ("emotions", "joy, glee", "'glee' is no emotions; there are: anger"),
        ("relevance", "", "'' is no relevance; there are: about_us, not_about_us."),
    ],
)
def test_a_word_that_a_field_does_not_have_is_a_sentence(field: str, value: str, sentence: str) -> None:
    with pytest.raises(AllEarsError) as told:
        checked(field, value)

    assert sentence in str(told.value)


@pytest.mark.parametrize("field", [field for field in CorrectedField if field is not CorrectedField.EMOTIONS])
def test_every_word_of_a_field_is_taken(field: CorrectedField) -> None:
    assert [checked(str(field), word) for word in CHOICES[field]] == [(field, word) for word in CHOICES[field]]


def test_emotions_are_a_list_in_one_order_and_may_be_none() -> None:
    assert checked("emotions", "joy, anger,joy") == (CorrectedField.EMOTIONS, "anger,joy")
    assert checked("emotions", "") == (CorrectedField.EMOTIONS, "")


def test_a_person_s_words_stand_over_the_model_s_and_its_probabilities_stay() -> None:
    after = corrected(
        judged(relevance=0.9),
        {
            CorrectedField.SENTIMENT: "positive",
            CorrectedField.INTENT: "praise",
            CorrectedField.EMOTIONS: "joy",
            CorrectedField.RELEVANCE: "not_about_us",
            CorrectedField.PRIORITY: "low",
        },
    )

    assert (after.sentiment, after.toward, after.feeling) == (Sentiment.POSITIVE,) * 3
    assert (after.intent, after.relevance, dict(after.emotions)) == (Intent.PRAISE, 0.0, {Emotion.JOY: 1.0})
    assert after.probabilities == CHANCES
    assert after.corrected == tuple(str(field) for field in CorrectedField)


def test_a_post_that_does_not_name_us_has_no_feeling_towards_us_even_when_corrected() -> None:
    assert corrected(judged(toward=None), {CorrectedField.SENTIMENT: "neutral"}).toward is None
