"""What people's corrections say of a mention now: the one rule of which word counts."""

from __future__ import annotations

from domain.correction import CorrectedField
from domain.correction import Overrides
from store.database import Database


def find(db: Database, brand: str, copy_key: str, mention_id: int = 0) -> Overrides:
    """Answer the last word that counts for each field, of those said of the mention itself or of a copy of it.

    A word about the mention itself comes before any about its copies. Without `mention_id` it is a copy that just
    arrived.
    """
    rows = db.rows(
        """SELECT field, value FROM correction WHERE undone_at IS NULL AND mention_id <> ? AND brand = ?
           AND copy_key = ? ORDER BY id""",
        (mention_id, brand, copy_key),
    ) + db.rows(
        "SELECT field, value FROM correction WHERE undone_at IS NULL AND mention_id = ? ORDER BY id", (mention_id,)
    )
    return {CorrectedField(row["field"]): str(row["value"]) for row in rows}
