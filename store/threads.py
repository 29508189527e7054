"""What was said before a mention in its conversation by its author, and by us to them: nobody else's words."""

from __future__ import annotations

from dataclasses import dataclass

from domain.assessment import Intent
from domain.mention import Mention
from store.database import Database
from store.database import Row

#: Who goes back further than so many posts talks of something else by now.
_MOST = 20
#: Handles are compared as they are stored; what a context post tells of its author is the handle alone.
_EARLIER = """SELECT m.native_id, m.parent_id, m.text, m.created_at, 0 AS is_ours, a.intent, a.language
        FROM mention m LEFT JOIN assessment a ON a.mention_id = m.id
        WHERE m.platform = ?1 AND m.conversation_id = ?2 AND m.created_at <= ?3 AND m.id <> ?4
        AND m.author_handle = ?5 AND m.author_id = ?6 AND m.account = ?7 AND m.close_reason IS NOT 'deleted'
    UNION ALL
    SELECT c.native_id, c.parent_id, c.text, c.created_at, c.is_ours, NULL, NULL
        FROM context_post c
        WHERE c.platform = ?1 AND c.conversation_id = ?2 AND c.created_at <= ?3 AND c.native_id <> ?8
        AND ((c.is_ours = 0 AND c.author_handle = ?5) OR (c.is_ours = 1 AND (
            EXISTS (SELECT 1 FROM mention t WHERE t.platform = ?1 AND t.native_id = c.parent_id
                AND t.author_handle = ?5 AND t.author_id = ?6 AND t.account = ?7 AND t.close_reason IS NOT 'deleted')
            OR EXISTS (SELECT 1 FROM context_post t WHERE t.platform = ?1 AND t.native_id = c.parent_id
                AND t.author_handle = ?5 AND t.is_ours = 0))))
        AND NOT EXISTS (SELECT 1 FROM mention k WHERE k.platform = ?1 AND k.native_id = c.native_id)
    ORDER BY 4 DESC, 1 DESC LIMIT ?9"""


@dataclass(frozen=True, kw_only=True, slots=True)
class EarlierPost:
    """A post before a mention, by its author or, `is_ours`, by us to them. `intent` is None where nobody judged it."""

    text: str
    is_ours: bool
    intent: Intent | None = None
    language: str = ""


def read_earlier(db: Database, mention: Mention) -> tuple[EarlierPost, ...]:
    """Answer the newest posts before a mention in its conversation, oldest first; none where it answers no post.

    Only posts of the mention's own author count, and those of ours that answer one of them; without a handle nobody is
    known. What its author has deleted is not read.
    """
    author = mention.author
    if not (mention.parent_id and mention.conversation_id and author.handle):
        return ()
    rows = db.rows(
        _EARLIER,
        (
            mention.platform,
            mention.conversation_id,
            mention.created_at,
            mention.id,
            author.handle,
            author.native_id,
            mention.account,
            mention.native_id,
            _MOST,
        ),
    )
    return tuple(map(_post, reversed(rows))) if any(not row["is_ours"] for row in rows) else ()


def _post(row: Row) -> EarlierPost:
    return EarlierPost(
        text=row["text"],
        is_ours=bool(row["is_ours"]),
        intent=Intent(row["intent"]) if row["intent"] else None,
        language=row["language"] or "",
    )
