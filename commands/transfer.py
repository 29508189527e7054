"""`import` and `export`: mentions in from files, the queue and the outbox out for people and machines."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from commands import audit
from commands import composition
from commands.outcome import print_json
from commands.progress import meter
from domain.assessment import Assessment
from domain.assessment import Probabilities
from domain.assessment import Sentiment
from domain.clock import system_clock
from domain.clock import to_iso
from domain.draft import Draft
from domain.errors import AllEarsError
from domain.mention import MentionStatus
from domain.text import excerpt
from domain.text import printable
from monitor import importer
from sentiment import priority
from store import deliveries
from store import intake
from store import queue
from store.database import Database
from store.queue import Entry
from store.queue import Filter

_PAGE = 200
_PIPE_WIDTH = 160
_LONGEST_SHOWN = 600
_SINGLES = ("sarcasm", "offensive", "hate", "spam", "relevance")


def import_file(file: Path, account: str, brand: str, config: Path | None, db: Path | None, as_json: bool) -> int:
    """Take posts in from a file."""
    program = composition.build(config, db)
    with meter(f"Reading {file.name}") as show:
        done = importer.import_file(
            program.db, file, account=account, platform="replay", brand=brand, clock=system_clock, progress=show
        )
    if not (done.lines or as_json):
        print(f"{file} holds no posts.")
        return 0
    if as_json:
        counts = {"new": done.new, "known": done.known, "quarantined": done.quarantined, "clashing": done.clashing}
        print_json({**counts, "lines": done.lines})
    else:
        print(f"{done.new} new, {done.known} known already, {done.quarantined} unreadable (kept aside).")
        if done.undated and done.new:
            print(f"{done.undated} have no `created_at`, and count as written now.")
        if done.clashing:
            print(
                f"{done.clashing} more kept aside: their ids are known already with another text, from another file. "
                "Give these posts ids of their own, or none, and import the file again."
            )
        elif done.quarantined and done.new:
            print(f"The first one, {done.first_fault}")
    if done.lines and not (done.new or done.known):
        why = done.first_fault or intake.last_reason(program.db, account)
        raise AllEarsError(f"Nothing in {file} could be read. Of {done.lines} bad lines the first, {why}")
    return 0


def export(what: str, config: Path | None, db: Path | None, as_json: bool, limit: int, out: Path | None = None) -> int:
    """Print the queue, its drafts, the mentions or the outbox, or write the audit."""
    if (what == "audit") != (out is not None):
        raise AllEarsError("The audit goes to a new file, and only it does: main.py export audit --out audit.jsonl")
    if out is not None:
        return audit.write(out, config, db, as_json)
    program = composition.build(config, db, must_exist=True)
    rows = {"queue": _queue, "drafts": _drafts, "mentions": _mentions, "outbox": _outbox}[what](program.db, limit)
    if as_json:
        print_json(list(rows))
    elif what == "drafts":
        _print_drafts(rows)
    else:
        _print_table(what, rows)
    return 0


def entries(db: Database, wanted: Filter, limit: int) -> Iterator[Entry]:
    """Walk a queue in its order, page by page."""
    after, told = "", 0
    while told < limit:
        page = queue.page(db, wanted, after=after, limit=min(_PAGE, limit - told))
        yield from page.entries
        told, after = told + len(page.entries), page.next_key
        if not after:
            return


def _queue(db: Database, limit: int) -> Iterator[dict[str, Any]]:
    for entry in entries(db, Filter(), limit):
        yield describe(entry)


def _drafts(db: Database, limit: int) -> Iterator[dict[str, Any]]:
    drafted = (entry for entry in entries(db, Filter(), sys.maxsize) if entry.draft)
    for entry in islice(drafted, limit):
        yield describe(entry)


def _mentions(db: Database, limit: int) -> Iterator[dict[str, Any]]:
    left = limit
    for status in MentionStatus:
        for entry in entries(db, Filter(status=status), left):
            left -= 1
            yield describe(entry)


def describe(entry: Entry) -> dict[str, Any]:
    """Answer one mention as machines read it: ids are the network's own, times ISO 8601 in UTC."""
    mention, assessment, draft = entry.mention, entry.assessment, entry.draft
    return {
        "id": mention.native_id,
        "mention": mention.id,
        "account": mention.account,
        "author": mention.author.handle or mention.author.name,
        "text": mention.text,
        "created_at": to_iso(mention.created_at),
        "status": mention.status,
        "priority": entry.priority,
        "score": entry.score,
        "why": priority.explain(entry.reasons),
        "reasons": [{"name": r.name, "points": r.points, "words": r.words} for r in entry.reasons],
        "due_at": to_iso(entry.due_at) if entry.due_at is not None else None,
        **_describe_reading(assessment),
        "language": mention.language,
        "draft": _describe_draft(draft) if draft else None,
    }


