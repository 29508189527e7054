"""Faults to plant in the lives, to see that the bench finds them: a check that cannot fail is worth nothing."""

from __future__ import annotations

import time
from collections.abc import Callable
from collections.abc import Mapping
from dataclasses import replace
from functools import wraps
from typing import Any

from domain.delivery import Delivery
from domain.delivery import IntentOutcome
from domain.platform import Order
from platforms import x_posts
from platforms.reddit import Adapter as Reddit
from responders import attempts
from responders.attempts import Next
from store import deliveries
from store import intake
from store.database import Database


def _retry_blindly() -> None:
    """Send again whatever nobody knows the end of, without a look at the network."""

    def doubt(db: Database, delivery: Delivery, error: str, *, next_at: int, now_at: int) -> bool:  # noqa: ARG001
        return deliveries.retry(db, delivery, IntentOutcome.ABSENT, error, next_at=now_at, now_at=now_at)

    deliveries.doubt = doubt


def _look_up_too_early() -> None:
    """Believe the first look-up that finds nothing, made at once, and send again."""

    def after_lookup(lookups: int, doubts: int, *, refuses_duplicates: bool, max_attempts: int) -> Next:  # noqa: ARG001
        return Next.RETRY

    doubt = deliveries.doubt

    def at_once(db: Database, delivery: Delivery, error: str, *, next_at: int, now_at: int) -> bool:  # noqa: ARG001
        return doubt(db, delivery, error, next_at=now_at, now_at=now_at)

    attempts.after_lookup = after_lookup
    deliveries.doubt = at_once


def _move_cursor_first() -> None:
    """Commit a source's cursor before its page, on a slow disk, and read nothing of X a second time."""
    record = intake.record_page

    @wraps(record)
    def record_page(db: Database, **given: Any) -> intake.Recorded:
        record(db, **{**given, "posts": (), "bad": (), "gap": None})
        time.sleep(0.1)
        return record(db, **{**given, "cursor": None})

    intake.record_page = record_page
    x_posts.earlier = lambda native_id, milliseconds: native_id  # noqa: ARG005


def _change_text() -> None:
    """Send another text than the one that was approved."""
    send = Reddit.send

    @wraps(send)
    def send_other(self: Reddit, order: Order) -> Any:
        return send(self, replace(order, text=f"{order.text}!"))

    Reddit.send = send_other  # type: ignore[method-assign]


BUGS: Mapping[str, Callable[[], None]] = {
    "blind-retry": _retry_blindly,
    "early-lookup": _look_up_too_early,
    "cursor-first": _move_cursor_first,
    "changed-text": _change_text,
}
