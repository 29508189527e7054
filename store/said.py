"""What a brand said lately, on every network: replies that were sent, and those a person posted by hand."""

from __future__ import annotations

from dataclasses import dataclass

from store.database import Database


@dataclass(frozen=True, kw_only=True, slots=True)
class SentReply:
    """A reply that is out, where, and since when (milliseconds UTC)."""

    text: str
    account: str
    platform: str
    sent_at: int


def replies_since(db: Database, brand: str, since_at: int, *, but_mention: int, limit: int) -> list[SentReply]:
    """Answer a brand's replies since a moment, newest first, but not those to one mention."""
    # the plus keeps the planner from reading and sorting all that was ever sent
    rows = db.rows(
        """SELECT s.text, s.account, s.platform, s.at FROM (
             SELECT text, account, platform, mention_id, updated_at AS at FROM delivery WHERE +status = 'sent'
             UNION ALL
             SELECT text, account, platform, mention_id, closed_at AS at FROM hand_off WHERE outcome = 'posted') AS s
           JOIN mention m ON m.id = s.mention_id
           WHERE s.at >= ? AND m.brand = ? AND s.mention_id <> ? ORDER BY s.at DESC LIMIT ?""",
        (since_at, brand, but_mention, limit),
    )
    return [
        SentReply(text=row["text"], account=row["account"], platform=row["platform"], sent_at=row["at"]) for row in rows
    ]
