"""What the program believes about a mention, and how sure it is."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from enum import StrEnum
from typing import Protocol


class Sentiment(StrEnum):
    """The feeling of a mention; UNSURE where the best label stays below the cutoff."""

    NEGATIVE = "negative"
    NEUTRAL = "neutral"
    POSITIVE = "positive"
    UNSURE = "unsure"


class Emotion(StrEnum):
    """What a reply can answer of how the author feels; a mention may show several, or none."""

    ANGER = "anger"
    DISAPPOINTMENT = "disappointment"
    FEAR = "fear"
    SADNESS = "sadness"
    CONFUSION = "confusion"
    JOY = "joy"
    GRATITUDE = "gratitude"
    SURPRISE = "surprise"


class Intent(StrEnum):
    """What the author wants of us."""

    COMPLAINT = "complaint"
    OUTAGE = "outage"
    QUESTION = "question"
    REQUEST = "request"
    PRAISE = "praise"
    SUGGESTION = "suggestion"
    ABUSE = "abuse"
    OTHER = "other"


class Danger(StrEnum):
    """To whom a post may tell of danger: to its author or somebody near, or to those whom somebody threatens."""

    SELF = "self"
    OTHERS = "others"


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


@dataclass(frozen=True, kw_only=True, slots=True)
class Passage:
    """A text to be judged, and the names and handles (with @) under which it may speak of the brand."""

    text: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """What a model says of one passage, each answer a calibrated probability.

    Every model answers `sentiment`; the rest stays empty or None where a model has no head for it. `toward` is the
    feeling towards the names of the passage, None where none of them stands in the text. `vector` is the sentence
    vector of length one in signed bytes, 127 for 1.0; vectors of different models cannot be compared.
    """

    sentiment: Probabilities
    emotions: Mapping[Emotion, float] = field(default_factory=dict)
    intents: Mapping[Intent, float] = field(default_factory=dict)
    toward: Probabilities | None = None
    sarcasm: float | None = None
    offensive: float | None = None
    hate: float | None = None
    spam: float | None = None
    vector: bytes = b""


class Scorer(Protocol):
    """Anything that reads passages; may raise ScorerUnavailable."""

    @property
    def name(self) -> str:
        """The model's name and version, stored with each assessment."""

    def read(self, passages: Sequence[Passage]) -> list[Reading]:
        """Answer one Reading for each passage, in the same order."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Assessment:
    """The judgement of one mention. `probabilities` is None where no model could be asked (rules alone).

    `emotions` are those shown, with their probabilities, likeliest first; `toward` is the feeling towards us, None
    where the post does not name us; `relevance` is the probability that the post is about the brand, None where
    nothing is known; `corrected` names the fields that a person set, which then stand whatever a model says.
    `dangers` is not kept: it is found anew from the post's vector wherever it is asked for.
    """

    mention_id: int
    sentiment: Sentiment
    probabilities: Probabilities | None
    intent: Intent
    language: str
    needs_reply: bool
    model: str
    assessed_at: int
    intent_chance: float | None = None
    emotions: Mapping[Emotion, float] = field(default_factory=dict)
    toward: Sentiment | None = None
    toward_probabilities: Probabilities | None = None
    sarcasm: float | None = None
    offensive: float | None = None
    hate: float | None = None
    spam: float | None = None
    relevance: float | None = None
    dangers: Mapping[Danger, float] = field(default_factory=dict)
    corrected: tuple[str, ...] = ()

    @property
    def feeling(self) -> Sentiment:
        """The feeling that counts: towards us where the post names us and it is clear, else the whole post's."""
        return self.sentiment if self.toward is None or self.toward is Sentiment.UNSURE else self.toward
