"""Preferences: what a manager keeps by hand of one author on one network. Set anew or erased, never inferred."""

from __future__ import annotations

from domain.mention import Author
from domain.playbook import Formality
from domain.preference import Preference
from domain.text import clean
from domain.text import clean_name
from store import moves
from store.database import Database

_SUBJECT = "preference"
_LONGEST_NAME = 80
#: An author is who writes under the same id and handle, as everywhere.
CHANGES = (
    """CREATE TABLE preference (
        platform TEXT NOT NULL, author_id TEXT NOT NULL, handle TEXT NOT NULL CHECK (handle <> ''),
        name TEXT NOT NULL, formality TEXT NOT NULL, language TEXT NOT NULL, set_by TEXT NOT NULL,
        set_at INTEGER NOT NULL, PRIMARY KEY (platform, handle, author_id)) STRICT""",
)
_OF_AUTHOR = "platform = ? AND handle = ? AND author_id = ?"


def find(db: Database, platform: str, author: Author) -> Preference | None:
    """Answer what is kept of an author, or None."""
    sql = f"SELECT name, formality, language, set_by, set_at FROM preference WHERE {_OF_AUTHOR}"
    row = db.one(sql, (platform, author.handle, author.native_id))
    if row is None:
        return None
    return Preference(**{**dict(row), "formality": Formality(row["formality"]) if row["formality"] else None})


def save(db: Database, platform: str, author: Author, wanted: Preference) -> None:
    """Keep this of an author in place of what was kept; where it says nothing, what was kept is erased.

    `wanted` names who sets it, and when. History says that it was set, never what, so that it can be erased for good.
    """
    if wanted.is_empty:
        erase(db, platform, author, actor=wanted.set_by, now_at=wanted.set_at)
        return
    kept = (clean_name(wanted.name, _LONGEST_NAME), str(wanted.formality or ""), clean(wanted.language))
    with db.immediate():
        db.run(f"DELETE FROM preference WHERE {_OF_AUTHOR}", (platform, author.handle, author.native_id))
        db.run(
            """INSERT INTO preference (platform, handle, author_id, name, formality, language, set_by, set_at)
               VALUES (?,?,?,?,?,?,?,?)""",
            (platform, author.handle, author.native_id, *kept, wanted.set_by, wanted.set_at),
        )
        moves.record(db, wanted.set_by, _SUBJECT, _name(platform, author), "set", now_at=wanted.set_at)


def erase(db: Database, platform: str, author: Author, *, actor: str, now_at: int) -> bool:
    """Delete what is kept of an author; answer whether there was anything."""
    with db.immediate():
        sql = f"DELETE FROM preference WHERE {_OF_AUTHOR}"
        is_gone = db.run(sql, (platform, author.handle, author.native_id)) > 0
        if is_gone:
            moves.record(db, actor, _SUBJECT, _name(platform, author), "erase", now_at=now_at)
    return is_gone


def forget(db: Database, *, before_at: int) -> int:
    """Delete what was set before a moment of authors who have not written since then either; answer how many."""
    with db.immediate():
        return db.run(
            """DELETE FROM preference WHERE set_at < ?1 AND NOT EXISTS (SELECT 1 FROM mention m
               WHERE m.platform = preference.platform AND m.author_handle = preference.handle
               AND m.author_id = preference.author_id AND m.created_at >= ?1)""",
            (before_at,),
        )


def _name(platform: str, author: Author) -> str:
    return f"{author.handle} on {platform}"
