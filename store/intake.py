"""Posts in: a page, what could not be read of it, its cursor and its gap, all in one transaction."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace

from domain.clock import DAY
from domain.mention import Mention
from domain.mention import MentionStatus
from domain.mention import Post
from domain.platform import BadItem
from domain.platform import Cursor
from domain.text import clean
from domain.text import clean_name
from domain.text import content_hash
from store import contacts
from store import earlier_texts
from store import mentions
from store import moves
from store.database import Database
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
#: The platform of played and imported files. Networks give an id once; each file counts anew.
_FILES = "replay"


@dataclass(frozen=True, kw_only=True, slots=True)
class Gap:
    """A stretch of time that could not be read, and why."""

    source: str
    from_at: int
    to_at: int
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Recorded:
    """What became of a page: ids of new mentions, how many were known already, how many were quarantined.

    `clashing_count` counts posts of files whose id is known with another text: they are quarantined beside those.
    """

    new_ids: tuple[int, ...]
    known_count: int
    quarantined_count: int
    clashing_count: int = 0


def record_page(
    db: Database,
    *,
    account: str,
    platform: str,
    posts: Sequence[Post],
    brand: str = "",
    bad: Sequence[BadItem] = (),
    source: str = "",
    cursor: Cursor | None = None,
    gap: Gap | None = None,
    now_at: int,
) -> Recorded:
    """Store a page, its quarantined items, its cursor and its gap in one transaction.

    Authors who ask there not to be contacted are listed in it, too; what is snoozed of authors who write again comes
    back. Posts of our own go to the context of
    conversations, never into the queue. A post that names no brand gets `brand`. A post already stored is counted as
    known and left as it is; but the ids of a file are unique in that file alone, so there another text under a known
    id is another post, and is quarantined.
    """
    theirs = [post if post.brand else replace(post, brand=brand) for post in posts if not post.is_ours]
    incoming = list({post.native_id: post for post in theirs}.values())
    with db.immediate():
        new = {
            native_id: key
            for start in range(0, len(incoming), _BATCH)
            for key, native_id in _insert(db, account, platform, incoming[start : start + _BATCH], now_at)
        }
        new_ids = tuple(new.values())
        contacts.note_opt_outs(db, platform, [post for post in incoming if clean(post.native_id) in new], now_at=now_at)
        _wake(db, platform, [post for post in incoming if clean(post.native_id) in new], now_at)
        clashing = _find_clashing(db, platform, theirs) if platform == _FILES else []
        for item in clashing:
            _quarantine(db, account, item, now_at)
        record_context(db, platform, [post for post in posts if post.is_ours])
        quarantined = sum(_quarantine(db, account, item, now_at) for item in bad)
        if gap is not None:
            _record_gap(db, account, gap, now_at)
        if cursor is not None:
            _save_cursor(db, account, source, cursor, now_at)
        if new_ids:
            moves.record(db, "system:intake", "account", account, "intake", now_at=now_at, detail=f"{len(new_ids)} new")
    return Recorded(
        new_ids=new_ids,
        known_count=len(posts) - len(new_ids) - len(clashing),
        quarantined_count=quarantined,
        clashing_count=len(clashing),
    )


def record_edit(db: Database, mention: Mention, post: Post, *, actor: str, now_at: int) -> None:
    """Store what a post says since its author changed it; what it said before is kept until it is erased.

    Whoever asks there not to be contacted is listed. How the post was judged goes, for that was of other words: triage
    finds it again. Must run inside a transaction.
    """
    text = clean(post.text)
    earlier_texts.keep(db, mention, actor=actor, now_at=now_at)
    db.run("UPDATE mention SET text = ?, content_hash = ? WHERE id = ?", (text, content_hash(text), mention.id))
    db.run("DELETE FROM assessment WHERE mention_id = ?", (mention.id,))
    db.run("DELETE FROM vector WHERE mention_id = ?", (mention.id,))
    db.run("UPDATE raw_post SET body = ? WHERE mention_id = ?", (pack(post.raw), mention.id))
    contacts.note_opt_outs(db, mention.platform, [replace(post, kind=mention.kind)], now_at=now_at)


def _insert(db: Database, account: str, platform: str, posts: Sequence[Post], now_at: int) -> list[tuple[int, str]]:
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
    return [(int(row["id"]), str(row["native_id"])) for row in rows]


def _wake(db: Database, platform: str, posts: Sequence[Post], now_at: int) -> None:
    """Bring back what is snoozed of authors who write again: who adds something does not wait for a date."""
    for start in range(0, len(posts), _BATCH):
        newest: dict[str, int] = {}
        for post in posts[start : start + _BATCH]:
            handle = clean_name(post.author.handle)
            newest[handle] = max(post.created_at, newest.get(handle, 0))
        mentions.wake_written_again(db, platform, newest, now_at)


def _find_clashing(db: Database, platform: str, posts: Sequence[Post]) -> list[BadItem]:
    """Answer the posts stored under whose id is another text, each with a sentence that says so."""
    stored = {}
    for start in range(0, len(posts), _BATCH):
        ids = [clean(post.native_id) for post in posts[start : start + _BATCH]]
        marks = ",".join("?" * len(ids))
        sql = f"SELECT native_id, account, content_hash FROM mention WHERE platform = ? AND native_id IN ({marks})"
        stored.update({row["native_id"]: row for row in db.rows(sql, (platform, *ids))})
    clashing = [
        post for post in posts if stored[clean(post.native_id)]["content_hash"] != content_hash(clean(post.text))
    ]
    return [
        BadItem(
            native_id=post.native_id,
            raw=post.raw or post.text,
            error=f"its id {post.native_id} is known already with another text, from account "
            f"{stored[clean(post.native_id)]['account']}: give it an id of its own",
        )
        for post in clashing
    ]


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
        clean_name(author.handle),
        clean_name(author.name),
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


def last_reason(db: Database, account: str) -> str:
    """Answer why the item that an account quarantined last could not be read; empty where there is none."""
    return str(db.scalar("SELECT error FROM quarantine WHERE account = ? ORDER BY id DESC LIMIT 1", (account,)) or "")


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
                clean_name(p.author.handle),
                clean_name(p.author.name),
                clean(p.text),
                max(0, p.created_at),
                int(p.is_ours),
                clean(p.url),
            )
            for p in posts
        ],
    )


def pack(raw: str) -> bytes:
    """Compress a network's own words for keeping."""
    return zlib.compress(raw.encode("utf-8", "surrogatepass"))
