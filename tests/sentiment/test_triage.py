"""New mentions become judged ones: with a model, without one, and a few at a time."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from domain.assessment import Intent
from domain.assessment import Probabilities
from domain.assessment import Sentiment
from domain.errors import ScorerUnavailable
from domain.mention import Mention
from domain.mention import MentionStatus
from sentiment import triage
from sentiment.language import Detector
from sentiment.triage import Judge
from sentiment.triage import NoScorer
from store import assessments
from store import mentions
from store import queue
from store.database import Database
from tests.builders import NOON
from tests.builders import a_post
from tests.fakes import FrozenClock

ANGRY = "@marlow my parcel never arrived, this is terrible and nobody answers me"
ENGLISH = Detector(("en", "de"))


class FakeScorer:
    """Answers the same probabilities for every text and remembers what it was asked."""

    name = "fake 1"

    def __init__(self, negative: float = 0.9) -> None:
        self.asked: list[str] = []
        self._answer = Probabilities(negative=negative, neutral=(1 - negative) * 0.6, positive=(1 - negative) * 0.4)

    def score(self, texts: Sequence[str]) -> list[Probabilities]:
        self.asked += texts
        return [self._answer] * len(texts)


def receive(db: Database, count: int = 1, text: str = ANGRY) -> list[Mention]:
    posts = [a_post(number, text=text) for number in range(1, count + 1)]
    recorded = mentions.record_page(db, account="marlow-x", platform="x", posts=posts, now_at=NOON)
    return [mentions.get(db, mention_id) for mention_id in recorded.new_ids]


def test_a_new_mention_is_judged_and_opened_with_its_reasons(db: Database, clock: FrozenClock) -> None:
    (mention,) = receive(db)

    claimed = triage.run_once(db, Judge(scorer=FakeScorer(), detector=ENGLISH), clock)

    entry = queue.get(db, mention.id)
    assert claimed == 1
    assert entry.mention.status is MentionStatus.OPEN
    assert entry.priority is not None
    assert {"negative", "complaint"} <= {reason.name for reason in entry.reasons}
    assert entry.due_at is not None
    assert entry.due_at > mention.created_at


def test_the_assessment_says_which_model_said_so(db: Database, clock: FrozenClock) -> None:
    (mention,) = receive(db)

    triage.run_once(db, Judge(scorer=FakeScorer(), detector=ENGLISH), clock)

    found = assessments.find(db, mention.id)
    assert found is not None
    assert (found.model, found.sentiment, found.intent) == ("fake 1", Sentiment.NEGATIVE, Intent.COMPLAINT)
    assert (found.language, found.needs_reply, found.assessed_at) == ("en", True, NOON)


@pytest.mark.parametrize(
    ("negative", "feeling"), [(0.69, Sentiment.UNSURE), (0.7, Sentiment.NEGATIVE), (0.71, Sentiment.NEGATIVE)]
)
def test_below_the_cutoff_the_feeling_is_unsure(
    db: Database, clock: FrozenClock, negative: float, feeling: Sentiment
) -> None:
    (mention,) = receive(db)

    triage.run_once(db, Judge(scorer=FakeScorer(negative), detector=ENGLISH, cutoff=0.7), clock)

    found = assessments.find(db, mention.id)
    assert found is not None
    assert found.sentiment is feeling
    assert found.probabilities is not None


def test_without_a_model_rules_alone_judge_and_say_so(db: Database, clock: FrozenClock) -> None:
    (mention,) = receive(db)
    missing = NoScorer(why=ScorerUnavailable("The model's file is gone."))

    claimed = triage.run_once(db, Judge(scorer=missing, detector=ENGLISH), clock)

    found = assessments.find(db, mention.id)
    assert claimed == 1
    assert found is not None
    assert (found.model, found.sentiment, found.probabilities) == (triage.RULES_ALONE, Sentiment.UNSURE, None)
    assert queue.get(db, mention.id).mention.status is MentionStatus.OPEN


def test_the_oldest_come_first_and_at_most_as_many_as_asked_for(db: Database, clock: FrozenClock) -> None:
    first, second, third = receive(db, 3)
    judge = Judge(scorer=FakeScorer(), detector=ENGLISH)

    claimed = [triage.run_once(db, judge, clock, limit=2) for _ in range(3)]

    assert claimed == [2, 1, 0]
    assert [mentions.get(db, one.id).status for one in (first, second, third)] == [MentionStatus.OPEN] * 3


def test_a_mention_is_judged_once(db: Database, clock: FrozenClock) -> None:
    receive(db)
    scorer = FakeScorer()
    for _ in range(3):
        triage.run_once(db, Judge(scorer=scorer, detector=ENGLISH), clock)

    assert scorer.asked == [ANGRY]


def test_a_fault_of_the_scorer_leaves_the_mention_new(db: Database, clock: FrozenClock) -> None:
    (mention,) = receive(db)

    class Broken(FakeScorer):
        def score(self, texts: Sequence[str]) -> list[Probabilities]:
            raise RuntimeError("out of order")

    with pytest.raises(RuntimeError):
        triage.run_once(db, Judge(scorer=Broken(), detector=ENGLISH), clock)

    assert mentions.get(db, mention.id).status is MentionStatus.NEW
