"""Say where a problem of the configuration stands, what is wrong and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from config.keys import row_of
from config.settings import Settings
from config.sources import Route
from config.values import did_you_mean
from domain.errors import Problem

REPEATED = ("brands", "accounts")
_LAST = 1_000_000_000

#: What pydantic calls an error, and what a person is told; {limit} is the bound that was crossed.
_SENTENCES = {
    "int_type": "must be a whole number, without quotes",
    "float_type": "must be a number, without quotes",
    "bool_type": "must be true or false, without quotes",
    "string_type": "must be a text in quotes",
    "tuple_type": 'must be a list in brackets, such as ["one", "two"]',
    "dict_type": "must be a table",
    "model_type": "must be a table",
    "finite_number": "must be a finite number",
    "greater_than_equal": "is too small; the least is {limit}",
    "less_than_equal": "is too large; the most is {limit}",
    "string_too_short": "must not be empty",
    "string_too_long": "is too long; the most are {limit} characters",
    "missing": "is missing; every entry needs one",
    "literal_error": "must be {limit}",
}
_LIMITS = ("ge", "le", "max_length", "expected")
_PATTERNS = {
    "^[a-z0-9]+(-[a-z0-9]+)*$": "must be small letters, digits and single hyphens, such as acme-x",
    "^[a-z]{2}$": "must be two small letters, such as en",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Places:
    """Where each value of one configuration was written."""

    file: str
    tree: Mapping[str, Any]
    lines: Mapping[Route, int]
    givers: Mapping[Route, str] = field(default_factory=dict)

    def line(self, route: Route) -> int:
        """Answer the line of a route or of the nearest table around it; 0 where there is none."""
        return next((self.lines[above] for above in _upwards(route) if above in self.lines), 0)

    def giver(self, route: Route) -> str:
        """Answer who stands over the file at a route; empty where the file or the default holds."""
        return next((self.givers[above] for above in _upwards(route) if above in self.givers), "")

    def place(self, route: Route) -> str:
        """Name the spot as a person finds it: "allears.toml:12 [desk] port"."""
        giver = self.giver(route)
        if giver:
            return giver if giver.startswith("environment") else f"{giver} {'.'.join(map(str, route))}"
        line = self.line(route)
        return f"{self.file}{f':{line}' if line else ''} {self.label(route)}"

    def label(self, route: Route) -> str:
        """Name the table and the key, a row of a repeated table by its name."""
        if route[0] in REPEATED:
            words = [f"[[{route[0]}]]", *([self.row_name(route[:2])] if len(route) > 1 else []), _dotted(route[2:])]
            return " ".join(word for word in words if word)
        tables = len(route)
        while tables and not isinstance(self.find(route[:tables]), Mapping):
            tables -= 1
        tables = max(tables, 1 if len(route) > 1 else 0)
        head = f"[{_dotted(route[:tables])}]" if tables else ""
        return f"{head} {_dotted(route[tables:])}".strip()

    def row_name(self, route: Route) -> str:
        """Answer the name that a row gives itself, or its number."""
        row = self.find(route)
        name = row.get("name") if isinstance(row, Mapping) else None
        return name if isinstance(name, str) and name else f"number {int(route[1]) + 1}"

    def find(self, route: Route) -> object:
        """Answer the value at a route of the tree, or None."""
        found: Any = self.tree
        for step in route:
            try:
                found = found[step]
            except (LookupError, TypeError):
                return None
        return found

    def rows(self, table: str) -> list[tuple[int, Mapping[str, Any]]]:
        """Answer the rows of a repeated table that are tables at all, each with its position."""
        found = self.tree.get(table)
        listed = found if isinstance(found, list) else []
        return [(position, row) for position, row in enumerate(listed) if isinstance(row, Mapping)]


@dataclass(frozen=True, kw_only=True, slots=True)
class Fault:
    """A problem before it is told: the route it stands at, and the sentence."""

    route: Route
    message: str


def tell(faults: Iterable[Fault], places: Places) -> list[Problem]:
    """Turn faults into problems in the order of the file, those of the environment last."""

    def order(fault: Fault) -> int:
        return _LAST if places.giver(fault.route) else places.line(fault.route)

    return [Problem(place=places.place(f.route), message=f.message) for f in sorted(faults, key=order)]


def translate(error: ErrorDetails) -> Fault:
    """Turn one error of pydantic into a sentence; unknown keys come with the nearest known one."""
    route, kind = error["loc"], error["type"]
    if kind == "extra_forbidden":
        return Fault(route=route, message=_unknown_key(route))
    if kind == "value_error":
        return Fault(route=route, message=str(error["ctx"]["error"]))
    if kind == "string_pattern_mismatch":
        return Fault(route=route, message=f"{_PATTERNS[error['ctx']['pattern']]}{_shown(error['input'])}")
    if kind in {"tuple_type", "model_type"} and route[0] in REPEATED and len(route) <= 2:
        return Fault(route=route, message=f"each entry begins with a line [[{route[0]}]], in two pairs of brackets")
    limit = next((error["ctx"][name] for name in _LIMITS if name in error.get("ctx", {})), "")
    sentence = _SENTENCES.get(kind, error["msg"]).replace("{limit}", str(limit))
    value = "" if kind == "missing" or "options" in route else _shown(error["input"])
    return Fault(route=route, message=f"{sentence}{value}")


def _unknown_key(route: Route) -> str:
    known = _known_keys(route[:-1])
    if not known:
        return "is not a setting"
    near = did_you_mean(str(route[-1]), known)
    return f"there is no such setting{near or '; known here are ' + ', '.join(sorted(known))}"


def _known_keys(route: Route) -> set[str]:
    model: type[BaseModel] = Settings
    for step in route:
        if isinstance(step, str):
            info = model.model_fields[step]
            found: Any = row_of(info) or info.annotation
            model = found
    return set(model.model_fields)


def _shown(value: object) -> str:
    """Quote a short plain value; tables and long texts are left out."""
    if not isinstance(value, (str, int, float)):
        return ""
    written = str(value).lower() if isinstance(value, bool) else repr(value)
    return f" (it is {written})" if len(written) <= 60 else ""


def _dotted(route: Route) -> str:
    words = [f"item {step + 1}" if isinstance(step, int) else step for step in route]
    return ".".join(words).replace(".item ", " item ")


def _upwards(route: Route) -> Iterable[Route]:
    return (route[:end] for end in range(len(route), 0, -1))
