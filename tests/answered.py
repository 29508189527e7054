"""Mentions that were answered, each with a vector, for tests of what is recalled of them."""

from __future__ import annotations

import math
import struct
from typing import Any

from domain.assessment import Probabilities
from domain.assessment import Reading
from domain.clock import MINUTE
from domain.clock import Clock
from domain.draft import Move
from domain.platform import Receipt
from store import deliveries
from store import drafts
from store import mentions
from store import readings
from store.database import Database
from tests import desk_house
from tests.builders import a_post

MODEL = "test-model"


def pointing(*numbers: float) -> bytes:
    """Answer a vector of length one in signed bytes that points along these numbers."""
    length = math.hypot(*numbers)
    return struct.pack(f"{len(numbers)}b", *(round(127 * number / length) for number in numbers))


def add_mention(db: Database, clock: Clock, number: int, vector: bytes, *, language: str = "en", **post: Any) -> int:
    """Store and judge a mention with a vector; answers its id."""
    made = a_post(number, **{"brand": "Marlow", "conversation_id": f"c{number}", **post})
    mention_id = desk_house.store_post(db, clock, made)
    desk_house.judge(db, clock, mention_id, score=50.0, language=language)
    give_vector(db, mention_id, vector)
    return mention_id


def give_vector(db: Database, mention_id: int, vector: bytes, model: str = MODEL) -> None:
    """Let a model have read a mention."""
    reading = Reading(sentiment=Probabilities(negative=0.8, neutral=0.1, positive=0.1), vector=vector)
    with db.immediate():
        readings.save_vector(db, mention_id, model, reading)


def send(db: Database, clock: Clock, mention_id: int, text: str, *, told: str = "") -> int:
    """Let a reply be drafted, from the fact `told` where one is, approved by the lead, sent and shown by the network;
    answers the delivery's id.
    """
    if told:
        steps = [Move(name="answer", text=text, facts=(told,))]
        drafts.record(db, mentions.get(db, mention_id), text=text, steps=steps, playbook="question", now_at=clock())
    else:
        desk_house.add_draft(db, clock, mention_id, text)
    waiting = deliveries.get(db, desk_house.approve(db, clock, mention_id, undo_ms=0))
    sending = deliveries.open_intent(db, waiting, key="s", deadline_at=clock() + MINUTE, now_at=clock())
    assert sending is not None
    deliveries.land(db, sending, Receipt(native_id=f"r{mention_id}", url="https://example.com/r"), now_at=clock())
    return waiting.id
