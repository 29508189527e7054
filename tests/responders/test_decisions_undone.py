"""A decision about an escalated mention is taken back to how it stood: escalated, with its draft."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from domain.draft import Draft
from domain.draft import DraftStatus
from domain.draft import RejectReason
from domain.errors import NotAllowed
from domain.mention import MentionStatus
from domain.person import Role
from domain.person import User
from responders import bulk
from responders import decisions
from store import checks
from store import drafts
from store import escalations
from store import mentions
from store import users
from store.database import Database
from tests.builders import NOON

Drafted = Callable[..., Draft]


@pytest.fixture
def lea(db: Database) -> User:
    return users.add(db, "Lea", Role.LEAD, actor="test", now_at=NOON)


@pytest.fixture
def asked(db: Database, drafted: Drafted, approver: User, lea: User) -> Draft:
    draft = drafted()
    decisions.escalate(db, draft.mention_id, approver, to=lea, reason="Is it so?", now_at=NOON)
    return draft


def refuse(db: Database, draft: Draft, user: User, reason: RejectReason = RejectReason.WRONG_TONE) -> None:
    decisions.reject(db, draft.id, draft.version, user, reason=reason, now_at=NOON + 1)


def stands(db: Database, draft: Draft) -> tuple[MentionStatus, DraftStatus, str]:
    found = escalations.find_open(db, draft.mention_id)
    return (
        mentions.get(db, draft.mention_id).status,
        drafts.get(db, draft.id).status,
        f"{found.actor} asked {found.asked}: {found.reason}" if found else "",
    )


AS_BEFORE = (MentionStatus.ESCALATED, DraftStatus.PENDING, "Dana asked Lea: Is it so?")


def test_a_dismissal_taken_back_is_escalated_again(db: Database, asked: Draft, lea: User) -> None:
    decisions.dismiss(db, asked.mention_id, lea, now_at=NOON + 1)
    decisions.undo(db, asked.mention_id, lea, now_at=NOON + 2)

    assert stands(db, asked) == AS_BEFORE
    assert checks.find_faults(db) == []


@pytest.mark.parametrize("reason", [RejectReason.WRONG_TONE, RejectReason.NOT_ABOUT_US])
def test_a_refusal_taken_back_leaves_it_escalated_with_its_draft(
    db: Database, asked: Draft, lea: User, reason: RejectReason
) -> None:
    refuse(db, asked, lea, reason)
    decisions.undo(db, asked.mention_id, lea, now_at=NOON + 2)

    assert stands(db, asked) == AS_BEFORE
    assert checks.find_faults(db) == []


def test_after_that_the_escalation_itself_is_taken_back(db: Database, asked: Draft, lea: User) -> None:
    refuse(db, asked, lea)
    for _ in range(2):
        decisions.undo(db, asked.mention_id, lea, now_at=NOON + 2)

    assert stands(db, asked) == (MentionStatus.OPEN, DraftStatus.PENDING, "")


def test_what_was_refused_before_it_was_escalated_stays_refused(
    db: Database, drafted: Drafted, approver: User, lea: User
) -> None:
    draft = drafted()
    refuse(db, draft, approver)
    decisions.escalate(db, draft.mention_id, approver, to=lea, reason="Is it so?", now_at=NOON + 2)
    decisions.undo(db, draft.mention_id, approver, now_at=NOON + 3)

    assert stands(db, draft) == (MentionStatus.OPEN, DraftStatus.REJECTED, "")


def test_a_writer_takes_an_escalation_back_and_no_refusal(db: Database, asked: Draft, lea: User) -> None:
    rio = users.add(db, "Rio", Role.WRITER, actor="test", now_at=NOON)
    refuse(db, asked, lea)

    with pytest.raises(NotAllowed):
        decisions.undo(db, asked.mention_id, rio, now_at=NOON + 2)


def test_refusals_in_bulk_are_taken_back_alike(db: Database, asked: Draft, lea: User) -> None:
    batch = bulk.reject(db, [asked.mention_id], lea, reason=RejectReason.WRONG_TONE, now_at=NOON + 1)
    bulk.undo(db, batch.id, lea, now_at=NOON + 2)

    assert stands(db, asked) == AS_BEFORE
