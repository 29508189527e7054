"""Mentions: pages in, one by one out. A page and its cursor are one transaction."""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

from domain.clock import DAY
from domain.errors import NotFound
from domain.mention import Author
from domain.mention import CloseReason
from domain.mention import Mention
from domain.mention import MentionKind
from domain.mention import MentionStatus
from domain.mention import Post
from domain.platform import BadItem
from domain.platform import Cursor
from domain.text import clean
from domain.text import content_hash
from domain.workflow import Subject
from store import moves
from store.database import Database
from store.database import Row
from store.database import Value

_COLUMNS = (
    "account",
    "platform",
    "native_id",
    "kind",
    "text",
    "content_hash",
    "language",
    "url",
    "brand",
    "conversation_id",
    "parent_id",
    "author_id",
    "author_handle",
    "author_name",
    "follower_count",
    "verified",
    "created_at",
    "fetched_at",
    "status",
)
_ROW = f"({','.join('?' * len(_COLUMNS))})"
#: SQLite takes 32,766 parameters a statement; a page is far smaller, a hostile one is cut into several.
_BATCH = 500
_MAX_COUNT = 2**53
_LATEST = 2**62


@dataclass(frozen=True, kw_only=True, slots=True)
class Gap:
    """A stretch of time that could not be read, and why."""

    source: str
    from_at: int
    to_at: int
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Recorded:
    """What became of a page: ids of new mentions, how many were known already, how many were quarantined."""

    new_ids: tuple[int, ...]
    known_count: int
    quarantined_count: int


def record_page(
    db: Database,
    *,
    account: str,
    platform: str,
    posts: Sequence[Post],
    bad: Sequence[BadItem] = (),
    source: str = "",
    cursor: Cursor | None = None,
    gap: Gap | None = None,
    now_at: int,
) -> Recorded:
    """Store a page, its quarantined items, its cursor and its gap in one transaction.

    Posts of our own go to the context of conversations, never into the queue. A post already stored is counted
    as known and left as it is.
    """
    incoming = list({post.native_id: post for post in posts if not post.is_ours}.values())
    with db.immediate():
        new_ids = [
            key
            for start in range(0, len(incoming), _BATCH)
            for key in _insert(db, account, platform, incoming[start : start + _BATCH], now_at)
        ]
        record_context(db, platform, [post for post in posts if post.is_ours])
        quarantined = sum(_quarantine(db, account, item, now_at) for item in bad)
        if gap is not None:
            _record_gap(db, account, gap, now_at)
        if cursor is not None:
            _save_cursor(db, account, source, cursor, now_at)
        if new_ids:
            moves.record(db, "system:intake", "account", account, "intake", now_at=now_at, detail=f"{len(new_ids)} new")
    return Recorded(new_ids=tuple(new_ids), known_count=len(posts) - len(new_ids), quarantined_count=quarantined)


def _insert(db: Database, account: str, platform: str, posts: Sequence[Post], now_at: int) -> list[int]:
    values = [value for post in posts for value in _values(account, platform, post, now_at)]
    rows = db.rows(
        f"INSERT INTO mention ({','.join(_COLUMNS)}) VALUES {','.join([_ROW] * len(posts))} "
        "ON CONFLICT (platform, native_id) DO NOTHING RETURNING id, native_id",
        values,
    )
    raws = {post.native_id: post.raw for post in posts if post.raw}
    db.run_many(
        "INSERT INTO raw_post (mention_id, body, fetched_at) VALUES (?,?,?)",
        [(row["id"], pack(raws[row["native_id"]]), now_at) for row in rows if row["native_id"] in raws],
    )
    return [int(row["id"]) for row in rows]


def _values(account: str, platform: str, post: Post, now_at: int) -> tuple[Value, ...]:
    text, author = clean(post.text), post.author
    followers = None if author.follower_count is None else max(0, min(author.follower_count, _MAX_COUNT))
    created_at = max(0, min(post.created_at, now_at + DAY))  # a clock or file from far ahead must not rule the order
    return (
        account,
        platform,
        clean(post.native_id),
        str(post.kind),
        text,
        content_hash(text),
        clean(post.language)[:20],
        clean(post.url)[:2000],
        clean(post.brand)[:200],
        clean(post.conversation_id),
        clean(post.parent_id),
        clean(author.native_id),
        clean(author.handle)[:200],
        clean(author.name)[:200],
        followers,
        int(author.verified),
        created_at,
        now_at,
        str(MentionStatus.NEW),
    )


def _quarantine(db: Database, account: str, item: BadItem, now_at: int) -> int:
    """Keep what could not be read, once: the same item at the next poll adds nothing."""
    raw = item.raw.encode("utf-8", "surrogatepass")
    fingerprint = content_hash(f"{account}\n{item.native_id}\n{item.raw}")
    sql = """INSERT INTO quarantine (account, native_id, raw, error, seen_at, fingerprint) VALUES (?,?,?,?,?,?)
             ON CONFLICT (fingerprint) DO NOTHING"""
    return db.run(sql, (account, clean(item.native_id), zlib.compress(raw), clean(item.error), now_at, fingerprint))


