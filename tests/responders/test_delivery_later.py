"""Delivery when the world has changed since the approval: people, conversation and clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from config.platform_rules import load_rules
from domain.clock import HOUR
from domain.clock import SECOND
from domain.delivery import Delivery
from domain.delivery import DeliveryStatus
from domain.draft import Draft
from domain.draft import Move
from domain.fact import Fact
from domain.mention import Author
from domain.mention import MentionStatus
from domain.person import Role
from domain.person import User
from domain.platform import Receipt
from responders import decisions
from responders import delivery
from store import checks
from store import contacts
from store import deliveries
from store import drafts
from store import facts
from store import intake
from store import mentions
from store import moves
from store import switches
from store import users
from store.database import Database
from store.database import IntegrityError
from tests.builders import a_post
from tests.fakes import FakePlatform
from tests.fakes import FrozenClock
from tests.responders.conftest import LOST
from tests.responders.conftest import RULES
from tests.responders.conftest import run
from tests.responders.conftest import status


def test_a_colleagues_answer_by_hand_stops_the_reply(db: Database, queued: Delivery, clock: FrozenClock) -> None:
    ours = a_post(50, conversation_id="c", parent_id="p1", is_ours=True, created_at=clock() + SECOND)
    intake.record_page(db, account="marlow-x", platform="x", posts=[ours], now_at=clock() + SECOND)
    network = FakePlatform()
    run(db, network, clock)

    assert network.orders == []
    assert "answered this post meanwhile" in deliveries.get(db, queued.id).error


def test_what_a_person_approves_again_knowing_that_is_sent(
    db: Database, queued: Delivery, clock: FrozenClock, approver: User
) -> None:
    ours = a_post(50, conversation_id="c", parent_id="p1", is_ours=True, created_at=clock() + SECOND)
    intake.record_page(db, account="marlow-x", platform="x", posts=[ours], now_at=clock() + SECOND)
    network = FakePlatform()
    run(db, network, clock)
    draft = drafts.get(db, queued.draft_id)
    decisions.approve(db, draft.id, draft.version, approver, review=lambda _d, _t: (), undo_ms=0, now_at=clock())
    run(db, network, clock)

    assert len(network.orders) == 1


def test_a_colleagues_answer_stops_one_that_came_back_for_another_reason_before(
    db: Database, queued: Delivery, clock: FrozenClock, approver: User
) -> None:
    deliveries.refuse(db, queued, "A fact changed since.", now_at=clock())
    ours = a_post(50, is_ours=True, parent_id="p1", conversation_id="c1", created_at=clock())
    intake.record_page(db, account="marlow-x", platform="x", posts=[ours], now_at=clock())
    clock.advance(SECOND)
    draft = drafts.get(db, queued.draft_id)
    decisions.approve(db, draft.id, draft.version, approver, review=lambda _d, _t: (), undo_ms=0, now_at=clock())
    network = FakePlatform()
    run(db, network, clock)

    assert network.orders == []
    assert (again := deliveries.find_for_mention(db, queued.mention_id)) is not None
    assert "answered this post meanwhile" in again.error


def test_an_author_who_writes_again_is_read_before_anything_is_sent(
    db: Database, queued: Delivery, clock: FrozenClock
) -> None:
    clock.advance(SECOND)
    again = a_post(51, conversation_id="c", created_at=clock())
    intake.record_page(db, account="marlow-x", platform="x", posts=[again], now_at=clock())
    network = FakePlatform()
    run(db, network, clock)

    assert network.orders == []
    assert "wrote again" in deliveries.get(db, queued.id).error


def test_an_approver_who_left_no_longer_speaks_for_us(db: Database, queued: Delivery, clock: FrozenClock) -> None:
    users.disable(db, "Dana", actor="test", now_at=clock())
    network = FakePlatform()
    run(db, network, clock)

    assert network.orders == []
    assert "Dana, who approved this, may no longer approve" in deliveries.get(db, queued.id).error


def test_who_no_longer_approves_anything_no_longer_speaks_for_us(
    db: Database, queued: Delivery, clock: FrozenClock
) -> None:
    users.add(db, "Dana", Role.WRITER, actor="test", now_at=clock())
    network = FakePlatform()
    run(db, network, clock)

    assert network.orders == []
    assert "Dana, who approved this, may no longer approve" in deliveries.get(db, queued.id).error


def test_a_clock_set_back_keeps_nothing_waiting(db: Database, queued: Delivery, clock: FrozenClock) -> None:
    clock.advance(-6 * HOUR)
    network = FakePlatform()
    run(db, network, clock, 0)
    run(db, network, clock)

    assert len(network.orders) == 1


def test_a_clock_set_back_after_a_lost_answer_still_looks_it_up(
    db: Database, queued: Delivery, clock: FrozenClock
) -> None:
    network = FakePlatform(sends=[LOST], replies=[Receipt(native_id="r1")])
    run(db, network, clock)
    clock.advance(-6 * HOUR)
    run(db, network, clock, 0)
    run(db, network, clock, RULES.deadline_ms + RULES.settle_ms)

    assert status(db, queued) is DeliveryStatus.SENT


def test_strangers_without_a_name_are_not_taken_for_the_author(
    db: Database, drafted: Callable[..., Draft], approver: User, clock: FrozenClock
) -> None:
    draft = drafted(60, author=Author())
    decisions.approve(db, draft.id, draft.version, approver, review=lambda _d, _t: (), undo_ms=0, now_at=clock())
    clock.advance(SECOND)
    other = a_post(61, conversation_id="c", author=Author(), created_at=clock())
    intake.record_page(db, account="marlow-x", platform="x", posts=[other], now_at=clock())
    network = FakePlatform()
    run(db, network, clock, SECOND)

    assert [order.target_id for order in network.orders] == ["p60"]


@pytest.mark.parametrize("conversation", ["c", "another"])
def test_an_opt_out_that_came_meanwhile_brings_the_reply_back_with_its_words(
    db: Database, queued: Delivery, clock: FrozenClock, conversation: str
) -> None:
    stop = a_post(51, text="@marlow Leave me alone!", conversation_id=conversation, created_at=clock())
    intake.record_page(db, account="marlow-x", platform="x", posts=[stop], now_at=clock() + SECOND)
    network = FakePlatform()
    run(db, network, clock)

    assert network.orders == []
    assert "They wrote “Leave me alone!”" in deliveries.get(db, queued.id).error
    assert mentions.get(db, queued.mention_id).status is MentionStatus.OPEN
    assert "asked not to be contacted" in moves.history(db, "mention", queued.mention_id)[0].detail
    assert checks.find_faults(db) == []


def test_a_rule_that_holds_by_now_brings_it_back_too(db: Database, queued: Delivery, clock: FrozenClock) -> None:
    network = FakePlatform()
    clock.advance(20 * SECOND)
    rules = replace(RULES, platform_rules=load_rules(None, ("x",)))
    delivery.run_once(db, {"marlow-x": network}, rules, clock)

    assert network.orders == []
    assert deliveries.get(db, queued.id).error.startswith("It was not sent. X wants to approve beforehand")


def test_the_database_itself_opens_no_intent_to_who_must_not_be_contacted(
    db: Database, queued: Delivery, clock: FrozenClock
) -> None:
    contacts.add(db, "x", Author(native_id="u7"), reason="a lawyer", actor="Lea", now_at=clock())

    with pytest.raises(IntegrityError, match="must not be contacted"):
        deliveries.open_intent(db, queued, key="k", deadline_at=clock() + HOUR, now_at=clock() + 20 * SECOND)


PRICE = Fact(id="shipping-price", answers={"en": "Shipping is EUR 5.90."})


def test_a_fact_that_changed_while_sending_was_paused_stops_the_reply(
    db: Database, drafted: Callable[[int], Draft], approver: User, clock: FrozenClock
) -> None:
    facts.save(db, PRICE, actor="Lea", now_at=clock())
    waiting = _queue_citing(db, drafted(1), approver, clock)
    switches.pause_sending(db, actor="Lea", reason="prices change", now_at=clock())
    facts.save(db, replace(PRICE, answers={"en": "Shipping is EUR 6.90."}), actor="Lea", now_at=clock())
    network = FakePlatform()
    run(db, network, clock)
    switches.resume_sending(db, actor="Lea", now_at=clock())
    run(db, network, clock)

    assert network.orders == []
    assert "The fact “shipping-price” changed since this was approved." in deliveries.get(db, waiting.id).error
    assert mentions.get(db, waiting.mention_id).status is MentionStatus.OPEN


def test_a_reply_whose_facts_stand_is_sent(
    db: Database, drafted: Callable[[int], Draft], approver: User, clock: FrozenClock
) -> None:
    facts.save(db, PRICE, actor="Lea", now_at=clock())
    _queue_citing(db, drafted(1), approver, clock)
    network = FakePlatform()
    run(db, network, clock)

    assert len(network.orders) == 1


def _queue_citing(db: Database, draft: Draft, approver: User, clock: FrozenClock) -> Delivery:
    """Put a draft that cites the price in the place of another, and approve it."""
    drafts.supersede(db, draft.id, actor="test", now_at=clock())
    said = PRICE.answers["en"]
    steps = [Move(name="answer", text=said, facts=(PRICE.id,))]
    mention = mentions.get(db, draft.mention_id)
    draft_id = drafts.record(db, mention, text=f"Hi. {said}", steps=steps, playbook="question", now_at=clock())
    assert draft_id is not None
    version = drafts.get(db, draft_id).version
    return decisions.approve(
        db, draft_id, version, approver, review=lambda _d, _t: (), undo_ms=20 * SECOND, now_at=clock()
    )
