"""Find what a text claims, in a form that can be compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from collections.abc import Iterator
from functools import cache
from urllib.parse import urlsplit

from domain import authority
from domain import words
from domain.claim import Claim
from domain.claim import ClaimKind
from responders.guarding import claim_patterns
from responders.guarding import claim_words
from responders.guarding import lookalikes
from responders.guarding import patterns
from responders.reading import numbers
from responders.reading import topics

#: The point of "22. Dezember" ends nothing.
_DAY = r"(?<=\d)\.(?= (?:Jan|Jän|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez))"
#: A semicolon ends what is said like a point.
SENTENCE = re.compile(rf"(?:[^.!?…;\n]|[.!?…](?=\S)|{_DAY}){{1,5000}}+[.!?…;]{{0,8}}+")
#: A point ends a clause too: what one sentence denies, the next may grant.
CLAUSE = re.compile(rf"(?:[^,;:–—.!?…\n]|[,:](?=\d)|\.(?=\S)|{_DAY}){{1,2000}}+[.!?…]?")
_BROKEN = re.compile(r"(?<!\n)[\n\u2028](?!\n)")
_NEAR = {re.compile(written, re.IGNORECASE): value for written, value in claim_patterns.DAYS.items()}
_UNITS = {re.compile(written, re.IGNORECASE): unit for written, unit in claim_patterns.UNITS.items()}
_CENTURY = 2000
#: What Spanish hangs on to a verb: revisarlo, enviarte.
_CLITIC = re.compile(r"(?<=[aei]r)(?:te|le|l[oa]s?|nos|se)$")


def find_claims(text: str) -> tuple[Claim, ...]:
    """Answer every claim in a text, in order; two ways of writing the same have the same value. What is claimed to be
    refused ("we cannot refund this") has a value of its own ("no refund"). Letters and digits count as they look.
    """
    links = list(_links(text))  # of these every sign counts: one that looks like ours leads elsewhere
    seen = lookalikes.see(_blanked(text, links))
    found: list[Claim] = []
    rest = _BROKEN.sub(" ", seen.text)  # a figure stays one where its line breaks
    for search in (_phones, _money, _durations, _dates):
        here = list(search(rest))
        rest = _blanked(rest, here)
        found += here
    found += _promises(seen.text)
    return tuple(sorted([*links, *map(seen.back, found)], key=lambda claim: (claim.start, claim.end)))


def _blanked(text: str, claims: Iterable[Claim]) -> str:
    """Answer the text with claims that are known already made blank, so that no part of them is read again."""
    for claim in claims:
        text = f"{text[: claim.start]}{chr(0) * (claim.end - claim.start)}{text[claim.end :]}"
    return text


def _links(text: str) -> Iterator[Claim]:
    for match in patterns.LINK.finditer(text):
        yield _link(match[0], match.start())
    for match in patterns.BARE_LINK.finditer(patterns.LINK.sub(lambda link: chr(0) * len(link[0]), text)):
        if match["ending"].lower() in patterns.ENDINGS:
            yield _link(match[0], match.start())


def _link(written: str, start: int) -> Claim:
    """Read a link without what ends the sentence behind it; its value is the host a browser goes to, and the way."""
    shown = written.rstrip(".,;:!?\"'»”’")
    if shown.endswith(")") and "(" not in shown:
        shown = shown.rstrip(").,;:!?")
    try:
        parts = urlsplit(shown if "://" in shown else f"https://{shown}")
        host = (parts.hostname or "").removeprefix("www.").rstrip(".")
    except ValueError:
        return Claim(kind=ClaimKind.LINK, value=shown, start=start, end=start + len(shown))
    query = f"?{parts.query}" if parts.query else ""
    value = f"{host}{parts.path.rstrip('/')}{query}"
    return Claim(kind=ClaimKind.LINK, value=value, start=start, end=start + len(shown))


def _phones(text: str) -> Iterator[Claim]:
    for match in patterns.PHONE.finditer(text):
        if patterns.is_phone(match[0]):
            digits = "".join(char for char in match[0] if char.isdigit())
            value = (
                f"+{digits}" if match[0].startswith("+") else f"+{digits[2:]}" if digits.startswith("00") else digits
            )
            yield Claim(kind=ClaimKind.PHONE, value=value, start=match.start(), end=match.end())


def _money(text: str) -> Iterator[Claim]:
    for match in claim_patterns.MONEY.finditer(text):
        amount = numbers.read(_in_ascii(match["first"] or match["number"]))
        if amount is None:
            continue
        sign = (match["before"] or match["after"]).casefold()
        amount = amount * _multiplier(match["times"] or match["more_times"]) + int(match["cents"] or 0)
        amount = amount // 100 if sign in claim_patterns.COINS else amount
        currency = claim_patterns.CURRENCIES.get(sign, sign.upper())
        value = authority.money(amount, currency)
        yield Claim(
            kind=ClaimKind.MONEY, value=value, start=match.start(), end=match.end(), amount=amount, currency=currency
        )


def _in_ascii(written: str) -> str:
    """Answer a number with the digits of any script as ours."""
    return "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in written)


def _multiplier(written: str | None) -> int:
    said = (written or "").strip(claim_patterns.INVISIBLE + ".")
    return next((times for pattern, times in claim_patterns.TIMES.items() if re.fullmatch(pattern, said, re.I)), 1)


def _durations(text: str) -> Iterator[Claim]:
    for match in claim_patterns.DURATION.finditer(text):
        unit = _unit(match["unit"] or match["single"])
        least = _single(match) if match["single"] else numbers.read(match["least"])
        most = numbers.read(match["most"]) if match["most"] else least
        if least is not None and most is not None:
            value = _duration(least, most, unit)
            yield Claim(kind=ClaimKind.DURATION, value=value, start=match.start(), end=match.end())


def _single(match: re.Match[str]) -> int:
    """Answer the hundredths of "a day", "half an hour"; "a few" are taken for three."""
    said = words.fold(match["half_one"] or match["one"] or "")
    if any(few in said for few in ("few", "quelques", "paar", "einige", "unos", "unas")):
        return 300
    return 50 if any(half in said for half in ("half", "halb", "media", "demi")) else 100


@cache
def _unit(written: str) -> str:
    return next(unit for pattern, unit in _UNITS.items() if pattern.fullmatch(written))


def _duration(least: int, most: int, unit: str) -> str:
    """Write hundredths of a unit in the greatest of minutes, hours and days that leaves no rest."""
    minutes = claim_patterns.MINUTES.get(unit)
    if minutes is not None:
        whole = (("day", 1_440), ("hour", 60), ("minute", 1))
        unit, size = next(one for one in whole if least * minutes % (one[1] * 100) == 0 or one[1] == 1)
        least, most = least * minutes // size, most * minutes // size
    said = f"{least / 100:g}" if least == most else f"{least / 100:g}-{most / 100:g}"
    return f"{said} {unit}{'' if said == '1' else 's'}"


def _dates(text: str) -> Iterator[Claim]:
    for match in claim_patterns.DATE.finditer(text):
        value = "" if claim_patterns.PART.fullmatch(match[0]) and _is_count(text, match) else _date(match)
        if value:
            yield Claim(kind=ClaimKind.DATE, value=value, start=match.start(), end=match.end())


def _is_count(text: str, match: re.Match[str]) -> bool:
    """Say whether "1/2" counts the parts of a reply: at its beginning, behind handles, at its end, or in brackets."""
    before, after = topics.without_handles(text[: match.start()]).strip(), text[match.end() :].strip()
    return not before or not after or (before.endswith("(") and after.startswith(")"))


def _date(match: re.Match[str]) -> str:
    """Answer a day as 2026-12-24 or --12-24, a month as 2026-12 or --12, a time as 17:00, a name in English.

    What can be none of them is "".
    """
    if match["near"]:
        return next(value for pattern, value in _NEAR.items() if pattern.fullmatch(match.string, *match.span("near")))
    if match["hour"] or match["full"]:
        return _time(
            int(match["hour"] or match["full"]), int(match["minute"] or 0), match["half"] or match["full_half"]
        )
    if match["alone"]:
        return f"{match['alone_year'] or '-'}-{_month(match['alone']):02}"
    day = int(match["iso_day"] or match["d"] or match["day"] or match["us_day"])
    name = match["month"] or match["us_month"]
    month = _month(name) if name else int(match["iso_month"] or match["m"] or match["slash"])
    if month > 12:  # the month stands before the day
        day, month = month, day
    years = ("year", "y", "slash_year", "long_year", "us_year")
    year = next((match[name] for name in years if match[name]), "")
    year = str(_CENTURY + int(year)) if len(year) == 2 else year or "-"
    return f"{year}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else ""


def _month(name: str) -> int:
    beginning = claim_patterns.MONTH.match(name)
    return claim_patterns.MONTHS[beginning[0].lower()] if beginning else 0


def _time(hour: int, minute: int, half: str | None) -> str:
    if half:
        hour = hour % 12 + (12 if half.lower() == "p" else 0)
    return f"{hour:02}:{minute:02}" if hour <= 24 and minute < 60 else ""


def _promises(text: str) -> Iterator[Claim]:
    for clause in CLAUSE.finditer(text):
        for value, pattern in claim_patterns.PROMISES.items():
            for match in pattern.finditer(clause[0]):
                no = "no " if _is_denied(clause[0], match) else ""
                yield _promise(f"{no}{value}", clause, match)
        yield from (_promise("commitment", clause, match) for match in _commitments(clause[0]))


def _is_denied(clause: str, match: re.Match[str]) -> bool:
    """Say whether a clause says no to a promise; a no that is part of it ("at no cost") is none."""
    around = f"{clause[: match.start()]} {claim_words.AND.split(clause[match.end() :], maxsplit=1)[0]}"
    return bool(words.found(words.fold(around), claim_words.NEGATING))


def _promise(value: str, clause: re.Match[str], match: re.Match[str]) -> Claim:
    start = clause.start()
    return Claim(kind=ClaimKind.PROMISE, value=value, start=start + match.start(), end=start + match.end())


def _commitments(clause: str) -> Iterator[re.Match[str]]:
    """Yield what is more than a word that we look, read and answer; a question whether it was done is none."""
    yield from (match for match in claim_patterns.COMMITMENT.finditer(clause) if _commits(match))
    yield from (
        match
        for match in claim_patterns.FUTURE.finditer(clause)
        if words.fold(match["stem"]).strip() not in claim_words.MILD_STEMS
    )
    if not clause.endswith("?"):
        yield from claim_patterns.DONE.finditer(clause)
        yield from claim_patterns.GRANTED.finditer(clause)


def _commits(match: re.Match[str]) -> bool:
    tokens = [_CLITIC.sub("", token) for token in words.fold(match["verb"]).split()]
    if claim_words.COMMITTING.intersection(tokens):
        return True
    if "send" in tokens and claim_words.THINGS.intersection(tokens):
        return True
    is_german = "werde" in match[0].lower()  # the verb comes last there
    return not claim_words.COURTESIES.intersection(tokens if is_german else tokens[:1])
