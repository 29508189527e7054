from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies

from domain.assessment import Emotion
from domain.assessment import Intent
from domain.assessment import Probabilities
from domain.assessment import Reading
from domain.assessment import Sentiment
from sentiment import windows
from sentiment.windows import Window


def feel(negative: float, neutral: float) -> Probabilities:
    return Probabilities(negative=negative, neutral=neutral, positive=1 - negative - neutral)


@given(strategies.lists(strategies.integers(1, 90), max_size=60))
def test_batches_hold_every_window_once_and_one_length_each(lengths: list[int]) -> None:
    owned = [(number, Window(tokens=[1] * length)) for number, length in enumerate(lengths)]

    batches = list(windows.fill_batches(owned))

    assert sorted(number for batch in batches for number, _ in batch) == list(range(len(lengths)))
    assert all(len({len(window.tokens) for _, window in batch}) == 1 for batch in batches)
    assert all(len(batch) == 1 or sum(len(window.tokens) for _, window in batch) <= 512 for batch in batches)


def test_batches_stay_within_the_budget() -> None:
    owned = [(number, Window(tokens=[1] * 100)) for number in range(12)]

    assert [len(batch) for batch in windows.fill_batches(owned)] == [5, 5, 2]


@given(strategies.integers(1, 100), strategies.integers(2, 30))
def test_windows_lose_no_token_while_they_are_few(length: int, capacity: int) -> None:
    tokens = list(range(length))

    found = windows.cut_windows(Window(tokens=tokens), capacity)

    assert max(len(window.tokens) for window in found) <= capacity
    assert len(found) <= 16
    if len(found) < 16:
        assert set(tokens) == {token for window in found for token in window.tokens}


@given(strategies.integers(1, 200), strategies.integers(2, 30), strategies.data())
def test_targets_are_cut_with_their_tokens(length: int, capacity: int, data: strategies.DataObject) -> None:
    named = data.draw(strategies.integers(0, length - 1))
    whole = Window(tokens=list(range(length)), target=[int(token == named) for token in range(length)])

    for window in windows.cut_windows(whole, capacity):
        assert window.has_target == (named in window.tokens)
        assert [token for token, mark in zip(window.tokens, window.target, strict=True) if mark] in ([], [named])


def test_very_long_texts_are_sampled_from_beginning_to_end() -> None:
    found = windows.cut_windows(Window(tokens=list(range(10_000))), 78)

    assert len(found) == 16
    assert found[0].tokens[0] == 0
    assert found[-1].tokens[-1] == 9_999


def test_excerpt_of_a_huge_text_is_bounded_and_keeps_both_ends() -> None:
    text = "A" + "b" * 999_998 + "Z"

    short = windows.excerpt(text)

    assert len(short) < 17_000
    assert short.startswith("A")
    assert short.endswith("Z")


def test_a_window_that_feels_outweighs_one_that_tells() -> None:
    answer = windows.combine_feelings([(10, feel(0.0, 1.0)), (10, feel(1.0, 0.0))])

    assert answer.top == Sentiment.NEGATIVE
    assert pytest.approx(answer.negative + answer.neutral + answer.positive) == 1.0


CALM = Reading(
    sentiment=feel(0.1, 0.8),
    emotions={Emotion.ANGER: 0.1, Emotion.JOY: 0.6},
    intents={Intent.COMPLAINT: 0.2, Intent.OTHER: 0.8},
    sarcasm=0.1,
    offensive=0.1,
    hate=0.0,
    spam=0.0,
    vector=bytes([127, 0]),
)
RUDE = Reading(
    sentiment=feel(0.9, 0.1),
    emotions={Emotion.ANGER: 0.9, Emotion.JOY: 0.0},
    intents={Intent.COMPLAINT: 0.8, Intent.OTHER: 0.2},
    toward=feel(0.8, 0.2),
    sarcasm=0.3,
    offensive=0.9,
    hate=0.2,
    spam=0.4,
    vector=bytes([0, 127]),
)


def test_one_window_speaks_for_itself() -> None:
    assert windows.combine([(5, RUDE)]) is RUDE


def test_one_insult_is_enough_and_each_emotion_counts_where_it_is_shown() -> None:
    whole = windows.combine([(30, CALM), (10, RUDE)])

    assert (whole.offensive, whole.hate) == (0.9, 0.2)
    assert whole.emotions == {Emotion.ANGER: 0.9, Emotion.JOY: 0.6}


def test_what_speaks_of_the_whole_post_is_a_mean_by_length() -> None:
    whole = windows.combine([(30, CALM), (10, RUDE)])

    assert whole.sarcasm == pytest.approx(0.15)
    assert whole.spam == pytest.approx(0.1)
    assert whole.intents[Intent.COMPLAINT] == pytest.approx(0.35)


def test_feeling_towards_us_is_that_of_the_windows_that_name_us() -> None:
    assert windows.combine([(30, CALM), (10, RUDE)]).toward == pytest.approx(RUDE.toward)
    assert windows.combine([(30, CALM), (10, CALM)]).toward is None


def test_vector_of_a_long_text_is_of_length_one() -> None:
    whole = windows.combine([(30, CALM), (10, RUDE)])

    numbers = memoryview(whole.vector).cast("b").tolist()
    assert numbers[0] > numbers[1] > 0
    assert sum(number**2 for number in numbers) ** 0.5 == pytest.approx(127, abs=1.5)


def test_heads_that_a_model_lacks_stay_away() -> None:
    bare = Reading(sentiment=feel(0.2, 0.5))

    whole = windows.combine([(3, bare), (4, bare)])

    assert (whole.sarcasm, whole.hate, whole.spam, whole.vector) == (None, None, None, b"")
    assert not whole.emotions
