from __future__ import annotations

import pytest

from responders.reading import mirroring
from responders.reading import phrases
from responders.reading import wishing


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("What is the reason for needing to verify my identity", "verifying your identity"),
        ("Why do I have to update the app", "updating the app"),
        ("I need my account unlocked", "getting your account unlocked"),
        ("I want my friend's account unlocked", ""),
        ("how long does it take to get a physical card", "getting a physical card"),
        ("Am I allowed to bring my stroller?", "bringing your stroller"),
    ],
)
def test_what_somebody_wants_to_do_is_read_however_they_ask(text: str, said: str) -> None:
    assert mirroring.mirror(text).wish == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Do I have to walk there to change my PIN?", "changing your PIN"),
        ("Will it cost more if I use a foreign card?", "using a foreign card"),
        ("They told me to send my passport", ""),
        ("I had to reset my password", ""),
        ("I would not like to lose my temper to win a prize", ""),
    ],
)
def test_what_somebody_does_something_for_is_an_aim(text: str, said: str) -> None:
    assert mirroring.mirror(text).aim == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("where did my camp go?", "your camp"),
        ("My realm has been paid for", "your realm"),
        ("I wrote from my phone", ""),
        ("my name is Bob", ""),
        ("Now that my loan was sold I am gone", ""),
        ("my friends are here", ""),
    ],
)
def test_what_of_theirs_somebody_tells_of_is_a_belonging(text: str, said: str) -> None:
    assert mirroring.mirror(text).belonging == said


def test_who_asks_how_seeks_and_who_tried_says_so() -> None:
    words = phrases.tokens("how do I open my files, I tried to save my photos")

    first, second = wishing.wishes(words)

    assert (first.said, first.is_sought, first.is_tried) == ("opening your files", True, False)
    assert (second.said, second.is_sought, second.is_tried) == ("saving your photos", False, True)
