"""`promises`: what our replies promised to whom, and what became of it."""

from __future__ import annotations

from pathlib import Path

from commands import composition
from commands.outcome import print_json
from commands.people import operator
from domain.clock import system_clock
from domain.clock import to_iso
from domain.promise import Promise
from domain.promise import PromiseStatus
from domain.text import printable
from responders.outcomes import promising
from responders.outcomes.deadlines import Week
from store import promises

_SAID = {PromiseStatus.KEPT: "kept", PromiseStatus.DROPPED: "dropped", PromiseStatus.OPEN: "open again"}


def week_of(program: composition.Program) -> Week:
    """Answer when the team's days end, in its zone."""
    hours = program.rules.hours
    closes = {day: spans[-1][1] for day, spans in hours.days.items() if spans} if hours else {}
    return Week(zone=program.settings.desk.timezone, closes=closes)


def read(program: composition.Program, limit: int) -> int:
    """Read what landed since; answer how many replies there were, fewer than `limit` when all is done."""
    return promising.run_once(program.db, week_of(program), program.clock, limit=limit)


def list_open(config: Path | None, db: Path | None, as_json: bool, limit: int) -> int:
    """List the open promises, due first."""
    program = composition.build(config, db, must_exist=True)
    found, now_at = promises.list_open(program.db, limit), system_clock()
    if as_json:
        print_json([_describe(one, now_at) for one in found])
        return 0
    if not found:
        print("No promise of ours is open.")
    week = week_of(program)
    for one in found:
        due = f"by {week.local(one.due_at):%a %d %b %Y, %H:%M}" if one.due_at is not None else "no time"
        late = "  OVERDUE" if one.is_overdue(now_at) else ""
        print(printable(f"{one.id:6} {due:24}{late} {one.handle} on {one.platform}: {one.words}"))
    return 0


def settle(promise_id: int, status: PromiseStatus, config: Path | None, db: Path | None, as_json: bool) -> int:
    """Close a promise as kept or dropped, or open it again."""
    program = composition.build(config, db, must_exist=True)
    settled = promises.settle(program.db, promise_id, status, actor=operator(), now_at=system_clock())
    if as_json:
        print_json(_describe(settled, system_clock()))
    else:
        print(printable(f"Promise {settled.id} to {settled.handle} is {_SAID[status]}."))
    return 0


def _describe(promise: Promise, now_at: int) -> dict[str, object]:
    return {
        "id": promise.id,
        "mention": promise.mention_id,
        "account": promise.account,
        "network": promise.platform,
        "handle": promise.handle,
        "words": promise.words,
        "made_at": to_iso(promise.made_at),
        "due_at": None if promise.due_at is None else to_iso(promise.due_at),
        "overdue": promise.is_overdue(now_at),
        "status": promise.status,
        "closed_at": None if promise.closed_at is None else to_iso(promise.closed_at),
        "closed_by": promise.closed_by,
    }
