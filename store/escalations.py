"""Escalations: a mention given to a named person or a role, with the reason, until it is decided or given back."""

from __future__ import annotations

from dataclasses import dataclass

from domain.errors import AllEarsError
from domain.person import Role
from domain.person import User
from domain.text import clean
from store import mentions
from store.database import Database
from store.database import Row

_SELECT = "SELECT e.*, u.name FROM escalation e LEFT JOIN user u ON u.id = e.user_id"
_LONGEST_REASON = 500


@dataclass(frozen=True, kw_only=True, slots=True)
class Escalation:
    """Who asked whom, why and when; `user` is a person's name, or `role` the least role of whoever may take it."""

    mention_id: int
    user: str
    role: Role | None
    reason: str
    actor: str
    at: int

    def is_for(self, user: User) -> bool:
        """Say whether this person was asked."""
        return self.user == user.name or (self.role is not None and user.role.includes(self.role))

    @property
    def asker(self) -> str:
        """Who asked, in words."""
        return "All Ears" if self.actor.startswith("system:") else self.actor

    @property
    def asked(self) -> str:
        """Who was asked, in words."""
        return self.user or f"the role {self.role}"


def record(db: Database, mention_id: int, *, to: User | Role, reason: str, actor: str, now_at: int) -> Escalation:
    """Give a mention to a person or to whoever has a role. Must run inside a transaction.

    Raises AllEarsError without a reason, InvalidMove where the mention is not open.
    """
    why = " ".join(clean(reason).split())[:_LONGEST_REASON]
    if not why:
        raise AllEarsError("Say why, so that whoever is asked knows what to decide.")
    user_id, role = (to.id, "") if isinstance(to, User) else (None, str(to))
    found = Escalation(
        mention_id=mention_id,
        user=to.name if isinstance(to, User) else "",
        role=None if isinstance(to, User) else to,
        reason=why,
        actor=actor,
        at=now_at,
    )
    # its unique index lets one of two at once through
    db.run(
        """INSERT INTO escalation (mention_id, user_id, role, reason, actor, at) VALUES (?,?,?,?,?,?)
           ON CONFLICT DO NOTHING""",
        (mention_id, user_id, role, why, actor, now_at),
    )
    mentions.move(db, mention_id, "escalate", actor=actor, now_at=now_at, detail=f"to {found.asked}: {why}")
    return found


def renew(db: Database, mention_id: int, *, actor: str, now_at: int) -> None:
    """Give a mention back to whoever was asked last, by the same person for the same reason. Must run inside a
    transaction.

    Raises InvalidMove where the mention is not open.
    """
    db.run(
        """INSERT INTO escalation (mention_id, user_id, role, reason, actor, at)
           SELECT mention_id, user_id, role, reason, actor, at FROM escalation WHERE mention_id = ?
           ORDER BY id DESC LIMIT 1""",
        (mention_id,),
    )
    found = find_open(db, mention_id)
    detail = f"to {found.asked}: {found.reason}" if found else ""
    mentions.move(db, mention_id, "escalate", actor=actor, now_at=now_at, detail=detail)


def hand_on(db: Database, user: User, to: Role, *, actor: str, now_at: int) -> None:
    """Give all that a person was asked to decide to a role, from the same asker for the same reason.

    Must run inside a transaction.
    """
    for row in db.rows("SELECT * FROM escalation WHERE user_id = ? AND is_open = 1", (user.id,)):
        told = f"{user.name} can no longer decide it"
        mentions.move(db, row["mention_id"], "return", actor=actor, now_at=now_at, detail=told)
        db.run(
            "INSERT INTO escalation (mention_id, role, reason, actor, at) VALUES (?,?,?,?,?)",
            (row["mention_id"], str(to), row["reason"], row["actor"], row["at"]),
        )
        told = f"to the role {to}: {row['reason']}"
        mentions.move(db, row["mention_id"], "escalate", actor=actor, now_at=now_at, detail=told)


def was_asked(db: Database, mention_id: int) -> bool:
    """Say whether a mention is or ever was escalated, whatever became of it."""
    return db.one("SELECT 1 FROM escalation WHERE mention_id = ? LIMIT 1", (mention_id,)) is not None


def find_open(db: Database, mention_id: int) -> Escalation | None:
    """Answer the escalation of a mention that nobody has ended, or None."""
    row = db.one(f"{_SELECT} WHERE e.mention_id = ? AND e.is_open = 1", (mention_id,))
    return None if row is None else _escalation(row)


def count_for(db: Database, user: User) -> int:
    """Answer how many open escalations a person was asked about, by name or by role."""
    roles = [str(role) for role in Role if user.role.includes(role)]
    marks = ",".join("?" * len(roles))
    sql = f"SELECT count(*) FROM escalation WHERE is_open = 1 AND (user_id = ? OR role IN ({marks}))"
    return int(db.scalar(sql, (user.id, *roles)))


def _escalation(row: Row) -> Escalation:
    return Escalation(
        mention_id=row["mention_id"],
        user=row["name"] or "",
        role=Role(row["role"]) if row["role"] else None,
        reason=row["reason"],
        actor=row["actor"],
        at=row["at"],
    )
