"""Small heads on the encoder's output, one for each field of a brand, learned from what people set right."""

from __future__ import annotations

import json
import math
import struct
from collections import Counter
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

import numpy as np
from numpy.typing import NDArray

from domain.correction import CorrectedField
from domain.correction import Relevance
from sentiment import regression
from sentiment.regression import Array
from sentiment.regression import Weights

#: The layout of a stored head; one of another version is not applied, but learned anew.
VERSION = 1
#: The fields a head can learn.
FIELDS = (CorrectedField.SENTIMENT, CorrectedField.INTENT, CorrectedField.RELEVANCE)
LEAST_CORRECTIONS, LEAST_OF_A_LABEL = 8, 3
_FOLDS = 5
#: How many deviations a head must be better by, where chance alone decides which examples it gets right.
_SURE = 1.3
_LEAST_GAIN = 2.0
_FLOOR = 1e-4
_MARK = b"AEH"
_LENGTH = struct.Struct("<BI")


@dataclass(frozen=True, kw_only=True, slots=True)
class Example:
    """A mention and its right label. `chances` are the model's own, empty where it has no answer to this question.

    `shown` is the label that stood on the screen, empty where there was none; `is_said` tells a person's word from a
    label that people let stand when they answered the mention.
    """

    vector: bytes
    chances: Mapping[str, float]
    label: str
    shown: str = ""
    is_said: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class Head:
    """What was learned for one field, bound to the model whose output it reads."""

    field: CorrectedField
    model: str
    labels: tuple[str, ...]
    weights: Weights


@dataclass(frozen=True, kw_only=True, slots=True)
class Figures:
    """What the held-out examples say: the share of right labels without and with the head, and of the commonest label.

    Each example was held out once, judged by a head that had not seen it.
    """

    n: int
    corrections: int
    before: float
    after: float
    commonest: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Fit:
    """The outcome of learning: a head where it helps, else None; `reason` says why in a sentence."""

    head: Head | None
    figures: Figures | None
    reason: str


def fit(field: CorrectedField, model: str, examples: Sequence[Example], *, seed: int = 7) -> Fit:
    """Learn a head, and answer it only where held-out examples say that it is better than what there is without it.

    It must beat both the model's own answer and the commonest label, by more than chance explains. Seconds for 5,000
    examples, and the same answer for the same examples and seed.
    """
    refusal = _too_few(field, examples)
    if refusal:
        return Fit(head=None, figures=None, reason=refusal)
    labels = _labels(field, examples)
    vectors, answers, right = _matrices(examples, labels)
    guessed = _guess_held_out(vectors, answers, right, seed)
    without = np.array([labels.index(_standing(example, labels, right)) for example in examples])
    commonest = np.full_like(right, np.bincount(right).argmax())
    figures = Figures(
        n=len(examples),
        corrections=sum(example.is_said for example in examples),
        before=float((without == right).mean()),
        after=float((guessed == right).mean()),
        commonest=float((commonest == right).mean()),
    )
    if not all(_is_better(guessed, other, right) for other in (without, commonest)):
        return Fit(head=None, figures=figures, reason="it would not judge better than without it")
    head = Head(field=field, model=model, labels=labels, weights=regression.solve(vectors, answers, right))
    return Fit(head=head, figures=figures, reason="it judges better")


def apply(head: Head, vector: bytes, chances: Mapping[str, float]) -> Mapping[str, float]:
    """Answer the probability of each label of the head, for a vector of its model and that model's own chances."""
    vectors, answers = _vectors([vector]), _answers([chances], head.labels)
    found = np.exp(regression.predict(head.weights, vectors, answers))[0]
    return {label: float(chance) for label, chance in zip(head.labels, found, strict=True)}


def to_bytes(head: Head) -> bytes:
    """Answer a head as bytes, of which `from_bytes` makes it again."""
    told = json.dumps({"field": head.field, "model": head.model, "labels": head.labels}).encode()
    parts = (head.weights.answer, head.weights.vector, head.weights.leaning[None])
    return _MARK + _LENGTH.pack(VERSION, len(told)) + told + np.vstack(parts).astype("<f4").tobytes()


