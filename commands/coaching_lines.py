"""Reads the posts and replies that `coach` is given as a file: JSON lines or CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from domain.errors import ConfigError
from domain.errors import Problem
from domain.text import clean

_REPLY, _POST = "reply", "post"
_DELIMITERS = (",", ";", "\t", "|")


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


def read(file: Path) -> Sheet:
    """Read a file; what begins with a brace is JSON lines, anything else CSV with a line of headers.

    Each record has `post` and `reply`, and may have `language` and `name`; one that lacks them is listed with its
    reason. Raises ConfigError where the file cannot be read or holds no reply at all.
    """
    try:
        text = file.read_bytes().decode("utf-8-sig", "replace")
    except OSError as error:
        raise _refuse(file, f"cannot be read: {error.strerror or error}") from error
    records = _json(text) if text.lstrip().startswith("{") else _csv(text)
    found = list(_read(records))
    lines = tuple(one for one in found if isinstance(one, Line))
    bad = tuple(one for one in found if isinstance(one, Unreadable))
    if not lines:
        told = f"; line {bad[0].line}: {bad[0].reason}" if bad else ""
        raise _refuse(file, f"holds no post with a reply{told}")
    return Sheet(lines=lines, unreadable=bad)


def _refuse(file: Path, message: str) -> ConfigError:
    return ConfigError([Problem(place=str(file), message=message)])


def _json(text: str) -> Iterator[tuple[int, object]]:
    for number, line in enumerate(io.StringIO(text), 1):  # splitlines would part a text at rarer separators, too
        if line.strip():
            try:
                yield number, json.loads(line)
            except (ValueError, RecursionError):
                yield number, None


def _csv(text: str) -> Iterator[tuple[int, object]]:
    delimiter = max(_DELIMITERS, key=text.partition("\n")[0].count)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
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
