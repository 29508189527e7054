"""One fact as a table of plain values: read with everything that is wrong with it, and written to read back alike."""

from __future__ import annotations

import tomllib
from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Mapping
from datetime import tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from config.display import write_value
from config.values import did_you_mean
from domain.fact import Fact
from domain.fact_check import Fault
from domain.fact_check import find_faults
from domain.fact_dates import read_moment
from domain.fact_dates import write_moment
from domain.text import clean

KEYS = (
    "id", "questions", "answer", "answers", "instead", "language", "brand", "channels", "links", "owner", "valid_from",
    "valid_until", "review",
)  # fmt: skip


def read_table(
    table: Mapping[str, Any], zone: tzinfo, *, brands: Collection[str] = (), channels: Collection[str] = ()
) -> tuple[Fact | None, list[Fault]]:
    """Answer a fact, None where it cannot be used, and every fault of it.

    Dates are days, or times, in `zone`: a fact holds from the beginning of `valid_from` to the end of `valid_until`.
    """
    reader = _Reader(table, zone)
    fact = reader.read()
    told = {fault.field.partition(".")[0].partition(" ")[0] for fault in reader.faults}
    more = [one for one in find_faults(fact, brands=brands, channels=channels) if _top(one) not in told]
    faults = [*reader.faults, *more]
    return (None if faults else fact), faults


def write_table(fact: Fact, zone: str) -> str:
    """Answer a fact as a row of [[facts]], dates in the zone, such that reading it gives the same fact."""
    local = ZoneInfo(zone)
    lines = ["[[facts]]", f"id = {write_value(fact.id)}"]
    lines += [f"{key} = {value}" for key, value in _lists(fact)]
    lines += [f"{key} = {write_value(value)}" for key, value in (("brand", fact.brand), ("owner", fact.owner)) if value]
    lines += _dates(fact, local)
    for key, texts in (("answers", fact.answers), ("instead", fact.instead)):
        lines += [f"{key}.{language} = {write_value(text)}" for language, text in texts.items()]
    return "\n".join(lines) + "\n"


def table_of(fact: Fact, zone: str) -> dict[str, Any]:
    """Answer a fact as the table that `read_table` reads."""
    rows: list[dict[str, Any]] = tomllib.loads(write_table(fact, zone))["facts"]
    return rows[0]


def _lists(fact: Fact) -> Iterable[tuple[str, str]]:
    for key, values in (("questions", fact.questions), ("channels", sorted(fact.channels)), ("links", fact.links)):
        if values:
            yield key, f"[{', '.join(write_value(value) for value in values)}]"


def _dates(fact: Fact, zone: tzinfo) -> list[str]:
    given = (("valid_from", fact.valid_from_at, False), ("valid_until", fact.valid_until_at, True))
    found = [f"{key} = {write_moment(at, zone, is_end=is_end)}" for key, at, is_end in given if at is not None]
    return [*found, *([f"review = {write_moment(fact.review_at, zone)}"] if fact.review_at is not None else [])]


class _Reader:
    """Reads one table into a fact and collects what is wrong with its values."""

    def __init__(self, table: Mapping[str, Any], zone: tzinfo) -> None:
        self._table, self._zone = table, zone
        self.faults: list[Fault] = []

    def read(self) -> Fact:
        """Answer the fact as far as it can be read."""
        for key in self._table:
            if key not in KEYS:
                self._fault(key, f"is no key of a fact{did_you_mean(key, KEYS)}")
        return Fact(
            id=self._text("id"),
            answers=self._answers(),
            instead=self._instead(),
            questions=self._list("questions"),
            brand=self._text("brand"),
            channels=frozenset(self._list("channels")),
            links=self._list("links"),
            owner=self._text("owner"),
            valid_from_at=self._moment("valid_from"),
            valid_until_at=self._moment("valid_until", is_end=True),
            review_at=self._moment("review"),
        )

    def _fault(self, field: str, message: str) -> None:
        self.faults.append(Fault(field=field, message=message))

    def _text(self, key: str) -> str:
        value = self._table.get(key, "")
        if isinstance(value, str):
            return clean(value).strip()
        self._fault(key, "must be a text in quotes")
        return ""

    def _list(self, key: str) -> tuple[str, ...]:
        value = self._table.get(key, [])
        if isinstance(value, list) and all(isinstance(one, str) for one in value):
            return tuple(clean(one).strip() for one in value)
        self._fault(key, 'must be a list in brackets, such as ["one", "two"]')
        return ()

    def _answers(self) -> Mapping[str, str]:
        answers = self._table.get("answers", {})
        if not isinstance(answers, dict) or not all(isinstance(one, str) for one in answers.values()):
            self._fault("answers", 'must be a text for each language, such as answers.en = "Yes."')
            return {}
        found = {language: clean(answer).strip() for language, answer in answers.items()}
        language = self._text("language") or "en"
        if "answer" in self._table:
            if language in found:
                self._fault("answer", f"stands beside answers.{language}; keep one of the two")
            found = {language: self._text("answer"), **found}
        elif "language" in self._table:
            self._fault("language", "says nothing without an answer; write answers.en and so on, or answer")
        return found

    def _instead(self) -> Mapping[str, str]:
        """Answer what there is instead; a text alone, or under no language, is in the language of `answer`."""
        given = self._table.get("instead", {})
        texts = {"": given} if isinstance(given, str) else given
        if not isinstance(texts, dict) or not all(isinstance(one, str) for one in texts.values()):
            self._fault(
                "instead", 'must be a text, or one for each language, such as instead.en = "We have it in blue."'
            )
            return {}
        usual = self._text("language") or "en"
        return {language or usual: clean(text).strip() for language, text in texts.items()}

    def _moment(self, key: str, *, is_end: bool = False) -> int | None:
        """Answer the moment a date stands for; that of an end is the end of its day."""
        value = self._table.get(key)
        if value is None or value == "":
            return None
        try:
            return read_moment(value, self._zone, is_end=is_end)
        except ValueError as error:
            self._fault(key, str(error))
            return None


def _top(fault: Fault) -> str:
    return fault.field.partition(".")[0].partition(" ")[0]
