"""What the store keeps of a mention, read as the program reads it."""

from __future__ import annotations

from domain.assessment import Reading
from store import readings
from store.database import Database


def kept_reading(db: Database, mention_id: int, model: str) -> Reading | None:
    """Answer what a model said of a mention, with its vector; None where it never did."""
    row = db.one("SELECT body, answers FROM vector WHERE mention_id = ? AND model = ?", (mention_id, model))
    return None if row is None else readings.read_vector(row["answers"], row["body"])
