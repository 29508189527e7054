"""Read the written forms that settings take: durations, opening hours, time zones, addresses."""

from __future__ import annotations

import difflib
import itertools
import re
import zoneinfo
from collections.abc import Iterable
from urllib.parse import urlsplit

from domain.clock import DAY
from domain.clock import HOUR
from domain.clock import MINUTE
from domain.clock import SECOND

#: When a day is worked: from and to, in minutes after local midnight.
Span = tuple[int, int]

UNITS = {"d": DAY, "h": HOUR, "m": MINUTE, "s": SECOND}
LONGEST = 3650 * DAY

_DURATION = re.compile(r"(?:(\d+)d)?\s*(?:(\d+)h)?\s*(?:(\d+)m)?\s*(?:(\d+)s)?", re.ASCII)
_SPAN = re.compile(r"(\d{1,2}):(\d{2})\s*[-–]\s*(\d{1,2}):(\d{2})", re.ASCII)


def parse_duration(written: object) -> int:
    """Answer the milliseconds of "90s", "30m", "2h", "1d" or "1h30m"; raise ValueError with a sentence."""
    found = _DURATION.fullmatch(written.strip()) if isinstance(written, str) else None
    if found is None or not any(found.groups()):
        raise ValueError('a duration is a number with a unit in quotes, such as "90s", "30m", "2h", "1d" or "1h30m"')
    total = sum(int(count or 0) * unit for count, unit in zip(found.groups(), UNITS.values(), strict=True))
    if not SECOND <= total <= LONGEST:
        raise ValueError('a duration lies between "1s" and "3650d"')
    return total


def format_duration(milliseconds: int) -> str:
    """Write milliseconds as `parse_duration` reads them, in the largest units that fit: 90 minutes is "1h30m"."""
    parts = []
    for letter, unit in UNITS.items():
        count, milliseconds = divmod(milliseconds, unit)
        if count:
            parts.append(f"{count}{letter}")
    return "".join(parts)


def parse_opening(written: str) -> tuple[Span, ...]:
    """Read "09:00-17:00" or "09:00-13:00, 14:00-18:00"; an empty text is a closed day. Raise ValueError."""
    spans = tuple(_parse_span(part) for part in written.split(",")) if written.strip() else ()
    if any(later[0] < earlier[1] for earlier, later in itertools.pairwise(spans)):
        raise ValueError("opening hours of a day must follow one another")
    return spans


def check_opening(written: str) -> str:
    """Answer opening hours as they came; raise ValueError where `parse_opening` does."""
    parse_opening(written)
    return written


def _parse_span(written: str) -> Span:
    found = _SPAN.fullmatch(written.strip())
    if found is None:
        raise ValueError('opening hours are written "09:00-17:00" or "09:00-13:00, 14:00-18:00", a closed day ""')
    hour, minute, end_hour, end_minute = (int(part) for part in found.groups())
    opens, closes = hour * 60 + minute, end_hour * 60 + end_minute
    if max(minute, end_minute) > 59 or closes > 24 * 60:
        raise ValueError("opening hours lie between 00:00 and 24:00")
    if opens >= closes:
        raise ValueError("opening hours must open before they close; a night shift is written on two days")
    return opens, closes


def check_timezone(name: str) -> str:
    """Answer the name of an IANA time zone as it came; raise ValueError with a sentence."""
    if name == "UTC":
        return name
    try:
        zoneinfo.ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        guess = did_you_mean(name, zoneinfo.available_timezones())
        raise ValueError(f"no time zone has this name{guess or ', write one such as Europe/Madrid'}") from None
    return name


def check_address(written: str) -> str:
    """Answer an http or https address as it came; raise ValueError where it is none or holds a password."""
    try:
        parts = urlsplit(written)
        usable = not written or (parts.scheme in {"http", "https"} and bool(parts.hostname))
    except ValueError:
        usable = False
    if not usable:
        raise ValueError('an address begins with "http://" or "https://" and names a host')
    if written and "@" in parts.netloc:
        raise ValueError("an address holds no user name and no password; secrets are given by environment variables")
    return written


def check_some(words: tuple[str, ...]) -> tuple[str, ...]:
    """Answer the words as they came; raise ValueError where there are none."""
    if not words:
        raise ValueError("must name at least one")
    return words


def did_you_mean(word: str, known: Iterable[str], *, nearness: float = 0.6) -> str:
    """Answer `; did you mean "port"?` for the nearest known word, or nothing where none is near."""
    near = difflib.get_close_matches(word, sorted(known), n=1, cutoff=nearness)
    return f'; did you mean "{near[0]}"?' if near else ""


def parse_pairs(written: object) -> object:
    """Answer the table that an environment variable writes as "it=one, fr=other"; what the file holds stays as it is.

    Raises ValueError for a part without an equals sign.
    """
    if not isinstance(written, str):
        return written
    pairs = [part.partition("=") for part in written.split(",") if part.strip()]
    if any(not (sign and name.strip() and value.strip()) for name, sign, value in pairs):
        raise ValueError("a table is written as name=value, with commas between, such as it=one, fr=other")
    return {name.strip(): value.strip() for name, _, value in pairs}


def parse_amounts(written: object) -> object:
    """Answer the table that an environment variable writes as "EUR=50, any=20"; raises as `parse_pairs` does."""
    table = parse_pairs(written)
    if not isinstance(written, str) or not isinstance(table, dict):
        return table
    try:
        return {code: float(amount) for code, amount in table.items()}
    except ValueError as error:
        raise ValueError("an amount is a number, such as EUR=50 or EUR=49.90") from error
