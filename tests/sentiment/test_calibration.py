from __future__ import annotations

import numpy as np
import pytest

from sentiment import calibration
from sentiment.answers import bend
from sentiment.answers import soften
from sentiment.calibration import Numbers
from sentiment.manifest import Curve


def overconfident(count: int) -> tuple[Numbers, list[int]]:
    """Logits that claim 95 % and are right seven times in ten."""
    chance = np.random.default_rng(1)
    labels = chance.integers(0, 3, count)
    said = np.where(chance.random(count) < 0.7, labels, (labels + 1) % 3)
    return np.eye(3)[said] * 3.6, labels.tolist()


def shifted(count: int) -> tuple[Numbers, list[bool]]:
    """Logits that say yes too often and too surely."""
    chance = np.random.default_rng(2)
    true_logits = chance.normal(size=count)
    truths = chance.random(count) < 1 / (1 + np.exp(-true_logits))
    return 3 * true_logits + 2, [bool(each) for each in truths]


def test_macro_recall_counts_each_label_alike() -> None:
    logits = np.array([[1.0, 0.0, 0.0]] * 3 + [[0.0, 1.0, 0.0]])

    assert calibration.macro_recall(logits, [0, 0, 0, 2]) == pytest.approx(0.5)


def test_of_no_posts_nothing_is_known() -> None:
    nothing = np.zeros((0, 384))

    assert calibration.macro_recall(nothing, []) == 0.0
    assert calibration.fit_temperature(nothing, []) == 1.0
    assert calibration.fit_curve(nothing[:, 0], []) == Curve()
    assert calibration.choice_error(nothing, []) == 0.0
    assert calibration.curve_f1(nothing[:, 0], []) == 0.0
    assert calibration.neighbour_accuracy(nothing, []) == 0.0


def test_overconfident_logits_are_softened() -> None:
    logits, labels = overconfident(2000)

    temperature = calibration.fit_temperature(logits, labels)

    assert temperature > 1.5
    assert calibration.calibration_error(soften(logits, 1.0), labels) > 0.2
    assert calibration.calibration_error(soften(logits, temperature), labels) < 0.02


def test_error_is_measured_on_posts_the_temperature_was_not_fitted_on() -> None:
    assert calibration.choice_error(*overconfident(2000)) < 0.05


def test_a_curve_finds_slope_and_bias() -> None:
    logits, truths = shifted(20_000)

    curve = calibration.fit_curve(logits, truths)

    assert curve.slope == pytest.approx(1 / 3, abs=0.03)
    assert curve.bias == pytest.approx(-2 / 3, abs=0.05)
    assert calibration.curve_error(logits, truths) < 0.02


def test_a_head_that_knows_nothing_answers_the_share_of_yes() -> None:
    chance = np.random.default_rng(3)
    truths = chance.random(4_000) < 0.2

    curve = calibration.fit_curve(-3.0 * truths + chance.normal(size=4_000), [bool(each) for each in truths])

    assert curve.slope == 0.0
    assert bend(np.array([5.0]), curve)[0] == pytest.approx(truths.mean(), abs=1e-3)


def test_separable_answers_do_not_make_the_curve_endless() -> None:
    curve = calibration.fit_curve(np.array([-1.0, -2.0, 1.0, 2.0] * 50), [False, False, True, True] * 50)

    assert 1.0 < curve.slope < 1_000.0
    assert 0.0 < curve.cutoff < 1.0


def test_cutoff_has_the_best_f1_of_all() -> None:
    chance = np.random.default_rng(4)
    chances = chance.random(300)
    truths = [bool(each) for each in chance.random(300) < chances**2]

    best = calibration.best_cutoff(chances, truths)

    every = [calibration.find_f1([bool(p >= cutoff) for p in chances], truths) for cutoff in chances]
    assert calibration.find_f1([bool(p >= best) for p in chances], truths) == pytest.approx(max(every))


def test_macro_f1_leaves_out_labels_that_no_post_has() -> None:
    assert calibration.macro_f1([0, 0, 1], [0, 0, 1]) == 1.0
    assert calibration.macro_f1([2, 0, 1], [0, 0, 1]) == pytest.approx((2 / 3 + 1) / 2)


def test_neighbours_are_others_never_the_row_itself() -> None:
    vectors = np.array([[1.0, 0.0], [0.9, 0.1], [0.0, 1.0], [0.1, 0.9]])

    assert calibration.neighbour_accuracy(vectors, ["a", "a", "b", "b"]) == 1.0
    assert calibration.neighbour_accuracy(vectors, ["a", "b", "a", "b"]) == 0.0
