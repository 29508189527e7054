"""Promises that our replies made: read once from each reply that landed, open until a person closes them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from domain.errors import InvalidMove
from domain.errors import NotFound
from domain.mention import Mention
from domain.promise import Pledge
from domain.promise import Promise
from domain.promise import PromiseStatus
from domain.workflow import Subject
from store import moves
from store.database import Database
from store.database import Row
from store.dialect import SQLITE
from store.schema import refuse

ACTOR = "system:promises"
_ID = SQLITE.identity
_STATUSES = ", ".join(f"'{status}'" for status in PromiseStatus)
#: A reply is noted in the transaction in which it lands, or is deleted: whatever dies then, it will be read.
CHANGES = (
    f"""CREATE TABLE landed_reply (
        id {_ID}, source TEXT NOT NULL, source_id INTEGER NOT NULL, at INTEGER NOT NULL) STRICT""",
    f"""CREATE TABLE promise (
        id {_ID}, mention_id INTEGER NOT NULL REFERENCES mention(id) ON DELETE CASCADE,
        source TEXT NOT NULL, source_id INTEGER NOT NULL, start INTEGER NOT NULL, words TEXT NOT NULL,
        made_at INTEGER NOT NULL, due_at INTEGER,
        status TEXT NOT NULL DEFAULT 'open' CHECK (status IN ({_STATUSES})),
        closed_at INTEGER, closed_by TEXT NOT NULL DEFAULT '', UNIQUE (source, source_id, start)) STRICT""",
    "CREATE INDEX promise_open ON promise (due_at, id) WHERE status = 'open'",
    "CREATE INDEX promise_by_mention ON promise (mention_id)",
    refuse(
        "promise_frozen",
        "UPDATE OF mention_id, source, source_id, start, words, made_at, due_at ON promise",
        "",
        "what was promised cannot be changed",
    ),
    """CREATE TRIGGER delivery_landed AFTER UPDATE OF status ON delivery
        WHEN NEW.status <> OLD.status AND NEW.status IN ('sent', 'gone') BEGIN
        INSERT INTO landed_reply (source, source_id, at) VALUES ('delivery', NEW.id, NEW.updated_at); END""",
    """CREATE TRIGGER hand_off_landed AFTER UPDATE OF outcome ON hand_off WHEN NEW.outcome = 'posted' BEGIN
        INSERT INTO landed_reply (source, source_id, at) VALUES ('hand_off', NEW.id, NEW.closed_at); END""",
)

_COLUMNS = """SELECT p.id, p.mention_id, m.account, m.platform, coalesce(nullif(m.author_name, ''), m.author_handle)
    AS author, m.author_handle AS handle, p.words, p.made_at, p.due_at, p.status, p.closed_at, p.closed_by"""
_SELECT = f"{_COLUMNS} FROM promise p JOIN mention m ON m.id = p.mention_id"
_PLACE = "coalesce(p.due_at, 9223372036854775807), p.id"  # what has no time comes last
_NEWEST_FIRST = "p.closed_at DESC, p.id DESC"
#: Towards one person: who writes under the same id and handle to the same account of ours. Nobody is known without one.
_TOWARDS = "m.account = ? AND m.platform = ? AND m.author_handle = ? AND m.author_handle <> '' AND m.author_id = ?"
_ACTIONS = {
    PromiseStatus.KEPT: "keep_promise",
    PromiseStatus.DROPPED: "drop_promise",
    PromiseStatus.OPEN: "reopen_promise",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class LandedReply:
    """A reply that nobody has read for promises since it landed; `is_gone` where it was deleted meanwhile.

    `at` is when it went out: the try that landed, however late we learned of it; of one posted by hand when its network
    says it was, and where nobody has seen it there, when somebody said so.
    """

    id: int
    source: str
    source_id: int
    mention_id: int
    text: str
    at: int
    is_gone: bool


def list_unread(db: Database, limit: int) -> list[LandedReply]:
    """Answer the replies to be read for promises, oldest first."""
    rows = db.rows(
        """SELECT r.id, r.source, r.source_id, coalesce(d.mention_id, h.mention_id) AS mention_id,
           coalesce(d.text, h.text) AS text, coalesce(i.opened_at, c.created_at, r.at) AS at,
           coalesce(d.status = 'gone', 0) AS is_gone FROM landed_reply r
           LEFT JOIN delivery d ON r.source = 'delivery' AND d.id = r.source_id
           LEFT JOIN intent i ON i.delivery_id = d.id AND i.outcome = 'landed'
           LEFT JOIN hand_off h ON r.source = 'hand_off' AND h.id = r.source_id
           LEFT JOIN context_post c ON c.platform = h.platform AND c.native_id = h.native_id AND h.native_id <> ''
           ORDER BY r.id LIMIT ?""",
        (limit,),
    )
    return [LandedReply(**{**dict(row), "is_gone": bool(row["is_gone"])}) for row in rows]


def record(db: Database, reply: LandedReply, pledges: Sequence[Pledge], *, now_at: int) -> int:
    """Keep what a reply promises, once, and note that it was read; answer how many promises are new.

    Where the reply is gone its open promises are dropped instead.
    """
    with db.immediate():
        if not db.run("DELETE FROM landed_reply WHERE id = ?", (reply.id,)):
            return 0
        if reply.is_gone:
            _drop_all(db, reply, now_at)
            return 0
        made = sum(_insert(db, reply, pledge) for pledge in pledges)
        if made:
            moves.record(db, ACTOR, Subject.MENTION, reply.mention_id, "promise", now_at=now_at)
    return made


def get(db: Database, promise_id: int) -> Promise:
    """Answer one promise; raises NotFound."""
    row = db.one(f"{_SELECT} WHERE p.id = ?", (promise_id,))
    if row is None:
        raise NotFound("promise", promise_id)
    return _from_row(row)


def list_open(db: Database, limit: int = 500, after: int = 0) -> list[Promise]:
    """Answer the open promises, due first, those without a time last; after the place of the promise with that id."""
    place = db.one(f"SELECT {_PLACE} FROM promise p WHERE p.id = ?", (after,)) or (0, 0)
    return _list_first(db, f"p.status = 'open' AND ({_PLACE}) > (?, ?)", _PLACE, (*place, limit))


def list_closed(db: Database, limit: int = 20) -> list[Promise]:
    """Answer the promises that were closed last, the newest first."""
    return _list_first(db, "p.status <> 'open'", _NEWEST_FIRST, (limit,))


def list_towards(db: Database, mention: Mention, limit: int = 20) -> list[Promise]:
    """Answer what is still promised to a mention's author on its network by its account, due first."""
    sql = f"{_SELECT} WHERE {_TOWARDS} AND p.status = 'open' ORDER BY {_PLACE} LIMIT ?"
    return [_from_row(row) for row in db.rows(sql, (*_who(mention), limit))]


