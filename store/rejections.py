"""Why drafts were rejected, counted: by reason, and by the playbook that made them."""

from __future__ import annotations

from dataclasses import dataclass

from domain.draft import RejectReason
from store.database import Database


@dataclass(frozen=True, kw_only=True, slots=True)
class Rejections:
    """How many drafts of a playbook were rejected for a reason; `playbook` is empty for those a person began."""

    reason: RejectReason
    playbook: str
    count: int


def count(db: Database, *, since_at: int) -> list[Rejections]:
    """Answer the rejections since a moment that nobody took back, the most frequent first."""
    rows = db.rows(
        """SELECT reject_reason, playbook, count(*) AS n FROM draft
           WHERE reject_reason IS NOT NULL AND updated_at >= ? GROUP BY reject_reason, playbook
           ORDER BY n DESC, reject_reason, playbook""",
        (since_at,),
    )
    return [
        Rejections(reason=RejectReason(row["reject_reason"]), playbook=row["playbook"], count=row["n"]) for row in rows
    ]
