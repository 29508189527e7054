"""Find the words that a brand does not say, also where letters are spaced, swapped for look-alikes or left unseen."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from collections.abc import Sequence
from functools import lru_cache

from domain import words
from responders.guarding import lookalikes

#: What people write for a letter.
_SWAPPED = {
    "a": "a4@", "b": "b8", "e": "e3", "g": "g9", "i": "i1!|l", "l": "l1|i", "o": "o0", "s": "s5$", "t": "t7+",
}  # fmt: skip
#: Signs that are put between the letters of a word, or instead of one.
_SPACED = r"[\s.\-_*~'’/|]{0,2}"
#: Shorter words are looked for as they are written: "no" stands in many others.
_LEAST = 5
_SPACES = re.compile(r"\s+")
_VOICES = 256


def find_avoided(text: str, avoided: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Yield where a text says a word or phrase to avoid, in capitals and small letters alike."""
    if not any(avoided):
        return
    plain, places = _plain(text)
    for pattern in _patterns(avoided):
        for match in pattern.finditer(plain):
            yield places[match.start()], places[match.end() - 1] + 1


@lru_cache(maxsize=_VOICES)
def _patterns(avoided: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(_pattern(word.strip())) for word in avoided if word.strip())


def _pattern(word: str) -> str:
    plain = "".join(_base(char) for char in word.casefold())
    before, after = (r"(?<!\w)" if plain[0].isalnum() else ""), (r"(?!\w)" if plain[-1].isalnum() else "")
    plain = _SPACES.sub(" ", plain)
    letters = [re.escape(plain[0]), *map(_letter, plain[1:])]
    between = _SPACED if sum(char.isalpha() for char in plain) >= _LEAST else ""
    return f"{before}{between.join(letters)}{after}"


def _letter(char: str) -> str:
    if char == " ":
        return r"[\s\-_,]{1,3}"
    return f"[{re.escape(_SWAPPED.get(char, char))}*]" if char.isalpha() else re.escape(char)


def _plain(text: str) -> tuple[str, Sequence[int]]:
    """Answer a text in small letters without accents and what is unseen, and where each of its letters stands."""
    if text.isascii():
        return text.lower(), range(len(text))
    seen = lookalikes.see(words.as_seen(text))
    places = seen.places or range(len(seen.text))
    pairs = [(base, place) for char, place in zip(seen.text, places, strict=True) for base in _base(char.casefold())]
    return "".join(base for base, _ in pairs), [place for _, place in pairs]


def _base(char: str) -> str:
    """Answer a letter without its accents; what is only an accent, or unseen, is ""."""
    if char.isascii():
        return char
    return "".join(one for one in unicodedata.normalize("NFKD", char) if unicodedata.category(one) not in {"Mn", "Cf"})
