from __future__ import annotations

import pytest

from domain.draft import Severity
from responders.guarding.private_data import find_private_data


@pytest.mark.parametrize(
    ("text", "rule", "words"),
    [
        ("Your order number 48291045 is found", "reference", ["48291045"]),
        ("Booking 7F3K9Q, seat 12A", "reference", ["7F3K9Q"]),
        ("Bestellnummer: 302-1184920", "reference", ["302-1184920"]),
        ("We send it to 12 Baker Street, London W1U 6AX", "address", ["12 Baker Street"]),
        ("Kommt an die Gartenstraße 12, 10115 Berlin", "address", ["Gartenstraße 12"]),
        ("12 rue de la Paix, 75002 Paris", "address", ["12 rue de la Paix, "]),
    ],
)
def test_what_identifies_a_person_is_blocked(text: str, rule: str, words: list[str]) -> None:
    assert [text[one.start : one.end] for one in find_private_data(text) if one.rule == rule] == words


@pytest.mark.parametrize(
    "text",
    [
        "Please send us your order or booking number.",
        "Your order of 2 lamps, and a ticket for 3 people.",
        "We read your case from start to end.",
        "Our shop is in Baker Street.",
    ],
)
def test_words_alone_identify_nobody(text: str) -> None:
    assert list(find_private_data(text)) == []


def test_all_of_it_blocks() -> None:
    text = "a@b.example, DE89 3704 0044 0532 0130 00, 4111 1111 1111 1111, +1 202 555 0143, order 48291045"
    found = list(find_private_data(text))

    assert {one.rule for one in found} >= {"email", "iban", "card", "phone", "reference"}
    assert {one.severity for one in found} == {Severity.BLOCK}
