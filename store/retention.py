"""Forgets what need not be kept: the networks' raw words, once no parser will read them again."""

from __future__ import annotations

from itertools import takewhile

from store.database import Database

_BATCH = 1_000


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
