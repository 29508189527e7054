"""The likeliest feeling, and how sure the model is of it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from domain.assessment import Probabilities
from domain.assessment import Sentiment

CHANCE = st.floats(0, 1)


def test_the_top_feeling_is_the_likeliest() -> None:
    assert Probabilities(negative=0.1, neutral=0.2, positive=0.7).top is Sentiment.POSITIVE
    assert Probabilities(negative=0.1, neutral=0.6, positive=0.3).top is Sentiment.NEUTRAL


def test_a_tie_goes_to_the_more_negative_feeling() -> None:
    assert Probabilities(negative=0.4, neutral=0.4, positive=0.2).top is Sentiment.NEGATIVE
    assert Probabilities(negative=0.2, neutral=0.4, positive=0.4).top is Sentiment.NEUTRAL


@given(CHANCE, CHANCE, CHANCE)
def test_the_confidence_is_the_probability_of_the_top_feeling(negative: float, neutral: float, positive: float) -> None:
    chances = Probabilities(negative=negative, neutral=neutral, positive=positive)

    assert chances.confidence == getattr(chances, chances.top)


@given(CHANCE, CHANCE, CHANCE)
def test_a_model_itself_never_says_unsure(negative: float, neutral: float, positive: float) -> None:
    assert Probabilities(negative=negative, neutral=neutral, positive=positive).top is not Sentiment.UNSURE
