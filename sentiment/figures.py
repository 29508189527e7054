"""Fit each head's calibration on posts held apart, and tell what the heads reach there."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import asdict
from dataclasses import dataclass
from typing import Any

import numpy as np

from domain.assessment import Emotion
from sentiment import answers
from sentiment import calibration
from sentiment.calibration import Numbers
from sentiment.curriculum import Example
from sentiment.curriculum import Task
from sentiment.emotions import FINE
from sentiment.emotions import GROUPS
from sentiment.manifest import CHOICES
from sentiment.manifest import SINGLES
from sentiment.manifest import Curve

HeldApart = Mapping[Task, Sequence[Example]]
#: What the network answers for the posts held apart for each task, head by head.
Outputs = Mapping[Task, Mapping[str, Numbers]]

#: The grouping of GoEmotions after Ekman (Demszky et al. 2020), for comparing with published figures.
EKMAN = (
    ("anger", "annoyance", "disapproval"),
    ("disgust",),
    ("fear", "nervousness"),
    (
        *("joy", "amusement", "approval", "excitement", "gratitude", "love"),
        *("optimism", "relief", "pride", "admiration", "desire", "caring"),
    ),
    ("sadness", "disappointment", "embarrassment", "grief", "remorse"),
    ("surprise", "realization", "confusion", "curiosity"),
    ("neutral",),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Figures:
    """What a packed model reaches in int8 on the posts held apart, 0 where there are none.

    Errors of calibration and every F1 of a yes-or-no answer are cross-fitted. `meaning` is how often the nearest
    other sentence is of the same kind, `meaning_original` the same for the encoder's own vectors, 0 where they were
    not asked for; `size_mb` is that of all shipped files.
    """

    recall_fp32: float = 0.0
    recall_int8: float
    calibration_error: float
    toward_recall: float
    toward_error: float
    emotions_f1: float
    emotions_ekman_f1: float
    emotions_fine_f1: float
    emotions_error: float
    sarcasm_f1: float
    sarcasm_error: float
    harm_f1: float
    harm_error: float
    spam_f1: float
    spam_error: float
    intent_f1: float
    intent_error: float
    meaning: float
    meaning_original: float = 0.0
    size_mb: float = 0.0

    def rounded(self) -> dict[str, float]:
        """Answer the figures as the manifest keeps them."""
        return {name: round(value, 4) for name, value in asdict(self).items()}


def measure(outputs: Outputs, held_apart: HeldApart) -> Figures:
    """Answer what the heads reach."""
    choices = {task: _choice(outputs, held_apart, task) for task in (Task.SENTIMENT, Task.TOWARD, Task.HARM)}
    intent = _choice(outputs, held_apart, Task.INTENT)
    singles = {task: _single(outputs, held_apart, task) for task in (Task.SARCASM, Task.SPAM)}
    felt, truths = _emotions(outputs, held_apart)
    groups = [GROUPS[emotion] for emotion in Emotion]
    ours = [calibration.curve_error(*pair) for pair in _columns(felt, truths, groups)]
    return Figures(
        recall_int8=_recall(*choices[Task.SENTIMENT]),
        calibration_error=_error(*choices[Task.SENTIMENT]),
        toward_recall=_recall(*choices[Task.TOWARD]),
        toward_error=_error(*choices[Task.TOWARD]),
        emotions_f1=_mean_f1(felt, truths, groups),
        emotions_ekman_f1=_mean_f1(felt, truths, EKMAN),
        emotions_fine_f1=_mean_f1(felt, truths, [(name,) for name in FINE]),
        emotions_error=sum(ours) / len(ours),
        sarcasm_f1=calibration.curve_f1(*singles[Task.SARCASM]),
        sarcasm_error=calibration.curve_error(*singles[Task.SARCASM]),
        harm_f1=_macro_f1(*choices[Task.HARM]),
        harm_error=_error(*choices[Task.HARM]),
        spam_f1=calibration.curve_f1(*singles[Task.SPAM]),
        spam_error=calibration.curve_error(*singles[Task.SPAM]),
        intent_f1=_macro_f1(*intent),
        intent_error=_error(*intent),
        meaning=find_meaning(outputs[Task.MEANING]["vector"], held_apart.get(Task.MEANING, ())),
    )


def fit_heads(outputs: Outputs, held_apart: HeldApart, *, has_intent: bool) -> dict[str, dict[str, Any]]:
    """Answer the manifest's heads: labels, calibration and cutoffs. An intent head that never learned is left out."""
    heads: dict[str, dict[str, Any]] = {}
    for head, labels in CHOICES.items():
        if head != "intent" or has_intent:
            rows, truths = _choice(outputs, held_apart, Task(head))
            drift = calibration.DRIFT if Task(head) is Task.SENTIMENT else 1.0
            temperature = round(calibration.fit_temperature(rows, truths) * drift, 4)
            heads[head] = {"labels": list(labels), "temperature": temperature}
    for head in SINGLES:
        heads[head] = _write(calibration.fit_curve(*_single(outputs, held_apart, Task(head))))
    felt, truths_of = _emotions(outputs, held_apart)
    pairs = _columns(felt, truths_of, [GROUPS[emotion] for emotion in Emotion])
    curves = {str(emotion): _write(calibration.fit_curve(*pair)) for emotion, pair in zip(Emotion, pairs, strict=True)}
    heads["emotions"] = {"labels": list(FINE), "groups": curves}
    heads["vector"] = {"size": int(outputs[Task.MEANING]["vector"].shape[1])}
    return heads


