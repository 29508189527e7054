"""Sends approved replies: exactly one, exactly as approved.

Claims: deliveries queued whose undo window is over; deliveries unknown whose look-up is due; deliveries left in
    sending past their deadline (their process died).
Decides: `responders.attempts`, pure functions from what happened to what is written.
Records: the intent before the call, the outcome after it, each in a transaction fenced by state and attempt.
"""

from __future__ import annotations

import random
import secrets
from collections.abc import Callable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field

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
from domain.errors import StoreError
from domain.errors import Unavailable
from domain.errors import Uncertain
from domain.handoff import HandOff
from domain.platform import Order
from domain.platform import Platform
from domain.platform import Receipt
from domain.verdict import Rule
from domain.verdict import Way
from responders import attempts
from responders import target
from responders import verdict
from responders.attempts import Next
from responders.writing import citing
from store import deliveries
from store import drafts
from store import handoffs
from store import mentions
from store import switches
from store.database import Database
from store.database import IntegrityError

log = structlog.get_logger()
_EARLIER = (
    "An earlier reply of ours stands there, so nobody can tell whether this one was posted by hand as well. It was not "
    "sent. Look at the post, then dismiss it or approve it again."
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Rules:
    """The figures of delivery, in milliseconds. `settle_ms` is how long a network may take to show what it accepted."""

    deadline_ms: int = 30 * SECOND
    settle_ms: int = 120 * SECOND
    second_lookup_ms: int = 5 * MINUTE
    max_attempts: int = 3  #: tries that ended in doubt; each further one is preceded by two look-ups
    daily_limit: int = 500
    daily_limits: Mapping[str, int] = field(default_factory=dict)  #: by account, in place of `daily_limit`
    missing_account_wait_ms: int = 10 * MINUTE
    platform_rules: Sequence[Rule] = ()  #: what networks allow, asked once more right before the intent
    stale_ms: int = DAY  #: an approval this old is asked for again, a doubt this old goes to a human


_Step = Callable[[Database, Delivery, "Platform | None", Rules, Clock], "Tally"]


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


def run_once(
    db: Database, platforms: Mapping[str, Platform], rules: Rules, clock: Clock, *, account: str = ""
) -> Tally:
    """Do all that is due: what crashed, what is in doubt, what may leave; with `account`, of that one alone.

    One delivery's trouble stops no other.
    """
    deliveries.follow_clock(db, clock())
    done = Tally()
    for delivery in deliveries.list_expired(db, clock(), account=account):
        done += _recover(db, delivery, rules, clock)
    for delivery in deliveries.list_due(db, DeliveryStatus.UNKNOWN, clock(), account=account):
        done += _guarded(_look_up, db, delivery, platforms.get(delivery.account), rules, clock)
    for delivery in deliveries.list_due(db, DeliveryStatus.QUEUED, clock(), account=account):
        if switches.find_pause(db):
            break
        done += _guarded(_send, db, delivery, platforms.get(delivery.account), rules, clock)
    return done


def _guarded(
    step: _Step, db: Database, delivery: Delivery, platform: Platform | None, rules: Rules, clock: Clock
) -> Tally:
    """Take one step; a fault of our own is logged, the delivery waits, and the others go on.

    A fault after the intent was committed leaves the row in sending: past its deadline it is in doubt, and looked up.
    """
    try:
        return step(db, delivery, platform, rules, clock)
    except StoreError:
        raise
    except Exception:
        log.exception("delivery_broke", account=delivery.account, delivery=delivery.id)
        words = "The program met something it does not know while handling this; the log has the details."
        deliveries.postpone(db, delivery, next_at=clock() + 5 * MINUTE, error=words, now_at=clock())
        return Tally(waiting=1)


def _recover(db: Database, delivery: Delivery, rules: Rules, clock: Clock) -> Tally:
    """Call what was left in sending unknown: the process that sent it is gone, the network may have it."""
    settled_at = (delivery.deadline_at or clock()) + rules.settle_ms
    error = "The program stopped while this was being sent; looking it up at the network."
    recovered = deliveries.doubt(db, delivery, error, next_at=max(settled_at, clock()), now_at=clock())
    return Tally(doubtful=int(recovered))


def _send(db: Database, delivery: Delivery, platform: Platform | None, rules: Rules, clock: Clock) -> Tally:
    if (stopped := _stop(db, delivery, platform, rules, clock)) is not None:
        return stopped
    if platform is None:
        words = f"The account {delivery.account} is not configured (any more). Configure it, or undo this reply."
        return _wait(db, delivery, words, rules, clock)
    limit = rules.daily_limits.get(delivery.account, rules.daily_limit)
    if deliveries.count_intents_since(db, delivery.account, clock() - DAY) >= limit:
        words = f"{delivery.account} has reached its limit of {limit} replies in 24 hours."
        return _wait(db, delivery, words, rules, clock)
    handed = handoffs.find_returned(db, delivery.account, delivery.target_id)
    if handed is not None and (done := _settle_hand_off(db, delivery, handed, platform, rules, clock)) is not None:
        return done
    if platform.account.check_target and (done := _look_at_target(db, delivery, platform, clock)) is not None:
        return done
    if (stopped := _stop(db, delivery, platform, rules, clock)) is not None:  # the networks may have taken their time
        return stopped
    key = deliveries.first_key(db, delivery.id) or secrets.token_hex(16)
    deadline_at = clock() + rules.deadline_ms
    try:
        opened = deliveries.open_intent(db, delivery, key=key, deadline_at=deadline_at, now_at=clock())
    except IntegrityError as error:  # such as a bit flipped in what was approved, where it is kept a second time
        words = f"The database did not let it leave: {error}. It was not sent; look at its text, then approve it again."
        return Tally(refused=int(deliveries.refuse(db, delivery, words, now_at=clock())))
    return _call(db, opened, platform, key, rules, clock) if opened else Tally()


def _stop(db: Database, delivery: Delivery, platform: Platform | None, rules: Rules, clock: Clock) -> Tally | None:
    """Return to the queue what may not leave by now; None where nothing that we know stands against it."""
    # what forbids it comes first: an author who asked to be left alone has also written again
    void = _forbidden(db, delivery, platform, rules) or _voided(db, delivery, rules, clock())
    return None if void is None else Tally(refused=int(deliveries.refuse(db, delivery, void, now_at=clock())))


def _look_at_target(db: Database, delivery: Delivery, platform: Platform, clock: Clock) -> Tally | None:
    """Ask the network how the post stands that this answers; None where it says what whoever approved has read."""
    mention = mentions.get(db, delivery.mention_id)
    try:
        post = platform.find_post(delivery.target_id)
    except PlatformError as error:
        words = "The network is asked first whether the post still stands as it was read."
        return _ask_later(db, delivery, words, error, clock() - delivery.created_at, clock)
    objection = target.find_objection(mention, post, platform.LABEL)
    if objection is None:
        return None
    log.info("target_changed", account=delivery.account, delivery=delivery.id, gone=post is None)
    return Tally(refused=int(target.send_back(db, delivery, mention, post, objection, now_at=clock())))


def _settle_hand_off(
    db: Database, delivery: Delivery, handed: HandOff, platform: Platform, rules: Rules, clock: Clock
) -> Tally | None:
    """Ask the network whether a reply once in somebody's hands stands there by now; None where it may be sent.

    Who takes a hand-off back without a word may have posted it, and nothing else would ever tell.
    """
    closed_at = handed.closed_at or handed.handed_at
    unsettled = closed_at + rules.settle_ms - clock()
    if 0 < unsettled <= rules.settle_ms:  # more says that the clock was set back
        words = "This was in somebody's hands; once the network has settled it is asked whether it was posted."
        return _wait_for(db, delivery, words, clock() + unsettled, clock)
    try:
        receipt = platform.find_reply(delivery.target_id, delivery.text)
    except PlatformError as error:
        words = "This was in somebody's hands, so the network is asked first whether it was posted."
        return _ask_later(db, delivery, words, error, clock() - closed_at, clock)
    if receipt is None:
        return None
    if not handoffs.is_known(db, delivery.platform, receipt):
        return _land_found(db, delivery, receipt, clock)
    if deliveries.was_sent_back(db, delivery.mention_id, _EARLIER, since_approval=handed.approval_id):
        return None  # a person was told and approved it all the same
    return Tally(refused=int(deliveries.refuse(db, delivery, _EARLIER, now_at=clock())))


def _land_found(db: Database, delivery: Delivery, receipt: Receipt, clock: Clock) -> Tally:
    """Record a reply that stands there already as an attempt that ends as it begins, without a call."""
    key = deliveries.first_key(db, delivery.id) or secrets.token_hex(16)
    with db.immediate():
        opened = deliveries.open_intent(db, delivery, key=key, deadline_at=clock(), now_at=clock())
        landed = opened is not None and deliveries.land(db, opened, receipt, actor=handoffs.ACTOR, now_at=clock())
    if landed:
        log.info("found_posted_by_hand", account=delivery.account, delivery=delivery.id)
    return Tally(sent=int(landed))


def _wait(db: Database, delivery: Delivery, words: str, rules: Rules, clock: Clock) -> Tally:
    return _wait_for(db, delivery, words, clock() + rules.missing_account_wait_ms, clock)


def _ask_later(
    db: Database, delivery: Delivery, words: str, error: PlatformError, open_for: int, clock: Clock
) -> Tally:
    """Wait with what the network could not say now, the longer the longer it is open, and as long as it wants."""
    next_at = attempts.next_try(error, attempts.lookup_wait(open_for), clock())
    return _wait_for(db, delivery, f"{words} {error}".strip(), next_at, clock)


def _wait_for(db: Database, delivery: Delivery, words: str, next_at: int, clock: Clock) -> Tally:
    deliveries.postpone(db, delivery, next_at=next_at, error=words, now_at=clock())
    return Tally(waiting=1)


def _voided(db: Database, delivery: Delivery, rules: Rules, now_at: int) -> str | None:
    """Answer why an approval no longer holds, in words for whoever decides anew; None where it does."""
    if approval_hash(delivery.account, delivery.target_id, delivery.text) != delivery.hash:
        return "The stored text is no longer the text that was approved. It was not sent; approve it again."
    if now_at - delivery.created_at > rules.stale_ms:
        words = "This waited for over a day and was not sent. Look whether it still fits, then approve it again."
        return f"{words} The last time: {delivery.error}" if delivery.error else words
    if not deliveries.is_approver_here(db, delivery):
        return f"{delivery.approved_by}, who approved this, may no longer approve. It was not sent; approve it again."
    if moved := citing.find_moved(db, delivery.approval_id, delivery.text, now_at):
        return f"{moved} It was not sent. Look whether it is still true, then approve it again."
    return deliveries.find_newer(db, delivery)


def _forbidden(db: Database, delivery: Delivery, platform: Platform | None, rules: Rules) -> str | None:
    """Answer the words of what stands against sending by now, such as an opt-out that came meanwhile, or None.

    The reply of an account that is not configured (any more) waits; there is nobody to ask for it.
    """
    if platform is None:
        return None
    mention, draft = mentions.get(db, delivery.mention_id), drafts.get(db, delivery.draft_id)
    found = verdict.find(db, mention, platform.account, rules.platform_rules, draft=draft)
    return None if found.way is Way.SEND else f"It was not sent. {found.words}"


def _call(db: Database, delivery: Delivery, platform: Platform, key: str, rules: Rules, clock: Clock) -> Tally:
    """Make the one call of this attempt. The deadline is checked last, right before the wire."""
    try:
        if clock() >= (delivery.deadline_at or 0):
            raise Unavailable(delivery.account, "the program was held up past the deadline; nothing was sent")
        receipt = platform.send(Order(target_id=delivery.target_id, text=delivery.text, idempotency_key=key))
    except PlatformError as error:
        return _failed(db, delivery, error, rules, clock)
    except Exception as error:
        log.exception("send_broke", account=delivery.account, delivery=delivery.id)
        lost = Uncertain(delivery.account, f"the program met something it does not know while sending: {error!r}")
        return _failed(db, delivery, lost, rules, clock)
    log.info("sent", account=delivery.account, delivery=delivery.id, attempt=delivery.attempt)
    return Tally(sent=int(deliveries.land(db, delivery, receipt, now_at=clock())))


def _failed(db: Database, delivery: Delivery, error: PlatformError, rules: Rules, clock: Clock) -> Tally:
    then = attempts.after_failure(error, deliveries.count_doubts(db, delivery.id))
    now_at, words = clock(), str(error)
    log.info("not_sent", account=delivery.account, delivery=delivery.id, then=then, fault=type(error).__name__)
    if then is Next.RETRY:
        wait, outcome = attempts.retry_wait(delivery.attempt, random.random()), IntentOutcome.REFUSED  # noqa: S311 - no secret
        next_at = attempts.next_try(error, wait, now_at)
        return Tally(retried=int(deliveries.retry(db, delivery, outcome, words, next_at=next_at, now_at=now_at)))
    if then is Next.REFUSE:
        return Tally(refused=int(deliveries.refuse(db, delivery, words, now_at=now_at)))
    settled_at = max(delivery.deadline_at or now_at, now_at) + rules.settle_ms
    return Tally(doubtful=int(deliveries.doubt(db, delivery, words, next_at=settled_at, now_at=now_at)))


def _look_up(db: Database, delivery: Delivery, platform: Platform | None, rules: Rules, clock: Clock) -> Tally:
    """Ask the network whether a doubtful reply is there; a failed look-up says nothing and is repeated for a day."""
    try:
        if platform is None:
            raise Unavailable(delivery.account, "is not configured (any more), so this cannot be looked up")
        receipt = platform.find_reply(delivery.target_id, delivery.text)
    except PlatformError as error:
        doubted_for = clock() - (delivery.deadline_at or clock())
        if doubted_for > rules.stale_ms:
            return _hold(db, delivery, str(error), clock)
        return _ask_later(db, delivery, "", error, doubted_for, clock)
    if receipt is not None:
        return Tally(sent=int(deliveries.land(db, delivery, receipt, now_at=clock())))
    return _absent(db, delivery, platform, rules, clock)


def _absent(db: Database, delivery: Delivery, platform: Platform, rules: Rules, clock: Clock) -> Tally:
    doubts = deliveries.count_doubts(db, delivery.id)
    # after a restore the key of the doubtful try is lost: nothing then makes the network know a second one
    is_safe = platform.REFUSES_DUPLICATES and deliveries.first_key(db, delivery.id) != ""
    then = attempts.after_lookup(
        delivery.lookups + 1, doubts, refuses_duplicates=is_safe, max_attempts=rules.max_attempts
    )
    now_at = clock()
    if then is Next.LOOK_AGAIN:
        deliveries.note_lookup(db, delivery, next_at=now_at + rules.second_lookup_ms, now_at=now_at)
        return Tally(waiting=1)
    if then is Next.RETRY:
        words = "Looked up twice and not found at the network; sending it again."
        moved = deliveries.retry(db, delivery, IntentOutcome.ABSENT, words, next_at=now_at, now_at=now_at)
        return Tally(retried=int(moved))
    return _hold(db, delivery, delivery.error, clock)


def _hold(db: Database, delivery: Delivery, said: str, clock: Clock) -> Tally:
    words = "Nobody can say for certain whether this was posted. Look at the post, then say what you found."
    return Tally(held=int(deliveries.hold(db, delivery, f"{words} {said}".strip(), now_at=clock())))


def settle_by_hand(
    db: Database, delivery: Delivery, *, actor: str, posted_url: str = "", send_again: bool = False, clock: Clock
) -> bool:
    """Record what a human found about a doubtful reply: posted (with its link), to be sent again, or neither."""
    if posted_url:
        return deliveries.land(db, delivery, Receipt(native_id=posted_url, url=posted_url), actor=actor, now_at=clock())
    if send_again:
        words = f"{actor} looked and found nothing; sending it again."
        return deliveries.retry(db, delivery, IntentOutcome.ABSENT, words, next_at=clock(), actor=actor, now_at=clock())
    return deliveries.refuse(db, delivery, f"Not posted, says {actor}.", actor=actor, now_at=clock())
