"""Citations: every revision keeps what it cites as it stood, an edit stands on what it was made from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from domain.draft import Draft
from domain.draft import Move
from domain.fact import Fact
from domain.mention import Mention
from domain.person import User
from domain.platform import Receipt
from store import citations
from store import deliveries
from store import drafts
from store import facts
from store import handoffs
from store import mentions
from store.citations import Citation
from store.database import Database
from store.database import IntegrityError
from tests.store.conftest import NOW

PRICE = Fact(id="shipping-price", answers={"en": "Shipping is EUR 4.90."})
DEARER = replace(PRICE, answers={"en": "Shipping is EUR 5.90."})


@pytest.fixture
def cited(db: Database, opened: Callable[..., Mention]) -> Callable[..., Draft]:
    """Draft a reply that is made of the price."""
    facts.save(db, PRICE, actor="Lea", now_at=NOW)

    def cited(native_id: str = "1") -> Draft:
        steps = [
            Move(name="greet", text="Hello,"),
            Move(name="answer", text="Shipping is EUR 4.90.", facts=(PRICE.id,)),
        ]
        mention = opened(native_id, conversation_id=f"c{native_id}")
        draft_id = drafts.record(
            db, mention, text="Hello, Shipping is EUR 4.90.", steps=steps, playbook="question", now_at=NOW
        )
        assert draft_id is not None
        return drafts.get(db, draft_id)

    return cited


def send(db: Database, draft: Draft, user: User) -> None:
    with db.immediate():
        approval = drafts.approve(db, draft, user, now_at=NOW)
        mentions.move(db, draft.mention_id, "approve", actor=user.name, now_at=NOW)
        delivery_id = deliveries.queue(db, draft, approval, next_at=NOW, now_at=NOW)
    sending = deliveries.open_intent(db, deliveries.get(db, delivery_id), key="k", deadline_at=NOW + 1, now_at=NOW)
    assert sending is not None
    deliveries.land(db, sending, Receipt(native_id=f"r{draft.id}", url="https://x.example/r"), now_at=NOW)


def test_a_draft_cites_a_fact_as_it_stands_when_it_is_written(db: Database, cited: Callable[..., Draft]) -> None:
    draft = cited()

    assert citations.list_for(db, draft.revision_id) == [
        Citation(fact_id=PRICE.id, digest=PRICE.digest, sentence="Shipping is EUR 4.90.")
    ]


def test_what_is_no_fact_of_ours_is_not_cited(db: Database, opened: Callable[..., Mention]) -> None:
    steps = [Move(name="next_step", text="We answer within 2 hours.", facts=("pace",))]
    draft_id = drafts.record(db, opened(), text="Yes.", steps=steps, playbook="question", now_at=NOW)
    assert draft_id is not None

    assert citations.list_for(db, drafts.get(db, draft_id).revision_id) == []


def test_an_edit_stands_on_what_it_was_made_from(db: Database, cited: Callable[..., Draft]) -> None:
    draft = cited()
    edited = drafts.edit(db, draft.id, draft.version, "Hi! It is EUR 4.90.", actor="Lea", now_at=NOW)
    again = drafts.edit(db, draft.id, edited.version, "Hi. It is EUR 4.90.", actor="Lea", now_at=NOW)

    assert citations.list_for(db, again.revision_id) == citations.list_for(db, draft.revision_id)


def test_an_edit_may_cite_what_stands_and_nothing_that_changed_meanwhile(
    db: Database, opened: Callable[..., Mention]
) -> None:
    facts.save(db, PRICE, actor="Lea", now_at=NOW)
    draft_id = drafts.record(db, opened("1"), text="Hi.", steps=(), playbook="question", now_at=NOW)
    assert draft_id is not None
    revision = drafts.get(db, draft_id).revision_id
    citations.add(db, revision, DEARER, "Shipping is EUR 5.90.")
    assert citations.list_for(db, revision) == []

    citations.add(db, revision, PRICE, "Shipping is EUR 4.90.")
    citations.add(db, revision, PRICE, "EUR 4.90.")
    told = Citation(fact_id=PRICE.id, digest=PRICE.digest, sentence="Shipping is EUR 4.90.")
    assert citations.list_for(db, revision) == [told]


def test_a_citation_is_never_changed(db: Database, cited: Callable[..., Draft]) -> None:
    cited()

    with pytest.raises(IntegrityError, match="append-only"), db.immediate():
        db.run("DELETE FROM citation")


def test_pending_drafts_that_cite_a_fact_are_found(db: Database, cited: Callable[..., Draft], approver: User) -> None:
    first, second = cited("1"), cited("2")
    send(db, first, approver)

    (waiting,) = citations.list_waiting(db, PRICE.id)
    assert (waiting.draft_id, waiting.written_by, waiting.digest) == (second.id, "composer", PRICE.digest)
    assert waiting.platform == "x"


def test_a_sent_reply_is_counted_and_listed_with_what_it_was_told(
    db: Database, cited: Callable[..., Draft], approver: User
) -> None:
    send(db, cited(), approver)
    facts.save(db, DEARER, actor="Lea", now_at=NOW + 1)

    assert facts.get(db, PRICE.id).used == 1
    (sent,) = citations.list_sent(db, PRICE.id)
    assert (sent.text, sent.digest, sent.at) == ("Hello, Shipping is EUR 4.90.", PRICE.digest, NOW)
    assert citations.list_sent(db, PRICE.id, other_than=PRICE.digest) == []
    assert citations.list_sent(db, PRICE.id, other_than=DEARER.digest) == [sent]


def test_of_all_that_was_sent_only_what_cites_the_fact_is_read(db: Database) -> None:
    plan = [row["detail"] for row in db.rows(f"EXPLAIN QUERY PLAN {citations._SENT}", (PRICE.id,))]

    assert [step for step in plan if "delivery_due" in step or "SCAN" in step] == []
    assert sum("citation_by_fact" in step for step in plan) == 2, plan


def test_a_reply_posted_by_hand_counts_too(db: Database, cited: Callable[..., Draft], approver: User) -> None:
    draft = cited()
    with db.immediate():
        approval = drafts.approve(db, draft, approver, now_at=NOW)
        handed = handoffs.record(db, draft, approval, remind_at=NOW, next_at=NOW, now_at=NOW)
        db.run("UPDATE hand_off SET outcome = 'posted', closed_at = ? WHERE id = ?", (NOW, handed.id))

    assert facts.get(db, PRICE.id).used == 1
    assert len(citations.list_sent(db, PRICE.id)) == 1


def test_a_draft_that_comes_back_asks_for_a_look_at_its_facts(db: Database, cited: Callable[..., Draft]) -> None:
    draft = cited()
    facts.looked_at(db, PRICE, NOW)
    with db.immediate():
        drafts.supersede(db, draft.id, actor="Lea", now_at=NOW)
        drafts.bring_back(db, draft.mention_id, actor="Lea", now_at=NOW + 5)

    assert [one.fact.id for one in facts.list_to_look_at(db, NOW + 5)] == [PRICE.id]


def approve(db: Database, draft: Draft, user: User) -> int:
    with db.immediate():
        return drafts.approve(db, draft, user, now_at=NOW).id


def test_what_an_approval_rests_on_is_told_once_it_moved(
    db: Database, cited: Callable[..., Draft], approver: User
) -> None:
    approval_id = approve(db, cited(), approver)
    assert citations.list_moved(db, approval_id, NOW) == []

    facts.save(db, DEARER, actor="Lea", now_at=NOW)
    (changed,) = citations.list_moved(db, approval_id, NOW)
    assert (changed.fact_id, changed.holds, changed.sentence) == (PRICE.id, True, "Shipping is EUR 4.90.")

    facts.retire(db, PRICE.id, actor="Lea", now_at=NOW)
    assert [one.holds for one in citations.list_moved(db, approval_id, NOW)] == [False]


def test_what_had_ended_before_the_approval_has_not_moved_since(
    db: Database, cited: Callable[..., Draft], approver: User
) -> None:
    facts.save(db, replace(PRICE, valid_until_at=NOW), actor="Lea", now_at=NOW)
    draft = cited()
    approval_id = approve(db, draft, approver)

    assert citations.list_moved(db, approval_id, NOW + 1) == []


def test_what_ends_after_the_approval_has_moved(db: Database, cited: Callable[..., Draft], approver: User) -> None:
    draft = cited()
    facts.save(db, replace(PRICE, valid_until_at=NOW + 9), actor="Lea", now_at=NOW)
    approval_id = approve(db, draft, approver)

    assert citations.list_moved(db, approval_id, NOW + 8) == []
    assert [one.holds for one in citations.list_moved(db, approval_id, NOW + 9)] == [False]
