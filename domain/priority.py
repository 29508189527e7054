"""How urgent a mention is, always with its reasons."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Priority(StrEnum):
    """Four levels, each with a due time of its own."""

    CRITICAL = "critical"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, kw_only=True, slots=True)
class Reason:
    """One named part of the priority's sum: what it is, how much it adds, and the words a person reads."""

    name: str
    points: float
    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Ranking:
    """The outcome of prioritising: the sum, its level, its reasons (heaviest first) and when a reply is due."""

    score: float
    priority: Priority
    reasons: tuple[Reason, ...]
    due_at: int
