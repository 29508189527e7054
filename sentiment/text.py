"""Bring the text of a mention into the one form that the model is trained on and scores."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable

_LINK = re.compile(r"(?:https?://|www\.|\bt\.co/)\S*", re.IGNORECASE)
_NAME = r"\w+(?:[.-]\w+)*"
_ACCOUNT = re.compile(rf"(?<![\w@/])@{_NAME}(?:@{_NAME})?|(?<![\w/])/?u/[\w-]{{3,20}}(?!\w)", re.IGNORECASE)
_USER = "@user"
_LINKED = "http"
#: Stands for the @ of our own accounts until the text is done; private characters of the post itself are gone by then.
_MARK = "\ue000"
#: One letter without end, and what machines write: neither is anybody's word.
_NO_WORD = re.compile(rf"{_USER}|{_LINKED}|(\w)\1{{19,}}|(?=\D*\d)(?=[^a-zA-Z]*[a-zA-Z])[\w+/=]{{35,}}")
#: Nothing, or the same with blanks between.
_SPACED = re.compile(r"(?:(\w)(?: \1){19,})?")
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
    return _anonymise(text, lambda _: _USER)


def _anonymise(text: str, name: Callable[[re.Match[str]], str]) -> str:
    return _tidy(_ACCOUNT.sub(name, _LINK.sub(_LINKED, visible(text))))


def visible(text: str) -> str:
    """Return what people see of a text, in NFC: no zero-width, direction or control characters, entities read."""
    joined = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return unicodedata.normalize("NFC", html.unescape(joined).translate(_VISIBLE))


def says_nothing(text: str) -> bool:
    """Say whether nothing is in a text but accounts, links, and letters that make no word, so that no feeling is."""
    words = [word for word in anonymise(text).split() if not _NO_WORD.fullmatch(word)]
    return _SPACED.fullmatch(" ".join(words)) is not None


def normalise(text: str) -> str:
    """Return the text as our own model reads it, alike for training and for scoring; never raise.

    1. `anonymise` it.
    2. Split hashtags at inner capitals, keeping the sign; end runs of one character at three.
    3. Write emoji as their Unicode names, whose wording is stable for ever.
    """
    return _spell(anonymise(text))


def normalise_marking(text: str, is_ours: Callable[[str], bool]) -> str:
    """Return `normalise(text)` with a mark on each account that `is_ours` says is ours; `unmark` takes them off.

    `is_ours` is asked about each account as the text writes it: @name, @name@host, u/name or /u/name.
    """
    return _spell(_anonymise(text, lambda match: _mark(match) if is_ours(match[0]) else _USER))


def unmark(marked: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return a marked text as `normalise` writes it, and where in it our accounts stand, each as @user."""
    spans = tuple((found.start(), found.start() + len(_USER)) for found in re.finditer(_MARK, marked))
    return marked.replace(_MARK, _USER[0]), spans


def split_words(name: str) -> str:
    """Return a name whose words are run together, as in a hashtag, split at its inner capitals."""
    return _WORD_START.sub(" ", name)


def _mark(match: re.Match[str]) -> str:
    # After another @ the two would shorten differently, as a run.
    follows_at = match.string[match.start() - 1 : match.start()] == "@"
    return _USER if follows_at else _MARK + _USER[1:]


def _spell(text: str) -> str:
    split = _HASHTAG.sub(lambda tag: "#" + split_words(tag[1]), text)
    short = _EMOJI_RUN.sub(r"\1\1", _LONG_RUN.sub(r"\1\1\1", split))
    return _tidy(short.translate(_SPOKEN))


def _tidy(text: str) -> str:
    return unicodedata.normalize("NFC", " ".join(text.split()))
