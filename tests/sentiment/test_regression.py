"""The regression starts from the model's answer and moves only as far as examples carry it."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from sentiment import regression
from sentiment.regression import Array


def answers(rng: np.random.Generator, count: int, labels: int = 3) -> Array:
    return regression.log_softmax(rng.normal(size=(count, labels)))


def test_without_examples_the_model_s_own_answer_stays() -> None:
    given = answers(np.random.default_rng(1), 5)
    weights = regression.solve(np.zeros((0, 4)), np.zeros((0, 3)), np.zeros(0, dtype=np.int64))

    assert regression.predict(weights, np.ones((5, 4)), given) == pytest.approx(given)


def test_what_the_vector_tells_is_learned() -> None:
    rng = np.random.default_rng(2)
    vectors = rng.normal(size=(300, 6))
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    right = (vectors[:, 0] > 0).astype(np.int64)
    blank = np.zeros((300, 2))
    weights = regression.solve(vectors[:200], blank[:200], right[:200])
    guessed = regression.predict(weights, vectors[200:], blank[200:]).argmax(axis=1)

    assert (guessed == right[200:]).mean() > 0.9


def test_the_answer_found_is_where_the_loss_is_least() -> None:
    rng = np.random.default_rng(3)
    vectors, given = rng.normal(size=(40, 3)), answers(rng, 40)
    right = rng.integers(0, 3, 40)
    found = regression.solve(vectors, given, right)

    assert all(
        loss(found, vectors, given, right) <= loss(_nudged(found, rng), vectors, given, right) for _ in range(20)
    )


def loss(weights: regression.Weights, vectors: Array, given: Array, right: NDArray[np.int64]) -> float:
    chances = regression.predict(weights, vectors, given)[np.arange(len(right)), right]
    held = 10.0 * ((weights.answer - np.eye(3)) ** 2).sum() + (weights.vector**2).sum() + (weights.leaning**2).sum()
    return float(held / 2 - chances.sum())


def _nudged(weights: regression.Weights, rng: np.random.Generator) -> regression.Weights:
    return regression.Weights(
        answer=weights.answer + 0.02 * rng.normal(size=weights.answer.shape),
        vector=weights.vector + 0.02 * rng.normal(size=weights.vector.shape),
        leaning=weights.leaning + 0.02 * rng.normal(size=weights.leaning.shape),
    )
