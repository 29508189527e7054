"""What stands for a claim: a fact that says the same of the same matter, the contact, the author's own words."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from domain.claim import Claim
from domain.fact import Fact
from domain.playbook import Voice
from responders.guarding import standing

VOICE = Voice(brand="Monday Coffee", contact="https://help.acme.example/talk or +49 30 1234567")
FACTS = (
    Fact(id="returns", answers={"en": "You can return anything within 30 days, and we refund the price."}),
    Fact(id="postage", answers={"en": "Shipping is 5 €.", "de": "Der Versand kostet 5 Euro."}),
    Fact(id="sale", answers={"en": "The sale ends on 24 December 2026."}, links=("https://shop.acme.example/sale",)),
    Fact(id="sales-are-final", answers={"en": "We cannot refund sale items."}),
)


def unbound_in(text: str, *, facts: Iterable[Fact], voice: Voice, post: str = "") -> tuple[Claim, ...]:
    return tuple(one.claim for one in standing.find_unbound(text, facts=facts, voice=voice, post=post))


def loose(text: str, post: str = "") -> list[str]:
    return [claim.value for claim in unbound_in(text, facts=FACTS[:3], voice=VOICE, post=post)]


@pytest.mark.parametrize(
    "text",
    [
        "You can return it within 30 days, and we refund the price.",
        "Shipping costs €5.00.",
        "The sale ends on 24 December: shop.acme.example/sale",
        "Write to us here: https://help.acme.example/other or call +49 30 1234567",
        "Monday Coffee thanks you.",
    ],
)
def test_what_a_fact_or_the_contact_says_is_bound(text: str) -> None:
    assert loose(text) == []


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("We refund 5 euros.", ["refund", "EUR 5"]),  # postage stands for no refund
        ("We will refund you 20 euros by Friday.", ["commitment", "refund", "EUR 20", "friday"]),
        ("Shipping is 6 €.", ["EUR 6"]),
        ("The sale ends on 24 December 2027.", ["2027-12-24"]),
        ("See shop.acme.example/other", ["shop.acme.example/other"]),
        ("Call +1 202 555 0143", ["+12025550143"]),
        ("We cannot refund the price.", ["no refund"]),  # the fact says that we do
        ("Come on Monday.", ["monday"]),
        ("Shipping doesn't cost 5 €.", ["EUR 5"]),  # the fact says that it does
        ("The sale never ends on 24 December.", ["--12-24"]),
    ],
)
def test_what_nothing_stands_for_is_unbound(text: str, left: list[str]) -> None:
    assert loose(text) == left


def test_a_fact_that_refuses_binds_no_promise() -> None:
    refusing = FACTS[3:]

    assert unbound_in("We cannot refund sale items.", facts=refusing, voice=VOICE) == ()
    assert [one.value for one in unbound_in("We refund sale items.", facts=refusing, voice=VOICE)] == ["refund"]


POST = "Waiting 3 weeks for my refund of 20 euros! See evil.example or call +1 202 555 0143. I want it by Friday"


@pytest.mark.parametrize(
    "text",
    [
        "You waited three weeks, and that is too long.",
        "Three weeks is far too long to wait.",
        "We know that you are waiting for your refund.",
    ],
)
def test_what_the_author_said_may_be_acknowledged(text: str) -> None:
    assert unbound_in(text, facts=(), voice=VOICE, post=POST) == ()
    assert unbound_in(text, facts=(), voice=VOICE) != ()


@pytest.mark.parametrize(
    "text",
    [
        "You will get 20 euros.",
        "You asked for 20 euros, and you will get it.",
        "Here is your refund of 20 euros.",
        "You are waiting for your refund: it comes on Friday.",
        "20 euros are yours.",
        "You waited too long. It takes three weeks more.",
        "You wrote of evil.example.",
        "You asked us to call +1 202 555 0143.",
        "We refund the 20 euros you asked for.",
        "We know that you are waiting for your refund of €20.",
        "Within three weeks, as you asked.",
    ],
)
def test_the_post_excuses_no_promise(text: str) -> None:
    assert loose(text, POST) != []


def test_what_one_sentence_denies_the_next_may_grant() -> None:
    granted = "We grant a refund within 5 days."
    fact = Fact(id="refund", answers={"en": granted})

    assert unbound_in(f"We're sorry that it is not working. {granted}", facts=[fact], voice=Voice(brand="Marlow")) == ()


def test_more_than_so_long_is_so_long_where_the_author_says_it() -> None:
    reply = "Three hours is far too long to wait."

    assert unbound_in(reply, facts=[], voice=Voice(brand="Marlow"), post="on hold for 3+ hours") == ()


HOUSE = (
    Fact(id="sunday", answers={"en": "On Sundays we are open from 10:00 to 14:00."}),
    Fact(id="week", answers={"en": "We are open from Monday to Friday, from 8:00 on."}),
    Fact(id="students", answers={"en": "Students get 15 %.", "de": "Studierende bekommen 15 %."}),
    Fact(id="granted", answers={"en": "A refund that was granted reaches you within 5 days."}),
)


@pytest.mark.parametrize(
    "text",
    [
        "We open at 10:00 on Sundays.",
        "On Sunday we are open from 10:00.",
        "We are open from 8:00 on weekdays.",
        "On Wednesdays we are open from 8:00.",
        "Students get 15 %.",
        "Students and anyone get 15 %.",
        "A refund that was granted reaches you within 5 days.",
    ],
)
def test_days_and_people_of_whom_a_fact_speaks_are_bound(text: str) -> None:
    assert unbound_in(text, facts=HOUSE, voice=VOICE) == ()


@pytest.mark.parametrize(
    "text",
    [
        "We open at 10:00 on Mondays.",
        "On Saturday we are open from 10:00.",
        "On Saturdays we are open.",
        "We are open on Sundays from 8:00.",
        "Students and teachers get 15 %.",
        "15 % for students and teachers.",
        "Studierende und Lehrer bekommen 15 %.",
        "Your refund was granted and reaches you within 5 days.",
    ],
)
def test_other_days_and_other_people_are_not(text: str) -> None:
    assert unbound_in(text, facts=HOUSE, voice=VOICE) != ()
