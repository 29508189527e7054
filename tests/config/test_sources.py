"""The line of every key is found, however a valid text is written."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config import sources
from config.sources import Route

CURIOUS = """\
# a comment with [brackets] and "quotes"
top = 1 # first
"quoted.key" = 'a # b'
dotted . 'in ner'."x" = true

[a.b]  # before its parent
text = \"\"\"
[not] = a table
key = \\\"\"\"
still text\"\"\"\"\"
after = '''
# no comment
'''''
[a]
list = [
  1, # one
  "]", { in = [
    2,
  ] },
]
empty = []
none = {}
when = 1979-05-27 07:32:00
float = -inf
[[rows]]
name = "first"
[rows.voice]
tone = 1
[[rows.inner]]
x = 1
[[rows.inner]]
x = 2
[[ rows ]]
name = "second"
[[rows.inner]]
x = 3
"""


def test_a_curious_text_is_followed_line_by_line() -> None:
    tomllib.loads(CURIOUS)

    lines = sources.index_lines(CURIOUS)

    expected: dict[Route, int] = {
        ("top",): 2,
        ("quoted.key",): 3,
        ("dotted", "in ner", "x"): 4,
        ("a", "b"): 6,
        ("a", "b", "text"): 7,
        ("a", "b", "after"): 11,
        ("a",): 14,
        ("a", "list"): 15,
        ("a", "list", 0): 16,
        ("a", "list", 2, "in"): 17,
        ("a", "list", 2, "in", 0): 18,
        ("a", "empty"): 21,
        ("a", "when"): 23,
        ("a", "float"): 24,
        ("rows",): 25,
        ("rows", 0): 25,
        ("rows", 0, "voice", "tone"): 28,
        ("rows", 0, "inner", 1, "x"): 32,
        ("rows", 1): 33,
        ("rows", 1, "inner", 0, "x"): 36,
    }
    assert {route: lines.get(route) for route in expected} == expected


def test_windows_line_ends_count_once() -> None:
    assert sources.index_lines("a = 1\r\n\r\n[t]\r\nb = 2\r\n")["t", "b"] == 4


@pytest.mark.parametrize("text", ["= 1", 'a = "b', "a = [1", "a ="])
def test_what_is_no_toml_is_refused(text: str) -> None:
    with pytest.raises((ValueError, IndexError)):
        sources.index_lines(text)


KEYS = st.text("ab.-_ \"'#[]=é", max_size=4)
SCALARS = st.one_of(
    st.integers(-99, 99), st.booleans(), st.floats(allow_nan=False), st.text("a\"'\\\n#[]{},=é", max_size=6)
)
VALUES = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3))
TREES = st.dictionaries(KEYS, VALUES | st.lists(st.dictionaries(KEYS, VALUES, max_size=3), min_size=1, max_size=3))


@given(TREES, st.randoms(use_true_random=False))
def test_each_route_of_a_tree_has_its_line_and_no_other_route_has(tree: dict[str, Any], dice: Any) -> None:
    writer = Writer(dice)
    writer.write_table(tree, ())
    text = "\n".join(writer.lines) + "\n"
    assert tomllib.loads(text) == tree

    found = sources.index_lines(text)

    assert set(found) == set(routes(tree, ()))
    assert {route: found[route] for route in writer.expected} == writer.expected


def routes(value: object, above: Route) -> Iterator[Route]:
    items: list[tuple[str | int, object]] = []
    if isinstance(value, dict):
        items = list(value.items())
    elif isinstance(value, list):
        items = list(enumerate(value))
    for step, inner in items:
        yield (*above, step)
        yield from routes(inner, (*above, step))


class Writer:
    """Writes a tree as TOML in one of the many ways that mean the same."""

    def __init__(self, dice: Any) -> None:
        self.dice = dice
        self.lines: list[str] = []
        self.expected: dict[Route, int] = {}

    def write_table(self, table: dict[str, Any], route: Route) -> None:
        later = []
        for key, value in table.items():
            rows = isinstance(value, list) and value and all(isinstance(row, dict) for row in value)
            if (rows or isinstance(value, dict)) and self.dice.random() < 0.7:
                later.append((key, value))
            else:
                self.expected[(*route, key)] = self.add(f"{self.key(key)} = {self.inline(value)}")
        for key, value in later:
            self.write_tables(value, (*route, key))

    def write_tables(self, value: Any, route: Route) -> None:
        header = ".".join(self.key(step) for step in route if isinstance(step, str))
        if isinstance(value, dict):
            self.expected[route] = self.add(f"[{header}]")
            self.write_table(value, route)
            return
        for position, row in enumerate(value):
            self.expected[(*route, position)] = self.add(f"[[{header}]] # {header}")
            self.write_table(row, (*route, position))

    def add(self, text: str) -> int:
        """Add what may span several lines; answer the line on which it begins."""
        if self.dice.random() < 0.3:
            self.lines.append("\t# [x] = '\"")
        self.lines.append(text)
        return "\n".join([*self.lines, ""]).count("\n") - text.count("\n")

    def key(self, key: str) -> str:
        bare = key and all(letter.isascii() and (letter.isalnum() or letter in "-_") for letter in key)
        return key if bare and self.dice.random() < 0.5 else self.basic(key)

    def inline(self, value: object) -> str:
        if isinstance(value, bool):
            return str(value).lower()
        if isinstance(value, list):
            gap = str(self.dice.choice(["", " ", "\n  # ]\n"]))
            return "[" + ",".join(gap + self.inline(item) for item in value) + gap + "]"
        if isinstance(value, dict):
            return "{ " + ", ".join(f"{self.key(key)} = {self.inline(item)}" for key, item in value.items()) + " }"
        return self.string(value) if isinstance(value, str) else repr(value)

    def string(self, text: str) -> str:
        choices = [self.basic(text), '"""\n' + self.escape(text).replace("\\n", "\n") + '"""']
        if "'" not in text:
            choices.append(f"'''\n{text}'''")
        return str(self.dice.choice(choices))

    def basic(self, text: str) -> str:
        return '"' + self.escape(text) + '"'

    def escape(self, text: str) -> str:
        return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
