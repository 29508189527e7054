"""Mentions as they are read and moved, one by one; how they come in stands in store/intake.py."""

from __future__ import annotations

from collections.abc import Collection
from collections.abc import Mapping
from dataclasses import dataclass

from domain.assessment import Intent
from domain.errors import NotFound
from domain.mention import Author
from domain.mention import CloseReason
from domain.mention import Mention
from domain.mention import MentionKind
from domain.mention import MentionStatus
from domain.workflow import Subject
from store import moves
from store.database import Database
from store.database import Row
from store.database import Value

#: Later than any moment: no settling window.
_LATEST = 2**62
#: What gets a draft. Whoever was asked to decide wants one as well, where a changed fact or their own no took the one
#: there was. Left to itself the planner reads all that is open, each second, for the few that have none.
_DRAFTED = (
    f"mention m INDEXED BY mention_undrafted WHERE status = '{MentionStatus.OPEN}' AND has_draft = 0",
    f"mention m WHERE status = '{MentionStatus.ESCALATED}' AND has_draft = 0",
)
#: What nobody has judged since its author changed it.
_CHANGED = """EXISTS (SELECT 1 FROM earlier_text e WHERE e.mention_id = m.id)
    AND NOT EXISTS (SELECT 1 FROM assessment a WHERE a.mention_id = m.id)"""
#: So many of an author's earlier posts are looked at: more of them tell nothing new.
_MOST_EARLIER = 20


@dataclass(frozen=True, kw_only=True, slots=True)
class History:
    """What an author's earlier posts on the network came to, of the newest twenty."""

    earlier: int = 0
    answered: int = 0
    complaints: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Trouble:
    """Who reported a trouble to an account; `copy_key` is what copies of the post share."""

    account: str
    author: str
    intent: Intent
    copy_key: str


def get(db: Database, mention_id: int) -> Mention:
    """Answer one mention; raises NotFound."""
    row = db.one("SELECT * FROM mention WHERE id = ?", (mention_id,))
    if row is None:
        raise NotFound("mention", mention_id)
    return from_row(row)


def find(db: Database, platform: str, native_id: str) -> Mention:
    """Answer the mention a network knows by this id; raises NotFound."""
    row = db.one("SELECT * FROM mention WHERE platform = ? AND native_id = ?", (platform, native_id))
    if row is None:
        raise NotFound("mention", f"{native_id} on {platform}")
    return from_row(row)


def list_new(db: Database, limit: int, after_id: int = 0) -> list[Mention]:
    """Answer mentions that triage has not seen, oldest id first."""
    sql = "SELECT * FROM mention WHERE status = 'new' AND id > ? ORDER BY id LIMIT ?"
    return [from_row(row) for row in db.rows(sql, (after_id, limit))]


def list_changed(db: Database, limit: int) -> list[Mention]:
    """Answer mentions that wait for people and that nothing has judged since their author changed them."""
    sql = f"""SELECT m.* FROM mention m WHERE m.id IN (SELECT mention_id FROM earlier_text)
              AND m.status IN ('open', 'snoozed', 'escalated') AND {_CHANGED} ORDER BY m.id LIMIT ?"""
    return [from_row(row) for row in db.rows(sql, (limit,))]


def list_undrafted(db: Database, limit: int, settled_at: int | None = None) -> list[Mention]:
    """Answer mentions without a draft that are open or somebody was asked to decide, the most urgent first.

    One whose author changed it waits until it is judged anew. With `settled_at` those are left out whose author has
    written in the conversation since then: whoever is still writing is not interrupted. What was read from a file is
    over, whenever it says it was written.
    """
    settled = f"""NOT ({_CHANGED}) AND
             (kind = '{MentionKind.IMPORTED}' OR created_at <= ?1 AND NOT EXISTS (SELECT 1 FROM mention later
             WHERE later.platform = m.platform AND later.conversation_id = m.conversation_id AND m.conversation_id <> ''
             AND later.created_at > ?1 AND later.author_handle = m.author_handle AND m.author_handle <> ''))
             ORDER BY score DESC, id LIMIT ?2"""
    found = " UNION ALL ".join(f"SELECT * FROM (SELECT * FROM {waiting} AND {settled})" for waiting in _DRAFTED)
    latest = _LATEST if settled_at is None else settled_at
    return [from_row(row) for row in db.rows(f"{found} ORDER BY score DESC, id LIMIT ?2", (latest, limit))]


