"""People who correct what a model said of invented posts of two topics."""

from __future__ import annotations

from random import Random

from domain.assessment import Assessment
from domain.assessment import Intent
from domain.assessment import Probabilities
from domain.assessment import Reading
from domain.assessment import Sentiment
from domain.mention import CloseReason
from domain.priority import Priority
from domain.priority import Ranking
from store import assessments
from store import corrections
from store import intake
from store import mentions
from store.assessments import Judgement
from store.database import Database
from tests.builders import NOON
from tests.builders import a_post
from tests.builders import a_vector

NEUTRAL = Probabilities(negative=0.1, neutral=0.8, positive=0.1)


def teach(db: Database, count: int, *, model: str = "fake-1", is_noise: bool = False) -> None:
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
            model=model,
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
