"""Find what a reply claims, in a form that can be compared, and which of it nothing stands for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from functools import lru_cache
from urllib.parse import urlsplit

from domain import authority
from domain import words
from domain.claim import Claim
from domain.claim import ClaimKind
from domain.fact import Fact
from domain.playbook import Voice
from responders.guarding import claim_patterns
from responders.guarding import claim_words
from responders.guarding import patterns
from responders.reading import numbers

_SENTENCE = re.compile(r"(?:[^.!?…\n]|[.!?…](?=\S)){1,5000}+[.!?…]{0,8}+")
#: A point ends a clause too: what one sentence denies, the next may grant.
_CLAUSE = re.compile(r"(?:[^,;:–—.!?…\n]|[,:](?=\d)|\.(?=\S)){1,2000}+[.!?…]?")
_NEAR = {re.compile(written, re.IGNORECASE): value for written, value in claim_patterns.DAYS.items()}
_UNITS = {re.compile(written, re.IGNORECASE): unit for written, unit in claim_patterns.UNITS.items()}
_CENTURY = 2000
#: A brand's facts and the posts of a day, so that no fact is read twice.
_GROUNDS = 2_048
#: What Spanish hangs on to a verb: revisarlo, enviarte.
_CLITIC = re.compile(r"(?<=[aei]r)(?:te|le|l[oa]s?|nos|se)$")


def find_claims(text: str) -> tuple[Claim, ...]:
    """Answer every claim in a text, in order; two ways of writing the same have the same value. What is claimed to be
    refused ("we cannot refund this") has a value of its own ("no refund").
    """
    found: list[Claim] = []
    rest = text
    for search in (_links, _phones, _money, _durations, _dates):
        here = list(search(rest))
        rest = _blanked(rest, here)
        found += here
    without_links = _blanked(text, [claim for claim in found if claim.kind is ClaimKind.LINK])
    return tuple(sorted([*found, *_promises(without_links)], key=lambda claim: (claim.start, claim.end)))


def unbound(text: str, *, facts: Iterable[Fact], voice: Voice, post: str = "") -> tuple[Claim, ...]:
    """Answer the claims of a reply that nothing stands for; `facts` are those that hold for it.

    A claim is bound by one fact that says the same; beside a promise that fact must make the promise too, so that a
    postage of 5 euros stands for no refund of 5 euros. Links and telephone numbers are bound by the voice's contact as
    well. What the author themselves wrote in `post` may be repeated in a clause that acknowledges it ("the 3 hours you
    waited"), in a sentence that offers nothing; links and telephone numbers are never excused so.
    """
    claims = [claim for claim in find_claims(text) if not _is_name(text, claim, voice)]
    if not claims:
        return ()
    grounds = [_ground_of((*fact.answers.values(), *fact.links)) for fact in facts]
    ours, theirs = _ground_of((voice.contact, voice.signature)), _ground_of((post,))
    found: list[Claim] = []
    for sentence in _SENTENCE.finditer(text):
        here = [claim for claim in claims if sentence.start() <= claim.start < sentence.end()]
        promised = frozenset(claim.value for claim in here if claim.kind is ClaimKind.PROMISE)
        for claim in here:
            is_bound = ours.reaches(claim) or any(ground.covers(claim, promised) for ground in grounds)
            if not is_bound and not (theirs.says(claim) and _is_repeated(text, sentence, claim, promised)):
                found.append(claim)
    return tuple(found)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Ground:
    """What some texts claim: by kind and value, and the hosts they lead to."""

    said: frozenset[tuple[ClaimKind, str]]
    hosts: frozenset[str]

    def says(self, claim: Claim) -> bool:
        """Say whether the same is claimed here; where a link or a number leads is no matter of repeating."""
        is_address = claim.kind in {ClaimKind.LINK, ClaimKind.PHONE}
        return not is_address and (claim.kind, claim.value) in self.said

    def reaches(self, claim: Claim) -> bool:
        """Say whether a link leads to a host that is known here, or a telephone number stands here."""
        if claim.kind is ClaimKind.LINK:
            return claim.value.partition("/")[0] in self.hosts
        return claim.kind is ClaimKind.PHONE and (claim.kind, claim.value) in self.said

    def covers(self, claim: Claim, promised: frozenset[str]) -> bool:
        """Say whether the claim stands here, and one of the promises that its sentence makes with it."""
        made = {value for kind, value in self.said if kind is ClaimKind.PROMISE}
        is_kept = not promised or bool(promised & made) or claim.kind in {ClaimKind.LINK, ClaimKind.PHONE}
        return is_kept and (claim.kind, claim.value) in self.said


@lru_cache(maxsize=_GROUNDS)
def _ground_of(texts: tuple[str, ...]) -> _Ground:
    claims = [claim for text in texts if text for claim in find_claims(text)]
    said = {(claim.kind, value) for claim in claims for value in (claim.value, _yearless(claim.value))}
    hosts = {claim.value.partition("/")[0] for claim in claims if claim.kind is ClaimKind.LINK}
    return _Ground(said=frozenset(said), hosts=frozenset(hosts))


def _yearless(value: str) -> str:
    return f"-{value[4:]}" if re.fullmatch(r"\d{4}-\d\d-\d\d", value) else value


def _is_name(text: str, claim: Claim, voice: Voice) -> bool:
    """Say whether the words are part of the brand's own name."""
    name = voice.brand.casefold()
    around = text[max(0, claim.start - len(name)) : claim.end + len(name)].casefold()
    return bool(name) and text[claim.start : claim.end].casefold() in name and name in around


def _is_repeated(text: str, sentence: re.Match[str], claim: Claim, promised: frozenset[str]) -> bool:
    """Say whether the author's words are acknowledged, by their clause, in a sentence that offers nothing.

    An amount beside a promise is part of it; a promise is only theirs where it is named as a thing ("your refund").
    """
    if words.found(words.fold(sentence[0]), claim_words.OFFERING) or (promised and claim.kind is ClaimKind.MONEY):
        return False
    clauses = _CLAUSE.finditer(text, sentence.start(), sentence.end())
    clause = next((one for one in clauses if one.start() <= claim.start < one.end()), None)
    if clause is None or not words.found(words.fold(clause[0]), claim_words.ACKNOWLEDGING):
        return False
    before = words.fold(text[clause.start() : claim.start]).split()
    return claim.kind is not ClaimKind.PROMISE or bool(before and before[-1] in claim_words.NAMING)


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
    said = words.fold(match["half_one"] or match["one"])
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
        value = _date(match)
        if value:
            yield Claim(kind=ClaimKind.DATE, value=value, start=match.start(), end=match.end())


def _date(match: re.Match[str]) -> str:
    """Answer a day as 2026-12-24 or --12-24, a time as 17:00, a name in English; "" for what can be none of them."""
    if match["near"]:
        return next(value for pattern, value in _NEAR.items() if pattern.search(match.string, *match.span("near")))
    if match["hour"] or match["full"]:
        return _time(
            int(match["hour"] or match["full"]), int(match["minute"] or 0), match["half"] or match["full_half"]
        )
    day = int(match["iso_day"] or match["d"] or match["day"] or match["us_day"])
    name = match["month"] or match["us_month"]
    month = claim_patterns.MONTHS[name.lower()] if name else int(match["iso_month"] or match["m"] or match["slash"])
    if month > 12:  # the month stands before the day
        day, month = month, day
    years = ("year", "y", "slash_year", "long_year", "us_year")
    year = next((match[name] for name in years if match[name]), "")
    year = str(_CENTURY + int(year)) if len(year) == 2 else year or "-"
    return f"{year}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else ""


def _time(hour: int, minute: int, half: str | None) -> str:
    if half:
        hour = hour % 12 + (12 if half.lower() == "p" else 0)
    return f"{hour:02}:{minute:02}" if hour <= 24 and minute < 60 else ""


def _promises(text: str) -> Iterator[Claim]:
    for clause in _CLAUSE.finditer(text):
        folded = words.fold(clause[0])
        no = "no " if words.found(folded, claim_words.NEGATING) else ""
        for value, pattern in claim_patterns.PROMISES.items():
            yield from (_promise(f"{no}{value}", clause, match) for match in pattern.finditer(clause[0]))
        yield from (_promise("commitment", clause, match) for match in _commitments(clause[0]))


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


def _commits(match: re.Match[str]) -> bool:
    tokens = [_CLITIC.sub("", token) for token in words.fold(match["verb"]).split()]
    if claim_words.COMMITTING.intersection(tokens):
        return True
    if "send" in tokens and claim_words.THINGS.intersection(tokens):
        return True
    is_german = "werde" in match[0].lower()  # the verb comes last there
    return not claim_words.COURTESIES.intersection(tokens if is_german else tokens[:1])
