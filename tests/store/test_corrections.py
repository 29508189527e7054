"""A person's word stands over the model's, for every copy, until it is taken back."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from domain.assessment import Assessment
from domain.assessment import Emotion
from domain.assessment import Intent
from domain.assessment import Sentiment
from domain.copies import copy_key
from domain.correction import CorrectedField
from domain.correction import Place
from domain.draft import Draft
from domain.draft import DraftStatus
from domain.errors import AllEarsError
from domain.errors import NotFound
from domain.mention import CloseReason
from domain.mention import Mention
from domain.mention import MentionStatus
from domain.person import User
from domain.priority import Priority
from domain.workflow import Subject
from store import assessments
from store import checks
from store import corrections
from store import deliveries
from store import drafts
from store import intake
from store import mentions
from store import moves
from store import queue
from store.database import Database
from store.database import IntegrityError
from tests.builders import a_database
from tests.store.conftest import NOW
from tests.store.conftest import judge
from tests.store.conftest import make_post

Opened = Callable[..., Mention]
#: The text of each post here, as others share it.
SHARED = "RT @ana: my parcel is LATE!! https://example.com/a via @bo"


def say(db: Database, mention: Mention, field: str, value: str, actor: str = "Dana") -> int:
    return corrections.record(db, mention.id, field, value, actor=actor, now_at=NOW).id


def take_back(db: Database, correction_id: int) -> None:
    corrections.undo(db, correction_id, actor="Rio", now_at=NOW + 1)


def found(db: Database, mention: Mention) -> Assessment:
    assessment = assessments.find(db, mention.id)
    assert assessment is not None
    return assessment


def lines(db: Database, mention: Mention) -> list[str]:
    return [line.detail for line in moves.history(db, Subject.MENTION, mention.id) if line.action == "correct"]


def test_a_correction_overrides_the_mention_and_its_copies_alone(db: Database, opened: Opened) -> None:
    first, copy, other = opened("1"), opened("2", SHARED), opened("3", "My bill is wrong.")
    elsewhere = opened("6", brand="Other")
    say(db, first, "intent", "praise")

    assert [found(db, one).intent for one in (first, copy, other, elsewhere)] == [
        Intent.PRAISE, Intent.PRAISE, Intent.COMPLAINT, Intent.COMPLAINT,
    ]  # fmt: skip
    assert found(db, copy).corrected == ("intent",)
    assert (lines(db, first), lines(db, copy), lines(db, other)) == (["intent: complaint → praise"],) * 2 + ([],)
    assert queue.get(db, first.id).assessment == found(db, first)
    assert checks.find_faults(db) == []


def test_a_copy_somebody_corrected_otherwise_keeps_its_own_word(db: Database, opened: Opened) -> None:
    first, copy = opened("1"), opened("2")
    say(db, copy, "sentiment", "positive")
    said = say(db, first, "sentiment", "neutral")

    assert [found(db, one).sentiment for one in (first, copy)] == [Sentiment.NEUTRAL, Sentiment.POSITIVE]
    take_back(db, said)
    assert found(db, first).sentiment is Sentiment.POSITIVE


def test_a_copy_that_arrives_later_is_overridden(db: Database, opened: Opened) -> None:
    said = say(db, opened("1"), "sentiment", "neutral")
    later = opened("2")

    assert corrections.overrides_for(db, "", copy_key("my parcel is late.")) == {CorrectedField.SENTIMENT: "neutral"}
    assert (found(db, later).sentiment, found(db, later).corrected) == (Sentiment.NEUTRAL, ("sentiment",))
    assert lines(db, later) == ["sentiment: negative → neutral"]
    take_back(db, said)
    assert (found(db, later).sentiment, found(db, later).corrected) == (Sentiment.NEGATIVE, ())


def test_a_word_said_before_triage_stands_after_it(db: Database, receive: Opened) -> None:
    mention = receive()
    say(db, mention, "intent", "question")
    assessments.record(db, [judge(mention)], now_at=NOW)

    assert found(db, mention).intent is Intent.QUESTION


def test_a_judgement_holds_the_model_s_own_words(db: Database, receive: Opened) -> None:
    judgement = judge(receive())
    spoilt = replace(judgement, assessment=replace(judgement.assessment, corrected=("intent",)))

    with pytest.raises(ValueError, match="what the model said"):
        assessments.record(db, [spoilt], now_at=NOW)


def test_emotions_are_set_and_taken_back(db: Database, opened: Opened) -> None:
    mention = opened()
    said = say(db, mention, "emotions", "anger,fear")

    assert dict(found(db, mention).emotions) == {Emotion.ANGER: 1.0, Emotion.FEAR: 1.0}
    take_back(db, said)
    assert dict(found(db, mention).emotions) == {}


def test_the_priority_a_person_sets_rules_the_queue_until_it_is_taken_back(db: Database, opened: Opened) -> None:
    mention, copy = opened("1"), opened("2")
    said = corrections.record(
        db,
        mention.id,
        "priority",
        "critical",
        actor="Dana",
        now_at=NOW,
        placing=lambda one, _: Place(score=200.0 + one.id, due_at=NOW + 5),
    )
    entries = {entry.mention.id: entry for entry in queue.page(db, queue.Filter()).entries}

    assert [entries[one.id].priority for one in (mention, copy)] == [Priority.CRITICAL] * 2
    assert [entries[one.id].score for one in (mention, copy)] == [201.0, 202.0]
    assert entries[mention.id].due_at == NOW + 5
    take_back(db, said.id)
    back = queue.get(db, copy.id)
    assert (back.priority, back.score, back.due_at) == (Priority.HIGH, 50.0, NOW + 3_600_000)


def test_without_a_placing_a_level_has_its_usual_points(db: Database, opened: Opened) -> None:
    low, high = opened("1", score=80.0), opened("2", "My bill is wrong.", score=40.0)
    say(db, low, "priority", "low")

    assert [entry.mention.id for entry in queue.page(db, queue.Filter()).entries] == [high.id, low.id]


def test_a_new_ranking_waits_behind_the_priority_a_person_set(db: Database, opened: Opened) -> None:
    mention = opened()
    said = say(db, mention, "priority", "low")
    assessments.rerank(db, {mention.id: replace(judge(mention, 77.0).ranking, priority=Priority.CRITICAL)})

    assert (queue.get(db, mention.id).priority, queue.get(db, mention.id).score) == (Priority.LOW, 10.0)
    take_back(db, said)
    assert (queue.get(db, mention.id).priority, queue.get(db, mention.id).score) == (Priority.CRITICAL, 77.0)
    assessments.rerank(db, {mention.id: judge(mention, 33.0).ranking})
    assert queue.get(db, mention.id).score == 33.0


def test_what_is_not_about_us_is_closed_with_its_copies_and_opened_again(
    db: Database, opened: Opened, drafted: Callable[..., Draft]
) -> None:
    draft, copy = drafted("1"), opened("2")
    first = mentions.get(db, draft.mention_id)
    said = say(db, first, "relevance", "not_about_us")
    later = opened("3")

    for one in (first, copy, later):
        assert mentions.get(db, one.id).close_reason is CloseReason.IGNORED
        assert found(db, one).relevance == 0.0
    assert drafts.get(db, draft.id).status is DraftStatus.SUPERSEDED
    take_back(db, said)
    assert [mentions.get(db, one.id).status for one in (first, copy, later)] == [MentionStatus.OPEN] * 3
    assert drafts.get(db, draft.id).status is DraftStatus.PENDING
    assert found(db, first).relevance is None
    assert checks.find_faults(db) == []


def test_what_is_on_its_way_is_only_marked(db: Database, drafted: Callable[..., Draft], approver: User) -> None:
    draft = drafted("1")
    with db.immediate():
        approval = drafts.approve(db, draft, approver, now_at=NOW)
        mentions.move(db, draft.mention_id, "approve", actor="Dana", now_at=NOW)
        deliveries.queue(db, draft, approval, next_at=NOW, now_at=NOW)
    mention = mentions.get(db, draft.mention_id)
    said = say(db, mention, "relevance", "not_about_us")

    assert mentions.get(db, mention.id).status is MentionStatus.ANSWERING
    take_back(db, said)
    assert mentions.get(db, mention.id).status is MentionStatus.ANSWERING


def test_about_us_opens_what_not_about_us_closed(db: Database, opened: Opened) -> None:
    mention = opened()
    say(db, mention, "relevance", "not_about_us")
    say(db, mention, "relevance", "about_us")

    assert mentions.get(db, mention.id).status is MentionStatus.OPEN
    assert found(db, mention).relevance == 1.0


def test_saying_what_stands_confirms_it_with_a_line(db: Database, opened: Opened) -> None:
    mention = opened()
    first = say(db, mention, "intent", "praise")
    say(db, mention, "intent", "praise")

    assert lines(db, mention)[0] == "intent: praise, confirmed"
    take_back(db, first)
    assert lines(db, mention)[0] == "intent: praise, taken back"
    assert found(db, mention).intent is Intent.PRAISE


def test_what_cannot_be_is_a_sentence(db: Database, opened: Opened) -> None:
    mention = opened()
    said = say(db, mention, "intent", "praise")
    take_back(db, said)

    with pytest.raises(AllEarsError, match=r"Rio took this correction back already, at 2025-"):
        take_back(db, said)
    with pytest.raises(NotFound, match="no mention 99"):
        corrections.record(db, 99, "intent", "praise", actor="Dana", now_at=NOW)
    with pytest.raises(NotFound, match="no correction 99"):
        take_back(db, 99)
    with pytest.raises(AllEarsError, match="is no intent"):
        say(db, mention, "intent", "rant")


def test_corrections_are_listed_counted_and_found(db: Database, opened: Opened) -> None:
    mention, copy = opened("1", brand="Acme"), opened("2", brand="Acme")
    first, second = say(db, mention, "intent", "praise"), say(db, mention, "sentiment", "neutral")
    take_back(db, second)

    assert [(one.id, one.was, one.value) for one in corrections.list_for(db, mention.id)] == [
        (second, "negative", "neutral"),
        (first, "complaint", "praise"),
    ]
    assert corrections.count(db) == {"Acme": {CorrectedField.INTENT: 1}}
    in_force = corrections.find_in_force(db, copy.id, CorrectedField.INTENT)
    assert in_force is not None
    assert in_force.id == first
    assert corrections.count_copies(db, in_force) == 1
    assert corrections.find_in_force(db, copy.id, CorrectedField.SENTIMENT) is None


def test_corrections_stay_until_their_mention_is_erased(db: Database, opened: Opened) -> None:
    mention = opened()
    say(db, mention, "intent", "praise")

    with pytest.raises(IntegrityError, match="undone, not deleted"):
        db.run("DELETE FROM correction")
    with pytest.raises(IntegrityError, match="cannot be changed"):
        db.run("UPDATE correction SET value = 'abuse'")
    db.run("DELETE FROM mention WHERE id = ?", (mention.id,))
    assert db.scalar("SELECT count(*) FROM correction") == 0
    assert db.scalar("SELECT count(*) FROM assessment") == 0


WORDS = {
    CorrectedField.SENTIMENT: ["negative", "neutral", "positive"],
    CorrectedField.INTENT: ["praise", "question"],
    CorrectedField.RELEVANCE: ["about_us", "not_about_us"],
    CorrectedField.PRIORITY: ["low", "critical"],
}
SAYING = st.sampled_from([(field, word) for field, words in WORDS.items() for word in words])
#: Which of two copies a person speaks of and what they say; or which of the words said so far is taken back.
STEPS = st.lists(st.one_of(st.tuples(st.integers(0, 1), SAYING), st.integers(0, 9)), max_size=14)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(STEPS)
def test_in_any_order_the_last_word_that_counts_stands_and_else_the_model_s(
    steps: list[tuple[int, tuple[CorrectedField, str]] | int],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        db = a_database(Path(folder) / "a.db")
        pair = [_judged(db, native_id) for native_id in ("1", "2")]
        before = [_standing(db, mention) for mention in pair]
        said: list[tuple[int, int, CorrectedField, str]] = []
        for step in steps:
            if isinstance(step, tuple):
                which, (field, word) = step
                said.append((say(db, pair[which], field, word), which, field, word))
            elif step < len(said):
                take_back(db, said.pop(step)[0])
            for which, mention in enumerate(pair):
                assert _standing(db, mention) == {**before[which], **_expected(said, which)}
        assert moves.first_broken_link(db) is None
        db.close()


def _judged(db: Database, native_id: str) -> Mention:
    post = make_post(native_id, "My parcel is late.")
    recorded = intake.record_page(db, account="acme-x", platform="x", posts=[post], now_at=NOW)
    mention = mentions.get(db, recorded.new_ids[0])
    assessments.record(db, [judge(mention)], now_at=NOW)
    return mentions.get(db, mention.id)


def _standing(db: Database, mention: Mention) -> dict[str, object]:
    entry = queue.get(db, mention.id)
    assert entry.assessment is not None
    return {
        "sentiment": str(entry.assessment.sentiment),
        "intent": str(entry.assessment.intent),
        "relevance": {None: "as judged", 1.0: "about_us", 0.0: "not_about_us"}[entry.assessment.relevance],
        "priority": str(entry.priority),
        "is_open": entry.mention.status is MentionStatus.OPEN,
    }


def _expected(said: list[tuple[int, int, CorrectedField, str]], which: int) -> dict[str, object]:
    copies = {str(field): word for _, whose, field, word in said if whose != which}
    own = {str(field): word for _, whose, field, word in said if whose == which}
    words: dict[str, object] = {**copies, **own}
    return {**words, "is_open": words.get("relevance") != "not_about_us"}


def test_what_counts_is_told_by_brand_and_person_with_its_copies(db: Database, opened: Opened) -> None:
    first, copy, other = opened("1"), opened("2", SHARED), opened("3", "My bill is wrong.")
    elsewhere = opened("6", brand="Other")
    made = [
        say(db, first, "intent", "praise"),
        say(db, other, "priority", "low", actor="Rio"),
        say(db, other, "sentiment", "neutral", actor="Rio"),
        say(db, elsewhere, "intent", "question"),
        say(db, first, "sentiment", "neutral"),
    ]
    take_back(db, made[4])

    assert corrections.count_by_actor(db) == {first.brand: {"Rio": 2, "Dana": 1}, "Other": {"Dana": 1}}
    assert [one.id for one in corrections.list_newest(db, first.brand)] == [made[2], made[1], made[0]]
    assert [one.id for one in corrections.list_newest(db, first.brand, limit=1)] == [made[2]]
    assert [corrections.count_copies(db, corrections.get(db, key)) for key in made] == [1, 0, 0, 0, 0]
    say(db, copy, "intent", "other", actor="Rio")
    assert corrections.count_copies(db, corrections.get(db, made[0])) == 0
