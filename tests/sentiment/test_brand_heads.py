"""A head is taken where held-out examples say that it helps, declined where not, and read by its own model alone."""

from __future__ import annotations

import dataclasses
from random import Random

import pytest

from domain.correction import CorrectedField
from sentiment import brand_heads
from sentiment.brand_heads import Example
from sentiment.brand_heads import Head
from tests.builders import a_vector

SENTIMENTS = ("negative", "neutral", "positive")
SURE = {"negative": 0.1, "neutral": 0.8, "positive": 0.1}


def taught(count: int, seed: int = 1) -> list[Example]:
    """The model calls everything neutral; people say that posts of topic 0 are bad and let the others stand."""
    chance, examples = Random(seed), []
    for number in range(count):
        topic = number % 3
        label = "negative" if topic == 0 else "neutral"
        vector = a_vector(topic, chance)
        examples.append(Example(vector=vector, chances=SURE, label=label, shown="neutral", is_said=topic == 0))
    return examples


def noise(count: int, seed: int) -> list[Example]:
    """People say whatever comes to their mind."""
    chance = Random(seed)
    return [
        Example(vector=a_vector(chance.randrange(3), chance), chances=SURE, label=chance.choice(SENTIMENTS))
        for _ in range(count)
    ]


def learned(count: int = 90) -> Head:
    head = brand_heads.fit(CorrectedField.SENTIMENT, "fake-1", taught(count)).head
    assert head is not None
    return head


def test_a_head_that_helps_is_taken_with_its_figures() -> None:
    fit = brand_heads.fit(CorrectedField.SENTIMENT, "fake-1", taught(90))

    assert fit.figures is not None
    assert (fit.figures.n, fit.figures.corrections) == (90, 30)
    assert fit.figures.before == pytest.approx(2 / 3)
    assert fit.figures.after > 0.95
    head, chance = learned(), Random(9)
    bad = brand_heads.apply(head, a_vector(0, chance), SURE)
    fine = brand_heads.apply(head, a_vector(1, chance), SURE)
    assert max(bad, key=bad.__getitem__) == "negative"
    assert max(fine, key=fine.__getitem__) == "neutral"
    assert sum(bad.values()) == pytest.approx(1.0)


@pytest.mark.parametrize("seed", range(6))
def test_a_head_that_does_not_help_is_declined(seed: int) -> None:
    fit = brand_heads.fit(CorrectedField.SENTIMENT, "fake-1", noise(60, seed))

    assert fit.head is None
    assert fit.figures is not None
    assert fit.reason == "it would not judge better than without it"


def test_always_saying_the_commonest_label_is_no_merit() -> None:
    """People corrected thirty neutral posts, nearly all to negative: the head would only learn to be gloomy."""
    chance = Random(3)
    examples = [
        Example(vector=a_vector(5, chance), chances=SURE, label="negative" if number % 10 else "positive")
        for number in range(30)
    ]

    assert brand_heads.fit(CorrectedField.SENTIMENT, "fake-1", examples).head is None


@pytest.mark.parametrize(
    ("examples", "reason"),
    [
        (taught(21), "7 corrections are too few, 8 are needed"),
        (noise(0, 1), "0 corrections are too few"),
        (taught(1), "1 correction is too few"),
        ([*taught(60), dataclasses.replace(taught(3)[0], label="positive")], "there are 1 of positive"),
        ([one for one in taught(60) if one.is_said], "all examples are negative: there is nothing to tell apart"),
    ],
)
def test_what_cannot_teach_is_told(examples: list[Example], reason: str) -> None:
    fit = brand_heads.fit(CorrectedField.SENTIMENT, "fake-1", examples)

    assert fit.head is None
    assert reason in fit.reason


def test_relevance_is_learned_from_a_handful_without_any_word_of_the_model() -> None:
    chance = Random(4)
    ours = [Example(vector=a_vector(1, chance), chances={}, label="about_us", is_said=False) for _ in range(20)]
    others = [Example(vector=a_vector(7, chance), chances={}, label="not_about_us") for _ in range(8)]
    fit = brand_heads.fit(CorrectedField.RELEVANCE, "fake-1", [*ours, *others])

    assert fit.head is not None
    assert brand_heads.apply(fit.head, a_vector(1, chance), {})["about_us"] > 0.7
    assert brand_heads.apply(fit.head, a_vector(7, chance), {})["not_about_us"] > 0.5
    assert "0 of about_us" in brand_heads.fit(CorrectedField.RELEVANCE, "fake-1", others).reason


def test_the_same_examples_and_seed_give_the_same_head() -> None:
    assert brand_heads.to_bytes(learned()) == brand_heads.to_bytes(learned())


def test_a_stored_head_comes_back_and_judges_alike() -> None:
    head, chance = learned(), Random(5)
    again = brand_heads.from_bytes(brand_heads.to_bytes(head), "fake-1")

    assert again is not None
    assert (again.field, again.labels) == (head.field, head.labels)
    vector = a_vector(0, chance)
    assert brand_heads.apply(again, vector, SURE) == pytest.approx(brand_heads.apply(head, vector, SURE), abs=1e-5)


def test_a_head_of_another_model_or_version_is_none() -> None:
    body = brand_heads.to_bytes(learned())

    assert brand_heads.from_bytes(body, "fake-2") is None
    assert brand_heads.from_bytes(body[:3] + b"\x63" + body[4:], "fake-1") is None
    assert brand_heads.from_bytes(b"", "fake-1") is None


def test_a_model_that_is_sure_of_nothing_breaks_nothing() -> None:
    chances = brand_heads.apply(learned(), a_vector(1, Random(6)), dict.fromkeys(SENTIMENTS, 0.0))

    assert sum(chances.values()) == pytest.approx(1.0)
