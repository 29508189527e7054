"""Tells from the vector of a post whether it may speak of danger, where no list of words has it."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from operator import mul
from pathlib import Path

import structlog

from domain.assessment import Danger
from domain.errors import ScorerUnavailable
from sentiment.manifest import MEND
from sentiment.windows import VECTOR_ONE

log = structlog.get_logger()

FILE = "dangers.json"
#: Beyond this a score says nothing more, and its power would be no number.
_MOST = 30.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Head:
    """Two lines through the vectors of one model; `leaning` is such that 0.5 is where a lead is called."""

    model: str
    weights: Mapping[Danger, tuple[float, ...]]
    leaning: Mapping[Danger, float]

    def find(self, model: str, vector: bytes) -> Mapping[Danger, float]:
        """Answer how likely a post speaks of danger, under the likelier kind; nothing for another model's vector."""
        if model != self.model or len(vector) != len(self.weights[Danger.SELF]):
            return {}
        numbers = memoryview(vector).cast("b")
        odds = {danger: math.exp(min(self._score(danger, numbers), _MOST)) for danger in Danger}
        whole = sum(odds.values())
        return {max(odds, key=lambda danger: odds[danger]): whole / (1.0 + whole)}

    def _score(self, danger: Danger, numbers: memoryview[int]) -> float:
        return self.leaning[danger] + math.fsum(map(mul, self.weights[danger], numbers)) / VECTOR_ONE


@dataclass(frozen=True)
class Finder:
    """Finds danger by the head in a model's folder, read with the first post.

    A folder without one finds nothing; one that cannot be read neither, and says so once: words still find most.
    """

    folder: Path

    def __call__(self, model: str, vector: bytes) -> Mapping[Danger, float]:
        """Answer what `Head.find` does, and nothing where there is no head."""
        return {} if self._head is None else self._head.find(model, vector)

    @cached_property
    def _head(self) -> Head | None:
        try:
            return load(self.folder)
        except ScorerUnavailable as error:
            log.warning("danger_head_unreadable", why=str(error))
            return None


def load(folder: Path) -> Head | None:
    """Answer the head in a model's folder, None where there is none; raises ScorerUnavailable for a broken file."""
    path = folder / FILE
    if not path.is_file():
        return None
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        weights = {danger: tuple(map(float, told["weights"][danger])) for danger in Danger}
        leaning = {danger: float(told["leaning"][danger]) for danger in Danger}
        if len({len(line) for line in weights.values()}) != 1 or not _is_sound(weights, leaning):
            raise ValueError("its numbers are no two lines of one length")
        return Head(model=str(told["model"]), weights=weights, leaning=leaning)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ScorerUnavailable(f"The head {path} cannot be read ({error!r}). {MEND}") from error


def _is_sound(weights: Mapping[Danger, tuple[float, ...]], leaning: Mapping[Danger, float]) -> bool:
    return all(map(math.isfinite, (*leaning.values(), *chain(*weights.values()))))
