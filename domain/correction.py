"""A person's word about a mention, which stands whatever a model says."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import replace
from enum import StrEnum
from typing import Any

from domain.assessment import Assessment
from domain.assessment import Emotion
from domain.assessment import Intent
from domain.assessment import Sentiment
from domain.errors import AllEarsError
from domain.mention import Mention
from domain.priority import Priority


class CorrectedField(StrEnum):
    """What a person may set right."""

    SENTIMENT = "sentiment"
    INTENT = "intent"
    RELEVANCE = "relevance"
    PRIORITY = "priority"
    EMOTIONS = "emotions"


class Relevance(StrEnum):
    """Whether a mention is about the brand at all, as a person says it."""

    ABOUT_US = "about_us"
    NOT_ABOUT_US = "not_about_us"


#: The words each field may be set to; emotions are a list of theirs, split by commas, and may be none.
CHOICES: Mapping[CorrectedField, tuple[str, ...]] = {
    CorrectedField.SENTIMENT: tuple(str(one) for one in Sentiment if one is not Sentiment.UNSURE),
    CorrectedField.INTENT: tuple(str(one) for one in Intent),
    CorrectedField.RELEVANCE: tuple(str(one) for one in Relevance),
    CorrectedField.PRIORITY: tuple(str(one) for one in Priority),
    CorrectedField.EMOTIONS: tuple(str(one) for one in Emotion),
}

#: What stands for a mention: the last word of a person on each field that one has set.
Overrides = Mapping[CorrectedField, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Correction:
    """One word of a person. `was` is what stood before it; `undone_at` is None while it counts."""

    id: int
    mention_id: int
    brand: str
    copy_key: str
    field: CorrectedField
    value: str
    was: str
    actor: str
    at: int
    undone_at: int | None = None
    undone_by: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Where a mention stands in the queue: its points, and when a reply is due."""

    score: float
    due_at: int | None


#: Answers where a mention stands once a person has set its level.
Placing = Callable[[Mention, Priority], Place]


def checked(field: str, value: str) -> tuple[CorrectedField, str]:
    """Answer field and value as they are stored; raises AllEarsError with the words there are."""
    if field not in set(CorrectedField):
        raise AllEarsError(f"{field!r} cannot be corrected; there are: {', '.join(CorrectedField)}.")
    known, choices = CorrectedField(field), CHOICES[CorrectedField(field)]
    given = [word.strip() for word in value.split(",") if word.strip()] if known is CorrectedField.EMOTIONS else [value]
    unknown = [word for word in given if word not in choices]
    if unknown:
        raise AllEarsError(f"{unknown[0]!r} is no {known}; there are: {', '.join(choices)}.")
    return known, ",".join(word for word in choices if word in given)


def corrected(assessment: Assessment, overrides: Overrides) -> Assessment:
    """Answer the assessment with people's words over it; the probabilities stay the model's own.

    A word on the sentiment also stands for the feeling towards us; one on the priority changes only `corrected`.
    """
    changes: dict[str, Any] = {"corrected": tuple(str(field) for field in CorrectedField if field in overrides)}
    if (feeling := overrides.get(CorrectedField.SENTIMENT)) is not None:
        changes["sentiment"] = Sentiment(feeling)
        changes["toward"] = None if assessment.toward is None else Sentiment(feeling)
    if (wants := overrides.get(CorrectedField.INTENT)) is not None:
        changes |= {"intent": Intent(wants), "intent_chance": None}
    if (emotions := overrides.get(CorrectedField.EMOTIONS)) is not None:
        changes["emotions"] = {Emotion(word): 1.0 for word in emotions.split(",") if word}
    if (relevance := overrides.get(CorrectedField.RELEVANCE)) is not None:
        changes["relevance"] = 1.0 if relevance == Relevance.ABOUT_US else 0.0
    return replace(assessment, **changes)
