"""What a brand said lately, on every network: replies that were sent, and those a person posted by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from store.database import Database
from store.database import Row
from store.database import Value


@dataclass(frozen=True, kw_only=True, slots=True)
class SentReply:
    """A reply that is out, where, and since when (milliseconds UTC)."""

    text: str
    account: str
    platform: str
    sent_at: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Topic:
    """What a sentence is about: beginnings of words, small letters alone, and how many a reply on it has at least."""

    beginnings: tuple[str, ...]
    least: int


# the plus keeps the planner from reading and sorting all that was ever sent
_OUT = """SELECT text, account, platform, mention_id, updated_at AS at FROM delivery WHERE +status = 'sent'
    UNION ALL
    SELECT text, account, platform, mention_id, closed_at AS at FROM hand_off WHERE outcome = 'posted'"""
#: So many replies are looked through for a topic, the newest: what a brand of 300 replies a day says in a month.
_MOST_READ = 10_000


def replies_since(db: Database, brand: str, since_at: int, *, but_mention: int, limit: int) -> list[SentReply]:
    """Answer a brand's replies since a moment, newest first, but not those to one mention."""
    rows = db.rows(
        f"""SELECT s.text, s.account, s.platform, s.at FROM ({_OUT}) AS s JOIN mention m ON m.id = s.mention_id
            WHERE s.at >= ? AND m.brand = ? AND s.mention_id <> ? ORDER BY s.at DESC LIMIT ?""",
        (since_at, brand, but_mention, limit),
    )
    return _replies(rows)


def replies_about(
    db: Database, brand: str, topics: Sequence[Topic], since_at: int, *, but_mention: int, limit: int
) -> list[SentReply]:
    """Answer a brand's replies since a moment that speak of one of the topics, newest first, but not to one mention."""
    if not topics:
        return []
    # words are looked for before mentions are read: of thousands of replies few speak of the matter
    speaks = " OR ".join(f"{' + '.join(['(s.text LIKE ?)'] * len(one.beginnings))} >= ?" for one in topics)
    sought: list[Value] = []
    for one in topics:
        sought += [*(f"%{beginning}%" for beginning in one.beginnings), one.least]
    rows = db.rows(
        f"""SELECT h.text, h.account, h.platform, h.at FROM
              (SELECT s.* FROM (SELECT * FROM ({_OUT}) WHERE at >= ? ORDER BY at DESC LIMIT {_MOST_READ}) AS s
               WHERE {speaks}) AS h CROSS JOIN mention m ON m.id = h.mention_id
            WHERE m.brand = ? AND h.mention_id <> ? ORDER BY h.at DESC LIMIT ?""",
        (since_at, *sought, brand, but_mention, limit),
    )
    return _replies(rows)


def _replies(rows: Sequence[Row]) -> list[SentReply]:
    return [
        SentReply(text=row["text"], account=row["account"], platform=row["platform"], sent_at=row["at"]) for row in rows
    ]
