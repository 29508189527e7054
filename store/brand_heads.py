"""The heads of brands: what there is to learn from, each attempt with its figures, and which head is in use."""

from __future__ import annotations

import json
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass

from domain.assessment import Reading
from domain.assessment import Sentiment
from domain.correction import CorrectedField
from domain.correction import Relevance
from domain.errors import AllEarsError
from store import moves
from store import readings
from store.database import Database
from store.database import Row
from store.database import Value

#: The most examples that are learned from, the newest.
MOST_LESSONS = 5_000
ACTOR = "system:refit"
_LESSON = """SELECT {value} AS value, a.sentiment, a.toward, a.intent, a.corrected, a.copy_key, v.body, v.answers
    FROM mention m JOIN assessment a ON a.mention_id = m.id JOIN vector v ON v.mention_id = m.id {more}
    WHERE m.brand = ? AND v.model = ? AND {condition} ORDER BY {order} DESC LIMIT ?"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Work:
    """A field of a brand about which people said enough since the last attempt; `seen` counts all they have said."""

    brand: str
    field: CorrectedField
    seen: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Lesson:
    """A mention with its right label and what the model answered.

    `shown` is the label that stood there by itself, empty for none; `is_said` tells a person's word from a label that
    people let stand when they dealt with the mention.
    """

    reading: Reading
    label: str
    shown: str
    is_said: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Attempt:
    """One attempt to learn a head. `body` is empty where it was declined; `figures` hold shares by their names.

    `reason` says why it was taken or declined, `retired` why it is no longer in use.
    """

    id: int
    brand: str
    field: CorrectedField
    model: str
    body: bytes
    figures: Mapping[str, float]
    n: int
    created_at: int
    active: bool
    reason: str
    retired: str


def find_due(db: Database, model: str, *, least: int, every: int, brand: str | None = None) -> list[Work]:
    """Answer what may be learned: people said `least` things at all, and `every` since the last try with this model.

    Taking back counts like saying. With `brand` only that one is looked at.
    """
    rows = db.rows(
        """SELECT said.brand, said.field, sum(said.n) AS seen, max(coalesce(tried.seen, 0)) AS known FROM (
               SELECT brand, field, count(*) + count(undone_at) AS n FROM correction
               WHERE field IN ('sentiment', 'intent', 'relevance') GROUP BY brand, field
               UNION ALL SELECT brand, 'relevance', count(*) FROM mention WHERE close_reason = 'ignored' GROUP BY brand
           ) said LEFT JOIN (SELECT brand, field, max(seen) AS seen FROM brand_head WHERE model = ?
           GROUP BY brand, field) tried ON tried.brand = said.brand AND tried.field = said.field
           GROUP BY said.brand, said.field ORDER BY said.brand, said.field""",
        (model,),
    )
    return [
        Work(brand=row["brand"], field=CorrectedField(row["field"]), seen=row["seen"])
        for row in rows
        if row["seen"] >= max(least, row["known"] + every) and brand in (None, row["brand"])
    ]


def lessons(db: Database, brand: str, field: CorrectedField, model: str, limit: int = MOST_LESSONS) -> list[Lesson]:
    """Answer what people said of mentions this model has read, and what they let stand; newest first, each text once.

    Copies count as one: else a storm would teach one post many times, and be held out beside itself.
    """
    found: dict[str, Lesson] = {}
    for row, is_said in _rows(db, brand, field, model, limit):
        shown, reading = _shown(row, field), readings.read_vector(row["answers"], row["body"])
        label = row["value"] or shown
        if label and reading is not None and row["copy_key"] not in found:
            found[row["copy_key"]] = Lesson(reading=reading, label=label, shown=shown, is_said=is_said)
    return list(found.values())[:limit]


def _rows(db: Database, brand: str, field: CorrectedField, model: str, limit: int) -> Iterator[tuple[Row, bool]]:
    """Yield the rows to learn from: corrections first, then what people did with other mentions."""

    def find(value: str, condition: str, *parameters: Value, more: str = "", order: str = "m.id") -> list[Row]:
        sql = _LESSON.format(value=value, condition=condition, more=more, order=order)
        return db.rows(sql, (brand, model, *parameters, limit))

    said = "c.undone_at IS NULL AND c.field = ?"
    corrected = find("c.value", said, str(field), more="JOIN correction c ON c.mention_id = m.id", order="c.id")
    yield from ((row, True) for row in corrected)
    if field is CorrectedField.RELEVANCE:
        yield from ((row, True) for row in find(f"'{Relevance.NOT_ABOUT_US}'", "m.close_reason = 'ignored'"))
        yield from ((row, False) for row in find(f"'{Relevance.ABOUT_US}'", "m.close_reason = 'replied'"))
    else:
        dealt_with = "m.status = 'closed' AND m.close_reason IN ('replied', 'no_reply_needed')"
        yield from ((row, False) for row in find("''", dealt_with))


def _shown(row: Row, field: CorrectedField) -> str:
    """Answer the label that stood there before any person's word; empty where there was none, or it was unsure."""
    own = json.loads(row["corrected"]).get(field, {}).get("own", {})
    if field is CorrectedField.INTENT:
        return str(own.get("intent", row["intent"]))
    if field is CorrectedField.RELEVANCE:
        return ""
    toward, whole = own.get("toward", row["toward"]), own.get("sentiment", row["sentiment"])
    feeling = whole if toward in (None, Sentiment.UNSURE) else toward
    return "" if feeling == Sentiment.UNSURE else str(feeling)


