"""Read a text as people see it: digits of any script, letters that only look like ours, and nothing that is unseen."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import replace

from domain import words
from domain.claim import Claim

#: What is not seen, or only changes how the sign before it looks.
_UNSEEN = (
    r"\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\u20e3\ufe00-\ufe0f\ufeff"
    r"\U000e0020-\U000e007f"
)
#: Wide letters and signs, ligatures, letters in circles, and those of mathematics.
_FORMED = r"\u2460-\u2473\u24b6-\u24e9\ufb00-\ufb06\uff01-\uff5e\uffe0-\uffe6\U0001d400-\U0001d7ff"
_ODD = re.compile(rf"(?P<unseen>[{_UNSEEN}])|(?P<formed>[{_FORMED}])|(?P<digit>(?![0-9])\d)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Seen:
    """A text as it is seen, and where each of its characters stands in the text as it is written."""

    text: str
    places: tuple[int, ...] | None = None  #: None where they are the same

    def back(self, claim: Claim) -> Claim:
        """Answer a claim found in the text as it is seen at its place in the one that is written."""
        if self.places is None:
            return claim
        return replace(claim, start=self.places[claim.start], end=self.places[claim.end - 1] + 1)


def see(text: str) -> Seen:
    """Answer a text as people see it; linear in its length."""
    if text.isascii():
        return Seen(text=text)
    ours = words.as_seen(text)
    if not _ODD.search(ours):
        return Seen(text=ours)
    read = list(_read(ours))
    return Seen(text="".join(char for char, _ in read), places=tuple(place for _, place in read))


def lowered(text: str) -> str:
    """Answer the text in small letters, equally long: patterns are found in it several times as fast."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(one if len(one) == 1 else "i" for one in map(str.lower, text))


def _read(text: str) -> Iterator[tuple[str, int]]:
    for place, char in enumerate(text):
        odd = _ODD.match(char)
        if odd is None:
            yield char, place
        elif odd["digit"]:
            yield str(unicodedata.decimal(char)), place
        elif odd["formed"]:
            yield from ((one, place) for one in unicodedata.normalize("NFKC", char))
