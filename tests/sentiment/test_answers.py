from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from domain.assessment import Emotion
from domain.assessment import Intent
from domain.assessment import Sentiment
from sentiment import answers
from sentiment import emotions
from sentiment.manifest import Curve
from sentiment.manifest import Manifest

WHOLE = Manifest(
    name="tiny",
    max_length=80,
    hashes={},
    temperatures={"sentiment": 2.0, "toward": 1.0, "harm": 1.0, "intent": 1.0},
    curves={"sarcasm": Curve(slope=2.0, bias=-1.0), "spam": Curve()},
    emotions=dict.fromkeys(Emotion, Curve()),
    has_vector=True,
)


def outputs(rows: int) -> dict[str, Any]:
    felt = np.full((rows, 28), -9.0)
    felt[:, emotions.FINE.index("annoyance")] = 1.0
    vector = np.zeros((rows, 4))
    vector[:, 1] = -1.0
    return {
        "sentiment": np.tile([4.0, 0.0, 0.0], (rows, 1)),
        "toward": np.tile([0.0, 0.0, 9.0], (rows, 1)),
        "harm": np.tile([0.0, 2.0, 0.0], (rows, 1)),
        "intent": np.tile([0.0, 5.0, 0.0, 0.0, 0.0, 0.0], (rows, 1)),
        "sarcasm": np.full((rows, 1), 0.5),
        "spam": np.full((rows, 1), -3.0),
        "emotions": felt,
        "vector": vector,
    }


def test_every_head_is_read_and_calibrated() -> None:
    aimed, plain = answers.read_outputs(outputs(2), WHOLE, [True, False])

    assert aimed.sentiment.negative == pytest.approx(math.exp(2) / (math.exp(2) + 2))
    assert aimed.toward is not None
    # the mean of (0, 0, 9) for the target and (4, 0, 0) for the whole post
    assert aimed.toward.positive == pytest.approx(math.exp(4.5) / (math.exp(4.5) + math.exp(2) + 1))
    assert aimed.toward.top is Sentiment.POSITIVE
    assert plain.toward is None
    assert aimed.offensive == pytest.approx(math.exp(2) / (math.exp(2) + 2))
    assert aimed.hate == pytest.approx(1 / (math.exp(2) + 2))
    assert max(aimed.intents, key=lambda name: aimed.intents[name]) is Intent.QUESTION
    assert aimed.sarcasm == pytest.approx(0.5)
    assert aimed.spam == pytest.approx(1 / (1 + math.exp(3)))
    assert max(aimed.emotions, key=lambda name: aimed.emotions[name]) is Emotion.ANGER
    assert aimed.vector == bytes([0, 256 - 127, 0, 0])


def test_groups_hold_what_their_labels_hold_together() -> None:
    logits = np.random.default_rng(3).normal(size=(5, 28))

    found = answers.group_emotions(logits, dict.fromkeys(Emotion, Curve()))

    for row, chances in zip(found, 1 / (1 + np.exp(-logits)), strict=True):
        expected = emotions.group(chances.tolist())
        assert dict(zip(Emotion, row.tolist(), strict=True)) == pytest.approx(expected, abs=1e-5)


def test_a_model_of_feelings_alone_leaves_the_rest_empty() -> None:
    single = Manifest(name="old", max_length=80, hashes={}, temperatures={"sentiment": 1.0}, is_single=True)

    (reading,) = answers.read_outputs({"sentiment": np.zeros((1, 3))}, single, [True])

    assert reading.sentiment.neutral == pytest.approx(1 / 3)
    assert (reading.toward, reading.sarcasm, reading.hate, reading.spam) == (None, None, None, None)
    assert (dict(reading.emotions), dict(reading.intents), reading.vector) == ({}, {}, b"")


def test_wild_logits_stay_probabilities() -> None:
    assert answers.soften(np.array([[1e4, 0.0, -1e4]]), 0.5).tolist() == [[1.0, 0.0, 0.0]]
    assert np.isfinite(answers.group_logits(np.array([[1e4] * 28, [-1e4] * 28]), emotions.GROUPS.values())).all()
    assert answers.bend(np.array([1e9, -1e9]), Curve()).tolist() == pytest.approx([1.0, 0.0])