def record(
    db: Database,
    work: Work,
    *,
    model: str,
    version: int,
    body: bytes,
    figures: Mapping[str, float],
    n: int,
    reason: str,
    now_at: int,
) -> Attempt:
    """Write an attempt down; one with a body takes the place of the head in use."""
    with db.immediate():
        before = _active_id(db, work.brand, work.field)
        if body and before is not None:
            db.run("UPDATE brand_head SET active = 0, retired = 'a newer one took its place' WHERE id = ?", (before,))
        columns: dict[str, Value] = {
            "brand": work.brand,
            "field": str(work.field),
            "model": model,
            "version": version,
            "weights": body,
            "figures": json.dumps(dict(figures)),
            "n": n,
            "seen": work.seen,
            "created_at": now_at,
            "active": int(bool(body)),
            "reason": reason,
            "before_id": before if body else None,
        }
        sql = f"INSERT INTO brand_head ({','.join(columns)}) VALUES ({','.join('?' * len(columns))}) RETURNING *"
        made = _attempt(db.one(sql, tuple(columns.values())))
        _tell(db, made, "learn" if body else "decline", ACTOR, now_at, reason)
    return made


def undo(db: Database, brand: str, field: CorrectedField, *, actor: str, now_at: int) -> Attempt | None:
    """Put the head in use aside and the one before it back; answer that, or None where there was none.

    Raises AllEarsError where no head is in use.
    """
    with db.immediate():
        row = db.one("SELECT * FROM brand_head WHERE brand = ? AND field = ? AND active = 1", (brand, str(field)))
        if row is None:
            raise AllEarsError(f"No head of {brand or 'mentions without a brand'} for {field} is in use.")
        db.run("UPDATE brand_head SET active = 0, retired = ? WHERE id = ?", (f"taken back by {actor}", row["id"]))
        _tell(db, _attempt(row), "unlearn", actor, now_at, "")
        db.run("UPDATE brand_head SET active = 1, retired = '' WHERE id = ?", (row["before_id"],))
        back = db.one("SELECT * FROM brand_head WHERE id = ?", (row["before_id"],))
    return None if back is None else _attempt(back)


def list_active(db: Database) -> list[Attempt]:
    """Answer the heads in use, of whichever model."""
    return [_attempt(row) for row in db.rows("SELECT * FROM brand_head WHERE active = 1 ORDER BY brand, field")]


def list_latest(db: Database, brand: str, field: CorrectedField, limit: int = 5) -> list[Attempt]:
    """Answer the last attempts for a field of a brand, newest first."""
    sql = "SELECT * FROM brand_head WHERE brand = ? AND field = ? ORDER BY id DESC LIMIT ?"
    return [_attempt(row) for row in db.rows(sql, (brand, str(field), limit))]


def list_fields(db: Database) -> list[tuple[str, CorrectedField]]:
    """Answer for which brands and fields a head was ever tried."""
    rows = db.rows("SELECT DISTINCT brand, field FROM brand_head ORDER BY brand, field")
    return [(row["brand"], CorrectedField(row["field"])) for row in rows]


def _active_id(db: Database, brand: str, field: CorrectedField) -> int | None:
    found = db.scalar("SELECT id FROM brand_head WHERE brand = ? AND field = ? AND active = 1", (brand, str(field)))
    return None if found is None else int(found)


def _tell(db: Database, attempt: Attempt, action: str, actor: str, now_at: int, detail: str) -> None:
    """Leave a line of history under the name of the head."""
    name = f"head of {attempt.brand} for {attempt.field}"
    moves.record(db, actor, "system", name, action, now_at=now_at, detail=detail)


def _attempt(row: Row) -> Attempt:
    return Attempt(
        id=row["id"],
        brand=row["brand"],
        field=CorrectedField(row["field"]),
        model=row["model"],
        body=row["weights"],
        figures=json.loads(row["figures"]),
        n=row["n"],
        created_at=row["created_at"],
        active=bool(row["active"]),
        reason=row["reason"],
        retired=row["retired"],
    )
