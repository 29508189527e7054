"""Multinomial logistic regression that starts from another model's answer and leaves it only for a reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

#: How strongly each part is held: the scores of the vector at zero, what is made of the model's answer at the answer
#: itself, and the leaning towards a label at none. In units of examples.
_VECTOR, _ANSWER, _LEANING = 1.0, 10.0, 1.0
_MOST_STEPS, _MEMORY = 200, 10
#: A step that gains less than this share of the loss is the last.
_LEAST_GAIN = 1e-5


@dataclass(frozen=True, kw_only=True, slots=True)
class Weights:
    """`answer` (labels × labels) works on the model's log-probabilities, `vector` (size × labels) on the vector."""

    answer: Array
    vector: Array
    leaning: Array


def solve(vectors: Array, answers: Array, labels: NDArray[np.int64]) -> Weights:
    """Answer the weights that fit best; `answers` are log-probabilities, `labels` the rows' right columns.

    Without examples the model's own answer stays as it is. Deterministic, by L-BFGS.
    """
    count, size = answers.shape[1], vectors.shape[1]
    wanted = np.eye(count)[labels]
    inputs = np.hstack([answers, vectors, np.ones((len(answers), 1))])
    start = np.vstack([np.eye(count), np.zeros((size + 1, count))])
    hold = np.concatenate([np.full(count, _ANSWER), np.full(size, _VECTOR), [_LEANING]])[:, None]

    def measure(flat: Array) -> tuple[float, Array]:
        weights = flat.reshape(start.shape)
        chances = log_softmax(inputs @ weights)
        moved = weights - start
        loss = -float((wanted * chances).sum()) + 0.5 * float((hold * moved**2).sum())
        return loss, (inputs.T @ (np.exp(chances) - wanted) + hold * moved).ravel()

    found = _descend(measure, start.ravel()).reshape(start.shape)
    return Weights(answer=found[:count], vector=found[count:-1], leaning=found[-1])


def predict(weights: Weights, vectors: Array, answers: Array) -> Array:
    """Answer the log-probabilities of each row's labels."""
    return log_softmax(answers @ weights.answer + vectors @ weights.vector + weights.leaning)


def log_softmax(scores: Array) -> Array:
    """Answer scores as log-probabilities."""
    shifted = scores - scores.max(axis=1, keepdims=True)
    answer: Array = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return answer


def _descend(measure: Callable[[Array], tuple[float, Array]], start: Array) -> Array:
    """Answer where a smooth convex function is least."""
    here, (loss, slope) = start, measure(start)
    steps: list[tuple[Array, Array]] = []
    for _ in range(_MOST_STEPS):
        way = -_curved(slope, steps)
        length = 1.0 if steps else 1.0 / max(1.0, float(np.linalg.norm(slope)))
        fall = float(slope @ way)
        there, (further, next_slope) = here + length * way, measure(here + length * way)
        while further > loss + 1e-4 * length * fall and length > 1e-10:
            length /= 2
            there, (further, next_slope) = here + length * way, measure(here + length * way)
        if loss - further <= _LEAST_GAIN * abs(loss):
            return there if further < loss else here
        steps = [*steps[1 - _MEMORY :], (there - here, next_slope - slope)]
        here, loss, slope = there, further, next_slope
    return here


def _curved(slope: Array, steps: list[tuple[Array, Array]]) -> Array:
    """Answer the slope times the inverse curvature that the last steps have shown."""
    answer: Any = slope.copy()
    kept = []
    for moved, turned in reversed(steps):
        share = float(moved @ answer) / float(moved @ turned)
        answer -= share * turned
        kept.append(share)
    if steps:
        moved, turned = steps[-1]
        answer *= float(moved @ turned) / float(turned @ turned)
    for (moved, turned), share in zip(steps, reversed(kept), strict=True):
        answer += moved * (share - float(turned @ answer) / float(moved @ turned))
    return np.asarray(answer, dtype=np.float64)
