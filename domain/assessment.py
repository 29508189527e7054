"""What the program believes about a mention, and how sure it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Sentiment(StrEnum):
    """The feeling of a mention; UNSURE where the best label stays below the cutoff."""

    NEGATIVE = "negative"
    NEUTRAL = "neutral"
    POSITIVE = "positive"
    UNSURE = "unsure"


class Intent(StrEnum):
    """What the author wants of us."""

    COMPLAINT = "complaint"
    OUTAGE = "outage"
    QUESTION = "question"
    PRAISE = "praise"
    ABUSE = "abuse"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True, slots=True)
class Probabilities:
    """Calibrated probabilities of the three feelings; they add up to one."""

    negative: float
    neutral: float
    positive: float

    @property
    def top(self) -> Sentiment:
        """The likeliest feeling; a tie goes to the more negative one."""
        pairs = (
            (Sentiment.NEGATIVE, self.negative),
            (Sentiment.NEUTRAL, self.neutral),
            (Sentiment.POSITIVE, self.positive),
        )
        return max(pairs, key=lambda pair: pair[1])[0]

    @property
    def confidence(self) -> float:
        """The probability of the likeliest feeling."""
        return max(self.negative, self.neutral, self.positive)


class Scorer(Protocol):
    """Anything that reads texts and answers probabilities; may raise ScorerUnavailable."""

    @property
    def name(self) -> str:
        """The model's name and version, stored with each assessment."""

    def score(self, texts: Sequence[str]) -> list[Probabilities]:
        """Answer one Probabilities for each text, in the same order."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Assessment:
    """The judgement of one mention. `probabilities` is None where no model could be asked (rules alone)."""

    mention_id: int
    sentiment: Sentiment
    probabilities: Probabilities | None
    intent: Intent
    language: str
    needs_reply: bool
    model: str
    assessed_at: int
