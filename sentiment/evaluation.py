"""Measure how well posts are judged: pure figures over posts whose label somebody knows.

Every figure is a function of counts or of (confidence, was it right) pairs, so that the order of the posts never
matters. Where each comes from:

* macro-recall: the mean over the labels of (found posts of the label / posts of the label), the measure of SemEval-2017
  task 4 subtask A and of TweetEval sentiment. Labels that no post has are left out, here and in macro-F1.
* macro-F1: the mean over the labels of 2 * found / (posts of the label + posts called so).
* expected calibration error (Guo et al. 2017): posts are put into 15 equally wide bins by the probability of the
  likeliest label; the error is the mean over the posts of |mean confidence - share right| of their bin.
* coverage at precision 90: the largest share of posts that can be answered, the surest first, while at least 90 % of
  the answers are right. Posts of equal confidence are answered together, since no cutoff can tell them apart.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby
from types import MappingProxyType

from domain.assessment import Passage
from domain.assessment import Scorer
from domain.errors import ScorerUnavailable
from sentiment.tasks import SENTIMENT
from sentiment.tasks import Task

BINS = 15

#: Posts by label (rows) and by what the model said (columns), both in the order of the task's labels.
Confusion = Sequence[Sequence[int]]
#: How sure each answer was, and whether it was right.
Answers = Sequence[tuple[float, bool]]

# Enough for full batches of every length, few enough for a bar that moves.
_POSTS_PER_CALL = 4_096
_PRECISION_PERCENT = 90
_EXACT_BELOW = 1_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Labelled:
    """One post whose label is known, and the line of the file on which it begins; `target` where the task has one."""

    line: int
    text: str
    label: str
    target: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """The label that was said, and the probability it was given."""

    said: str
    confidence: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Judged:
    """One labelled post and what a model said of it."""

    post: Labelled
    answer: Answer

    @property
    def is_right(self) -> bool:
        """Whether what was said is the label."""
        return self.answer.said == self.post.label


@dataclass(frozen=True, kw_only=True, slots=True)
class Bin:
    """The posts whose confidence lies from `low` up to `high`; without posts, confidence and accuracy are 0."""

    low: float
    high: float
    count: int
    confidence: float
    accuracy: float


@dataclass(frozen=True, kw_only=True, slots=True)
class ClassFigures:
    """How one label fares: `recall` is None where no post has the label, `precision` where the model never says it."""

    label: str
    n: int
    recall: float | None
    precision: float | None

    @property
    def f1(self) -> float:
        """Their harmonic mean; 0 where either is missing."""
        recall, precision = self.recall or 0.0, self.precision or 0.0
        return 2 * recall * precision / (recall + precision) if recall + precision else 0.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Figures:
    """What a model reaches on some posts; all shares lie between 0 and 1."""

    labels: tuple[str, ...]
    n: int
    macro_recall: float
    macro_f1: float
    accuracy: float
    ece: float
    coverage_at_precision_90: float
    confusion: Confusion
    classes: tuple[ClassFigures, ...]
    bins: tuple[Bin, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Difference:
    """How two models differ on the same posts. `p` is the chance of so uneven a split between equally good ones."""

    only_first_right: int
    only_second_right: int
    p: float


def judge(
    scorer: Scorer,
    posts: Sequence[Labelled],
    progress: Callable[[int, int], None],
    task: Task = SENTIMENT,
    *,
    cutoffs: Mapping[str, float] = MappingProxyType({}),
) -> list[Judged]:
    """Ask the scorer about every post, in their order; `progress` hears how many are done, and of how many.

    `cutoffs` are the model's own, by task: from which probability on it says yes, where that is not one half.
    Raise ScorerUnavailable as the scorer does, and where the model has no answer for this task.
    """
    found: list[Judged] = []
    for start in range(0, len(posts), _POSTS_PER_CALL):
        part = posts[start : start + _POSTS_PER_CALL]
        readings = scorer.read([Passage(text=post.text, names=(post.target,) if post.target else ()) for post in part])
        answers = [task.ask(reading) for reading in readings]
        if not found and not any(answers):
            raise ScorerUnavailable(f"The model {scorer.name} does not answer {task.name}.")
        # A post that says nothing has no answer of its own: it is as good as guessed.
        even = (1.0 / len(task.labels),) * len(task.labels)
        for post, shares in zip(part, answers, strict=True):
            found.append(Judged(post=post, answer=decide(task, shares or even, cutoffs)))
        progress(len(found), len(posts))
    return found


def decide(task: Task, shares: Sequence[float], cutoffs: Mapping[str, float]) -> Answer:
    """Return the label that these probabilities say: the likeliest (of equals the first), or by the model's cutoff."""
    if task.cutoff in cutoffs:
        top = int(shares[-1] >= cutoffs[task.cutoff])
    else:
        top = max(range(len(shares)), key=shares.__getitem__)
    return Answer(said=task.labels[top], confidence=shares[top])


