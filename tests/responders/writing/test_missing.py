"""What still has to be asked: never the hours of a shop for a device, never what somebody said already."""

from __future__ import annotations

import pytest

from domain.ask import Ask
from domain.ask import Need
from domain.assessment import Intent
from domain.playbook import Circumstance
from domain.playbook import Mishap
from domain.playbook import Topic
from responders.reading.concerns import Concern
from responders.writing import missing

NOTHING = Concern()


@pytest.mark.parametrize(
    ("needs", "text", "concern", "intent", "left"),
    [
        ({Need.TIME}, "When do you open?", NOTHING, Intent.QUESTION, {Need.TIME}),
        ({Need.TIME}, "How long does it keep?", NOTHING, Intent.QUESTION, {Need.INFORMATION}),
        (set(), "Is it so?", NOTHING, Intent.QUESTION, {Need.INFORMATION}),
        ({Need.ACCESS}, "May I come in?", NOTHING, Intent.QUESTION, {Need.INFORMATION}),
        ({Need.PRICE, Need.REFUND}, "Too dear!", NOTHING, Intent.COMPLAINT, {Need.REFUND}),
        ({Need.INFORMATION, Need.CHANGE}, "Help!", NOTHING, Intent.REQUEST, {Need.CHANGE}),
        ({Need.PLACE}, "Where is it?", Concern(noun="the app", topic=Topic.TECH), Intent.REQUEST, set()),
        ({Need.TIME}, "When?", Concern(mishap=Mishap.LOST), Intent.COMPLAINT, set()),
        ({Need.REFUND}, "Would I get a refund if I fell ill?", NOTHING, Intent.QUESTION, {Need.INFORMATION}),
        ({Need.REFUND}, "Can I have a refund?", NOTHING, Intent.QUESTION, {Need.REFUND}),
        ({Need.INFORMATION}, "Help with my account?", Concern(topic=Topic.ACCOUNT), Intent.QUESTION, set()),
        ({Need.REPAIR}, "Can I put in another card?", Concern(topic=Topic.TECH), Intent.QUESTION, {Need.INFORMATION}),
    ],
)
def test_needs_that_say_nothing_of_what_to_ask_are_left_out(
    needs: set[Need], text: str, concern: Concern, intent: Intent, left: set[Need]
) -> None:
    assert missing.find_needs(needs, text, concern, intent) == left


def test_a_wish_counts_only_in_words() -> None:
    assert missing.is_wished([Ask(need=Need.REFUND, start=0, end=3)])
    assert not missing.is_wished([Ask(need=Need.REPLACEMENT, start=0, end=3, stated=False)])
    assert not missing.is_wished([Ask(need=Need.STATUS, start=0, end=3)])


@pytest.mark.parametrize(
    ("concern", "intent", "needs", "counts"),
    [
        (Concern(problem="your horse is gone", mishap=Mishap.GONE), Intent.COMPLAINT, set(), True),
        (Concern(problem="you cannot get in", topic=Topic.ACCOUNT), Intent.COMPLAINT, set(), False),
        (Concern(problem="it keeps crashing", topic=Topic.TECH, mishap=Mishap.CRASH), Intent.COMPLAINT, set(), False),
        (NOTHING, Intent.QUESTION, {Need.HOW_TO}, False),
        (NOTHING, Intent.QUESTION, {Need.INFORMATION}, True),
    ],
)
def test_a_game_decides_what_is_asked_unless_account_or_device_do_or_a_way_is_sought(
    concern: Concern, intent: Intent, needs: set[Need], counts: bool
) -> None:
    found = missing.find_matters("My horse is gone in the multiplayer", concern, intent, needs)

    assert (Circumstance.PLAYING in found) is counts


def test_a_game_is_not_played_where_the_matter_is_public() -> None:
    text = "Your multiplayer is full of racism and nobody cares"

    assert missing.find_matters(text, NOTHING, Intent.COMPLAINT, set()) == set()
