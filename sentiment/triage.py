"""Judges new mentions and opens them for people.

Claims: mentions in status new, oldest first.
Decides: the scorer's probabilities, then the pure rules of language, intent and priority.
Records: assessment, priority, due time and the move to open, one transaction a batch.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from functools import cache

import structlog

from domain.assessment import Assessment
from domain.assessment import Passage
from domain.assessment import Probabilities
from domain.assessment import Reading
from domain.assessment import Scorer
from domain.assessment import Sentiment
from domain.clock import Clock
from domain.errors import ScorerUnavailable
from domain.mention import Mention
from sentiment import intent
from sentiment import priority
from sentiment.language import Detector
from store import assessments
from store import mentions
from store.assessments import Judgement
from store.database import Database

log = structlog.get_logger()

#: Stands for the model's name where none could be asked.
RULES_ALONE = "rules alone"


@dataclass(frozen=True, kw_only=True, slots=True)
class NoScorer:
    """Stands in for a model that could not even be named: says why, each time it is asked."""

    why: ScorerUnavailable
    name: str = RULES_ALONE

    def read(self, passages: Sequence[Passage]) -> list[Reading]:  # noqa: ARG002 - the shape of a Scorer
        """Raise ScorerUnavailable."""
        raise self.why


@dataclass(frozen=True, kw_only=True, slots=True)
class Judge:
    """All that judging needs. `cutoff` is the least probability of a label; below it the feeling is unsure.

    So it is in a language the model was not trained for, where it would guess with great confidence: `trained_for`
    names those it was, and empty means that nobody knows and all are trusted.
    """

    scorer: Scorer
    detector: Detector
    rules: priority.Rules = field(default_factory=priority.Rules)
    cutoff: float = 0.5
    trained_for: frozenset[str] = frozenset()


def run_once(db: Database, judge: Judge, clock: Clock, *, limit: int = 256) -> int:
    """Judge at most `limit` new mentions; answer how many were claimed, 0 when none is left."""
    batch = mentions.list_new(db, limit)
    if batch:
        assessments.record(db, assess(db, batch, judge, clock()), now_at=clock())
    return len(batch)


def assess(db: Database, batch: Sequence[Mention], judge: Judge, now_at: int) -> list[Judgement]:
    """Judge a batch. Where the model cannot be used, rules alone set the priority and the reasons say so."""
    scores, model = _score([mention.text for mention in batch], judge.scorer)
    return [_judge(db, mention, chances, model, judge, now_at) for mention, chances in zip(batch, scores, strict=True)]


def _score(texts: Sequence[str], scorer: Scorer) -> tuple[Sequence[Probabilities | None], str]:
    try:
        return [each.sentiment for each in scorer.read([Passage(text=text) for text in texts])], scorer.name
    except ScorerUnavailable as error:
        _tell_lost(str(error))
        return [None] * len(texts), RULES_ALONE


@cache
def _tell_lost(why: str) -> None:
    """Say once what is wrong with the model, not at every batch."""
    log.warning("scorer_unavailable", why=why)


def _judge(
    db: Database, mention: Mention, chances: Probabilities | None, model: str, judge: Judge, now_at: int
) -> Judgement:
    language = judge.detector.detect(mention.text, mention.language)
    is_known = not (judge.trained_for and language) or language in judge.trained_for
    is_sure = is_known and chances is not None and chances.confidence >= judge.cutoff
    feeling = chances.top if chances is not None and is_sure else Sentiment.UNSURE
    wants = intent.classify(mention.text, feeling, language)
    assessment = Assessment(
        mention_id=mention.id,
        sentiment=feeling,
        probabilities=chances,
        intent=wants,
        language=language,
        needs_reply=intent.needs_reply(wants, feeling),
        model=model,
        assessed_at=now_at,
    )
    again = bool(mention.conversation_id) and mentions.author_still_waits(db, mention)
    return Judgement(
        assessment=assessment,
        ranking=priority.rank(priority.facts_of(mention, assessment, written_again=again), judge.rules),
    )
