"""Moves up what waits: points for waiting are stored, so somebody must come by as time passes.

Claims: open mentions that have passed a half, three quarters or all of their time since the last run.
Decides: the same rule of waiting by which a mention is ranked at first.
Records: points, reasons and how far it came, one transaction a batch. Level and due time stay.
"""

from __future__ import annotations

from collections.abc import Iterator

from domain.clock import DAY
from domain.clock import Clock
from domain.priority import Priority
from domain.priority import Reason
from sentiment import priority
from sentiment import sla
from sentiment.priority import Rules
from store import ranks
from store.database import Database
from store.ranks import Spot
from store.ranks import Standing

#: Where the first run begins: what is due for longer was ranked as overdue when it came, or nobody waits for it.
_FIRST_LOOK = 7 * DAY


def run_once(db: Database, rules: Rules, clock: Clock, *, limit: int = 256) -> int:
    """Look at no more than `limit` mentions; answer how many there were, fewer than `limit` when all is done."""
    now_at, seen = clock(), 0
    for level, share in _windows():
        if seen < limit:
            seen += _pass(db, rules, level, share, now_at, limit - seen)
    return seen


def _windows() -> Iterator[tuple[Priority, float]]:
    """Yield the steps of each level; the earlier ones first, so that a mention late for several ends at its last."""
    for share in priority.STEPS:
        for level in Priority:
            yield level, share


def _pass(db: Database, rules: Rules, level: Priority, share: float, now_at: int, limit: int) -> int:
    name = f"{level} {share}"
    until_at = _bound(rules, level, share, now_at)
    after = ranks.load_spot(db, name) or Spot(due_at=until_at - _FIRST_LOOK)
    if until_at < after.due_at:  # the clock went back, or nothing can be due since
        return 0
    found = ranks.list_due(db, level, after, until_at, limit)
    last = found[-1] if found else None
    is_more = last is not None and len(found) == limit
    spot = Spot(due_at=last.due_at, mention_id=last.mention_id) if last and is_more else Spot(due_at=until_at + 1)
    ranks.renew(db, name, spot, [change for each in found if (change := _decide(each, level, share, rules))])
    return len(found)


def _bound(rules: Rules, level: Priority, share: float, now_at: int) -> int:
    """Answer the latest due time of mentions of which so much time is gone: the rest of their time, from now."""
    duration = rules.due_times.of(level)
    left = duration - int(duration * share)
    return sla.due_at(now_at, left, rules.hours) if left else now_at


def _decide(
    standing: Standing, level: Priority, share: float, rules: Rules
) -> tuple[Standing, float, tuple[Reason, ...]] | None:
    reasons = priority.renew(standing.reasons, level, share, rules)
    if standing.is_set or reasons == standing.reasons:
        return None
    return standing, priority.total(reasons), reasons
