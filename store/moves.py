"""Writes every change of a status, and its line of history, in one step. No other file writes a status."""

from __future__ import annotations

from collections.abc import Mapping

from domain.activity import GENESIS
from domain.activity import Activity
from domain.activity import chain_hash
from domain.errors import InvalidMove
from domain.errors import NotFound
from domain.workflow import Subject
from domain.workflow import Transition
from domain.workflow import move
from store.database import Database
from store.database import Row
from store.database import Value

#: at, actor, subject, subject_id, action, from_status, to_status, detail
Line = tuple[int, str, str, str, str, str, str, str]
_FIELDS = "at, actor, subject, subject_id, action, from_status, to_status, detail"


def apply(
    db: Database,
    subject: Subject,
    key: int,
    action: str,
    *,
    actor: str,
    now_at: int,
    detail: str = "",
    **columns: Value,
) -> Transition:
    """Move one row by the table of legal moves, set `columns` beside its status, and record it.

    Must run inside a transaction. Raises NotFound, or InvalidMove where the row stands elsewhere by now.
    """
    status = db.scalar(f"SELECT status FROM {subject} WHERE id = ?", (key,))
    if status is None:
        raise NotFound(subject, key)
    transition = move(subject, status, action)
    if not write(db, transition, key, columns):
        raise InvalidMove(subject, status, action)
    record(db, actor, subject, key, action, now_at=now_at, transition=transition, detail=detail)
    return transition


def write(db: Database, transition: Transition, key: int, columns: Mapping[str, Value], fence: str = "") -> bool:
    """Write a transition where the row still has the status it starts from; answer whether it was so."""
    settings = "".join(f", {name} = ?" for name in columns)
    sql = f"UPDATE {transition.subject} SET status = ?{settings} WHERE id = ? AND status = ?{fence}"
    return db.run(sql, (transition.to_status, *columns.values(), key, transition.from_status)) == 1


def record(
    db: Database,
    actor: str,
    subject: str,
    key: object,
    action: str,
    *,
    now_at: int,
    transition: Transition | None = None,
    detail: str = "",
) -> None:
    """Append one line of history, chained to the one before. Must run inside a transaction."""
    start, end = (transition.from_status, transition.to_status) if transition else ("", "")
    record_many(db, [(now_at, actor, subject, str(key), action, start, end, detail)])


def record_many(db: Database, lines: list[Line]) -> None:
    """Append lines of history in order."""
    previous = db.scalar("SELECT hash FROM activity ORDER BY id DESC LIMIT 1") or GENESIS
    rows: list[tuple[Value, ...]] = []
    for line in lines:
        previous = chain_hash(previous, *line)
        rows.append((*line, previous))
    db.run_many(f"INSERT INTO activity ({_FIELDS}, hash) VALUES (?,?,?,?,?,?,?,?,?)", rows)


def history(db: Database, subject: str, key: object, limit: int = 50) -> list[Activity]:
    """Answer what happened to one thing, newest first."""
    sql = f"SELECT id, {_FIELDS}, hash FROM activity WHERE subject = ? AND subject_id = ? ORDER BY id DESC LIMIT ?"
    return [_activity(row) for row in db.rows(sql, (subject, str(key), limit))]


def lines_after(db: Database, last_id: int, limit: int) -> list[Activity]:
    """Answer lines of history in their order, those after `last_id`."""
    sql = f"SELECT id, {_FIELDS}, hash FROM activity WHERE id > ? ORDER BY id LIMIT ?"
    return [_activity(row) for row in db.rows(sql, (last_id, limit))]


def first_broken_link(db: Database) -> int | None:
    """Walk the whole chain; answer the id of the first line whose hash is wrong, or None."""
    previous, last = GENESIS, 0
    while True:
        sql = f"SELECT id, {_FIELDS}, hash FROM activity WHERE id > ? ORDER BY id LIMIT 5000"
        rows = db.rows(sql, (last,))
        if not rows:
            return None
        for row in rows:
            previous = chain_hash(previous, *tuple(row)[1:-1])
            if previous != row["hash"]:
                return int(row["id"])
            last = row["id"]


def _activity(row: Row) -> Activity:
    return Activity(**{name: row[name] for name in row.keys()})  # noqa: SIM118 - sqlite3.Row iterates over values
