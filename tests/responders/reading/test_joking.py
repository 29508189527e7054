"""A joke among friends is told from a bitter one, and in doubt there is none."""

from __future__ import annotations

import pytest

from responders.reading import joking
from tests import jokes

BITTER = [
    *(post for posts in (*jokes.BITTER.values(), *jokes.BITTER_ANEW.values()) for post in posts),
    *jokes.BITTER_AT_LAST,
]


def test_most_jokes_are_known_for_one() -> None:
    told = [*(post for posts in jokes.JOKES.values() for post in posts), *jokes.JOKES_AT_LAST]
    missed = [post for post in told if not joking.is_light(post)]

    assert len(missed) <= 0.1 * len(told), missed


@pytest.mark.parametrize("post", BITTER)
def test_no_bitter_one_is_light(post: str) -> None:
    assert joking.laughs(post)
    assert not joking.is_light(post)


@pytest.mark.parametrize("post", ["my cat has claimed your box as her kingdom", "lol", "😂", "my cat 😂", ""])
def test_without_laughter_or_without_delight_there_is_none(post: str) -> None:
    assert not joking.is_light(post)


def test_a_question_is_no_joke_to_be_laughed_off() -> None:
    assert joking.is_bitter("My cat has claimed your box, do you sell larger ones? 😂")
