"""Words of a text, folded so that plain lists of words in several languages can be looked up in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from collections.abc import Mapping

#: A gap, or an asterisk that does not end the phrase.
_OPEN = re.compile(r"(?:^|\s)\.\.(?=\s|$)|\*(?!\s*$)")
#: Letters that do not come apart into a plain letter and an accent.
_PLAIN = str.maketrans({"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "ı": "i"})
#: Cyrillic and Greek letters, and those of ours that they cannot be told from.
_TWINS = str.maketrans(
    "аеорсхуіѕјһԁкмтвнАВЕЅІЈКМНОРСТХУοαιρυνκτΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "aeopcxyisjhdkmtbhABESIJKMHOPCTXYoaipuvktABEZHIKMNOPTYX"
)
_WORD = re.compile(r"\w+")
_LATIN = re.compile(r"[A-Za-z]")
#: The one accent that becomes a letter in lower case.
_IOTA_BELOW = "\u0345"
_FOREIGN = re.compile(r"[\u0370-\u052f]")
_FIRST_LETTERS = 3
#: So many words of so many letters at most are kept with the terms they may begin.
_MOST_KEPT, _LONGEST_KEPT = 8_192, 30


class _Folding(dict[int, str]):
    """Answer `str.translate` for each character once: letters and digits stay, accents go, all else is a gap."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        is_silent = unicodedata.category(char) in {"Mn", "Cf"}
        self[code] = answer = "" if is_silent else char if char.isalnum() else " "
        return answer


_FOLDING = _Folding()


def as_seen(text: str) -> str:
    """Answer the text with letters of other alphabets within words of ours as those they look like; equally long."""
    return text if text.isascii() or not _FOREIGN.search(text) else _WORD.sub(_word_as_seen, text)


def _word_as_seen(word: re.Match[str]) -> str:
    is_mixed = _FOREIGN.search(word[0]) and _LATIN.search(word[0])
    return word[0].translate(_TWINS) if is_mixed else word[0]


def fold(text: str) -> str:
    """Answer the words in lower case without accents, one space between and around them: ' can t wait '.

    Apostrophes, punctuation and emoji part words; the empty text gives one space. Linear in the text's length.
    """
    if text.isascii():
        return _gapped(text.lower())
    # twice apart: a letter of mathematics only becomes a capital, and foldable, once it is taken apart
    folded = unicodedata.normalize("NFKD", as_seen(text)).replace(_IOTA_BELOW, "").casefold().translate(_PLAIN)
    apart = unicodedata.normalize("NFKD", folded)
    return as_seen(_gapped(apart))


def _gapped(text: str) -> str:
    return f" {' '.join(text.translate(_FOLDING).split())} ".replace("  ", " ")


def mend(folded: str, known: Mapping[str, str]) -> str:
    """Answer the folded text with words that lack one letter made whole: `known` maps such words to whole ones."""
    return f" {' '.join(known.get(word, word) for word in folded.split())} ".replace("  ", " ")


def one_letter_short(sought: Iterable[str], *, shortest: int = 6) -> dict[str, str]:
    """Answer every way to leave one letter out of the words of some terms that have at least so many letters.

    A word that is itself among the terms, or that two of them could become, is left out.
    """
    whole = {word for term in sought for word in term.split()}
    found: dict[str, str] = {}
    for word in sorted(word for word in whole if len(word) >= shortest):
        for index in range(len(word)):
            short = word[:index] + word[index + 1 :]
            found[short] = word if found.get(short, word) == word else ""
    return {short: word for short, word in found.items() if word and short not in whole}


def terms(*words: str) -> tuple[str, ...]:
    """Answer words and phrases ready for `found`; a final asterisk also takes every longer word: 'delay*'."""
    return tuple(fold(word).rstrip() if word.endswith("*") else fold(word) for word in words)


def found(folded: str, sought: Iterable[str]) -> tuple[str, ...]:
    """Answer which of the `terms` stand in a folded text, at word boundaries, in the order of the list."""
    return tuple([term.strip() for term in sought if term in folded])  # a list is made twice as fast


class Index:
    """Terms by how they begin: which of them stand in a text is found in time that hardly grows with their number.

    Those of one word that take longer words too are kept by their first letters, the others by their first word.
    """

    def __init__(self, listed: Iterable[str]) -> None:
        self._by_word: dict[str, tuple[str, ...]] = {}
        self._by_letters: dict[str, tuple[str, ...]] = {}
        for term in dict.fromkeys(listed):
            first = term.split()[0]
            is_open = term == f" {first}"
            kept, key = (self._by_letters, first[:_FIRST_LETTERS]) if is_open else (self._by_word, first)
            kept[key] = (*kept.get(key, ()), term)
        self._lengths = sorted(set(map(len, self._by_letters)))
        self._known: dict[str, tuple[str, ...]] = {}  # most words of most posts are the same few thousand

    def found(self, folded: str) -> set[str]:
        """Answer which of the terms stand in a folded text, at word boundaries."""
        found: set[str] = set()
        for word in set(folded.split()):
            found.update([term for term in self.near(word) if term in folded])
        return found

    def near(self, word: str) -> tuple[str, ...]:
        """Answer the terms that may begin with a word."""
        known = self._known.get(word)
        if known is not None:
            return known
        found = self._look_up(word)
        if len(word) <= _LONGEST_KEPT:
            if len(self._known) >= _MOST_KEPT:
                self._known.clear()
            self._known[word] = found
        return found

    def _look_up(self, word: str) -> tuple[str, ...]:
        near = self._by_word.get(word, ())
        for length in self._lengths:
            if length > len(word):
                break
            near += self._by_letters.get(word[:length], ())
        return near


def is_pattern(phrase: str) -> bool:
    """Say whether a phrase has a gap (" .. ") or an asterisk within: it stands for more than can be spelled out."""
    return bool(_OPEN.search(phrase))
