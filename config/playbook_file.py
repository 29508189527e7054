"""Read one playbook's file into a playbook, and collect what is wrong with it."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Any
from typing import TypeVar

from config import values
from config.phrases import read_phrases
from config.values import did_you_mean
from domain import words
from domain.ask import Need
from domain.assessment import Emotion
from domain.assessment import Intent
from domain.assessment import Sentiment
from domain.errors import Problem
from domain.person import Role
from domain.playbook import MOVES
from domain.playbook import Caller
from domain.playbook import Hours
from domain.playbook import Phrases
from domain.playbook import Playbook
from domain.playbook import Signal
from domain.playbook import Tone

KEYS = (
    "name", "label", "order", "like",
    "intents", "sentiments", "emotions", "needs", "signals", "words", "unless", "platforms", "languages", "caller",
    "hours",
    "tone", "moves", "phrases", "facts", "authority", "sla", "needs_reply", "escalate", "because", "four_eyes",
)  # fmt: skip
#: What one phrase with choices, such as "(lost|missing) bag", may stand for.
MOST_WAYS = 10_000
#: Most languages have a code of two letters, some only one of three.
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_CHOICE = re.compile(r"[()]")
#: What stands in a phrase for words that do not matter.
_GAP = ".."
_NAME = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
_Word = TypeVar("_Word", bound=StrEnum)


class PlaybookFile:
    """One file's table. `like` names the playbook whose moves and words it takes where it has none of its own."""

    def __init__(self, file: str, table: Mapping[str, Any]) -> None:
        self.file = file
        self._table = table
        self.problems: list[Problem] = []
        self.like = self._text("like") if "like" in table else ""
        self.playbook = self._read()

    def _read(self) -> Playbook:
        for key in self._table:
            if key not in KEYS:
                self._fault(key, f"is no key of a playbook{did_you_mean(key, KEYS)}")
        return Playbook(
            name=self._name(),
            label=self._text("label"),
            order=self._order(),
            intents=self._words_of("intents", Intent),
            sentiments=self._words_of("sentiments", Sentiment),
            emotions=self._words_of("emotions", Emotion),
            needs=self._words_of("needs", Need),
            signals=self._words_of("signals", Signal),
            words=self._looked_for("words"),
            unless=self._looked_for("unless"),
            platforms=frozenset(self._list("platforms")),
            languages=self._languages(),
            caller=self._word("caller", Caller),
            hours=self._word("hours", Hours),
            tone=self._word("tone", Tone) or Tone.PLAIN,
            moves=self._moves(),
            phrases=self._phrases(),
            facts=self._list("facts"),
            authority=self._word("authority", Role) or Role.APPROVER,
            sla=self._duration("sla"),
            needs_reply=self._flag("needs_reply", default=True),
            escalate=self._flag("escalate", default=False),
            because=self._text("because") if "because" in self._table else "",
            four_eyes=self._flag("four_eyes", default=False),
        )

    def _fault(self, key: str, message: str) -> None:
        self.problems.append(Problem(place=f"{self.file} {key}", message=message))

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

    def _duration(self, key: str) -> int | None:
        if key not in self._table:
            return None
        try:
            return values.parse_duration(self._table[key])
        except ValueError as error:
            self._fault(key, str(error))
            return None

    def _list(self, key: str) -> tuple[str, ...]:
        value = self._table.get(key, [])
        if not isinstance(value, list):
            self._fault(key, 'must be a list in brackets, such as ["one", "two"]')
            return ()
        for position, entry in enumerate(value, start=1):
            if not isinstance(entry, str) or not entry.strip():
                self._fault(f"{key} {position}", "must be a text in quotes that is not empty")
        return tuple(entry for entry in value if isinstance(entry, str))

    def _looked_for(self, key: str) -> tuple[str, ...]:
        listed = self._list(key)
        for position, phrase in enumerate(listed, start=1):
            if phrase.strip() and not words.fold(phrase).strip():
                self._fault(f"{key} {position}", "has neither a letter nor a digit, and would never be found")
            if any(_GAP in part.replace("|", " ").split() for part in _CHOICE.split(phrase)[1::2]):
                self._fault(f"{key} {position}", f"has a gap ({_GAP}) in brackets; write it between them")
            ways = 0 if words.is_pattern(phrase) else math.prod(part.count("|") + 1 for part in _CHOICE.split(phrase))
            if ways > MOST_WAYS:
                self._fault(f"{key} {position}", f"stands for more than {MOST_WAYS:,} phrases; part it into several")
        return listed

    def _words_of(self, key: str, kind: type[_Word]) -> frozenset[_Word]:
        known = [member.value for member in kind]
        chosen = set()
        for word in self._list(key):
            if word in known:
                chosen.add(kind(word))
            elif word.strip():
                self._fault(key, f'"{word}" is unknown; there are {", ".join(known)}')
        return frozenset(chosen)

    def _languages(self) -> frozenset[str]:
        codes = self._list("languages")
        for code in codes:
            if code.strip() and not _LANGUAGE.fullmatch(code):
                self._fault("languages", f'"{code}" is no code of a language; write small letters, such as en or de')
        return frozenset(codes)

    def _word(self, key: str, kind: type[_Word]) -> _Word | None:
        if key not in self._table:
            return None
        known = [member.value for member in kind]
        word = self._text(key)
        if word in known:
            return kind(word)
        if word:
            self._fault(key, f'"{word}" is unknown; there are {", ".join(known)}')
        return None

    def _moves(self) -> tuple[str, ...]:
        moves = self._list("moves")
        if not moves and not self.like:
            self._fault("moves", f"must name at least one of {', '.join(MOVES)}")
        for move in dict.fromkeys(moves):
            if move.strip() and move not in MOVES:
                self._fault("moves", f'"{move}" is no move; there are {", ".join(MOVES)}')
            elif moves.count(move) > 1:
                self._fault("moves", f'"{move}" stands there {moves.count(move)} times')
        return moves

    def _phrases(self) -> Phrases:
        listed = self._table.get("moves")
        moves = tuple(move for move in listed if isinstance(move, str)) if isinstance(listed, list) else MOVES
        return read_phrases(self._table.get("phrases"), moves, self._fault)
