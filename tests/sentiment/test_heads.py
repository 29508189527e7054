"""Heads change what their own model says of their own brand, and nothing else."""

from __future__ import annotations

from random import Random

import pytest

from domain.assessment import Intent
from domain.assessment import Probabilities
from domain.assessment import Reading
from domain.correction import CorrectedField
from sentiment import brand_heads
from sentiment import heads
from sentiment.brand_heads import Example
from store import brand_heads as stored
from store.brand_heads import Work
from store.database import Database
from tests.builders import NOON
from tests.builders import a_vector

NEUTRAL = Probabilities(negative=0.1, neutral=0.8, positive=0.1)


def learn(db: Database, field: CorrectedField, label: str, other: str, model: str = "fake-1", version: int = 0) -> None:
    """Teach a brand that posts of topic 0 are `label` and those of topic 1 `other`."""
    chance = Random(1)
    examples = [
        Example(vector=a_vector(number % 2, chance), chances={}, label=(label, other)[number % 2])
        for number in range(40)
    ]
    head = brand_heads.fit(field, model, examples).head
    assert head is not None
    body = brand_heads.to_bytes(head)
    work = Work(brand="Marlow", field=field, seen=40)
    stored.record(
        db,
        work,
        model=model,
        version=brand_heads.VERSION,
        body=body[:3] + bytes([version]) + body[4:] if version else body,
        figures={},
        n=40,
        reason="it judges better",
        now_at=NOON,
    )


def a_reading(topic: int, **changes: object) -> Reading:
    fields: dict[str, object] = {"sentiment": NEUTRAL, "vector": a_vector(topic, Random(7))}
    return Reading(**{**fields, **changes})  # type: ignore[arg-type]


def test_without_heads_a_reading_stays_and_nobody_knows_the_relevance(db: Database) -> None:
    found, reading = heads.load(db), a_reading(0)

    assert found.adjust("Marlow", "fake-1", reading) is reading
    assert found.relevance("Marlow", "fake-1", reading) is None


def test_a_brand_s_relevance_is_read_off_the_vector(db: Database) -> None:
    learn(db, CorrectedField.RELEVANCE, "not_about_us", "about_us")
    found = heads.load(db)

    assert [(found.relevance("Marlow", "fake-1", a_reading(topic)) or 0) > 0.5 for topic in (0, 1)] == [False, True]
    assert found.relevance("Marlow", "fake-1", a_reading(0, vector=b"")) is None


@pytest.mark.parametrize(("brand", "model"), [("Marlow", "fake-2"), ("Other", "fake-1")])
def test_another_model_s_head_and_another_brand_s_are_not_used(db: Database, brand: str, model: str) -> None:
    learn(db, CorrectedField.RELEVANCE, "not_about_us", "about_us")

    assert heads.load(db).relevance(brand, model, a_reading(0)) is None


def test_a_head_of_another_version_waits_to_be_learned_anew(db: Database) -> None:
    learn(db, CorrectedField.RELEVANCE, "not_about_us", "about_us", version=99)

    assert heads.load(db).relevance("Marlow", "fake-1", a_reading(0)) is None


def test_intents_are_set_right(db: Database) -> None:
    learn(db, CorrectedField.INTENT, "question", "praise")
    before = {Intent.PRAISE: 0.5, Intent.QUESTION: 0.5}
    after = heads.load(db).adjust("Marlow", "fake-1", a_reading(0, intents=before))

    assert after.intents[Intent.QUESTION] > 0.7
    assert after.sentiment == NEUTRAL


def test_the_feeling_that_counts_is_set_right(db: Database) -> None:
    examples = [
        Example(
            vector=a_vector(number % 2, Random(number)),
            chances={"negative": 0.1, "neutral": 0.8, "positive": 0.1},
            label=("negative", "neutral")[number % 2],
            shown="neutral",
        )
        for number in range(60)
    ]
    head = brand_heads.fit(CorrectedField.SENTIMENT, "fake-1", examples).head
    assert head is not None
    found = heads.Heads(known={("Marlow", CorrectedField.SENTIMENT, "fake-1"): head})
    whole = found.adjust("Marlow", "fake-1", a_reading(0))
    aimed = found.adjust("Marlow", "fake-1", a_reading(0, toward=NEUTRAL))

    assert whole.sentiment.top == "negative"
    assert whole.toward is None
    assert aimed.toward is not None
    assert aimed.toward.top == "negative"
    assert aimed.sentiment == NEUTRAL
