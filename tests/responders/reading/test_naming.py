"""Of the things in a post only those are named that it may be about."""

from __future__ import annotations

import pytest

from domain.assessment import Intent
from responders.reading import concerns
from responders.reading import naming
from responders.reading.concerns_en import ENGLISH


def nouns(post: str) -> list[str]:
    return [thing.noun for thing in naming.named(ENGLISH.things_in(post), post, ENGLISH)]


@pytest.mark.parametrize(
    ("post", "named"),
    [
        (" will the transfer show up in my account ", ["your transfer"]),
        (" there is trouble with my account ", ["your account"]),
        (" how do i get into my account ", ["your account"]),
        (" no wifi on my flight ", ["the wifi"]),
        (" they were rude on my flight ", ["your flight"]),
        (" your website is slow on my laptop ", ["our website"]),
    ],
)
def test_where_something_happens_is_not_what_a_post_is_about(post: str, named: list[str]) -> None:
    assert nouns(post) == named


@pytest.mark.parametrize(
    ("post", "named"),
    [
        (" your camera doesn t support it and takes video badly ", []),
        (" your support is the worst ", ["our support"]),
        (" i will not order again ", []),
        (" my order is a mess ", ["your order"]),
    ],
)
def test_a_word_for_what_somebody_does_names_no_thing(post: str, named: list[str]) -> None:
    assert nouns(post) == named


@pytest.mark.parametrize(
    "text",
    [
        "is flight 882 cancelled and what do I do if it is?",
        "You said 15 minutes and now a possible cancellation",
        "With any other airline I'm delayed",
        "I need my card frozen because of a robbery",
        "the player hangs up on long tracks",
        "I have been hanging here for an hour",
        "What is the charge to make a transfer?",
        "Please terminate my account",
        "I left my expensive headphones with you",
        "Steps to recover my card, the machine swallowed it",
        "a delay of 40 minutes is too long for us, they may be delayed",
        "your loft needs to step up its game",
    ],
)
def test_what_did_not_come_about_here_is_no_trouble(text: str) -> None:
    told = concerns.read(text, Intent.COMPLAINT, "en").problem

    assert told in {"", "this is taking so long"}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("I topped up but the app declined it", "your top-up was declined"),
        ("The cheque I paid in is not showing in my account", "your payment has not come through"),
        ("One of my payments was doubled", "you see the same charge twice"),
        ("Someone is using my card to withdraw cash", "somebody else may be using your card"),
        ("My transfer went to the wrong account", "your transfer went to the wrong place"),
        ("I am still waiting on my card", "your card has not arrived"),
        ("I lost my card on the bus", "your card is missing"),
        ("Your wifi was down all the way", "the wifi is not working for you as it should"),
        ("Waited an hour, then my call dropped", "your call was cut off"),
        ("@shop is there a reason why my order was cancelled", "your order was cancelled"),
    ],
)
def test_troubles_of_banks_and_travel_are_told_concretely(text: str, problem: str) -> None:
    assert concerns.read(text, Intent.COMPLAINT, "en").problem == problem


def test_what_a_brand_said_itself_is_not_the_concern_of_who_repeats_it() -> None:
    found = concerns.read("“@brand: Did you pack your winter coat?” Unfortunately yes", Intent.COMPLAINT, "en")

    assert (found.problem, found.noun) == ("", "")