def _describe_draft(draft: Draft) -> dict[str, Any]:
    cited = dict.fromkeys(fact for move in draft.moves for fact in move.facts)
    return {"text": draft.text, "playbook": draft.playbook, "status": draft.status, "facts": list(cited)}


def _describe_reading(assessment: Assessment | None) -> dict[str, Any]:
    """Answer what was read in a mention, with how sure it is; None stands for what nobody has said yet."""
    if assessment is None:
        chances: dict[str, Any] = dict.fromkeys(("intent", "intent_probability", "emotions", "toward", *_SINGLES))
        return {"sentiment": _describe_feeling(None, None), **chances, "corrected": []}
    return {
        "sentiment": _describe_feeling(assessment.sentiment, assessment.probabilities),
        "toward": None
        if assessment.toward is None
        else _describe_feeling(assessment.toward, assessment.toward_probabilities),
        "emotions": {emotion: round(chance, 4) for emotion, chance in assessment.emotions.items()},
        "intent": assessment.intent,
        "intent_probability": _rounded(assessment.intent_chance),
        **{name: _rounded(getattr(assessment, name)) for name in _SINGLES},
        "corrected": list(assessment.corrected),
    }


def _describe_feeling(label: Sentiment | None, chances: Probabilities | None) -> dict[str, Any]:
    names = ("negative", "neutral", "positive")
    shares = {name: round(getattr(chances, name), 4) for name in names} if chances else None
    return {"label": label, "probabilities": shares}


def _rounded(chance: float | None) -> float | None:
    return None if chance is None else round(chance, 4)


def _outbox(db: Database, limit: int) -> Iterator[dict[str, Any]]:
    for delivery in deliveries.list_newest(db, limit):
        yield {
            "delivery": delivery.id,
            "account": delivery.account,
            "target_id": delivery.target_id,
            "text": delivery.text,
            "status": delivery.status,
            "attempt": delivery.attempt,
            "approved_by": delivery.approved_by,
            "native_id": delivery.native_id,
            "url": delivery.url,
            "error": delivery.error,
            "updated_at": to_iso(delivery.updated_at),
        }


_COLUMNS = {
    "queue": ("priority", "due_at", "intent", "author", "text"),
    "mentions": ("status", "priority", "created_at", "author", "text"),
    "outbox": ("delivery", "status", "account", "approved_by", "updated_at", "text"),
}


def _print_drafts(rows: Iterator[dict[str, Any]]) -> None:
    """Print each post with the reply that was drafted, to be read through; neither can steer the terminal."""
    is_empty = True
    for row in rows:
        is_empty, draft = False, row["draft"]
        rests_on = f", from {', '.join(draft['facts'])}" if draft["facts"] else ""
        print(printable(f"{row['author'] or 'somebody'} ({row['priority']}): {excerpt(row['text'], _LONGEST_SHOWN)}"))
        print(printable(f"-> {draft['text']}"))
        print(f"   {draft['playbook']}{rests_on}\n")
    if is_empty:
        print("There are no drafts yet.")


def _print_table(what: str, rows: Iterator[dict[str, Any]]) -> None:
    """Print a table for people; whatever a post holds, it cannot steer their terminal."""
    table = Table(box=None, expand=True)
    for name in _COLUMNS[what]:
        table.add_column(
            name, no_wrap=True, ratio=1 if name == "text" else None, min_width=None if name == "text" else 9
        )
    for row in rows:
        table.add_row(*(printable(excerpt(str(row[name] or "")))[:100] for name in _COLUMNS[what]))
    if not table.row_count:
        sys.stdout.write(f"The {what} is empty.\n" if what != "mentions" else "There are no mentions yet.\n")
        return
    # a pipe has no width: give it room instead of the eighty columns rich assumes
    width = None if sys.stdout.isatty() else _PIPE_WIDTH
    Console(markup=False, highlight=False, width=width).print(table)
