from __future__ import annotations

import pytest

from domain.assessment import Emotion
from domain.assessment import Intent
from domain.assessment import Probabilities
from domain.assessment import Reading
from sentiment.tasks import TASKS
from sentiment.tasks import Task

WHOLE = Probabilities(negative=0.2, neutral=0.3, positive=0.5)
US = Probabilities(negative=0.7, neutral=0.2, positive=0.1)
FULL = Reading(
    sentiment=WHOLE,
    toward=US,
    intents={Intent.COMPLAINT: 0.6, Intent.OTHER: 0.4},
    sarcasm=0.1,
    offensive=0.2,
    hate=0.1,
    spam=0.05,
)


@pytest.mark.parametrize("task", [task for task in TASKS.values() if not task.many], ids=lambda task: task.name)
def test_every_label_can_be_spelt_and_is_given_its_share(task: Task) -> None:
    shares = task.ask(FULL)

    assert shares is not None
    assert len(shares) == len(task.labels)
    assert sum(shares) == pytest.approx(1.0)
    assert set(task.spellings.values()) == set(task.labels)


@pytest.mark.parametrize("name", sorted(set(TASKS) - {"sentiment", "toward"}))
def test_a_model_that_knows_feelings_alone_answers_nothing_else(name: str) -> None:
    assert TASKS[name].ask(Reading(sentiment=WHOLE)) is None


def test_a_target_that_is_not_named_gets_the_whole_posts_feeling() -> None:
    assert TASKS["toward"].ask(FULL) == (0.7, 0.2, 0.1)
    assert TASKS["toward"].ask(Reading(sentiment=WHOLE)) == (0.2, 0.3, 0.5)


def test_emotions_are_spelt_as_ours_and_as_those_of_goemotions() -> None:
    task = TASKS["emotions"]
    chances = dict.fromkeys(Emotion, 0.1) | {Emotion.JOY: 0.9}

    shares = task.ask(Reading(sentiment=WHOLE, emotions=chances))

    assert shares is not None
    assert max(zip(shares, task.labels, strict=True)) == (0.9, "joy")
    assert (task.spellings["annoyance"], task.spellings["anger"], task.spellings["neutral"]) == ("anger", "anger", "")