def count_undrafted(db: Database) -> int:
    """Answer how many mentions `list_undrafted` would (an index scan: for progress bars, not for pages)."""
    return int(db.scalar("SELECT " + " + ".join(f"(SELECT count(*) FROM {waiting})" for waiting in _DRAFTED)))


def count_new(db: Database) -> int:
    """Answer how many mentions wait for triage."""
    return int(db.scalar("SELECT n FROM tally WHERE name = 'mention:new'"))


def conversation(db: Database, mention: Mention, limit: int = 50) -> list[Mention]:
    """Answer the stored posts of a mention's conversation, oldest first, ours among them and the mention itself."""
    if not mention.conversation_id:
        return [mention]
    mentions = db.rows(
        "SELECT * FROM mention WHERE platform = ? AND conversation_id = ? ORDER BY created_at DESC LIMIT ?",
        (mention.platform, mention.conversation_id, limit),
    )
    context = db.rows(
        "SELECT * FROM context_post WHERE platform = ? AND conversation_id = ? ORDER BY created_at DESC LIMIT ?",
        (mention.platform, mention.conversation_id, limit),
    )
    stored = [from_row(row) for row in mentions]
    known = {post.native_id for post in stored}
    others = [_from_context(row, mention) for row in context if row["native_id"] not in known]
    return sorted((*stored, *others), key=lambda post: (post.created_at, post.native_id))


def count_earlier(db: Database, mention: Mention) -> int:
    """Answer how many mentions this author wrote on this network before."""
    sql = """SELECT count(*) FROM mention WHERE platform = ? AND author_handle = ? AND created_at < ?
             AND author_handle <> ''"""
    return int(db.scalar(sql, (mention.platform, mention.author.handle, mention.created_at)))


def find_history(db: Database, mention: Mention) -> History:
    """Answer what this author wrote on this network before, as far as it was judged, and how often we answered."""
    row = db.one(
        """SELECT count(*) AS earlier, coalesce(sum(m.close_reason = 'replied'), 0) AS answered,
           coalesce(sum(a.intent IN ('complaint', 'outage')), 0) AS complaints
           FROM (SELECT id, close_reason FROM mention WHERE platform = ? AND author_handle = ? AND created_at < ?
           AND author_handle <> '' ORDER BY created_at DESC LIMIT ?) m LEFT JOIN assessment a ON a.mention_id = m.id""",
        (mention.platform, mention.author.handle, mention.created_at, _MOST_EARLIER),
    )
    return History() if row is None else History(**{name: int(row[name]) for name in row.keys()})  # noqa: SIM118


def list_troubles(db: Database, since_at: int, intents: Collection[Intent], most: int = 2_000) -> list[Trouble]:
    """Answer the open mentions with one of these intents among the newest `most` that came after a moment."""
    rows = db.rows(
        f"""SELECT m.account, m.author_handle, m.native_id, a.intent, a.copy_key
            FROM (SELECT id, account, author_handle, native_id FROM mention WHERE status = 'open' AND created_at > ?
            ORDER BY created_at DESC, id DESC LIMIT ?) m JOIN assessment a ON a.mention_id = m.id
            WHERE a.intent IN ({",".join("?" * len(intents))})""",
        (since_at, most, *map(str, intents)),
    )
    return [
        Trouble(
            account=row["account"],
            author=row["author_handle"] or row["native_id"],
            intent=Intent(row["intent"]),
            copy_key=row["copy_key"],
        )
        for row in rows
    ]


def author_still_waits(db: Database, mention: Mention) -> bool:
    """Say whether the same author has an earlier mention in this conversation that nobody has closed."""
    sql = """SELECT 1 FROM mention WHERE platform = ? AND conversation_id = ? AND created_at < ? AND author_handle = ?
             AND author_handle <> '' AND status <> 'closed' LIMIT 1"""
    found = db.one(sql, (mention.platform, mention.conversation_id, mention.created_at, mention.author.handle))
    return found is not None


