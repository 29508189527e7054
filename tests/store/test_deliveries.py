"""The outbox and its journal: outcomes are written once, by whoever still owns the attempt."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from domain.delivery import Delivery
from domain.delivery import DeliveryStatus
from domain.delivery import IntentOutcome
from domain.draft import Draft
from domain.draft import DraftStatus
from domain.mention import CloseReason
from domain.mention import MentionStatus
from domain.person import User
from domain.platform import Receipt
from store import checks
from store import deliveries
from store import drafts
from store import mentions
from store import switches
from store.database import Database
from store.database import IntegrityError
from tests.store.conftest import NOW


@pytest.fixture
def queued(db: Database, drafted: Callable[..., Draft], approver: User) -> Delivery:
    draft = drafted()
    with db.immediate():
        approval = drafts.approve(db, draft, approver, now_at=NOW)
        mentions.move(db, draft.mention_id, "approve", actor="Dana", now_at=NOW)
        delivery_id = deliveries.queue(db, draft, approval, next_at=NOW + 20, now_at=NOW)
    return deliveries.get(db, delivery_id)


def opened(db: Database, delivery: Delivery, now_at: int = NOW + 20) -> Delivery:
    sending = deliveries.open_intent(db, delivery, key="k1", deadline_at=now_at + 30, now_at=now_at)
    assert sending is not None
    return sending


def test_nothing_is_due_before_the_undo_window_is_over(db: Database, queued: Delivery) -> None:
    assert deliveries.list_due(db, DeliveryStatus.QUEUED, NOW + 19) == []
    assert deliveries.list_due(db, DeliveryStatus.QUEUED, NOW + 20) == [queued]


def test_a_reply_is_due_for_its_own_account_alone_and_never_while_sending_is_paused(
    db: Database, queued: Delivery
) -> None:
    assert not deliveries.is_due(db, queued.account, NOW + 19)
    assert deliveries.is_due(db, queued.account, NOW + 20)
    assert not deliveries.is_due(db, "another", NOW + 20)
    switches.pause_sending(db, actor="Dana", reason="crisis", now_at=NOW)
    assert not deliveries.is_due(db, queued.account, NOW + 20)


def test_an_intent_opens_once(db: Database, queued: Delivery) -> None:
    opened(db, queued)

    assert deliveries.open_intent(db, queued, key="k2", deadline_at=NOW + 99, now_at=NOW + 30) is None
    assert deliveries.first_key(db, queued.id) == "k1"


def test_no_intent_opens_while_sending_is_paused(db: Database, queued: Delivery) -> None:
    switches.pause_sending(db, actor="Dana", reason="crisis", now_at=NOW)

    assert deliveries.open_intent(db, queued, key="k", deadline_at=NOW + 50, now_at=NOW + 20) is None
    with pytest.raises(IntegrityError, match="paused"):
        db.run(
            """INSERT INTO intent (delivery_id, attempt, approval_id, hash, idempotency_key, opened_at, deadline_at)
               SELECT id, 1, approval_id, hash, 'k', 1, 2 FROM delivery"""
        )


def test_a_landed_reply_closes_its_mention(db: Database, queued: Delivery) -> None:
    assert deliveries.land(db, opened(db, queued), Receipt(native_id="99", url="https://x.example/99"), now_at=NOW + 25)

    mention = mentions.get(db, queued.mention_id)
    assert (mention.status, mention.close_reason) == (MentionStatus.CLOSED, CloseReason.REPLIED)
    assert deliveries.get(db, queued.id).native_id == "99"
    assert checks.find_faults(db) == []


def test_a_landed_reply_joins_the_conversation(db: Database, queued: Delivery) -> None:
    deliveries.land(db, opened(db, queued), Receipt(native_id="99"), now_at=NOW + 25)
    mention = mentions.get(db, queued.mention_id)

    thread = mentions.conversation(db, mention)
    assert [(post.text, post.is_ours) for post in thread] == [(mention.text, False), (queued.text, True)]


def test_a_writer_that_slept_past_its_attempt_writes_nothing(db: Database, queued: Delivery) -> None:
    first = opened(db, queued)
    deliveries.doubt(db, first, "lost", next_at=NOW + 60, now_at=NOW + 50)
    unknown = deliveries.get(db, queued.id)
    deliveries.retry(db, unknown, IntentOutcome.ABSENT, "absent", next_at=NOW + 70, now_at=NOW + 70)
    second = opened(db, deliveries.get(db, queued.id), NOW + 80)

    assert not deliveries.land(db, first, Receipt(native_id="1"), now_at=NOW + 81)
    assert deliveries.get(db, queued.id) == second


def test_a_doubtful_reply_can_still_turn_out_to_have_landed(db: Database, queued: Delivery) -> None:
    deliveries.doubt(db, opened(db, queued), "lost", next_at=NOW + 60, now_at=NOW + 50)

    assert deliveries.land(db, deliveries.get(db, queued.id), Receipt(native_id="5"), now_at=NOW + 70)
    assert checks.find_faults(db) == []


def test_a_final_refusal_returns_draft_and_mention_to_the_queue(db: Database, queued: Delivery) -> None:
    assert deliveries.refuse(db, opened(db, queued), "acme-x: you may not reply here", now_at=NOW + 25)

    assert drafts.get(db, queued.draft_id).status is DraftStatus.PENDING
    assert mentions.get(db, queued.mention_id).status is MentionStatus.OPEN
    assert deliveries.get(db, queued.id).error == "acme-x: you may not reply here"


def test_undo_brings_the_draft_back_and_cannot_reach_a_reply_that_left(db: Database, queued: Delivery) -> None:
    sending = opened(db, queued)

    assert not deliveries.undo(db, queued, actor="Dana", now_at=NOW + 21)
    assert deliveries.get(db, queued.id) == sending


def test_what_was_left_in_sending_is_found_past_its_deadline(db: Database, queued: Delivery) -> None:
    sending = opened(db, queued)

    assert deliveries.list_expired(db, NOW + 49) == []
    assert deliveries.list_expired(db, NOW + 50) == [sending]


def test_a_lookup_is_counted_once(db: Database, queued: Delivery) -> None:
    deliveries.doubt(db, opened(db, queued), "lost", next_at=NOW + 60, now_at=NOW + 50)
    unknown = deliveries.get(db, queued.id)

    assert deliveries.note_lookup(db, unknown, next_at=NOW + 90, now_at=NOW + 60)
    assert not deliveries.note_lookup(db, unknown, next_at=NOW + 90, now_at=NOW + 60)
    assert deliveries.get(db, queued.id).lookups == 1


def test_a_held_reply_waits_for_a_human(db: Database, queued: Delivery) -> None:
    deliveries.doubt(db, opened(db, queued), "lost", next_at=NOW + 60, now_at=NOW + 50)

    assert deliveries.hold(db, deliveries.get(db, queued.id), "cannot tell", now_at=NOW + 70)
    assert deliveries.get(db, queued.id).status is DeliveryStatus.HELD


def test_intents_are_counted_for_the_daily_limit(db: Database, queued: Delivery) -> None:
    opened(db, queued)

    assert deliveries.count_intents_since(db, "acme-x", NOW) == 1
    assert deliveries.count_intents_since(db, "acme-x", NOW + 21) == 0


def test_the_outbox_shows_what_changed_last_first(db: Database, queued: Delivery) -> None:
    assert [delivery.id for delivery in deliveries.list_newest(db)] == [queued.id]
    assert deliveries.find_for_mention(db, queued.mention_id) == queued
