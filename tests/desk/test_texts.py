"""Texts of strangers: links that are links, marks that fit, initials of anybody."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies

from desk import texts
from domain.draft import Finding
from domain.draft import Severity


@given(strategies.text(alphabet="ab htps:/.\"'<>)\u202e\u200b🙂", max_size=200))
def test_pieces_joined_are_the_text(text: str) -> None:
    found = texts.pieces(text)
    assert "".join(piece.text for piece in found) == text
    assert all(piece.link.lower().startswith(("http://", "https://")) for piece in found if piece.link)


def test_a_full_stop_is_no_part_of_a_link() -> None:
    assert [piece.link for piece in texts.pieces("see https://example.com/a, and (http://b.example).")] == [
        "",
        "https://example.com/a",
        "",
        "http://b.example",
        "",
    ]


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//x.example", "https://", "ftp://x", "http://[", ""]
)
def test_only_web_addresses_become_links(url: str) -> None:
    assert texts.web_link(url) == ""


def test_a_long_text_is_folded_and_a_monster_is_cut() -> None:
    fold = texts.folded("word " * 40_000)
    assert len("".join(piece.text for piece in fold.lead)) <= texts.FOLD
    assert fold.rest
    assert fold.cut
    assert texts.folded("short").rest == ()


def test_marks_show_the_words_and_a_little_around_them() -> None:
    finding = Finding(rule="r", severity=Severity.BLOCK, message="m", start=10, end=14)
    found = texts.marked("0123456789word and more", finding)
    assert found is not None
    assert (found.before, found.words, found.after) == ("0123456789", "word", " and more")
    assert texts.marked("short", finding) is None


@pytest.mark.parametrize(
    ("name", "handle", "said"),
    [("Ada Lindqvist", "", "AL"), ("", "kofi_codes", "KC"), ("🙂", "", "·"), ("李 小龙", "", "李小"), ("42", "", "4")],
)
def test_initials_of_anybody(name: str, handle: str, said: str) -> None:
    assert texts.initials(name, handle) == said
