"""What posts said before their authors changed them: history keeps the hash, the text stands here until erased."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from domain.activity import Activity
from domain.audit import EDIT
from domain.audit import OLD_EDIT
from domain.mention import Mention
from domain.text import content_hash
from domain.workflow import Subject
from store import moves
from store.database import Database
from store.dialect import SQLITE
from store.schema import refuse

CHANGES = (
    f"""CREATE TABLE earlier_text (
        id {SQLITE.identity}, mention_id INTEGER NOT NULL REFERENCES mention(id) ON DELETE CASCADE,
        content_hash TEXT NOT NULL, text TEXT NOT NULL, kept_at INTEGER NOT NULL,
        UNIQUE (mention_id, content_hash)) STRICT""",
    "CREATE INDEX earlier_text_by_age ON earlier_text (kept_at)",
    refuse(
        "earlier_text_frozen",
        "UPDATE OF mention_id, content_hash, text ON earlier_text",
        "",
        "what a post said cannot be changed, only erased",
    ),
    # or the words of a post that was changed stand in the search index until it is merged
    "INSERT INTO mention_words (mention_words, rank) VALUES ('secure-delete', 1)",
)


def keep(db: Database, mention: Mention, *, actor: str, now_at: int) -> None:
    """Keep what a post says, before its author's change is stored. Must run inside a transaction."""
    digest = content_hash(mention.text)
    moves.record(db, actor, Subject.MENTION, mention.id, EDIT, now_at=now_at, detail=digest)
    db.run(
        """INSERT INTO earlier_text (mention_id, content_hash, text, kept_at) VALUES (?,?,?,?)
           ON CONFLICT (mention_id, content_hash) DO UPDATE SET kept_at = excluded.kept_at""",
        (mention.id, digest, mention.text, now_at),
    )


def find(db: Database, mention_id: int, digest: str) -> str | None:
    """Answer the text of this hash that a post had before a change, or None where it is erased."""
    kept = _find_kept(db, mention_id, digest)
    if kept is not None:
        return kept
    sql = "SELECT detail FROM activity WHERE subject = ? AND subject_id = ? AND action = ? ORDER BY id DESC"
    told = (str(row["detail"]) for row in db.rows(sql, (str(Subject.MENTION), str(mention_id), OLD_EDIT)))
    return next((text for text in told if content_hash(text) == digest), None)


def tell(db: Database, lines: Sequence[Activity]) -> list[Activity]:
    """Answer a mention's lines of history, those of changes with the text, as they read before it could be erased.

    One whose text is erased stays as it is stored.
    """
    return [_told(db, line) if line.action == EDIT else line for line in lines]


def forget(db: Database, mention_id: int) -> int:
    """Erase what a post said before; answer how many texts. Must run inside a transaction."""
    return db.run("DELETE FROM earlier_text WHERE mention_id = ?", (mention_id,))


def _find_kept(db: Database, mention_id: int, digest: str) -> str | None:
    sql = "SELECT text FROM earlier_text WHERE mention_id = ? AND content_hash = ?"
    row = db.one(sql, (mention_id, digest))
    return None if row is None else str(row["text"])


def _told(db: Database, line: Activity) -> Activity:
    text = _find_kept(db, int(line.subject_id), line.detail)
    return line if text is None else replace(line, action=OLD_EDIT, detail=text)
