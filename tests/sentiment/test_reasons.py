"""Each reason has its condition, its points and its few words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from domain.assessment import Emotion
from domain.assessment import Intent
from domain.assessment import Probabilities
from domain.assessment import Sentiment
from domain.clock import DAY
from domain.clock import HOUR
from domain.clock import MINUTE
from sentiment import reasons
from sentiment.reasons import Facts
from sentiment.reasons import Weights

GOOD = Probabilities(negative=0.04, neutral=0.06, positive=0.9)
BAD = Probabilities(negative=0.94, neutral=0.04, positive=0.02)
PLAIN = Facts(
    text="The box is blue",
    sentiment=Sentiment.NEUTRAL,
    probabilities=Probabilities(negative=0.05, neutral=0.9, positive=0.05),
    intent=Intent.OTHER,
    created_at=0,
)


def told(**changes: Any) -> dict[str, tuple[float, str]]:
    facts = replace(PLAIN, **changes)
    return {reason.name: (reason.points, reason.words) for reason in reasons.gather(facts, Weights())}


def test_a_plain_post_has_no_reason() -> None:
    assert told() == {}


def test_feeling_towards_us_is_told_from_feeling_at_large() -> None:
    upset = {"sentiment": Sentiment.NEGATIVE, "probabilities": BAD}

    assert told(**upset)["negative"] == (28.2, "negative 0.94")
    assert told(**upset, is_toward_us=True)["negative"] == (28.2, "negative towards us 0.94")


def test_a_guess_below_the_cutoff_is_told_as_one() -> None:
    meek = Probabilities(negative=0.41, neutral=0.35, positive=0.24)

    assert told(sentiment=Sentiment.UNSURE, probabilities=meek) == {
        "negative": (12.3, "may be negative 0.41"),
        "unsure": (10.0, "unsure feeling"),
    }


def test_a_language_the_model_does_not_know_is_named() -> None:
    unread = told(sentiment=Sentiment.UNSURE, probabilities=None, unread="Italian")

    assert unread == {"unsure": (10.0, "unsure (Italian)")}


def test_without_a_model_that_is_said() -> None:
    assert told(sentiment=Sentiment.UNSURE, probabilities=None)["no_model"] == (0.0, "no model, rules alone")


def test_praise_that_may_be_sarcasm_says_so_in_place_of_unsure() -> None:
    found = told(sentiment=Sentiment.UNSURE, probabilities=GOOD, sarcasm=0.8)

    assert found == {"sarcasm": (16.0, "sounds positive, may be sarcasm 0.80")}


@pytest.mark.parametrize(
    ("emotions", "expected"),
    [
        ({Emotion.ANGER: 0.75, Emotion.SADNESS: 0.9}, {"anger": (6.0, "angry 0.75")}),
        ({Emotion.FEAR: 0.5}, {"fear": (4.0, "worried 0.50")}),
        ({Emotion.DISAPPOINTMENT: 1.0}, {"disappointment": (6.0, "disappointed 1.00")}),
        ({Emotion.JOY: 0.9, Emotion.GRATITUDE: 0.9, Emotion.SURPRISE: 0.9}, {}),
    ],
)
def test_of_the_emotions_the_heaviest_counts_and_joy_does_not(
    emotions: dict[Emotion, float], expected: dict[str, tuple[float, str]]
) -> None:
    assert told(emotions=emotions) == expected


def test_where_no_emotion_was_read_words_of_anger_count() -> None:
    assert told(text="Unacceptable")["anger"] == (8.0, "words of anger")
    assert "anger" not in told(text="Your rival is unacceptable", sentiment=Sentiment.POSITIVE)


@pytest.mark.parametrize(
    ("wants", "words"),
    [
        (Intent.COMPLAINT, "complains"),
        (Intent.OUTAGE, "reports an outage"),
        (Intent.QUESTION, "asks a question"),
        (Intent.REQUEST, "asks for something"),
        (Intent.SUGGESTION, "suggests something"),
        (Intent.PRAISE, "praises us"),
        (Intent.ABUSE, "insults us"),
    ],
)
def test_what_is_wanted_is_said(wants: Intent, words: str) -> None:
    assert told(intent=wants)[wants][1] == words


@pytest.mark.parametrize("wants", [Intent.QUESTION, Intent.REQUEST])
def test_who_asks_about_a_trouble_gets_the_points_of_who_complains(wants: Intent) -> None:
    asked = told(intent=wants, trouble=True)

    assert asked["trouble"][1] == "about a trouble"
    assert sum(points for points, _ in asked.values()) == Weights().complaint
    assert "trouble" not in told(intent=wants, trouble=True, sentiment=Sentiment.POSITIVE)
    assert "trouble" not in told(intent=Intent.OTHER, trouble=True)


def test_many_alike_are_an_incident_and_two_are_not() -> None:
    assert told(alike=7)["incident"] == (12.0, "7 alike in an hour")
    assert told(alike=2) == {}


def test_shouting_wins_nothing() -> None:
    assert told(text="THE BOX IS BLUE!!!") == {}


def test_the_history_is_told_in_numbers() -> None:
    assert told(earlier=3, answered=1, complaints=2) == {
        "known": (2.0, "wrote 3 times before, answered once"),
        "complained_before": (2.7, "complained twice before"),
    }
    assert told(earlier=1)["known"][1] == "wrote once before"


def test_who_waits_for_what_we_promised_comes_sooner() -> None:
    assert told(owed=True) == {"promised": (10.0, "our promise to them is overdue")}


def test_reach_grows_with_the_order_of_magnitude_and_small_accounts_hear_nothing_of_theirs() -> None:
    points = [told(follower_count=10**power).get("reach", (0.0, ""))[0] for power in range(13)]

    assert points[:3] == [0.0, 0.0, 0.0]
    assert points == sorted(points)
    assert points[7:] == [6.0] * 6


def test_what_speaks_against_a_mention_is_taken_away() -> None:
    assert told(relevance=0.08)["not_about_us"] == (-60.0, "probably not about us 0.92")
    assert told(spam=0.97)["spam"] == (-60.0, "looks like spam 0.97")


@pytest.mark.parametrize(
    ("share", "duration", "words"),
    [
        (0.75, 4 * HOUR, "waiting over 3 h of 4"),
        (0.5, 30 * MINUTE, "waiting over 15 min of 30"),
        (0.75, 2 * HOUR, "waiting over 1.5 h of 2"),
        (0.5, 3 * DAY, "waiting over 1.5 d of 3"),
        (1.0, 24 * HOUR, "overdue, waiting over 24 h"),
        (1.0, 1_000, "overdue, waiting over 0 min"),
    ],
)
def test_waiting_is_told_in_the_unit_that_fits(share: float, duration: int, words: str) -> None:
    assert reasons.tell_wait(share, duration) == words
