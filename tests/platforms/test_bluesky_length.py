"""Bluesky's counting: what a reader takes for one sign counts one, and bytes are counted beside it."""

from __future__ import annotations

import pytest

from platforms import bluesky_length


@pytest.mark.parametrize(
    ("text", "graphemes", "size"),
    [
        ("", 0, 0), ("plain", 5, 5), ("e\u0301", 1, 3), ("👨‍👩‍👧", 1, 18), ("👍🏽", 1, 8), ("🇩🇪🇫🇷", 2, 16), ("#️⃣", 1, 7),
        ("\r\n", 1, 2), ("क्षि", 1, 12), ("한국", 2, 6), ("\u1100\u1161\u11a8", 1, 9), ("日本", 2, 6),
        ("a\u200db", 2, 5), ("https://acme.example/a-long-way", 31, 31), ("Z" + "\u0335" * 50, 1, 101),
    ],
)  # fmt: skip
def test_a_text_is_counted_as_the_network_counts_it(text: str, graphemes: int, size: int) -> None:
    assert bluesky_length.count_graphemes(text) == graphemes
    assert bluesky_length.count_bytes(text) == size


@pytest.mark.parametrize(("text", "wanted"), [("half \ud83d", True), ("a\x00b", True), ("whole 🎉\n", False)])
def test_what_cannot_be_written_is_found(text: str, wanted: bool) -> None:
    assert bluesky_length.has_invalid_characters(text) is wanted
