from __future__ import annotations

from typing import Any

import pytest

from domain.assessment import Assessment
from domain.assessment import Emotion
from domain.assessment import Intent
from domain.assessment import Sentiment
from responders.reading import hearing
from responders.reading.asks import find_asks
from tests.builders import an_assessment


def judged(intent: Intent, **more: Any) -> Assessment:
    return an_assessment(intent=intent, **{"sentiment": Sentiment.UNSURE, **more})


def heard(text: str, intent: Intent, **more: Any) -> Assessment:
    return hearing.heard(text, judged(intent, **more), find_asks(text, intent=intent, language="en"))


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("I expect a quick answer, respectfully", Intent.OTHER),
        ("I have never agreed to this ludicrous plan, I want you to take it off", Intent.COMPLAINT),
        ("Do you have a short clip on how to mute everybody at once?", Intent.QUESTION),
        ("It would be great to sort albums by year", Intent.SUGGESTION),
    ],
)
def test_only_who_has_an_idea_is_thanked_for_one(text: str, intent: Intent) -> None:
    assert heard(text, Intent.SUGGESTION).intent is intent


def test_who_jokes_about_a_break_in_is_not_thanked_for_it() -> None:
    text = "Someone signed into my mail from abroad so that's comforting"

    assert heard(text, Intent.OTHER, sentiment=Sentiment.POSITIVE).intent is Intent.COMPLAINT
    assert heard("I am trying to access my friend's lobby", Intent.OTHER).intent is Intent.OTHER


def test_who_tells_gladly_what_was_done_for_them_praises() -> None:
    text = "Big applause for Lena, who came in early to fix my pram for the trip."

    assert [ask.stated for ask in find_asks(text, intent=Intent.PRAISE, language="en")] == [True]
    assert heard(text, Intent.PRAISE, sentiment=Sentiment.POSITIVE).intent is Intent.PRAISE
    assert heard(f"{text} Please fix the other one too!", Intent.PRAISE).intent is Intent.REQUEST


def test_a_wish_that_no_model_could_read_is_a_suggestion() -> None:
    text = "Wäre schön, wenn es die Karte auch auf Papier gäbe."
    asks = find_asks(text, intent=Intent.OTHER, language="de")

    assert hearing.heard(text, judged(Intent.OTHER, language="de"), asks).intent is Intent.SUGGESTION


def test_what_words_belie_takes_the_guessed_feeling_along() -> None:
    bitter = heard(
        "Thanks for losing my parcel", Intent.PRAISE, sentiment=Sentiment.POSITIVE, emotions={Emotion.JOY: 0.9}
    )

    assert bitter.intent is not Intent.PRAISE
    assert not bitter.emotions


def test_the_intent_that_a_person_set_stands() -> None:
    assert heard("I expect an answer", Intent.SUGGESTION, corrected=frozenset({"intent"})).intent is Intent.SUGGESTION


def test_an_empty_post_is_heard_as_it_was_judged() -> None:
    assert heard("", Intent.QUESTION).intent is Intent.QUESTION
