"""The places of open mentions in the queue, found by when they are due, and moved as they wait."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from domain.correction import CorrectedField
from domain.priority import Priority
from domain.priority import Ranking
from domain.priority import Reason
from store.database import Database

#: The name of the reason for which a mention stands before all others: it stays when that mention is ranked anew.
FIRST = "first"
#: The cursors of this stage stand beside those of the networks, under a name that no account can have.
_OWNER = "system:re-rank"
# The first comparison lets the index seek: what is read is what lies between, however many mentions there are.
_DUE = """SELECT m.id, m.score, m.due_at, m.reasons, a.corrected FROM mention m
    LEFT JOIN assessment a ON a.mention_id = m.id
    WHERE m.status = 'open' AND m.due_at >= ? AND m.due_at <= ? AND (m.due_at > ? OR m.id > ?)
    AND m.priority = ? ORDER BY m.due_at, m.id LIMIT ?"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Spot:
    """How far the open mentions have been looked through in the order of their due times, inclusive."""

    due_at: int
    mention_id: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """Why an open mention stands where it stands; `is_set` where a person has set its level, and so its points."""

    mention_id: int
    score: float
    due_at: int
    reasons: tuple[Reason, ...]
    is_set: bool


def load_spot(db: Database, name: str) -> Spot | None:
    """Answer how far a look-through has come; None before the first."""
    row = db.one("SELECT floor_at, page FROM cursor WHERE account = ? AND source = ?", (_OWNER, name))
    return None if row is None else Spot(due_at=row["floor_at"], mention_id=int(row["page"] or 0))


def list_due(db: Database, level: Priority, after: Spot, until_at: int, limit: int) -> list[Standing]:
    """Answer open mentions of a level that are due after a spot and by a moment, in the order of their due times."""
    parameters = (after.due_at, until_at, after.due_at, after.mention_id, str(level), limit)
    return [
        Standing(
            mention_id=row["id"],
            score=row["score"],
            due_at=row["due_at"],
            reasons=tuple(_reasons(row["reasons"])),
            is_set=CorrectedField.PRIORITY in json.loads(row["corrected"] or "{}"),
        )
        for row in db.rows(_DUE, parameters)
    ]


def list_copies(db: Database, brand: str, copy_key: str, limit: int = 1_000) -> list[int]:
    """Answer the ids of a brand's mentions that wait for people and share this text, the newest first."""
    rows = db.rows(
        """SELECT m.id FROM assessment a JOIN mention m ON m.id = a.mention_id WHERE a.copy_key = ? AND m.brand = ?
           AND m.status IN ('open', 'snoozed', 'escalated') ORDER BY m.id DESC LIMIT ?""",
        (copy_key, brand, limit),
    )
    return [int(row["id"]) for row in rows]


def bring_forward(db: Database, mention_id: int, *, due_at: int) -> None:
    """Let an open mention be due earlier than its priority says; one that is due earlier already stays so."""
    sql = "UPDATE mention SET due_at = ? WHERE id = ? AND status = 'open' AND (due_at IS NULL OR due_at > ?)"
    db.run(sql, (due_at, mention_id, due_at))


def put_first(db: Database, mention_id: int, *, points: float, words: str) -> None:
    """Add a reason that puts an open mention before all others. Must run inside a transaction."""
    reason = Reason(name=FIRST, points=points, words=words)
    row = db.one("SELECT reasons FROM mention WHERE id = ? AND status = 'open'", (mention_id,))
    if row is not None:
        kept = _reasons(row["reasons"])
        db.run(
            "UPDATE mention SET score = round(score + ?, 1), priority = ?, reasons = ? WHERE id = ?",
            (reason.points, str(Priority.CRITICAL), _write([reason, *kept]), mention_id),
        )


def keep_first(db: Database, mention_id: int, ranking: Ranking) -> Ranking:
    """Answer a new ranking of a mention with what puts it before all others, where anything does."""
    row = db.one("SELECT reasons, due_at FROM mention WHERE id = ?", (mention_id,))
    first = [] if row is None else [reason for reason in _reasons(row["reasons"]) if reason.name == FIRST]
    if row is None or not first:
        return ranking
    return Ranking(
        score=round(ranking.score + sum(reason.points for reason in first), 1),
        priority=Priority.CRITICAL,
        reasons=(*first, *ranking.reasons),
        due_at=min(ranking.due_at, row["due_at"] or ranking.due_at),
    )


def renew(db: Database, name: str, spot: Spot, changed: Sequence[tuple[Standing, float, tuple[Reason, ...]]]) -> int:
    """Write new points and reasons, and how far the look-through has come, in one transaction; answer how many moved.

    A mention that somebody has moved or ranked anew meanwhile is left as it is.
    """
    with db.immediate():
        moved = sum(
            db.run(
                "UPDATE mention SET score = ?, reasons = ? WHERE id = ? AND status = 'open' AND score = ?",
                (score, _write(reasons), standing.mention_id, standing.score),
            )
            for standing, score, reasons in changed
        )
        db.run(
            """INSERT INTO cursor (account, source, floor, floor_at, target, target_at, page, moved_at)
               VALUES (?,?,'',?,'',0,?,?) ON CONFLICT (account, source) DO UPDATE SET floor_at = excluded.floor_at,
               page = excluded.page, moved_at = excluded.moved_at""",
            (_OWNER, name, spot.due_at, str(spot.mention_id), spot.due_at),
        )
    return moved


def _reasons(told: str) -> list[Reason]:
    return [Reason(name=name, points=points, words=words) for name, points, words in json.loads(told)]


def _write(reasons: Sequence[Reason]) -> str:
    return json.dumps([[reason.name, reason.points, reason.words] for reason in reasons], ensure_ascii=False)
