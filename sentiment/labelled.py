"""Read a file of labelled posts: CSV or JSON lines, plain or .gz, whatever program wrote it."""

from __future__ import annotations

import codecs
import csv
import dataclasses
import gzip
import json
import re
import zlib
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from domain.errors import ConfigError
from domain.errors import Problem
from domain.text import excerpt
from domain.text import printable
from sentiment.evaluation import Labelled
from sentiment.tasks import SENTIMENT
from sentiment.tasks import Task

_GZIP = b"\x1f\x8b"
_ZIP = b"PK\x03\x04"
_DELIMITERS = ",;\t|"
#: A quoted field that is still open after so many lines was never meant to be quoted.
_MOST_LINES_OF_A_ROW = 500
_MOST_NAMED = 12
#: TweetEval numbers its feelings from 0; read around 0 they would all be one too high, and nobody would notice.
_FROM_ZERO = {"0": "negative", "1": "neutral", "2": "positive"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Unreadable:
    """A line that is no labelled post, and why."""

    line: int
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """What a file holds. `notes` are sentences about how its labels were read that a person should check."""

    posts: tuple[Labelled, ...]
    unreadable: tuple[Unreadable, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Row:
    """One record by its place: its fields, or what is wrong with it."""

    line: int
    fields: dict[str, Any]
    fault: str = ""


def read(
    path: Path, *, text: str = "text", label: str = "label", target: str = "target", task: Task = SENTIMENT
) -> Sheet:
    """Read the posts of a file from its columns; a line that cannot be read is listed with its reason.

    `.csv` and `.tsv` are CSV with a line of headers (comma, semicolon, tab or bar), `.jsonl`, `.ndjson` and `.json` are
    JSON lines, and anything else is what it begins like. Column names match in any case unless one matches exactly;
    the column `target` is read for tasks that need one. Raise ConfigError, naming the file, when it cannot be opened,
    lacks a column, holds a label of another kind, or holds no labelled post at all.
    """
    lines = _load(path)
    rows = list(_read_json(lines) if _is_json(path, lines) else _read_csv(lines))
    sound = [row for row in rows if not row.fault]
    bad = [Unreadable(line=row.line, reason=row.fault) for row in rows if row.fault]
    if not sound:
        raise _refuse(path, f"holds no record{_tell_first(bad)}")
    names = list(dict.fromkeys(name for row in sound for name in row.fields))
    wanted = (text, label, target) if task.needs_target else (text, label)
    columns = [_find_column(path, names, name) for name in wanted]
    found = [_read_row(row, columns, task) for row in sound]
    bad += [one for one in found if isinstance(one, Unreadable)]
    good = [one for one in found if not isinstance(one, Unreadable)]
    _require_known(path, columns[1], good, task)
    task = _numbered(task, {one.label for one in good})
    posts = tuple(dataclasses.replace(one, label=_spell(one.label, task)) for one in good)
    if not posts:
        raise _refuse(path, f"holds no post with a text and a label{_tell_first(bad)}")
    notes = tuple(_find_notes({one.label for one in good}, posts, task))
    return Sheet(posts=posts, unreadable=tuple(sorted(bad, key=lambda one: one.line)), notes=notes)


def _refuse(path: Path, message: str) -> ConfigError:
    return ConfigError([Problem(place=str(path), message=message)])


def _tell_first(bad: Sequence[Unreadable]) -> str:
    return f"; line {bad[0].line}: {bad[0].reason}" if bad else ""


def _load(path: Path) -> list[str]:
    try:
        content = path.read_bytes()
        if content.startswith(_GZIP):
            content = gzip.decompress(content)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise _refuse(path, f"is cut off or damaged ({error}): compress it anew") from error
    except OSError as error:
        raise _refuse(path, f"cannot be read: {error.strerror or error}") from error
    if content.startswith(_ZIP):
        raise _refuse(path, "is a workbook or an archive, no text: save its sheet as CSV")
    is_wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    words = content.decode("utf-16", "replace") if is_wide else content.decode("utf-8-sig", "surrogateescape")
    return words.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _is_json(path: Path, lines: Sequence[str]) -> bool:
    first = next((line for line in lines if line.strip()), "").lstrip()
    suffixes = {suffix.casefold() for suffix in path.suffixes}
    if suffixes & {".csv", ".tsv"}:
        return False
    if first.startswith("["):
        raise _refuse(path, "is one JSON array: write each of its objects on a line of its own")
    return bool(suffixes & {".jsonl", ".ndjson", ".json"}) or first.startswith("{")


def _read_json(lines: Sequence[str]) -> Iterator[_Row]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield _Row(line=number, fields={}, fault=f"is no JSON ({str(error).split(':')[0]})")
            continue
        is_object = isinstance(record, dict)
        fault = _find_fault(line) if is_object else "is no JSON object"
        yield _Row(line=number, fields=record if is_object else {}, fault=fault)


def _find_fault(words: str) -> str:
    """Bytes that are no UTF-8 were marked while decoding."""
    return "is no UTF-8" if any("\udc80" <= char <= "\udcff" for char in words) else ""


def _read_csv(lines: Sequence[str]) -> Iterator[_Row]:
    first = next((line for line in lines if line.strip()), "")
    delimiter = max(_DELIMITERS, key=first.count)
    names: list[str] = []
    for number, fields, fault in _cut_rows(lines, delimiter):
        if not names and not fault:
            names = [name.strip() for name in fields]
            continue
        if not fault and len(fields) != len(names):
            fault = f"has {len(fields)} fields where the first line names {len(names)}"
        whole = {} if fault else dict(zip(names, fields, strict=True))
        yield _Row(line=number, fields=whole, fault=fault or _find_fault("".join(fields)))


def _cut_rows(lines: Sequence[str], delimiter: str) -> Iterator[tuple[int, list[str], str]]:
    """Yield each row with the number of its first line; a quote that never closes costs its own line alone."""
    at = 0
    while at < len(lines):
        start, window = at, [f"{line}\n" for line in lines[at : at + _MOST_LINES_OF_A_ROW]]
        rows = csv.reader(window, delimiter=delimiter, strict=True)
        try:
            for fields in rows:
                if any(field.strip() for field in fields):
                    yield at + 1, fields, ""
                at = start + rows.line_num
        except csv.Error as error:
            # A row that began further down may only have been cut off by the window: it gets one of its own.
            if at == start:
                yield at + 1, [], f"is no CSV row ({error})"
                at += 1


def _find_column(path: Path, columns: Sequence[str], wanted: str) -> str:
    if wanted in columns:
        return wanted
    alike = [name for name in columns if name.strip().casefold() == wanted.strip().casefold()]
    if alike:
        return alike[0]
    named = ", ".join(repr(printable(excerpt(name, 40))) for name in columns[:_MOST_NAMED])
    more = f" and {len(columns) - _MOST_NAMED} more" if len(columns) > _MOST_NAMED else ""
    raise _refuse(
        path, f"has no column {printable(wanted)!r}; its columns are {named}{more}: name yours with an option"
    )


def _read_row(row: _Row, columns: Sequence[str], task: Task) -> Labelled | Unreadable:
    text, label, *target = (row.fields.get(column) for column in columns)
    if not isinstance(text, str):
        return Unreadable(line=row.line, reason="has no text" if text is None else "has a text that is no string")
    if label is None or (not task.many and not str(label).strip()):
        return Unreadable(line=row.line, reason="has no label")
    if task.many:
        label = ",".join(map(str, label)) if isinstance(label, list) else re.sub(r"[;|]", ",", str(label))
    if target and not (isinstance(target[0], str) and target[0].strip()):
        return Unreadable(line=row.line, reason="has no target")
    return Labelled(line=row.line, text=text, label=_tidy(label), target=str(target[0]) if target else "")


def _numbered(task: Task, names: set[str]) -> Task:
    """Answer the task as this file numbers it: a 2 where nothing is below 0 means that counting began at 0."""
    if task.spellings is SENTIMENT.spellings and "2" in names and not names & {"-1", "-2"}:
        return dataclasses.replace(task, spellings={**task.spellings, **_FROM_ZERO})
    return task


def _names(label: str, task: Task) -> list[str]:
    return [name.strip() for name in label.split(",") if name.strip()] if task.many else [label]


def _spell(label: str, task: Task) -> str:
    """Bring known labels into the task's own; several are parted by commas, each once, in the task's order."""
    known = {task.spellings[name] for name in _names(label, task)}
    return ",".join(name for name in task.labels if name in known)


def _tidy(label: object) -> str:
    """Bring a label into the form of the table: other programs write 1 as 1.0 or +1, and -1 with a real minus."""
    name = str(label).strip().casefold().replace("\u2212", "-").removeprefix("+")
    name = name.removesuffix(".0")
    return "0" if name == "-0" else name


def _require_known(path: Path, column: str, posts: Sequence[Labelled], task: Task) -> None:
    places: dict[str, list[int]] = {}
    for post in posts:
        for name in _names(post.label, task):
            if name not in task.spellings:
                places.setdefault(name, []).append(post.line)
    if not places:
        return
    told = [_tell_label(name, lines) for name, lines in list(places.items())[:_MOST_NAMED]]
    more = f" and {len(places) - _MOST_NAMED} more" if len(places) > _MOST_NAMED else ""
    kind = "feeling" if task.spellings is SENTIMENT.spellings else f"label of {task.name}"
    raise _refuse(
        path,
        f"column {printable(column)!r} holds what is no {kind}: {', '.join(told)}{more}. "
        f"Known are {task.known}, in any case.",
    )


def _tell_label(name: str, lines: Sequence[int]) -> str:
    often = f", {len(lines)} times" if len(lines) > 1 else ""
    return f"{printable(excerpt(name, 40))!r} (line {lines[0]}{often})"


def _find_notes(names: set[str], posts: Sequence[Labelled], task: Task) -> Iterator[str]:
    if names <= {"0", "1"}:
        yield f"The labels are 0 and 1 alone: 0 was read as {task.spellings['0']} and 1 as {task.spellings['1']}."
    if task.spellings.get("0") == "negative":
        yield "The labels count from 0, as TweetEval's do: 0 was read as negative, 1 as neutral and 2 as positive."
    absent = [label for label in task.labels if label not in {n for post in posts for n in _names(post.label, task)}]
    if absent:
        yield f"No post is labelled {' or '.join(absent)}: the means are over the other labels."
