"""Learns the head that finds danger: our own sentences against the posts of the labelled sets, which hold none."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np

from domain.assessment import Danger
from domain.assessment import Passage
from domain.assessment import Scorer
from domain.errors import ScorerUnavailable
from sentiment import curriculum
from sentiment import regression
from sentiment.curriculum import Curriculum
from sentiment.curriculum import Task
from sentiment.dangers import FILE
from sentiment.dangers import Head
from sentiment.engine import GRAPH
from sentiment.manifest import MANIFEST
from sentiment.pacing import Listener
from sentiment.pacing import Progress
from sentiment.regression import Array
from sentiment.scorer import EmbeddedScorer
from sentiment.windows import VECTOR_ONE

LESSONS = "dangers.jsonl"
_NONE = "none"
_LABELS = (_NONE, *Danger)
#: Of these sets every so-manieth post stands for what people write all day; of our other lessons each.
_STEPS: Mapping[str, int] = {
    "tweeteval_sentiment.train_rebuilt.jsonl": 3,
    "isarcasm_en.train.jsonl": 1,
    "sms_spam.all.jsonl": 4,
    "banking77.train.jsonl": 3,
    "clinc150.train.jsonl": 5,
    "goemotions.train.jsonl": 3,
}
#: How often each of our own sentences that only sound like danger counts.
_SOUNDS_ALIKE = 3
#: Of a thousand posts held apart for a task as many may call a lead. In talk (EMOTIONS) some deserve the look.
_ALARMS: Mapping[Task, int] = {Task.SENTIMENT: 2, Task.TOWARD: 2, Task.EMOTIONS: 8}
#: Every so-manieth of them chooses the cutoff: the others are there to measure it.
_APART = 2
_DIGITS = 4
_READ_AT_ONCE = 4_096

Embed = Callable[[Sequence[str]], Sequence[bytes]]


def teach(folder: Path, sets: Curriculum, kept: Path, progress: Listener = lambda _: None) -> Head:
    """Learn the head of the model in a folder, lay it in there, and answer it.

    Minutes, without a graphics card. The vectors are kept in `kept`: a run that was stopped goes on from there.
    Raise ScorerUnavailable when the model or our sentences cannot be read.
    """
    scorer = EmbeddedScorer(folder)
    reader = _Reader(scorer, sha256((folder / GRAPH).read_bytes()).hexdigest(), kept, progress)
    head = learn(sets, scorer.name, reader.embed)
    install(head, folder)
    return head


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the vectors of many texts, a slice at a time; each slice is kept under the hash of graph and texts."""

    scorer: Scorer
    graph: str
    kept: Path
    progress: Listener

    def embed(self, texts: Sequence[str]) -> list[bytes]:
        found: list[bytes] = []
        for start in range(0, len(texts), _READ_AT_ONCE):
            found.extend(self._slice(texts[start : start + _READ_AT_ONCE]))
            self.progress(Progress(stage="dangers", done=len(found), total=len(texts)))
        return found

    def _slice(self, texts: Sequence[str]) -> list[bytes]:
        path = self.kept / f"{sha256(json.dumps([self.graph, *texts]).encode()).hexdigest()[:32]}.vectors"
        if not path.is_file():
            self.kept.mkdir(parents=True, exist_ok=True)
            partial = path.with_suffix(".partial")
            partial.write_bytes(b"".join(one.vector for one in self.scorer.read([Passage(text=t) for t in texts])))
            partial.replace(path)
        read = path.read_bytes()
        width = len(read) // len(texts)
        return [read[at : at + width] for at in range(0, len(read), width)]


def learn(sets: Curriculum, model: str, embed: Embed) -> Head:
    """Answer the head for a model whose vectors `embed` answers; raises ScorerUnavailable where ours cannot be read.

    The same posts and vectors give the same head. Its leaning is such that in no set held apart more than its share
    of ordinary posts reach 0.5.
    """
    told = list(_told())
    ordinary = list(_ordinary(sets))
    vectors = _vectors(embed([*(text for text, _ in told), *ordinary]))
    labels = np.array([*(label for _, label in told), *(0 for _ in ordinary)], dtype=np.int64)
    weights = regression.solve(vectors, _unknown(len(vectors)), labels)
    bound = min(
        _bound(weights, _vectors(embed([row.text for row in sets.held_apart[task][::_APART]])), alarms)
        for task, alarms in _ALARMS.items()
    )
    return _head(model, weights, math.log(bound / (1.0 - bound)))


def install(head: Head, folder: Path) -> None:
    """Lay a head into its model's folder, where `dangers.load` reads it, and its hash into the model's description."""
    told = json.dumps({"model": head.model, "leaning": head.leaning, "weights": head.weights}) + "\n"
    (folder / FILE).write_text(told, encoding="utf-8")
    described = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    described["sha256"][FILE] = sha256(told.encode()).hexdigest()
    (folder / MANIFEST).write_text(json.dumps(described, indent=2) + "\n", encoding="utf-8")


def _told() -> Iterator[tuple[str, int]]:
    """Yield our sentences with the number of their label."""
    path = curriculum.LESSONS_DIR / LESSONS
    try:
        rows: list[dict[str, Any]] = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        for row in rows:
            label = _LABELS.index(row["danger"])
            yield from [(str(row["text"]), label)] * (1 if label else _SOUNDS_ALIKE)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ScorerUnavailable(f"{path} cannot be learned from ({error!r}).") from error


def _ordinary(sets: Curriculum) -> Iterator[str]:
    """Yield posts in which nobody is in danger, as good as all of them, each once."""
    found = (
        lesson[:: 1 if source.ours else _STEPS[source.file]]
        for source, lesson in zip(curriculum.SOURCES, sets.lessons, strict=True)
        if source.ours or source.file in _STEPS
    )
    yield from dict.fromkeys(row.text for lesson in found for row in lesson)


def _bound(weights: regression.Weights, apart: Array, alarms: int) -> float:
    """Answer how likely a post must be harmless for no more than its share of these to fall below."""
    ordered = np.sort(np.exp(regression.predict(weights, apart, _unknown(len(apart))))[:, 0])
    return float(ordered[len(ordered) * alarms // 1_000])


def _vectors(bodies: Sequence[bytes]) -> Array:
    return np.frombuffer(b"".join(bodies), np.int8).reshape(len(bodies), -1) / float(VECTOR_ONE)


def _unknown(count: int) -> Array:
    """Answer what a model says that has no answer of its own: alike for all labels."""
    return np.full((count, len(_LABELS)), -math.log(len(_LABELS)))


def _head(model: str, weights: regression.Weights, none_at_bound: float) -> Head:
    """Answer the weights as two lines against none, moved so that 0.5 is at the bound, as short as they may be."""
    base = _unknown(1)[0] @ weights.answer + weights.leaning
    lines = weights.vector - weights.vector[:, :1]
    return Head(
        model=model,
        weights={
            danger: tuple(round(float(one), _DIGITS) for one in lines[:, place])
            for place, danger in enumerate(Danger, 1)
        },
        leaning={
            danger: round(float(base[place] - base[0]) + none_at_bound, _DIGITS)
            for place, danger in enumerate(Danger, 1)
        },
    )
