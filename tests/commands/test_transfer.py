"""`import` and `export`: hostile files go in without loss, and cannot steer the terminal they come out on."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests import programs

AT = "2026-11-20T10:00:00Z"
POSTS = (
    {"id": "plain", "text": "@marlow my parcel is late", "author": {"handle": "ada"}},
    {"id": "long", "text": "late " * 20_000},
    {"id": "html", "text": "<script>alert(1)</script><b>late</b> &amp; {{ 7*7 }} {0.__class__} %s"},
    {"id": "rtl", "text": "מאוחר \u202eetal\u202c \u2066x\u2069 z\u200be\u200cr\u200do\ufeff"},
    {"id": "nul", "text": "a\0b \x1b[2J\x1b]0;pwned\x07 \x9b31m \x85 end", "author": {"handle": "e\x1b[31mve"}},
)
LONE = f'{{"id": "lone", "text": "half \\ud83d of it", "created_at": "{AT}", "author": {{"name": "\\udcff"}}}}'
BROKEN = ('{"id": "half", "text": "half wri', "[]", "42", '{"id": "bare"}', "\x00\x01")
#: What a terminal may be told to do by characters: everything in Cc but the line end, and the format characters.
STEERING = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\u2028\u2029\ud800-\udfff]"
)


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    lines = [json.dumps({**post, "created_at": AT}) for post in POSTS]
    path = tmp_path / "hostile.jsonl"
    path.write_text("\n".join([*lines, LONE, *BROKEN]), encoding="utf-8")
    return path


def test_a_hostile_file_goes_through_every_stage_and_loses_nothing(tmp_path: Path, hostile: Path) -> None:
    db = ("--db", tmp_path / "a.db")

    first = programs.run("import", hostile, *db, "--json")
    again = programs.call("import", hostile, *db, "--json")
    judged = programs.call("triage", *db, "--json")
    drafted = programs.call("draft", *db, "--json")
    rows = {row["id"]: row for row in programs.call("export", "queue", *db, "--json").json}
    table = programs.run("export", "queue", *db)
    checked = programs.call("check", *db, "--json")

    assert {ran.code for ran in (first, again, judged, drafted, table, checked)} == {0}
    assert (first.json["new"], first.json["quarantined"]) == (len(POSTS) + 1, len(BROKEN))
    assert (again.json["new"], again.json["known"]) == (0, len(POSTS) + 1)
    assert judged.json == {"judged": len(rows)}
    assert drafted.json == {"drafted": len(rows)}
    assert rows.keys() == {post["id"] for post in POSTS} | {"lone"}
    assert len(rows["long"]["text"]) == 100_000
    assert rows["html"]["text"] == POSTS[2]["text"]
    assert rows["rtl"]["text"] == POSTS[3]["text"]
    assert rows["nul"]["text"].startswith("ab [2J]0;pwned")
    assert rows["lone"]["text"] == "half \ufffd of it"
    assert all(row["priority"] and row["due_at"] and row["draft"]["text"] for row in rows.values())
    assert STEERING.findall(table.out) == []
    assert checked.json["faults"] == []


def test_the_queue_comes_by_priority_with_all_that_a_machine_needs(tmp_path: Path, hostile: Path) -> None:
    db = ("--db", tmp_path / "a.db")
    for words in (["import", hostile], ["triage"], ["draft"]):
        assert programs.call(*words, *db).code == 0

    rows = programs.call("export", "queue", *db, "--json").json

    assert [row["score"] for row in rows] == sorted((row["score"] for row in rows), reverse=True)
    assert rows[0]["why"] == " · ".join(reason["words"] for reason in rows[0]["reasons"])
    assert rows[0].keys() >= {"id", "priority", "reasons", "due_at", "sentiment", "draft", "text", "created_at"}
    assert rows[0]["created_at"] == AT
    assert rows[0]["sentiment"].keys() == {"label", "probabilities"}
    assert len(programs.call("export", "queue", *db, "--json", "--limit", 2).json) == 2
    assert programs.call("export", "outbox", *db, "--json").json == []


def test_the_queue_tells_machines_what_was_read_and_how_surely(tmp_path: Path) -> None:
    db, path = ("--db", tmp_path / "a.db"), tmp_path / "posts.jsonl"
    post = {"id": "1", "text": "I love my Marlow kettle, thank you so much!", "created_at": AT}
    path.write_text(json.dumps(post), encoding="utf-8")
    programs.call("import", path, "--brand", "Marlow", *db)
    [new] = programs.call("export", "mentions", *db, "--json").json
    programs.call("triage", *db)
    [row] = programs.call("export", "queue", *db, "--json").json

    assert row.keys() == new.keys()
    assert (new["sentiment"], new["toward"], new["emotions"]) == ({"label": None, "probabilities": None}, None, None)
    assert row["toward"]["label"] == row["sentiment"]["label"] == "positive"
    assert sum(row["toward"]["probabilities"].values()) == pytest.approx(1.0, abs=1e-3)
    assert row["emotions"]["gratitude"] >= 0.5
    assert (row["intent"], row["corrected"], row["relevance"]) == ("praise", [], None)
    assert all(0.0 < row[name] < 1.0 for name in ("intent_probability", "sarcasm", "offensive", "hate", "spam"))


@pytest.mark.parametrize("what", ["queue", "mentions", "outbox"])
def test_an_empty_database_exports_an_empty_array_and_a_sentence(tmp_path: Path, what: str) -> None:
    db = ("--db", tmp_path / "a.db")
    programs.call("users", "add", "Dana", *db)

    assert programs.call("export", what, *db, "--json").json == []
    assert programs.call("export", what, *db).out.strip().endswith(".")


def test_a_file_that_is_missing_is_said_so(tmp_path: Path) -> None:
    ended = programs.call("import", tmp_path / "nosuch.jsonl", "--db", tmp_path / "a.db")

    assert ended.code == 2
    assert "nosuch.jsonl: cannot be read" in ended.sentence


def test_brand_and_account_are_kept(tmp_path: Path, hostile: Path) -> None:
    db = ("--db", tmp_path / "a.db")
    programs.call("import", hostile, "--account", "survey", "--brand", "Acme", *db)

    assert {row["account"] for row in programs.call("export", "mentions", *db, "--json").json} == {"survey"}


def test_a_second_file_that_counts_anew_is_told_and_not_swallowed(tmp_path: Path) -> None:
    db = ("--db", tmp_path / "a.db")
    for name, texts in {"a": ["one", "two"], "b": ["one", "another"]}.items():
        lines = [json.dumps({"id": str(n), "text": text, "created_at": AT}) for n, text in enumerate(texts)]
        (tmp_path / f"{name}.jsonl").write_text("\n".join(lines), encoding="utf-8")
    programs.call("import", tmp_path / "a.jsonl", *db)

    told = programs.call("import", tmp_path / "b.jsonl", "--account", "other", *db)
    counted = programs.call("import", tmp_path / "b.jsonl", "--account", "other", *db, "--json")

    assert "1 more kept aside: their ids are known already with another text" in told.out
    assert (counted.json["new"], counted.json["known"], counted.json["clashing"]) == (0, 1, 1)


def test_a_file_without_posts_says_so(tmp_path: Path) -> None:
    file = tmp_path / "none.jsonl"
    file.touch()
    done = programs.call("import", file, "--db", tmp_path / "a.db")

    assert (done.code, "holds no posts" in done.out) == (0, True)


def test_a_file_that_holds_none_names_the_count_and_the_first_bad_line(tmp_path: Path) -> None:
    file = tmp_path / "README.md"
    file.write_text("# A\n" * 7, "utf-8")
    done = programs.call("import", file, "--db", tmp_path / "a.db")

    assert done.code == 1
    assert "Of 7 bad lines the first, README.md:1:" in done.err


def test_drafts_are_read_through_with_their_posts(tmp_path: Path) -> None:
    db, path, fact = ("--db", tmp_path / "a.db"), tmp_path / "posts.jsonl", "You can return anything within 30 days."
    programs.call("facts", "add", "returns", "--question", "How long can I return something?", "--answer", fact, *db)
    rows = [
        {"text": "How long can I return something?", "author": "Ada Byron"},
        {"text": "so sad about my late parcel"},
    ]
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    programs.call("import", path, *db)
    programs.call("triage", *db)

    assert programs.call("export", "drafts", *db).out == "There are no drafts yet.\n"
    programs.call("draft", *db)
    read = programs.call("export", "drafts", *db)
    told = {row["author"]: row["draft"] for row in programs.call("export", "drafts", *db, "--json").json}

    assert told["Ada Byron"]["facts"] == ["returns"]
    assert f"How long can I return something?\n-> {told['Ada Byron']['text']}\n   question, from returns" in read.out
    assert f"somebody (high): so sad about my late parcel\n-> {told['']['text']}" in read.out
    assert STEERING.findall(read.out) == []
    assert len(programs.call("export", "drafts", *db, "--json", "--limit", 1).json) == 1
