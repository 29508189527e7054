"""Hand-offs in the database: only under a valid approval, beside no delivery, ended once and never altered."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from domain.draft import Approval
from domain.draft import Draft
from domain.errors import InvalidMove
from domain.handoff import HandOff
from domain.handoff import HandOffOutcome
from domain.mention import CloseReason
from domain.person import User
from domain.platform import Receipt
from store import checks
from store import deliveries
from store import drafts
from store import handoffs
from store import mentions
from store.database import Database
from store.database import IntegrityError
from tests.store.conftest import NOW

POSTED = Receipt(native_id="9", url="https://x.example/9")


@pytest.fixture
def handed(db: Database, drafted: Callable[..., Draft], approver: User) -> HandOff:
    draft = drafted()
    with db.immediate():
        approval = drafts.approve(db, draft, approver, now_at=NOW)
        mentions.move(db, draft.mention_id, "hand_off", actor="Dana", now_at=NOW)
        return handoffs.record(db, draft, approval, remind_at=NOW + 2, next_at=NOW + 1, now_at=NOW)


def test_the_first_end_stands(db: Database, handed: HandOff) -> None:
    assert handoffs.list_open(db) == [handed]
    assert handoffs.list_accounts_waiting(db) == ["acme-x"]
    handoffs.land(db, handed, POSTED, now_at=NOW + 1)

    with pytest.raises(InvalidMove, match="it is posted now"):
        handoffs.give_back(db, handed, now_at=NOW + 2)
    found = handoffs.find_for_mention(db, handed.mention_id)
    assert found is not None
    assert (found.outcome, found.url, found.closed_by) == (HandOffOutcome.POSTED, POSTED.url, "system:hand-off")
    assert mentions.get(db, handed.mention_id).close_reason is CloseReason.REPLIED
    assert handoffs.find_open(db, handed.mention_id) is None
    assert not handoffs.remind(db, handed, now_at=NOW)
    assert handoffs.is_answered(db, mentions.get(db, handed.mention_id))
    assert handoffs.is_known(db, "x", POSTED)
    assert not handoffs.is_known(db, "x", Receipt(native_id="10"))
    assert checks.find_faults(db) == []


def test_only_open_hand_offs_are_overdue(db: Database, handed: HandOff) -> None:
    assert [handoffs.count_overdue(db, at) for at in (handed.remind_at - 1, handed.remind_at)] == [0, 1]
    handoffs.land(db, handed, POSTED, now_at=NOW + 1)
    assert handoffs.count_overdue(db, handed.remind_at) == 0


def test_a_returned_reply_can_be_handed_off_again(db: Database, handed: HandOff, approver: User) -> None:
    handoffs.give_back(db, handed, now_at=NOW + 1, why="not now")
    draft = drafts.get(db, handed.draft_id)
    with db.immediate():
        approval = drafts.approve(db, draft, approver, now_at=NOW)
        mentions.move(db, draft.mention_id, "hand_off", actor="Dana", now_at=NOW)
        again = handoffs.record(db, draft, approval, remind_at=NOW, next_at=NOW, now_at=NOW)

    assert handoffs.list_open(db) == [again]
    assert checks.find_faults(db) == []


def test_a_post_has_one_way_out(db: Database, handed: HandOff, approver: User) -> None:
    draft = drafts.get(db, handed.draft_id)
    approval = Approval(
        id=handed.approval_id, draft_id=draft.id, revision_id=draft.revision_id, user="Dana", hash=handed.hash,
        approved_at=NOW,
    )  # fmt: skip

    with pytest.raises(IntegrityError, match="posted by hand"), db.immediate():
        deliveries.queue(db, draft, approval, next_at=NOW, now_at=NOW)


@pytest.mark.parametrize("change", ["text = 'x'", "hash = 'x'", "target_id = 'x'", "approval_id = 9"])
def test_what_was_approved_cannot_be_changed_or_lost(db: Database, handed: HandOff, change: str) -> None:
    with pytest.raises(IntegrityError, match="cannot be changed"), db.immediate():
        db.run(f"UPDATE hand_off SET {change} WHERE id = ?", (handed.id,))
    with pytest.raises(IntegrityError, match="is kept"), db.immediate():
        db.run("DELETE FROM hand_off")


@pytest.mark.parametrize("column", ["text", "hash", "account", "target_id"])
def test_without_an_approval_of_exactly_this_there_is_none(db: Database, handed: HandOff, column: str) -> None:
    handoffs.give_back(db, handed, now_at=NOW)
    names = "mention_id, draft_id, approval_id, account, platform, target_id, text, hash, handed_at, remind_at, next_at"
    told = names.replace(column, "'x'", 1)

    with pytest.raises(IntegrityError, match="valid approval"), db.immediate():
        db.run(f"INSERT INTO hand_off ({names}) SELECT {told} FROM hand_off")


def test_a_post_with_a_reply_in_the_outbox_is_not_handed_off(
    db: Database, drafted: Callable[..., Draft], approver: User
) -> None:
    draft = drafted()
    with db.immediate():
        approval = drafts.approve(db, draft, approver, now_at=NOW)
        mentions.move(db, draft.mention_id, "approve", actor="Dana", now_at=NOW)
        deliveries.queue(db, draft, approval, next_at=NOW, now_at=NOW)

    with pytest.raises(IntegrityError, match="is in the outbox"), db.immediate():
        handoffs.record(db, draft, approval, remind_at=NOW, next_at=NOW, now_at=NOW)


def test_a_hand_off_that_ended_stays_as_it_ended(db: Database, handed: HandOff) -> None:
    handoffs.give_back(db, handed, now_at=NOW)

    with pytest.raises(IntegrityError, match="ends once"), db.immediate():
        db.run("UPDATE hand_off SET outcome = 'posted'")
