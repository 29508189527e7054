"""Typed, bounded looks into JSON that anyone may have written."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping

from domain.text import clean

Table = Mapping[str, object]
_MAX_ID = 256
_MAX_COUNT = 2**53
_MAX_RAW = 1_000_000
#: The year 9999: later moments cannot be written as a date.
MAX_AT = 253_402_300_799_000
_SENTENCES = ("title", "detail", "message", "error_description", "error", "explanation", "reason")


def parse(body: str | bytes) -> object:
    """Read JSON; raises ValueError for anything that is none, however deep or long."""
    try:
        return json.loads(body)
    except RecursionError:
        raise ValueError("nested too deeply") from None


def table(value: object) -> Table:
    """Answer the object, or an empty one where there is none."""
    return value if isinstance(value, dict) else {}


def rows(value: object) -> list[object]:
    """Answer the list, or an empty one where there is none."""
    return value if isinstance(value, list) else []


def text(value: object) -> str:
    """Answer the text, safe to store; empty where there is none."""
    return clean(value) if isinstance(value, str) else ""


def key(value: object) -> str:
    """Answer an id as an opaque string; raises ValueError where there is none."""
    whole = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    if not isinstance(whole, str) or not whole.strip() or len(whole) > _MAX_ID:
        raise ValueError("it has no usable id")
    return clean(whole).strip()


def key_or_empty(value: object) -> str:
    """Answer an id as an opaque string; empty where there is none."""
    try:
        return key(value)
    except ValueError:
        return ""


def count(value: object) -> int | None:
    """Answer a count that any database takes; None where there is none that makes sense."""
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        return None
    return min(value, _MAX_COUNT)


def number(value: object) -> float | None:
    """Answer a finite number out of a header or a field; None where there is none."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    try:
        found = float(value)
    except (ValueError, OverflowError):
        return None
    return found if math.isfinite(found) else None


def moment(seconds: object) -> int:
    """Answer milliseconds UTC out of seconds since 1970; raises ValueError for what is no date."""
    found = number(seconds)
    if found is None or not 0 <= found * 1000 <= MAX_AT:
        raise ValueError("it has no usable time")
    return int(found * 1000)


def raw(value: object) -> str:
    """Answer the network's own words as ASCII JSON, to be kept for replays."""
    try:
        return json.dumps(value, ensure_ascii=True, separators=(",", ":"))[:_MAX_RAW]
    except (RecursionError, ValueError):
        return ""


def said(body: bytes) -> str:
    """Answer the sentences of an error answer; a page of HTML or the like is only named."""
    try:
        data = table(parse(body))
    except ValueError:
        return "(a page that is no JSON)" if body.strip() else "(an empty answer)"
    found = [data.get(name) for name in _SENTENCES]
    found += [table(item).get("message") or table(item).get("detail") for item in rows(data.get("errors"))]
    nested = rows(table(data.get("json")).get("errors"))
    found += [" ".join(str(part) for part in rows(item) if part) for item in nested]
    sentences = dict.fromkeys(text(item).strip() for item in found if isinstance(item, str))
    return "; ".join(sentence for sentence in sentences if sentence)
