"""Replies that are out are found by their mentions, whoever posted them; what is not out is not."""

from __future__ import annotations

import pytest

from domain.person import Role
from responders import decisions
from store import past_replies
from store import users
from store.database import Database
from tests import answered
from tests import desk_house
from tests.answered import MODEL
from tests.fakes import FrozenClock

EAST = answered.pointing(1, 0)


@pytest.fixture(autouse=True)
def _lead(db: Database, clock: FrozenClock) -> None:
    users.add(db, "lead", Role.LEAD, actor="test", now_at=clock())


def test_what_was_sent_and_what_was_posted_by_hand_is_answered_newest_first(db: Database, clock: FrozenClock) -> None:
    sent, posted, waiting = (answered.add_mention(db, clock, number, EAST) for number in (1, 2, 3))
    answered.send(db, clock, sent, "Sent.")
    clock.advance(5)
    desk_house.add_draft(db, clock, posted, "By hand.")
    desk_house.hand_off(db, clock, posted)
    decisions.record_posted(db, posted, users.get(db, "lead"), "https://example.com/p", now_at=clock())
    desk_house.add_draft(db, clock, waiting, "Not yet.")

    found = past_replies.list_answered(db, MODEL, 0, limit=9)

    assert [(one.mention_id, one.brand, one.language, one.vector) for one in found] == [
        (posted, "Marlow", "en", EAST),
        (sent, "Marlow", "en", EAST),
    ]
    assert past_replies.list_answered(db, MODEL, clock(), limit=9) == found[:1]
    assert past_replies.list_answered(db, "another", 0, limit=9) == []
    texts = past_replies.find_many(db, [sent, posted, waiting])
    assert {key: one.text for key, one in texts.items()} == {sent: "Sent.", posted: "By hand."}
    assert (texts[sent].author.handle, texts[sent].approved_by) == ("ada", "lead")


def test_a_vector_is_found_with_its_model(db: Database, clock: FrozenClock) -> None:
    mention_id = answered.add_mention(db, clock, 1, EAST)

    assert past_replies.find_vector(db, mention_id) == (MODEL, EAST)
    assert past_replies.find_vector(db, 99) == ("", b"")
    assert past_replies.find_vectors(db, MODEL, [mention_id, 99]) == {mention_id: EAST}
    assert past_replies.find_vectors(db, "another", [mention_id]) == {}
