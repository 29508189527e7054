"""Lets the demo's team keep what their replies promised, but for what is still open and what was forgotten lately."""

from __future__ import annotations

from commands import promises as promise_keeping
from commands.composition import Program
from domain.clock import DAY
from domain.promise import PromiseStatus
from responders.outcomes import promising
from store import deliveries
from store import promises

#: What came due longer ago was kept, in time.
_FORGOTTEN = 4 * DAY


def pass_by(program: Program, at: int, now_at: int) -> None:
    """Read what has landed by a moment of the story, and keep what came due by then; `now_at` is where it ends."""
    promising.run_once(program.db, promise_keeping.week_of(program), lambda: at)
    for promise in promises.list_open(program.db):
        over_at = promise.due_at or promise.made_at + DAY
        if over_at <= at and over_at < now_at - _FORGOTTEN:
            reply = deliveries.find_for_mention(program.db, promise.mention_id)
            if reply is not None:
                actor = reply.approved_by
                promises.settle(program.db, promise.id, PromiseStatus.KEPT, actor=actor, now_at=over_at)
