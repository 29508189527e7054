"""An assessment in words: which feeling counts, how sure, and what a person set right."""

from __future__ import annotations

from typing import Any

import pytest

from desk import reading
from desk.reading import Answer
from domain.assessment import Assessment
from domain.assessment import Emotion
from domain.assessment import Intent
from domain.assessment import Probabilities
from domain.assessment import Sentiment

SAD = Probabilities(negative=0.81, neutral=0.14, positive=0.05)
TOWARDS = Probabilities(negative=0.943, neutral=0.05, positive=0.007)


def judged(**changes: Any) -> Assessment:
    known = {
        "mention_id": 1,
        "sentiment": Sentiment.NEGATIVE,
        "probabilities": SAD,
        "intent": Intent.COMPLAINT,
        "language": "en",
        "needs_reply": True,
        "model": "m",
        "assessed_at": 0,
    }
    return Assessment(**{**known, **changes})


def test_the_feeling_towards_us_counts_and_the_whole_post_is_told_only_where_it_differs() -> None:
    same = reading.read(judged(toward=Sentiment.NEGATIVE, toward_probabilities=TOWARDS))
    other = reading.read(judged(sentiment=Sentiment.POSITIVE, toward=Sentiment.NEGATIVE, toward_probabilities=TOWARDS))
    assert same.feeling == other.feeling == Answer(name="negative", words="Negative", percent=94, toward="towards us")
    assert same.whole is None
    assert other.whole == Answer(name="positive", words="Positive", percent=5)
    assert [one.title for one in other.shares] == ["Towards us", "The whole post"]


def test_without_our_name_the_whole_post_counts() -> None:
    for toward in (None, Sentiment.UNSURE):
        found = reading.read(judged(toward=toward))
        assert (found.feeling.words, found.feeling.percent, found.whole) == ("Negative", 81, None)


def test_a_language_the_model_does_not_know_is_named_with_the_doubt() -> None:
    unread = judged(sentiment=Sentiment.UNSURE, language="it", probabilities=None)
    assert reading.feeling(unread).words == "Unsure (Italian)"
    by_its_own_model = judged(sentiment=Sentiment.UNSURE, language="it")
    assert reading.feeling(by_its_own_model).words == "Unsure"
    assert reading.feeling(judged(sentiment=Sentiment.UNSURE)) == Answer(name="unsure", words="Unsure")
    assert reading.feeling(judged(sentiment=Sentiment.UNSURE, language="")).words == "Unsure"


def test_where_there_are_no_percentages_it_is_said_why() -> None:
    unread = judged(sentiment=Sentiment.UNSURE, language="it", probabilities=None)
    unasked = judged(sentiment=Sentiment.UNSURE, probabilities=None, model="rules alone")
    assert reading.read(unread).silence == "There is nothing that the model can read; rules alone judged this."
    assert reading.read(unasked).silence == "No model could be asked; rules alone judged this."
    assert reading.read(judged()).silence == ""


def test_what_a_person_said_has_no_probability() -> None:
    said = judged(
        sentiment=Sentiment.POSITIVE,
        toward=Sentiment.POSITIVE,
        toward_probabilities=TOWARDS,
        emotions={Emotion.JOY: 1.0},
        relevance=0.0,
        corrected=("sentiment", "relevance", "emotions"),
    )
    found = reading.read(said)
    assert found.feeling == Answer(name="positive", words="Positive", toward="towards us")
    assert found.doubts == (Answer(name="far", words="Not about us"),)
    assert found.emotions == (Answer(name="joy", words="Joy"),)
    assert reading.read(judged(relevance=1.0, corrected=("relevance",))).doubts == ()


def test_flags_show_only_where_they_are_likely() -> None:
    found = reading.read(judged(sarcasm=0.83, offensive=0.2, hate=0.01, relevance=0.1))
    assert [(one.words, one.percent) for one in found.doubts] == [("Not about us", 90), ("Sarcastic", 83)]
    assert [(one.words, one.percent) for one in found.others] == [("Offensive", 20), ("Hateful", 1)]


def test_emotions_keep_their_order_and_words() -> None:
    found = reading.read(judged(emotions={Emotion.FEAR: 0.7, Emotion.ANGER: 0.61}, intent_chance=0.5))
    assert [(one.words, one.percent) for one in found.emotions] == [("Fear", 70), ("Anger", 61)]
    assert found.asks == Answer(name="complaint", words="Complaint", percent=50)


def test_without_a_model_nothing_has_a_probability() -> None:
    found = reading.read(judged(probabilities=None))
    assert (found.feeling.percent, found.asks.percent, found.shares) == (None, None, ())


@pytest.mark.parametrize(("chance", "shown"), [(0.0, 1), (0.0049, 1), (0.5, 50), (0.996, 99), (1.0, 99)])
def test_nothing_probable_is_called_certain(chance: float, shown: int) -> None:
    assert reading.percent(chance) == shown
