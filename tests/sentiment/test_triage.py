"""Triage: every new mention is judged once, in one transaction a batch, with a model or without."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from typing import Any

import pytest

from domain.assessment import Passage
from domain.assessment import Probabilities
from domain.assessment import Reading
from domain.assessment import Sentiment
from domain.errors import ScorerUnavailable
from domain.mention import MentionStatus
from sentiment import asking
from sentiment import priority
from sentiment import triage
from sentiment.asking import NoScorer
from sentiment.assessing import Cutoffs
from sentiment.language import Detector
from sentiment.triage import Judge
from store import assessments
from store import intake
from store import mentions
from store import queue
from store.database import Database
from tests.builders import NOON
from tests.builders import a_post
from tests.fakes import FrozenClock

BAD = Probabilities(negative=0.9, neutral=0.07, positive=0.03)
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
