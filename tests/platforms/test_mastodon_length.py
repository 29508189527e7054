"""Texts are counted as Mastodon counts them."""

from __future__ import annotations

import pytest

from platforms import mastodon_length


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("", 0),
        ("plain", 5),
        ("e\u0301 👨‍👩‍👧 🇩🇪", 5),
        ("日本語", 3),
        ("https://a.example/" + "b" * 300, 23),
        ("see http://a.example, and https://a.example/wiki/X_(y).", 4 + 23 + 6 + 23 + 1),
        ("a.example is no link", 20),
        ("xhttps://a.example", 18),
        ("@bob@far.example hi", 7),
        ("@bob hi, mail bob@far.example", 29),
        ("https://a.example/@bob@far.example", 23),
    ],
)
def test_a_text_is_counted_by_the_server_s_rules(text: str, length: int) -> None:
    assert mastodon_length.count(text) == length


def test_other_servers_count_links_otherwise() -> None:
    assert mastodon_length.count("see https://a.example/b", link=25) == 29


def test_links_are_found_where_the_client_library_finds_them() -> None:
    from mastodon._url_regex import url_regex

    for text in (
        "https://a.com/b?c=d&e=f#g", "https://a.com/.", "(https://a.com/b)", "https://a.com:8080/x!", "https://a.com#g",
        "https://sub.a.com", "é https://a.com/e", "https://a.com/wiki/X_(y)", "HTTPS://A.COM/B", "https://a_b.com",
        "https://a.com/(x", "https://a.com/(x)).", "https://a.com?x=1.", "http://münchen.de/x", "https://1.2.3.4/x",
    ):  # fmt: skip
        theirs = url_regex.sub(lambda found: found.group(2) + "x" * 23, text)
        assert mastodon_length.count(text) == mastodon_length.count_signs(theirs), text


def test_the_longest_text_is_counted_at_once() -> None:
    for piece in ("@", "@a@b.", "https://", "https://a.b/(", "a.", "(" * 50 + "https://a.b/", "👨‍👩‍👧"):
        assert mastodon_length.count(piece * 5_000) > 0
