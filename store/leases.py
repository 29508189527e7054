"""Who is at work on a mention right now: a lease of a few minutes, renewed while they are there, taken over by a word.

The database decides between two. A lease that nobody renews ends by itself, so a closed browser holds nothing back.
"""

from __future__ import annotations

from dataclasses import dataclass

from domain.clock import MINUTE
from domain.errors import WorkflowError
from domain.person import User
from domain.workflow import Subject
from store import moves
from store.approving import SLACK
from store.database import Database
from store.database import Row

#: How long a lease lasts after its last renewal.
LENGTH = 3 * MINUTE
_LIVE = f"l.until_at > ? AND l.renewed_at <= ? + {SLACK}"
_SELECT = f"SELECT l.*, u.name FROM lease l JOIN user u ON u.id = l.user_id AND u.disabled = 0 WHERE {_LIVE}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Lease:
    """Who is on a mention, since when, and when it is free again unless they go on."""

    mention_id: int
    user: str
    since_at: int
    until_at: int


class InHands(WorkflowError):
    """Somebody else is on it."""


def find(db: Database, mention_id: int, *, now_at: int) -> Lease | None:
    """Answer who is on a mention, or None."""
    row = db.one(f"{_SELECT} AND l.mention_id = ?", (now_at, now_at, mention_id))
    return None if row is None else _lease(row)


def list_live(db: Database, *, now_at: int) -> dict[int, Lease]:
    """Answer every lease in force by its mention's id: no more of them than people at work."""
    return {row["mention_id"]: _lease(row) for row in db.rows(_SELECT, (now_at, now_at))}


def hold(db: Database, mention_id: int, user: User, *, now_at: int) -> Lease:
    """Renew a person's lease, or give them one where nobody has it; answer whose it is, which may be another's."""
    with db.immediate():
        db.run("DELETE FROM lease WHERE user_id = ? AND until_at <= ?", (user.id, now_at))
        db.run(
            f"""INSERT INTO lease (mention_id, user_id, since_at, renewed_at, until_at) VALUES (?,?,?,?,?)
               ON CONFLICT (mention_id) DO UPDATE SET user_id = excluded.user_id, renewed_at = excluded.renewed_at,
               until_at = excluded.until_at, taken_from = NULL,
               since_at = iif(lease.user_id = excluded.user_id, min(lease.since_at, excluded.since_at),
                   excluded.since_at)
               WHERE lease.user_id = excluded.user_id OR lease.until_at <= excluded.renewed_at
               OR lease.renewed_at > excluded.renewed_at + {SLACK}""",
            (mention_id, user.id, now_at, now_at, now_at + LENGTH),
        )
        found = find(db, mention_id, now_at=now_at)
    return found or Lease(mention_id=mention_id, user=user.name, since_at=now_at, until_at=now_at + LENGTH)


def take(db: Database, mention_id: int, user: User, *, now_at: int) -> Lease:
    """Give a person the lease, out of another's hands where it lies there; history says who took it from whom."""
    with db.immediate():
        before = find(db, mention_id, now_at=now_at)
        db.run(
            "UPDATE lease SET user_id = ?, since_at = ?, renewed_at = ?, until_at = ?, taken_from = user_id "
            "WHERE mention_id = ? AND user_id <> ?",
            (user.id, now_at, now_at, now_at + LENGTH, mention_id, user.id),
        )
        found = hold(db, mention_id, user, now_at=now_at)
        if before is None or before.user != user.name:
            detail = f"from {before.user}" if before else ""
            moves.record(db, user.name, Subject.MENTION, mention_id, "take", now_at=now_at, detail=detail)
    return found


def release(db: Database, mention_id: int, user: User) -> None:
    """End a person's own lease; another's stays."""
    with db.immediate():
        db.run("DELETE FROM lease WHERE mention_id = ? AND user_id = ?", (mention_id, user.id))


def expect_free(db: Database, mention_id: int, user: User, *, now_at: int) -> None:
    """Raise InHands where somebody else is on a mention."""
    found = find(db, mention_id, now_at=now_at)
    if found is not None and found.user != user.name:
        raise InHands(f"{found.user} is on it. Take it over to decide yourself; {found.user} will see that you did.")


def _lease(row: Row) -> Lease:
    return Lease(mention_id=row["mention_id"], user=row["name"], since_at=row["since_at"], until_at=row["until_at"])