def measure(judged: Sequence[Judged], task: Task = SENTIMENT) -> Figures:
    """Return every figure of these posts; of no posts, zeros."""
    place = {label: number for number, label in enumerate(task.labels)}
    pairs = [(place[one.post.label], place[one.answer.said]) for one in judged]
    counts = count_confusion(pairs, len(task.labels))
    answers = [(one.answer.confidence, one.is_right) for one in judged]
    return Figures(
        labels=task.labels,
        n=len(judged),
        macro_recall=macro_recall(counts),
        macro_f1=macro_f1(counts),
        accuracy=accuracy(counts),
        ece=calibration_error(answers),
        coverage_at_precision_90=coverage(answers, _PRECISION_PERCENT),
        confusion=counts,
        classes=tuple(_of_class(counts, index, label) for index, label in enumerate(task.labels)),
        bins=tuple(fill_bins(answers)),
    )


def count_confusion(pairs: Sequence[tuple[int, int]], size: int = 3) -> Confusion:
    """Count (label, said) pairs of numbers below `size`."""
    counts = [[0] * size for _ in range(size)]
    for label, said in pairs:
        counts[label][said] += 1
    return tuple(map(tuple, counts))


def macro_recall(counts: Confusion) -> float:
    """Return the mean over the labels that occur of the share of their posts that are found; 0 of nothing."""
    return _mean([row[index] / sum(row) for index, row in enumerate(counts) if sum(row)])


def macro_f1(counts: Confusion) -> float:
    """Return the mean F1 over the labels that occur; 0 of nothing."""
    called = [sum(column) for column in zip(*counts, strict=True)]
    return _mean([2 * row[i] / (sum(row) + called[i]) for i, row in enumerate(counts) if sum(row)])


def accuracy(counts: Confusion) -> float:
    """Return the share of posts whose label is found; 0 of nothing."""
    return sum(row[index] for index, row in enumerate(counts)) / max(1, sum(map(sum, counts)))


def _mean(shares: Sequence[float]) -> float:
    return math.fsum(shares) / len(shares) if shares else 0.0


def _of_class(counts: Confusion, index: int, label: str) -> ClassFigures:
    has, said, found = sum(counts[index]), sum(row[index] for row in counts), counts[index][index]
    return ClassFigures(
        label=label,
        n=has,
        recall=found / has if has else None,
        precision=found / said if said else None,
    )


def fill_bins(answers: Answers) -> list[Bin]:
    """Return the 15 equally wide bins of confidence, empty ones among them."""
    parts: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for confidence, is_right in answers:
        parts[min(BINS - 1, int(confidence * BINS))].append((confidence, is_right))
    return [
        Bin(
            low=number / BINS,
            high=(number + 1) / BINS,
            count=len(part),
            confidence=_mean([confidence for confidence, _ in part]),
            accuracy=_mean([float(is_right) for _, is_right in part]),
        )
        for number, part in enumerate(parts)
    ]


def calibration_error(answers: Answers) -> float:
    """Return the expected calibration error over 15 equally wide bins; 0 of nothing."""
    gaps = [part.count * abs(part.confidence - part.accuracy) for part in fill_bins(answers)]
    return math.fsum(gaps) / max(1, len(answers))


def coverage(answers: Answers, percent: int) -> float:
    """Return the largest share that can be answered, surest first, with at least `percent` % of it right."""
    best, taken, right = 0, 0, 0
    surest_first = sorted(answers, key=lambda answer: -answer[0])
    for _, together in groupby(surest_first, key=lambda answer: answer[0]):
        hits = [is_right for _, is_right in together]
        taken, right = taken + len(hits), right + sum(hits)
        if 100 * right >= percent * taken:
            best = taken
    return best / max(1, len(answers))


def find_surest_mistakes(judged: Sequence[Judged], limit: int) -> list[Judged]:
    """Return the wrong answers the model was surest of, by confidence and then by line."""
    wrong = [one for one in judged if not one.is_right]
    return sorted(wrong, key=lambda one: (-one.answer.confidence, one.post.line))[:limit]


def compare(first: Sequence[Judged], second: Sequence[Judged]) -> Difference:
    """Set two models' answers to the same posts side by side, by McNemar's two-sided test.

    It is exact below a thousand posts on which just one is right, and the normal approximation with continuity
    correction from there on.
    """
    pairs = [(one.is_right, other.is_right) for one, other in zip(first, second, strict=True)]
    ours, theirs = pairs.count((True, False)), pairs.count((False, True))
    return Difference(only_first_right=ours, only_second_right=theirs, p=_chance(min(ours, theirs), ours + theirs))


def _chance(fewer: int, count: int) -> float:
    if count < _EXACT_BELOW:
        ways = sum(math.comb(count, index) for index in range(fewer + 1))
        return min(1.0, float(Fraction(2 * ways, 1 << count)))
    return math.erfc(max(0, count - 2 * fewer - 1) / math.sqrt(2 * count))
