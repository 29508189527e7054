from __future__ import annotations

import random

import pytest

from sentiment import export


def overconfident(count: int) -> tuple[list[list[float]], list[int]]:
    """Logits that claim 95 % and are right seven times in ten."""
    chance = random.Random(1)
    labels = [chance.randrange(3) for _ in range(count)]
    said = [label if chance.random() < 0.7 else (label + 1) % 3 for label in labels]
    return [[3.6 if index == word else 0.0 for index in range(3)] for word in said], labels


def test_macro_recall_counts_each_label_alike() -> None:
    logits = [[1.0, 0.0, 0.0]] * 3 + [[0.0, 1.0, 0.0]]

    assert pytest.approx(0.5) == export.macro_recall(logits, [0, 0, 0, 2])


def test_macro_recall_of_nothing_is_nothing() -> None:
    assert export.macro_recall([], []) == 0.0


def test_overconfident_logits_are_softened() -> None:
    logits, labels = overconfident(2000)

    temperature = export.fit_temperature(logits, labels)
    before = export.calibration_error([export.softmax(row, 1.0) for row in logits], labels)
    after = export.calibration_error([export.softmax(row, temperature) for row in logits], labels)

    assert temperature > 1.5
    assert before > 0.2
    assert after < 0.02


def test_error_is_measured_on_posts_the_temperature_was_not_fitted_on() -> None:
    logits, labels = overconfident(2000)

    assert export.cross_fitted_error(logits, labels) < 0.05


def test_softmax_survives_large_logits() -> None:
    assert pytest.approx(export.softmax([1e4, 0.0, -1e4], 0.5)) == [1.0, 0.0, 0.0]
