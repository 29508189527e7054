from __future__ import annotations

import pytest

from config import playbooks as shipped_playbooks
from domain.assessment import Assessment
from domain.assessment import Intent
from domain.assessment import Sentiment
from domain.errors import NotFound
from domain.playbook import Playbook
from responders import playbooks

SHIPPED = shipped_playbooks.load_playbooks(None)
PARCEL = Playbook(name="parcel", label="Parcel", order=5, intents=frozenset({Intent.COMPLAINT}), words=("Päckchen*",))
ANGRY = Playbook(name="angry", label="Angry", order=1, sentiments=frozenset({Sentiment.NEGATIVE}), words=("lawyer",))
ANY = Playbook(name="any", label="Any", order=9)


def an_assessment(intent: Intent = Intent.COMPLAINT, sentiment: Sentiment = Sentiment.NEGATIVE) -> Assessment:
    return Assessment(
        mention_id=1,
        sentiment=sentiment,
        probabilities=None,
        intent=intent,
        language="en",
        needs_reply=True,
        model="rules",
        assessed_at=0,
    )


@pytest.mark.parametrize(
    ("text", "sentiment", "chosen"),
    [
        ("Mein PACKCHEN fehlt", Sentiment.NEGATIVE, PARCEL),
        ("My lawyer reads this päckchenlos", Sentiment.NEGATIVE, ANGRY),
        ("My lawyer reads this", Sentiment.UNSURE, ANY),
        ("", Sentiment.NEGATIVE, ANY),
    ],
)
def test_the_first_of_which_all_matches_is_chosen(text: str, sentiment: Sentiment, chosen: Playbook) -> None:
    assert playbooks.choose([ANY, PARCEL, ANGRY], an_assessment(sentiment=sentiment), text) is chosen


@pytest.mark.parametrize("intent", Intent)
def test_each_intent_finds_a_shipped_playbook(intent: Intent) -> None:
    chosen = playbooks.choose(SHIPPED, an_assessment(intent), "x" * 100_000)

    assert chosen.name == ("acknowledge" if intent is Intent.OTHER else intent)


def test_without_a_match_and_without_a_fallback_that_is_said() -> None:
    with pytest.raises(NotFound, match="no playbook for intent complaint"):
        playbooks.choose([], an_assessment(), "")
    with pytest.raises(NotFound, match="no playbook acknowledge"):
        playbooks.fallback_of([ANY])


def test_the_fallback_is_found_by_its_name() -> None:
    assert playbooks.fallback_of(SHIPPED).name == "acknowledge"


def test_loader_and_chooser_agree_on_the_fallbacks_name() -> None:
    assert playbooks.FALLBACK == shipped_playbooks.FALLBACK
