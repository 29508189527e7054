"""Find the part of a post that speaks of the brand, where it speaks of somebody else too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Sequence

from domain.assessment import Probabilities
from domain.assessment import Reading
from sentiment.windows import Prompt

Span = tuple[int, int]

#: Where one thing said ends and the next begins: marks, and words that set two things side by side.
_CUT = re.compile(
    r"[.!?;:]{1,20}+(?:\s|$)|\n|\s[-–—]{1,3}+\s|,\s"
    r"|\s(?=(?:but|while|whereas|whilst|though|although|yet|meanwhile|unlike|and|vs|versus|instead of)\b)",
    re.IGNORECASE,
)
#: Who else may be meant: an account, or a word with a capital where no sentence begins.
_OTHER = re.compile(r"(?<![\w@])@user\b|(?<=[a-z,;] )[A-Z][a-z]{1,40}+[A-Za-z]{0,40}+\b")
_WORD = re.compile(r"\w")
#: How much the part counts beside the whole post. On posts of two targets that we wrote, macro-recall was 54.7 with the
#: whole alone, 69.2 with half and 74.0 with three quarters; on the topics held apart half was best (57.1, 56.9, 55.7).
_PART = 0.6


def find_part(prompt: Prompt) -> Prompt | None:
    """Return what the post says of the brand; None where it names nobody else, or both in one breath.

    Clauses belong to whoever was named last; those before the first name to the first.
    """
    others = [span for span in _spans_of(_OTHER, prompt.text) if not _any_within(prompt.spans, span)]
    if not others or not prompt.spans:
        return None
    kept: list[Span] = []
    before: list[Span] = []
    is_ours: bool | None = None
    for clause in _clauses(prompt.text):
        names_us, names_others = _any_within(prompt.spans, clause), _any_within(others, clause)
        if names_us and names_others:
            return None
        if names_us or names_others:
            kept += before if names_us and is_ours is None else ()
            is_ours = names_us
        if is_ours is None:
            before.append(clause)
        elif is_ours:
            kept.append(clause)
    part = _joined(prompt, kept)
    return part if _says_something(part) else None


def blend(whole: Reading, part: Reading) -> Probabilities | None:
    """Return the feeling towards the brand from the readings of a post and of the part that speaks of it."""
    if whole.toward is None or part.toward is None:
        return whole.toward
    negative = _PART * part.toward.negative + (1 - _PART) * whole.toward.negative
    positive = _PART * part.toward.positive + (1 - _PART) * whole.toward.positive
    return Probabilities(negative=negative, neutral=max(0.0, 1.0 - negative - positive), positive=positive)


def _spans_of(pattern: re.Pattern[str], text: str) -> list[Span]:
    return [match.span() for match in pattern.finditer(text)]


def _any_within(spans: Sequence[Span], whole: Span) -> bool:
    return any(whole[0] < end and start < whole[1] for start, end in spans)


def _clauses(text: str) -> Iterator[Span]:
    start = 0
    for match in _CUT.finditer(text):
        yield start, match.end()
        start = match.end()
    if start < len(text):
        yield start, len(text)


def _joined(prompt: Prompt, kept: Sequence[Span]) -> Prompt:
    text, spans = "", []
    for start, end in kept:
        moved = len(text) - start
        spans += [(begins + moved, ends + moved) for begins, ends in prompt.spans if start <= begins and ends <= end]
        text += prompt.text[start:end]
    return Prompt(text=text.rstrip(), spans=tuple(spans))


def _says_something(part: Prompt) -> bool:
    """Say whether there are words beside the brand's names; a name alone would be read as neutral."""
    ends = [0, *(end for _, end in part.spans)]
    starts = [*(start for start, _ in part.spans), len(part.text)]
    return any(_WORD.search(part.text, end, start) for end, start in zip(ends, starts, strict=True))
