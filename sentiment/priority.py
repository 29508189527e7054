"""How urgent a mention is: a sum of named reasons, its level, and when a reply is due."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field

from domain import words
from domain.assessment import Assessment
from domain.assessment import Intent
from domain.assessment import Probabilities
from domain.assessment import Sentiment
from domain.clock import HOUR
from domain.clock import MINUTE
from domain.mention import Mention
from domain.mention import MentionKind
from domain.priority import Priority
from domain.priority import Ranking
from domain.priority import Reason
from sentiment import intent
from sentiment import lexicon
from sentiment import sla
from sentiment.sla import BusinessHours

_CAPITALS = re.compile(r"\b[A-Z]{4,}+\b")
_EXCLAIMING = re.compile(r"[!?]{2,}+")
#: A share of negative below this is no reason that anybody would name.
_LEAST_NEGATIVE = 0.15
#: Reach counts by its order of magnitude and is full at ten million followers.
_FULL_REACH = 7.0
_ASKING = {
    Intent.COMPLAINT: ("complaint", "complains"),
    Intent.OUTAGE: ("outage", "reports that something is down"),
    Intent.QUESTION: ("question", "asks a question"),
    Intent.PRAISE: ("praise", "praises us"),
    Intent.ABUSE: ("abuse", "insults us"),
}
_UPSET = frozenset({Intent.COMPLAINT, Intent.OUTAGE, Intent.ABUSE})


@dataclass(frozen=True, kw_only=True, slots=True)
class Weights:
    """How many points each reason adds at most; reasons of a mention are added up. Points are never negative.

    `negative` is scaled by the probability; `reach` by the number of followers. The defaults keep a complaint of a
    small account above any praise, however large its author: see test_priority.py.
    """

    negative: float = 40.0
    unsure: float = 10.0
    complaint: float = 20.0
    outage: float = 26.0
    question: float = 12.0
    praise: float = 1.0
    abuse: float = 8.0
    safety: float = 40.0
    grave: float = 10.0
    anger: float = 8.0
    reach: float = 8.0
    verified: float = 3.0
    direct: float = 4.0
    written_again: float = 8.0
    emphasis: float = 3.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Cutoffs:
    """The fewest points of each level; below `medium` a mention is low."""

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


@dataclass(frozen=True, kw_only=True, slots=True)
class Rules:
    """All that the brand may set about priority. Without `hours` the team is always at work."""

    weights: Weights = field(default_factory=Weights)
    cutoffs: Cutoffs = field(default_factory=Cutoffs)
    due_times: DueTimes = field(default_factory=DueTimes)
    hours: BusinessHours | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Facts:
    """What is known about a mention when it is ranked. `probabilities` is None where no model could be asked."""

    text: str
    sentiment: Sentiment
    probabilities: Probabilities | None
    intent: Intent
    created_at: int
    kind: MentionKind = MentionKind.KEYWORD
    follower_count: int | None = None
    verified: bool = False
    written_again: bool = False  #: the author wrote in this conversation before and still waits


def facts_of(mention: Mention, assessment: Assessment, *, written_again: bool = False) -> Facts:
    """Gather the facts of a stored mention and its assessment."""
    return Facts(
        text=mention.text,
        sentiment=assessment.sentiment,
        probabilities=assessment.probabilities,
        intent=assessment.intent,
        created_at=mention.created_at,
        kind=mention.kind,
        follower_count=mention.author.follower_count,
        verified=mention.author.verified,
        written_again=written_again,
    )


def rank(facts: Facts, rules: Rules) -> Ranking:
    """Answer the priority with its reasons, heaviest first; their points add up to the score."""
    reasons = (*_feeling(facts, rules.weights), *_wants(facts, rules.weights), *_person(facts, rules.weights))
    ordered = tuple(sorted(reasons, key=lambda reason: (-reason.points, reason.name)))
    score = math.fsum(reason.points for reason in ordered)
    level = _level(score, rules.cutoffs)
    duration: int = getattr(rules.due_times, level)
    return Ranking(
        score=round(score, 1),
        priority=level,
        reasons=ordered,
        due_at=sla.due_at(facts.created_at, duration, rules.hours),
    )


def _level(score: float, cutoffs: Cutoffs) -> Priority:
    if score >= cutoffs.critical:
        return Priority.CRITICAL
    if score >= cutoffs.high:
        return Priority.HIGH
    return Priority.MEDIUM if score >= cutoffs.medium else Priority.LOW


def _reason(name: str, points: float, sentence: str) -> Reason:
    return Reason(name=name, points=round(points, 1), words=sentence)


def _feeling(facts: Facts, weights: Weights) -> Iterator[Reason]:
    known = facts.probabilities
    if known is None:
        yield _reason("no_model", 0.0, "judged by rules alone, no model could be asked")
    elif known.negative >= _LEAST_NEGATIVE:
        sounds = "sounds negative" if facts.sentiment is Sentiment.NEGATIVE else "may be negative"
        yield _reason("negative", weights.negative * known.negative, f"{sounds} ({known.negative:.2f})")
    if known is None and facts.sentiment is Sentiment.NEGATIVE:
        yield _reason("negative", weights.negative, "sounds negative")
    if facts.sentiment is Sentiment.UNSURE:
        yield _reason("unsure", weights.unsure, "the feeling is unsure")


def _wants(facts: Facts, weights: Weights) -> Iterator[Reason]:
    if facts.intent in _ASKING:
        name, sentence = _ASKING[facts.intent]
        yield _reason(name, getattr(weights, name), sentence)
    dangers = intent.safety_words(facts.text)
    if dangers:
        # Half where nobody is upset: "may I bring my allergy medicine?" must not wait, yet is no alarm.
        share = 1.0 if facts.sentiment is Sentiment.NEGATIVE or facts.intent in _UPSET else 0.5
        yield _reason("safety", weights.safety * share, f"speaks of a safety or legal risk: {', '.join(dangers)}")
    if facts.sentiment is Sentiment.POSITIVE:
        return
    folded = words.fold(facts.text)
    grave = [kind for kind, sought in lexicon.GRAVE.items() if words.found(folded, sought)]
    if grave:
        yield _reason("grave", weights.grave, f"tells of {' and '.join(grave)}")
    if words.found(folded, lexicon.ANGER):
        yield _reason("anger", weights.anger, "uses words of anger")


def _person(facts: Facts, weights: Weights) -> Iterator[Reason]:
    followers = max(facts.follower_count or 0, 0)
    magnitude = min(math.log10(1 + followers) / _FULL_REACH, 1.0)
    if followers >= 1_000:
        yield _reason("reach", weights.reach * magnitude, f"reaches many people ({followers:,} followers)")
    if facts.verified:
        yield _reason("verified", weights.verified, "has a verified account")
    if facts.kind in {MentionKind.MENTION, MentionKind.REPLY}:
        yield _reason("direct", weights.direct, "speaks to us directly")
    if facts.written_again:
        yield _reason("written_again", weights.written_again, "wrote again and still waits")
    if _EXCLAIMING.search(facts.text) or len(_CAPITALS.findall(facts.text)) > 1:
        yield _reason("emphasis", weights.emphasis, "is written with emphasis")
