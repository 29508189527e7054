"""What was just done, for the message with Undo: read again from the database, never trusted from an address."""

from __future__ import annotations

from dataclasses import dataclass

from desk import words
from desk.view import read_id
from desk.wiring import Desk
from domain.clock import SECOND
from domain.draft import DraftStatus
from domain.errors import NotFound
from domain.mention import CloseReason
from domain.mention import Mention
from domain.mention import MentionStatus
from domain.promise import Promise
from domain.promise import PromiseStatus
from store import batches
from store import corrections
from store import deliveries
from store import drafts
from store import mentions
from store import promises

#: Shown this much shorter than the reply really waits, so that an undo in the last second still arrives in time.
_MARGIN = 5 * SECOND
_MESSAGE_LIFE = 30 * SECOND
_CLOSINGS = {did: became for became, did in words.SETTLED.items() if became is not PromiseStatus.OPEN}


@dataclass(frozen=True, kw_only=True, slots=True)
class Done:
    """A decision just made. `until_at` is the moment after which undo is no longer offered; `correction_id` is the
    correction that was made and `copy_count` how many other mentions follow it, 0 where the decision was another. Of a
    decision in bulk there is the batch, and no one mention; of a promise closed in the list of all there is who got it.
    """

    mention: Mention | None
    words: str
    undoable: bool
    until_at: int
    correction_id: int = 0
    copy_count: int = 0
    batch_id: int = 0
    promise_id: int = 0
    promised_to: str = ""

    @property
    def whom(self) -> str:
        """Whose mention or promise it is, as people say it."""
        return (self.mention.author.name or self.mention.author.handle) if self.mention else self.promised_to

    @property
    def way_back(self) -> str:
        """Where an undo is posted to, without the view."""
        if self.batch_id:
            return f"/queue/bulk/{self.batch_id}/undo"
        if self.mention is None:
            return f"/promises/{self.promise_id}"
        way = "uncorrect" if self.correction_id else "promise" if self.promise_id else "undo"
        return f"/mention/{self.mention.id}/{way}"


def find_done(desk: Desk, action: str, given_id: str) -> Done | None:
    """Answer the message for a decision named in an address, where it still stands; else None."""
    mention_id = read_id(given_id)
    if action not in words.DONE or mention_id is None:
        return None
    if action in {"bulk", "unbulk"}:
        return _batch(desk, mention_id)
    try:
        mention = mentions.get(desk.db, mention_id)
    except NotFound:
        return None
    now = desk.clock()
    if action == "approve":
        until_at = _leaves_at(desk, mention)
        if until_at is None or until_at <= now:
            return None
        return Done(mention=mention, words=words.DONE[action], undoable=True, until_at=until_at)
    if action == "correct":
        return _corrected(desk, mention)
    if action in _CLOSINGS:
        closed = promises.find_closed_towards(desk.db, mention)
        return _promised(desk, closed, mention) if closed and closed.status is _CLOSINGS[action] else None
    undoable = action in {"snooze", "dismiss", "reject", "hand-off", "escalate"} and can_undo(desk, mention)
    return Done(mention=mention, words=words.DONE[action], undoable=undoable, until_at=now + _MESSAGE_LIFE)


def find_promised(desk: Desk, given_id: str) -> Done | None:
    """Answer the message for a promise named in the address of the list, as it stands now."""
    promise_id = read_id(given_id)
    try:
        return None if promise_id is None else _promised(desk, promises.get(desk.db, promise_id), None)
    except NotFound:
        return None


def _promised(desk: Desk, promise: Promise, mention: Mention | None) -> Done:
    return Done(
        mention=mention,
        words=words.DONE[words.SETTLED[promise.status]],
        undoable=promise.status is not PromiseStatus.OPEN,
        until_at=desk.clock() + _MESSAGE_LIFE,
        promise_id=promise.id,
        promised_to=promise.author,
    )


def _batch(desk: Desk, batch_id: int) -> Done | None:
    """Tell what came of a decision in bulk, or of its undo."""
    try:
        batch = batches.get(desk.db, batch_id)
    except NotFound:
        return None
    return Done(
        mention=None,
        words=batch.told,
        undoable=batch.undone_at is None,
        until_at=desk.clock() + _MESSAGE_LIFE,
        batch_id=batch.id,
    )


def _corrected(desk: Desk, mention: Mention) -> Done | None:
    """Tell of the last correction of a mention, and of the copies that follow it."""
    made = next((one for one in corrections.list_for(desk.db, mention.id) if one.undone_at is None), None)
    if made is None:
        return None
    copies = corrections.count_copies(desk.db, made)
    said = f"{words.FIELDS[made.field]}: {words.labels(made.value)}"
    return Done(
        mention=mention,
        words=f"{said}, and {words.count(copies, 'copy', 'copies')}" if copies else said,
        undoable=True,
        until_at=desk.clock() + _MESSAGE_LIFE,
        correction_id=made.id,
        copy_count=copies,
    )


def can_undo(desk: Desk, mention: Mention) -> bool:
    """Say whether the last decision about a mention can be taken back now."""
    if mention.status is MentionStatus.ANSWERING:
        delivery = deliveries.find_for_mention(desk.db, mention.id)
        return delivery is not None and deliveries.is_waiting(delivery)
    if mention.status is MentionStatus.CLOSED:
        return mention.close_reason in {CloseReason.NO_REPLY_NEEDED, CloseReason.IGNORED}
    if mention.status is MentionStatus.OPEN:
        last = drafts.list_ids(desk.db, mention.id)
        return any(drafts.get(desk.db, key).status is DraftStatus.REJECTED for key in last)
    return mention.status in {MentionStatus.SNOOZED, MentionStatus.ESCALATED, MentionStatus.HANDED_OFF}


def _leaves_at(desk: Desk, mention: Mention) -> int | None:
    delivery = deliveries.find_for_mention(desk.db, mention.id)
    if delivery is None or not deliveries.is_waiting(delivery):
        return None
    length = delivery.next_at - delivery.created_at
    return delivery.next_at - min(_MARGIN, length // 4)