def _record_gap(db: Database, account: str, gap: Gap, now_at: int) -> None:
    """Write down a stretch that could not be read; the same open stretch again only grows."""
    known = db.one(
        "SELECT id FROM gap WHERE account = ? AND source = ? AND from_at = ? AND closed_at IS NULL",
        (account, gap.source, gap.from_at),
    )
    if known:
        db.run("UPDATE gap SET to_at = max(to_at, ?), reason = ? WHERE id = ?", (gap.to_at, gap.reason, known["id"]))
        return
    db.run(
        "INSERT INTO gap (account, source, from_at, to_at, reason, found_at) VALUES (?,?,?,?,?,?)",
        (account, gap.source, gap.from_at, gap.to_at, gap.reason, now_at),
    )
    moves.record(db, "system:intake", "account", account, "gap", now_at=now_at, detail=gap.reason)


def _save_cursor(db: Database, account: str, source: str, cursor: Cursor, now_at: int) -> None:
    db.run(
        """INSERT INTO cursor (account, source, floor, floor_at, target, target_at, page, moved_at)
           VALUES (?,?,?,?,?,?,?,?) ON CONFLICT (account, source) DO UPDATE SET floor = excluded.floor,
           floor_at = excluded.floor_at, target = excluded.target, target_at = excluded.target_at,
           page = excluded.page, moved_at = excluded.moved_at""",
        (account, source, cursor.floor, cursor.floor_at, cursor.target, cursor.target_at, cursor.page, now_at),
    )


def load_cursor(db: Database, account: str, source: str) -> Cursor:
    """Answer where this source was left; an empty cursor the first time."""
    sql = "SELECT floor, floor_at, target, target_at, page FROM cursor WHERE account = ? AND source = ?"
    row = db.one(sql, (account, source))
    return Cursor(**{name: row[name] for name in row.keys()}) if row else Cursor()  # noqa: SIM118


def last_read_at(db: Database, account: str, source: str) -> int:
    """Answer when a page of this source was last stored; 0 before the first."""
    sql = "SELECT moved_at FROM cursor WHERE account = ? AND source = ?"
    return int(db.scalar(sql, (account, source)) or 0)


def are_known(db: Database, platform: str, native_ids: Sequence[str]) -> bool:
    """Say whether every one of these posts is stored already, as a mention or as context."""
    marks = ",".join("?" * len(native_ids))
    found = db.scalar(
        f"""SELECT count(*) FROM (SELECT native_id FROM mention WHERE platform = ? AND native_id IN ({marks})
            UNION SELECT native_id FROM context_post WHERE platform = ? AND native_id IN ({marks}))""",
        (platform, *native_ids, platform, *native_ids),
    )
    return int(found) == len(set(native_ids))


def record_context(db: Database, platform: str, posts: Sequence[Post]) -> None:
    """Remember posts around a mention, ours among them. Must run inside a transaction."""
    db.run_many(
        """INSERT INTO context_post (platform, native_id, conversation_id, parent_id, author_handle, author_name, text,
           created_at, is_ours, url) VALUES (?,?,?,?,?,?,?,?,?,?) ON CONFLICT DO NOTHING""",
        [
            (
                platform,
                clean(p.native_id),
                clean(p.conversation_id),
                clean(p.parent_id),
                clean(p.author.handle),
                clean(p.author.name),
                clean(p.text),
                max(0, p.created_at),
                int(p.is_ours),
                clean(p.url),
            )
            for p in posts
        ],
    )


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


def list_undrafted(db: Database, limit: int, settled_at: int | None = None) -> list[Mention]:
    """Answer open mentions without a draft, the most urgent first.

    With `settled_at` those are left out whose author has written in the conversation since then: whoever is still
    writing is not interrupted.
    """
    sql = """SELECT * FROM mention m WHERE status = 'open' AND has_draft = 0 AND created_at <= ?
             AND NOT EXISTS (SELECT 1 FROM mention later WHERE later.platform = m.platform
             AND later.conversation_id = m.conversation_id AND m.conversation_id <> '' AND later.created_at > ?
             AND later.author_handle = m.author_handle) ORDER BY score DESC, id LIMIT ?"""
    latest = _LATEST if settled_at is None else settled_at
    return [from_row(row) for row in db.rows(sql, (latest, latest, limit))]


def count_undrafted(db: Database) -> int:
    """Answer how many open mentions have no draft yet (an index scan: for progress bars, not for pages)."""
    return int(db.scalar("SELECT count(*) FROM mention WHERE status = 'open' AND has_draft = 0"))


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


def leave_to_people(db: Database, mention_id: int) -> None:
    """Let the drafting stage pass this mention by. Must run inside a transaction."""
    db.run("UPDATE mention SET has_draft = 1 WHERE id = ?", (mention_id,))


def pack(raw: str) -> bytes:
    """Compress a network's own words for keeping."""
    return zlib.compress(raw.encode("utf-8", "surrogatepass"))


def reasons_of(row: Row) -> list[list[object]]:
    """Answer the stored reasons of a row as [name, points, words] triples."""
    found: list[list[object]] = json.loads(row["reasons"])
    return found


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
        version=row["version"],
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
