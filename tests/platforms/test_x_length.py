from __future__ import annotations

import pytest

from platforms import x_length


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("", 0),
        ("Plain words.", 12),
        ("Ça va, déjà", 11),
        ("e\u0301", 1),  # counted in form C
        ("ありがとう", 10),
        ("감사", 4),
        ("Привет", 6),
        ("“quoted” – dash…", 17),
        ("😀", 2),
        ("👩🏽‍🚀", 2),
        ("👨‍👩‍👧‍👦", 2),
        ("🇫🇷🇩🇪", 4),
        ("1️⃣", 2),
        ("❤️", 2),
        ("🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", 2),
        ("http://acme.example", 23),
        ("https://acme.example/a/very/long/path?with=a&query=string#and-more", 23),
        ("see acme.com now", 31),
        ("see acme.com.", 28),
        ("HTTPS://ACME.COM/X", 23),
        ("acme.co.uk/returns", 23),
        ("mail me@acme.com", 16),
        ("end.Start again", 15),
        ("version 1.2.3", 13),
        ("(https://acme.com/a)", 25),
        ("https://acme.com, https://acme.com", 48),
        ("\U00010000", 2),
    ],
)
def test_x_counts_like_this(text: str, length: int) -> None:
    assert x_length.weighted_length(text) == length


def test_a_text_of_any_length_is_counted_in_a_moment() -> None:
    assert x_length.weighted_length("a." * 50_000) == 100_000
    assert x_length.weighted_length("http://acme.com/" + "a" * 99_000) == 23
    assert x_length.weighted_length("👩‍" * 30_000) > 280


@pytest.mark.parametrize("text", ["\ufeffx", "\ufffe", "x\ud83d", "nul \x00"])
def test_characters_that_x_refuses_are_told(text: str) -> None:
    assert x_length.has_invalid_characters(text)
    assert not x_length.has_invalid_characters("fine \u200d \u202e 👩\n\t")
