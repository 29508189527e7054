"""What was between us and a person before, on one network, and how soon we have answered on an account."""

from __future__ import annotations

from dataclasses import dataclass

from domain.assessment import Intent
from domain.mention import Author
from domain.mention import Mention
from store.database import Database


def replies_to(db: Database, platform: str, author: Author, *, before_at: int, limit: int) -> list[str]:
    """Answer the texts of replies we sent to a person on a network before a moment, newest first.

    A person is who wrote under the same id and handle; without a handle nobody is known.
    """
    if not author.handle:
        return []
    # the plus, here and below: almost everything is sent, and that index would bring all of it
    rows = db.rows(
        """SELECT d.text FROM mention m JOIN delivery d ON d.mention_id = m.id
           WHERE m.platform = ? AND m.author_handle = ? AND m.author_id = ? AND +d.status = 'sent' AND d.updated_at < ?
           ORDER BY d.updated_at DESC, d.id DESC LIMIT ?""",
        (platform, author.handle, author.native_id, before_at, limit),
    )
    return [row["text"] for row in rows]


@dataclass(frozen=True, kw_only=True, slots=True)
class AnsweredPost:
    """A post of the same person that we answered, as it was judged; `sent_at` is when our reply went out."""

    text: str
    intent: Intent
    language: str
    sent_at: int


def last_answered(db: Database, mention: Mention, *, since_at: int) -> AnsweredPost | None:
    """Answer the post of a mention's author that we answered last before it and since a moment, None for none.

    Only what they wrote to the same account on the same network about the same brand counts.
    """
    author = mention.author
    if not author.handle:
        return None
    row = db.one(
        """SELECT m.text, a.intent, a.language, d.updated_at AS sent_at
           FROM mention m JOIN delivery d ON d.mention_id = m.id JOIN assessment a ON a.mention_id = m.id
           WHERE m.platform = ? AND m.author_handle = ? AND m.author_id = ? AND m.account = ? AND m.brand = ?
           AND m.id <> ? AND +d.status = 'sent' AND d.updated_at >= ? AND d.updated_at < ?
           ORDER BY d.updated_at DESC, d.id DESC LIMIT 1""",
        (
            mention.platform,
            author.handle,
            author.native_id,
            mention.account,
            mention.brand,
            mention.id,
            since_at,
            mention.created_at,
        ),
    )
    return None if row is None else AnsweredPost(**{**dict(row), "intent": Intent(row["intent"])})


def answer_times(db: Database, account: str, *, since_at: int, limit: int) -> list[tuple[int, int]]:
    """Answer when a post was written and when our reply to it went out, for the newest replies of an account."""
    rows = db.rows(
        """SELECT m.created_at AS written_at, d.updated_at AS sent_at
           FROM delivery d JOIN mention m ON m.id = d.mention_id
           WHERE d.account = ? AND +d.status = 'sent' AND d.updated_at >= ? ORDER BY d.updated_at DESC LIMIT ?""",
        (account, since_at, limit),
    )
    return [(row["written_at"], row["sent_at"]) for row in rows]
