"""Find links and telephone numbers in a text, also where they are spelt out: "brand dot com", "zero eight hundred"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from domain.claim import Claim
from domain.claim import ClaimKind
from responders.guarding import patterns
from responders.reading import numbers

_WORD = re.compile(r"[^\W\d_]{1,40}+")
#: What may stand between two words of one number.
_BETWEEN = re.compile(r"[ ,.\-–/]{1,2}|[ ,]{1,2}(?:and|und|y|et)[ ]")
_NOUGHTS = frozenset({"oh", "zero", "null", "cero", "zéro", "nought"})
_MORE = frozenset(
    {"double", "triple", "doble", "cents", "trescientos", "cuatrocientos", "seiscientos", "setecientos",
     "ochocientos", "novecientos"}
)  # fmt: skip
_NUMBERS = (
    frozenset(part for word in numbers.WORDS for part in re.split(r"[ -]", word)) - {"a", "an", "of", "y", "paar"}
    | _NOUGHTS
    | _MORE
)
#: So many words in a row are a telephone number, and so many where most of them are digits.
_MANY, _SOME, _DIGITS = 6, 5, 3
_TEN = 10


def find_links(text: str) -> Iterator[Claim]:
    """Yield links with and without a scheme; the value is the host a browser goes to, and the way."""
    for match in patterns.LINK.finditer(text):
        yield _link(match[0], match.start())
    rest = patterns.LINK.sub(lambda link: chr(0) * len(link[0]), text)
    for match in patterns.BARE_LINK.finditer(rest):
        if match["path"] or match["ending"].lower() in patterns.ENDINGS:
            yield _link(match[0], match.start())
    for match in patterns.SPELT_LINK.finditer(rest):
        host = patterns.POINT.sub(".", match[0]).lower()
        yield Claim(kind=ClaimKind.LINK, value=host, start=match.start(), end=match.end())


def _link(written: str, start: int) -> Claim:
    """Read a link without what ends the sentence behind it."""
    shown = written.rstrip(".,;:!?\"'»”’")
    if shown.endswith(")") and "(" not in shown:
        shown = shown.rstrip(").,;:!?")
    plain = re.sub(r"^hxx", "htt", shown, flags=re.IGNORECASE).replace(" ", "")
    try:
        parts = urlsplit(plain if "://" in plain else f"https://{plain}")
        host = (parts.hostname or "").removeprefix("www.").rstrip(".")
    except ValueError:
        return Claim(kind=ClaimKind.LINK, value=shown, start=start, end=start + len(shown))
    query = f"?{parts.query}" if parts.query else ""
    value = f"{host}{parts.path.rstrip('/')}{query}"
    return Claim(kind=ClaimKind.LINK, value=value, start=start, end=start + len(shown))


def find_phones(text: str) -> Iterator[Claim]:
    """Yield telephone numbers; the value is digits, behind a plus where the country is told."""
    for match in patterns.PHONE.finditer(text):
        if patterns.is_phone(match[0]):
            yield _phone(_international(match[0]), *match.span())
    for match in patterns.SHORT_PHONE.finditer(text):
        name = "number" if match["number"] else "letters"
        yield _phone(match[name], *match.span(name))
    yield from _spelt(text)


def _phone(value: str, start: int, end: int) -> Claim:
    return Claim(kind=ClaimKind.PHONE, value=value, start=start, end=end)


def _international(written: str) -> str:
    digits = "".join(char for char in written if char.isdigit())
    return f"+{digits}" if written.startswith("+") else f"+{digits[2:]}" if digits.startswith("00") else digits


def _spelt(text: str) -> Iterator[Claim]:
    """Yield numbers whose digits are words, one behind the other."""
    run: list[re.Match[str]] = []
    for word in _WORD.finditer(text):
        if word[0].lower() not in _NUMBERS:
            continue
        if run and not _BETWEEN.fullmatch(text, run[-1].end(), word.start()):
            yield from _read(run)
            run = []
        run.append(word)
    yield from _read(run)


def _read(run: list[re.Match[str]]) -> Iterator[Claim]:
    read = [_value(word[0].lower()) for word in run]
    digits = sum(value is not None and value < _TEN for value in read)
    if len(run) >= _MANY or (len(run) >= _SOME and digits >= _DIGITS):
        yield _phone("".join("" if value is None else str(value) for value in read), run[0].start(), run[-1].end())


def _value(word: str) -> int | None:
    return 0 if word in _NOUGHTS else numbers.WORDS.get(word)
