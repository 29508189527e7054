"""Delivery: one call for one approval; doubt is looked up, never repeated blindly."""

from __future__ import annotations

from collections.abc import Callable

from domain.clock import DAY
from domain.clock import HOUR
from domain.clock import MINUTE
from domain.clock import SECOND
from domain.delivery import Delivery
from domain.delivery import DeliveryStatus
from domain.draft import Draft
from domain.draft import DraftStatus
from domain.errors import RateLimited
from domain.errors import Rejected
from domain.errors import Unauthorized
from domain.errors import Unavailable
from domain.mention import MentionStatus
from domain.person import User
from domain.platform import Receipt
from responders import decisions
from responders import delivery
from responders.delivery import Rules
from store import checks
from store import deliveries
from store import drafts
from store import mentions
from store import switches
from store.database import Database
from tests.fakes import FakePlatform
from tests.fakes import FrozenClock
from tests.responders.conftest import LOST
from tests.responders.conftest import RULES
from tests.responders.conftest import run
from tests.responders.conftest import status


def test_nothing_leaves_before_the_undo_window_is_over(db: Database, queued: Delivery, clock: FrozenClock) -> None:
    network = FakePlatform()
    run(db, network, clock, 19 * SECOND)

    assert network.orders == []


def test_exactly_what_was_approved_is_sent_once(db: Database, queued: Delivery, clock: FrozenClock) -> None:
    network = FakePlatform()
    run(db, network, clock)
    run(db, network, clock, HOUR)

    assert [(order.target_id, order.text) for order in network.orders] == [("p1", "We hear you, Ada.")]
    assert status(db, queued) is DeliveryStatus.SENT
    assert mentions.get(db, queued.mention_id).status is MentionStatus.CLOSED
    assert checks.find_faults(db) == []


def test_a_refusal_is_final_and_returns_with_the_networks_words(
    db: Database, queued: Delivery, clock: FrozenClock
) -> None:
    network = FakePlatform(sends=[Rejected("marlow-x", "You can only reply where you are mentioned.")])
    run(db, network, clock)
    run(db, network, clock, HOUR)

    assert len(network.orders) == 1
    assert deliveries.get(db, queued.id).error == "marlow-x: You can only reply where you are mentioned."
    assert drafts.get(db, queued.draft_id).status is DraftStatus.PENDING
    assert mentions.get(db, queued.mention_id).status is MentionStatus.OPEN


def test_a_lost_answer_is_looked_up_and_found(db: Database, queued: Delivery, clock: FrozenClock) -> None:
    network = FakePlatform(sends=[LOST], replies=[Receipt(native_id="r1")])
    run(db, network, clock)
    assert status(db, queued) is DeliveryStatus.UNKNOWN
    run(db, network, clock, RULES.deadline_ms + RULES.settle_ms)

    assert len(network.orders) == 1
    assert status(db, queued) is DeliveryStatus.SENT


def test_no_lookup_happens_before_the_network_has_settled(db: Database, queued: Delivery, clock: FrozenClock) -> None:
    network = FakePlatform(sends=[LOST])
    run(db, network, clock)
    run(db, network, clock, RULES.deadline_ms + RULES.settle_ms - 1)

    assert network.looked_up == []


def test_a_lost_answer_that_is_never_found_is_held_where_the_network_takes_repeats(
    db: Database, queued: Delivery, clock: FrozenClock
) -> None:
    network = FakePlatform(sends=[LOST])
    run(db, network, clock)
    for _ in range(3):
        run(db, network, clock, HOUR)

    assert len(network.orders) == 1
    assert len(network.looked_up) == 2
    assert status(db, queued) is DeliveryStatus.HELD


def test_where_the_network_refuses_repeats_it_is_sent_again_with_the_same_key(
    db: Database, queued: Delivery, clock: FrozenClock
) -> None:
    network = FakePlatform(sends=[LOST])
    network.REFUSES_DUPLICATES = True
    for _ in range(4):
        run(db, network, clock, HOUR)

    assert len(network.orders) == 2
    assert network.orders[0].idempotency_key == network.orders[1].idempotency_key
    assert status(db, queued) is DeliveryStatus.SENT


