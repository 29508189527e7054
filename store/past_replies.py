"""Replies that are out, by the mention they answered: what is like a new mention may be answered alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from domain.delivery import DeliveryStatus
from domain.handoff import HandOffOutcome
from domain.mention import Author
from store.database import Database

# almost everything is sent: that index is no help, and coalesce keeps SQLite from taking it
_OUT = f"""SELECT mention_id, approval_id, account, platform, text, updated_at AS at FROM delivery
    WHERE coalesce(status, '') = '{DeliveryStatus.SENT}' AND {{sent}}
    UNION ALL
    SELECT mention_id, approval_id, account, platform, text, closed_at AS at FROM hand_off
    WHERE outcome = '{HandOffOutcome.POSTED}' AND {{posted}}"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Answered:
    """A mention that was answered, and its vector; `at` is when its reply went out."""

    mention_id: int
    brand: str
    language: str
    vector: bytes
    at: int


@dataclass(frozen=True, kw_only=True, slots=True)
class PastReply:
    """A reply that is out: its text, to whom it went, and who approved it."""

    mention_id: int
    approval_id: int
    account: str
    platform: str
    text: str
    at: int
    author: Author
    approved_by: str


def list_answered(db: Database, model: str, since_at: int, *, limit: int) -> list[Answered]:
    """Answer the mentions that a model has read and whose replies went out since a moment, the newest first."""
    out = _OUT.format(sent="updated_at >= ?1", posted="closed_at >= ?1")
    rows = db.rows(
        f"""SELECT v.mention_id, m.brand, m.language, v.body AS vector, s.at
            FROM (SELECT mention_id, at FROM ({out}) ORDER BY at DESC LIMIT ?3) s
            JOIN vector v ON v.mention_id = s.mention_id AND v.model = ?2 JOIN mention m ON m.id = s.mention_id
            ORDER BY s.at DESC""",
        (since_at, model, limit),
    )
    return [Answered(**dict(row)) for row in rows]


def find_vector(db: Database, mention_id: int) -> tuple[str, bytes]:
    """Answer the model that read a mention, and its vector; both empty where there is none."""
    row = db.one("SELECT model, body FROM vector WHERE mention_id = ?", (mention_id,))
    return ("", b"") if row is None else (row["model"], row["body"])


def find_vectors(db: Database, model: str, mention_ids: Sequence[int]) -> dict[int, bytes]:
    """Answer the vectors of mentions, by their ids, as far as this model has read them."""
    marks = ",".join("?" * len(mention_ids))
    rows = db.rows(
        f"SELECT mention_id, body FROM vector WHERE model = ? AND mention_id IN ({marks})", (model, *mention_ids)
    )
    return {int(row["mention_id"]): row["body"] for row in rows}


def find_many(db: Database, mention_ids: Sequence[int]) -> dict[int, PastReply]:
    """Answer the replies to mentions that are out at this moment, by the mentions' ids."""
    marks = ",".join("?" * len(mention_ids))
    among = f"mention_id IN ({marks})"
    rows = db.rows(
        f"""SELECT s.*, m.author_id, m.author_handle, m.author_name, u.name AS approved_by
            FROM ({_OUT.format(sent=among, posted=among)}) s JOIN mention m ON m.id = s.mention_id
            JOIN approval p ON p.id = s.approval_id JOIN user u ON u.id = p.user_id""",
        (*mention_ids, *mention_ids),
    )
    return {
        int(row["mention_id"]): PastReply(
            mention_id=row["mention_id"],
            approval_id=row["approval_id"],
            account=row["account"],
            platform=row["platform"],
            text=row["text"],
            at=row["at"],
            author=Author(native_id=row["author_id"], handle=row["author_handle"], name=row["author_name"]),
            approved_by=row["approved_by"],
        )
        for row in rows
    }
