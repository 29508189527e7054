from __future__ import annotations

import pytest

from domain.ask import Need
from domain.assessment import Intent
from responders.reading import asking_unsaid


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("My drill's battery drains within an hour", Need.REPAIR),
        ("Somebody hacked my account", Need.ACCESS),
        ("You charged me for a plan I never took", Need.REFUND),
        ("My flight was cancelled", Need.CHANGE),
        ("My parcel never arrived", Need.STATUS),
        ("Your colleague hung up on me", Need.CONTACT),
    ],
)
def test_a_trouble_is_helped_by_what_puts_it_right(text: str, need: Need) -> None:
    found = asking_unsaid.find(text, Intent.COMPLAINT, "en")

    assert found is not None
    assert found.need is need
    assert found.sore, "it says where the trouble is told"


@pytest.mark.parametrize(
    ("text", "intent", "language"),
    [
        ("My parcel never arrived", Intent.PRAISE, "en"),
        ("My parcel never arrived", Intent.SUGGESTION, "en"),
        ("My parcel never arrived", Intent.COMPLAINT, "xx"),
        ("Your waiter was so rude to us", Intent.COMPLAINT, "en"),
        ("Our meeting was hacked this morning", Intent.COMPLAINT, "en"),
        ("The weather is mild", Intent.COMPLAINT, "en"),
    ],
)
def test_who_does_not_wait_for_anything_needs_nothing(text: str, intent: Intent, language: str) -> None:
    assert asking_unsaid.find(text, intent, language) is None
