"""Text from outside, made safe to store: nothing is interpreted, nothing visible is lost."""

from __future__ import annotations

import hashlib
import re
import unicodedata

#: Longest text of one mention that is kept; networks allow less, hostile files more.
MAX_TEXT = 100_000
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_SPACE = re.compile(r"\s+")
_TURNING = re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def clean(text: str) -> str:
    """Answer text any database and any UTF-8 encoder accepts.

    Surrogate pairs become their character, lone surrogates become U+FFFD, control characters (NUL among them)
    go, line ends become newlines; right-to-left and zero-width characters stay, since scripts and emoji need them.
    """
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    lines = whole.replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROL.sub("", lines)[:MAX_TEXT]


def clean_name(text: str, length: int = 200) -> str:
    """Answer a name safe to show beside others: on one line, without the characters that turn reading direction.

    A name of right-to-left letters needs none of them; what needs them is a name that pretends to be another.
    """
    return _SPACE.sub(" ", _TURNING.sub("", clean(text))).strip()[:length]


def excerpt(text: str, length: int = 140) -> str:
    """Answer the text on one line, at most `length` characters, with an ellipsis where it was cut."""
    line = _SPACE.sub(" ", text).strip()
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


def content_hash(text: str) -> str:
    """Answer the SHA-256 of the text in hexadecimal: tells an edited post and a flipped bit from the original."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def printable(text: str) -> str:
    """Answer text safe for a terminal and a log line: format, control and line characters become a space."""
    return "".join(" " if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"} else c for c in text)
