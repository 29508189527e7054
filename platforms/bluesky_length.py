"""Bluesky's own counting of a text: at most 300 graphemes, and at most 3,000 bytes of UTF-8.

A grapheme is what a reader takes for one sign (Unicode annex 29), however many code points it is made of. The server
checks both limits; lexicon app.bsky.feed.post (read 2026-11-22).
"""

from __future__ import annotations

import regex  # type: ignore[import-untyped]

LIMIT = 300
BYTE_LIMIT = 3_000
_GRAPHEME = regex.compile(r"\X")


def count_graphemes(text: str) -> int:
    """Answer how long Bluesky counts this text."""
    return sum(1 for _ in _GRAPHEME.finditer(text))


def count_bytes(text: str) -> int:
    """Answer how many bytes the text takes."""
    return len(text.encode("utf-8", "surrogatepass"))


def has_invalid_characters(text: str) -> bool:
    """Say whether the text holds halves of characters, which cannot be written, or NUL."""
    return any("\ud800" <= letter <= "\udfff" or letter == "\x00" for letter in text)
