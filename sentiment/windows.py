"""Cut texts of any length into windows that a model can take, and put its answers together again."""

from __future__ import annotations

import math
import struct
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace

from domain.assessment import Probabilities
from domain.assessment import Reading

#: What stands for 1.0 in a sentence vector of signed bytes.
VECTOR_ONE = 127

_WINDOWS_PER_TEXT = 16
_EXCERPT_CHARACTERS = 1_000
# Measured: larger batches are no faster on two cores, and each doubling costs memory.
_TOKENS_PER_BATCH = 512


@dataclass(frozen=True, kw_only=True, slots=True)
class Prompt:
    """A text as a model reads it, and where in it the names stand that `toward` asks about."""

    text: str
    spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Window:
    """Tokens without special ones; `target` is 1 at those that name what `toward` asks about, or empty for none."""

    tokens: Sequence[int]
    target: Sequence[int] = ()

    @property
    def has_target(self) -> bool:
        """Whether one of the names stands in this window."""
        return 1 in self.target


#: A window and the number of the text it was cut from.
Owned = tuple[int, Window]


def excerpt(text: str) -> str:
    """Return the text, or 16 pieces spread evenly over it when it is longer than they are together."""
    if len(text) <= _WINDOWS_PER_TEXT * _EXCERPT_CHARACTERS:
        return text
    starts = _spread(len(text) - _EXCERPT_CHARACTERS, _WINDOWS_PER_TEXT)
    return " ".join(text[start : start + _EXCERPT_CHARACTERS] for start in starts)


def cut_windows(whole: Window, capacity: int) -> list[Window]:
    """Return full windows that overlap by a quarter or more, or fewer spread evenly when 16 cannot cover all."""
    room = len(whole.tokens) - capacity
    if room <= 0:
        return [whole]
    count = min(_WINDOWS_PER_TEXT, 1 + math.ceil(room / max(1, capacity * 3 // 4)))
    return [
        Window(tokens=whole.tokens[start : start + capacity], target=whole.target[start : start + capacity])
        for start in _spread(room, count)
    ]


def _spread(last: int, count: int) -> list[int]:
    return [round(last * number / (count - 1)) for number in range(count)]


def fill_batches(owned: Sequence[Owned]) -> Iterator[list[Owned]]:
    """Yield batches of windows of one length, shortest first, each within the budget of tokens.

    Nothing is ever padded: no work is wasted, and a window's answer cannot depend on the company it is in.
    """
    batch: list[Owned] = []
    for pair in sorted(owned, key=lambda pair: len(pair[1].tokens)):
        length = len(pair[1].tokens)
        if batch and (length != len(batch[0][1].tokens) or (len(batch) + 1) * length > _TOKENS_PER_BATCH):
            yield batch
            batch = []
        batch.append(pair)
    if batch:
        yield batch


def combine(parts: Sequence[tuple[int, Reading]]) -> Reading:
    """Return one reading for a text's windows, each given with its length.

    Feelings are means in which windows that feel something count more than those that only tell, for a long story
    ends in one angry line; the feeling towards us is that of the windows that name us. Hate and offence are the
    greatest of all windows, since one insult is enough, and so are emotions, which are shown or not. Sarcasm, spam,
    intents and the vector speak of the whole post and are means by length: the greatest of sixteen guesses would
    call every long post sarcastic.
    """
    if len(parts) == 1:
        return parts[0][1]
    lengths, readings = [length for length, _ in parts], [reading for _, reading in parts]
    aimed = [(length, reading.toward) for length, reading in parts if reading.toward is not None]
    first = readings[0]
    return replace(
        first,
        sentiment=combine_feelings([(length, reading.sentiment) for length, reading in parts]),
        toward=combine_feelings(aimed) if aimed else None,
        emotions={name: max(each.emotions[name] for each in readings) for name in first.emotions},
        intents={name: _mean(lengths, [each.intents[name] for each in readings]) for name in first.intents},
        sarcasm=None if first.sarcasm is None else _mean(lengths, [each.sarcasm or 0.0 for each in readings]),
        offensive=None if first.offensive is None else max(each.offensive or 0.0 for each in readings),
        hate=None if first.hate is None else max(each.hate or 0.0 for each in readings),
        spam=None if first.spam is None else _mean(lengths, [each.spam or 0.0 for each in readings]),
        vector=_mean_vector(lengths, [each.vector for each in readings]),
    )


def combine_feelings(parts: Sequence[tuple[int, Probabilities]]) -> Probabilities:
    """Return the mean of a text's windows; those that feel something count more than those that only tell."""
    weights = [length * (1.25 - answer.neutral) for length, answer in parts]
    negative = _mean(weights, [answer.negative for _, answer in parts])
    positive = _mean(weights, [answer.positive for _, answer in parts])
    return Probabilities(negative=negative, neutral=max(0.0, 1.0 - negative - positive), positive=positive)


def _mean(weights: Sequence[float], values: Sequence[float]) -> float:
    return sum(weight * value for weight, value in zip(weights, values, strict=True)) / sum(weights)


def _mean_vector(lengths: Sequence[int], vectors: Sequence[bytes]) -> bytes:
    columns = zip(*(memoryview(vector).cast("b") for vector in vectors), strict=True)
    mean = [_mean(lengths, column) for column in columns]
    scale = VECTOR_ONE / (math.hypot(*mean) or 1.0)
    return struct.pack(f"{len(mean)}b", *(round(value * scale) for value in mean))
