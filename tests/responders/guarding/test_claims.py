from __future__ import annotations

import pytest

from domain.claim import ClaimKind
from domain.fact import Fact
from domain.playbook import Voice
from responders.guarding.claims import find_claims
from responders.guarding.claims import unbound

VOICE = Voice(brand="Monday Coffee", contact="https://help.acme.example/talk or +49 30 1234567")
FACTS = (
    Fact(id="returns", answers={"en": "You can return anything within 30 days, and we refund the price."}),
    Fact(id="postage", answers={"en": "Shipping is 5 €.", "de": "Der Versand kostet 5 Euro."}),
    Fact(id="sale", answers={"en": "The sale ends on 24 December 2026."}, links=("https://shop.acme.example/sale",)),
    Fact(id="sales-are-final", answers={"en": "We cannot refund sale items."}),
)


def values(text: str) -> list[tuple[str, str]]:
    return [(claim.kind.value, claim.value) for claim in find_claims(text)]


def loose(text: str, post: str = "") -> list[str]:
    return [claim.value for claim in unbound(text, facts=FACTS[:3], voice=VOICE, post=post)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("20 euros", "EUR 20"),
        ("€20,50", "EUR 20.50"),
        ("€5.", "EUR 5"),
        ("$1,299.00", "USD 1,299"),
        ("1.299,00 €", "EUR 1,299"),
        ("EUR 1 299,50", "EUR 1,299.50"),
        ("fifty dollars", "USD 50"),
        ("zwanzig Euro", "EUR 20"),
        ("veinte euros", "EUR 20"),
        ("2 €50", "EUR 2.50"),
        ("EUR80", "EUR 80"),
        ("EUR\u00a080", "EUR 80"),
        ("80\u200b\u2009€", "EUR 80"),
        ("８０ EUR", "EUR 80"),
        ("80,- €", "EUR 80"),
        ("5k euros", "EUR 5,000"),
        ("€5 thousand", "EUR 5,000"),
        ("5 tausend Euro", "EUR 5,000"),
        ("€1.5 million", "EUR 1,500,000"),
        ("one hundred and twenty euros", "EUR 120"),
        ("two thousand five hundred euros", "EUR 2,500"),
        ("cinq cents euros", "EUR 500"),
        ("A$80", "AUD 80"),
        ("USD 5k", "USD 5,000"),
        ("20 %", "20 %"),
        ("20 pour cent", "20 %"),
        ("50 cents", "0.50"),
        ("CHF 12", "CHF 12"),
    ],
)
def test_two_ways_of_writing_an_amount_have_one_value(text: str, value: str) -> None:
    assert values(f"That is {text}") == [("money", value)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("two days", "2 days"),
        ("48h", "2 days"),
        ("48 Stunden", "2 days"),
        ("10 business days", "10 business days"),
        ("3-5 Werktage", "3-5 business days"),
        ("within a day", "1 day"),
        ("in half an hour", "30 minutes"),
        ("innerhalb von einer Woche", "7 days"),
        ("tres semanas", "21 days"),
        ("dans deux mois", "2 months"),
        ("90 minutes", "90 minutes"),
        ("in a few days", "3 days"),
    ],
)
def test_two_ways_of_writing_a_time_span_have_one_value(text: str, value: str) -> None:
    assert values(f"It is {text}") == [("duration", value)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on Friday", "friday"),
        ("am Freitag", "friday"),
        ("el viernes", "friday"),
        ("tomorrow", "tomorrow"),
        ("mañana", "tomorrow"),
        ("on 2026-12-24", "2026-12-24"),
        ("am 24.12.", "--12-24"),
        ("on 12/24/26", "2026-12-24"),
        ("December 24th", "--12-24"),
        ("24. Dezember", "--12-24"),
        ("24 de diciembre", "--12-24"),
        ("le 1er mars", "--03-01"),
        ("at 5pm", "17:00"),
        ("um 17 Uhr", "17:00"),
        ("at 10:30", "10:30"),
        ("by the end of the week", "end of week"),
    ],
)
def test_two_ways_of_writing_a_date_have_one_value(text: str, value: str) -> None:
    assert values(f"It is {text}") == [("date", value)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("We will refund you.", {"refund", "commitment"}),
        ("We cannot refund this.", {"no refund"}),
        ("Wir erstatten den Preis.", {"refund"}),
        ("Te enviaremos otro.", {"commitment"}),
        ("You get a voucher.", {"compensation"}),
        ("Delivery is free of charge.", {"free"}),
        ("Versprochen.", {"guarantee"}),
        ("It is on its way.", {"commitment"}),
        ("We'll send a technician.", {"commitment"}),
        ("Wir werden dir einen Techniker schicken.", {"commitment"}),
        ("We will look into it and fix it.", {"commitment"}),
        ("Here is a discount.", {"discount"}),
        ("We will send you a replacement.", {"replacement", "commitment"}),
    ],
)
def test_promises_are_told_by_their_kind(text: str, value: set[str]) -> None:
    assert {claim.value for claim in find_claims(text) if claim.kind is ClaimKind.PROMISE} == value


