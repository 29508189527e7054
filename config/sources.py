"""Find the line on which each key of a TOML text stands, which tomllib does not tell."""

from __future__ import annotations

import bisect
import re
import tomllib
from collections.abc import Mapping

#: The way to a value: names of tables and keys, and positions in arrays.
Route = tuple[str | int, ...]

_BLANK = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
_SPACE = re.compile(r"[ \t]*")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_SCALAR = re.compile(r"[^,\]}\n#]+")
_STRING = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}' + r"|'''.*?'{3,5}" + r'|"(?:\\.|[^"\\])*"' + r"|'[^']*'",
    re.DOTALL,
)


def index_lines(text: str) -> Mapping[Route, int]:
    """Answer the line, counted from 1, of every table, key and array item in a text that tomllib accepts.

    Raise ValueError or IndexError for most texts that it refuses.
    """
    scanner = _Scanner(text)
    scanner.scan()
    return scanner.lines


class _Scanner:
    """One walk through a valid text; what tomllib has refused never comes here."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.lines: dict[Route, int] = {}
        self.rows: dict[Route, int] = {}  # how many [[rows]] of each repeated table were seen
        self.breaks = [found.start() for found in re.finditer("\n", text)]

    def scan(self) -> None:
        table: Route = ()
        self._skip(_BLANK)
        while self.at < len(self.text):
            if self.text[self.at] == "[":
                table = self._read_header()
            else:
                self._read_pair(table)
            self._skip(_BLANK)

    def _skip(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self.text, self.at)
        if found is None:
            raise ValueError(f"not TOML at character {self.at}")
        self.at = found.end()
        return found.group()

    def _line(self) -> int:
        return bisect.bisect_left(self.breaks, self.at) + 1

    def _note(self, route: Route, line: int) -> None:
        """Note the line of a route, and of the tables above it that no line has named yet."""
        for end in range(1, len(route)):
            self.lines.setdefault(route[:end], line)
        self.lines[route] = line

    def _read_header(self) -> Route:
        line = self._line()
        brackets = 2 if self.text.startswith("[[", self.at) else 1
        self.at += brackets
        keys = self._read_keys()
        self.at += brackets
        route = self._resolve(keys[:-1]) + keys[-1:]
        if brackets == 2:
            self.lines.setdefault(route, line)
            self.rows[route] = self.rows.get(route, 0) + 1
            route = (*route, self.rows[route] - 1)
        self._note(route, line)
        return route

    def _resolve(self, keys: tuple[str, ...]) -> Route:
        """Answer the route of a header's tables: through a repeated table it leads to the latest row."""
        route: Route = ()
        for key in keys:
            route = (*route, key)
            if route in self.rows:
                route = (*route, self.rows[route] - 1)
        return route

    def _read_keys(self) -> tuple[str, ...]:
        keys = []
        while True:
            self._skip(_SPACE)
            keys.append(self._read_key())
            self._skip(_SPACE)
            if not self.text.startswith(".", self.at):
                return tuple(keys)
            self.at += 1

    def _read_key(self) -> str:
        if self.text[self.at] not in "\"'":
            return self._skip(_BARE_KEY)
        quoted: str = tomllib.loads(f"key = {self._skip(_STRING)}")["key"]
        return quoted

    def _read_pair(self, table: Route) -> None:
        line = self._line()
        route = table + self._read_keys()
        self._note(route, line)
        self.at += 1  # the sign =
        self._skip(_SPACE)
        self._read_value(route)

    def _read_value(self, route: Route) -> None:
        first = self.text[self.at]
        if first in "\"'":
            self._skip(_STRING)
        elif first == "[":
            self._read_array(route)
        elif first == "{":
            self._read_inline_table(route)
        else:
            self._skip(_SCALAR)

    def _read_array(self, route: Route) -> None:
        count = 0
        while not self._closes("]"):
            self._note((*route, count), self._line())
            self._read_value((*route, count))
            count += 1

    def _read_inline_table(self, route: Route) -> None:
        while not self._closes("}"):
            self._read_pair(route)

    def _closes(self, bracket: str) -> bool:
        """Step over the opening bracket or a comma, and over the closing bracket if it follows."""
        self._skip(_BLANK)
        if self.text[self.at] in "[{,":
            self.at += 1
        self._skip(_BLANK)
        if self.text[self.at] != bracket:
            return False
        self.at += 1
        return True
