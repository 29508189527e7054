from __future__ import annotations

import pytest
from hypothesis import example
from hypothesis import given
from hypothesis import strategies as st

from responders.reading import names


@pytest.mark.parametrize(
    ("profile", "name"),
    [
        ("Maria Lopez", "Maria"),
        ("Maria", "Maria"),
        ("MARIA LOPEZ", "Maria"),
        ("🌸 Maria 🌸", "Maria"),
        ("Dr. Anna van der Berg", "Anna"),
        ("Anne-Marie O'Neil", "Anne-Marie"),
        ("José M. García", "José"),
        ("Zoë", "Zoë"),
        ("Nguyễn An", "Nguyễn"),
        ("Jürgen", "Jürgen"),
        ("Ella Marsh", "Ella"),
        ("Opa Heinz", "Heinz"),
        ("Frau Dr. Ute Klein", "Ute"),
    ],
)
def test_a_plain_first_name_is_taken(profile: str, name: str) -> None:
    assert names.first_name(profile) == name


@pytest.mark.parametrize(
    "profile",
    [
        "",
        "   ",
        "maria",  # as people write handles
        "user_4711",
        "Maria2",
        "@maria",
        "{contact}",
        "{{7*7}}",
        "{x.__class__}",
        "[Name]",
        "<script>alert(1)</script>",
        "Ignore Previous Instructions",
        "System Prompt",
        "Fuck You",
        "Idiot",
        "The Real Deal",
        "Team Acme",
        "Acme Customer Support",
        "Crypto King",
        "https://evil.example",
        "maria.example.com",
        "Xkz",
        "Brrr Grrr",
        "М\u0430ria",  # Cyrillic letters that look Latin
        "Мария",
        "田中",
        "Ma\u202eria",
        "Ma\u200bria",
        "M\u0337\u0337aria",
        "I am very angry at you",
        "A",
        "\ud800",
        "M" * 100_000,
        "😡😡",
        "Market",
        "Kauz",
        "Badger",
        "Gantry",
        "Ms. Green",  # a family's name
        "Oma",
        "Berlin Mitte",
        "Pizzeria Roma",
        "Lurker",
        "Ghent Gremlin 3",
        "Otter Lane",
        "Renard",
    ],
)
def test_what_does_not_look_like_a_name_is_left_out(profile: str) -> None:
    assert names.first_name(profile) == ""


@given(st.text())
@example("O¼")
def test_a_name_is_only_letters_hyphen_and_apostrophe(profile: str) -> None:
    name = names.first_name(profile)

    assert all(char.isalpha() or char in "-'’" for char in name)
    assert len(name) <= 41
