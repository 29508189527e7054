"""Mastodon's own counting of a text: signs as readers see them, a link 23, of a mention the name without its server.

As in the server's StatusLengthValidator (Mastodon 4.6), which counts a content warning too. A link counts so only
with http:// or https:// before it.
"""

from __future__ import annotations

import regex  # type: ignore[import-untyped]

LIMIT = 500
LINK = 23
_SIGN = regex.compile(r"\X")
_PARENTHESES = r"\([^\s<>\"()]*\)"
_PATH = rf"(?:[/?#](?:[^\s<>\"()]|{_PARENTHESES})*(?:[^\s<>\".,:;!?'()\[\]{{}}]|{_PARENTHESES})|/)?"
_LINK = regex.compile(
    rf"(?<![A-Za-z0-9@$#])https?://(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{{2,}}(?::\d{{1,5}})?{_PATH}", regex.IGNORECASE
)
_MENTION = regex.compile(r"(?<![=/\w])@([a-z0-9_]+(?:[a-z0-9_.-]*[a-z0-9_])?)@[\w.-]*\w", regex.IGNORECASE)


def count(text: str, *, link: int = LINK) -> int:
    """Answer how long a server counts this text that takes `link` signs for a link."""
    return sum(1 for _ in _SIGN.finditer(without_servers(_LINK.sub("x" * link, text))))


def without_servers(text: str) -> str:
    """Answer the text with its mentions as Mastodon shows them: @name for @name@server."""
    return str(_MENTION.sub(r"@\1", text))
