"""Measure how well emotions are judged: each post may show several of them, or none.

Each emotion is a question of its own, answered yes from the model's cutoff on. Its F1 is the harmonic mean of recall
and precision of the yes; macro-F1 is the mean over the emotions that occur, as GoEmotions (Demszky et al. 2020) counts
it. The calibration error is taken over all answers, a yes with its probability and a no with the rest.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass

from domain.assessment import Emotion
from sentiment import evaluation
from sentiment.evaluation import ClassFigures

_PRECISION_PERCENT = 90


@dataclass(frozen=True, kw_only=True, slots=True)
class Felt:
    """One post: the emotions it is labelled with, and the probability a model gave to each."""

    labels: frozenset[Emotion]
    chances: Mapping[Emotion, float]


@dataclass(frozen=True, kw_only=True, slots=True)
class EmotionFigures:
    """What a model reaches; `accuracy` is the share of posts with exactly the labelled emotions said."""

    n: int
    macro_recall: float
    macro_f1: float
    accuracy: float
    ece: float
    coverage_at_precision_90: float
    classes: tuple[ClassFigures, ...]


def measure(posts: Sequence[Felt], cutoffs: Mapping[Emotion, float]) -> EmotionFigures:
    """Return every figure of these posts; of no posts, zeros. An emotion without a cutoff is said from one half on."""
    said = [{emotion for emotion in Emotion if _is_said(post, emotion, cutoffs)} for post in posts]
    classes = tuple(_of_emotion(emotion, posts, said) for emotion in Emotion)
    occurring = [one for one in classes if one.n]
    answers = [answer for post, yes in zip(posts, said, strict=True) for answer in _answers(post, yes)]
    exact = sum(post.labels == yes for post, yes in zip(posts, said, strict=True))
    return EmotionFigures(
        n=len(posts),
        macro_recall=math.fsum(one.recall or 0.0 for one in occurring) / max(1, len(occurring)),
        macro_f1=math.fsum(one.f1 for one in occurring) / max(1, len(occurring)),
        accuracy=exact / max(1, len(posts)),
        ece=evaluation.calibration_error(answers),
        coverage_at_precision_90=evaluation.coverage(answers, _PRECISION_PERCENT),
        classes=classes,
    )


def _is_said(post: Felt, emotion: Emotion, cutoffs: Mapping[Emotion, float]) -> bool:
    return post.chances.get(emotion, 0.0) >= cutoffs.get(emotion, 0.5)


def _answers(post: Felt, said: set[Emotion]) -> list[tuple[float, bool]]:
    found = []
    for emotion in Emotion:
        chance, is_said = post.chances.get(emotion, 0.0), emotion in said
        found.append((chance if is_said else 1.0 - chance, is_said == (emotion in post.labels)))
    return found


def _of_emotion(emotion: Emotion, posts: Sequence[Felt], said: Sequence[set[Emotion]]) -> ClassFigures:
    has = sum(emotion in post.labels for post in posts)
    called = sum(emotion in yes for yes in said)
    both = sum(emotion in post.labels and emotion in yes for post, yes in zip(posts, said, strict=True))
    return ClassFigures(
        label=emotion,
        n=has,
        recall=both / has if has else None,
        precision=both / called if called else None,
    )
