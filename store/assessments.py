"""Assessments and priorities: what triage writes, the move that opens a mention, and its place in the queue later."""

from __future__ import annotations

import json
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass

from domain.assessment import Assessment
from domain.assessment import Reading
from domain.copies import copy_key
from domain.correction import CorrectedField
from domain.correction import Placing
from domain.mention import Mention
from domain.priority import Ranking
from domain.text import content_hash
from domain.workflow import Subject
from domain.workflow import move
from store import assessment_rows
from store import moves
from store import ranks
from store import readings
from store import settling
from store.database import Database
from store.database import Value

ACTOR = "system:triage"


@dataclass(frozen=True, kw_only=True, slots=True)
class Judgement:
    """One mention's assessment and ranking, ready to be recorded.

    The assessment is the model's own; what people said of copies is laid over it as it is recorded. With a `reading`
    the mention's vector is kept.
    """

    assessment: Assessment
    ranking: Ranking
    reading: Reading | None = None


def record(db: Database, judgements: Sequence[Judgement], *, now_at: int, placing: Placing | None = None) -> int:
    """Write a batch in one transaction and move each mention on from new; answer how many moved.

    A mention that someone else has triaged meanwhile is left as it is. A copy of what people have corrected gets
    their words; `placing` says where one stands whose priority they set.
    """
    with db.immediate():
        moved = [judgement for judgement in judgements if _open(db, judgement)]
        moves.record_many(db, [_line(judgement, now_at) for judgement in moved])
        for judgement in moved:
            settling.settle(db, _insert(db, judgement), actor=ACTOR, now_at=now_at, placing=placing)
    return len(moved)


def renew(
    db: Database, judged: Sequence[tuple[Mention, Judgement]], *, now_at: int, placing: Placing | None = None
) -> int:
    """Write what changed posts were judged to say now, in one transaction; answer how many.

    A post that was changed once more meanwhile, or judged, is left as it is. People's words are laid over as it is
    recorded.
    """
    with db.immediate():
        fresh = [judgement for mention, judgement in judged if _is_unjudged(db, mention)]
        for judgement in fresh:
            mention_id = _insert(db, judgement)
            db.run("UPDATE mention SET language = ? WHERE id = ?", (judgement.assessment.language, mention_id))
            rerank(db, {mention_id: judgement.ranking})
            settling.settle(db, mention_id, actor=ACTOR, now_at=now_at, placing=placing)
    return len(fresh)


def _is_unjudged(db: Database, mention: Mention) -> bool:
    sql = """SELECT 1 FROM mention m WHERE m.id = ? AND m.content_hash = ?
             AND NOT EXISTS (SELECT 1 FROM assessment a WHERE a.mention_id = m.id)"""
    return db.one(sql, (mention.id, content_hash(mention.text))) is not None


def _open(db: Database, judgement: Judgement) -> bool:
    assessment = judgement.assessment
    columns = {**_rank(judgement.ranking), "language": assessment.language}
    return moves.write(db, move(Subject.MENTION, "new", "triage"), assessment.mention_id, columns)


def _line(judgement: Judgement, now_at: int) -> moves.Line:
    step, key = move(Subject.MENTION, "new", "triage"), str(judgement.assessment.mention_id)
    level = str(judgement.ranking.priority)
    return (now_at, ACTOR, Subject.MENTION, key, step.action, step.from_status, step.to_status, level)


def _insert(db: Database, judgement: Judgement) -> int:
    assessment, reading = judgement.assessment, judgement.reading
    if assessment.corrected:
        raise ValueError("a judgement holds what the model said; people's words are laid over it here")
    text = db.scalar("SELECT text FROM mention WHERE id = ?", (assessment.mention_id,))
    columns = {**assessment_rows.to_columns(assessment), "copy_key": copy_key(text)}
    sql = f"INSERT INTO assessment ({','.join(columns)}) VALUES ({','.join('?' * len(columns))})"
    db.run(sql, tuple(columns.values()))
    if reading is not None and reading.vector:
        readings.save_vector(db, assessment.mention_id, assessment.model, reading)
    return assessment.mention_id


def rerank(db: Database, rankings: Mapping[int, Ranking]) -> None:
    """Write new rankings of judged mentions, by their ids.

    Where a person has set the priority it stays, with its points and due time; the ranking is kept for the day when
    that word is taken back. What leads are to see before all else stays before it.
    """
    with db.immediate():
        for mention_id, ranking in rankings.items():
            columns = _rank(ranks.keep_first(db, mention_id, ranking))
            kept = json.loads(_corrected(db, mention_id))
            if CorrectedField.PRIORITY in kept:
                own = kept[CorrectedField.PRIORITY]["own"]
                own |= {name: columns.pop(name) for name in own}
                db.run("UPDATE assessment SET corrected = ? WHERE mention_id = ?", (json.dumps(kept), mention_id))
            settings = ", ".join(f"{name} = ?" for name in columns)
            db.run(f"UPDATE mention SET {settings} WHERE id = ?", (*columns.values(), mention_id))


def _corrected(db: Database, mention_id: int) -> str:
    return str(db.scalar("SELECT corrected FROM assessment WHERE mention_id = ?", (mention_id,)) or "{}")


def _rank(ranking: Ranking) -> dict[str, Value]:
    return {
        "priority": str(ranking.priority),
        "score": ranking.score,
        "reasons": json.dumps([[r.name, r.points, r.words] for r in ranking.reasons], ensure_ascii=False),
        "due_at": ranking.due_at,
    }


def find(db: Database, mention_id: int) -> Assessment | None:
    """Answer the assessment of a mention, or None before triage."""
    row = db.one("SELECT * FROM assessment WHERE mention_id = ?", (mention_id,))
    return None if row is None else assessment_rows.from_row(row)
