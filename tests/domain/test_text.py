"""Whatever a stranger writes can be stored, shown and hashed."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import text

#: Everything a Python string may hold, half characters and NUL among them.
ANYTHING = st.text(st.characters(), max_size=200)
ALSO_LONE_SURROGATES = st.text(st.characters(codec=None, categories=["Cs", "Cc", "Cf", "L", "So"]), max_size=200)


@given(ANYTHING | ALSO_LONE_SURROGATES)
def test_clean_text_can_be_encoded_and_holds_no_nul(raw: str) -> None:
    cleaned = text.clean(raw)

    assert "\0" not in cleaned
    assert cleaned.encode("utf-8").decode("utf-8") == cleaned


@given(ANYTHING | ALSO_LONE_SURROGATES)
def test_cleaning_twice_changes_nothing_more(raw: str) -> None:
    assert text.clean(text.clean(raw)) == text.clean(raw)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=200))
def test_clean_leaves_what_people_see_alone(raw: str) -> None:
    assert text.clean(raw) == raw


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("a\ud83d\ude00b", "a😀b"),
        ("half \ud83d of it", "half \ufffd of it"),
        ("a\0b\x07c\x7f", "abc"),
        ("one\r\ntwo\rthree\nfour\tfive", "one\ntwo\nthree\nfour\tfive"),
        ("שלום \u202eabc\u202c", "שלום \u202eabc\u202c"),
        ("👩\u200d🚀", "👩\u200d🚀"),
    ],
    ids=["surrogate pair", "half a pair", "control characters", "line ends", "right to left", "joined emoji"],
)
def test_clean_keeps_the_writing_and_drops_what_breaks_stores(raw: str, cleaned: str) -> None:
    assert text.clean(raw) == cleaned


def test_a_very_long_text_is_cut() -> None:
    assert len(text.clean("x" * 300_000)) == text.MAX_TEXT


@given(ANYTHING, st.integers(1, 60))
def test_an_excerpt_is_one_line_of_at_most_that_length(raw: str, length: int) -> None:
    line = text.excerpt(raw, length)

    assert len(line) <= length
    assert line == " ".join(line.split())


def test_an_excerpt_says_that_it_was_cut() -> None:
    assert text.excerpt("the parcel\nhas not arrived", 12) == "the parcel…"
    assert text.excerpt("the  parcel ", 12) == "the parcel"


@given(ANYTHING, ANYTHING)
def test_different_texts_have_different_hashes(one: str, other: str) -> None:
    assert (text.content_hash(one) == text.content_hash(other)) == (one == other)


def test_half_a_character_can_be_hashed() -> None:
    assert len(text.content_hash("\ud83d")) == 64


@given(ANYTHING | ALSO_LONE_SURROGATES)
def test_printable_text_cannot_steer_a_terminal(raw: str) -> None:
    shown = text.printable(raw)

    assert len(shown) == len(raw)
    assert {unicodedata.category(char) for char in shown} & {"Cc", "Cf", "Cs", "Zl", "Zp"} == set()


def test_a_name_cannot_turn_what_stands_beside_it() -> None:
    assert text.clean_name("\u202eanomis\u202c  \n Rossi") == "anomis Rossi"
    assert text.clean_name("محمد علي") == "محمد علي"
    assert len(text.clean_name("x" * 500)) == 200
