"""How urgent a mention is: a sum of named reasons, its level, and when a reply is due."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field

from domain.clock import HOUR
from domain.clock import MINUTE
from domain.correction import Place
from domain.priority import Priority
from domain.priority import Ranking
from domain.priority import Reason
from sentiment import reasons
from sentiment import sla
from sentiment.reasons import Facts
from sentiment.reasons import Weights
from sentiment.sla import BusinessHours

#: Shares of its time after which a mention that waits gains, the same each time; the last is the due time itself.
STEPS = (0.5, 0.75, 1.0)
_WAITING = "waiting"
#: Only who wants something gains by waiting: thanks and talk do not grow urgent.
_WANTS = frozenset({"complaint", "outage", "question", "request", "safety"})
_WANTS_NOTHING = frozenset({"spam", "not_about_us"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Cutoffs:
    """The fewest points of each level; below `medium` a mention is low. Points for waiting do not count here."""

    critical: float = 90.0
    high: float = 55.0
    medium: float = 20.0


@dataclass(frozen=True, kw_only=True, slots=True)
class DueTimes:
    """How long a reply may take by level, in milliseconds of business time."""

    critical: int = 30 * MINUTE
    high: int = 2 * HOUR
    medium: int = 8 * HOUR
    low: int = 24 * HOUR

    def of(self, level: Priority) -> int:
        """Answer the time of a level."""
        duration: int = getattr(self, level)
        return duration


@dataclass(frozen=True, kw_only=True, slots=True)
class Rules:
    """All that the brand may set about priority. Without `hours` the team is always at work."""

    weights: Weights = field(default_factory=Weights)
    cutoffs: Cutoffs = field(default_factory=Cutoffs)
    due_times: DueTimes = field(default_factory=DueTimes)
    hours: BusinessHours | None = None


def rank(facts: Facts, rules: Rules) -> Ranking:
    """Answer the priority with its reasons, heaviest first; their points add up to the score.

    Level and due time follow from what the mention is; waiting moves it up among the others, and no more.
    """
    found = reasons.gather(facts, rules.weights)
    level = level_of(total(found), rules.cutoffs)
    duration = rules.due_times.of(level)
    reached = [share for share in STEPS if _is_reached(facts, duration, share, rules)]
    ordered = renew(found, level, max(reached, default=0.0), rules)
    return Ranking(
        score=total(ordered),
        priority=level,
        reasons=ordered,
        due_at=sla.due_at(facts.created_at, duration, rules.hours),
    )


def renew(found: Sequence[Reason], level: Priority, share: float, rules: Rules) -> tuple[Reason, ...]:
    """Answer the reasons of a mention of which so much of its time is gone, heaviest first.

    What was said of waiting before is replaced, never lowered; where nothing is wanted, waiting adds nothing.
    """
    names = {reason.name for reason in found}
    waited = next((reason for reason in found if reason.name == _WAITING), None)
    kept = [reason for reason in found if reason.name != _WAITING]
    steps = sum(share >= step for step in STEPS)
    if names & _WANTS and not names & _WANTS_NOTHING and steps:
        points = round(rules.weights.waiting * steps / len(STEPS), 1)
        words = reasons.tell_wait(STEPS[steps - 1], rules.due_times.of(level))
        fresh = Reason(name=_WAITING, points=points, words=words)
        waited = fresh if waited is None or fresh.points >= waited.points else waited
    every = [*kept, waited] if waited else kept
    return tuple(sorted(every, key=lambda reason: (-abs(reason.points), reason.name)))


def place(created_at: int, level: Priority, rules: Rules) -> Place:
    """Answer where a mention stands whose level a person has set: in the middle of that level, due in its time."""
    bounds = rules.cutoffs
    scores = {
        Priority.CRITICAL: bounds.critical + 10.0,
        Priority.HIGH: (bounds.high + bounds.critical) / 2,
        Priority.MEDIUM: (bounds.medium + bounds.high) / 2,
        Priority.LOW: bounds.medium / 2,
    }
    due_at = sla.due_at(created_at, rules.due_times.of(level), rules.hours)
    return Place(score=round(scores[level], 1), due_at=due_at)


def explain(found: Sequence[Reason]) -> str:
    """Answer in one line why a mention stands where it stands: "negative towards us 0.94 · asks a question"."""
    return " · ".join(reason.words for reason in found)


def total(found: Sequence[Reason]) -> float:
    """Answer the sum of the points: the score."""
    return round(math.fsum(reason.points for reason in found), 1)


def _is_reached(facts: Facts, duration: int, share: float, rules: Rules) -> bool:
    if facts.now_at is None:
        return False
    return sla.due_at(facts.created_at, int(duration * share), rules.hours) <= facts.now_at


def level_of(score: float, cutoffs: Cutoffs) -> Priority:
    """Answer the level of so many points."""
    if score >= cutoffs.critical:
        return Priority.CRITICAL
    if score >= cutoffs.high:
        return Priority.HIGH
    return Priority.MEDIUM if score >= cutoffs.medium else Priority.LOW
