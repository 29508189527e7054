"""Reads a file of posts record by record, JSON lines or CSV, plain or .gz, and never holds more than one of them."""

from __future__ import annotations

import csv
import gzip
import hashlib
import json
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO
from typing import cast

from domain.clock import Clock
from domain.clock import to_iso
from domain.errors import ConfigError
from domain.errors import Problem
from domain.mention import MentionKind
from domain.mention import Post
from domain.platform import Account
from domain.platform import BadItem
from domain.text import MAX_TEXT
from domain.text import excerpt
from domain.text import printable
from platforms import payload
from platforms import replay_lines

_MAX_LINE = 4_000_000
_BOM = b"\xef\xbb\xbf"
#: A time written as a number, as it stands in a CSV field.
_NUMBER = re.compile(r"\d{9,16}(\.\d+)?")
_JSON_FAULT = re.compile(r"^(.+?)(?: starting at)?: line 1 column (\d+) \(char \d+\)$")
#: An import belongs to no account of ours on a network, so no post in it can be our own.
_NOBODY = Account(name="import", platform="replay")


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One record of the file: a post, or what cannot be read with its place; and how far the reading has come."""

    item: Post | BadItem
    bytes_read: int
    bytes_total: int
    is_undated: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class _Raw:
    """One line as it stands in the file; `fault` says what is wrong with the file itself at this place."""

    number: int
    words: bytes
    fault: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Record:
    """One record as first read: its place, its JSON where it has any, and what came of it."""

    number: int
    words: str
    item: Post | BadItem


def read(path: Path, clock: Clock) -> Iterator[Line]:
    """Answer the records of a file in their order; empty lines are none. Raises ConfigError where it cannot be opened.

    A file with `.csv` or `.tsv` in its name is CSV with a line of headers, anything else is JSON lines. A record
    without an id gets one from its content, one without a time gets the present moment.
    """
    suffixes = {suffix.casefold() for suffix in path.suffixes}
    try:
        with path.open("rb") as disk:
            total = path.stat().st_size
            source = cast("BinaryIO", gzip.GzipFile(fileobj=disk)) if path.suffix.casefold() == ".gz" else disk
            records = _read_csv(source, path.name) if suffixes & {".csv", ".tsv"} else _read_json(source)
            for record in records:
                item, is_undated = _mended(record, clock())
                if isinstance(item, BadItem):
                    item = replace(item, error=f"{path.name}:{record.number}: {_reason(item, record)}")
                yield Line(item=item, bytes_read=min(disk.tell(), total), bytes_total=total, is_undated=is_undated)
    except OSError as error:
        raise ConfigError([Problem(place=str(path), message=f"cannot be read: {error.strerror or error}")]) from error


def _reason(item: BadItem, record: _Record) -> str:
    """Answer what is wrong, without a second place: to the JSON reader every line is line 1."""
    return _JSON_FAULT.sub(r"it is no JSON (\1, column \2)", item.error.removeprefix(f"line {record.number}: "))


def _split(source: BinaryIO) -> Iterator[_Raw]:
    """Cut the stream into lines with their ends, none longer than allowed."""
    number = 0
    while True:
        try:
            words = source.readline(_MAX_LINE)
            number += 1
            if len(words) == _MAX_LINE and not words.endswith(b"\n"):
                _skip_rest(source)
                yield _Raw(number=number, words=words[:MAX_TEXT], fault="it is longer than 4 MB")
                continue
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            if not number and isinstance(error, gzip.BadGzipFile):
                raise
            fault = "the compressed file is cut off or damaged from here on"
            yield _Raw(number=number + 1, words=b"", fault=fault)
            return
        if not words:
            return
        yield _Raw(number=number, words=words.removeprefix(_BOM) if number == 1 else words)


def _skip_rest(source: BinaryIO) -> None:
    while (rest := source.readline(_MAX_LINE)) and not rest.endswith(b"\n"):
        pass


def _read_json(source: BinaryIO) -> Iterator[_Record]:
    for raw in _split(source):
        if raw.fault:
            yield _bad([raw], raw.fault)
        elif raw.words.strip():
            item = replay_lines.read_line(raw.words.rstrip(b"\r\n"), raw.number, MentionKind.IMPORTED, _NOBODY)
            yield _Record(number=raw.number, words=raw.words.decode("utf-8", "replace"), item=item)


def _read_csv(source: BinaryIO, file: str) -> Iterator[_Record]:
    """Read rows under the names of the first one; what a broken row swallowed is kept with it."""
    taken: list[_Raw] = []
    texts = _texts(_split(source), taken)
    first = next(texts, "")
    delimiter = max(",;\t", key=first.count)
    names = [name.strip().casefold() for name in next(csv.reader([first], delimiter=delimiter), [])]
    if names and "text" not in names:
        message = f"the first line names no column 'text', only: {excerpt(printable(', '.join(names)))}"
        raise ConfigError([Problem(place=f"{file}:1", message=message)])
    rows = csv.reader(texts, delimiter=delimiter, strict=True)
    while True:
        taken.clear()
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield _bad(taken, f"it is no CSV row: {error}")
            continue
        if row or any(raw.fault for raw in taken):
            yield _read_row(names, row, taken)


def _texts(raws: Iterator[_Raw], taken: list[_Raw]) -> Iterator[str]:
    """Hand lines to the CSV reader and remember which; bytes that are no UTF-8 go through marked."""
    for raw in raws:
        taken.append(raw)
        yield raw.words.decode("utf-8", "surrogateescape")


def _read_row(names: list[str], row: list[str], taken: list[_Raw]) -> _Record:
    words = b"".join(raw.words for raw in taken)
    fault = next((raw.fault for raw in taken if raw.fault), "")
    if not fault and any("\udc80" <= letter <= "\udcff" for field in row for letter in field):
        fault = "it is no UTF-8"
    if not fault and b"\0" in words:
        fault = "it holds NUL characters"
    if not fault and len(row) != len(names):
        fault = f"it has {len(row)} fields where the first line names {len(names)}"
    if fault:
        return _bad(taken, fault)
    fields: dict[str, str | float] = {name: value for name, value in zip(names, row, strict=True) if value}
    at = fields.get("created_at")
    if isinstance(at, str) and _NUMBER.fullmatch(at.strip()):
        fields["created_at"] = float(at)
    line = json.dumps(fields)
    number = taken[0].number
    return _Record(number=number, words=line, item=replay_lines.read_post(line, number=number))


def _bad(taken: list[_Raw], fault: str) -> _Record:
    words = b"".join(raw.words for raw in taken)
    digest = hashlib.sha256(words).hexdigest()[:16]
    item = BadItem(native_id=f"line-{digest}", raw=words.decode("utf-8", "backslashreplace"), error=fault)
    return _Record(number=taken[0].number if taken else 0, words="", item=item)


def _mended(record: _Record, now_at: int) -> tuple[Post | BadItem, bool]:
    """Answer the record's item, its id and time filled in where it has none; and whether the time was."""
    item = record.item
    if isinstance(item, Post):
        return (_too_long(record) if len(item.text) >= MAX_TEXT else item), False
    data = _object(record.words)
    missing = [name for name in ("id", "created_at") if data.get(name) in (None, "")]
    if not missing or not isinstance(data.get("text"), str):
        return item, False
    filled = dict(data)
    if "id" in missing:
        filled["id"] = f"content-{hashlib.sha256(json.dumps(data, sort_keys=True).encode()).hexdigest()[:32]}"
    if "created_at" in missing:
        filled["created_at"] = to_iso(now_at)
    found = replay_lines.read_post(json.dumps(filled), number=record.number)
    if isinstance(found, BadItem):
        return replace(found, native_id=item.native_id, raw=item.raw), False
    again = _Record(number=record.number, words=record.words, item=replace(found, raw=payload.raw(data)))
    return _mended(again, now_at)[0], "created_at" in missing


def _too_long(record: _Record) -> Post | BadItem:
    """Answer the post, or its refusal where its text was cut: half a text is not what somebody wrote."""
    text = _object(record.words).get("text")
    if not isinstance(text, str) or len(text) <= MAX_TEXT:
        return record.item
    digest = hashlib.sha256(record.words.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    error = f"its text is longer than {MAX_TEXT:,} characters"
    return BadItem(native_id=f"line-{digest}", raw=record.words, error=error)


def _object(words: str) -> payload.Table:
    try:
        return payload.table(payload.parse(words))
    except ValueError:
        return {}
