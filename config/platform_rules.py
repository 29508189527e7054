"""Read what networks allow: the rules we ship, and a file of the operator's own that stands over them by id."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from importlib import resources
from pathlib import Path
from typing import Any
from typing import TypeVar
from urllib.parse import urlsplit

from config.values import did_you_mean
from domain.errors import ConfigError
from domain.errors import Problem
from domain.verdict import OWN_RULES
from domain.verdict import Condition
from domain.verdict import Rule
from domain.verdict import Way

SHIPPED = "platform_rules.toml"
KEYS = ("id", "platforms", "when", "way", "words", "source", "url", "checked")
#: What a rule of a file may say. Whether there is an account or a page is no matter of rules.
CONDITIONS = tuple(one for one in Condition if one not in {Condition.NO_ACCOUNT, Condition.NO_PAGE})
WAYS = tuple(one for one in Way if one is not Way.NOWHERE)
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_Word = TypeVar("_Word", bound=StrEnum)


def load_rules(file: Path | None, kinds: Collection[str]) -> tuple[Rule, ...]:
    """Answer all rules; one in `file` takes the place of the shipped one of its id, further ones are added.

    `kinds` are the platforms that exist. Raises ConfigError with every problem of both files: unknown keys, words and
    platforms, wrong types, ids given twice or built in.
    """
    problems: list[Problem] = []
    shipped = _read(SHIPPED, resources.files("config").joinpath(SHIPPED).read_bytes(), None, problems)
    known = {*kinds, *(platform for rule in shipped.values() for platform in rule.platforms)}
    raw = _open(file, problems) if file else b""
    own = _read(str(file), raw, known, problems)
    if problems:
        raise ConfigError(problems)
    return tuple({**shipped, **own}.values())


def _open(file: Path, problems: list[Problem]) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        problems.append(Problem(place=str(file), message=f"cannot be read: {error.strerror}"))
        return b""


def _read(file: str, raw: bytes, known: Collection[str] | None, problems: list[Problem]) -> dict[str, Rule]:
    read: dict[str, Rule] = {}
    for position, row in enumerate(_rows(file, raw, problems), start=1):
        reader = _Reader(f"{file} rule {row.get('id', position)}", row, known)
        rule = reader.read()
        problems += reader.problems
        if rule.id in read:
            problems.append(Problem(place=reader.place, message="its id is taken by a rule above"))
        read[rule.id] = rule
    return read


def _rows(file: str, raw: bytes, problems: list[Problem]) -> Iterable[Mapping[str, Any]]:
    try:
        tree = tomllib.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        problems.append(Problem(place=file, message=f"is not UTF-8 text (byte {error.start})"))
        return []
    except tomllib.TOMLDecodeError as error:
        problems.append(Problem(place=file, message=f"is not TOML: {error}"))
        return []
    except (ValueError, RecursionError):
        problems.append(Problem(place=file, message="holds a number or a nesting beyond all measure"))
        return []
    problems += [
        Problem(place=f"{file} {key}", message="is unknown; the file holds [[rules]] alone")
        for key in tree
        if key != "rules"
    ]
    rows = tree.get("rules", [])
    if isinstance(rows, list) and all(isinstance(row, dict) for row in rows):
        return rows
    problems.append(Problem(place=f"{file} rules", message="each rule begins with a line [[rules]], in two pairs"))
    return []


class _Reader:
    """Reads one row into a rule and collects what is wrong with it."""

    def __init__(self, place: str, row: Mapping[str, Any], known: Collection[str] | None) -> None:
        self.place = place
        self._row = row
        self._known = known
        self.problems: list[Problem] = []

    def read(self) -> Rule:
        """Answer the rule as far as it can be read; `problems` says whether it may be used."""
        for key in self._row:
            if key not in KEYS:
                self._fault(key, f"is no key of a rule{did_you_mean(key, KEYS) or '; there are ' + ', '.join(KEYS)}")
        return Rule(
            id=self._id(),
            platforms=self._platforms(),
            when=self._word("when", Condition, CONDITIONS),
            way=self._word("way", Way, WAYS),
            words=self._text("words"),
            source=self._text("source"),
            url=self._url(),
            checked=self._day(),
        )

    def _fault(self, key: str, message: str) -> None:
        self.problems.append(Problem(place=f"{self.place} {key}", message=message))

    def _text(self, key: str) -> str:
        value = self._row.get(key)
        if isinstance(value, str) and value.strip():
            return value.strip()
        self._fault(key, "is missing" if value is None else "must be a text in quotes that is not empty")
        return ""

    def _id(self) -> str:
        name = self._text("id")
        if name and not _ID.fullmatch(name):
            self._fault("id", "must be small letters, digits and single hyphens, such as x-mentioned")
        if name in {rule.id for rule in OWN_RULES}:
            self._fault("id", "is built in and cannot be changed; give the rule another id")
        return name

    def _word(self, key: str, kind: type[_Word], known: Collection[_Word]) -> _Word:
        word = self._text(key)
        if word in known:
            return kind(word)
        if word:
            near = did_you_mean(word, known)
            self._fault(key, f'"{word}" is unknown{near or "; there are " + ", ".join(known)}')
        return next(iter(known))

    def _platforms(self) -> tuple[str, ...]:
        value = self._row.get("platforms", [])
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            self._fault("platforms", 'must be a list in brackets, such as ["x", "reddit"]')
            return ()
        if "platforms" in self._row and not value:
            self._fault("platforms", "names none; leave the key out for a rule of all networks")
        for one in value:
            if self._known is not None and one not in self._known:
                near = did_you_mean(one, self._known) or f"; there are {', '.join(sorted(self._known))}"
                self._fault("platforms", f'"{one}" is no platform{near}')
        return tuple(value)

    def _url(self) -> str:
        value = self._row.get("url", "")
        if value == "" or (isinstance(value, str) and urlsplit(value).scheme in {"http", "https"}):
            return str(value)
        self._fault("url", 'must be an address in quotes that begins with "https://"')
        return ""

    def _day(self) -> str:
        value = self._row.get("checked")
        if type(value) is date:
            return value.isoformat()
        self._fault("checked", "is missing" if value is None else "must be a day without quotes, such as 2026-11-22")
        return ""
