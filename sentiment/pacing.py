"""How the training goes: its recipe, the order and size of its steps, and small pure rules. No torch here."""

from __future__ import annotations

import math
import random
import re
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import dataclass

from sentiment.curriculum import LABELS
from sentiment.curriculum import Example

_BATCHES_PER_BUCKET = 50


@dataclass(frozen=True, kw_only=True, slots=True)
class Recipe:
    """Everything that decides what the trained weights are, data aside.

    The learning rate of the first `epochs` falls as if there were `fall` of them. The `polish` epochs come last:
    gentle, over a part of every set and the lessons written by us. What is shipped is the mean of the last
    `averaged` epochs. `teacher` is the share of the sentiment loss that
    follows the probabilities of the model shipped before, 0 to learn from the labels alone; `head_rate` is how many
    times faster the heads learn than the encoder's last layer, and `head_penalty` holds the head that is settled last
    back (times half the square of its weights, features being standardised).
    """

    epochs: int = 2
    fall: int = 3
    polish: int = 1
    polish_rate: float = 3e-5
    seed: int = 7
    batch_size: int = 64
    max_length: int = 80
    learning_rate: float = 7e-5
    layer_decay: float = 0.9
    head_rate: float = 4.0
    head_penalty: float = 100.0
    weight_decay: float = 0.01
    warmup: float = 0.06
    smoothing: float = 0.05
    averaging: float = 0.999
    averaged: int = 2
    class_power: float = 0.5
    link_dropout: float = 0.5
    teacher: float = 0.4
    threads: int = 2


@dataclass(frozen=True, kw_only=True, slots=True)
class Progress:
    """How far the training is, for a bar on a terminal or a plain line elsewhere."""

    stage: str
    done: int
    total: int
    note: str = ""


Listener = Callable[[Progress], None]


def plan_batches(lengths: Sequence[int], batch_size: int, seed: int) -> list[list[int]]:
    """Return shuffled batches of row numbers, rows of one batch alike in length so that little is padding."""
    chance = random.Random(seed)  # noqa: S311
    order = list(range(len(lengths)))
    chance.shuffle(order)
    step = batch_size * _BATCHES_PER_BUCKET
    buckets = [sorted(order[i : i + step], key=lengths.__getitem__) for i in range(0, len(order), step)]
    batches = [bucket[i : i + batch_size] for bucket in buckets for i in range(0, len(bucket), batch_size)]
    chance.shuffle(batches)
    return batches


def learning_rate_share(step: int, total: int, warmup: float) -> float:
    """Return the share of the full learning rate at this step: a linear rise, then a linear fall to zero."""
    rise = max(1, math.ceil(total * warmup))
    return (step + 1) / rise if step < rise else max(0.0, (total - step) / max(1, total - rise))


@dataclass(frozen=True, kw_only=True, slots=True)
class Pace:
    """Where an epoch stands in its stage: how many steps the stage has, and how many come before this epoch."""

    steps: int
    steps_before: int
    scale: float = 1.0  #: of the recipe's learning rate


def plan_pace(epoch: int, batches: int, recipe: Recipe) -> Pace:
    """Return the pace of an epoch: first the recipe's `epochs`, then those that polish, each stage rising anew."""
    if epoch < recipe.epochs:
        return Pace(steps=recipe.fall * batches, steps_before=epoch * batches)
    scale = recipe.polish_rate / recipe.learning_rate
    return Pace(steps=recipe.polish * batches, steps_before=(epoch - recipe.epochs) * batches, scale=scale)


def class_weights(labels: Sequence[int], power: float) -> list[float]:
    """Return a weight for each class, rarer ones heavier; a power of 0 makes all equal, 1 balances fully."""
    counts = [max(1, labels.count(index)) for index in range(len(LABELS))]
    raw = [(len(labels) / count) ** power for count in counts]
    mean = sum(weight * count for weight, count in zip(raw, counts, strict=True)) / sum(counts)
    return [weight / mean for weight in raw]


HEAD = 99


def find_level(parameter: str) -> int:
    """Return where a parameter stands in the network: 0 embeddings, 1 the first layer, 99 the head."""
    layer = re.search(r"encoder\.layer\.(\d+)\.", parameter)
    return int(layer[1]) + 1 if layer else 0 if ".embeddings." in parameter else HEAD


def mark_target(offsets: Iterable[tuple[int, int]], spans: Sequence[tuple[int, int]]) -> list[int]:
    """Return 1 for each token that lies in one of the spans of characters, 0 for the others."""
    return [int(end > start and any(s < end and start < e for s, e in spans)) for start, end in offsets]


def vary(examples: Sequence[Example], seed: int, link_dropout: float) -> Iterable[str]:
    """Yield the text of each example, without the link at its end as often as `link_dropout` says."""
    chance = random.Random(seed)  # noqa: S311
    for row in examples:
        # Links close some posts and are stripped from others; the model must not lean on them.
        drops = row.text.endswith("http") and chance.random() < link_dropout
        yield row.text.removesuffix("http").strip() if drops and len(row.text) > 4 else row.text
