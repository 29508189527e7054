"""Read the playbooks: those we ship, and a folder of the brand's own that stand over them by name."""

from __future__ import annotations

import tomllib
from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import replace
from importlib import resources
from pathlib import Path
from typing import Any

from config.phrases import is_sure
from config.phrases import read_phrases
from config.playbook_file import PlaybookFile
from config.values import did_you_mean
from domain.errors import ConfigError
from domain.errors import Problem
from domain.playbook import MOVES
from domain.playbook import Phrases
from domain.playbook import Playbook
from domain.words import fold

#: The playbook that answers in languages the others do not speak.
FALLBACK = "acknowledge"
#: Files whose names begin so hold the words that all playbooks share.
SHARED = "phrases"
#: Moves that may be left unsaid for some mention: nothing hangs on them.
_MAY_LACK = frozenset({"greet", "sign"})
#: Moves that a language may do without: shipped playbooks got them after people had written their own for others.
_MAY_BE_MISSING = frozenset({"promise", "follow_up", "take_up"})
#: What stands in a phrase that stands for several.
_CHOICES = ("(", "|", "..")
#: What a playbook may ask of a mention.
_MATCHES = (
    "intents", "sentiments", "emotions", "needs", "signals", "words", "unless", "platforms", "languages", "caller",
    "hours",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Shelf:
    """All playbooks in the order they are tried, and what is odd about them but no fault."""

    playbooks: tuple[Playbook, ...]
    warnings: tuple[str, ...] = ()


def read_shelf(folder: Path | None, kinds: Collection[str] = ()) -> Shelf:
    """Answer all playbooks, each with all its words; a file of `folder` replaces the shipped one of its name.

    Networks are checked against `kinds`, if any are given. Raises ConfigError with every problem of every file: unknown
    keys, moves, slots, conditions, languages and networks, wrong types, empty phrasings, names given twice, playbooks
    that could have nothing to say. Playbooks that are `like` each
    other in a circle, or that never match since an earlier one matches all they do, are only warned of.
    """
    problems: list[Problem] = []
    tables = _parse_all([*_shipped_files()], problems)
    own = _parse_all(_own_files(folder, problems), problems) if folder else []
    files = {**_read_playbooks(tables, problems), **_read_playbooks(own, problems)}
    problems += [fault for file in files.values() for fault in _check_platforms(file, kinds)]
    shared = _read_shared(tables, problems)
    for language, moves in _read_shared(own, problems).items():
        shared[language] = {**shared.get(language, {}), **moves}
    if problems:
        raise ConfigError(problems)
    warnings: list[str] = []
    whole = [_complete(file, files, shared, problems, warnings) for file in files.values()]
    merged = tuple(sorted(whole, key=lambda playbook: (playbook.order, playbook.name)))
    problems += _check_together(merged, folder)
    if problems:
        raise ConfigError(problems)
    return Shelf(playbooks=merged, warnings=(*warnings, *_find_shadowed(merged)))


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


_Tables = list[tuple[str, Mapping[str, Any]]]


def _parse_all(files: Iterable[tuple[str, bytes]], problems: list[Problem]) -> _Tables:
    tables: _Tables = []
    for file, raw in files:
        try:
            tables.append((file, tomllib.loads(raw.decode("utf-8-sig"))))
        except UnicodeDecodeError as error:
            problems.append(Problem(place=file, message=f"is not UTF-8 text (byte {error.start})"))
        except tomllib.TOMLDecodeError as error:
            problems.append(Problem(place=file, message=f"is not TOML: {error}"))
        except (ValueError, RecursionError):
            problems.append(Problem(place=file, message="holds a number or a nesting beyond all measure"))
    return tables


def _is_shared(file: str) -> bool:
    return Path(file).name.startswith(SHARED)


def _read_playbooks(tables: _Tables, problems: list[Problem]) -> dict[str, PlaybookFile]:
    read: dict[str, PlaybookFile] = {}
    for name, table in tables:
        if _is_shared(name):
            continue
        file = PlaybookFile(name, table)
        problems += file.problems
        known = file.playbook.name
        if known in read:
            message = f'the name "{known}" is already taken by {read[known].file}'
            problems.append(Problem(place=f"{name} name", message=message))
        elif known:
            read[known] = file
    return read


def _read_shared(tables: _Tables, problems: list[Problem]) -> dict[str, Any]:
    shared: dict[str, Any] = {}
    for name, table in tables:
        if not _is_shared(name):
            continue

        def fault(key: str, message: str, name: str = name) -> None:
            problems.append(Problem(place=f"{name} {key}", message=message))

        for key in table:
            if key != "phrases":
                fault(key, f"has no place among shared words{did_you_mean(key, ('phrases',))}")
        for language, moves in read_phrases(table.get("phrases"), MOVES, fault).items():
            shared[language] = {**shared.get(language, {}), **moves}
    return shared


def _complete(
    file: PlaybookFile,
    files: Mapping[str, PlaybookFile],
    shared: Phrases,
    problems: list[Problem],
    warnings: list[str],
) -> Playbook:
    """Answer the playbook with the words it takes from those it is like and, where they have none, from the shared."""
    line = _line_of(file, files, problems, warnings)
    moves = next((one.playbook.moves for one in line if one.playbook.moves), ())
    spoken = dict.fromkeys(language for one in line for language in one.playbook.phrases)
    phrases = {}
    for language in spoken or shared:
        sources = [*(one.playbook.phrases.get(language, {}) for one in line), shared.get(language, {})]
        said = {move: next((source[move] for source in sources if move in source), ()) for move in moves}
        phrases[language] = {move: phrasings for move, phrasings in said.items() if phrasings}
        problems += _check_language(file.file, language, phrases[language], moves)
    return replace(file.playbook, moves=moves, phrases=phrases)


def _line_of(
    file: PlaybookFile, files: Mapping[str, PlaybookFile], problems: list[Problem], warnings: list[str]
) -> list[PlaybookFile]:
    """Answer the playbook and those it is like, nearest first; a circle ends where it would begin again."""
    line = [file]
    while line[-1].like:
        following = files.get(line[-1].like)
        if following is None:
            hint = did_you_mean(line[-1].like, tuple(files))
            problems.append(Problem(place=f"{line[-1].file} like", message=f'there is no "{line[-1].like}"{hint}'))
            break
        if following in line:
            circle = " → ".join(one.playbook.name for one in (*line, following))
            warnings.append(f"{file.file} like: goes in a circle ({circle}); it ends before it begins again")
            break
        line.append(following)
    return line


def _check_platforms(file: PlaybookFile, kinds: Collection[str]) -> Iterable[Problem]:
    for kind in sorted(file.playbook.platforms - set(kinds) if kinds else ()):
        mend = did_you_mean(kind, tuple(kinds)) or f"; known are {', '.join(sorted(kinds))}"
        yield Problem(place=f"{file.file} platforms", message=f'there is no platform "{kind}"{mend}')


def _check_language(file: str, language: str, said: Mapping[str, Any], moves: tuple[str, ...]) -> Iterable[Problem]:
    place = f"{file} phrases.{language}"
    for move in moves:
        if move not in said and move not in _MAY_BE_MISSING:
            message = "is missing; neither this playbook nor the shared words have it"
            yield Problem(place=f"{place}.{move}", message=message)
    always = {move for move, phrasings in said.items() if any(map(is_sure, phrasings))}
    if not always - _MAY_LACK:
        message = "needs one phrasing, beside greeting and signature, without conditions and slots that may be empty"
        yield Problem(place=place, message=message)


def _check_together(playbooks: tuple[Playbook, ...], folder: Path | None) -> list[Problem]:
    place = str(folder or "playbooks")
    problems = []
    if not any(all(not getattr(playbook, key) for key in _MATCHES) for playbook in playbooks):
        message = "one playbook must match every mention: leave intents, sentiments, words and the like out of it"
        problems.append(Problem(place=place, message=message))
    fallback = next((playbook for playbook in playbooks if playbook.name == FALLBACK), None)
    if fallback is not None and "en" not in fallback.phrases:
        problems.append(Problem(place=f"{place} {FALLBACK} phrases", message="needs phrasings in en, the last resort"))
    return problems


def _find_shadowed(playbooks: tuple[Playbook, ...]) -> Iterable[str]:
    for place, playbook in enumerate(playbooks):
        earlier = next((one for one in playbooks[:place] if _covers(one, playbook)), None)
        if earlier is not None:
            yield f'playbook {playbook.name} never matches: "{earlier.name}" comes first and matches all that it does'
        shut = [word for word in playbook.words if any(_shuts_out(other, word) for other in playbook.unless)]
        if shut and len(shut) == len(playbook.words):
            yield f"playbook {playbook.name} never matches: it shuts out every word that it asks for"
        elif shut:
            yield f"playbook {playbook.name} asks for words that it also shuts out: {', '.join(shut)}"


def _shuts_out(unless: str, word: str) -> bool:
    """Say whether a phrase of `unless` stands wherever another does: it is the same, or a plain part of it."""
    if any(mark in unless + word for mark in _CHOICES):
        return unless == word
    told, asked = (fold(one).rstrip() if one.endswith("*") else fold(one) for one in (unless, word))
    return told in asked


def _covers(earlier: Playbook, later: Playbook) -> bool:
    """Say whether one playbook matches every mention that another does."""
    if not set(earlier.unless) <= set(later.unless):
        return False
    return all(_asks_no_more(getattr(earlier, key), getattr(later, key)) for key in _MATCHES if key != "unless")


def _asks_no_more(earlier: Any, later: Any) -> bool:
    if isinstance(earlier, str) or isinstance(later, str) or earlier is None or later is None:
        return not earlier or earlier == later
    return not earlier or (bool(later) and set(later) <= set(earlier))
