"""What was sent to mentions like a new one is recalled: of the same brand and language, and only what is out."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from domain.clock import MINUTE
from domain.fact import Fact
from domain.mention import Author
from domain.person import Role
from responders.outcomes.recalling import CUTOFF
from responders.outcomes.recalling import Memory
from responders.outcomes.recalling import Similar
from store import facts
from store import mentions
from store import users
from store.database import Database
from tests import answered
from tests.builders import a_vector
from tests.fakes import FrozenClock

EAST, NEARLY, NORTH = answered.pointing(1, 0, 0), answered.pointing(1, 0.4, 0), answered.pointing(0, 1, 0)


@pytest.fixture(autouse=True)
def _lead(db: Database, clock: FrozenClock) -> None:
    users.add(db, "lead", Role.LEAD, actor="test", now_at=clock())


def recall(db: Database, clock: FrozenClock, mention_id: int, memory: Memory | None = None) -> tuple[Similar, ...]:
    return (memory or Memory(db, clock)).find(mentions.get(db, mention_id))


def test_the_nearest_come_first_and_what_is_far_does_not(db: Database, clock: FrozenClock) -> None:
    for number, vector in enumerate((NORTH, NEARLY, EAST), start=1):
        answered.send(db, clock, answered.add_mention(db, clock, number, vector), f"Reply number {number}.")
    new = answered.add_mention(db, clock, 9, EAST)

    found = recall(db, clock, new)

    assert [one.text for one in found] == ["Reply number 3.", "Reply number 2."]
    assert found[0].nearness == pytest.approx(1.0, abs=0.01)
    assert CUTOFF < found[1].nearness < 1.0


def test_at_most_three_and_none_twice(db: Database, clock: FrozenClock) -> None:
    for number in range(1, 8):
        answered.send(db, clock, answered.add_mention(db, clock, number, EAST), f"Reply number {number // 2}.")

    assert len({one.text for one in recall(db, clock, answered.add_mention(db, clock, 9, EAST))}) == 3


def test_other_brands_and_languages_are_left_alone(db: Database, clock: FrozenClock) -> None:
    other = answered.add_mention(db, clock, 1, EAST, brand="Else")
    foreign = answered.add_mention(db, clock, 2, EAST, language="de")
    answered.send(db, clock, other, "Of another brand.")
    answered.send(db, clock, foreign, "In German.")

    assert recall(db, clock, answered.add_mention(db, clock, 9, EAST)) == ()


def test_what_is_sent_later_is_recalled_within_a_minute_and_what_is_gone_no_more(
    db: Database, clock: FrozenClock
) -> None:
    memory, new = Memory(db, clock), answered.add_mention(db, clock, 9, EAST)
    assert recall(db, clock, new, memory) == ()

    delivery_id = answered.send(db, clock, answered.add_mention(db, clock, 1, EAST), "Sent later.")
    clock.advance(MINUTE)
    assert [one.text for one in recall(db, clock, new, memory)] == ["Sent later."]

    with db.immediate():
        db.run("UPDATE delivery SET status = 'deleting' WHERE id = ?", (delivery_id,))
    assert recall(db, clock, new, memory) == ()


def test_it_is_spoken_to_the_new_author_and_must_fit(db: Database, clock: FrozenClock) -> None:
    answered.send(db, clock, answered.add_mention(db, clock, 1, EAST), "Hi Ada, that is on us.")
    ben = answered.add_mention(db, clock, 9, EAST, author=Author(handle="ben", name="Ben Osei"))
    memory, mention = Memory(db, clock), mentions.get(db, ben)

    assert [one.text for one in memory.find(mention, opening="@ben ")] == ["@ben Hi Ben, that is on us."]
    assert memory.find(mention, fits=lambda text: len(text) < 10) == ()


def test_what_a_fact_said_once_is_not_offered_again(db: Database, clock: FrozenClock) -> None:
    hours = Fact(id="hours", answers={"en": "We are open until 19:00."}, channels=frozenset({"x"}))
    facts.save(db, hours, actor="Lea", now_at=clock())
    answered.send(db, clock, answered.add_mention(db, clock, 1, EAST), "Hi Ada. We are open until 19:00.", told="hours")
    new = answered.add_mention(db, clock, 9, EAST)
    memory, elsewhere = Memory(db, clock), replace(mentions.get(db, new), platform="reddit")

    assert len(recall(db, clock, new, memory)) == 1
    assert memory.find(elsewhere) == ()
    facts.save(db, replace(hours, answers={"en": "We are open until 18:00."}), actor="Lea", now_at=clock())
    assert recall(db, clock, new, memory) == ()


def test_a_mention_no_model_has_read_recalls_nothing(db: Database, clock: FrozenClock) -> None:
    new = answered.add_mention(db, clock, 9, b"")

    assert recall(db, clock, new) == ()


def test_vectors_of_another_model_are_not_compared(db: Database, clock: FrozenClock) -> None:
    memory = Memory(db, clock)
    answered.send(db, clock, answered.add_mention(db, clock, 1, EAST), "Read by the old model.")
    assert recall(db, clock, answered.add_mention(db, clock, 8, EAST), memory)

    new = answered.add_mention(db, clock, 9, EAST)
    answered.give_vector(db, new, EAST, model="new-model")

    assert recall(db, clock, new, memory) == ()


def test_the_signs_find_what_comparing_everything_finds(db: Database, clock: FrozenClock) -> None:
    chance = Random(7)
    for number in range(1, 41):
        vector = a_vector(number % 4, chance)
        answered.send(db, clock, answered.add_mention(db, clock, number, vector), f"Reply of kind {number % 4}.")
    new = answered.add_mention(db, clock, 99, a_vector(2, chance))

    assert [one.text for one in recall(db, clock, new)] == ["Reply of kind 2."]
