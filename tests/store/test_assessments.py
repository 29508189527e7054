"""What triage writes, and that it writes it once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from domain.assessment import Emotion
from domain.assessment import Probabilities
from domain.assessment import Reading
from domain.assessment import Sentiment
from domain.mention import Mention
from domain.mention import MentionStatus
from store import assessments
from store import mentions
from store import queue
from store.database import Database
from tests.kept import kept_reading
from tests.store.conftest import NOW
from tests.store.conftest import judge

CHANCES = Probabilities(negative=0.9, neutral=0.06, positive=0.04)


def test_a_judged_mention_is_open_with_its_assessment(db: Database, receive: Callable[..., Mention]) -> None:
    mention = receive()

    assert assessments.record(db, [judge(mention)], now_at=NOW) == 1
    found = assessments.find(db, mention.id)
    assert found is not None
    assert found.sentiment is Sentiment.NEGATIVE
    assert mentions.get(db, mention.id).status is MentionStatus.OPEN


def test_a_mention_somebody_else_judged_meanwhile_is_left_alone(db: Database, receive: Callable[..., Mention]) -> None:
    mention = receive()
    assessments.record(db, [judge(mention, 10)], now_at=NOW)

    assert assessments.record(db, [judge(mention, 99)], now_at=NOW) == 0
    assert db.scalar("SELECT score FROM mention") == 10


def test_every_answer_of_a_model_is_kept(db: Database, receive: Callable[..., Mention]) -> None:
    mention = receive()
    plain = judge(mention)
    full = replace(
        plain.assessment,
        intent_chance=0.8,
        emotions={Emotion.ANGER: 0.7, Emotion.FEAR: 0.4},
        toward=Sentiment.UNSURE,
        toward_probabilities=Probabilities(negative=0.4, neutral=0.3, positive=0.3),
        sarcasm=0.1,
        offensive=0.2,
        hate=0.01,
        spam=0.02,
        relevance=0.97,
    )
    reading = Reading(sentiment=CHANCES, vector=bytes(range(256)))
    assessments.record(db, [replace(plain, assessment=full, reading=reading)], now_at=NOW)

    assert assessments.find(db, mention.id) == full
    assert queue.get(db, mention.id).assessment == full
    assert kept_reading(db, mention.id, "test") == reading


def test_a_model_without_vectors_leaves_none(db: Database, receive: Callable[..., Mention]) -> None:
    mention = receive()
    assessments.record(db, [replace(judge(mention), reading=Reading(sentiment=CHANCES))], now_at=NOW)

    assert kept_reading(db, mention.id, "test") is None


def test_before_triage_there_is_no_assessment(db: Database, receive: Callable[..., Mention]) -> None:
    assert assessments.find(db, receive().id) is None