def from_bytes(body: bytes, model: str) -> Head | None:
    """Answer the head, or None where it was learned on another model or written by another version."""
    start = len(_MARK) + _LENGTH.size
    if body[: len(_MARK)] != _MARK or len(body) < start:
        return None
    version, length = _LENGTH.unpack_from(body, len(_MARK))
    if version != VERSION:
        return None
    told = json.loads(body[start : start + length])
    if told["model"] != model:
        return None
    labels = tuple(told["labels"])
    rows = np.frombuffer(body[start + length :], "<f4").reshape(-1, len(labels)).astype(np.float64)
    weights = Weights(answer=rows[: len(labels)], vector=rows[len(labels) : -1], leaning=rows[-1])
    return Head(field=CorrectedField(told["field"]), model=model, labels=labels, weights=weights)


def _too_few(field: CorrectedField, examples: Sequence[Example]) -> str:
    said = sum(example.is_said for example in examples)
    if said < LEAST_CORRECTIONS:
        known = "1 correction is" if said == 1 else f"{said} corrections are"
        return f"{known} too few, {LEAST_CORRECTIONS} are needed"
    counted = Counter(example.label for example in examples)
    wanted = [str(one) for one in Relevance] if field is CorrectedField.RELEVANCE else list(counted)
    rare = [f"{counted[label]} of {label}" for label in wanted if counted[label] < LEAST_OF_A_LABEL]
    if rare:
        return f"each label needs {LEAST_OF_A_LABEL} examples; there are {', '.join(rare)}"
    return "" if len(counted) > 1 else f"all examples are {next(iter(counted))}: there is nothing to tell apart"


def _labels(field: CorrectedField, examples: Sequence[Example]) -> tuple[str, ...]:
    """Answer the labels a head may give: those the model knows, and those people used."""
    if field is CorrectedField.RELEVANCE:
        return tuple(str(one) for one in Relevance)
    return tuple(sorted({label for example in examples for label in (*example.chances, example.label)}))


def _matrices(examples: Sequence[Example], labels: tuple[str, ...]) -> tuple[Array, Array, NDArray[np.int64]]:
    right = np.array([labels.index(example.label) for example in examples])
    answers = _answers([example.chances for example in examples], labels)
    return _vectors([example.vector for example in examples]), answers, right


def _vectors(bodies: Sequence[bytes]) -> Array:
    return np.frombuffer(b"".join(bodies), np.int8).reshape(len(bodies), -1) / 127.0


def _answers(chances: Sequence[Mapping[str, float]], labels: tuple[str, ...]) -> Array:
    """Answer the log-probabilities; a model without an answer says nothing, which is alike for all labels."""
    found = np.array([[one.get(label, 0.0) for label in labels] for one in chances])
    found[found.sum(axis=1) == 0.0] = 1.0
    return regression.log_softmax(np.log(np.maximum(found, _FLOOR)))


def _guess_held_out(vectors: Array, answers: Array, right: NDArray[np.int64], seed: int) -> NDArray[np.int64]:
    """Answer the label of each example by a head that was learned without it."""
    folds = _fold(right, seed)
    guessed = np.zeros_like(right)
    for fold in range(_FOLDS):
        out, rest = folds == fold, folds != fold
        weights = regression.solve(vectors[rest], answers[rest], right[rest])
        guessed[out] = regression.predict(weights, vectors[out], answers[out]).argmax(axis=1)
    return guessed


def _fold(right: NDArray[np.int64], seed: int) -> NDArray[np.int64]:
    """Deal the examples out, each label by itself, so that every fold has its share."""
    order = list(range(len(right)))
    Random(seed).shuffle(order)  # noqa: S311 - the same folds for the same seed
    order.sort(key=lambda row: int(right[row]))
    folds = np.zeros(len(right), dtype=np.int64)
    folds[order] = np.arange(len(right)) % _FOLDS
    return folds


def _standing(example: Example, labels: tuple[str, ...], right: NDArray[np.int64]) -> str:
    """Answer the label without the head: the one shown, else the model's likeliest, else the commonest of all."""
    if example.shown in labels:
        return example.shown
    if example.chances:
        return max(example.chances, key=lambda label: example.chances[label])
    return labels[int(np.bincount(right).argmax())]


def _is_better(guessed: NDArray[np.int64], other: NDArray[np.int64], right: NDArray[np.int64]) -> bool:
    """Say whether more labels were set right than spoilt, by more than chance explains (a sign test)."""
    mended = float(((guessed == right) & (other != right)).sum())
    spoilt = float(((guessed != right) & (other == right)).sum())
    return mended - spoilt >= max(_LEAST_GAIN, _SURE * math.sqrt(mended + spoilt))
