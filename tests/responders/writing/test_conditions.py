from __future__ import annotations

import pytest

from domain.assessment import Assessment
from domain.assessment import Intent
from domain.assessment import Sentiment
from domain.playbook import Circumstance
from responders.writing import conditions
from responders.writing.history import Past
from tests.builders import an_assessment


def judged(intent: Intent, sentiment: Sentiment = Sentiment.NEUTRAL) -> Assessment:
    return an_assessment(intent=intent, sentiment=sentiment)


def find(text: str, intent: Intent, past: Past) -> frozenset[str]:
    return conditions.find_conditions(text, judged(intent), past)


def test_who_was_answered_before_comes_again() -> None:
    assert Circumstance.AGAIN in find("Hello", Intent.QUESTION, Past(replies=("We are on it.",)))
    assert Circumstance.AGAIN not in find("Hello", Intent.QUESTION, Past())


@pytest.mark.parametrize("intent", Intent)
def test_who_complains_is_wronged(intent: Intent) -> None:
    found = find("It came on a Monday", intent, Past())

    assert (Circumstance.WRONGED in found) is (intent in {Intent.COMPLAINT, Intent.OUTAGE})


def test_plain_words_of_trouble_tell_it_too() -> None:
    assert Circumstance.WRONGED in find("The app is down", Intent.QUESTION, Past())


def test_a_death_is_no_joke() -> None:
    found = find("My mother died, lol no refund", Intent.COMPLAINT, Past())

    assert Circumstance.LOSS in found
    assert Circumstance.JOKE not in found
