"""Read facts from Markdown, TOML and CSV files: every good one, and every problem with its place and the mend."""

from __future__ import annotations

import csv
import io
import re
import tomllib
from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import tzinfo
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from config.fact_table import KEYS
from config.fact_table import read_table
from config.values import did_you_mean
from domain.errors import Problem
from domain.fact import Fact

SUFFIXES = (".md", ".toml", ".csv")
_LARGEST = 4_000_000
_FRONT = re.compile(
    r"\A\+\+\+[ \t]*\r?\n(?P<front>.*?)^\+\+\+[ \t]*(?:\r?\n|\Z)(?P<body>.*)\Z", re.DOTALL | re.MULTILINE
)
#: Columns of a CSV file beside the keys; `answer_de` gives the answer in German.
_TEXT_IN = re.compile(r"(answer|instead)s?[._ ]([a-z]{2})")
_TEXTS = {"answer": "answers", "instead": "instead"}
_LISTS = ("questions", "channels", "links")
_OTHER_NAMES = {"question": "questions", "link": "links", "channel": "channels"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """What a fact may name: the team's time zone for its dates, the brands and the networks there are."""

    zone: str = "UTC"
    brands: Collection[str] = ()
    channels: Collection[str] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """A good fact and the file it stands in, by its path inside the folder."""

    fact: Fact
    source: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Shelf:
    """What files hold. `seen` names every file; `read` those whose every fact is known, so that what such a file lacks
    was taken out of it. `is_there` is false where the folder itself could not be found.
    """

    found: tuple[Found, ...] = ()
    problems: tuple[Problem, ...] = ()
    seen: frozenset[str] = frozenset()
    read: frozenset[str] = frozenset()
    is_there: bool = True


def read_folder(folder: Path, known: Known) -> Shelf:
    """Answer the facts of every .md, .toml and .csv file of a folder and the folders in it, in the order of paths."""
    if not folder.is_dir():
        problem = Problem(place=str(folder), message="is no folder; make it, or name another under [facts]")
        return Shelf(problems=(problem,), is_there=False)
    files = sorted(file for file in folder.rglob("*") if file.suffix.lower() in SUFFIXES and file.is_file())
    visible = (file for file in files if not any(part.startswith(".") for part in file.relative_to(folder).parts))
    return _gather(((file, file.relative_to(folder).as_posix()) for file in visible), known)


def read_file(file: Path, known: Known) -> Shelf:
    """Answer the facts of one file by its ending; one that is missing or of another kind is a problem."""
    if file.suffix.lower() not in SUFFIXES:
        problem = Problem(place=str(file), message=f"is no file of facts; those end in {', '.join(SUFFIXES)}")
        return Shelf(problems=(problem,))
    return _gather([(file, str(file))], known)


def _gather(files: Iterable[tuple[Path, str]], known: Known) -> Shelf:
    found: dict[str, tuple[Fact, str, str]] = {}
    problems: list[Problem] = []
    seen: set[str] = set()
    read: set[str] = set()
    zone = ZoneInfo(known.zone)
    for file, source in files:
        seen.add(source)
        faults: list[Problem] = []
        for place, fact in _read(file, source, zone, known, faults):
            if fact.id in found:
                before = found[fact.id][2]
                where = "further up" if before == place else f"by {before}"
                taken = f'the id "{fact.id}" is already taken {where}; give one of the two another'
                faults.append(Problem(place=f"{place} id", message=taken))
            else:
                found[fact.id] = (fact, source, place)
        problems += faults
        if not faults:
            read.add(source)
    kept = tuple(Found(fact=fact, source=source) for fact, source, _ in found.values())
    return Shelf(found=kept, problems=tuple(problems), seen=frozenset(seen), read=frozenset(read))


def _read(file: Path, source: str, zone: tzinfo, known: Known, problems: list[Problem]) -> Iterator[tuple[str, Fact]]:
    """Yield each good fact of a file with its place."""
    text = _text(file, source, problems)
    if text is None:
        return
    kinds = {".md": _markdown, ".toml": _toml, ".csv": _csv}
    for place, table in kinds[file.suffix.lower()](source, text, problems):
        fact, faults = read_table(table, zone, brands=known.brands, channels=known.channels)
        problems += [Problem(place=f"{place} {fault.field}".strip(), message=fault.message) for fault in faults]
        if fact is not None:
            yield place, fact


def _text(file: Path, source: str, problems: list[Problem]) -> str | None:
    try:
        if file.stat().st_size > _LARGEST:
            problems.append(Problem(place=source, message="is larger than 4 MB; part it into several files"))
            return None
        raw = file.read_bytes()
        return raw.decode("utf-16" if raw[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig")
    except OSError as error:
        problems.append(Problem(place=source, message=f"cannot be read: {error.strerror}"))
    except UnicodeDecodeError as error:
        problems.append(Problem(place=source, message=f"is no text in UTF-8 (byte {error.start}); save it as UTF-8"))
    return None


def _parse(source: str, text: str, problems: list[Problem]) -> dict[str, Any] | None:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        problems.append(Problem(place=source, message=f"is not valid TOML: {error}"))
    except (ValueError, RecursionError):
        problems.append(Problem(place=source, message="holds a number or a nesting beyond all measure"))
    return None


def _markdown(source: str, text: str, problems: list[Problem]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Read one fact: its keys between lines of +++, its answer below them, its id the file's name unless it has one."""
    parts = _FRONT.match(text)
    if parts is None:
        message = "must begin with a line +++, then the keys in TOML, then a line +++, then the answer"
        problems.append(Problem(place=source, message=message))
        return
    table = _parse(source, parts["front"], problems)
    if table is None:
        return
    table.setdefault("id", Path(source).stem)
    body = parts["body"].strip()
    if body and "answer" in table:
        problems.append(Problem(place=f"{source} answer", message="stands above the line +++ and below it; keep one"))
    elif body:
        table["answer"] = " ".join(body.split())
    yield source, table


def _toml(source: str, text: str, problems: list[Problem]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Read the rows of [[facts]], or one fact whose keys stand alone."""
    table = _parse(source, text, problems)
    if table is None:
        return
    if "facts" not in table:
        yield source, {"id": Path(source).stem, **table}
        return
    for key in table:
        if key != "facts":
            message = f"stands outside [[facts]]{did_you_mean(key, KEYS)}"
            problems.append(Problem(place=f"{source} {key}", message=message))
    rows = table["facts"]
    for number, row in enumerate(rows if isinstance(rows, list) else [rows], 1):
        name = row.get("id") if isinstance(row, dict) else None
        place = f'{source} "{name}"' if isinstance(name, str) and name else f"{source} number {number}"
        if isinstance(row, dict):
            yield place, row
        else:
            problems.append(Problem(place=place, message="must be a table; begin each fact with a line [[facts]]"))


def _csv(source: str, text: str, problems: list[Problem]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Read a row for each fact, the names of the keys in the first; lists are parted by | or by lines."""
    first = text.partition("\n")[0]
    mark = max(",;\t", key=first.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=mark, restkey="", strict=True)
    try:
        columns = {column: _column(column) for column in reader.fieldnames or ()}
        for column, key in columns.items():
            if key not in KEYS and not _TEXT_IN.fullmatch(key):
                message = f"is no column of facts{did_you_mean(key, KEYS)}; there are {', '.join(KEYS)}"
                problems.append(Problem(place=f'{source} column "{column[:60]}"', message=message))
        names = [_column(column) for column in reader.fieldnames or ()]
        for key in (key for key in dict.fromkeys(names) if names.count(key) > 1):
            message = "stands there more than once, and only one would count; part what is several by |"
            problems.append(Problem(place=f'{source} column "{key}"', message=message))
        for row in reader:
            if "" in row:
                message = "has more fields than the first line; put quotes around texts with a comma"
                problems.append(Problem(place=f"{source}:{reader.line_num}", message=message))
            elif any(value for value in row.values()):
                yield f"{source}:{reader.line_num}", _row(row, columns)
    except csv.Error as error:
        problems.append(Problem(place=f"{source}:{reader.line_num}", message=f"is no CSV: {error}"))


def _column(column: str) -> str:
    name = column.strip().lower().replace(" ", "_")
    text = _TEXT_IN.fullmatch(name)
    return f"{_TEXTS[text[1]]}.{text[2]}" if text else _OTHER_NAMES.get(name, name)


def _row(row: Mapping[str, str | None], columns: Mapping[str, str]) -> dict[str, Any]:
    table: dict[str, Any] = {}
    for column, key in columns.items():
        value = (row.get(column) or "").strip()
        if not value:
            continue
        name, _, language = key.partition(".")
        if language or name == "instead":
            table.setdefault(name, {})[language] = value
        elif key in _LISTS:
            table[key] = [part.strip() for part in re.split(r"[|\n]", value) if part.strip()]
        elif key in KEYS:
            table[key] = value
    return table