def test_a_failed_lookup_says_nothing_and_is_repeated(db: Database, queued: Delivery, clock: FrozenClock) -> None:
    network = FakePlatform(sends=[LOST], replies=[Unavailable("marlow-x", "503"), Receipt(native_id="r1")])
    run(db, network, clock)
    run(db, network, clock, HOUR)
    assert status(db, queued) is DeliveryStatus.UNKNOWN
    run(db, network, clock, HOUR)

    assert status(db, queued) is DeliveryStatus.SENT


def test_a_rate_limit_waits_until_the_network_says(db: Database, queued: Delivery, clock: FrozenClock) -> None:
    later = clock() + 2 * HOUR
    network = FakePlatform(sends=[RateLimited("marlow-x", "slow down", retry_at=later)])
    run(db, network, clock)

    assert deliveries.get(db, queued.id).next_at == later
    run(db, network, clock, 2 * HOUR)
    assert status(db, queued) is DeliveryStatus.SENT


def test_a_pause_keeps_everything_in_the_outbox(
    db: Database, queued: Delivery, clock: FrozenClock, approver: User
) -> None:
    network = FakePlatform()
    switches.pause_sending(db, actor="Dana", reason="crisis", now_at=clock())
    run(db, network, clock)
    assert network.orders == []
    switches.resume_sending(db, actor="Dana", now_at=clock())
    run(db, network, clock, 0)

    assert len(network.orders) == 1


def test_an_account_that_is_gone_keeps_its_replies_waiting(db: Database, queued: Delivery, clock: FrozenClock) -> None:
    clock.advance(20 * SECOND)
    delivery.run_once(db, {}, RULES, clock)

    waiting = deliveries.get(db, queued.id)
    assert waiting.status is DeliveryStatus.QUEUED
    assert "marlow-x is not configured" in waiting.error


def test_one_account_in_trouble_stops_no_other(
    db: Database, queued: Delivery, drafted: Callable[..., Draft], approver: User, clock: FrozenClock
) -> None:
    draft = drafted(2)
    decisions.approve(
        db, draft.id, draft.version, approver, review=lambda _d, _t: (), undo_ms=20 * SECOND, now_at=clock()
    )
    network = FakePlatform(sends=[Unauthorized("marlow-x", "token revoked")])
    run(db, network, clock)

    assert len(network.orders) == 2


def test_a_flipped_bit_is_found_before_it_is_sent(db: Database, queued: Delivery, clock: FrozenClock) -> None:
    db.connection().executescript("DROP TRIGGER delivery_frozen; UPDATE delivery SET text = 'We hear you, Adb.'")
    network = FakePlatform()
    run(db, network, clock)

    assert network.orders == []
    assert "no longer the text that was approved" in deliveries.get(db, queued.id).error


def test_the_daily_limit_holds(db: Database, queued: Delivery, clock: FrozenClock) -> None:
    network = FakePlatform()
    clock.advance(20 * SECOND)
    delivery.run_once(db, {"marlow-x": network}, Rules(daily_limit=0), clock)

    assert network.orders == []
    assert "limit of 0 replies" in deliveries.get(db, queued.id).error


def test_what_a_dead_process_left_in_sending_is_looked_up_first(
    db: Database, queued: Delivery, clock: FrozenClock
) -> None:
    clock.advance(20 * SECOND)
    deliveries.open_intent(db, queued, key="k", deadline_at=clock() + RULES.deadline_ms, now_at=clock())
    network = FakePlatform(replies=[Receipt(native_id="r7")])
    run(db, network, clock, RULES.deadline_ms)
    assert status(db, queued) is DeliveryStatus.UNKNOWN
    run(db, network, clock, RULES.settle_ms)

    assert network.orders == []
    assert deliveries.get(db, queued.id).native_id == "r7"


def test_a_sender_held_up_past_its_deadline_sends_nothing(db: Database, queued: Delivery, clock: FrozenClock) -> None:
    network = FakePlatform()
    clock.advance(20 * SECOND)
    delivery.run_once(db, {"marlow-x": network}, Rules(deadline_ms=0), clock)

    assert network.orders == []
    assert status(db, queued) is DeliveryStatus.QUEUED


