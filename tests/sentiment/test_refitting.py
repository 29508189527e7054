"""Heads are learned in the background from what people said, and each attempt is a row with its figures."""

from __future__ import annotations

from random import Random

from domain.assessment import Reading
from domain.assessment import Sentiment
from domain.correction import CorrectedField
from sentiment import heads
from sentiment import refitting
from store import brand_heads
from store.database import Database
from tests.builders import a_vector
from tests.corrections_made import NEUTRAL
from tests.corrections_made import teach
from tests.fakes import FrozenClock


def test_nothing_is_learned_before_a_handful(db: Database, clock: FrozenClock) -> None:
    teach(db, 14)

    assert refitting.run_once(db, "fake-1", clock) == []


def test_enough_corrections_make_a_head_that_judges_the_next_post(db: Database, clock: FrozenClock) -> None:
    teach(db, 40)
    [attempt] = refitting.run_once(db, "fake-1", clock)

    assert attempt.active
    assert (attempt.brand, attempt.field, attempt.n) == ("Marlow", CorrectedField.SENTIMENT, 40)
    assert (attempt.figures["before"], attempt.figures["corrections"]) == (0.5, 20)
    assert attempt.figures["after"] > 0.9
    assert refitting.run_once(db, "fake-1", clock) == []
    reading = Reading(sentiment=NEUTRAL, vector=a_vector(0, Random(8)))
    assert heads.load(db).adjust("Marlow", "fake-1", reading).sentiment.top is Sentiment.NEGATIVE


def test_another_model_learns_for_itself(db: Database, clock: FrozenClock) -> None:
    teach(db, 40)
    refitting.run_once(db, "fake-1", clock)
    [attempt] = refitting.run_once(db, "fake-2", clock)

    assert (attempt.active, attempt.reason) == (False, "0 corrections are too few, 8 are needed")
    assert [one.model for one in brand_heads.list_active(db)] == ["fake-1"]


def test_what_does_not_help_is_declined_with_the_figures(db: Database, clock: FrozenClock) -> None:
    teach(db, 40, is_noise=True)
    [attempt] = refitting.run_once(db, "fake-1", clock)

    assert (attempt.active, attempt.reason) == (False, "it would not judge better than without it")
    assert {"before", "after", "commonest"} <= set(attempt.figures)
    assert brand_heads.list_active(db) == []


def test_by_hand_it_is_tried_at_once(db: Database, clock: FrozenClock) -> None:
    teach(db, 40)
    refitting.run_once(db, "fake-1", clock)

    [again] = refitting.run_once(db, "fake-1", clock, least=1, every=0, brand="Marlow")
    assert again.active
    assert [one.active for one in brand_heads.list_latest(db, "Marlow", CorrectedField.SENTIMENT)] == [True, False]
