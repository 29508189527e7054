"""Corrections: what people say of a mention, kept for ever, laid over it and its copies, and taken back."""

from __future__ import annotations

from collections.abc import Mapping

from domain import copies
from domain import correction
from domain.clock import to_iso
from domain.correction import CorrectedField
from domain.correction import Correction
from domain.correction import Overrides
from domain.correction import Placing
from domain.errors import AllEarsError
from domain.errors import NotFound
from domain.workflow import Subject
from store import mentions
from store import moves
from store import overrides
from store import settling
from store.database import Database
from store.database import Row


def record(
    db: Database,
    mention_id: int,
    field: str,
    value: str,
    *,
    actor: str,
    now_at: int,
    placing: Placing | None = None,
) -> Correction:
    """Keep a person's word about a mention and lay it over it and every copy that nobody has corrected otherwise.

    All in one transaction, with a line of history for each mention it changes. `placing` says where a mention stands
    whose priority is set; without it the level's usual points count and the due time stays. Saying again what stands
    already confirms it. Raises NotFound, or AllEarsError for a word the field does not have.
    """
    known, wanted = correction.checked(field, value)
    with db.immediate():
        mention = mentions.get(db, mention_id)
        key = _copy_key(db, mention_id) or copies.copy_key(mention.text)
        row = db.one(
            """INSERT INTO correction (mention_id, brand, copy_key, field, value, was, actor, at)
               VALUES (?,?,?,?,?,?,?,?) RETURNING *""",
            (mention_id, mention.brand, key, str(known), wanted, _was(db, mention_id, known), actor, now_at),
        )
        made = _correction(row)
        if mention_id not in _settle_copies(db, made, actor, now_at, placing):
            detail = f"{known}: {wanted or 'none'}, confirmed"
            moves.record(db, actor, Subject.MENTION, mention_id, "correct", now_at=now_at, detail=detail)
    return made


def undo(db: Database, correction_id: int, *, actor: str, now_at: int, placing: Placing | None = None) -> Correction:
    """Take a correction back: the last one that still counts stands, and the model's own answer where there is none.

    Raises NotFound, or AllEarsError where it was taken back before.
    """
    with db.immediate():
        found = get(db, correction_id)
        if found.undone_at is not None:
            raise AllEarsError(f"{found.undone_by} took this correction back already, at {to_iso(found.undone_at)}.")
        db.run("UPDATE correction SET undone_at = ?, undone_by = ? WHERE id = ?", (now_at, actor, correction_id))
        if found.mention_id not in _settle_copies(db, found, actor, now_at, placing):
            detail = f"{found.field}: {found.value or 'none'}, taken back"
            moves.record(db, actor, Subject.MENTION, found.mention_id, "correct", now_at=now_at, detail=detail)
        return get(db, correction_id)


def get(db: Database, correction_id: int) -> Correction:
    """Answer one correction; raises NotFound."""
    row = db.one("SELECT * FROM correction WHERE id = ?", (correction_id,))
    if row is None:
        raise NotFound("correction", correction_id)
    return _correction(row)


def list_for(db: Database, mention_id: int) -> list[Correction]:
    """Answer what people said of one mention, newest first, with what was taken back."""
    rows = db.rows("SELECT * FROM correction WHERE mention_id = ? ORDER BY id DESC", (mention_id,))
    return [_correction(row) for row in rows]


def find_in_force(db: Database, mention_id: int, field: CorrectedField) -> Correction | None:
    """Answer the correction that counts for a field of a mention, be it said of it or of a copy; None where none is."""
    mention = mentions.get(db, mention_id)
    key = _copy_key(db, mention_id) or copies.copy_key(mention.text)
    row = db.one(
        """SELECT * FROM correction WHERE undone_at IS NULL AND field = ?
           AND (mention_id = ? OR (brand = ? AND copy_key = ?)) ORDER BY mention_id = ? DESC, id DESC LIMIT 1""",
        (str(field), mention_id, mention.brand, key, mention_id),
    )
    return None if row is None else _correction(row)


def overrides_for(db: Database, brand: str, copy_key: str) -> Overrides:
    """Answer what people say of every copy of a text of this brand: triage ranks a new copy by it."""
    return overrides.find(db, brand, copy_key)


def count(db: Database) -> Mapping[str, Mapping[CorrectedField, int]]:
    """Answer how many corrections count, by brand and field; a brand that was never corrected is left out."""
    found: dict[str, dict[CorrectedField, int]] = {}
    for row in db.rows(
        """SELECT brand, field, count(*) AS n FROM correction WHERE undone_at IS NULL
           GROUP BY brand, field ORDER BY brand, field"""
    ):
        found.setdefault(row["brand"], {})[CorrectedField(row["field"])] = row["n"]
    return found


def count_by_actor(db: Database) -> Mapping[str, Mapping[str, int]]:
    """Answer how many corrections count, by brand and by who made them, whoever made most first."""
    found: dict[str, dict[str, int]] = {}
    for row in db.rows(
        """SELECT brand, actor, count(*) AS n FROM correction WHERE undone_at IS NULL
           GROUP BY brand, actor ORDER BY brand, n DESC, actor"""
    ):
        found.setdefault(row["brand"], {})[row["actor"]] = row["n"]
    return found


def list_newest(db: Database, brand: str, limit: int = 20) -> list[Correction]:
    """Answer the last corrections of a brand that count, newest first."""
    rows = db.rows(
        "SELECT * FROM correction WHERE brand = ? AND undone_at IS NULL ORDER BY id DESC LIMIT ?", (brand, limit)
    )
    return [_correction(row) for row in rows]


def count_copies(db: Database, said: Correction) -> int:
    """Answer how many other mentions, copies of the one corrected, stand as this correction says."""
    return int(
        db.scalar(
            """SELECT count(*) FROM assessment a JOIN mention m ON m.id = a.mention_id
               WHERE a.copy_key = ? AND m.brand = ? AND m.id <> ? AND json_extract(a.corrected, ?) = ?""",
            (said.copy_key, said.brand, said.mention_id, f"$.{said.field}.value", said.value),
        )
    )


def _settle_copies(db: Database, said: Correction, actor: str, now_at: int, placing: Placing | None) -> set[int]:
    """Settle the mention and its copies; answer the ids of those that changed."""
    rows = db.rows(
        """SELECT a.mention_id FROM assessment a JOIN mention m ON m.id = a.mention_id
           WHERE a.copy_key = ? AND m.brand = ? ORDER BY a.mention_id""",
        (said.copy_key, said.brand),
    )
    return {
        row["mention_id"]
        for row in rows
        if settling.settle(db, row["mention_id"], actor=actor, now_at=now_at, placing=placing)
    }


def _copy_key(db: Database, mention_id: int) -> str:
    return str(db.scalar("SELECT copy_key FROM assessment WHERE mention_id = ?", (mention_id,)) or "")


def _was(db: Database, mention_id: int, field: CorrectedField) -> str:
    return settling.word(db, mention_id, field)


def _correction(row: Row) -> Correction:
    fields = {name: row[name] for name in row.keys()}  # noqa: SIM118 - sqlite3.Row iterates over values
    return Correction(**{**fields, "field": CorrectedField(row["field"])})