def test_a_human_decides_what_was_held(db: Database, queued: Delivery, clock: FrozenClock) -> None:
    network = FakePlatform(sends=[LOST])
    for _ in range(4):
        run(db, network, clock, HOUR)
    held = deliveries.get(db, queued.id)

    assert delivery.settle_by_hand(db, held, actor="Dana", posted_url="https://x.example/5", clock=clock)
    assert (status(db, queued), deliveries.get(db, queued.id).url) == (DeliveryStatus.SENT, "https://x.example/5")


def test_a_human_can_send_again_what_was_held(db: Database, queued: Delivery, clock: FrozenClock) -> None:
    network = FakePlatform(sends=[LOST])
    for _ in range(4):
        run(db, network, clock, HOUR)
    delivery.settle_by_hand(db, deliveries.get(db, queued.id), actor="Dana", send_again=True, clock=clock)
    run(db, network, clock, 0)

    assert len(network.orders) == 2


def test_a_refusal_after_a_rate_limit_is_believed_at_once(db: Database, queued: Delivery, clock: FrozenClock) -> None:
    network = FakePlatform(sends=[RateLimited("marlow-x", "slow down"), Rejected("marlow-x", "thread is locked")])
    run(db, network, clock)
    run(db, network, clock, HOUR)

    assert status(db, queued) is DeliveryStatus.FAILED_FINAL
    assert deliveries.get(db, queued.id).error == "marlow-x: thread is locked"


def test_an_outage_of_hours_is_waited_out(db: Database, queued: Delivery, clock: FrozenClock) -> None:
    network = FakePlatform(sends=[Unavailable("marlow-x", "503")] * 12)
    for _ in range(13):
        run(db, network, clock, 90 * MINUTE)

    assert status(db, queued) is DeliveryStatus.SENT
    assert len(network.orders) == 13


def test_an_approval_of_yesterday_is_asked_for_again(db: Database, queued: Delivery, clock: FrozenClock) -> None:
    network = FakePlatform()
    run(db, network, clock, DAY + SECOND)

    assert network.orders == []
    assert "waited for over a day" in deliveries.get(db, queued.id).error
    assert drafts.get(db, queued.draft_id).status is DraftStatus.PENDING


def test_a_lookup_that_never_works_ends_with_a_human(db: Database, queued: Delivery, clock: FrozenClock) -> None:
    network = FakePlatform(sends=[LOST], replies=[Unavailable("marlow-x", "the post is gone")] * 999)
    run(db, network, clock)
    for _ in range(30):
        run(db, network, clock, HOUR)

    assert status(db, queued) is DeliveryStatus.HELD
    assert "the post is gone" in deliveries.get(db, queued.id).error


def test_a_fault_of_our_own_in_one_delivery_stops_no_other(
    db: Database, queued: Delivery, drafted: Callable[..., Draft], approver: User, clock: FrozenClock
) -> None:
    draft = drafted(2)
    decisions.approve(
        db, draft.id, draft.version, approver, review=lambda _d, _t: (), undo_ms=20 * SECOND, now_at=clock()
    )
    network = FakePlatform(sends=[ValueError("odd payload")], replies=[ValueError("odd payload")])
    run(db, network, clock)
    assert [one.status for one in deliveries.list_newest(db)].count(DeliveryStatus.SENT) == 1
    assert status(db, queued) is DeliveryStatus.UNKNOWN
    run(db, network, clock, HOUR)
    assert status(db, queued) is DeliveryStatus.UNKNOWN
    assert "does not know" in deliveries.get(db, queued.id).error


def test_a_missing_account_does_not_make_a_doubt_a_humans_at_once(
    db: Database, queued: Delivery, clock: FrozenClock
) -> None:
    run(db, FakePlatform(sends=[LOST]), clock)
    clock.advance(HOUR)
    delivery.run_once(db, {}, RULES, clock)

    assert status(db, queued) is DeliveryStatus.UNKNOWN


def test_one_account_can_be_delivered_alone(db: Database, queued: Delivery, clock: FrozenClock) -> None:
    network = FakePlatform()
    clock.advance(20 * SECOND)
    delivery.run_once(db, {"marlow-x": network}, RULES, clock, account="other")
    assert network.orders == []
    assert deliveries.list_accounts_waiting(db) == ["marlow-x"]
    delivery.run_once(db, {"marlow-x": network}, RULES, clock, account="marlow-x")

    assert len(network.orders) == 1
