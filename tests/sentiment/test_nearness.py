"""Products of vectors: the same as by hand, to the last digit."""

from __future__ import annotations

import random
from array import array

from responders.writing import senses
from sentiment import nearness


def vectors(count: int, chance: random.Random) -> list[array[int]]:
    return [array("b", (chance.randint(-127, 127) for _ in range(384))) for _ in range(count)]


def test_products_are_exact() -> None:
    chance = random.Random(3)
    ones, others = vectors(3, chance), [*vectors(40, chance), array("b", [127] * 384), array("b", [-127] * 384)]

    assert nearness.multiply(ones, others) == senses.multiply(ones, others)
    assert nearness.multiply(others[-2:], others[-2:]) == [[6_193_536, -6_193_536], [-6_193_536, 6_193_536]]
