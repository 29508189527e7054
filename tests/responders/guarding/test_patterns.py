from __future__ import annotations

import importlib
import re
from typing import Any

import pytest

from responders.guarding import addresses
from responders.guarding import identities
from responders.guarding import moments
from responders.guarding import patterns
from responders.guarding import reporting
from responders.guarding import undertakings

#: Python's own reading of a pattern; it has no public name.
parser: Any = importlib.import_module("re._parser")
kinds: Any = importlib.import_module("re._constants")
ROOM = (addresses, identities, moments, patterns, reporting, undertakings)
ALL = {
    f"{room.__name__.rpartition('.')[2]}.{name}": value
    for room in ROOM
    for name, value in vars(room).items()
    if isinstance(value, re.Pattern)
} | {f"undertakings.{kind} {place}": pattern for place, (kind, pattern) in enumerate(undertakings.ALL)}
#: What one character of the text may cost at most: ways to try, and characters looked at.
MOST_WAYS = 50_000
#: Where lists of words follow each other each is counted with each; what differs in its first letter costs nothing.
MOST_WORDS = 3_000_000


def ways(tree: Any) -> int:
    """Count in how many ways a pattern can be tried from one position; a possessive repeat is tried in one."""
    total = 1
    for kind, value in tree:
        total *= _ways_of(kind, value)
    return total


def _ways_of(kind: Any, value: Any) -> int:
    if kind is kinds.BRANCH:
        return sum(ways(branch) for branch in value[1])
    if kind is kinds.SUBPATTERN:
        return ways(value[3])
    if kind in {kinds.ASSERT, kinds.ASSERT_NOT}:
        return ways(value[1])
    if kind in {kinds.MAX_REPEAT, kinds.MIN_REPEAT}:
        least, most, body = value
        assert most <= 8, "a repeat that may be tried again must be short"
        return sum(ways(body) ** count for count in range(least, most + 1))
    if kind is kinds.POSSESSIVE_REPEAT:
        assert value[1] <= 2_000, "a repeat must have an end"
        return ways(value[2])
    assert kind in {kinds.LITERAL, kinds.NOT_LITERAL, kinds.IN, kinds.ANY, kinds.AT, kinds.CATEGORY}, kind
    return 1


@pytest.mark.parametrize("name", ALL)
def test_a_search_takes_time_in_proportion_to_the_text(name: str) -> None:
    """Every repeat is bounded, and the ways to try it from one character are few, so no text can stall the guard."""
    assert ways(parser.parse(ALL[name].pattern, ALL[name].flags)) <= (
        MOST_WAYS if name.startswith("patterns.") else MOST_WORDS
    )


def test_the_count_of_ways_sees_what_stalls() -> None:
    assert ways(parser.parse("(?:a|aa){0,8}b")) > 500
    with pytest.raises(AssertionError, match="short"):
        ways(parser.parse("(a+)+b"))
    with pytest.raises(AssertionError, match="end"):
        ways(parser.parse("a++b"))