def find_closed_towards(db: Database, mention: Mention) -> Promise | None:
    """Answer the promise to a mention's author that was closed last; None where none was."""
    sql = f"{_SELECT} WHERE {_TOWARDS} AND p.status <> 'open' ORDER BY {_NEWEST_FIRST} LIMIT 1"
    row = db.one(sql, _who(mention))
    return None if row is None else _from_row(row)


def count_open(db: Database) -> int:
    """Count the open promises."""
    return int(db.scalar("SELECT count(*) FROM promise WHERE status = 'open'"))


def count_overdue(db: Database, now_at: int) -> int:
    """Count the open promises whose time is over."""
    return int(db.scalar("SELECT count(*) FROM promise WHERE status = 'open' AND due_at < ?", (now_at,)))


def settle(db: Database, promise_id: int, status: PromiseStatus, *, actor: str, now_at: int) -> Promise:
    """Close an open promise as kept or dropped, or open a closed one again; raises NotFound and InvalidMove."""
    with db.immediate():
        promise = get(db, promise_id)
        if (status is PromiseStatus.OPEN) == (promise.status is PromiseStatus.OPEN):
            raise InvalidMove("promise", promise.status, _ACTIONS[status].removesuffix("_promise"))
        _write(db, promise.id, promise.mention_id, status, actor, now_at)
    return get(db, promise_id)


def forget_closed(db: Database, *, before_at: int) -> int:
    """Delete the promises that were closed before a moment; answer how many."""
    with db.immediate():
        return db.run("DELETE FROM promise WHERE status <> 'open' AND closed_at < ?", (before_at,))


def _who(mention: Mention) -> tuple[str, str, str, str]:
    return mention.account, mention.platform, mention.author.handle, mention.author.native_id


def _list_first(db: Database, condition: str, order: str, given: tuple[int, ...]) -> list[Promise]:
    """Answer the first promises of an order; only of these are the mentions read, for years leave many."""
    first = f"SELECT * FROM promise p WHERE {condition} ORDER BY {order} LIMIT ?"
    rows = db.rows(f"{_COLUMNS} FROM ({first}) p JOIN mention m ON m.id = p.mention_id ORDER BY {order}", given)
    return [_from_row(row) for row in rows]


def _insert(db: Database, reply: LandedReply, pledge: Pledge) -> int:
    return db.run(
        """INSERT INTO promise (mention_id, source, source_id, start, words, made_at, due_at) VALUES (?,?,?,?,?,?,?)
           ON CONFLICT DO NOTHING""",
        (reply.mention_id, reply.source, reply.source_id, pledge.start, pledge.words, reply.at, pledge.due_at),
    )


def _drop_all(db: Database, reply: LandedReply, now_at: int) -> None:
    sql = "SELECT id FROM promise WHERE source = ? AND source_id = ? AND status = 'open'"
    for row in db.rows(sql, (reply.source, reply.source_id)):
        _write(db, row["id"], reply.mention_id, PromiseStatus.DROPPED, ACTOR, now_at)


def _write(db: Database, promise_id: int, mention_id: int, status: PromiseStatus, actor: str, now_at: int) -> None:
    is_open = status is PromiseStatus.OPEN
    closed_at, closed_by = (None, "") if is_open else (now_at, actor)
    db.run(
        "UPDATE promise SET status = ?, closed_at = ?, closed_by = ? WHERE id = ?",
        (str(status), closed_at, closed_by, promise_id),
    )
    moves.record(db, actor, Subject.MENTION, mention_id, _ACTIONS[status], now_at=now_at)


def _from_row(row: Row) -> Promise:
    return Promise(**{**dict(row), "status": PromiseStatus(row["status"])})
