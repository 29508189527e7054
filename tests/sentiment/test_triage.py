"""Triage: every new mention is judged once, in one transaction a batch, with a model or without."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from typing import Any

import pytest

from domain.assessment import Assessment
from domain.assessment import Emotion
from domain.assessment import Intent
from domain.assessment import Passage
from domain.assessment import Probabilities
from domain.assessment import Reading
from domain.assessment import Sentiment
from domain.correction import CorrectedField
from domain.errors import ScorerUnavailable
from domain.mention import Author
from domain.mention import MentionKind
from domain.mention import MentionStatus
from domain.priority import Priority
from sentiment import asking
from sentiment import priority
from sentiment import triage
from sentiment.asking import NoScorer
from sentiment.assessing import Cutoffs
from sentiment.language import Detector
from sentiment.triage import Judge
from store import assessments
from store import corrections
from store import intake
from store import mentions
from store import queue
from store.database import Database
from tests.builders import NOON
from tests.builders import a_post
from tests.fakes import FrozenClock
from tests.kept import kept_reading

BAD = Probabilities(negative=0.9, neutral=0.07, positive=0.03)
GOOD = Probabilities(negative=0.03, neutral=0.07, positive=0.9)
MEEK = Probabilities(negative=0.4, neutral=0.35, positive=0.25)


@dataclass(kw_only=True)
class FakeScorer:
    """Answers the same for each text, or raises."""

    chances: Probabilities = BAD
    name: str = "fake-1"
    fails: bool = False
    batches: list[list[str]] = field(default_factory=list)

    def read(self, passages: Sequence[Passage]) -> list[Reading]:
        self.batches.append([passage.text for passage in passages])
        if self.fails:
            raise ScorerUnavailable("the model is gone")
        return [Reading(sentiment=self.chances)] * len(passages)


def a_judge(scorer: FakeScorer | NoScorer) -> Judge:
    return Judge(scorer=scorer, detector=Detector(("en", "de")))


def receive(db: Database, *numbers: int, **changes: object) -> list[int]:
    posts = [a_post(number, **changes) for number in numbers]
    return list(intake.record_page(db, account="marlow-x", platform="x", posts=posts, now_at=NOON).new_ids)


@pytest.mark.parametrize(
    ("text", "feeling"),
    [
        ("My parcel is late again and nobody answers the phone.", Sentiment.NEGATIVE),
        ("Mein Paket ist schon wieder zu spät und niemand geht ans Telefon.", Sentiment.UNSURE),
    ],
)
def test_a_language_the_model_was_not_trained_for_is_unsure(
    db: Database, clock: FrozenClock, text: str, feeling: Sentiment
) -> None:
    [mention_id] = receive(db, 1, text=text)
    triage.run_once(db, replace(a_judge(FakeScorer()), trained_for=frozenset({"en"})), clock)

    assessment = assessments.find(db, mention_id)
    assert assessment is not None
    assert assessment.sentiment is feeling


def test_letters_of_another_script_are_no_english_even_where_the_language_cannot_be_told(
    db: Database, clock: FrozenClock
) -> None:
    [foreign, plain] = receive(db, 1, text="ужас @marlow") + receive(db, 2, text="meh @marlow")
    triage.run_once(db, replace(a_judge(FakeScorer()), trained_for=frozenset({"en"})), clock)

    found = assessments.find(db, foreign)
    assert found is not None
    assert (found.language, found.sentiment, found.probabilities) == ("", Sentiment.UNSURE, None)
    assert reasons(db, foreign)["unsure"] == "unsure (unknown language)"
    assert "unsure" not in reasons(db, plain)


def test_new_mentions_are_judged_oldest_first_and_opened(db: Database, clock: FrozenClock) -> None:
    ids, scorer = receive(db, 1, 2, 3), FakeScorer()

    assert [triage.run_once(db, a_judge(scorer), clock, limit=2) for _ in range(3)] == [2, 1, 0]
    assert [len(batch) for batch in scorer.batches] == [2, 1]
    for mention_id in ids:
        found = assessments.find(db, mention_id)
        assert found is not None
        assert (found.sentiment, found.model, found.probabilities) == (Sentiment.NEGATIVE, "fake-1", BAD)
        assert mentions.get(db, mention_id).status is MentionStatus.OPEN
    entry = queue.page(db, queue.Filter()).entries[0]
    assert entry.due_at is not None
    assert any(reason.name == "negative" for reason in entry.reasons)


def test_below_the_cutoff_the_feeling_is_unsure(db: Database, clock: FrozenClock) -> None:
    (mention_id,) = receive(db, 1)
    triage.run_once(db, a_judge(FakeScorer(chances=MEEK)), clock)

    found = assessments.find(db, mention_id)
    assert found is not None
    assert (found.sentiment, found.probabilities) == (Sentiment.UNSURE, MEEK)


@pytest.mark.parametrize("scorer", [FakeScorer(fails=True), NoScorer(why=ScorerUnavailable("no such model"))])
def test_without_a_model_rules_alone_judge_and_the_reasons_say_so(
    db: Database, clock: FrozenClock, scorer: FakeScorer | NoScorer
) -> None:
    (mention_id,) = receive(db, 1)

    assert triage.run_once(db, a_judge(scorer), clock) == 1
    found, entry = assessments.find(db, mention_id), queue.get(db, mention_id)
    assert found is not None
    assert (found.probabilities, found.model) == (None, asking.RULES_ALONE)
    assert any("rules alone" in reason.words for reason in entry.reasons)
    assert entry.priority is not None


def test_whoever_wrote_before_and_still_waits_comes_sooner(db: Database, clock: FrozenClock) -> None:
    receive(db, 1, 2, conversation_id="c")
    first, second = (mentions.find(db, "x", native_id).id for native_id in ("p1", "p2"))
    triage.run_once(db, a_judge(FakeScorer()), clock)

    names = {reason.name for reason in queue.get(db, second).reasons}
    assert "written_again" in names
    assert queue.get(db, second).score > queue.get(db, first).score


def test_a_batch_is_one_transaction(db: Database, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch) -> None:
    receive(db, 1, 2)
    judge, rank, seen = a_judge(FakeScorer()), priority.rank, []

    def fail_at_second(*arguments: Any) -> object:
        seen.append(1)
        if len(seen) == 2:
            raise RuntimeError("a fault of ours")
        return rank(*arguments)

    with monkeypatch.context() as broken:
        broken.setattr(priority, "rank", fail_at_second)
        with pytest.raises(RuntimeError):
            triage.run_once(db, judge, clock)
    assert queue.counts(db).get("mention:new") == 2
    assert triage.run_once(db, judge, clock) == 2


def test_the_judge_takes_the_network_s_word_for_the_language_only_where_it_gives_one(
    db: Database, clock: FrozenClock
) -> None:
    german = receive(db, 1, text="Mein Paket ist schon wieder nicht angekommen, das ist wirklich schade.")
    triage.run_once(db, replace(a_judge(FakeScorer()), cutoffs=Cutoffs(feeling=0.99)), clock)

    found = assessments.find(db, german[0])
    assert found is not None
    assert (found.language, found.sentiment) == ("de", Sentiment.UNSURE)


ALL = Reading(
    sentiment=BAD,
    toward=Probabilities(negative=0.05, neutral=0.05, positive=0.9),
    emotions={Emotion.GRATITUDE: 0.8},
    intents={Intent.PRAISE: 0.9},
    sarcasm=0.1,
    vector=bytes(range(8)),
)


@dataclass(kw_only=True)
class WholeScorer:
    """Answers everything, the same for each text."""

    reading: Reading = ALL
    name: str = "whole-1"
    asked: list[Passage] = field(default_factory=list)

    def read(self, passages: Sequence[Passage]) -> list[Reading]:
        self.asked += passages
        return [self.reading] * len(passages)


def found(db: Database, mention_id: int) -> Assessment:
    assessment = assessments.find(db, mention_id)
    assert assessment is not None
    return assessment


def reasons(db: Database, mention_id: int) -> dict[str, str]:
    return {reason.name: reason.words for reason in queue.get(db, mention_id).reasons}


def test_every_answer_of_the_model_is_kept_and_the_feeling_towards_us_counts(db: Database, clock: FrozenClock) -> None:
    [mention_id] = receive(db, 1, brand="Marlow", text="@marlow you are great, @rival lost my bag again")
    judge = Judge(
        scorer=WholeScorer(), detector=Detector(("en",)), names={"marlow-x": ("Marlow", "@marlow"), "Marlow": ("no",)}
    )
    triage.run_once(db, judge, clock)

    assert judge.scorer.asked[0].names == ("Marlow", "@marlow")  # type: ignore[attr-defined]
    assessment = found(db, mention_id)
    assert (assessment.sentiment, assessment.toward) == (Sentiment.NEGATIVE, Sentiment.POSITIVE)
    assert (assessment.intent, assessment.intent_chance, assessment.emotions) == (
        Intent.PRAISE, 0.9, {Emotion.GRATITUDE: 0.8},
    )  # fmt: skip
    assert set(reasons(db, mention_id)) == {"praise", "direct"}
    assert kept_reading(db, mention_id, "whole-1") == ALL


def test_a_copy_is_not_read_again(db: Database, clock: FrozenClock) -> None:
    scorer = FakeScorer()
    for number in (1, 2):
        receive(db, number, text="My parcel is late")
        triage.run_once(db, a_judge(scorer), clock)

    assert scorer.batches == [["My parcel is late"]]


def test_a_copy_of_what_a_person_corrected_is_ranked_by_their_word(db: Database, clock: FrozenClock) -> None:
    [first] = receive(db, 1, text="My parcel is late")
    triage.run_once(db, a_judge(FakeScorer()), clock)
    said = corrections.record(db, first, CorrectedField.SENTIMENT, "positive", actor="Dana", now_at=clock())
    [copy] = receive(db, 2, text="my parcel is LATE")
    triage.run_once(db, a_judge(FakeScorer()), clock)

    assert found(db, copy).corrected == ("sentiment",)
    assert "negative" not in reasons(db, copy)
    assert "negative" in reasons(db, first), "until it is ranked again"
    assert triage.rank_copies_again(db, said, a_judge(FakeScorer()), clock()) == 2
    assert "negative" not in reasons(db, first)


def test_a_level_that_a_person_sets_is_due_in_its_time(db: Database, clock: FrozenClock) -> None:
    [mention_id] = receive(db, 1)
    judge = a_judge(FakeScorer())
    triage.run_once(db, judge, clock)
    created_at = mentions.get(db, mention_id).created_at
    corrections.record(
        db, mention_id, CorrectedField.PRIORITY, "low", actor="Dana", now_at=clock(), placing=triage.place(judge)
    )

    entry = queue.get(db, mention_id)
    assert (entry.priority, entry.score) == (Priority.LOW, 10.0)
    assert entry.due_at == created_at + judge.rules.due_times.low


def test_what_looks_like_spam_is_shown_far_down_and_never_lost(db: Database, clock: FrozenClock) -> None:
    [mention_id] = receive(db, 1, text="Cheap followers here", kind=MentionKind.KEYWORD)
    judge = Judge(scorer=WholeScorer(reading=Reading(sentiment=BAD, spam=0.97)), detector=Detector(("en",)))
    triage.run_once(db, judge, clock)

    assert not found(db, mention_id).needs_reply
    assert mentions.get(db, mention_id).status is MentionStatus.OPEN
    assert reasons(db, mention_id)["spam"] == "looks like spam 0.97"
    assert queue.get(db, mention_id).priority is Priority.LOW


def test_an_unknown_language_is_named(db: Database, clock: FrozenClock) -> None:
    [mention_id] = receive(db, 1, text="Il mio pacco non è ancora arrivato e nessuno risponde al telefono")
    judge = Judge(scorer=FakeScorer(), detector=Detector(("en", "it")), trained_for=frozenset({"en"}))
    triage.run_once(db, judge, clock)

    assert (found(db, mention_id).sentiment, found(db, mention_id).probabilities) == (Sentiment.UNSURE, None)
    assert reasons(db, mention_id)["unsure"] == "unsure (Italian)"


@pytest.mark.parametrize(
    "text",
    [
        "https://marlow.example/x?y=1", " @marlow  www.marlow.example ", "\u200b", "", "a" * 100_000, "a " * 50_000,
        f"@marlow {b'nobody reads this as it stands'.hex()}",
    ],
)  # fmt: skip
def test_a_post_without_words_is_unsure_and_never_spam(db: Database, clock: FrozenClock, text: str) -> None:
    """To the shipped model a lone link is spam with certainty; nobody can know."""
    [mention_id] = receive(db, 1, text=text, kind=MentionKind.KEYWORD)
    judge = Judge(scorer=WholeScorer(reading=Reading(sentiment=BAD, spam=0.99)), detector=Detector(("en",)))
    triage.run_once(db, judge, clock)

    assert (found(db, mention_id).sentiment, found(db, mention_id).probabilities) == (Sentiment.UNSURE, None)
    assert reasons(db, mention_id) == {"unsure": "unsure (no words)"}


@pytest.mark.parametrize("text", ["\U0001f621", "?!", "#fail", "@marlow ok", "aaaargh" * 9, "最悪最悪" * 9, "A" * 9])
def test_a_sign_is_a_word(db: Database, clock: FrozenClock, text: str) -> None:
    [mention_id] = receive(db, 1, text=text)
    triage.run_once(db, a_judge(FakeScorer()), clock)

    assert found(db, mention_id).probabilities == BAD


def test_several_reports_within_the_hour_are_an_incident(db: Database, clock: FrozenClock) -> None:
    ids = [
        receive(
            db, number, text=f"Your app is down {'!' * number}", created_at=NOON, author=Author(handle=f"a{number}")
        )
        for number in (1, 2, 3)
    ]
    triage.run_once(db, a_judge(FakeScorer()), clock)

    assert [reasons(db, mention_id)["incident"] for [mention_id] in ids] == ["3 alike in an hour"] * 3


def test_whose_promise_is_overdue_is_known_and_others_are_not(db: Database, clock: FrozenClock) -> None:
    [first] = receive(db, 1)
    with db.immediate():
        db.run(
            """INSERT INTO promise (mention_id, source, source_id, start, words, made_at, due_at)
               VALUES (?, 'delivery', 1, 0, 'By noon.', 1, ?)""",
            (first, clock()),
        )
    [on_time] = receive(db, 2)
    triage.run_once(db, a_judge(FakeScorer()), clock)
    clock.advance(1)
    [late], [other] = receive(db, 3), receive(db, 4, author=Author(native_id="u8", handle="bo"))
    triage.run_once(db, a_judge(FakeScorer()), clock)

    told = {mention_id: "promised" in reasons(db, mention_id) for mention_id in (on_time, late, other)}
    assert told == {on_time: False, late: True, other: False}


def test_who_complained_before_is_known(db: Database, clock: FrozenClock) -> None:
    for number in (1, 2):
        [mention_id] = receive(db, number, conversation_id=f"c{number}")
        triage.run_once(db, a_judge(FakeScorer()), clock)

    assert reasons(db, mention_id)["known"] == "wrote once before"
    assert reasons(db, mention_id)["complained_before"] == "complained once before"


@dataclass(kw_only=True)
class ByText(FakeScorer):
    """Finds what has come good, all else bad; `meanwhile` happens while it reads."""

    meanwhile: Callable[[], object] = lambda: None

    def read(self, passages: Sequence[Passage]) -> list[Reading]:
        self.meanwhile()
        return [
            Reading(sentiment=GOOD if "came" in one.text else BAD, vector=bytes([len(one.text)])) for one in passages
        ]


def change(db: Database, mention_id: int, text: str) -> None:
    with db.immediate():
        intake.record_edit(db, mentions.get(db, mention_id), a_post(1, text=text), actor="test", now_at=NOON)


def test_what_its_author_changed_is_judged_anew_for_what_it_says_now(db: Database, clock: FrozenClock) -> None:
    [mention_id] = receive(db, 1, text="My parcel is late")
    triage.run_once(db, a_judge(ByText()), clock)
    corrections.record(db, mention_id, CorrectedField.INTENT, "question", actor="Dana", now_at=clock())
    before = queue.get(db, mention_id)
    change(db, mention_id, "It came at last")

    assert [triage.run_once(db, a_judge(ByText()), clock) for _ in range(2)] == [1, 0]
    after = queue.get(db, mention_id)
    assert found(db, mention_id).sentiment is Sentiment.POSITIVE
    assert found(db, mention_id).intent is Intent.QUESTION, "what a person said of it stays"
    assert kept_reading(db, mention_id, "fake-1") == Reading(sentiment=GOOD, vector=bytes([len("It came at last")]))
    assert (after.mention.status, after.priority) == (MentionStatus.OPEN, Priority.LOW)
    assert after.score < before.score


def test_what_is_changed_once_more_while_it_is_judged_is_judged_once_more(db: Database, clock: FrozenClock) -> None:
    [mention_id] = receive(db, 1, text="My parcel is late")
    triage.run_once(db, a_judge(ByText()), clock)
    change(db, mention_id, "It came at last")
    hasty = ByText(meanwhile=lambda: change(db, mention_id, "No, it is still late"))

    assert triage.run_once(db, a_judge(hasty), clock) == 1
    assert assessments.find(db, mention_id) is None
    triage.run_once(db, a_judge(ByText()), clock)
    assert found(db, mention_id).sentiment is Sentiment.NEGATIVE
