"""Looks after replies that humans post by hand: where they post them, whether they did, and whom to remind.

Claims: open hand-offs, of all accounts or of one.
Decides: whether a post of ours is the reply, whether its author may still be contacted and its facts still stand,
    whether to look and to remind.
Records: the reply found, the return to the queue, one reminder; each in one transaction.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import structlog

from domain.clock import DAY
from domain.clock import HOUR
from domain.clock import MINUTE
from domain.clock import Clock
from domain.errors import InvalidMove
from domain.errors import PlatformError
from domain.errors import StoreError
from domain.handoff import HandOff
from domain.handoff import ReplyPage
from domain.mention import Mention
from domain.platform import Platform
from domain.platform import Receipt
from domain.platform import ReplyPages
from responders.writing import citing
from store import contacts
from store import handoffs
from store import mentions
from store.database import Database

log = structlog.get_logger()

#: For so long the network is asked whether the reply is there; a person can say so at any time.
_ASKED_FOR = 3 * DAY


@dataclass(frozen=True, kw_only=True, slots=True)
class Tally:
    """What one pass did."""

    posted: int = 0
    returned: int = 0
    reminded: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            posted=self.posted + other.posted,
            returned=self.returned + other.returned,
            reminded=self.reminded + other.reminded,
        )


def page_of(mention: Mention, platform: Platform | None, text: str) -> ReplyPage:
    """Answer where a human posts a reply: the network's page with the text filled in, else the post's own page.

    The address is empty where neither is known.
    """
    filled = platform.reply_page(mention.native_id, text) if isinstance(platform, ReplyPages) else ""
    return ReplyPage(url=filled or mention.url, has_text=bool(filled))


def ask_wait(handed_for: int) -> int:
    """Answer the milliseconds until the network is asked again: the longer it lies the longer, 1 min to 6 h."""
    return max(MINUTE, min(handed_for // 2, 6 * HOUR))


def run_once(db: Database, platforms: Mapping[str, Platform], clock: Clock, *, account: str = "") -> Tally:
    """Look after every open hand-off; with `account`, of that one alone. One hand-off's trouble stops no other."""
    done = Tally()
    for hand_off in handoffs.list_open(db, account=account):
        done += _guarded(db, hand_off, platforms.get(hand_off.account), clock)
    return done


def _guarded(db: Database, hand_off: HandOff, platform: Platform | None, clock: Clock) -> Tally:
    """Look after one hand-off; a fault of our own is logged, once a minute, and the others go on."""
    try:
        return _look_after(db, hand_off, platform, clock)
    except InvalidMove:
        return Tally()  # somebody ended it meanwhile
    except StoreError:
        raise
    except Exception:
        if not 0 < hand_off.next_at - clock() <= MINUTE:
            log.exception("hand_off_broke", account=hand_off.account, mention=hand_off.mention_id)
            handoffs.postpone(db, hand_off, next_at=clock() + MINUTE)
        return Tally()


def _look_after(db: Database, hand_off: HandOff, platform: Platform | None, clock: Clock) -> Tally:
    receipt, now_at = handoffs.find_own_reply(db, hand_off), clock()
    if receipt is not None:
        return _close(db, hand_off, receipt, now_at)
    left_alone = contacts.find(db, hand_off.platform, mentions.get(db, hand_off.mention_id).author)
    if left_alone is not None:
        why = f"Not to be posted: the author must not be contacted. {left_alone}"
        return _take_back(db, hand_off, platform, why, now_at)
    if moved := citing.find_moved(db, hand_off.approval_id, hand_off.text, now_at):
        why = f"Not to be posted: {moved} Look whether it is still true, then approve it again."
        return _take_back(db, hand_off, platform, why, now_at)
    handed_for = now_at - hand_off.handed_at
    if platform is not None and now_at >= hand_off.next_at and handed_for <= _ASKED_FOR:
        handoffs.postpone(db, hand_off, next_at=now_at + ask_wait(handed_for))
        receipt, _ = _ask(db, hand_off, platform)
    if receipt is not None:
        return _close(db, hand_off, receipt, now_at)
    if hand_off.is_overdue(now_at) and handoffs.remind(db, hand_off, now_at=now_at):
        log.warning("hand_off_waits", account=hand_off.account, mention=hand_off.mention_id)
        return Tally(reminded=1)
    return Tally()


def _take_back(db: Database, hand_off: HandOff, platform: Platform | None, why: str, now_at: int) -> Tally:
    """Return it to the queue, unless it was posted by now: the network is asked first, each minute until it says."""
    if platform is not None:
        if 0 < hand_off.next_at - now_at <= MINUTE:
            return Tally()
        handoffs.postpone(db, hand_off, next_at=now_at + MINUTE)
        receipt, is_certain = _ask(db, hand_off, platform)
        if receipt is not None:
            return _close(db, hand_off, receipt, now_at)
        if not is_certain:
            return Tally()
    handoffs.give_back(db, hand_off, now_at=now_at, why=why)
    return Tally(returned=1)


def _ask(db: Database, hand_off: HandOff, platform: Platform) -> tuple[Receipt | None, bool]:
    """Ask the network whether a reply of ours is there; the second answer says whether it could tell."""
    try:
        receipt = platform.find_reply(hand_off.target_id, hand_off.text)
    except PlatformError as error:
        log.info("hand_off_not_looked_up", account=hand_off.account, reason=str(error))
        return None, False
    # an earlier answer of ours to the same post is not this one
    return (None if receipt and handoffs.is_known(db, hand_off.platform, receipt) else receipt), True


def _close(db: Database, hand_off: HandOff, receipt: Receipt, now_at: int) -> Tally:
    handoffs.land(db, hand_off, receipt, now_at=now_at)
    log.info("hand_off_found", account=hand_off.account, mention=hand_off.mention_id)
    return Tally(posted=1)
