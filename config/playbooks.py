"""Read the playbooks: those we ship, and a folder of the brand's own that stand over them by name."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from collections.abc import Mapping
from enum import StrEnum
from importlib import resources
from pathlib import Path
from typing import Any
from typing import TypeVar

from config.values import did_you_mean
from domain.assessment import Intent
from domain.assessment import Sentiment
from domain.errors import ConfigError
from domain.errors import Problem
from domain.playbook import MOVES
from domain.playbook import SLOTS
from domain.playbook import Playbook

KEYS = (
    "name", "label", "order", "intents", "sentiments", "words", "moves", "phrases", "needs_reply", "escalate",
)  # fmt: skip
#: The playbook that answers in languages the others do not speak.
FALLBACK = "acknowledge"
#: Slots that are always filled; all others may be empty for some mention.
_SURE_SLOTS = frozenset({"brand"})
_NAME = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
_LANGUAGE = re.compile(r"[a-z]{2}")
_SLOT = re.compile(r"\{([^{}]*)\}")
_Word = TypeVar("_Word", bound=StrEnum)


def load_playbooks(folder: Path | None) -> tuple[Playbook, ...]:
    """Answer all playbooks in the order they are tried; a file of `folder` replaces the shipped one of its name.

    Raises ConfigError with every problem of every file: unknown keys, moves, slots and languages, wrong types, empty
    phrasings, names given twice, moves that could not be said for some mention.
    """
    problems: list[Problem] = []
    shipped = _read_all(_shipped_files(), problems)
    own = _read_all(_own_files(folder, problems), problems) if folder else {}
    merged = tuple(sorted({**shipped, **own}.values(), key=lambda playbook: (playbook.order, playbook.name)))
    if not problems:
        problems += _check_together(merged, folder)
    if problems:
        raise ConfigError(problems)
    return merged


def _shipped_files() -> Iterable[tuple[str, bytes]]:
    files = sorted(resources.files("config").joinpath("playbooks").iterdir(), key=lambda file: file.name)
    return [(file.name, file.read_bytes()) for file in files if file.name.endswith(".toml")]


def _own_files(folder: Path, problems: list[Problem]) -> Iterable[tuple[str, bytes]]:
    if not folder.is_dir():
        problems.append(Problem(place=str(folder), message="is no folder; make it or leave `playbooks` out"))
        return []
    files = []
    for file in sorted(folder.glob("*.toml")):
        try:
            files.append((str(file), file.read_bytes()))
        except OSError as error:
            problems.append(Problem(place=str(file), message=f"cannot be read: {error.strerror}"))
    return files


def _read_all(files: Iterable[tuple[str, bytes]], problems: list[Problem]) -> dict[str, Playbook]:
    read: dict[str, Playbook] = {}
    places: dict[str, str] = {}
    for file, raw in files:
        table = _parse(file, raw, problems)
        if table is None:
            continue
        reader = _Reader(file, table)
        playbook = reader.read()
        problems += reader.problems
        if playbook.name in places:
            message = f'the name "{playbook.name}" is already taken by {places[playbook.name]}'
            problems.append(Problem(place=f"{file} name", message=message))
        elif playbook.name:
            places[playbook.name] = file
            read[playbook.name] = playbook
    return read


def _parse(file: str, raw: bytes, problems: list[Problem]) -> Mapping[str, Any] | None:
    try:
        return tomllib.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        problems.append(Problem(place=file, message=f"is not UTF-8 text (byte {error.start})"))
    except tomllib.TOMLDecodeError as error:
        problems.append(Problem(place=file, message=f"is not TOML: {error}"))
    return None


def _check_together(playbooks: tuple[Playbook, ...], folder: Path | None) -> list[Problem]:
    place = str(folder or "playbooks")
    problems = []
    if not any(not (playbook.intents or playbook.sentiments or playbook.words) for playbook in playbooks):
        message = "one playbook must match every mention: leave intents, sentiments and words out of it"
        problems.append(Problem(place=place, message=message))
    fallback = next((playbook for playbook in playbooks if playbook.name == FALLBACK), None)
    if fallback is not None and "en" not in fallback.phrases:
        problems.append(Problem(place=f"{place} {FALLBACK} phrases", message="needs phrasings in en, the last resort"))
    return problems


class _Reader:
    """Reads one file's table into a playbook and collects what is wrong with it."""

    def __init__(self, file: str, table: Mapping[str, Any]) -> None:
        self._file = file
        self._table = table
        self.problems: list[Problem] = []

    def read(self) -> Playbook:
        """Answer the playbook as far as it can be read; `problems` says whether it may be used."""
        for key in self._table:
            if key not in KEYS:
                self._fault(key, f"is no key of a playbook{did_you_mean(key, KEYS)}")
        moves = self._moves()
        return Playbook(
            name=self._name(),
            label=self._text("label"),
            order=self._order(),
            intents=self._words_of("intents", Intent),
            sentiments=self._words_of("sentiments", Sentiment),
            words=self._list("words"),
            moves=moves,
            phrases=self._phrases(moves),
            needs_reply=self._flag("needs_reply", default=True),
            escalate=self._flag("escalate", default=False),
        )

    def _fault(self, key: str, message: str) -> None:
        self.problems.append(Problem(place=f"{self._file} {key}", message=message))

    def _text(self, key: str) -> str:
        value = self._table.get(key)
        if isinstance(value, str) and value.strip():
            return value
        self._fault(key, "is missing" if value is None else "must be a text in quotes that is not empty")
        return ""

    def _name(self) -> str:
        name = self._text("name")
        if name and not _NAME.fullmatch(name):
            self._fault("name", "must be small letters, digits and single hyphens, such as lost-parcel")
        return name

    def _order(self) -> int:
        value = self._table.get("order")
        if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
            return value
        self._fault("order", "is missing" if value is None else "must be a whole number from 0 up, without quotes")
        return 0

    def _flag(self, key: str, *, default: bool) -> bool:
        value = self._table.get(key, default)
        if isinstance(value, bool):
            return value
        self._fault(key, "must be true or false, without quotes")
        return default

    def _list(self, key: str) -> tuple[str, ...]:
        return self._texts(key, self._table.get(key, []))

    def _texts(self, place: str, value: object) -> tuple[str, ...]:
        if not isinstance(value, list):
            self._fault(place, 'must be a list in brackets, such as ["one", "two"]')
            return ()
        for position, entry in enumerate(value, start=1):
            if not isinstance(entry, str) or not entry.strip():
                self._fault(f"{place} {position}", "must be a text in quotes that is not empty")
        return tuple(entry for entry in value if isinstance(entry, str))

    def _words_of(self, key: str, kind: type[_Word]) -> frozenset[_Word]:
        known = [member.value for member in kind]
        chosen = set()
        for word in self._list(key):
            if word in known:
                chosen.add(kind(word))
            elif word.strip():
                self._fault(key, f'"{word}" is unknown; there are {", ".join(known)}')
        return frozenset(chosen)

    def _moves(self) -> tuple[str, ...]:
        moves = self._list("moves")
        if not moves:
            self._fault("moves", f"must name at least one of {', '.join(MOVES)}")
        for move in dict.fromkeys(moves):
            if move.strip() and move not in MOVES:
                self._fault("moves", f'"{move}" is no move; there are {", ".join(MOVES)}')
            elif moves.count(move) > 1:
                self._fault("moves", f'"{move}" stands there {moves.count(move)} times')
        return moves

    def _phrases(self, moves: tuple[str, ...]) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
        value = self._table.get("phrases")
        if not isinstance(value, dict) or not value:
            self._fault("phrases", "needs a table for each language, such as [phrases.en]")
            return {}
        return {language: self._language(language, table, moves) for language, table in value.items()}

    def _language(self, language: str, table: object, moves: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
        place = f"phrases.{language}"
        if not _LANGUAGE.fullmatch(language):
            self._fault(place, "must be named by two small letters, such as [phrases.en]")
        if not isinstance(table, dict):
            self._fault(place, "must be a table of moves")
            return {}
        for move in table:
            if move not in moves:
                self._fault(f"{place}.{move}", "is not among this playbook's moves")
        for move in moves:
            if move not in table:
                self._fault(f"{place}.{move}", "is missing; each language needs every move")
        return {move: self._phrasings(f"{place}.{move}", move, value) for move, value in table.items()}

    def _phrasings(self, place: str, move: str, value: object) -> tuple[str, ...]:
        phrasings = self._texts(place, value)
        if value == []:
            self._fault(place, "needs at least one phrasing")
        for position, phrasing in enumerate(phrasings, start=1):
            self._slots(f"{place} {position}", phrasing)
        always = any(_SURE_SLOTS.issuperset(_SLOT.findall(phrasing)) for phrasing in phrasings)
        if phrasings and move != "sign" and not always:
            message = "needs one phrasing without a slot that may be empty (all but {brand} may)"
            self._fault(place, message)
        return phrasings

    def _slots(self, place: str, phrasing: str) -> None:
        for slot in _SLOT.findall(phrasing):
            if slot not in SLOTS:
                known = ", ".join(f"{{{name}}}" for name in sorted(SLOTS))
                self._fault(place, f"{{{slot}}} is no slot; there are {known}")
        if set("{}") & set(_SLOT.sub("", phrasing)):
            self._fault(place, "has a brace without its partner")
