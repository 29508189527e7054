"""What a brand said lately: replies that landed and those posted by hand, newest first."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Sequence

import pytest

from domain.draft import Draft
from domain.person import User
from domain.platform import Receipt
from store import deliveries
from store import drafts
from store import handoffs
from store import mentions
from store import said
from store.database import Database
from store.database import Row
from store.database import Value
from store.said import SentReply
from store.said import Topic
from tests.store.conftest import NOW


@pytest.fixture
def out(db: Database, drafted: Callable[..., Draft], approver: User) -> tuple[Draft, Draft]:
    """Let one reply land by the program, and one by hand a little later."""
    ours, by_hand = drafted("1", "Sent by us."), drafted("2", "Posted by hand.")
    with db.immediate():
        approval = drafts.approve(db, ours, approver, now_at=NOW)
        mentions.move(db, ours.mention_id, "approve", actor="Dana", now_at=NOW)
        delivery = deliveries.get(db, deliveries.queue(db, ours, approval, next_at=NOW, now_at=NOW))
    sending = deliveries.open_intent(db, delivery, key="k1", deadline_at=NOW + 30, now_at=NOW)
    assert sending is not None
    deliveries.land(db, sending, Receipt(native_id="8", url=""), now_at=NOW + 5)
    with db.immediate():
        approval = drafts.approve(db, by_hand, approver, now_at=NOW)
        mentions.move(db, by_hand.mention_id, "hand_off", actor="Dana", now_at=NOW)
        handed = handoffs.record(db, by_hand, approval, remind_at=NOW + 2, next_at=NOW + 1, now_at=NOW)
    handoffs.land(db, handed, Receipt(native_id="9", url=""), now_at=NOW + 9)
    return ours, by_hand


def test_what_is_out_is_known_newest_first(
    db: Database, out: tuple[Draft, Draft], drafted: Callable[..., Draft]
) -> None:
    drafted("3", "Never sent.")
    found = said.replies_since(db, "", NOW, but_mention=0, limit=9)

    assert found == [
        SentReply(text="Posted by hand.", account="acme-x", platform="x", sent_at=NOW + 9),
        SentReply(text="Sent by us.", account="acme-x", platform="x", sent_at=NOW + 5),
    ]


def test_neither_old_ones_nor_those_of_the_mention_or_another_brand_are_answered(
    db: Database, out: tuple[Draft, Draft]
) -> None:
    assert [one.text for one in said.replies_since(db, "", NOW + 6, but_mention=0, limit=9)] == ["Posted by hand."]
    assert [one.text for one in said.replies_since(db, "", NOW, but_mention=out[1].mention_id, limit=9)] == [
        "Sent by us."
    ]
    assert len(said.replies_since(db, "", NOW, but_mention=0, limit=1)) == 1
    assert said.replies_since(db, "Marlow", NOW, but_mention=0, limit=9) == []


def test_not_all_that_was_ever_sent_is_read_for_the_newest(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    read, plans = Database.rows, list[str]()

    def explain(self: Database, sql: str, parameters: Sequence[Value] = ()) -> list[Row]:
        plans.extend(row["detail"] for row in read(self, f"EXPLAIN QUERY PLAN {sql}", parameters))
        return read(self, sql, parameters)

    monkeypatch.setattr(Database, "rows", explain)
    said.replies_since(db, "", NOW, but_mention=0, limit=9)

    assert any("delivery_newest" in plan for plan in plans), plans


def test_what_speaks_of_a_topic_is_found_however_old(
    db: Database, out: tuple[Draft, Draft], drafted: Callable[..., Draft]
) -> None:
    def about(*topics: Topic, since_at: int = NOW, brand: str = "", but_mention: int = 0) -> list[str]:
        found = said.replies_about(db, brand, topics, since_at, but_mention=but_mention, limit=9)
        return [one.text for one in found]

    by_hand = Topic(beginnings=("posted", "hand", "xylo"), least=2)
    assert about(by_hand) == ["Posted by hand."]
    assert about(by_hand, Topic(beginnings=("sent",), least=1)) == ["Posted by hand.", "Sent by us."]
    assert about(Topic(beginnings=("posted", "hand", "xylo"), least=3)) == []
    assert about(by_hand, since_at=NOW + 10) == about(by_hand, brand="Marlow") == about() == []
    assert about(by_hand, but_mention=out[1].mention_id) == []
