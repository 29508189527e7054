"""What heads learn from, when they are due, and which one is in use."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from domain.assessment import Probabilities
from domain.assessment import Reading
from domain.assessment import Sentiment
from domain.correction import CorrectedField
from domain.errors import AllEarsError
from domain.mention import CloseReason
from domain.mention import Mention
from store import assessments
from store import brand_heads
from store import corrections
from store import mentions
from store import moves
from store.brand_heads import Attempt
from store.brand_heads import Work
from store.database import Database
from store.database import IntegrityError
from tests.store.conftest import NOW
from tests.store.conftest import judge

SENTIMENT, INTENT, RELEVANCE = CorrectedField.SENTIMENT, CorrectedField.INTENT, CorrectedField.RELEVANCE
READ = Reading(sentiment=Probabilities(negative=0.9, neutral=0.06, positive=0.04), vector=b"\x01\x02")
WORK = Work(brand="Acme", field=SENTIMENT, seen=8)
Receive = Callable[..., Mention]


@pytest.fixture
def read(db: Database, receive: Receive) -> Receive:
    """Store a post and judge it, vector and all."""

    def read(native_id: str, text: str = "", feeling: Sentiment = Sentiment.NEGATIVE, brand: str = "Acme") -> Mention:
        mention = receive(native_id, text or f"Parcel {native_id} is late.", brand=brand)
        judgement = judge(mention)
        judged = replace(judgement.assessment, sentiment=feeling)
        assessments.record(db, [replace(judgement, assessment=judged, reading=READ)], now_at=NOW)
        return mentions.get(db, mention.id)

    return read


def say(db: Database, mention: Mention, field: str, value: str) -> int:
    return corrections.record(db, mention.id, field, value, actor="Dana", now_at=NOW).id


def close(db: Database, mention: Mention, reason: CloseReason) -> None:
    with db.immediate():
        mentions.dismiss(db, mention.id, reason, actor="Dana", now_at=NOW)


def lessons(db: Database, field: CorrectedField, model: str = "test") -> list[tuple[str, str, bool]]:
    return [(one.label, one.shown, one.is_said) for one in brand_heads.lessons(db, "Acme", field, model)]


def attempt(db: Database, body: bytes, work: Work = WORK, model: str = "test") -> Attempt:
    return brand_heads.record(
        db, work, model=model, version=1, body=body, figures={"after": 0.8}, n=9, reason="why", now_at=NOW
    )


def test_people_teach_by_what_they_say_and_by_what_they_let_stand(db: Database, read: Receive) -> None:
    said, stood, unsure = read("1"), read("2"), read("3", feeling=Sentiment.UNSURE)
    say(db, said, "sentiment", "neutral")
    for mention in (stood, unsure):
        close(db, mention, CloseReason.NO_REPLY_NEEDED)
    say(db, read("4", brand="Other"), "sentiment", "positive")
    read("5")

    assert lessons(db, SENTIMENT) == [("neutral", "negative", True), ("negative", "negative", False)]
    assert brand_heads.lessons(db, "Acme", SENTIMENT, "test")[0].reading == READ
    assert lessons(db, SENTIMENT, "another model") == []


def test_what_was_taken_back_teaches_nothing(db: Database, read: Receive) -> None:
    corrections.undo(db, say(db, read("1"), "intent", "praise"), actor="Dana", now_at=NOW)

    assert lessons(db, INTENT) == []


def test_copies_are_one_lesson_with_the_last_word(db: Database, read: Receive) -> None:
    first, copy = read("1", "My parcel is late."), read("2", "RT @ada: my parcel is late.")
    say(db, first, "intent", "question")
    say(db, copy, "intent", "request")
    close(db, read("3", "MY PARCEL IS LATE."), CloseReason.NO_REPLY_NEEDED)

    assert lessons(db, INTENT) == [("request", "complaint", True)]


def test_what_is_not_about_us_is_learned_from_every_way_of_saying_so(db: Database, read: Receive) -> None:
    say(db, read("1"), "relevance", "not_about_us")
    close(db, read("2"), CloseReason.IGNORED)
    close(db, read("3"), CloseReason.REPLIED)
    close(db, read("4"), CloseReason.NO_REPLY_NEEDED)
    say(db, read("5"), "relevance", "about_us")

    assert sorted(lessons(db, RELEVANCE)) == [
        ("about_us", "", False),
        ("about_us", "", True),
        ("not_about_us", "", True),
        ("not_about_us", "", True),
    ]


def test_a_head_is_due_after_so_many_words_and_again_after_more(db: Database, read: Receive) -> None:
    mention = read("1")
    said = [say(db, mention, "sentiment", "neutral") for _ in range(8)]

    def due() -> list[Work]:
        return brand_heads.find_due(db, "test", least=8, every=5)

    assert due() == [WORK]
    attempt(db, b"")
    assert due() == []
    assert brand_heads.find_due(db, "new model", least=8, every=5) == [WORK]
    for one in said[:5]:
        corrections.undo(db, one, actor="Dana", now_at=NOW)
    assert due() == [replace(WORK, seen=13)]
    assert brand_heads.find_due(db, "test", least=1, every=0, brand="Other") == []


def test_what_is_closed_as_not_about_us_counts_as_said(db: Database, read: Receive) -> None:
    for number in range(3):
        close(db, read(str(number)), CloseReason.IGNORED)

    assert brand_heads.find_due(db, "test", least=3, every=1) == [Work(brand="Acme", field=RELEVANCE, seen=3)]


def test_a_better_head_takes_the_place_of_the_one_before_and_can_be_taken_back(db: Database) -> None:
    first, second = attempt(db, b"one"), attempt(db, b"two")
    declined = attempt(db, b"")

    assert [one.id for one in brand_heads.list_active(db)] == [second.id]
    assert not declined.active
    assert [one.retired for one in brand_heads.list_latest(db, "Acme", SENTIMENT)] == [
        "",
        "",
        "a newer one took its place",
    ]
    back = brand_heads.undo(db, "Acme", SENTIMENT, actor="Dana", now_at=NOW)
    assert back is not None
    assert (back.id, back.active, back.retired, back.figures) == (first.id, True, "", {"after": 0.8})
    assert brand_heads.list_latest(db, "Acme", SENTIMENT)[1].retired == "taken back by Dana"
    assert brand_heads.undo(db, "Acme", SENTIMENT, actor="Dana", now_at=NOW) is None
    with pytest.raises(AllEarsError, match="No head of Acme for sentiment is in use"):
        brand_heads.undo(db, "Acme", SENTIMENT, actor="Dana", now_at=NOW)
    actions = [line.action for line in moves.history(db, "system", "head of Acme for sentiment")]
    assert actions == ["unlearn", "unlearn", "decline", "learn", "learn"]
    assert brand_heads.list_fields(db) == [("Acme", SENTIMENT)]


def test_two_heads_for_one_question_are_refused(db: Database) -> None:
    attempt(db, b"one")
    attempt(db, b"two")

    with pytest.raises(IntegrityError, match="UNIQUE"):
        db.run("UPDATE brand_head SET active = 1")
