from __future__ import annotations

import pytest
from hypothesis import example
from hypothesis import given
from hypothesis import strategies as st

from domain import words


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("", " "),
        ("😡😡", " "),
        ("I can't WAIT!", " i can t wait "),
        ("Störung, größer", " storung grosser "),
        ("¿Dónde está?", " donde esta "),
        ("l’avion est annulé", " l avion est annule "),
        ("zero\u200bwidth", " zerowidth "),
        ("\ud800 lone", " lone "),
        ("I'll k\u0456ll y\u043eu", " i ll kill you "),
        ("ответ завтра", " ответ завтра "),
    ],
)
def test_folding_keeps_the_words_and_nothing_else(text: str, folded: str) -> None:
    assert words.fold(text) == folded


def test_a_term_is_found_at_word_boundaries_only() -> None:
    sought = words.terms("late", "delay*")

    assert words.found(words.fold("A plate, lately"), sought) == ()
    assert words.found(words.fold("Delayed and late."), sought) == ("late", "delay")


@pytest.mark.parametrize("hidden", ["k\u0345ill", "k\u0301ill", "k\U0001d6call", "k\u0131ll"])
def test_no_accent_and_no_letter_of_mathematics_hides_a_word(hidden: str) -> None:
    assert words.fold(hidden) == " kill "


def test_accents_and_apostrophes_do_not_matter() -> None:
    assert words.found(words.fold("EST ANNULE, qu'il"), words.terms("annulé", "qu’il")) == ("annule", "qu il")


@given(st.text())
@example("k\u0345ill")
@example("a\U0001d6fc")
def test_a_folded_text_has_single_spaces_and_stays_the_same(text: str) -> None:
    folded = words.fold(text)

    assert "  " not in folded
    assert folded.startswith(" ")
    assert folded.endswith(" ")
    assert words.fold(folded) == folded


def test_a_word_that_lacks_a_letter_is_made_whole() -> None:
    known = words.one_letter_short(words.terms("charged twice", "missing", "arrive"))

    assert words.mend(words.fold("i was Chargd twice, stil mising"), known) == " i was charged twice stil missing "
    assert words.mend(" ", known) == " "


def test_short_words_and_those_that_two_could_become_are_left_alone() -> None:
    known = words.one_letter_short(words.terms("late", "stolen", "broken", "brokena", "stations", "rations"))

    assert "lat" not in known
    assert "broken" not in known
    assert known["brken"] == "broken"
    assert "ations" in known


def test_a_phrase_with_a_gap_or_an_asterisk_within_is_a_pattern() -> None:
    assert all(map(words.is_pattern, ("hurt .. driver", "häng* mich auf", "hurt (driver*|x)", ".. x")))
    assert not any(map(words.is_pattern, ("deliver*", "deliver* ", "wait..", "(lost|missing) bag")))


@given(st.lists(st.text("ab d*", min_size=1, max_size=9).filter(lambda listed: listed.strip(" *")), max_size=9))
@example(["ab*", "abd*", "a*", "ab d", "d ab*"])
def test_an_index_finds_what_the_list_of_its_terms_finds(listed: list[str]) -> None:
    terms = words.terms(*listed)
    index = words.Index(terms)

    for text in ("", "ab d", "abdab ad", "a b d", "dd abba d ab", " ".join(listed)):
        folded = words.fold(text)
        assert {term.strip() for term in index.found(folded)} == set(words.found(folded, terms))
