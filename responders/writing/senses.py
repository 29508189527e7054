"""Compares sentences by their vectors, in so little room and time that thousands of phrasings cost milliseconds."""

from __future__ import annotations

import heapq
import math
import operator
from array import array
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass

#: Answers the vector of each text, as numbers or signed bytes; an empty one where there is none.
Embed = Callable[[Sequence[str]], Sequence[Sequence[float] | bytes]]
#: Answers the products of each of some vectors with each of others, all of signed bytes and of one length.
Multiply = Callable[[Sequence["array[int]"], Sequence["array[int]"]], Sequence[Sequence[int]]]

#: What stands for 1.0 in a vector of length one.
_ONE = 127
_MOST_AT_ONCE = 500
#: Turns signed bytes into their signs, as binary digits.
_SIGNS = bytes(b"0"[0] if byte < 128 else b"1"[0] for byte in range(256))


@dataclass(frozen=True, slots=True)
class Vector:
    """A vector of length one, in signed bytes, and the signs of its numbers; false where there is none."""

    numbers: array[int]
    signs: int

    def __bool__(self) -> bool:
        return bool(self.numbers)


NONE = Vector(array("b"), 0)


def multiply(ones: Sequence[array[int]], others: Sequence[array[int]]) -> list[list[int]]:
    """Answer the products of vectors without any library: a hundred times slower than with one."""
    return [[sum(map(operator.mul, one, other)) for other in others] for one in ones]


class Sense:
    """Knows the vectors of phrasings; each is embedded once."""

    def __init__(self, embed: Embed, multiply: Multiply = multiply) -> None:
        self._embed, self._multiply = embed, multiply
        self._known: dict[str, Vector] = {}
        self._ahead: dict[str, Vector] = {}
        self._last: dict[str, Vector] = {}
        self._middles: dict[tuple[str, ...], Vector] = {}

    def learn(self, phrasings: Iterable[str]) -> None:
        """Embed the phrasings that are not known yet, all at once."""
        fresh = list(dict.fromkeys(one for one in phrasings if one not in self._known))
        for start in range(0, len(fresh), _MOST_AT_ONCE):
            few = fresh[start : start + _MOST_AT_ONCE]
            self._known.update(zip(few, map(_vector, self._embed(few)), strict=True))

    def middle_of(self, phrasings: tuple[str, ...]) -> Vector:
        """Answer the middle of the vectors of some phrasings that are known; false where they have none."""
        if phrasings not in self._middles:
            self._middles[phrasings] = middle(self.read(phrasings))
        return self._middles[phrasings]

    def foresee(self, texts: Iterable[str]) -> None:
        """Embed what will be asked next, all at once, which costs a fraction; what was foreseen before is forgotten,
        but for the last, which another thread may still ask for.
        """
        fresh = list(dict.fromkeys(texts))
        made = dict(zip(fresh, map(_vector, self._embed(fresh)), strict=True)) if fresh else {}
        self._ahead, self._last = {**self._last, **made}, made

    def read(self, texts: Sequence[str]) -> list[Vector]:
        """Answer the vector of each text; those of texts that were not learned are forgotten again."""
        ahead = self._ahead
        fresh = [text for text in texts if text not in self._known and text not in ahead]
        made = dict(zip(fresh, map(_vector, self._embed(fresh)), strict=True)) if fresh else {}
        return [self._known.get(text, ahead.get(text, made.get(text, NONE))) for text in texts]

    def nearness(self, ones: Sequence[Vector], others: Sequence[Vector]) -> list[list[float]]:
        """Answer for each of some vectors how near each of the others is, from -1 to 1; all of them are true."""
        found = self._multiply([one.numbers for one in ones], [other.numbers for other in others])
        return [[product / (_ONE * _ONE) for product in row] for row in found]


def middle(vectors: Sequence[Vector]) -> Vector:
    """Answer the middle of some vectors."""
    given = [vector.numbers for vector in vectors if vector]
    return _vector([sum(numbers) for numbers in zip(*given, strict=True)])


def most_alike(vector: Vector, signs: Mapping[str, int], most: int) -> list[str]:
    """Answer the names of those with the most signs in common: nearly the nearest, at a hundredth of the cost."""
    own = vector.signs
    apart = [(own ^ other).bit_count() for other in signs.values()]
    return [name for _, name in heapq.nsmallest(most, zip(apart, signs, strict=True))]


def _vector(given: Sequence[float] | bytes) -> Vector:
    numbers = memoryview(given).cast("b").tolist() if isinstance(given, bytes) else given
    length = math.hypot(*numbers)
    scaled = {number: round(_ONE * number / length) for number in set(numbers)} if length else {}
    made = array("b", map(scaled.__getitem__, numbers) if length else ())
    return Vector(made, int(b"0" + made.tobytes().translate(_SIGNS), 2))
