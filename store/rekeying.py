"""Gives stored mentions and corrections the key that copies of their text share now."""

from __future__ import annotations

from sqlite_utils import Database as Utils

from domain.copies import copy_key

_BATCH = 1_000
_FROZEN = "correction_frozen"
# A mention that has the key a correction was made with tells its new one; a text edited away since has no copies.
_CORRECTIONS = """UPDATE correction SET copy_key = coalesce((SELECT copy_key(m.text) FROM assessment a
    JOIN mention m ON m.id = a.mention_id WHERE a.copy_key = correction.copy_key LIMIT 1), copy_key)"""
_JUDGED = """SELECT a.mention_id, a.copy_key, m.text FROM assessment a JOIN mention m ON m.id = a.mention_id
    WHERE a.mention_id > ? ORDER BY a.mention_id LIMIT ?"""
# Whoever stored an edited text meanwhile has given it its key, too.
_ASSESSMENT = "UPDATE assessment SET copy_key = ? WHERE mention_id = ? AND copy_key = ?"


def rekey(db: Utils) -> None:
    """Compute every key anew, and write them a batch at a time: others get the write lock while the next is computed.

    Cut off, it is begun anew with the same end: a correction that has its new key finds no other.
    """
    db.register_function(copy_key)
    [frozen] = db.conn.execute("SELECT sql FROM sqlite_master WHERE name = ?", (_FROZEN,)).fetchone()
    with db.atomic():
        db.conn.execute(f"DROP TRIGGER {_FROZEN}")
        db.conn.execute(_CORRECTIONS)
        db.conn.execute(frozen)
    last = 0
    while rows := db.conn.execute(_JUDGED, (last, _BATCH)).fetchall():
        keys = [(copy_key(text), mention_id, old) for mention_id, old, text in rows]
        with db.atomic():
            db.conn.executemany(_ASSESSMENT, keys)
        last = rows[-1][0]
