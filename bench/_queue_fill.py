"""Fills a database with as many invented mentions as asked for, fast, in the proportions of a desk in use."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from domain.clock import DAY
from domain.clock import HOUR
from domain.draft import approval_hash
from domain.person import Role
from store import migrations
from store import users
from store.database import Database
from store.database import Value

#: Of all mentions a fifth is open, each with a draft; a few sleep; the rest is closed.
_STATUSES = ("open", "snoozed", "closed")
_STATUS_WEIGHTS = (20, 1, 79)
_LEVELS = (("critical", 80.0), ("high", 55.0), ("medium", 30.0), ("low", 0.0))
_INTENTS = ("complaint", "question", "praise", "other", "outage", "abuse")
_INTENT_WEIGHTS = (30, 25, 20, 20, 4, 1)
_WORDS = """
    parcel late train broken thanks refund waiting coffee machine app crashed again love your team where is my order
    ticket gate closed nobody answers phone hours lovely driver smell smoke charged twice account locked update size
    return shop queue morning evening never always please help why how much longer seriously great job today
"""
#: In replies "refund" would be a promise, and no approver's to make.
_SAID = [word for word in _WORDS.split() if word != "refund"]
_BATCH = 20_000
ACCOUNT, PLATFORM = "brand-chirp", "chirp"
#: So many of the newest that are closed got a reply; a smaller database has fewer.
_SENT = 60_000
_GUARD = "delivery_starts_queued"
Record = dict[str, Value]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Plan:
    size: int
    now_at: int
    chance: random.Random
    approver_id: int

    @property
    def first_answered(self) -> int:
        """The number of the first mention whose reply was sent, if it is closed."""
        share = _STATUS_WEIGHTS[_STATUSES.index("closed")] / sum(_STATUS_WEIGHTS)
        return self.size - int(_SENT / share)


def fill(path: Path, size: int, now_at: int) -> Database:
    """Answer a database of `size` mentions at `path`, made now or by an earlier run."""
    db = migrations.open_database(path)
    if db.scalar("SELECT 1 FROM mention LIMIT 1"):
        return db
    approver = users.add(db, "Filler", Role.APPROVER, actor="bench", now_at=now_at)
    plan = _Plan(size=size, now_at=now_at, chance=random.Random(size), approver_id=approver.id)
    db.run("PRAGMA synchronous=OFF")
    # replies are sent at once here; the guard that wants them queued first is put back as it was
    guard = db.scalar("SELECT sql FROM sqlite_master WHERE name = ?", (_GUARD,))
    db.run(f"DROP TRIGGER {_GUARD}")
    db.run("INSERT INTO account (name, platform) VALUES (?, ?)", (ACCOUNT, PLATFORM))
    for start in range(1, size + 1, _BATCH):
        rows = [_mention(plan, number) for number in range(start, min(start + _BATCH, size + 1))]
        with db.immediate():
            _insert(db, "mention", rows)
            _insert(db, "assessment", (_assessment(plan, row) for row in rows))
            opened = [row for row in rows if row["status"] == "open"]
            answered = [row for row in rows if _is_answered(plan, row)]
            _insert(db, "draft", (_draft(row) for row in (*opened, *answered)))
            _insert(db, "revision", (_revision(row) for row in (*opened, *answered)))
            _insert(db, "activity", (_activity(row) for row in opened))
            _send(db, plan, answered)
    db.run(guard)
    db.run("PRAGMA synchronous=FULL")
    return db


def _insert(db: Database, table: str, records: Iterable[Record]) -> None:
    rows = list(records)
    if rows:
        names, marks = ",".join(rows[0]), ",".join("?" * len(rows[0]))
        db.run_many(f"INSERT INTO {table} ({names}) VALUES ({marks})", [tuple(row.values()) for row in rows])


def _is_answered(plan: _Plan, row: Record) -> bool:
    return row["status"] == "closed" and int(row["id"] or 0) >= plan.first_answered


def _send(db: Database, plan: _Plan, rows: Iterable[Record]) -> None:
    sent = list(rows)
    _insert(db, "approval", (_approval(plan, row) for row in sent))
    db.run_many("UPDATE draft SET status = 'approved', approval_id = id WHERE id = ?", [(row["id"],) for row in sent])
    _insert(db, "delivery", (_delivery(row) for row in sent))


def _mention(plan: _Plan, number: int) -> Record:
    chance = plan.chance
    author = number % max(10, plan.size // 5)
    created_at = plan.now_at - int((plan.size - number) / plan.size * 365 * DAY) - chance.randrange(HOUR)
    status = chance.choices(_STATUSES, _STATUS_WEIGHTS)[0]
    score = round(chance.betavariate(2, 5) * 110, 2)
    reasons = [["negative", score / 2, "sounds negative"], ["complaint", score / 2, "complains"]]
    return {
        "id": number,
        "account": ACCOUNT,
        "platform": PLATFORM,
        "native_id": f"n{number}",
        "kind": "mention",
        "text": " ".join(chance.choices(_WORDS.split(), k=chance.randrange(6, 30))),
        "content_hash": "",
        "language": "en",
        "url": f"https://example.com/{number}",
        "brand": ("Brand", "Other")[number % 2],
        "conversation_id": f"c{number // 3}",
        "parent_id": "",
        "author_id": f"a{author}",
        "author_handle": f"user{author}",
        "author_name": f"User {author}",
        "follower_count": author % 5000,
        "verified": 0,
        "created_at": created_at,
        "fetched_at": created_at,
        "priority": next(name for name, least in _LEVELS if score >= least),
        "score": score,
        "reasons": json.dumps(reasons),
        "due_at": created_at + 4 * HOUR,
        "status": status,
        "close_reason": "replied" if status == "closed" else None,
        "snoozed_until": plan.now_at + HOUR if status == "snoozed" else None,
        "has_draft": 1,
    }


def _assessment(plan: _Plan, row: Record) -> Record:
    negative, neutral = plan.chance.random() * 0.7, plan.chance.random() * 0.3
    positive = 1 - negative - neutral
    likeliest = max((negative, "negative"), (neutral, "neutral"), (positive, "positive"))
    return {
        "mention_id": row["id"],
        "sentiment": likeliest[1],
        "negative": negative,
        "neutral": neutral,
        "positive": positive,
        "intent": plan.chance.choices(_INTENTS, _INTENT_WEIGHTS)[0],
        "language": "en",
        "needs_reply": 1,
        "model": "bench",
        "assessed_at": row["created_at"],
    }


def _draft(row: Record) -> Record:
    return {
        "id": row["id"],
        "mention_id": row["id"],
        "account": row["account"],
        "platform": row["platform"],
        "target_id": row["native_id"],
        "status": "pending",
        "revision_id": row["id"],
        "playbook": "complaint",
        "created_at": row["created_at"],
        "updated_at": row["created_at"],
    }


def _revision(row: Record) -> Record:
    return {
        "id": row["id"],
        "draft_id": row["id"],
        "text": _text(row),
        "moves": json.dumps([["greet", f"Hello {row['author_name']!s},"], ["own", "we are sorry."]]),
        "written_by": "composer",
        "created_at": row["created_at"],
    }


def _approval(plan: _Plan, row: Record) -> Record:
    return {
        "id": row["id"],
        "draft_id": row["id"],
        "revision_id": row["id"],
        "user_id": plan.approver_id,
        "account": row["account"],
        "target_id": row["native_id"],
        "hash": _hash(row),
        "approved_at": row["created_at"],
    }


def _delivery(row: Record) -> Record:
    sent_at = int(row["created_at"] or 0) + HOUR
    return {
        "id": row["id"],
        "draft_id": row["id"],
        "mention_id": row["id"],
        "approval_id": row["id"],
        "account": row["account"],
        "platform": row["platform"],
        "target_id": row["native_id"],
        "text": _text(row),
        "hash": _hash(row),
        "status": "sent",
        "next_at": sent_at,
        "native_id": f"r{row['id']!s}",
        "created_at": sent_at,
        "updated_at": sent_at,
    }


def _hash(row: Record) -> str:
    return approval_hash(str(row["account"]), str(row["native_id"]), _text(row))


def _text(row: Record) -> str:
    """Answer a reply in words of its own, as no two people get the same."""
    chance = random.Random(int(row["id"] or 0))
    about = " ".join(chance.choices(_SAID, k=12))
    return f"Hello {row['author_name']!s}, we are sorry. You wrote of {about}. Please tell us more here."


def _activity(row: Record) -> Record:
    return {
        "at": row["created_at"],
        "actor": "system:triage",
        "subject": "mention",
        "subject_id": str(row["id"]),
        "action": "triage",
        "from_status": "new",
        "to_status": "open",
        "detail": row["priority"],
        "hash": "0" * 64,
    }
