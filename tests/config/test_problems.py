"""A problem names its place as a person finds it."""

from __future__ import annotations

import pytest

from config import problems
from config.problems import Fault
from config.problems import Places
from config.sources import Route

PLACES = Places(
    file="allears.toml",
    tree={
        "desk": {"port": 1},
        "priority": {"weights": {"praise": "x"}},
        "sentiment": {"languages": ["en", 1]},
        "brands": [{"name": "Acme", "voice": {"emoji": 1}}, {}],
        "stray": 1,
    },
    lines={("desk",): 3, ("desk", "port"): 4, ("brands", 0): 9, ("brands", 0, "voice", "emoji"): 12},
    givers={("log", "level"): "environment ALLEARS_LOG__LEVEL", ("store", "path"): "command line"},
)


@pytest.mark.parametrize(
    ("route", "place"),
    [
        (("desk", "port"), "allears.toml:4 [desk] port"),
        (("desk", "prot"), "allears.toml:3 [desk] prot"),
        (("desk",), "allears.toml:3 [desk]"),
        (("priority", "weights", "praise"), "allears.toml [priority.weights] praise"),
        (("sentiment", "languages", 1), "allears.toml [sentiment] languages item 2"),
        (("brands", 0, "voice", "emoji"), "allears.toml:12 [[brands]] Acme voice.emoji"),
        (("brands", 0, "name"), "allears.toml:9 [[brands]] Acme name"),
        (("brands", 1, "name"), "allears.toml [[brands]] number 2 name"),
        (("brands",), "allears.toml [[brands]]"),
        (("stray",), "allears.toml stray"),
        (("log", "level"), "environment ALLEARS_LOG__LEVEL"),
        (("store", "path"), "command line store.path"),
    ],
)
def test_each_place_is_named_by_file_line_table_and_key(route: Route, place: str) -> None:
    assert PLACES.place(route) == place


def test_problems_are_told_in_the_order_of_the_file_and_those_of_the_environment_last() -> None:
    routes: list[Route] = [("log", "level"), ("brands", 0, "name"), ("desk", "port")]

    told = problems.tell([Fault(route=route, message="wrong") for route in routes], PLACES)

    assert [problem.place for problem in told] == [PLACES.place(route) for route in reversed(routes)]
