"""Deletes replies of ours at their networks, for a reason, until it is certain that they are gone.

Claims: deliveries whose deletion is asked for and due.
Decides: under which name the network knows the reply, and whether an answer ends the deletion or it is tried again.
Records: the reply gone and its mention open again, or the reply kept with the network's words; each in one transaction.

A deletion may be repeated without harm, so whatever is uncertain is simply asked for again, each time after a look.
A pause of sending does not hold it up: what is wrong in public is taken down while all else stands still.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

import structlog

from domain.clock import HOUR
from domain.clock import MINUTE
from domain.clock import SECOND
from domain.clock import Clock
from domain.delivery import Delivery
from domain.delivery import DeliveryStatus
from domain.errors import PlatformError
from domain.errors import Rejected
from domain.errors import StoreError
from domain.errors import Unavailable
from domain.errors import WorkflowError
from domain.platform import Platform
from domain.text import clean
from store import deletions
from store import deliveries
from store.database import Database

log = structlog.get_logger()

_LONGEST_REASON = 500


@dataclass(frozen=True, kw_only=True, slots=True)
class Tally:
    """What one pass did."""

    gone: int = 0
    kept: int = 0
    waiting: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(gone=self.gone + other.gone, kept=self.kept + other.kept, waiting=self.waiting + other.waiting)


def ask(db: Database, delivery_id: int, *, actor: str, reason: str, now_at: int) -> Delivery:
    """Ask for a sent reply to be deleted; it goes with the next pass.

    Raises WorkflowError without a reason, NotFound, or InvalidMove for a reply that is not at the network.
    """
    wanted = clean(reason).strip()
    if not wanted:
        raise WorkflowError("Say why this reply is to be deleted; the reason stays in the history.")
    if len(wanted) > _LONGEST_REASON:
        raise WorkflowError(f"Say it in at most {_LONGEST_REASON} characters.")
    return deletions.ask(db, deliveries.get(db, delivery_id), actor=actor, reason=wanted, now_at=now_at)


def settle_by_hand(db: Database, delivery: Delivery, *, actor: str, is_gone: bool, clock: Clock) -> bool:
    """Record what a person found or decided: the reply is gone, or it is left where it is."""
    if is_gone:
        return deletions.record_gone(db, delivery, delivery.native_id, actor=actor, now_at=clock())
    return deletions.record_kept(db, delivery, f"{actor} leaves it where it is.", actor=actor, now_at=clock())


def run_once(db: Database, platforms: Mapping[str, Platform], clock: Clock, *, account: str = "") -> Tally:
    """Delete what is due; with `account`, of that one alone. One deletion's trouble stops no other."""
    done = Tally()
    for delivery in deliveries.list_due(db, DeliveryStatus.DELETING, clock(), account=account):
        try:
            done += _delete(db, delivery, platforms.get(delivery.account), clock)
        except StoreError:
            raise
        except Exception:
            log.exception("deletion_broke", account=delivery.account, delivery=delivery.id)
            words = "The program met something it does not know while deleting this; the log has the details."
            done += _wait(db, delivery, words, clock() + 5 * MINUTE, clock)
    return done


def wait(asked_for: int) -> int:
    """Answer the milliseconds until the next try: the longer it was asked for the longer, 30 s to an hour."""
    return max(30 * SECOND, min(asked_for // 2, HOUR))


def _delete(db: Database, delivery: Delivery, platform: Platform | None, clock: Clock) -> Tally:
    try:
        if platform is None:
            raise Unavailable(delivery.account, "is not configured (any more), so nothing can be deleted there")
        native_id = _native_id(delivery, platform)
        if native_id:
            platform.delete_reply(native_id)
    except Rejected as error:
        log.warning("not_deleted", account=delivery.account, delivery=delivery.id)
        return Tally(kept=int(deletions.record_kept(db, delivery, str(error), now_at=clock())))
    except PlatformError as error:
        asked_at = delivery.deadline_at or clock()
        next_at = max(clock() + wait(clock() - asked_at), getattr(error, "retry_at", None) or 0)
        return _wait(db, delivery, str(error), next_at, clock)
    log.info("deleted", account=delivery.account, delivery=delivery.id)
    return Tally(gone=int(deletions.record_gone(db, delivery, native_id, now_at=clock())))


def _native_id(delivery: Delivery, platform: Platform) -> str:
    """Answer the network's own id of the reply; empty where the network has none of ours there any more.

    What a person said to be posted is known by its link alone: then the network is asked, and what it shows must be
    what the link names, since another reply of ours is not to be deleted in its place.
    """
    if not delivery.native_id.startswith(("http://", "https://")):
        return delivery.native_id
    found = platform.find_reply(delivery.target_id, delivery.text)
    if found is None:
        return ""
    key = found.native_id.rpartition("/")[2]
    if not {key, key.rpartition("_")[2]} & set(urlsplit(delivery.native_id).path.split("/")):
        message = "the reply it shows is not the one that the link names; delete that one in the network's own page"
        raise Rejected(delivery.account, message)
    return found.native_id


def _wait(db: Database, delivery: Delivery, words: str, next_at: int, clock: Clock) -> Tally:
    deliveries.postpone(db, delivery, next_at=next_at, error=words, now_at=clock())
    return Tally(waiting=1)
