from __future__ import annotations

import pytest

from responders.reading import phrases
from responders.reading import shapes


def said_of_people(text: str) -> str:
    return " ".join(shapes.told(shapes.OF_PEOPLE, phrases.tokens(text), 0) or ())


def said_of_thing(text: str) -> str:
    words = phrases.tokens(text)
    thing = phrases.noun_at(words, 0)
    assert thing is not None
    return " ".join(shapes.told(shapes.OF_THINGS, words, thing.end, thing=thing) or ())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("still can't open the app", "still cannot open the app"),
        ("was not able to log in", "could not log in"),
        ("haven't even received a reply", "have not received a reply"),
        ("don't have access to my account", "do not have access to your account"),
        ("keep getting kicked out", "keep getting kicked out"),
        ("am still having some trouble with my login", "are still having trouble with your login"),
        ("was constantly stuck on the loading screen", ""),
        ("have no idea", ""),
        ("can open the app", ""),
    ],
)
def test_what_befalls_people_has_a_few_shapes(text: str, said: str) -> None:
    assert said_of_people(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("my phone won't connect to the wifi", "will not connect to the wifi"),
        ("my photos is gone", "are gone"),
        ("the app keep crashing", "keeps crashing"),
        ("the servers crashes", "crash"),
        ("my account has been randomly disabled", "has randomly been disabled"),
        ("my login is so slow", "is so slow"),
        ("my app doesn't let me pay", "does not let you pay"),
        ("my app works", ""),
        ("my phone keeps working", ""),
        ("my code goes to my phone", ""),
        ("my account isn't deleted", "is not deleted"),
    ],
)
def test_what_befalls_things_agrees_with_them(text: str, said: str) -> None:
    assert said_of_thing(text) == said
