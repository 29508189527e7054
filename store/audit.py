"""Reads what auditors want to see, as it stood at one moment: the whole history, every approval with its post."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from domain.activity import Activity
from domain.audit import APPROVE
from domain.audit import SEE
from domain.audit import Approved
from store import earlier_texts
from store import moves
from store.database import Database
from store.database import Row

_BATCH = 2_000
_APPROVALS = """SELECT a.*, u.name AS user, f.mention_id, f.platform, r.text, r.written_by, m.text AS post_text,
    m.content_hash AS post_hash, m.author_handle, m.url AS post_url, m.created_at AS post_at, d.status, d.native_id,
    d.url AS reply_url, h.id AS hand_off, h.outcome, h.native_id AS hand_native_id, h.url AS hand_url
    FROM approval a JOIN user u ON u.id = a.user_id JOIN draft f ON f.id = a.draft_id
    JOIN revision r ON r.id = a.revision_id JOIN mention m ON m.id = f.mention_id
    LEFT JOIN delivery d ON d.mention_id = f.mention_id AND d.approval_id = a.id
    LEFT JOIN hand_off h ON h.mention_id = f.mention_id AND h.approval_id = a.id
    WHERE a.id > ? ORDER BY a.id LIMIT ?"""


@contextmanager
def snapshot(db: Database) -> Iterator[None]:
    """Read everything in the block as it stands now; whoever writes meanwhile neither waits nor is seen."""
    connection = db.connection()
    connection.execute("BEGIN")
    try:
        db.scalar("SELECT count(*) FROM switch")
        yield
    finally:
        connection.execute("ROLLBACK")


def history(db: Database) -> Iterator[Activity]:
    """Walk the whole history, the oldest line first."""
    last = 0
    while rows := moves.lines_after(db, last, _BATCH):
        yield from rows
        last = rows[-1].id


def approvals(db: Database) -> Iterator[Approved]:
    """Walk every approval there ever was, the oldest first."""
    last = 0
    while rows := db.rows(_APPROVALS, (last, _BATCH)):
        for row in rows:
            yield _approved(db, row)
        last = rows[-1]["id"]


def _seen(db: Database, row: Row) -> tuple[str, str]:
    """Answer the post as it stood when it was approved, for its author may have changed it since; and nothing.

    Where that text is erased, nothing and its hash.
    """
    seen = db.scalar(
        "SELECT detail FROM activity WHERE subject = 'draft' AND subject_id = ? AND action = ? AND at = ?",
        (str(row["draft_id"]), SEE, row["approved_at"]),
    )
    if seen in {None, row["post_hash"]}:
        return str(row["post_text"]), ""
    earlier = earlier_texts.find(db, row["mention_id"], str(seen))
    return ("", str(seen)) if earlier is None else (earlier, "")


def _approved(db: Database, row: Row) -> Approved:
    line = db.scalar(
        """SELECT id FROM activity WHERE subject = 'draft' AND subject_id = ? AND action = ? AND detail = ? AND at = ?
           AND actor = ? ORDER BY id DESC LIMIT 1""",
        (str(row["draft_id"]), APPROVE, row["hash"], row["approved_at"], row["user"]),
    )
    stood = db.rows("SELECT rule, message, reason FROM stood_for WHERE approval_id = ? ORDER BY id", (row["id"],))
    post_text, post_erased = _seen(db, row)
    by_hand = "" if row["hand_off"] is None else f"by hand: {row['outcome'] or 'open'}"
    return Approved(
        approval=row["id"],
        line=line or 0,
        draft=row["draft_id"],
        mention=row["mention_id"],
        user=row["user"],
        at=row["approved_at"],
        account=row["account"],
        platform=row["platform"],
        target_id=row["target_id"],
        text=row["text"],
        hash=row["hash"],
        written_by=row["written_by"],
        post_text=post_text,
        post_erased=post_erased,
        post_author=row["author_handle"],
        post_url=row["post_url"],
        post_at=row["post_at"],
        stood_for=tuple(f"{one['message']} {one['reason']}".strip() for one in stood),
        outcome=row["status"] or by_hand,
        native_id=row["native_id"] or row["hand_native_id"] or "",
        url=row["reply_url"] or row["hand_url"] or "",
    )
