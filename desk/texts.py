"""Texts of strangers, cut into parts that a template can escape: links, marked words, a beginning and a rest."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from domain.draft import Finding

#: Longer posts are folded after this many characters.
FOLD = 420
#: A page never carries more of one post than this; the rest is one click away at the network.
_MOST = 12_000
_LINK = re.compile(r"https?://[^\s<>\"'\u200e\u200f\u202a-\u202e\u2066-\u2069]{1,500}", re.IGNORECASE)
_TRAILING = ".,;:!?)]}»”’…"
_AROUND = 32


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """A stretch of a text; `link` is the web address it is, or empty."""

    text: str
    link: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Folded:
    """A text in two parts: what is shown at once, and what waits behind a click."""

    lead: tuple[Piece, ...]
    rest: tuple[Piece, ...] = ()
    cut: bool = False  #: even the rest does not hold everything


@dataclass(frozen=True, kw_only=True, slots=True)
class Marked:
    """The words a finding is about, with a little of what stands around them."""

    before: str
    words: str
    after: str


def web_link(url: str) -> str:
    """Answer the address where it is plain http or https with a host, else nothing."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    return url.strip() if parts.scheme.lower() in {"http", "https"} and parts.hostname else ""


def pieces(text: str) -> tuple[Piece, ...]:
    """Cut a text at its web addresses; joined again the pieces are the text."""
    found: list[Piece] = []
    start = 0
    for match in _LINK.finditer(text):
        address = match.group().rstrip(_TRAILING)
        if not web_link(address):
            continue
        if match.start() > start:
            found.append(Piece(text=text[start : match.start()]))
        found.append(Piece(text=address, link=address))
        start = match.start() + len(address)
    if start < len(text) or not found:
        found.append(Piece(text=text[start:]))
    return tuple(found)


def folded(text: str, limit: int = FOLD) -> Folded:
    """Fold a long text at a word near `limit` characters."""
    if len(text) <= limit + limit // 4:
        return Folded(lead=pieces(text))
    space = text.rfind(" ", limit - 80, limit)
    at = space if space > 0 else limit
    return Folded(lead=pieces(text[:at]), rest=pieces(text[at:_MOST]), cut=len(text) > _MOST)


def marked(text: str, finding: Finding) -> Marked | None:
    """Answer the words a finding points at, or None where it speaks of the whole text."""
    if not 0 <= finding.start < finding.end <= len(text):
        return None
    before = text[max(0, finding.start - _AROUND) : finding.start]
    after = text[finding.end : finding.end + _AROUND]
    return Marked(
        before=("…" if finding.start > _AROUND else "") + before,
        words=text[finding.start : finding.end][:120],
        after=after + ("…" if finding.end + _AROUND < len(text) else ""),
    )


@lru_cache(maxsize=4096)
def initials(name: str, handle: str) -> str:
    """Answer one or two letters that stand for a person; a dot where the name has none."""
    words = [word for word in re.split(r"[\W_]+", name or handle) if word]
    letters = [word[0] for word in words if word[0].isalpha()] or [word[0] for word in words]
    return "".join(letters[:1] + letters[-1:] if len(letters) > 1 else letters).upper()[:2] or "·"


def tint(key: str) -> int:
    """Answer one of eight colours for a person, always the same."""
    return sum(key.encode("utf-8", "surrogatepass")) % 8
