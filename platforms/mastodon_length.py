"""Mastodon's own counting of a text: signs as readers see them, a link 23, of a mention the name without its server.

As in the server's StatusLengthValidator and twitter_regex.rb (read 2026-11-22), which count a content warning too. A
link counts so only with http:// or https:// before it. The server also knows the list of top-level domains; where we
take one for a link that is none, it refuses the reply by its own count, and says so.
"""

from __future__ import annotations

import regex  # type: ignore[import-untyped]

LIMIT = 500
LINK = 23
_SIGN = regex.compile(r"\X")
_NAME = r"[^\W_](?:(?:[^\W_]|-)*[^\W_])?"
_DOMAIN = rf"(?:[^\W_](?:[\w-]*[^\W_])?\.)*{_NAME}\.[^\W\d_]{{2,}}"
_INSIDE = r"[^\s<>()?]"
_PAIR = rf"\((?:{_INSIDE}+|{_INSIDE}*\({_INSIDE}+\){_INSIDE}*)\)"
_LAST = r"[^\s()?!*\"'「」<>;:=,.$%\[\]~&|@]"
_PATH = rf"(?:/(?:(?:{_INSIDE}|{_PAIR})*(?:{_LAST}|{_PAIR}))?)?"
_QUERY = r"(?:\?[a-z0-9!?*'();:&=+$/%#\[\]\-_.,~|@^\u00a0-\U000efffd]*[a-z0-9_&=#/\-\u00a0-\U000efffd])?"
_LINK = regex.compile(rf"(?<![A-Za-z0-9@＠$#＃])https?://{_DOMAIN}(?::\d{{1,5}})?{_PATH}{_QUERY}", regex.IGNORECASE)
_MENTION = regex.compile(r"(?<![=/\w])@([a-z0-9_]+(?:[a-z0-9_.-]*[a-z0-9_])?)@[\w.-]*\w", regex.IGNORECASE)


def count(text: str, *, link: int = LINK) -> int:
    """Answer how long a server counts this text that takes `link` signs for a link."""
    return count_signs(without_servers(_LINK.sub("x" * link, text)))


def count_signs(text: str) -> int:
    """Answer how many signs a reader sees; a content warning is counted so, its links in full."""
    return sum(1 for _ in _SIGN.finditer(text))


def without_servers(text: str) -> str:
    """Answer the text with its mentions as Mastodon shows them: @name for @name@server."""
    return str(_MENTION.sub(r"@\1", text))
