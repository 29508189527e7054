"""What the coach says of a reply: by which of the marks of a good answer it was read, and what could be better."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Mark(StrEnum):
    """What makes an answer good; each is a question that a reader would ask of it."""

    HEARD = "heard"  #: is the concern named?
    EMPATHY = "empathy"  #: is the feeling named, and the right one?
    OWNERSHIP = "ownership"  #: no blame, no hiding behind policy
    CLARITY = "clarity"  #: plain words, short sentences, no jargon
    COMPLETE = "complete"  #: does every ask get an answer, or a question?
    NEXT_STEP = "next_step"  #: what happens next, and when?
    PERSONAL = "personal"
    TONE = "tone"  #: fits the channel and this mood
    LANGUAGE = "language"  #: the language of the author
    RESTRAINT = "restraint"  #: no apology thrice, no storm of exclamation marks


@dataclass(frozen=True, kw_only=True, slots=True)
class Advice:
    """One thing that could be better: the words it is about (offsets in characters, 0 and 0 for the whole reply), why
    in one sentence, and the words to take in their place ("" where only a person can tell).
    """

    mark: Mark
    message: str
    start: int = 0
    end: int = 0
    better: str = ""

    def __str__(self) -> str:
        return self.message


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """The coach's word on one reply. `met` are the marks that were looked for and found; those in neither `met` nor the
    advice do not apply here (praise needs no next step).
    """

    advice: tuple[Advice, ...]
    met: frozenset[Mark]
