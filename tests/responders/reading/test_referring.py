from __future__ import annotations

import pytest

from responders.reading import mirroring
from responders.reading import phrases
from responders.reading import referring


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("I got the card. How do I enable it on the app?", "enabling the card on the app"),
        ("Here are my photos. How do I delete them?", "deleting your photos"),
        ("I have a card and a phone. How do I enable it?", ""),
        ("I found my friend's card. How do I enable it?", ""),
        ("The error came again. How do I fix it?", ""),
        ("My trader stuff is there. How do I sell it?", ""),
        ("I got the card. How do I turn it off?", ""),
    ],
)
def test_a_pronoun_is_read_as_the_one_thing_it_can_mean(text: str, said: str) -> None:
    assert mirroring.mirror(text).wish == said


def test_what_only_tells_where_is_not_meant() -> None:
    text = "There is a payment in the app. Please cancel it"
    first, second = referring.resolve([phrases.tokens(part) for part in text.split(". ")])

    assert first == phrases.tokens("There is a payment in the app")
    assert second == phrases.tokens("Please cancel the payment")
