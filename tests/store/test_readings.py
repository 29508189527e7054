"""Readings come back as they went in, age, and belong to the model that gave them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.assessment import Emotion
from domain.assessment import Intent
from domain.assessment import Probabilities
from domain.assessment import Reading
from domain.clock import DAY
from domain.mention import Mention
from store import readings
from store.database import Database
from tests.kept import kept_reading
from tests.store.conftest import NOW

CHANCE = st.floats(0, 1)
THREE = st.builds(Probabilities, negative=CHANCE, neutral=CHANCE, positive=CHANCE)
MAYBE = st.none() | CHANCE
READINGS = st.builds(
    Reading,
    sentiment=THREE,
    toward=st.none() | THREE,
    emotions=st.dictionaries(st.sampled_from(Emotion), CHANCE),
    intents=st.dictionaries(st.sampled_from(Intent), CHANCE),
    sarcasm=MAYBE,
    offensive=MAYBE,
    hate=MAYBE,
    spam=MAYBE,
    vector=st.binary(max_size=384),
)
SOME = Reading(sentiment=Probabilities(negative=0.1, neutral=0.2, positive=0.7), vector=b"\x01\xff")


@given(READINGS)
def test_a_reading_comes_back_as_it_was(reading: Reading) -> None:
    assert readings.unpack(readings.pack(reading)) == reading


@pytest.mark.parametrize("body", [b"", b"\x01", b"\x09" + readings.pack(SOME)[1:], readings.pack(SOME)[:100]])
def test_bytes_of_another_layout_are_as_good_as_none(body: bytes) -> None:
    assert readings.unpack(body) is None


def test_what_one_model_said_is_not_what_another_says(db: Database) -> None:
    readings.keep(db, "one", {"k": SOME}, now_at=NOW)

    assert readings.find_many(db, "one", ["k", "unknown"], now_at=NOW) == {"k": SOME}
    assert readings.find_many(db, "two", ["k"], now_at=NOW) == {}


def test_more_keys_than_a_statement_takes_are_found(db: Database) -> None:
    readings.keep(db, "one", {str(n): SOME for n in range(1_200)}, now_at=NOW)

    assert len(readings.find_many(db, "one", [str(n) for n in range(1_200)], now_at=NOW)) == 1_200


def test_what_is_used_stays_and_what_is_not_goes(db: Database) -> None:
    readings.keep(db, "one", {"used": SOME, "unused": SOME}, now_at=NOW)
    readings.find_many(db, "one", ["used"], now_at=NOW + 2 * DAY)

    assert readings.forget(db, before_at=NOW + DAY) == 1
    assert list(readings.find_many(db, "one", ["used", "unused"], now_at=NOW)) == ["used"]


def test_the_longest_unused_go_where_there_are_too_many(db: Database) -> None:
    for day in range(5):
        readings.keep(db, "one", {str(day): SOME}, now_at=NOW + day * DAY)

    assert readings.forget(db, before_at=0, most=2, limit=2) == 2
    assert readings.forget(db, before_at=0, most=2, limit=2) == 1
    assert readings.forget(db, before_at=0, most=2) == 0
    assert sorted(readings.find_many(db, "one", list("01234"), now_at=NOW)) == ["3", "4"]


def test_vectors_are_of_one_model_and_go_with_their_mention(db: Database, receive: Callable[..., Mention]) -> None:
    first, second = receive("1"), receive("2")
    with db.immediate():
        readings.save_vector(db, first.id, "old", SOME)
        for mention in (first, second):
            readings.save_vector(db, mention.id, "new", SOME)

    assert kept_reading(db, first.id, "old") is None
    assert kept_reading(db, first.id, "new") == SOME
    db.run("DELETE FROM mention WHERE id = ?", (first.id,))
    assert kept_reading(db, first.id, "new") is None
    assert kept_reading(db, second.id, "new") == SOME
