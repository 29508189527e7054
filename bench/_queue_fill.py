"""Fills a database with as many invented mentions as asked for, fast, in the proportions of a desk in use."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from domain.clock import DAY
from domain.clock import HOUR
from store import migrations
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
_BATCH = 20_000
Record = dict[str, Value]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Plan:
    size: int
    now_at: int
    chance: random.Random


def fill(path: Path, size: int, now_at: int) -> Database:
    """Answer a database of `size` mentions at `path`, made now or by an earlier run."""
    db = migrations.open_database(path)
    if db.scalar("SELECT 1 FROM mention LIMIT 1"):
        return db
    plan = _Plan(size=size, now_at=now_at, chance=random.Random(size))
    db.run("PRAGMA synchronous=OFF")
    db.run("INSERT INTO account (name, platform) VALUES ('brand-chirp', 'chirp')")
    for start in range(1, size + 1, _BATCH):
        rows = [_mention(plan, number) for number in range(start, min(start + _BATCH, size + 1))]
        with db.immediate():
            _insert(db, "mention", rows)
            _insert(db, "assessment", (_assessment(plan, row) for row in rows))
            opened = [row for row in rows if row["status"] == "open"]
            _insert(db, "draft", (_draft(row) for row in opened))
            _insert(db, "revision", (_revision(row) for row in opened))
            _insert(db, "activity", (_activity(row) for row in opened))
    db.run("PRAGMA synchronous=FULL")
    return db


def _insert(db: Database, table: str, records: Iterable[Record]) -> None:
    rows = list(records)
    if rows:
        names, marks = ",".join(rows[0]), ",".join("?" * len(rows[0]))
        db.run_many(f"INSERT INTO {table} ({names}) VALUES ({marks})", [tuple(row.values()) for row in rows])


def _mention(plan: _Plan, number: int) -> Record:
    chance = plan.chance
    author = number % max(10, plan.size // 5)
    created_at = plan.now_at - int((plan.size - number) / plan.size * 365 * DAY) - chance.randrange(HOUR)
    status = chance.choices(_STATUSES, _STATUS_WEIGHTS)[0]
    score = round(chance.betavariate(2, 5) * 110, 2)
    reasons = [["negative", score / 2, "sounds negative"], ["complaint", score / 2, "complains"]]
    return {
        "id": number,
        "account": "brand-chirp",
        "platform": "chirp",
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
    number = int(row["id"] or 0)
    return {
        "id": row["id"],
        "draft_id": row["id"],
        "text": f"Hello, this one is on us. We look into number {number} and write to you today.",
        "moves": json.dumps([["greet", "Hello,"], ["own", "this one is on us."]]),
        "written_by": "composer",
        "created_at": row["created_at"],
    }


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