@pytest.mark.parametrize(
    "text",
    [
        "We will look into it and answer you.",
        "We'll get back to you.",
        "Wir werden das prüfen und dir antworten.",
        "Vamos a revisarlo.",
        "Revisaremos tu caso.",
        "Nous allons regarder.",
        "Feel free to write. Have a nice day!",
        "Guten Morgen! We read you 24/7.",
        "You may bring 2 bags of 20 kg in version 2.3 with 4.5 stars.",
        "Could you tell us what was sent?",
    ],
)
def test_courtesies_and_other_numbers_claim_nothing(text: str) -> None:
    assert values(text) == []


def test_links_and_telephone_numbers_have_one_value_however_written() -> None:
    assert (
        values("See https://www.Shop.example/a/. Or shop.example/a, or (https://shop.example/a)")
        == [("link", "shop.example/a")] * 3
    )
    assert values("+49 (30) 123-4567 or 0049 30 1234567") == [("phone", "+49301234567")] * 2
    assert values("https://help.example@evil.example/") == [("link", "evil.example")]


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
        ("We refund 5 euros.", ["EUR 5"]),  # postage stands for no refund
        ("We will refund you 20 euros by Friday.", ["commitment", "EUR 20", "friday"]),
        ("Shipping is 6 €.", ["EUR 6"]),
        ("The sale ends on 24 December 2027.", ["2027-12-24"]),
        ("See shop.acme.example/other", ["shop.acme.example/other"]),
        ("Call +1 202 555 0143", ["+12025550143"]),
        ("We cannot refund the price.", ["no refund"]),  # the fact says that we do
        ("Come on Monday.", ["monday"]),
    ],
)
def test_what_nothing_stands_for_is_unbound(text: str, left: list[str]) -> None:
    assert loose(text) == left


def test_a_fact_that_refuses_binds_no_promise() -> None:
    refusing = FACTS[3:]

    assert unbound("We cannot refund sale items.", facts=refusing, voice=VOICE) == ()
    assert [one.value for one in unbound("We refund sale items.", facts=refusing, voice=VOICE)] == ["refund"]


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
    assert unbound(text, facts=(), voice=VOICE, post=POST) == ()
    assert unbound(text, facts=(), voice=VOICE) != ()


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


@pytest.mark.parametrize("piece", ["1 ", "$1", "five ", "we will ", "1.1.", "\ud83d", "https://", "a."])
def test_claims_are_found_in_a_hundred_thousand_characters(piece: str) -> None:
    text = (piece * 100_000)[:100_000]

    assert all(0 <= claim.start < claim.end <= len(text) for claim in find_claims(text))


def test_what_one_sentence_denies_the_next_may_grant() -> None:
    granted = "We grant a refund within 5 days."
    fact = Fact(id="refund", answers={"en": granted})

    assert unbound(f"We're sorry that it is not working. {granted}", facts=[fact], voice=Voice(brand="Marlow")) == ()


def test_more_than_so_long_is_so_long_where_the_author_says_it() -> None:
    reply = "Three hours is far too long to wait."

    assert unbound(reply, facts=[], voice=Voice(brand="Marlow"), post="on hold for 3+ hours") == ()
