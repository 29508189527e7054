"""Replies that promise what no fact says, or without what it depends on, and replies that tell facts in other words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from config import facts as fact_files
from config.facts import Known
from domain.fact import Fact
from domain.playbook import Voice
from responders.guarding import standing

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
PACE = Fact(id="usual-reply-time", answers={"en": "two hours", "de": "zwei Stunden"}, owner="system")


def read() -> list[dict[str, Any]]:
    return [json.loads(line) for line in (HERE / "told.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def facts() -> list[Fact]:
    shelves = [
        fact_files.read_file(file, Known()) for file in (HERE / "shop.toml", ROOT / "commands/sample/facts.toml")
    ]
    return [one.fact for shelf in shelves for one in shelf.found]


def loose(row: dict[str, Any], facts: list[Fact]) -> list[str]:
    known = [PACE, *(fact for fact in facts if fact.brand == row["brand"])]
    found = standing.find_unbound(row["text"], facts=known, voice=Voice(brand=row["brand"]), post=row.get("post", ""))
    return [f"{one.claim.value} {one.fact_id}".strip() for one in found]


def test_there_are_sixty_of_each_side_in_four_languages() -> None:
    for is_told in (True, False):
        rows = [row for row in read() if row["is_told"] is is_told]
        assert len({row["text"] for row in rows}) >= 60
        assert {row["language"] for row in rows} == {"en", "de", "es", "fr"}


def test_what_no_fact_says_so_is_blocked(facts: list[Fact]) -> None:
    assert [row["text"] for row in read() if not row["is_told"] and not loose(row, facts)] == []


def test_what_a_fact_says_may_be_told_in_other_words(facts: list[Fact]) -> None:
    told = [(row["text"], loose(row, facts)) for row in read() if row["is_told"]]
    assert [(text, left) for text, left in told if left] == []


def test_without_facts_every_promise_is_blocked(facts: list[Fact]) -> None:
    assert [row["text"] for row in read() if not row["is_told"] and not loose(row, [])] == []


def test_each_fact_may_be_told_as_it_stands(facts: list[Fact]) -> None:
    rows = [{"text": answer, "brand": fact.brand} for fact in facts for answer in fact.answers.values()]
    assert [(row["text"], loose(row, facts)) for row in rows if loose(row, facts)] == []
