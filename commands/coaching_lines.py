"""Reads what `coach` is given as a file: posts and replies in JSON lines or CSV, or one reply as plain text."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterator
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from domain.errors import ConfigError
from domain.errors import Problem
from domain.text import clean

_REPLY, _POST = "reply", "post"
_DELIMITERS = (",", ";", "\t", "|")
_CSV_SUFFIXES = frozenset({".csv", ".tsv"})
_STANDARD_INPUT = "-"


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A reply, the post it answers, and where it stood; `language` and `name` are the author's, "" where not given."""

    line: int
    post: str
    reply: str
    language: str = ""
    name: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Unreadable:
    """A record that cannot be used, and why."""

    line: int
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """What a file holds."""

    lines: tuple[Line, ...]
    unreadable: tuple[Unreadable, ...] = ()


def read(file: Path, *, post: str = "", name: str = "") -> Sheet:
    """Read a file, `-` for standard input: records in JSON or CSV, or one reply to `post`, whose author is `name`.

    Records are what begins with a brace, line by line, a JSON list, and CSV, which is known by its headers or by the
    file's name. Each has `post` and `reply`, and may have `language` and `name`; one that lacks them is listed with its
    reason. Raises ConfigError where the file cannot be read or holds no reply at all.
    """
    text = _text_of(file)
    records = _records(text, is_csv=file.suffix.lower() in _CSV_SUFFIXES)
    if records is None:
        return Sheet(lines=(Line(line=1, post=post, reply=clean(text).strip(), name=name),))
    if post or name:
        raise _refuse(file, "holds posts and names of its own; leave --post and --name away")
    found = list(_read(records))
    lines = tuple(one for one in found if isinstance(one, Line))
    bad = tuple(one for one in found if isinstance(one, Unreadable))
    if not lines:
        told = f"; line {bad[0].line}: {bad[0].reason}" if bad else ""
        raise _refuse(file, f"holds no post with a reply{told}")
    return Sheet(lines=lines, unreadable=bad)


def _refuse(file: Path, message: str) -> ConfigError:
    return ConfigError([Problem(place=str(file), message=message)])


def _text_of(file: Path) -> str:
    try:
        read = sys.stdin.buffer.read() if str(file) == _STANDARD_INPUT else file.read_bytes()
    except OSError as error:
        raise _refuse(file, f"cannot be read: {error.strerror or error}") from error
    text = read.decode("utf-8-sig", "replace")
    if not text.strip():
        raise _refuse(file, "is empty")
    if "\0" in text:
        raise _refuse(file, "is no text")
    return text


def _records(text: str, *, is_csv: bool) -> Iterator[tuple[int, object]] | None:
    """Answer the records of a text, None where it is one reply."""
    start = text.lstrip()
    if start.startswith("{"):
        return _json(text)
    if start.startswith("["):
        with suppress(ValueError, RecursionError):
            listed = json.loads(text)
            return iter(enumerate(listed, 1)) if isinstance(listed, list) else None
    headers = _headers(text)
    return _csv(text) if is_csv or (len(headers) > 1 and {_POST, _REPLY}.intersection(headers)) else None


def _headers(text: str) -> list[str]:
    line = text.lstrip().partition("\n")[0]
    return [name.strip().strip('"').lower() for name in line.split(_delimiter(line))]


def _delimiter(line: str) -> str:
    return max(_DELIMITERS, key=line.count)


def _json(text: str) -> Iterator[tuple[int, object]]:
    for number, line in enumerate(io.StringIO(text), 1):  # splitlines would part a text at rarer separators, too
        if line.strip():
            try:
                yield number, json.loads(line)
            except (ValueError, RecursionError):
                yield number, None


def _csv(text: str) -> Iterator[tuple[int, object]]:
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=_delimiter(text.partition("\n")[0]))
    try:
        rows.fieldnames = [name.strip().lower() for name in rows.fieldnames or ()]
        for row in rows:
            yield rows.line_num, row
    except csv.Error:
        yield max(1, rows.line_num), None  # the line it broke off at; headers are not counted before they are read


def _read(records: Iterator[tuple[int, object]]) -> Iterator[Line | Unreadable]:
    for number, record in records:
        if not isinstance(record, Mapping):
            yield Unreadable(line=number, reason="cannot be read as a record")
            continue
        given = {
            name: clean(value) for name, value in record.items() if isinstance(name, str) and isinstance(value, str)
        }
        missing = next((name for name in (_POST, _REPLY) if not given.get(name, "").strip()), None)
        if missing:
            yield Unreadable(line=number, reason=f"has no {missing}")
        else:
            optional = {name: given.get(name, "").strip() for name in ("language", "name")}
            yield Line(line=number, post=given[_POST], reply=given[_REPLY], **optional)
