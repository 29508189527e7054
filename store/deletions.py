"""Deleting replies of ours that stand at a network: asked for with a reason, until they are gone or stay."""

from __future__ import annotations

from domain.delivery import Delivery
from domain.draft import DraftStatus
from domain.mention import MentionStatus
from domain.workflow import Subject
from domain.workflow import move
from store import deliveries
from store import drafts
from store import mentions
from store import moves
from store.database import Database
from store.database import Value
from store.schema import refuse

ACTOR = "system:delivery"

#: A reply that is being deleted stands as long as nobody knows better; one that is gone leaves its place to another.
_STANDING = "('queued', 'sending', 'unknown', 'held', 'sent', 'deleting')"
_LISTED = """EXISTS (SELECT 1 FROM mention m JOIN no_contact n ON n.lifted_at IS NULL
    AND ((n.platform = m.platform AND n.author_id = m.author_id AND n.author_id <> '')
      OR (n.platform = m.platform AND n.handle_key = lower(m.author_handle) AND n.handle_key <> ''))
    WHERE m.id = (SELECT mention_id FROM {table} WHERE id = NEW.{table}_id))"""
CHANGES = (
    "DROP INDEX delivery_live",
    f"CREATE UNIQUE INDEX delivery_live ON delivery (draft_id) WHERE status IN {_STANDING}",
    "DROP INDEX delivery_target",
    f"CREATE UNIQUE INDEX delivery_target ON delivery (account, target_id) WHERE status IN {_STANDING}",
    "DROP TRIGGER hand_off_alone",
    refuse(
        "hand_off_alone",
        "INSERT ON hand_off",
        f"EXISTS (SELECT 1 FROM delivery WHERE account = NEW.account AND target_id = NEW.target_id "
        f"AND status IN {_STANDING})",
        "a reply to this post is in the outbox",
    ),
    # the platform stands in each half of the OR, or all entries of the network would be read
    "DROP TRIGGER approval_leaves_alone",
    refuse(
        "approval_leaves_alone", "INSERT ON approval", _LISTED.format(table="draft"), "the author must not be contacted"
    ),
    "DROP TRIGGER intent_leaves_alone",
    refuse(
        "intent_leaves_alone", "INSERT ON intent", _LISTED.format(table="delivery"), "the author must not be contacted"
    ),
)


def ask(db: Database, delivery: Delivery, *, actor: str, reason: str, now_at: int) -> Delivery:
    """Record who wants a reply gone and why; raises InvalidMove for one that is not sent.

    From then on its deadline is the moment of asking, by which the desk sees what takes too long.
    """
    with db.immediate():
        moves.apply(
            db,
            Subject.DELIVERY,
            delivery.id,
            "ask_delete",
            actor=actor,
            now_at=now_at,
            detail=reason,
            next_at=now_at,
            deadline_at=now_at,
            updated_at=now_at,
            error="",
        )
    return deliveries.get(db, delivery.id)


def record_gone(db: Database, delivery: Delivery, native_id: str, *, actor: str = ACTOR, now_at: int) -> bool:
    """Record that a reply is gone: its mention opens again, with the text as a draft that needs a new approval.

    `native_id` is the network's name for it where the one we were told is a link. False where another was first.
    """
    with db.immediate():
        if not _finish(db, delivery, "delete", actor, now_at, {"error": ""}):
            return False
        db.run(
            "DELETE FROM context_post WHERE platform = ? AND native_id IN (?, ?) AND is_ours = 1",
            (delivery.platform, delivery.native_id, native_id),
        )
        _reopen(db, delivery, actor, now_at)
    return True


def record_kept(db: Database, delivery: Delivery, why: str, *, actor: str = ACTOR, now_at: int) -> bool:
    """Record that a reply stays where it is, and why; False where another was first."""
    with db.immediate():
        return _finish(db, delivery, "keep", actor, now_at, {"error": why})


def _finish(db: Database, delivery: Delivery, action: str, actor: str, now_at: int, columns: dict[str, Value]) -> bool:
    step = move(Subject.DELIVERY, delivery.status, action)
    if not moves.write(db, step, delivery.id, {"updated_at": now_at, **columns}):
        return False
    said = str(columns["error"])
    moves.record(db, actor, Subject.DELIVERY, delivery.id, action, now_at=now_at, transition=step, detail=said)
    return True


def _reopen(db: Database, delivery: Delivery, actor: str, now_at: int) -> None:
    """Give the mention back to the queue: its author has no answer now, and whether they need one is for people.

    Where either stands elsewhere by now, somebody has decided already.
    """
    if drafts.get(db, delivery.draft_id).status is DraftStatus.APPROVED:
        moves.apply(
            db,
            Subject.DRAFT,
            delivery.draft_id,
            "reopen",
            actor=actor,
            now_at=now_at,
            approval_id=None,
            updated_at=now_at,
        )
        db.run("UPDATE draft SET version = version + 1 WHERE id = ?", (delivery.draft_id,))
    if mentions.get(db, delivery.mention_id).status is MentionStatus.CLOSED:
        moves.apply(db, Subject.MENTION, delivery.mention_id, "reopen", actor=actor, now_at=now_at, close_reason=None)
