"""What people made of drafts: each decided draft as it was written, and as it went out or was refused."""

from __future__ import annotations

from dataclasses import dataclass

from domain.draft import COMPOSER
from domain.draft import MODEL
from domain.draft import DraftStatus
from domain.draft import Move
from domain.draft import RejectReason
from store import drafts
from store.database import Database


@dataclass(frozen=True, kw_only=True, slots=True)
class Decided:
    """A draft of a program that a person approved or rejected: `drafted` in its words, `text` in those decided on."""

    draft_id: int
    mention_id: int
    account: str
    language: str
    playbook: str
    reason: RejectReason | None  #: why it was rejected, None where it was approved
    drafted: str
    moves: tuple[Move, ...]
    text: str
    created_at: int
    decided_at: int


def list_decided(db: Database, since_at: int, *, limit: int) -> list[Decided]:
    """Answer the drafts decided since a moment, the newest first; what was taken back is not decided.

    Drafts that a person began are not among them.
    """
    rows = db.rows(
        f"""SELECT f.id AS draft_id, f.mention_id, f.account, coalesce(a.language, m.language) AS language, f.playbook,
              f.reject_reason AS reason, made.text AS drafted, made.moves, r.text, f.created_at,
              f.updated_at AS decided_at
            FROM draft f JOIN mention m ON m.id = f.mention_id LEFT JOIN assessment a ON a.mention_id = f.mention_id
            JOIN revision r ON r.id = f.revision_id
            JOIN revision made ON made.id = (SELECT max(id) FROM revision WHERE draft_id = f.id
              AND (written_by = '{COMPOSER}' OR substr(written_by, 1, {len(MODEL)}) = '{MODEL}'))
            WHERE f.status IN ('{DraftStatus.APPROVED}', '{DraftStatus.REJECTED}') AND f.updated_at >= ?
            ORDER BY f.id DESC LIMIT ?""",
        (since_at, limit),
    )
    return [
        Decided(
            **{
                **dict(row),
                "reason": RejectReason(row["reason"]) if row["reason"] else None,
                "moves": drafts.read_moves(row["moves"]),
            }
        )
        for row in rows
    ]
