"""Vectors: nearness, the middle of several, and the nearest of many by their signs alone."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

import pytest

from responders.writing import senses
from responders.writing.senses import Sense
from responders.writing.senses import Vector

SENSE = Sense(lambda _: [])


def vectors(*rows: Sequence[float]) -> list[Vector]:
    return Sense(lambda _: rows).read([str(number) for number in range(len(rows))])


def test_nearness_is_the_cosine_whatever_the_lengths() -> None:
    along, slanted, across, against = vectors((3.0, 0.0), (1.0, 1.0), (0.0, 0.5), (-2.0, 0.0))

    [near] = SENSE.nearness([along], [along, slanted, across, against])
    assert near == pytest.approx([1.0, math.sqrt(0.5), 0.0, -1.0], abs=0.01)


def test_signed_bytes_are_vectors_too() -> None:
    [packed] = Sense(lambda _: [b"\x7f\x81"]).read(["a"])

    assert SENSE.nearness([packed], vectors((1.0, -1.0))) == [[pytest.approx(1.0, abs=0.01)]]


def test_a_text_without_a_vector_has_none() -> None:
    assert not any(vectors((), (0.0, 0.0)))
    assert not senses.NONE
    assert not senses.middle([])


def test_the_middle_lies_between() -> None:
    one, other = vectors((1.0, 0.0), (0.0, 1.0))

    [[near]] = SENSE.nearness([senses.middle([one, other, senses.NONE])], vectors((1.0, 1.0)))
    assert near > 0.99


def test_the_nearest_has_the_most_signs_in_common() -> None:
    chance = random.Random(5)
    rows = [[chance.gauss(0, 1) for _ in range(64)] for _ in range(50)]
    known = {str(place): vector.signs for place, vector in enumerate(vectors(*rows))}
    [asked] = vectors([number + chance.gauss(0, 0.2) for number in rows[17]])

    assert senses.most_alike(asked, known, 3)[0] == "17"


def test_phrasings_are_embedded_once_and_what_is_asked_is_forgotten() -> None:
    seen: list[str] = []

    def embed(texts: Sequence[str]) -> list[list[float]]:
        seen.extend(texts)
        return [[1.0, 2.0]] * len(texts)

    sense = Sense(embed)
    sense.learn([f"phrasing {number}" for number in range(700)] * 2)
    sense.read(["phrasing 3", "question"])
    sense.read(["phrasing 3", "question"])

    assert len(seen) == 702
    assert seen.count("question") == 2


def test_what_was_foreseen_is_not_embedded_again_until_twice_something_else_is() -> None:
    seen: list[str] = []

    def embed(texts: Sequence[str]) -> list[list[float]]:
        seen.extend(texts)
        return [[1.0, 2.0]] * len(texts)

    sense = Sense(embed)
    sense.foresee(["a", "b", "a"])
    sense.foresee(["c"])
    assert all(sense.read(["a", "b", "c"]))
    assert seen == ["a", "b", "c"]
    sense.foresee([])
    assert all(sense.read(["a", "c"]))
    assert seen == ["a", "b", "c", "a"]


def test_the_middle_of_the_same_phrasings_is_made_once() -> None:
    sense = Sense(lambda texts: [(1.0, float(len(text))) for text in texts])
    sense.learn(["a", "b", "four"])

    assert sense.middle_of(("a", "four")) is sense.middle_of(("a", "four"))
    assert sense.middle_of(("a", "four")) != sense.middle_of(("a", "b"))
