"""Numbers as people write them, in digits and in words of four languages."""

from __future__ import annotations

import re
from collections.abc import Mapping

_EN = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_DE = [
    "eins",
    "zwei",
    "drei",
    "vier",
    "fünf",
    "sechs",
    "sieben",
    "acht",
    "neun",
    "zehn",
    "elf",
    "zwölf",
    "dreizehn",
    "vierzehn",
    "fünfzehn",
    "sechzehn",
    "siebzehn",
    "achtzehn",
    "neunzehn",
]
_ES = [
    "uno",
    "dos",
    "tres",
    "cuatro",
    "cinco",
    "seis",
    "siete",
    "ocho",
    "nueve",
    "diez",
    "once",
    "doce",
    "trece",
    "catorce",
    "quince",
    "dieciséis",
    "diecisiete",
    "dieciocho",
    "diecinueve",
]
_FR = [
    "un",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
    "dix-sept",
    "dix-huit",
    "dix-neuf",
]
#: The tens from 20 on, and what joins them to a number below ten; German says the smaller one first.
_TENS = (
    (["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], _EN, "{ten}-{one}"),
    (
        ["zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"],
        ["ein", *_DE[1:]],
        "{one}und{ten}",
    ),
    (["veinte", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"], _ES, "{ten} y {one}"),
    (["vingt", "trente", "quarante", "cinquante", "soixante"], _FR, "{ten}-{one}"),
)
_OTHERS = {
    "a hundred": 100, "one hundred": 100, "hundred": 100, "two hundred": 200, "five hundred": 500, "a thousand": 1000,
    "thousand": 1000, "a couple of": 2, "a dozen": 12, "ein paar": 2, "hundert": 100, "zweihundert": 200,
    "fünfhundert": 500, "tausend": 1000, "cien": 100, "ciento": 100, "doscientos": 200, "quinientos": 500, "mil": 1000,
    "soixante-dix": 70, "quatre-vingts": 80, "quatre-vingt-dix": 90, "cent": 100, "cents": 100, "deux cents": 200,
    "mille": 1000, "eine": 1, "einem": 1, "einer": 1, "einen": 1, "un": 1, "una": 1, "une": 1, "an": 1, "a": 1,
    "ein": 1,
}  # fmt: skip


def _listed() -> Mapping[str, int]:
    found = {word: value for words in (_EN, _DE, _ES, _FR) for value, word in enumerate(words, start=1)}
    for tens, ones, joined in _TENS:
        for place, ten in enumerate(tens, start=2):
            found[ten] = place * 10
            found.update({joined.format(ten=ten, one=one): place * 10 + value for value, one in enumerate(ones[:9], 1)})
    return found | _OTHERS


#: What each word for a number stands for. "a" and its likes are one.
WORDS: Mapping[str, int] = _listed()
#: The words that are numbers wherever they stand, the longest first, ready for a pattern.
NAMED = "|".join(
    re.escape(word).replace(r"\-", "[- ]").replace(r"\ ", " ")
    for word in sorted(WORDS, key=len, reverse=True)
    if word not in {"a", "an", "un", "una", "une", "ein", "eine", "einem", "einer", "einen", "once", "uno"}
)
#: Several of them that are one number: "one hundred and twenty", "cinq cents".
SPELT = rf"(?:{NAMED})(?:[ -](?:(?:and|und|y|et) )?(?:{NAMED})\b){{0,3}}"
_NAMED = re.compile(rf"\b(?:{NAMED})\b", re.IGNORECASE)
_SPELT = re.compile(SPELT, re.IGNORECASE)
_MULTIPLYING = frozenset({100, 1000})


def read(written: str) -> int | None:
    """Answer a number in hundredths: "1,299.00", "1.299,00", "1 299", "20,5", "fifty", "one hundred and ten"; None for
    what is none.
    """
    named = _named(written) or (_added_up(written) if _SPELT.fullmatch(written) else None)
    if named is not None:
        return named * 100
    digits = re.sub(r"[\s'’\u00a0\u202f]", "", written).rstrip(".,")
    parts = re.split(r"[.,]", digits)
    if not all(part.isdecimal() and part.isascii() for part in parts):
        return None
    has_cents = len(parts) > 1 and len(parts[-1]) < 3
    whole, cents = (parts[:-1], parts[-1]) if has_cents else (parts, "")
    return int("".join(whole)) * 100 + int(cents.ljust(2, "0")[:2] or 0)


def _named(written: str) -> int | None:
    return WORDS.get(" ".join(written.lower().split())) or WORDS.get(written.lower().replace(" ", "-"))


def _added_up(spelt: str) -> int:
    """Add up the words of a number. One that is not smaller than the word before it begins another number."""
    whole = last = 0
    for word in _NAMED.findall(spelt):
        value = _named(word) or 0
        if value in _MULTIPLYING and whole:
            whole *= value
        else:
            whole = whole + value if value < last else value
        last = value
    return whole
