"""Bring the text of a mention into the one form that the model is trained on and scores."""

from __future__ import annotations

import html
import re
import unicodedata

_LINK = re.compile(r"(?:https?://|www\.|\bt\.co/)\S*", re.IGNORECASE)
_NAME = r"\w+(?:[.-]\w+)*"
_ACCOUNT = re.compile(rf"(?<![\w@/])@{_NAME}(?:@{_NAME})?|(?<![\w/])/?u/[\w-]{{3,20}}(?!\w)", re.IGNORECASE)
_HASHTAG = re.compile(r"#(\w+)")
_WORD_START = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LONG_RUN = re.compile(r"(\S)\1{3,}")
_EMOJI_RUN = re.compile(r"([\u203c-\u3299\U0001f000-\U0001faff])(?:\s*\1)+")
_RENAMED = {"\u2764": "red heart", "\u2665": "red heart", "\u263a": "smiling face", "\u2639": "frowning face"}


class _Table(dict[int, str]):
    """Answer `str.translate` for every character, each judged once."""

    def __missing__(self, code: int) -> str:
        self[code] = replacement = self._replacement(chr(code))
        return replacement

    def _replacement(self, char: str) -> str:
        raise NotImplementedError


class _Visible(_Table):
    def _replacement(self, char: str) -> str:
        category = unicodedata.category(char)
        if char.isspace() or category == "Cc":
            return " "
        is_variation = "\ufe00" <= char <= "\ufe0f"
        return "" if category[0] == "C" or is_variation or char == "\ufffd" else char


class _Spoken(_Table):
    def _replacement(self, char: str) -> str:
        is_skin, is_flag_letter = "\U0001f3fb" <= char <= "\U0001f3ff", "\U0001f1e6" <= char <= "\U0001f1ff"
        if is_skin or is_flag_letter:
            return " "
        if char in _RENAMED:
            return f" {_RENAMED[char]} "
        # The encoder's vocabulary has no emoji: unnamed they would all become the same [UNK].
        is_emoji = unicodedata.category(char) == "So" and char >= "\u203c"
        return f" {unicodedata.name(char, '').lower()} " if is_emoji else char


_VISIBLE = _Visible()
_SPOKEN = _Spoken()


def anonymise(text: str) -> str:
    """Return the text with links as `http` and accounts as `@user`, free of what cannot be seen; never raise.

    Broken surrogates, control, zero-width and direction characters go, HTML entities are read, whitespace
    collapses, and the result is in NFC.
    """
    joined = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    visible = unicodedata.normalize("NFC", html.unescape(joined).translate(_VISIBLE))
    return _tidy(_ACCOUNT.sub("@user", _LINK.sub("http", visible)))


def normalise(text: str) -> str:
    """Return the text as our own model reads it, alike for training and for scoring; never raise.

    1. `anonymise` it.
    2. Split hashtags at inner capitals, keeping the sign; end runs of one character at three.
    3. Write emoji as their Unicode names, whose wording is stable for ever.
    """
    split = _HASHTAG.sub(lambda tag: "#" + _WORD_START.sub(" ", tag[1]), anonymise(text))
    short = _EMOJI_RUN.sub(r"\1\1", _LONG_RUN.sub(r"\1\1\1", split))
    return _tidy(short.translate(_SPOKEN))


def _tidy(text: str) -> str:
    return unicodedata.normalize("NFC", " ".join(text.split()))