def find_meaning(vectors: Numbers, posts: Sequence[Example]) -> float:
    """Answer how often the nearest other sentence is of the same kind, by the vectors as they are kept."""
    kept = [np.frombuffer(row, dtype=np.int8) for row in answers.pack_vectors(vectors)]
    return calibration.neighbour_accuracy(np.stack(kept), [row.label for row in posts]) if kept else 0.0


def _write(curve: Curve) -> dict[str, float]:
    return {"slope": curve.slope, "bias": curve.bias, "cutoff": curve.cutoff}


def _choice(outputs: Outputs, held_apart: HeldApart, task: Task) -> tuple[Numbers, list[int]]:
    return answers.choose(outputs[task], str(task)), [int(row.target[0]) for row in held_apart.get(task, ())]


def _single(outputs: Outputs, held_apart: HeldApart, task: Task) -> tuple[Numbers, list[bool]]:
    return outputs[task][str(task)][:, 0], [bool(row.target[0]) for row in held_apart.get(task, ())]


def _emotions(outputs: Outputs, held_apart: HeldApart) -> tuple[Numbers, Numbers]:
    rows = [row.target for row in held_apart.get(Task.EMOTIONS, ())]
    return outputs[Task.EMOTIONS]["emotions"], np.array(rows, dtype=bool).reshape(len(rows), len(FINE))


def _columns(felt: Numbers, truths: Numbers, groups: Sequence[Sequence[str]]) -> list[tuple[Numbers, list[bool]]]:
    logits = answers.group_logits(felt, groups)
    columns = []
    for number, names in enumerate(groups):
        shown = truths[:, [FINE.index(name) for name in names]].max(axis=1)
        columns.append((logits[:, number], [bool(each) for each in shown]))
    return columns


def _mean_f1(felt: Numbers, truths: Numbers, groups: Sequence[Sequence[str]]) -> float:
    return float(np.mean([calibration.curve_f1(*pair) for pair in _columns(felt, truths, groups)]))


def _recall(logits: Numbers, labels: Sequence[int]) -> float:
    return calibration.macro_recall(logits, labels)


def _error(logits: Numbers, labels: Sequence[int]) -> float:
    return calibration.choice_error(logits, labels)


def _macro_f1(logits: Numbers, labels: Sequence[int]) -> float:
    return calibration.macro_f1(np.argmax(logits, axis=1).tolist(), labels)
