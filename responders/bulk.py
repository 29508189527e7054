"""One decision about several mentions, and one undo for the whole. Approving is not among them: each reply is approved
by somebody who has read exactly that text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from collections.abc import Sequence

from domain import person
from domain.draft import DraftStatus
from domain.draft import RejectReason
from domain.errors import AllEarsError
from domain.errors import InvalidMove
from domain.errors import NotAllowed
from domain.errors import WorkflowError
from domain.person import Role
from domain.person import User
from responders import decisions
from store import batches
from store import drafts
from store.batches import Batch
from store.database import Database

#: So many mentions are decided at once; more are seldom one decision.
MOST = 500
_DONE = {"dismiss": "dismissed", "reject": "rejected", "snooze": "snoozed", "escalate": "escalated"}
#: What a writer may decide, and take back.
_LIGHT = frozenset({"snooze", "escalate"})
_MOST_REASONS = 3


def dismiss(db: Database, mention_ids: Sequence[int], user: User, *, now_at: int) -> Batch:
    """Close mentions that need no reply."""
    return _decide(
        db, "dismiss", mention_ids, user, lambda key: decisions.dismiss(db, key, user, now_at=now_at), now_at
    )


def snooze(db: Database, mention_ids: Sequence[int], user: User, *, until_at: int, now_at: int) -> Batch:
    """Take mentions out of the queue until a moment in the future."""

    def act(key: int) -> None:
        decisions.snooze(db, key, user, until_at=until_at, now_at=now_at)

    return _decide(db, "snooze", mention_ids, user, act, now_at)


def escalate(
    db: Database, mention_ids: Sequence[int], user: User, *, to: User | Role, reason: str, now_at: int
) -> Batch:
    """Give mentions to a person, or to whoever has a role, with one reason."""

    def act(key: int) -> object:
        return decisions.escalate(db, key, user, to=to, reason=reason, now_at=now_at)

    return _decide(db, "escalate", mention_ids, user, act, now_at)


def reject(db: Database, mention_ids: Sequence[int], user: User, *, reason: RejectReason, now_at: int) -> Batch:
    """Refuse the drafts of mentions, as they stand now, for one counted reason."""

    def act(key: int) -> None:
        draft = drafts.find_live(db, key)
        if draft is None or draft.status is not DraftStatus.PENDING:
            raise WorkflowError("There is no draft to reject.")
        decisions.reject(db, draft.id, draft.version, user, reason=reason, now_at=now_at)

    return _decide(db, "reject", mention_ids, user, act, now_at)


def undo(db: Database, batch_id: int, user: User, *, now_at: int) -> Batch:
    """Take a decision in bulk back, but for mentions that somebody has decided about since.

    Raises InvalidMove where it was taken back already, WorkflowError where nothing can be, NotAllowed, NotFound.
    """
    with db.immediate():
        batch = batches.get(db, batch_id)
        person.require(user, Role.WRITER if batch.action in _LIGHT else Role.APPROVER)
        if batch.undone_at is not None:
            raise InvalidMove("decision", "taken back", "undo")
        untouched, moved_count = batches.list_untouched(db, batch_id)
        done, refused = _each(db, untouched, lambda key: decisions.undo(db, key, user, now_at=now_at))
        refused += Counter({"Somebody has decided about it since.": moved_count} if moved_count else {})
        told = _say("taken back", len(done), refused)
        if not done:
            raise WorkflowError(told)
        batches.end(db, batch_id, told=told, actor=user.name, now_at=now_at)
        return batches.get(db, batch_id)


def _decide(
    db: Database, action: str, mention_ids: Sequence[int], user: User, act: Callable[[int], object], now_at: int
) -> Batch:
    """Decide about each in one transaction; what cannot be decided is left as it is, and told.

    Raises WorkflowError where nothing could be, and AllEarsError for too many or none.
    """
    wanted = list(dict.fromkeys(mention_ids))
    if not 0 < len(wanted) <= MOST:
        raise AllEarsError(f"Select between 1 and {MOST} mentions; {len(wanted)} are selected.")
    with db.immediate():
        done, refused = _each(db, wanted, act)
        told = _say(_DONE[action], len(done), refused)
        if not done:
            raise WorkflowError(told)
        return batches.record(db, action, done, told=told, actor=user.name, now_at=now_at)


def _each(db: Database, keys: Sequence[int], act: Callable[[int], object]) -> tuple[list[int], Counter[str]]:
    done, refused = list[int](), Counter[str]()
    for key in keys:
        try:
            with db.attempt():
                act(key)
        except NotAllowed:
            raise
        except AllEarsError as refusal:
            refused[str(refusal)] += 1
        else:
            done.append(key)
    return done, refused


def _say(what: str, count: int, refused: Counter[str]) -> str:
    told = f"{count} {what}"
    if not refused:
        return told
    reasons = [f"{reason} ({n})" if n > 1 else reason for reason, n in refused.most_common(_MOST_REASONS)]
    return f"{told}, {refused.total()} not: {' '.join(reasons)}"
