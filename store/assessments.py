"""Assessments and priorities: what triage writes, and the move that opens a mention."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from domain.assessment import Assessment
from domain.assessment import Intent
from domain.assessment import Probabilities
from domain.assessment import Sentiment
from domain.priority import Ranking
from domain.workflow import Subject
from domain.workflow import move
from store import moves
from store.database import Database
from store.database import Row

ACTOR = "system:triage"


@dataclass(frozen=True, kw_only=True, slots=True)
class Judgement:
    """One mention's assessment and ranking, ready to be recorded."""

    assessment: Assessment
    ranking: Ranking


def record(db: Database, judgements: Sequence[Judgement], *, now_at: int) -> int:
    """Write a batch in one transaction and move each mention on from new; answer how many moved.

    A mention that someone else has triaged meanwhile is left as it is.
    """
    with db.immediate():
        lines = [line for judgement in judgements if (line := _record_one(db, judgement, now_at))]
        moves.record_many(db, lines)
    return len(lines)


def _record_one(db: Database, judgement: Judgement, now_at: int) -> moves.Line | None:
    assessment, ranking = judgement.assessment, judgement.ranking
    step = move(Subject.MENTION, "new", "triage")
    moved = moves.write(
        db,
        step,
        assessment.mention_id,
        {
            "priority": str(ranking.priority),
            "score": ranking.score,
            "reasons": json.dumps([[r.name, r.points, r.words] for r in ranking.reasons], ensure_ascii=False),
            "due_at": ranking.due_at,
            "language": assessment.language,
        },
    )
    if not moved:
        return None
    p = assessment.probabilities
    chances = (p.negative, p.neutral, p.positive) if p else (None, None, None)
    db.run(
        """INSERT INTO assessment (mention_id, sentiment, negative, neutral, positive, intent, language, needs_reply,
           model, assessed_at) VALUES (?,?,?,?,?,?,?,?,?,?)""",
        (
            assessment.mention_id,
            str(assessment.sentiment),
            *chances,
            str(assessment.intent),
            assessment.language,
            int(assessment.needs_reply),
            assessment.model,
            assessment.assessed_at,
        ),
    )
    key = str(assessment.mention_id)
    return (now_at, ACTOR, Subject.MENTION, key, step.action, step.from_status, step.to_status, ranking.priority)


def find(db: Database, mention_id: int) -> Assessment | None:
    """Answer the assessment of a mention, or None before triage."""
    row = db.one("SELECT * FROM assessment WHERE mention_id = ?", (mention_id,))
    return None if row is None else from_row(row)


def from_row(row: Row) -> Assessment:
    """Answer the assessment a row holds."""
    probabilities = (
        None
        if row["negative"] is None
        else Probabilities(negative=row["negative"], neutral=row["neutral"], positive=row["positive"])
    )
    return Assessment(
        mention_id=row["mention_id"],
        sentiment=Sentiment(row["sentiment"]),
        probabilities=probabilities,
        intent=Intent(row["intent"]),
        language=row["language"],
        needs_reply=bool(row["needs_reply"]),
        model=row["model"],
        assessed_at=row["assessed_at"],
    )
