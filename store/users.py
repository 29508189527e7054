"""People, their one-time sign-in links and their sessions. Only hashes of secrets are stored."""

from __future__ import annotations

import hashlib
import json
import secrets

from domain.authority import Authority
from domain.clock import DAY
from domain.clock import MINUTE
from domain.draft import is_by_machine
from domain.errors import AllEarsError
from domain.errors import NotFound
from domain.person import Role
from domain.person import User
from domain.text import printable
from store import escalations
from store import moves
from store.database import Database
from store.database import Row

LINK_LIFE = 15 * MINUTE
SESSION_LIFE = 14 * DAY
#: How often `seen_at` is written, at most: a session's use must not write at every request.
_SEEN_EVERY = 5 * MINUTE
_LONGEST_NAME = 100
#: What names of parts of the program begin with: a person so called would be taken for one.
_OURS = ("system:", "cli:")


def add(db: Database, name: str, role: Role, *, actor: str, now_at: int) -> User:
    """Add a person, or give a known one this role and access again; raises AllEarsError for what is no name."""
    name = _checked(name)
    with db.immediate():
        db.run(
            """INSERT INTO user (name, role, created_at) VALUES (?,?,?)
               ON CONFLICT (name) DO UPDATE SET role = excluded.role, disabled = 0""",
            (name, str(role), now_at),
        )
        moves.record(db, actor, "user", name, "grant", now_at=now_at, detail=role)
        if not role.includes(Role.APPROVER):
            _hand_on(db, get(db, name), actor, now_at)
    return get(db, name)


def get(db: Database, name: str) -> User:
    """Answer a person by name; raises NotFound."""
    row = db.one("SELECT * FROM user WHERE name = ?", (name,))
    if row is None:
        raise NotFound("user", name)
    return _user(row)


def list_all(db: Database) -> list[User]:
    """Answer everybody, by name."""
    return [_user(row) for row in db.rows("SELECT * FROM user ORDER BY name")]


def standing_in(db: Database, role: Role) -> Role:
    """Answer which role decides what is for `role`: the highest up to it that somebody has who may approve.

    In a team without a lead an approver decides what is for one; where nobody approves, it waits for the role itself.
    """
    there = {min(user.role, role, key=list(Role).index) for user in list_all(db) if not user.disabled}
    return max((one for one in there if one.includes(Role.APPROVER)), key=list(Role).index, default=role)


def disable(db: Database, name: str, *, actor: str, now_at: int) -> None:
    """End a person's access and every session of theirs at once; what they were asked to decide goes to their role."""
    user = get(db, name)
    with db.immediate():
        db.run("UPDATE user SET disabled = 1 WHERE id = ?", (user.id,))
        db.run("DELETE FROM session WHERE user_id = ?", (user.id,))
        db.run("DELETE FROM lease WHERE user_id = ?", (user.id,))
        moves.record(db, actor, "user", name, "disable", now_at=now_at)
        _hand_on(db, user, actor, now_at)


def _hand_on(db: Database, user: User, actor: str, now_at: int) -> None:
    """Let others decide what a person was asked to, who no longer can: those of their role, or leads."""
    role = user.role if user.role.includes(Role.APPROVER) else Role.LEAD
    escalations.hand_on(db, user, standing_in(db, role), actor=actor, now_at=now_at)


def set_authority(db: Database, name: str, authority: Authority | None, *, actor: str, now_at: int) -> User:
    """Give a person an authority of their own, in place of their role's; None takes it back. Raises NotFound."""
    user = get(db, name)
    written = "" if authority is None else _written(authority)
    with db.immediate():
        db.run("UPDATE user SET authority = ? WHERE id = ?", (written, user.id))
        told = "their role's" if authority is None else str(authority)
        moves.record(db, actor, "user", name, "set_authority", now_at=now_at, detail=told)
    return get(db, name)


def create_link(db: Database, name: str, *, now_at: int) -> str:
    """Answer a new secret that signs this person in once, within fifteen minutes."""
    user, token = get(db, name), secrets.token_urlsafe(32)
    with db.immediate():
        db.run("DELETE FROM sign_in_link WHERE expires_at < ?", (now_at - DAY,))
        db.run(
            "INSERT INTO sign_in_link (token_hash, user_id, expires_at) VALUES (?,?,?)",
            (_hash(token), user.id, now_at + LINK_LIFE),
        )
    return token


def sign_in(
    db: Database, token: str, *, address: str, agent: str, now_at: int, life_ms: int = SESSION_LIFE
) -> str | None:
    """Trade a one-time link for a session of this length; answers its secret, or None where the link is no good."""
    with db.immediate():
        row = db.one(
            """UPDATE sign_in_link SET used_at = ? WHERE token_hash = ? AND used_at IS NULL AND expires_at > ?
               AND user_id IN (SELECT id FROM user WHERE disabled = 0) RETURNING user_id""",
            (now_at, _hash(token), now_at),
        )
        if row is None:
            return None
        secret = secrets.token_urlsafe(32)
        db.run(
            """INSERT INTO session (id_hash, user_id, created_at, expires_at, seen_at, address, agent)
               VALUES (?,?,?,?,?,?,?)""",
            (_hash(secret), row["user_id"], now_at, now_at + life_ms, now_at, address[:100], agent[:200]),
        )
        name = db.scalar("SELECT name FROM user WHERE id = ?", (row["user_id"],))
        moves.record(db, name, "user", name, "sign_in", now_at=now_at, detail=address[:100])
    return secret


def find_by_session(db: Database, secret: str, *, now_at: int) -> User | None:
    """Answer who holds this session, or None."""
    row = db.one(
        """SELECT u.*, s.seen_at FROM session s JOIN user u ON u.id = s.user_id
           WHERE s.id_hash = ? AND s.expires_at > ? AND u.disabled = 0""",
        (_hash(secret), now_at),
    )
    if row is None:
        return None
    if row["seen_at"] < now_at - _SEEN_EVERY:
        with db.immediate():
            db.run("UPDATE session SET seen_at = ? WHERE id_hash = ?", (now_at, _hash(secret)))
    return _user(row)


def sign_out(db: Database, secret: str) -> None:
    """End one session."""
    with db.immediate():
        db.run("DELETE FROM session WHERE id_hash = ?", (_hash(secret),))


def _checked(name: str) -> str:
    """Answer a name without the space around it, where colleagues can read it and tell it from others."""
    wanted = name.strip()
    if not wanted:
        raise AllEarsError("A person needs a name.")
    if len(wanted) > _LONGEST_NAME:
        raise AllEarsError(f"A name has {_LONGEST_NAME} characters at most; this one has {len(wanted)}.")
    if wanted != printable(wanted):
        raise AllEarsError("A name is one line of characters that can be seen.")
    if is_by_machine(wanted.casefold()) or wanted.casefold().startswith(_OURS):
        raise AllEarsError(f"{wanted} is what the program calls itself in the history; take another name.")
    return wanted


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def _user(row: Row) -> User:
    return User(
        id=row["id"],
        name=row["name"],
        role=Role(row["role"]),
        disabled=bool(row["disabled"]),
        authority=_read(row["authority"]),
    )


def _written(authority: Authority) -> str:
    return json.dumps({"amounts": dict(authority.amounts), "commitments": sorted(authority.commitments)})


def _read(written: str) -> Authority | None:
    if not written:
        return None
    told = json.loads(written)
    return Authority(amounts=told["amounts"], commitments=frozenset(told["commitments"]))
