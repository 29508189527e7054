"""Decisions in bulk: which mentions one decision took in, so that one undo takes all of it back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from domain.errors import NotFound
from store import moves
from store.database import Database

SUBJECT = "batch"


@dataclass(frozen=True, kw_only=True, slots=True)
class Batch:
    """One decision about several mentions, by whom and when; `told` says what came of it, in a sentence."""

    id: int
    actor: str
    action: str
    at: int
    told: str
    undone_at: int | None


def record(db: Database, action: str, mention_ids: Sequence[int], *, told: str, actor: str, now_at: int) -> Batch:
    """Keep what was just decided about these mentions. Must run in the transaction that decided it."""
    last_id = int(db.scalar("SELECT max(id) FROM activity"))
    row = db.one(
        "INSERT INTO batch (actor, action, at, activity_id) VALUES (?,?,?,?) RETURNING id",
        (actor, action, now_at, last_id),
    )
    batch_id = int(row["id"])  # type: ignore[index]
    db.run_many(
        "INSERT INTO batch_mention (batch_id, mention_id) VALUES (?,?)", [(batch_id, key) for key in mention_ids]
    )
    moves.record(db, actor, SUBJECT, batch_id, action, now_at=now_at, detail=told)
    return get(db, batch_id)


def get(db: Database, batch_id: int) -> Batch:
    """Answer one batch, with the newest word on it; raises NotFound."""
    row = db.one("SELECT * FROM batch WHERE id = ?", (batch_id,))
    if row is None:
        raise NotFound(SUBJECT, batch_id)
    told = moves.history(db, SUBJECT, batch_id, limit=1)[0].detail
    fields = ("id", "actor", "action", "at", "undone_at")
    return Batch(**{name: row[name] for name in fields}, told=told)


def list_untouched(db: Database, batch_id: int) -> tuple[list[int], int]:
    """Answer the mentions of a batch that nobody has decided about since, and how many others it has."""
    rows = db.rows(
        """SELECT t.mention_id, EXISTS (SELECT 1 FROM activity a WHERE a.subject = 'mention'
               AND a.subject_id = CAST(t.mention_id AS TEXT) AND a.id > b.activity_id AND a.from_status <> '')
           OR EXISTS (SELECT 1 FROM draft f JOIN activity a ON a.subject = 'draft' AND a.subject_id = CAST(f.id AS TEXT)
               AND a.id > b.activity_id AND a.actor NOT LIKE 'system:%' WHERE f.mention_id = t.mention_id) AS moved
           FROM batch b JOIN batch_mention t ON t.batch_id = b.id WHERE b.id = ? ORDER BY t.mention_id""",
        (batch_id,),
    )
    untouched = [int(row["mention_id"]) for row in rows if not row["moved"]]
    return untouched, len(rows) - len(untouched)


def end(db: Database, batch_id: int, *, told: str, actor: str, now_at: int) -> bool:
    """Note that a batch was taken back; answer whether this was the first time. Must run inside a transaction."""
    if not db.run("UPDATE batch SET undone_at = ? WHERE id = ? AND undone_at IS NULL", (now_at, batch_id)):
        return False
    moves.record(db, actor, SUBJECT, batch_id, "undo", now_at=now_at, detail=told)
    return True
