from __future__ import annotations

import pytest

from sentiment import pacing
from sentiment.curriculum import Example
from sentiment.curriculum import Task
from sentiment.pacing import Recipe


def test_batches_take_every_row_once_and_depend_on_the_seed_alone() -> None:
    lengths = [index % 37 for index in range(1000)]

    batches = pacing.plan_batches(lengths, 32, seed=3)

    assert list(range(1000)) == sorted(index for batch in batches for index in batch)
    assert batches == pacing.plan_batches(lengths, 32, seed=3)
    assert batches != pacing.plan_batches(lengths, 32, seed=4)


def test_rows_of_a_batch_are_alike_in_length() -> None:
    lengths = [index % 50 for index in range(1600)]

    spreads = [
        max(part) - min(part)
        for batch in pacing.plan_batches(lengths, 32, seed=1)
        if (part := [lengths[index] for index in batch])
    ]

    assert max(spreads) <= 2


def test_learning_rate_rises_then_falls_to_nothing() -> None:
    shares = [pacing.learning_rate_share(step, 100, 0.1) for step in range(101)]

    assert [shares[0], max(shares), shares[100]] == [0.1, 1.0, 0.0]
    assert shares[:10] == sorted(shares[:10])
    assert shares[10:] == sorted(shares[10:], reverse=True)


def test_rare_classes_weigh_more_and_the_mean_stays_one() -> None:
    labels = [0] * 10 + [1] * 50 + [2] * 40

    weights = pacing.class_weights(labels, 0.5)

    assert weights[0] > weights[2] > weights[1]
    assert pytest.approx(1.0) == sum(weights[label] for label in labels) / 100
    assert pytest.approx([1.0, 1.0, 1.0]) == pacing.class_weights(labels, 0.0)


@pytest.mark.parametrize(
    ("parameter", "level"),
    [
        ("bert.embeddings.word_embeddings.weight", 0),
        ("bert.encoder.layer.5.output.dense.bias", 6),
        ("classifier.bias", 99),
    ],
)
def test_parameters_know_their_level(parameter: str, level: int) -> None:
    assert level == pacing.find_level(parameter)


def test_polishing_rises_anew_and_more_gently() -> None:
    recipe = Recipe(epochs=2, fall=3, polish=1, learning_rate=1e-4, polish_rate=2e-5)

    paces = [pacing.plan_pace(epoch, 100, recipe) for epoch in range(3)]

    assert [(each.steps, each.steps_before) for each in paces] == [(300, 0), (300, 100), (100, 0)]
    assert [each.scale for each in paces] == pytest.approx([1.0, 1.0, 0.2])


def test_the_tokens_of_the_target_are_marked() -> None:
    # [CLS] the acme app [SEP]
    offsets = [(0, 0), (0, 3), (4, 8), (9, 12), (0, 0)]

    assert pacing.mark_target(offsets, [(4, 8)]) == [0, 0, 1, 0, 0]
    assert pacing.mark_target(offsets, []) == [0, 0, 0, 0, 0]


def test_links_at_the_end_are_dropped_as_often_as_asked() -> None:
    posts = [Example(task=Task.MEANING, text=text) for text in ("so late http", "http", "see http now")] * 20

    assert set(pacing.vary(posts, 1, 1.0)) == {"so late", "http", "see http now"}
    assert list(pacing.vary(posts, 1, 0.0)) == [post.text for post in posts]
    assert {"so late", "so late http"} <= set(pacing.vary(posts, 1, 0.5))
