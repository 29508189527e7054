"""Brings one mention in line with what people say of it, and back to what the model said where nobody does any more."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from domain import correction
from domain.correction import CorrectedField
from domain.correction import Overrides
from domain.correction import Place
from domain.correction import Placing
from domain.correction import Relevance
from domain.draft import DraftStatus
from domain.errors import InvalidMove
from domain.mention import CloseReason
from domain.mention import MentionStatus
from domain.priority import Priority
from domain.workflow import Subject
from domain.workflow import move
from store import assessment_rows
from store import drafts
from store import mentions
from store import moves
from store import overrides
from store.database import Database
from store.database import Row

#: What each field changes; before the first change these columns are kept as the model's own.
_COLUMNS: Mapping[CorrectedField, tuple[str, ...]] = {
    CorrectedField.SENTIMENT: ("sentiment", "toward"),
    CorrectedField.INTENT: ("intent", "intent_chance"),
    CorrectedField.RELEVANCE: ("relevance",),
    CorrectedField.EMOTIONS: ("emotions",),
    CorrectedField.PRIORITY: ("priority", "score", "due_at"),
}
_JUDGED = "sentiment = ?, toward = ?, intent = ?, intent_chance = ?, emotions = ?, relevance = ?, corrected = ?"
#: The points of a level where nobody says better: the middle of each, as the levels are by default.
_USUAL = {Priority.CRITICAL: 95.0, Priority.HIGH: 70.0, Priority.MEDIUM: 35.0, Priority.LOW: 10.0}

#: What is kept of each field a person has set: their word ("value"), the model's own columns ("own"), what closed.
_Kept = dict[str, dict[str, Any]]


def settle(db: Database, mention_id: int, *, actor: str, now_at: int, placing: Placing | None = None) -> bool:
    """Write what people say of a judged mention over what the model said, with one line of history.

    Answers whether anything changed; a mention nobody has judged yet is left to triage. A mention that is not about
    us is closed where it waits, and opened again where that word is taken back. Must run inside a transaction.
    """
    row = _find(db, mention_id)
    if row is None:
        return False
    kept: _Kept = json.loads(row["corrected"])
    wanted = overrides.find(db, row["brand"], row["copy_key"], mention_id)
    changed = [field for field in CorrectedField if wanted.get(field) != kept.get(field, {}).get("value")]
    if not changed:
        return False
    told = ", ".join(f"{one}: {_word(one, row, kept)} → {wanted.get(one, 'as judged')}" for one in changed)
    moves.record(db, actor, Subject.MENTION, mention_id, "correct", now_at=now_at, detail=told)
    own = {**dict(row), **{name: column for entry in kept.values() for name, column in entry["own"].items()}}
    after: _Kept = {
        str(field): {**kept.get(field, {}), "value": value, "own": {name: own[name] for name in _COLUMNS[field]}}
        for field, value in wanted.items()
    }
    _set_aside(db, row, kept, after, actor, now_at)
    _write(db, own, wanted, after)
    if CorrectedField.PRIORITY in changed:
        _place(db, mention_id, own, wanted, placing)
    return True


def _find(db: Database, mention_id: int) -> Row | None:
    return db.one(
        """SELECT a.*, m.brand, m.priority, m.score, m.due_at, m.status, m.close_reason FROM assessment a
           JOIN mention m ON m.id = a.mention_id WHERE a.mention_id = ?""",
        (mention_id,),
    )


def word(db: Database, mention_id: int, field: CorrectedField) -> str:
    """Answer what stands for a field of a mention now; empty before triage."""
    row = _find(db, mention_id)
    return "" if row is None else _word(field, row, json.loads(row["corrected"]))


def _word(field: CorrectedField, row: Row, kept: _Kept) -> str:
    if field in kept:
        return str(kept[field]["value"])
    if field is CorrectedField.EMOTIONS:
        return ",".join(json.loads(row["emotions"]))
    if field is CorrectedField.RELEVANCE:
        return "as judged"
    return str(row[field])


def _write(db: Database, own: Mapping[str, Any], wanted: Overrides, kept: _Kept) -> None:
    judged = assessment_rows.from_row({**own, "corrected": "{}"})
    columns = assessment_rows.to_columns(correction.corrected(judged, wanted))
    names = ("sentiment", "toward", "intent", "intent_chance", "emotions", "relevance")
    db.run(
        f"UPDATE assessment SET {_JUDGED} WHERE mention_id = ?",
        (*(columns[name] for name in names), json.dumps(kept), judged.mention_id),
    )


def _place(db: Database, mention_id: int, own: Mapping[str, Any], wanted: Overrides, placing: Placing | None) -> None:
    level = wanted.get(CorrectedField.PRIORITY)
    place = Place(score=own["score"], due_at=own["due_at"])
    if level is not None:
        mention = mentions.get(db, mention_id)
        usual = Place(score=_USUAL[Priority(level)], due_at=own["due_at"])
        place = placing(mention, Priority(level)) if placing else usual
    db.run(
        "UPDATE mention SET priority = ?, score = ?, due_at = ? WHERE id = ?",
        (level or own["priority"], place.score, place.due_at, mention_id),
    )


def _set_aside(db: Database, row: Row, before: _Kept, after: _Kept, actor: str, now_at: int) -> None:
    """Close a mention that is not about us now, or open again one that was closed as such; note it in `after`."""
    field, mention_id = CorrectedField.RELEVANCE, int(row["mention_id"])
    was, now = before.get(field, {}).get("value"), after.get(field, {}).get("value")
    if now == was:
        return
    if now == Relevance.NOT_ABOUT_US:
        after[field] |= _close(db, mention_id, row["status"], actor, now_at)
        return
    if now is not None:
        after[field] |= {"closed": False, "drafted": False}
    is_still_closed = row["status"] == MentionStatus.CLOSED and row["close_reason"] == CloseReason.IGNORED
    if before.get(field, {}).get("closed") and is_still_closed:
        mentions.move(db, mention_id, "reopen", actor=actor, now_at=now_at, close_reason=None)
        if before[field]["drafted"]:
            drafts.bring_back(db, mention_id, actor=actor, now_at=now_at)


def _close(db: Database, mention_id: int, status: str, actor: str, now_at: int) -> dict[str, bool]:
    try:
        move(Subject.MENTION, status, "dismiss")
    except InvalidMove:
        return {"closed": False, "drafted": False}
    draft = drafts.find_live(db, mention_id)
    is_drafted = draft is not None and draft.status is DraftStatus.PENDING
    if draft is not None and is_drafted:
        drafts.supersede(db, draft.id, actor=actor, now_at=now_at)
    mentions.dismiss(db, mention_id, CloseReason.IGNORED, actor=actor, now_at=now_at)
    return {"closed": True, "drafted": is_drafted}
