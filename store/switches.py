"""Switches a person throws for everybody: today, whether anything may be sent."""

from __future__ import annotations

from dataclasses import dataclass

from store import moves
from store.database import Database

_SENDING = "sending"


@dataclass(frozen=True, kw_only=True, slots=True)
class Pause:
    """Who stopped all sending, when and why."""

    actor: str
    reason: str
    since_at: int


def pause_sending(db: Database, *, actor: str, reason: str, now_at: int) -> None:
    """Stop everything from leaving, until `resume_sending`."""
    _throw(db, "paused", actor, reason, now_at)


def resume_sending(db: Database, *, actor: str, now_at: int) -> None:
    """Let replies leave again."""
    _throw(db, "open", actor, "", now_at)


def find_pause(db: Database) -> Pause | None:
    """Answer the pause in force, or None."""
    row = db.one("SELECT * FROM switch WHERE name = ? AND state = 'paused'", (_SENDING,))
    return None if row is None else Pause(actor=row["actor"], reason=row["reason"], since_at=row["changed_at"])


def _throw(db: Database, state: str, actor: str, reason: str, now_at: int) -> None:
    with db.immediate():
        db.run(
            """INSERT INTO switch (name, state, actor, reason, changed_at) VALUES (?,?,?,?,?)
               ON CONFLICT (name) DO UPDATE SET state = excluded.state, actor = excluded.actor,
               reason = excluded.reason, changed_at = excluded.changed_at""",
            (_SENDING, state, actor, reason, now_at),
        )
        moves.record(db, actor, "system", _SENDING, state, now_at=now_at, detail=reason)
