"""Tells what a model folder says of its model: its name, and the figures it reached when it was made."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from domain.errors import ScorerUnavailable
from sentiment import manifest
from sentiment import scorer


@dataclass(frozen=True, kw_only=True, slots=True)
class Figure:
    """One figure by its name in the manifest; names of parts are joined by a space."""

    name: str
    value: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Card:
    """A model's name as assessments carry it at the beginning of theirs, and its figures in the manifest's order."""

    name: str
    figures: tuple[Figure, ...]


def describe(folder: Path = scorer.SHIPPED) -> Card:
    """Answer what the manifest of a model folder says; raises ScorerUnavailable, naming the file, when it cannot."""
    path = folder / manifest.MANIFEST
    name = manifest.load_manifest(folder).name
    try:
        figures = json.loads(path.read_text(encoding="utf-8")).get("figures", {})
    except (OSError, ValueError) as error:
        raise ScorerUnavailable(f"The figures of {path} cannot be read ({error}).") from error
    return Card(name=name, figures=tuple(_numbers(figures, "")))


def _numbers(found: object, name: str) -> Iterator[Figure]:
    """Walk into parts of any depth; what is no number is no figure."""
    if isinstance(found, dict):
        for key, part in found.items():
            yield from _numbers(part, f"{name} {key}".strip())
    elif isinstance(found, int | float) and not isinstance(found, bool):
        yield Figure(name=name, value=float(found))
