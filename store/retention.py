"""Forgets what need not be kept: the networks' raw words, and what posts said before their authors changed them."""

from __future__ import annotations

from itertools import takewhile

from domain.mention import Author
from domain.text import clean_name
from domain.workflow import Subject
from store import moves
from store.database import Database

_BATCH = 1_000
_OF_AUTHOR = """SELECT m.id FROM mention m WHERE m.platform = ? AND lower(m.author_handle) = lower(?)
    AND (m.id IN (SELECT mention_id FROM earlier_text) OR m.id IN (SELECT mention_id FROM raw_post)) ORDER BY m.id"""


def forget_raw(db: Database, *, before_at: int, limit: int = _BATCH) -> int:
    """Delete the raw words of the oldest mentions that were taken in before a moment; answer how many, at most `limit`.

    Mentions are numbered in the order they came in, so the walk ends at the first one that is young enough.
    """
    with db.immediate():
        oldest = db.rows("SELECT mention_id, fetched_at FROM raw_post ORDER BY mention_id LIMIT ?", (limit,))
        old = list(takewhile(lambda row: row["fetched_at"] < before_at, oldest))
        if not old:
            return 0
        return db.run("DELETE FROM raw_post WHERE mention_id <= ?", (old[-1]["mention_id"],))


def forget_earlier(db: Database, *, before_at: int) -> int:
    """Erase what posts said before changes from before a moment; answer how many texts."""
    with db.immediate():
        return db.run("DELETE FROM earlier_text WHERE kept_at < ?", (before_at,))


def erase_author(db: Database, platform: str, author: Author, *, actor: str, now_at: int) -> int:
    """Erase both of every post under an author's handle, in whatever case; answer of how many posts.

    The history of each says so, without a name.
    """
    with db.immediate():
        ids = [int(row["id"]) for row in db.rows(_OF_AUTHOR, (platform, clean_name(author.handle)))]
        for table in ("earlier_text", "raw_post"):
            db.run_many(f"DELETE FROM {table} WHERE mention_id = ?", [(key,) for key in ids])
        told = [(now_at, actor, str(Subject.MENTION), str(key), "erase", "", "", "") for key in ids]
        moves.record_many(db, told)
    return len(ids)
