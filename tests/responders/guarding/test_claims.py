from __future__ import annotations

import pytest

from domain.claim import ClaimKind
from responders.guarding.claims import find_claims


def values(text: str) -> list[tuple[str, str]]:
    return [(claim.kind.value, claim.value) for claim in find_claims(text)]


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
        ("20 złotych", "PLN 20"),
        ("500 rs", "INR 500"),
        ("₿20", "BTC 20"),
        ("20 USDT", "USDT 20"),
        ("a price of just 25", "25"),
        ("9.99 a month", "9.99"),
        ("another tenner", "10"),
        ("ein Zehner", "10"),
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
        ("within the hour", "1 hour"),
        ("innerhalb der nächsten Stunde", "1 hour"),
        ("dentro de la próxima hora", "1 hour"),
        ("dans l'heure", "1 hour"),
        ("in a fortnight", "14 days"),
        ("within hours", "3 hours"),
        ("a month's notice", "1 month"),
        ("tarda un par de días", "3 days"),
        ("höchstens eine Woche", "7 days"),
        ("une question d'heures", "3 hours"),
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
        ("by Fri", "friday"),
        ("before Mon", "monday"),
        ("on Mondays", "monday"),
        ("montags", "monday"),
        ("overnight", "overnight"),
        ("über Nacht", "overnight"),
        ("the next day", "next day"),
        ("am nächsten Tag", "next day"),
        ("al día siguiente", "next day"),
        ("le lendemain", "next day"),
        ("the next business day", "next business day"),
        ("tomorrow", "tomorrow"),
        ("mañana", "tomorrow"),
        ("the day after tomorrow", "day after tomorrow"),
        ("übermorgen", "day after tomorrow"),
        ("pasado mañana", "day after tomorrow"),
        ("après-demain", "day after tomorrow"),
        ("on the 30th", "---30"),
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
        ("back this week", "end of week"),
        ("back on the weekend", "weekend"),
        ("early next month", "next month"),
        ("back in March", "--03"),
        ("by the end of November", "--11"),
        ("back in mid-December 2026", "2026-12"),
        ("im März da", "--03"),
        ("da Ende November", "--11"),
        ("a finales de noviembre de 2026", "2026-11"),
        ("là fin novembre", "--11"),
        ("là en mars", "--03"),
    ],
)
def test_two_ways_of_writing_a_date_have_one_value(text: str, value: str) -> None:
    assert values(f"It is {text}") == [("date", value)]


@pytest.mark.parametrize(
    "text",
    [
        "Have a nice weekend!", "Schönes Wochenende!", "¡Buen fin de semana!", "Bon week-end !", "You may write to us.",
        "We march on.", "Thank you, August and May!", "Write to us by mail, or in person.",
    ],
)  # fmt: skip
def test_wishes_and_words_like_a_month_are_no_dates(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("We will refund you.", {"refund", "commitment"}),
        ("We cannot refund this.", {"no refund"}),
        ("Wir erstatten den Preis.", {"refund"}),
        ("Te enviaremos otro.", {"commitment", "replacement"}),
        ("You get a voucher.", {"compensation"}),
        ("Delivery is free of charge.", {"free"}),
        ("Versprochen.", {"guarantee"}),
        ("You can count on it.", {"guarantee"}),
        ("You can return it any time.", {"commitment"}),
        ("No questions asked.", {"guarantee"}),
        ("It's a third cheaper.", {"discount"}),
        ("We've cancelled it.", {"commitment"}),
        ("We have refunded you.", {"refund"}),
        ("A colleague will call you.", {"commitment"}),
        ("Darauf können Sie sich verlassen.", {"guarantee"}),
        ("Puede contar con ello.", {"guarantee"}),
        ("Vous pouvez y compter.", {"guarantee"}),
        ("Half of your money is on its way.", {"refund", "commitment"}),
        ("All of it back, to the last cent.", {"refund"}),
        ("Die Hälfte Ihres Geldes ist da.", {"refund"}),
        ("La mitad de su dinero llega.", {"refund"}),
        ("La moitié de votre argent arrive.", {"refund"}),
        ("Your refund was granted.", {"refund", "commitment"}),
        ("Ihre Erstattung wurde genehmigt.", {"refund", "commitment"}),
        ("Su reembolso ha sido aprobado.", {"refund", "commitment"}),
        ("Votre remboursement a été accordé.", {"refund", "commitment"}),
        ("We confirm that your refund was granted.", {"refund", "commitment"}),
        ("If your refund was granted, write to us.", {"refund"}),
        ("Dès que votre remboursement a été accordé.", {"refund"}),
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
        "Please send all of it back. The sun sat on the mat.",
        "A colleague will answer you. I'll make sure the team reads it.",
        "You can write to us any time. Einen schönen Morgen!",
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
    "piece",
    [
        "1 ",
        "$1",
        "five ",
        "we will ",
        "1.1.",
        "\ud83d",
        "https://",
        "a.",
        "we have ",
        "haben wir ",
        "your a b is ",
        "at ",
    ],
)
def test_claims_are_found_in_a_hundred_thousand_characters(piece: str) -> None:
    text = (piece * 100_000)[:100_000]

    assert all(0 <= claim.start < claim.end <= len(text) for claim in find_claims(text))
