"""The queue as people read it: one keyset page at a time, never by offset, never counted."""

from __future__ import annotations

import json
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from domain.assessment import Assessment
from domain.draft import Draft
from domain.errors import DamagedStore
from domain.mention import Mention
from domain.mention import MentionStatus
from domain.person import Role
from domain.priority import Priority
from domain.priority import Reason
from store import assessment_rows
from store import drafts
from store import mentions
from store.database import Database
from store.database import Row
from store.database import Value


class Order(StrEnum):
    """How a queue page is sorted."""

    PRIORITY = "priority"
    DUE = "due"
    NEWEST = "newest"


@dataclass(frozen=True, kw_only=True, slots=True)
class Filter:
    """What a queue page shows; empty means all. `sentiment` is the feeling that counts, towards us where it is clear;
    `words` are looked for in text and author names, all of them.
    """

    status: MentionStatus = MentionStatus.OPEN
    platform: str = ""
    brand: str = ""
    sentiment: str = ""
    intent: str = ""
    priority: str = ""
    words: str = ""
    asked: str = ""  #: escalated to this person, by name or by role


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One row of the queue: a mention with what is known of it. Before triage priority and assessment are None.

    `asked` is whom it is escalated to.
    """

    mention: Mention
    priority: Priority | None
    score: float
    reasons: tuple[Reason, ...]
    due_at: int | None
    assessment: Assessment | None
    draft: Draft | None
    asked: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class QueuePage:
    """Entries and the key to ask for the ones after them; empty on the last page."""

    entries: tuple[Entry, ...]
    next_key: str


_SELECT = f"""SELECT m.*, a.mention_id AS assessed, a.language AS heard_language,
    {", ".join(f"a.{name}" for name in assessment_rows.COLUMNS)},
    f.id AS draft_id, coalesce(u.name, e.role, '') AS asked FROM mention m
    LEFT JOIN assessment a ON a.mention_id = m.id
    LEFT JOIN draft f ON f.mention_id = m.id AND f.status IN ('pending', 'approved')
    LEFT JOIN escalation e ON e.mention_id = m.id AND e.is_open = 1 LEFT JOIN user u ON u.id = e.user_id"""
_FIND = "SELECT m.id FROM mention m LEFT JOIN assessment a ON a.mention_id = m.id"
# The first comparison of each key lets the index seek; with OR alone every row before the page would be read.
_SORTS: dict[Order, tuple[str, str]] = {
    Order.PRIORITY: ("m.score DESC, m.id", "m.score <= ? AND (m.score < ? OR m.id > ?)"),
    Order.DUE: ("m.due_at, m.id", "m.due_at >= ? AND (m.due_at > ? OR m.id > ?)"),
    Order.NEWEST: ("m.created_at DESC, m.id DESC", "m.created_at <= ? AND (m.created_at < ? OR m.id < ?)"),
}
_BACKWARDS: dict[Order, tuple[str, str]] = {
    Order.PRIORITY: ("m.score, m.id DESC", "m.score >= ? AND (m.score > ? OR m.id < ?)"),
    Order.DUE: ("m.due_at DESC, m.id DESC", "m.due_at <= ? AND (m.due_at < ? OR m.id < ?)"),
    Order.NEWEST: ("m.created_at, m.id", "m.created_at >= ? AND (m.created_at > ? OR m.id > ?)"),
}
#: The feeling that counts, as Assessment.feeling says it.
_FEELING = "CASE WHEN coalesce(a.toward, 'unsure') = 'unsure' THEN a.sentiment ELSE a.toward END"
# a role was asked as a team: whoever includes it, in the order of the roles
_ASKED = """m.id IN (SELECT o.mention_id FROM escalation o LEFT JOIN user p ON p.id = o.user_id WHERE o.is_open = 1
    AND (p.name = ? OR (o.role <> ''
    AND instr(?, o.role) <= (SELECT instr(?, role) FROM user WHERE name = ?))))"""
#: The largest number SQLite keeps.
_LARGEST = 2**63 - 1
_PRIORITY_LEVELS = {str(level) for level in Priority}


def page(db: Database, wanted: Filter, *, order: Order = Order.PRIORITY, after: str = "", limit: int = 50) -> QueuePage:
    """Answer one page; `after` is the `next_key` of the page before. A key nobody gave out starts from the top."""
    conditions, parameters = _conditions(wanted)
    by, later = _SORTS[order]
    key = _read_key(after)
    if key is not None:
        conditions.append(later)
        parameters += [key[0], key[0], key[1]]
    where = " AND ".join(conditions)
    # ids first: the index alone answers most views, and no whole row is read or sorted that is not shown
    found = db.rows(f"{_FIND} WHERE {where} ORDER BY {by} LIMIT ?", (*parameters, limit + 1))
    entries = _entries(db, [row["id"] for row in found[:limit]])
    return QueuePage(entries=entries, next_key=_key(order, entries[-1]) if len(found) > limit else "")


def get(db: Database, mention_id: int) -> Entry:
    """Answer one mention with all that is known of it; raises NotFound."""
    mentions.get(db, mention_id)
    return _entries(db, [mention_id])[0]


def beside(db: Database, wanted: Filter, order: Order, entry: Entry, *, back: bool = False) -> int | None:
    """Answer the id of the mention after (or before) an entry in this view, or None at its end.

    The entry itself need not be in the view any more.
    """
    conditions, parameters = _conditions(wanted)
    by, beyond = (_BACKWARDS if back else _SORTS)[order]
    value = _sort_value(order, entry)
    if value is None:
        return None
    row = db.one(
        f"{_FIND} WHERE {' AND '.join(conditions)} AND {beyond} ORDER BY {by} LIMIT 1",
        (*parameters, value, value, entry.mention.id),
    )
    return None if row is None else int(row["id"])


def newest_judged(db: Database) -> tuple[int, str]:
    """Answer the id of the newest mention that was judged and the model that judged it; (0, "") before the first."""
    row = db.one("SELECT mention_id, model FROM assessment ORDER BY mention_id DESC LIMIT 1")
    return (0, "") if row is None else (int(row["mention_id"]), str(row["model"]))


def count_after(db: Database, wanted: Filter, after_id: int, most: int = 100) -> int:
    """Answer how many mentions of a view have an id above `after_id`, counting no further than `most`."""
    conditions, parameters = _conditions(wanted)
    sql = f"""SELECT count(*) FROM (SELECT 1 FROM mention m LEFT JOIN assessment a ON a.mention_id = m.id
              WHERE m.id > ? AND {" AND ".join(conditions).replace("m.status", "+m.status", 1)} LIMIT ?)"""
    return int(db.scalar(sql, (after_id, *parameters, most)))


def counts(db: Database) -> dict[str, int]:
    """Answer the kept counts, such as 'mention:open' and 'delivery:queued'."""
    return {row["name"]: row["n"] for row in db.rows("SELECT name, n FROM tally")}


def facets(db: Database) -> dict[str, list[str]]:
    """Answer what a filter may choose from: platforms that exist, brands that were spoken of lately."""
    return {
        "platform": [row[0] for row in db.rows("SELECT DISTINCT platform FROM account ORDER BY 1")],
        "brand": [
            row[0]
            for row in db.rows(
                # brands of late: a look through every mention takes half a second at a million
                """SELECT DISTINCT brand FROM (SELECT brand FROM mention ORDER BY id DESC LIMIT 1000)
                   WHERE brand <> '' ORDER BY 1 LIMIT 50"""
            )
        ],
    }


def match_query(words: str) -> str:
    """Answer an FTS5 query that looks for every word literally; empty where nothing can be looked for."""
    quoted = ['"' + word.replace('"', '""') + '"' for word in words.replace("\0", " ").split()[:20]]
    return " ".join(quoted)


def _conditions(wanted: Filter) -> tuple[list[str], list[Value]]:
    conditions, parameters = ["m.status = ?"], [str(wanted.status)]
    for column, value in (
        ("m.platform", wanted.platform),
        ("m.brand", wanted.brand),
        (_FEELING, wanted.sentiment),
        ("a.intent", wanted.intent),
        ("m.priority", wanted.priority),
    ):
        if value:
            conditions.append(f"{column} = ?")
            parameters.append(value)
    if wanted.asked:
        conditions.append(_ASKED)
        parameters += [wanted.asked, " ".join(Role), " ".join(Role), wanted.asked]
    query = match_query(wanted.words)
    if query:
        # the plus keeps the planner from walking a whole status for a few hits
        conditions[0] = "+m.status = ?"
        # newest 1,000 hits: ranking every hit of a common word takes seconds at millions of rows
        conditions.append(
            "m.id IN (SELECT rowid FROM mention_words WHERE mention_words MATCH ? ORDER BY rowid DESC LIMIT 1000)"
        )
        parameters.append(query)
    return conditions, list(parameters)


def _sort_value(order: Order, entry: Entry) -> float | int | None:
    return {
        Order.PRIORITY: entry.score,
        Order.DUE: entry.due_at,
        Order.NEWEST: entry.mention.created_at,
    }[order]


def _key(order: Order, entry: Entry) -> str:
    return f"{_sort_value(order, entry)!r}~{entry.mention.id}"


def _read_key(after: str) -> tuple[float, int] | None:
    value, _, mention_id = after.partition("~")
    try:
        key = float(value), int(mention_id)
    except ValueError:
        return None
    return key if abs(key[1]) <= _LARGEST else None


def _entries(db: Database, ids: Sequence[int]) -> tuple[Entry, ...]:
    """Answer the entries of these mentions in this order; one gone meanwhile is left out."""
    rows = {row["id"]: row for row in db.rows(f"{_SELECT} WHERE m.id IN ({','.join('?' * len(ids))})", ids)}
    live = drafts.find_many(db, [row["draft_id"] for row in rows.values() if row["draft_id"] is not None])
    try:
        return tuple(_entry(rows[key], live) for key in ids if key in rows)
    except (ValueError, TypeError, LookupError) as error:  # a word or JSON that this program never writes
        raise DamagedStore(
            f"{db.path}: a mention between {min(ids)} and {max(ids)} cannot be read; `check` says more."
        ) from error


def _entry(row: Row, live: Mapping[int, Draft]) -> Entry:
    assessment = None
    if row["assessed"] is not None:
        assessment = assessment_rows.from_row({**dict(row), "mention_id": row["id"], "language": row["heard_language"]})
    priority = row["priority"]
    return Entry(
        mention=mentions.from_row(row),
        priority=Priority(priority) if priority in _PRIORITY_LEVELS else None,
        score=row["score"],
        reasons=tuple(
            Reason(name=name, points=points, words=words) for name, points, words in json.loads(row["reasons"])
        ),
        due_at=row["due_at"],
        assessment=assessment,
        draft=live.get(row["draft_id"]),
        asked=row["asked"],
    )
