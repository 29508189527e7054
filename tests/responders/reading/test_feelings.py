from __future__ import annotations

from typing import Any

import pytest

from domain.assessment import Assessment
from domain.assessment import Emotion
from domain.assessment import Intent
from domain.assessment import Sentiment
from responders.reading import feelings
from tests.builders import an_assessment


def judged(intent: Intent = Intent.COMPLAINT, sentiment: Sentiment = Sentiment.NEGATIVE, **more: Any) -> Assessment:
    return an_assessment(intent=intent, sentiment=sentiment, **more)


@pytest.mark.parametrize(
    ("emotions", "intent", "sentiment", "named"),
    [
        ({Emotion.ANGER: 0.8}, Intent.COMPLAINT, Sentiment.NEGATIVE, Emotion.ANGER),
        ({Emotion.ANGER: 0.4}, Intent.COMPLAINT, Sentiment.NEGATIVE, None),
        ({Emotion.SADNESS: 0.55}, Intent.COMPLAINT, Sentiment.NEGATIVE, None),
        ({Emotion.FEAR: 0.6, Emotion.ANGER: 0.7}, Intent.COMPLAINT, Sentiment.NEGATIVE, Emotion.ANGER),
        ({Emotion.JOY: 0.9, Emotion.ANGER: 0.6}, Intent.COMPLAINT, Sentiment.NEGATIVE, Emotion.ANGER),
        ({Emotion.GRATITUDE: 0.9}, Intent.COMPLAINT, Sentiment.NEGATIVE, None),
        ({Emotion.GRATITUDE: 0.9}, Intent.PRAISE, Sentiment.POSITIVE, Emotion.GRATITUDE),
        ({Emotion.ANGER: 0.9}, Intent.PRAISE, Sentiment.POSITIVE, None),
        ({Emotion.CONFUSION: 0.7}, Intent.COMPLAINT, Sentiment.NEGATIVE, Emotion.CONFUSION),
        ({Emotion.SURPRISE: 0.9}, Intent.COMPLAINT, Sentiment.NEGATIVE, None),
        ({}, Intent.COMPLAINT, Sentiment.NEGATIVE, None),
    ],
)
def test_only_a_feeling_that_is_sure_and_fits_is_named(
    emotions: dict[Emotion, float], intent: Intent, sentiment: Sentiment, named: Emotion | None
) -> None:
    assert feelings.name_feeling(judged(intent, sentiment, emotions=emotions)) is named


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("I'm so disappointed in you", Emotion.DISAPPOINTMENT),
        ("Ich bin so sauer!", Emotion.ANGER),
        ("J'ai peur pour mes données", Emotion.FEAR),
        ("estoy muy triste", Emotion.SADNESS),
        ("not angry, just tired", None),
        ("It is late", None),
    ],
)
def test_a_feeling_that_somebody_calls_their_own_is_named(text: str, named: Emotion | None) -> None:
    assert feelings.name_feeling(judged(sentiment=Sentiment.UNSURE), text) is named


@pytest.mark.parametrize(
    ("text", "emotion", "named"),
    [
        ("my plan renewed today, please look", Emotion.ANGER, None),
        ("my plan renewed AGAIN, this is ridiculous", Emotion.ANGER, Emotion.ANGER),
        ("I want to play again :(", Emotion.SADNESS, None),
        ("my late father's letters, I am in tears", Emotion.SADNESS, Emotion.SADNESS),
        ("do I have to load it twice?", Emotion.CONFUSION, None),
        ("it makes no sense to me", Emotion.CONFUSION, Emotion.CONFUSION),
    ],
)
def test_a_guess_is_only_named_where_the_words_show_it(text: str, emotion: Emotion, named: Emotion | None) -> None:
    assert feelings.name_feeling(judged(emotions={emotion: 0.7}), text) is named


def test_a_feeling_named_in_praise_is_not_taken_for_the_author_s() -> None:
    praise = judged(Intent.PRAISE, Sentiment.POSITIVE)

    assert feelings.name_feeling(praise, "I was so worried and then it came!") is None


def test_where_mockery_is_likely_no_glad_feeling_is_named() -> None:
    mocking = judged(Intent.PRAISE, Sentiment.POSITIVE, emotions={Emotion.JOY: 0.9}, sarcasm=0.8)

    assert feelings.name_feeling(mocking) is None


def test_who_curses_in_trouble_is_furious() -> None:
    assert feelings.is_furious(judged(offensive=0.9))
    assert not feelings.is_furious(judged(Intent.PRAISE, Sentiment.POSITIVE, offensive=0.9))
    assert not feelings.is_furious(judged())
    assert not feelings.is_furious(judged(offensive=0.9), "my account was closed for adult content")


@pytest.mark.parametrize(
    ("text", "more", "is_joke"),
    [
        ("My kettle and I eloped 😂", {"sentiment": Sentiment.POSITIVE}, True),
        ("haha my kettle", {"sentiment": Sentiment.NEUTRAL}, True),
        ("haha great, lost again", {"sentiment": Sentiment.NEGATIVE}, False),
        ("lol", {"sentiment": Sentiment.POSITIVE, "emotions": {Emotion.SADNESS: 0.3}}, False),
        ("My kettle", {"sentiment": Sentiment.POSITIVE}, False),
    ],
)
def test_a_joke_is_met_only_where_nobody_is_hurt(text: str, more: dict[str, Any], is_joke: bool) -> None:
    assert feelings.is_joking(text, judged(Intent.PRAISE, **more)) is is_joke
