from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from config import playbooks as shipped_playbooks
from domain.ask import Need
from domain.assessment import Emotion
from domain.assessment import Intent
from domain.assessment import Sentiment
from domain.errors import NotFound
from domain.playbook import Caller
from domain.playbook import Hours
from domain.playbook import Playbook
from domain.playbook import Signal
from responders.writing import playbooks
from responders.writing.playbooks import Occasion
from tests.builders import an_assessment

SHIPPED = shipped_playbooks.read_shelf(None).playbooks
PARCEL = Playbook(name="parcel", label="Parcel", order=5, intents=frozenset({Intent.COMPLAINT}), words=("Päckchen*",))
ANGRY = Playbook(name="angry", label="Angry", order=1, sentiments=frozenset({Sentiment.NEGATIVE}), words=("lawyer",))
ANY = Playbook(name="any", label="Any", order=9)


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
    occasion = Occasion(assessment=an_assessment(sentiment=sentiment), text=text)

    assert playbooks.choose([ANY, PARCEL, ANGRY], occasion) is chosen


@pytest.mark.parametrize(
    ("asked", "changes"),
    [
        ({"emotions": frozenset({Emotion.FEAR})}, {"emotions": {Emotion.FEAR: 0.9}}),
        ({"signals": frozenset({Signal.SPAM})}, {"spam": 0.9}),
        ({"languages": frozenset({"de"})}, {"language": "de"}),
        ({"needs": frozenset({Need.REFUND})}, {"needs": frozenset({Need.REFUND})}),
        ({"platforms": frozenset({"x"})}, {"platform": "x"}),
        ({"caller": Caller.KNOWN}, {"caller": Caller.KNOWN}),
        ({"hours": Hours.CLOSED}, {"hours": Hours.CLOSED}),
        ({"unless": ("letter",)}, {"text": "A parcel"}),
    ],
)
def test_all_that_a_playbook_asks_of_a_mention_must_hold(asked: dict[str, Any], changes: dict[str, Any]) -> None:
    special = Playbook(name="special", label="Special", order=1, **asked)
    of_occasion = {name: changes[name] for name in ("needs", "platform", "caller", "hours", "text") if name in changes}
    judged = replace(an_assessment(), **{name: value for name, value in changes.items() if name not in of_occasion})
    fitting = Occasion(assessment=judged, **{"text": "", **of_occasion})
    other = Occasion(assessment=an_assessment(), text="A letter")

    assert playbooks.choose([ANY, special], fitting) is special
    assert playbooks.choose([ANY, special], other) is ANY


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("hurt .. (driver*|courier)", "I'll hurt your driver!", "hurt your driver"),
        ("hurt .. (driver*|courier)", "hurt one of your drivers", "hurt one of your drivers"),
        ("hurt .. (driver*|courier)", "hurt the feet of a driver", ""),
        ("hurt .. .. (driver*|courier)", "hurt the feet of a driver", "hurt the feet of a driver"),
        ("hurt .. (driver*|courier)", "the courier was hurt", ""),
        ("(|badly) hurt .. (me|us)", "You hurt me", "hurt me"),
        ("(kill|beat up) .. you", "we beat up all of you", "beat up all of you"),
        ("häng* mich auf", "Dann hänge ich mich auf", ""),
        ("häng* mich auf", "Ich hänge mich auf", "hange mich auf"),
        ("wait..", "Wait for it", "wait"),
    ],
)
def test_a_gap_stands_for_up_to_three_words_and_an_asterisk_within_a_phrase_for_longer_ones(
    phrase: str, text: str, found: str
) -> None:
    special = Playbook(name="special", label="Special", order=1, words=(phrase,))
    occasion = Occasion(assessment=an_assessment(), text=text)

    assert playbooks.choose([ANY, special], occasion) is (special if found else ANY)
    assert playbooks.explain(special, occasion) == (f"words: {found}",)


def test_gaps_take_no_longer_in_a_post_made_to_be_slow() -> None:
    special = Playbook(name="special", label="Special", order=1, words=("(a|b) .. (a|b) .. .. (a|b) .. (driver*|x)",))
    occasion = Occasion(assessment=an_assessment(), text="a b x " * 20_000 + "y")

    assert playbooks.choose([ANY, special], occasion) is special
    assert playbooks.choose([ANY, special], replace(occasion, text="a b " * 50_000)) is ANY


def test_why_a_playbook_applies_is_told() -> None:
    occasion = Occasion(assessment=an_assessment(), text="My Päckchen", platform="x")

    assert playbooks.explain(PARCEL, occasion) == ("intent: complaint", "words: packchen")
    assert playbooks.explain(ANY, occasion) == ()


@pytest.mark.parametrize("intent", Intent)
def test_each_intent_finds_a_shipped_playbook(intent: Intent) -> None:
    chosen = playbooks.choose(SHIPPED, Occasion(assessment=an_assessment(intent=intent), text="x" * 100_000))

    assert chosen.name == ("acknowledge" if intent is Intent.OTHER else intent)


def test_without_a_match_and_without_a_fallback_that_is_said() -> None:
    with pytest.raises(NotFound, match="no playbook for intent complaint"):
        playbooks.choose([], Occasion(assessment=an_assessment(), text=""))
    with pytest.raises(NotFound, match="no playbook acknowledge"):
        playbooks.fallback_of([ANY])


def test_the_fallback_is_found_by_its_name() -> None:
    assert playbooks.fallback_of(SHIPPED).name == "acknowledge"


def test_loader_and_chooser_agree_on_the_fallbacks_name() -> None:
    assert playbooks.FALLBACK == shipped_playbooks.FALLBACK
