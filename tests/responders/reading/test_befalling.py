from __future__ import annotations

import pytest

from domain import words
from responders.reading import befalling
from responders.reading.concerns_en import ENGLISH
from responders.reading.things import Trouble

LATE = next(one for one in ENGLISH.troubles if one.kind == "late" and "ride" in one.keys)
CRASH = next(one for one in ENGLISH.troubles if one.kind == "crash")


@pytest.mark.parametrize(
    ("trouble", "text", "befell"),
    [
        (LATE, "our train to Oslo is delayed", "your train"),
        (CRASH, "the game crashes on my phone", "the game"),
        (CRASH, "since the update the game crashes", "the game"),
        (CRASH, "it crashes on my phone", ""),
        (LATE, "the delay is long", ""),
    ],
)
def test_the_nearest_thing_that_it_may_befall_is_meant(trouble: Trouble, text: str, befell: str) -> None:
    folded = words.fold(text)
    thing = befalling.befallen(folded, folded, trouble, ENGLISH.things)

    assert (thing.noun if thing else "") == befell


@pytest.mark.parametrize(
    ("text", "is_doubted"),
    [("if my train is delayed", True), ("my train is delayed", False), ("nothing of it", False)],
)
def test_what_is_only_supposed_has_not_come_about(text: str, is_doubted: bool) -> None:
    assert befalling.is_doubted(words.fold(text), LATE, ENGLISH.doubts) is is_doubted