def move(
    db: Database, mention_id: int, action: str, *, actor: str, now_at: int, detail: str = "", **columns: Value
) -> None:
    """Move a mention by the table of legal moves. Must run inside a transaction."""
    moves.apply(db, Subject.MENTION, mention_id, action, actor=actor, now_at=now_at, detail=detail, **columns)


def snooze(db: Database, mention_id: int, until_at: int, *, actor: str, now_at: int) -> None:
    """Take a mention out of the queue until a moment. Must run inside a transaction."""
    move(db, mention_id, "snooze", actor=actor, now_at=now_at, snoozed_until=until_at)


def dismiss(db: Database, mention_id: int, reason: CloseReason, *, actor: str, now_at: int) -> None:
    """Close a mention without a reply. Must run inside a transaction."""
    move(db, mention_id, "dismiss", actor=actor, now_at=now_at, close_reason=str(reason))


def ask_for_draft(db: Database, mention_id: int) -> None:
    """Let the drafting stage find this mention again. Must run inside a transaction."""
    db.run("UPDATE mention SET has_draft = 0 WHERE id = ?", (mention_id,))


def wake_due(db: Database, now_at: int) -> int:
    """Bring back snoozed mentions whose time has come; answer how many."""
    with db.immediate():
        due = db.rows("SELECT id FROM mention WHERE status = 'snoozed' AND snoozed_until <= ? LIMIT 500", (now_at,))
        for row in due:
            move(db, row["id"], "wake", actor="system:clock", now_at=now_at, snoozed_until=None)
    return len(due)


def wake_written_again(db: Database, platform: str, newest: Mapping[str, int], now_at: int) -> None:
    """Bring back snoozed mentions of authors who wrote after them; `newest` has each author's last post, by handle.

    Must run inside a transaction.
    """
    sql = f"""SELECT id, author_handle, created_at FROM mention WHERE status = 'snoozed' AND platform = ?
              AND author_handle IN ({",".join("?" * len(newest))})"""
    for row in db.rows(sql, (platform, *newest)):
        if row["author_handle"] and newest[row["author_handle"]] > row["created_at"]:
            told = "the author wrote again"
            move(db, row["id"], "wake", actor="system:intake", now_at=now_at, detail=told, snoozed_until=None)


def leave_to_people(db: Database, mention_id: int) -> None:
    """Let the drafting stage pass this mention by. Must run inside a transaction."""
    db.run("UPDATE mention SET has_draft = 1 WHERE id = ?", (mention_id,))


def from_row(row: Row) -> Mention:
    """Answer the mention a row of the mention table holds."""
    author = Author(
        native_id=row["author_id"],
        handle=row["author_handle"],
        name=row["author_name"],
        follower_count=row["follower_count"],
        verified=bool(row["verified"]),
    )
    return Mention(
        id=row["id"],
        account=row["account"],
        platform=row["platform"],
        native_id=row["native_id"],
        text=row["text"],
        author=author,
        created_at=row["created_at"],
        fetched_at=row["fetched_at"],
        kind=MentionKind(row["kind"]),
        status=MentionStatus(row["status"]),
        conversation_id=row["conversation_id"],
        parent_id=row["parent_id"],
        language=row["language"],
        url=row["url"],
        brand=row["brand"],
        snoozed_until=row["snoozed_until"],
        close_reason=CloseReason(row["close_reason"]) if row["close_reason"] else None,
    )


def _from_context(row: Row, mention: Mention) -> Mention:
    return Mention(
        id=0,
        account=mention.account,
        platform=row["platform"],
        native_id=row["native_id"],
        text=row["text"],
        author=Author(handle=row["author_handle"], name=row["author_name"]),
        created_at=row["created_at"],
        fetched_at=row["created_at"],
        kind=MentionKind.REPLY,
        status=MentionStatus.CLOSED,
        url=row["url"],
        conversation_id=row["conversation_id"],
        parent_id=row["parent_id"],
        is_ours=bool(row["is_ours"]),
    )
