"""Sends approved replies: exactly one, exactly as approved.

Claims: deliveries queued whose undo window is over; deliveries unknown whose look-up is due; deliveries left in
    sending past their deadline (their process died).
Decides: `after_failure` and `after_lookup`, pure functions from what happened to what is written.
Records: the intent before the call, the outcome after it, each in a transaction fenced by state and attempt.
"""

from __future__ import annotations

import random
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from enum import StrEnum

import structlog

from domain.clock import DAY
from domain.clock import MINUTE
from domain.clock import SECOND
from domain.clock import Clock
from domain.delivery import Delivery
from domain.delivery import DeliveryStatus
from domain.delivery import IntentOutcome
from domain.draft import approval_hash
from domain.errors import PlatformError
from domain.errors import RateLimited
from domain.errors import Rejected
from domain.errors import Unauthorized
from domain.errors import Unavailable
from domain.platform import Order
from domain.platform import Platform
from domain.platform import Receipt
from store import deliveries
from store import switches
from store.database import Database

log = structlog.get_logger()


@dataclass(frozen=True, kw_only=True, slots=True)
class Rules:
    """The figures of delivery, in milliseconds. `settle_ms` is how long a network may take to show what it accepted."""

    deadline_ms: int = 30 * SECOND
    settle_ms: int = 120 * SECOND
    second_lookup_ms: int = 5 * MINUTE
    max_attempts: int = 3  #: tries after a doubt; each is preceded by two look-ups
    max_refusals: int = 10  #: tries after a refusal that may pass, such as a rate limit
    daily_limit: int = 500
    daily_limits: Mapping[str, int] = field(default_factory=dict)  #: by account, in place of `daily_limit`
    missing_account_wait_ms: int = 10 * MINUTE


class Verdict(StrEnum):
    """What to write after a call or a look-up."""

    RETRY = "retry"
    REFUSE = "refuse"
    DOUBT = "doubt"
    LOOK_AGAIN = "look_again"
    HOLD = "hold"


@dataclass(frozen=True, kw_only=True, slots=True)
class Tally:
    """What one pass did."""

    sent: int = 0
    refused: int = 0
    retried: int = 0
    doubtful: int = 0
    held: int = 0
    waiting: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            sent=self.sent + other.sent,
            refused=self.refused + other.refused,
            retried=self.retried + other.retried,
            doubtful=self.doubtful + other.doubtful,
            held=self.held + other.held,
            waiting=self.waiting + other.waiting,
        )


def after_failure(error: PlatformError, attempt: int, rules: Rules) -> Verdict:
    """Decide what a failed call means. Only what was surely not posted may be tried again without a look-up."""
    if isinstance(error, Rejected):
        # a refusal after an earlier doubt may be the network refusing the same text twice: look before believing it
        return Verdict.REFUSE if attempt == 1 else Verdict.DOUBT
    if isinstance(error, RateLimited | Unavailable | Unauthorized):
        return Verdict.RETRY if attempt < rules.max_refusals else Verdict.REFUSE
    return Verdict.DOUBT


def after_lookup(lookups: int, attempt: int, *, refuses_duplicates: bool, rules: Rules) -> Verdict:
    """Decide what a complete look-up that found nothing means; `lookups` counts it too.

    Two look-ups, both later than deadline and settling time, must agree. A second try is then made only where the
    network itself refuses a duplicate; elsewhere a human decides.
    """
    if lookups < 2:
        return Verdict.LOOK_AGAIN
    return Verdict.RETRY if refuses_duplicates and attempt < rules.max_attempts else Verdict.HOLD


def retry_wait(attempt: int, chance: float) -> int:
    """Answer the milliseconds until the next try: doubling from 30 s to an hour, jittered by `chance` in [0, 1)."""
    return int(min(30 * SECOND * 2 ** (attempt - 1), 60 * MINUTE) * (0.8 + 0.4 * chance))


def run_once(db: Database, platforms: Mapping[str, Platform], rules: Rules, clock: Clock) -> Tally:
    """Do all that is due: what crashed, what is in doubt, what may leave. One account's trouble stops no other."""
    done = Tally()
    for delivery in deliveries.list_expired(db, clock()):
        done += _recover(db, delivery, rules, clock)
    for delivery in deliveries.list_due(db, DeliveryStatus.UNKNOWN, clock()):
        done += _look_up(db, delivery, platforms.get(delivery.account), rules, clock)
    for delivery in deliveries.list_due(db, DeliveryStatus.QUEUED, clock()):
        if switches.find_pause(db):
            break
        done += _send(db, delivery, platforms.get(delivery.account), rules, clock)
    return done


def _recover(db: Database, delivery: Delivery, rules: Rules, clock: Clock) -> Tally:
    """Call what was left in sending unknown: the process that sent it is gone, the network may have it."""
    settled_at = (delivery.deadline_at or clock()) + rules.settle_ms
    error = "The program stopped while this was being sent; looking it up at the network."
    recovered = deliveries.doubt(db, delivery, error, next_at=max(settled_at, clock()), now_at=clock())
    return Tally(doubtful=int(recovered))


