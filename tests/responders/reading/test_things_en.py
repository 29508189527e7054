from __future__ import annotations

import pytest

from responders.reading import things_en
from responders.reading.things import Thing


@pytest.mark.parametrize("listed", [things_en.THINGS, things_en.LIKED, things_en.IDEAS])
def test_every_thing_is_known_by_words_and_stands_behind_about(listed: tuple[Thing, ...]) -> None:
    for thing in listed:
        assert thing.words
        assert thing.noun.split()[0] in {"your", "our", "the", "how"}, thing.noun


def test_several_things_are_told_as_several() -> None:
    forms = {thing.noun: thing.form for thing in things_en.THINGS}

    assert forms["your photos"] == 2
    assert forms["your parcel"] == 0
