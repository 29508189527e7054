"""Read phrasings: for each language and move the ways to say it, and the conditions under which they may be said."""

from __future__ import annotations

import re
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Mapping

from config.values import did_you_mean
from domain.playbook import CONDITIONS
from domain.playbook import MOVES
from domain.playbook import SLOTS
from domain.playbook import Phrases
from domain.playbook import Phrasing

#: The group of phrasings that may always be said.
ANY = "any"
#: Slots that are always filled; all others may be empty for some mention.
SURE_SLOTS = frozenset({"brand"})
_LANGUAGE = re.compile(r"[a-z]{2}")
_SLOT = re.compile(r"\{([^{}]*)\}")
#: Two ways to say the same: <we|I> by who speaks, [du|Sie] by how formal the voice is.
_MARK = re.compile(r"<[^<>|\[\]]*\|[^<>|\[\]]*>|\[[^<>|\[\]]*\|[^<>|\[\]]*\]")

Fault = Callable[[str, str], None]


def is_sure(phrasing: Phrasing) -> bool:
    """Say whether a phrasing may be said for every mention."""
    return not phrasing.when and SURE_SLOTS.issuperset(_SLOT.findall(phrasing.text))


def read_phrases(value: object, moves: Iterable[str], fault: Fault) -> Phrases:
    """Answer the table `phrases` of a file as far as it can be read; `fault` is told each place and what is wrong.

    A move is a list of phrasings, or a table of such lists by condition: `any`, or conditions joined by a plus.
    """
    if value is None:
        return {}
    if not isinstance(value, dict) or not value:
        fault("phrases", "needs a table for each language, such as [phrases.en]")
        return {}
    known = tuple(moves)
    return {language: _read_language(language, table, known, fault) for language, table in value.items()}


def _read_language(
    language: str, table: object, moves: tuple[str, ...], fault: Fault
) -> Mapping[str, tuple[Phrasing, ...]]:
    place = f"phrases.{language}"
    if not _LANGUAGE.fullmatch(language):
        fault(place, "must be named by two small letters, such as [phrases.en]")
    if not isinstance(table, dict):
        fault(place, "must be a table of moves")
        return {}
    for move in table:
        if move not in moves:
            reason = "is not among this playbook's moves" if move in MOVES else f"is no move{did_you_mean(move, MOVES)}"
            fault(f"{place}.{move}", reason)
    return {move: _read_move(f"{place}.{move}", value, fault) for move, value in table.items()}


def _read_move(place: str, value: object, fault: Fault) -> tuple[Phrasing, ...]:
    if not isinstance(value, dict):
        return _read_group(place, value, frozenset(), fault)
    if not value:
        fault(place, "needs at least one phrasing")
    groups = ((f"{place}.{key}", texts, _read_conditions(place, key, fault)) for key, texts in value.items())
    return tuple(phrasing for at, texts, when in groups for phrasing in _read_group(at, texts, when, fault))


def _read_conditions(place: str, key: str, fault: Fault) -> frozenset[str]:
    if key == ANY:
        return frozenset()
    conditions = [part.strip() for part in key.split("+")]
    for condition in conditions:
        if condition not in CONDITIONS:
            hint = did_you_mean(condition, (ANY, *sorted(CONDITIONS)))
            fault(f"{place}.{key}", f'"{condition}" is no condition{hint}')
    return frozenset(conditions)


def _read_group(place: str, value: object, when: frozenset[str], fault: Fault) -> tuple[Phrasing, ...]:
    if not isinstance(value, list):
        fault(place, 'must be a list in brackets, such as ["one", "two"]')
        return ()
    if not value:
        fault(place, "needs at least one phrasing")
    for position, entry in enumerate(value, start=1):
        if not isinstance(entry, str) or not entry.strip():
            fault(f"{place} {position}", "must be a text in quotes that is not empty")
        else:
            _check_slots(f"{place} {position}", entry, fault)
    return tuple(Phrasing(text=entry, when=when) for entry in value if isinstance(entry, str))


def _check_slots(place: str, phrasing: str, fault: Fault) -> None:
    for slot in _SLOT.findall(phrasing):
        if slot not in SLOTS:
            known = ", ".join(f"{{{name}}}" for name in sorted(SLOTS))
            fault(place, f"{{{slot}}} is no slot; there are {known}")
    rest = _SLOT.sub("", phrasing)
    if set("{}") & set(rest):
        fault(place, "has a brace without its partner")
    if set("<>[]|") & set(_MARK.sub("", rest)):
        fault(place, "has a mark that is not whole; a choice is written <we|I> or [du|Sie]")
