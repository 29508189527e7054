"""Find what a text claims, in a form that can be compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from collections.abc import Iterator
from functools import cache

from domain import authority
from domain import words
from domain.claim import Claim
from domain.claim import ClaimKind
from responders.guarding import addresses
from responders.guarding import claim_patterns
from responders.guarding import claim_words
from responders.guarding import lookalikes
from responders.guarding import moments
from responders.guarding import reporting
from responders.guarding import undertakings
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
    links = list(addresses.find_links(text))  # of these every sign counts: one that looks like ours leads elsewhere
    seen = lookalikes.see(_blanked(text, links))
    found: list[Claim] = []
    rest = _BROKEN.sub(" ", seen.text)  # a figure stays one where its line breaks
    for search in (addresses.find_phones, _money, _sums, _durations, _dates, moments.find_moments):
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


def _money(text: str) -> Iterator[Claim]:
    for match in claim_patterns.MONEY.finditer(lookalikes.lowered(text)):
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


def _sums(text: str) -> Iterator[Claim]:
    """Yield amounts whose currency is not told."""
    for match in claim_patterns.BARE_SUM.finditer(lookalikes.lowered(text)):
        name = next(name for name in ("cost", "each", "cut", "flat", "slang") if match[name])
        note = claim_patterns.NOTES.get(match[name].lower())
        amount = note * 100 if note else numbers.read(match[name])
        if amount is not None:
            start, end = match.span(name)
            value = authority.money(amount, "")
            yield Claim(kind=ClaimKind.MONEY, value=value, start=start, end=end, amount=amount, currency="")


def _in_ascii(written: str) -> str:
    """Answer a number with the digits of any script as ours."""
    return "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in written)


def _multiplier(written: str | None) -> int:
    said = (written or "").strip(claim_patterns.INVISIBLE + ".")
    return next((times for pattern, times in claim_patterns.TIMES.items() if re.fullmatch(pattern, said, re.I)), 1)


def _durations(text: str) -> Iterator[Claim]:
    for match in claim_patterns.DURATION.finditer(lookalikes.lowered(text)):
        unit = _unit(match["unit"] or match["single"] or match["given"])
        least = numbers.read(match["least"]) if match["least"] else _single(match)
        most = numbers.read(match["most"]) if match["most"] else least
        if least is not None and most is not None:
            value = _duration(least, most, unit)
            yield Claim(kind=ClaimKind.DURATION, value=value, start=match.start(), end=match.end())


def _single(match: re.Match[str]) -> int:
    """Answer the hundredths of "a day", "half an hour"; "a few" are taken for three."""
    said = words.fold(match["half_one"] or match["one"] or "")
    if match["many"] or words.found(said, claim_words.A_FEW):
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
    for match in claim_patterns.DATE.finditer(lookalikes.lowered(text)):
        if _is_no_day(text, match):
            continue
        value = "" if claim_patterns.PART.fullmatch(match[0]) and _is_count(text, match) else _date(match)
        if value:
            yield Claim(kind=ClaimKind.DATE, value=value, start=match.start(), end=match.end())


def _is_no_day(text: str, match: re.Match[str]) -> bool:
    """Say whether a name is another word, or stands in a wish ("Happy Friday!")."""
    is_wished = match["near"] and claim_patterns.WISHED.search(match.string, max(0, match.start() - 60), match.start())
    written = text[slice(*match.span("near" if match["near"] else "alone"))]
    return bool(is_wished) or written in claim_patterns.COMMON


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
    small = lookalikes.lowered(text)
    for clause in CLAUSE.finditer(text):
        start, said = clause.start(), small[slice(*clause.span())]
        found = [_promise(value, start, match) for value, match in _named(said)]
        found += [_promise("commitment", start, match) for match in _commitments(said)]
        for value, match in undertakings.find_undertakings(said):
            claim = _promise(value, start, match)
            if not any(claim.start < one.end and one.start < claim.end for one in found):  # it is said once
                found.append(claim)
        yield from found
    for sentence in SENTENCE.finditer(text):
        for match in undertakings.find_words_given(small[slice(*sentence.span())]):
            yield _promise("commitment", sentence.start(), match)


def _named(clause: str) -> Iterator[tuple[str, re.Match[str]]]:
    for value, pattern in claim_patterns.PROMISES.items():
        for match in pattern.finditer(clause):
            yield f"{'no ' if _is_denied(clause, match) else ''}{value}", match


def _is_denied(clause: str, match: re.Match[str]) -> bool:
    """Say whether a clause says no to a promise; a no that is part of it ("at no cost") is none."""
    around = f"{clause[: match.start()]} {claim_words.AND.split(clause[match.end() :], maxsplit=1)[0]}"
    return bool(words.found(words.fold(around), claim_words.NEGATING))


def _promise(value: str, start: int, match: re.Match[str]) -> Claim:
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
        done = (*claim_patterns.DONE.finditer(clause), *claim_patterns.GRANTED.finditer(clause))
        yield from (match for match in done if not reporting.is_reported(clause[: match.start()]))


def _commits(match: re.Match[str]) -> bool:
    tokens = [_CLITIC.sub("", token) for token in words.fold(match["verb"]).split()]
    if claim_words.COMMITTING.intersection(tokens):
        return True
    if "send" in tokens and claim_words.THINGS.intersection(tokens):
        return True
    is_german = "werde" in match[0].lower()  # the verb comes last there
    return not claim_words.COURTESIES.intersection(tokens if is_german else tokens[:1])
