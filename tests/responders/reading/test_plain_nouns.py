from __future__ import annotations

import pytest

from responders.reading import mirroring
from responders.reading import plain_nouns
from responders.reading import plain_words


def test_its_nouns_may_be_said_like_all_others() -> None:
    assert plain_nouns.NOUNS <= plain_words.NOUNS
    assert all(noun.isalpha() and noun.islower() for noun in plain_nouns.NOUNS)


@pytest.mark.parametrize("noun", ["withdrawal", "itinerary", "dishwasher", "voicemail", "newsletter"])
def test_a_noun_of_each_walk_of_life_is_said_back(noun: str) -> None:
    assert mirroring.mirror(f"I can't open my {noun}").problem == f"you cannot open your {noun}"
