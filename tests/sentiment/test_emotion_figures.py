from __future__ import annotations

import pytest

from domain.assessment import Emotion
from sentiment import emotion_figures
from sentiment.emotion_figures import Felt

ANGER, JOY = Emotion.ANGER, Emotion.JOY

#: Anger is found once of twice and called once too often; joy is found where it is.
FOUR = [
    Felt(labels=frozenset({ANGER}), chances={ANGER: 0.8, JOY: 0.1}),
    Felt(labels=frozenset({ANGER, JOY}), chances={ANGER: 0.2, JOY: 0.9}),
    Felt(labels=frozenset(), chances={ANGER: 0.6}),
    Felt(labels=frozenset(), chances={}),
]


def test_the_figures_of_four_posts_are_those_reckoned_by_hand() -> None:
    figures = emotion_figures.measure(FOUR, {})

    told = {one.label: (one.n, one.recall, one.precision) for one in figures.classes if one.n}
    assert told == {ANGER: (2, 0.5, 0.5), JOY: (1, 1.0, 1.0)}
    assert figures.macro_f1 == pytest.approx((0.5 + 1.0) / 2)
    assert figures.macro_recall == pytest.approx(0.75)
    assert figures.accuracy == pytest.approx(2 / 4)
    assert figures.n == 4


def test_an_emotion_is_said_from_its_own_cutoff_on() -> None:
    figures = emotion_figures.measure(FOUR, {ANGER: 0.2})

    (anger,) = [one for one in figures.classes if one.label is ANGER]
    assert anger.recall == 1.0
    assert anger.precision == pytest.approx(2 / 3)


def test_sure_and_right_has_no_calibration_error() -> None:
    sure = [Felt(labels=frozenset({JOY}), chances={JOY: 1.0})] * 3

    assert emotion_figures.measure(sure, {}).ece == pytest.approx(0.0)
    assert emotion_figures.measure(sure, {}).coverage_at_precision_90 == 1.0


def test_no_posts_give_zeros() -> None:
    assert emotion_figures.measure([], {}).macro_f1 == 0.0
