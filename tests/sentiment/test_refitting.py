"""Heads are learned in the background from what people said, and each attempt is a row with its figures."""

from __future__ import annotations

from random import Random

from domain.assessment import Assessment
from domain.assessment import Intent
from domain.assessment import Probabilities
from domain.assessment import Reading
from domain.assessment import Sentiment
from domain.correction import CorrectedField
from domain.mention import CloseReason
from domain.priority import Priority
from domain.priority import Ranking
from sentiment import heads
from sentiment import refitting
from store import assessments
from store import brand_heads
from store import corrections
from store import intake
from store import mentions
from store.assessments import Judgement
from store.database import Database
from tests.builders import NOON
from tests.builders import a_post
from tests.builders import a_vector
from tests.fakes import FrozenClock

NEUTRAL = Probabilities(negative=0.1, neutral=0.8, positive=0.1)


def teach(db: Database, count: int, *, is_noise: bool = False) -> None:
    """Judge posts of two topics as neutral; people say that the first topic is bad, or say anything."""
    chance = Random(1)
    for number in range(count):
        post = a_post(number, text=f"post {number}", brand="Marlow")
        [mention_id] = intake.record_page(db, account="m", platform="x", posts=[post], now_at=NOON).new_ids
        reading = Reading(sentiment=NEUTRAL, intents={Intent.OTHER: 1.0}, vector=a_vector(number % 2, chance))
        judged = Assessment(
            mention_id=mention_id,
            sentiment=Sentiment.NEUTRAL,
            probabilities=NEUTRAL,
            intent=Intent.OTHER,
            language="en",
            needs_reply=True,
            model="fake-1",
            assessed_at=NOON,
        )
        ranking = Ranking(score=1.0, priority=Priority.LOW, reasons=(), due_at=NOON)
        assessments.record(db, [Judgement(assessment=judged, ranking=ranking, reading=reading)], now_at=NOON)
        if is_noise:
            word = chance.choice(["negative", "positive"])
            corrections.record(db, mention_id, "sentiment", word, actor="Dana", now_at=NOON)
        elif number % 2:
            with db.immediate():
                mentions.dismiss(db, mention_id, CloseReason.NO_REPLY_NEEDED, actor="Dana", now_at=NOON)
        else:
            corrections.record(db, mention_id, "sentiment", "negative", actor="Dana", now_at=NOON)


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
