"""The bench of drafts takes the real way, counts what it says it counts, and its pairs tell nobody which is ours."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from bench import drafts
from config import facts as fact_files
from config.facts import Known

CONVERSATIONS: list[dict[str, Any]] = [
    {
        "id": "c1",
        "label": "Acme",
        "lang": "en",
        "turns": [
            {"role": "customer", "text": "@acme my parcel has not arrived and nobody answers, where is it?"},
            {"role": "agent", "text": "DM us."},
            {"role": "agent", "text": "Thanks!"},
        ],
    },
    {
        "id": "c2",
        "label": "Globex",
        "turns": [
            {"role": "customer", "text": "@globex thank you so much, the new app is lovely"},
            {"role": "agent", "text": "Cheers."},
            {"role": "customer", "text": "you are welcome"},
        ],
    },
    {"id": "c3", "label": "Acme", "turns": [{"role": "customer", "text": "nobody ever answered me"}]},
]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "conversations.jsonl"
    path.write_text("\n".join(json.dumps(one) for one in CONVERSATIONS), encoding="utf-8")
    return path


def test_every_answered_conversation_is_drafted_and_paired(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "pairs.jsonl"
    assert drafts.main([str(file), "--pairs", str(out), "--json"]) == 0

    told = json.loads(capsys.readouterr().out)
    assert (told["conversations"], told["drafts"]) == (2, 2)
    assert told["unbound_claims"] == 0
    assert {"findings_per_draft", "per_second", "busy_ms", "p95_ms"} <= set(told)
    assert 0 < told["coach_p95_ms"] < 5_000
    pairs = {row["id"]: row for row in map(json.loads, out.read_text().splitlines())}
    keys = {row["id"]: row["ours"] for row in map(json.loads, Path(f"{out}.key").read_text().splitlines())}
    coach = [json.loads(line) for line in Path(f"{out}.coach").read_text().splitlines()]
    assert set(pairs) == set(keys) == {row["id"] for row in coach} == {"c1", "c2"}
    theirs = "ba"["ab".index(keys["c1"])]
    assert pairs["c1"][theirs] == "DM us.\nThanks!"
    assert pairs["c1"][keys["c1"]] not in {"", "DM us.\nThanks!"}
    assert "ours" not in pairs["c1"]


def test_a_line_that_is_no_conversation_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "bad.jsonl"
    file.write_text('{"id": "x", "turns": [{"role": "customer"}]}\n', encoding="utf-8")

    assert drafts.main([str(file)]) == 2
    assert "bad.jsonl:1" in capsys.readouterr().err


def test_facts_with_a_fault_are_named(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    facts = tmp_path / "facts.toml"
    facts.write_text('[[facts]]\nid = "a"\nanswer = 3\n', encoding="utf-8")

    assert drafts.main([str(file), "--facts", str(facts)]) == 2
    assert "facts.toml" in capsys.readouterr().err


def test_a_folder_of_facts_is_read_as_well(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "facts"
    folder.mkdir()
    answer = "Every parcel can be followed at https://help.example/track."
    questions = '["my parcel has not arrived", "where is my parcel?"]'
    told = f'[[facts]]\nid = "parcel"\nquestions = {questions}\nanswers.en = "{answer}"\n'
    (folder / "orders.toml").write_text(told, encoding="utf-8")

    assert drafts.main([str(file), "--facts", str(folder), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["cites_a_fact"] == 1


def test_the_invented_knowledge_base_is_whole_and_may_stand_in_any_reply() -> None:
    shelf = fact_files.read_folder(drafts.FACTS, Known())

    assert shelf.problems == ()
    assert len(shelf.found) > 150
    for fact in (one.fact for one in shelf.found):
        assert len(fact.answers["en"]) <= 200, fact.id
        assert len(fact.questions) >= 4, fact.id
        assert not fact.brand
        assert set(re.findall(r"https?://[^/\s]+", fact.answers["en"])) <= {"https://help.example"}, fact.id
