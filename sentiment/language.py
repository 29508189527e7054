"""Tell the language of a post, or say that it cannot be told."""

from __future__ import annotations

import re
import threading
from collections.abc import Sequence
from functools import cache
from typing import Protocol

from sentiment import text as texts

#: What is no language of its own: links, accounts, hashtags.
_NOISE = re.compile(r"(?:https?://|www\.)\S*+|\bhttp\b|[@#][\w.-]*+")
#: A quotation or a title is in any language.
_QUOTES = frozenset("\"'“”„«‘’»")
#: Told apart as well, so that a post in one of them is not taken for the nearest of the configured languages.
_LATIN_NEIGHBOURS = ("ca", "cs", "da", "fi", "hu", "id", "nl", "no", "pl", "ro", "sv", "tr")
_OTHER_NEIGHBOURS = ("ar", "el", "fa", "he", "hi", "ja", "ko", "ru", "th", "uk", "zh")
_LATIN = frozenset({"de", "en", "es", "fr", "it", "pt", *_LATIN_NEIGHBOURS})
#: Fewer letters than this are too few to judge.
_FEWEST_LETTERS = 12
#: More text than this does not make the answer any surer.
_MOST_CHARACTERS = 2_000
_SURE_OF_OURS = 0.6
_SURE_OF_NEIGHBOUR = 0.8
#: So sure that the network's own guess does not count.
_SURER_THAN_NETWORK = 0.95
#: With so many words of at least so many letters a post begins to speak; in whose language it begins, it is answered.
_FIRST_WORDS, _FIRST_LETTERS = 5, 18
_SURE_OF_FIRST = 0.9
#: No other of these languages writes it.
_MARKS_OF_SPANISH = "¿"
#: Old codes that networks still send.
_RENAMED = {"in": "id", "iw": "he", "nb": "no", "nn": "no"}
#: Codes for "unknown", "no language" and "art".
_NO_LANGUAGE = {"und", "zxx", "mul", "mis", "art"}

_NAMES = {
    "ar": "Arabic", "ca": "Catalan", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "en": "English",
    "es": "Spanish", "eu": "Basque", "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi",
    "hu": "Hungarian", "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ko": "Korean", "nl": "Dutch",
    "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sv": "Swedish",
    "th": "Thai", "tl": "Tagalog", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese",
    "zh": "Chinese",
}  # fmt: skip


class _Identifier(Protocol):
    @property
    def labels(self) -> list[str]: ...

    def set_languages(self, langs: Sequence[str]) -> None: ...

    def classify(self, text: str) -> tuple[str, float]: ...


class Detector:
    """Tells the language of posts; the model behind it (py3langid) loads once, with the first post that needs it."""

    def __init__(self, languages: Sequence[str]) -> None:
        """Expect the ISO 639-1 codes the brand answers in; others are recognised only when they are unmistakable."""
        self._ours = frozenset(base_code(code) for code in languages) - {""}

    def detect(self, text: str, given: str = "") -> str:
        """Answer the ISO 639-1 code of the post's language, or "" where nobody could tell.

        `given` is the network's own guess. It stands where the text is too short or unclear to judge, unless there
        is not one letter in it; it gives way where the text surely is in another language.
        """
        words = _bare(text)
        letters = sum(char.isalpha() for char in words)
        offered = base_code(given)
        if offered in _LATIN and not _is_latin(words):
            offered = ""
        if not letters:
            return ""
        if letters < _least_letters(words):
            return offered
        code, sureness = self._classify(words)
        if _MARKS_OF_SPANISH in words and "es" in self._ours and sureness < _SURER_THAN_NETWORK:
            return "es"
        if code != (first := self._begins(words)) and first:
            return first
        if sureness >= self._needed(code, offered):
            return code
        # What the network calls a rare language is mostly a short post in a common one (X's "tl", "ht", "in").
        is_agreed = offered in self._ours or offered == code or not _is_latin(words)
        return offered if is_agreed else ""

    def _begins(self, words: str) -> str:
        """Answer in which of our languages a post surely begins, "" where it does not: what follows may be anything."""
        first = " ".join(words.split()[:_FIRST_WORDS])
        if sum(char.isalpha() for char in first) < _FIRST_LETTERS or not _QUOTES.isdisjoint(first[:1]):
            return ""
        code, sureness = self._classify(first)
        return code if code in self._ours and sureness >= _SURE_OF_FIRST else ""

    def _needed(self, code: str, offered: str) -> float:
        if offered in self._ours and code != offered:
            return _SURER_THAN_NETWORK
        return _SURE_OF_OURS if code in self._ours else _SURE_OF_NEIGHBOUR

    def _classify(self, words: str) -> tuple[str, float]:
        with _LOADING:
            identifier = _load(self._ours)
        return identifier.classify(words)


_LOADING = threading.Lock()


@cache
def _load(ours: frozenset[str]) -> _Identifier:
    # Imported here because loading it takes half a second, which `--help` must not wait for.
    from py3langid.langid import MODEL_FILE  # type: ignore[import-untyped]
    from py3langid.langid import LanguageIdentifier

    identifier: _Identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    wanted = ours | {*_LATIN_NEIGHBOURS, *_OTHER_NEIGHBOURS}
    identifier.set_languages(sorted(wanted.intersection(identifier.labels)))
    return identifier


def base_code(code: str) -> str:
    """Answer the plain language code of a tag: "pt-BR" gives "pt"; "" for anything that names no language."""
    base = code.strip().lower().replace("_", "-").partition("-")[0]
    is_code = base.isascii() and base.isalpha() and 2 <= len(base) <= 3
    # Codes from qaa to qtz are private: X uses them for posts of links, emoji or hashtags alone.
    is_private = len(base) == 3 and "qaa" <= base <= "qtz"
    return "" if not is_code or is_private or base in _NO_LANGUAGE else _RENAMED.get(base, base)


def name_of(code: str) -> str:
    """Answer a language's name in English, "Italian" for "it"; the code itself for one without a name here."""
    return _NAMES.get(code, code)


def is_in_foreign_letters(text: str, known: frozenset[str]) -> bool:
    """Say whether a text is mostly in letters of which none of the known languages makes its words.

    "ужас!" is too short to tell its language, yet no English. Without known languages nothing is foreign.
    """
    words = _bare(text)
    return bool(known) and known <= _LATIN and not _is_latin(words)


def _bare(text: str) -> str:
    return " ".join(_NOISE.sub(" ", texts.visible(text[:_MOST_CHARACTERS])).split())


def _is_latin(words: str) -> bool:
    latin = sum(char.isalpha() and char < "\u0370" for char in words)
    return 2 * latin >= sum(char.isalpha() for char in words)


def _least_letters(words: str) -> int:
    """Scripts of syllables and of whole words say as much with a third of the letters."""
    return _FEWEST_LETTERS // 3 if any("\u0e00" <= char <= "\uffdc" for char in words) else _FEWEST_LETTERS