def _send(db: Database, delivery: Delivery, platform: Platform | None, rules: Rules, clock: Clock) -> Tally:
    obstacle = _obstacle(db, delivery, platform, rules, clock())
    if obstacle is not None or platform is None:
        deliveries.postpone(
            db, delivery, next_at=clock() + rules.missing_account_wait_ms, error=obstacle or "", now_at=clock()
        )
        return Tally(waiting=1)
    if approval_hash(delivery.account, delivery.target_id, delivery.text) != delivery.hash:
        error = "The stored text is no longer the text that was approved. It was not sent; approve it again."
        return Tally(refused=int(deliveries.refuse(db, delivery, error, now_at=clock())))
    key = deliveries.first_key(db, delivery.id) or secrets.token_hex(16)
    opened = deliveries.open_intent(db, delivery, key=key, deadline_at=clock() + rules.deadline_ms, now_at=clock())
    if opened is None:
        return Tally()
    return _call(db, opened, platform, key, rules, clock)


def _obstacle(db: Database, delivery: Delivery, platform: Platform | None, rules: Rules, now_at: int) -> str | None:
    """Answer why a reply must wait, in words, or None."""
    if platform is None:
        return f"The account {delivery.account} is not configured (any more). Configure it, or undo this reply."
    limit = rules.daily_limits.get(delivery.account, rules.daily_limit)
    if deliveries.count_intents_since(db, delivery.account, now_at - DAY) >= limit:
        return f"{delivery.account} has reached its limit of {limit} replies in 24 hours."
    return None


def _call(db: Database, delivery: Delivery, platform: Platform, key: str, rules: Rules, clock: Clock) -> Tally:
    """Make the one call of this attempt. The deadline is checked last, right before the wire."""
    deadline_at = delivery.deadline_at or 0
    try:
        if clock() >= deadline_at:
            raise Unavailable(delivery.account, "the program was held up past the deadline; nothing was sent")
        receipt = platform.send(Order(target_id=delivery.target_id, text=delivery.text, idempotency_key=key))
    except PlatformError as error:
        return _failed(db, delivery, error, rules, clock)
    log.info("sent", account=delivery.account, delivery=delivery.id, attempt=delivery.attempt)
    return Tally(sent=int(deliveries.land(db, delivery, receipt, now_at=clock())))


def _failed(db: Database, delivery: Delivery, error: PlatformError, rules: Rules, clock: Clock) -> Tally:
    verdict, now_at, words = after_failure(error, delivery.attempt, rules), clock(), str(error)
    log.info("not_sent", account=delivery.account, delivery=delivery.id, verdict=verdict, fault=type(error).__name__)
    if verdict is Verdict.RETRY:
        wait = retry_wait(delivery.attempt, random.random())  # noqa: S311 - jitter, not a secret
        next_at = max(now_at + wait, getattr(error, "retry_at", None) or 0)
        outcome = IntentOutcome.REFUSED
        return Tally(retried=int(deliveries.retry(db, delivery, outcome, words, next_at=next_at, now_at=now_at)))
    if verdict is Verdict.REFUSE:
        return Tally(refused=int(deliveries.refuse(db, delivery, words, now_at=now_at)))
    settled_at = max(delivery.deadline_at or now_at, now_at) + rules.settle_ms
    return Tally(doubtful=int(deliveries.doubt(db, delivery, words, next_at=settled_at, now_at=now_at)))


def _look_up(db: Database, delivery: Delivery, platform: Platform | None, rules: Rules, clock: Clock) -> Tally:
    """Ask the network whether a doubtful reply is there; a failed look-up says nothing and is repeated."""
    if platform is None:
        words = f"The account {delivery.account} is not configured (any more), so this cannot be looked up."
        return Tally(held=int(deliveries.hold(db, delivery, words, now_at=clock())))
    try:
        receipt = platform.find_reply(delivery.target_id, delivery.text)
    except PlatformError as error:
        wait = retry_wait(delivery.lookups + 1, random.random())  # noqa: S311
        next_at = max(clock() + wait, getattr(error, "retry_at", None) or 0)
        deliveries.postpone(db, delivery, next_at=next_at, error=str(error), now_at=clock())
        return Tally(waiting=1)
    if receipt is not None:
        return Tally(sent=int(deliveries.land(db, delivery, receipt, now_at=clock())))
    return _absent(db, delivery, platform, rules, clock)


def _absent(db: Database, delivery: Delivery, platform: Platform, rules: Rules, clock: Clock) -> Tally:
    verdict = after_lookup(
        delivery.lookups + 1, delivery.attempt, refuses_duplicates=platform.REFUSES_DUPLICATES, rules=rules
    )
    now_at = clock()
    if verdict is Verdict.LOOK_AGAIN:
        deliveries.note_lookup(db, delivery, next_at=now_at + rules.second_lookup_ms, now_at=now_at)
        return Tally(waiting=1)
    if verdict is Verdict.RETRY:
        words = "Looked up twice and not found at the network; sending it again."
        moved = deliveries.retry(db, delivery, IntentOutcome.ABSENT, words, next_at=now_at, now_at=now_at)
        return Tally(retried=int(moved))
    words = "Nobody can say for certain whether this was posted. Look at the post, then say what you found."
    return Tally(held=int(deliveries.hold(db, delivery, words, now_at=now_at)))


def settle_by_hand(
    db: Database, delivery: Delivery, *, actor: str, posted_url: str = "", send_again: bool = False, clock: Clock
) -> bool:
    """Record what a human found about a held reply: posted (with its link), to be sent again, or neither."""
    if posted_url:
        return deliveries.land(db, delivery, Receipt(native_id=posted_url, url=posted_url), actor=actor, now_at=clock())
    if send_again:
        words = f"{actor} looked and found nothing; sending it again."
        return deliveries.retry(db, delivery, IntentOutcome.ABSENT, words, next_at=clock(), actor=actor, now_at=clock())
    return deliveries.refuse(db, delivery, f"Not posted, says {actor}.", actor=actor, now_at=clock())
