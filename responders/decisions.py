"""What a human decides about a draft or a mention. Every function is one transaction and leaves one line of history.

Roles: a writer may edit and write, an approver may decide. Who decides names the version of the draft they saw;
StaleDraft tells them that somebody was faster.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Sequence

from domain import draft as draft_rules
from domain import person
from domain.delivery import Delivery
from domain.draft import NEEDS_LEAD
from domain.draft import Draft
from domain.draft import DraftStatus
from domain.draft import Finding
from domain.draft import RejectReason
from domain.errors import GuardViolation
from domain.errors import InvalidMove
from domain.errors import WorkflowError
from domain.mention import CloseReason
from domain.mention import Mention
from domain.mention import MentionStatus
from domain.person import Role
from domain.person import User
from domain.text import clean
from domain.workflow import Subject
from store import deliveries
from store import drafts
from store import mentions
from store.database import Database

#: Looks over a text that would be sent for a draft's account; blocking findings refuse approval.
Review = Callable[[Draft, str], Sequence[Finding]]


def approve(
    db: Database, draft_id: int, version: int, user: User, *, review: Review, undo_ms: int, now_at: int
) -> Delivery:
    """Approve exactly the text shown at `version` and put it into the outbox, to leave after the undo window.

    Raises NotAllowed, StaleDraft, InvalidMove, or GuardViolation with what blocks it.
    """
    person.require(user, Role.APPROVER)
    with db.immediate():
        draft = _unchanged(db, draft_id, version, "approve")
        findings = review(draft, draft.text)
        if any(finding.rule == NEEDS_LEAD for finding in findings) and not user.role.includes(Role.LEAD):
            raise WorkflowError("This is for a lead to decide. Tell one, or ask for more time with a snooze.")
        if blocks := draft_rules.blocks(findings):
            raise GuardViolation(blocks)
        drafts.bump(db, draft_id, version)
        approval = drafts.approve(db, draft, user, now_at=now_at)
        mentions.move(db, draft.mention_id, "approve", actor=user.name, now_at=now_at)
        delivery_id = deliveries.queue(db, draft, approval, next_at=now_at + undo_ms, now_at=now_at)
    return deliveries.get(db, delivery_id)


def edit(db: Database, draft_id: int, version: int, user: User, text: str, *, now_at: int) -> Draft:
    """Make `text` the draft's next revision; unchanged text changes nothing."""
    person.require(user, Role.WRITER)
    with db.immediate():
        draft = _unchanged(db, draft_id, version, "edit")
        wanted = clean(text).strip()
        if wanted == draft.text:
            return draft
        return drafts.edit(db, draft_id, version, wanted, actor=user.name, now_at=now_at)


def write(db: Database, mention_id: int, user: User, text: str, *, now_at: int) -> Draft:
    """Start a draft of one's own for an open mention that has none."""
    person.require(user, Role.WRITER)
    with db.immediate():
        mention = mentions.get(db, mention_id)
        wanted = clean(text).strip()
        draft_id = drafts.record(db, mention, text=wanted, steps=(), playbook="", now_at=now_at, by=user.name)
        if draft_id is None:
            raise InvalidMove("mention", mention.status, "write a draft for")
    return drafts.get(db, draft_id)


def reject(
    db: Database, draft_id: int, version: int, user: User, *, reason: RejectReason, note: str = "", now_at: int
) -> None:
    """Refuse a draft for a counted reason. The mention stays open for another draft, unless it is not about us."""
    person.require(user, Role.APPROVER)
    with db.immediate():
        draft = _unchanged(db, draft_id, version, "reject")
        drafts.bump(db, draft_id, version)
        drafts.reject(db, draft_id, reason, clean(note).strip(), actor=user.name, now_at=now_at)
        if reason is RejectReason.NOT_ABOUT_US:
            mentions.dismiss(db, draft.mention_id, CloseReason.IGNORED, actor=user.name, now_at=now_at)
        else:
            mentions.ask_for_draft(db, draft.mention_id)


def snooze(db: Database, mention_id: int, user: User, *, until_at: int, now_at: int) -> None:
    """Take a mention out of the queue until a moment in the future."""
    person.require(user, Role.WRITER)
    if until_at <= now_at:
        raise InvalidMove("mention", "open", "snooze into the past")
    with db.immediate():
        mentions.snooze(db, mention_id, until_at, actor=user.name, now_at=now_at)


def dismiss(db: Database, mention_id: int, user: User, *, now_at: int) -> None:
    """Close a mention that needs no reply; its pending draft is put aside."""
    person.require(user, Role.APPROVER)
    with db.immediate():
        draft = drafts.find_live(db, mention_id)
        if draft is not None and draft.status is DraftStatus.PENDING:
            drafts.supersede(db, draft.id, actor=user.name, now_at=now_at)
        mentions.dismiss(db, mention_id, CloseReason.NO_REPLY_NEEDED, actor=user.name, now_at=now_at)


def undo(db: Database, mention_id: int, user: User, *, now_at: int) -> Mention:
    """Take back the last decision about a mention, with its text. Raises InvalidMove once a reply has left."""
    with db.immediate():
        mention = mentions.get(db, mention_id)
        person.require(user, Role.WRITER if mention.status is MentionStatus.SNOOZED else Role.APPROVER)
        match mention.status:
            case MentionStatus.ANSWERING:
                _undo_approval(db, mention, user, now_at)
            case MentionStatus.SNOOZED:
                mentions.move(db, mention_id, "wake", actor=user.name, now_at=now_at, snoozed_until=None)
            case MentionStatus.CLOSED if mention.close_reason in {CloseReason.NO_REPLY_NEEDED, CloseReason.IGNORED}:
                mentions.move(db, mention_id, "reopen", actor=user.name, now_at=now_at, close_reason=None)
                drafts.bring_back(db, mention_id, actor=user.name, now_at=now_at)
            case MentionStatus.OPEN if drafts.bring_back(db, mention_id, actor=user.name, now_at=now_at):
                pass
            case _:
                raise InvalidMove("mention", mention.status, "undo the last decision on")
    return mentions.get(db, mention_id)


def _undo_approval(db: Database, mention: Mention, user: User, now_at: int) -> None:
    delivery = deliveries.find_for_mention(db, mention.id)
    if delivery is None or not deliveries.is_waiting(delivery):
        raise InvalidMove("reply", delivery.status if delivery else "lost", "undo")
    if not deliveries.undo(db, delivery, actor=user.name, now_at=now_at):
        raise InvalidMove(Subject.DELIVERY, deliveries.get(db, delivery.id).status, "undo")


def _unchanged(db: Database, draft_id: int, version: int, action: str) -> Draft:
    """Answer the draft where it still is what the person saw."""
    draft = drafts.get(db, draft_id)
    if draft.status is not DraftStatus.PENDING:
        raise InvalidMove(Subject.DRAFT, draft.status, action)
    drafts.expect_version(draft, version)
    return draft
