"""`export audit` and `check --audit`: from one file, every approval can be proven without the database."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from domain.person import Role
from domain.text import content_hash
from store import intake
from store import mentions
from store import users
from store.migrations import open_database
from tests import programs
from tests.builders import a_database
from tests.builders import a_post
from tests.desk_house import add_open
from tests.desk_house import approve
from tests.desk_house import hand_off
from tests.desk_house import send
from tests.fakes import FrozenClock


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """A database with a reply that was sent, one that waits, one handed off, and a post that tries to be markup."""
    path, clock = tmp_path / "a.db", FrozenClock()
    store = a_database(path)
    users.add(store, "lead", Role.LEAD, actor="test", now_at=clock())
    send(store, clock, add_open(store, clock, 1, text="<script>alert(1)</script> where is it?"))
    approve(store, clock, add_open(store, clock, 2))
    hand_off(store, clock, add_open(store, clock, 3))
    store.close()
    return path


def test_the_record_holds_every_approval_with_its_post_and_proves_itself(db: Path, tmp_path: Path) -> None:
    out = tmp_path / "audit.jsonl"
    done = programs.call("export", "audit", "--out", out, "--db", db, "--json").json
    assert (done["ok"], done["approvals"], done["unseen"]) == (True, 3, 0)
    db.unlink()
    checked = programs.call("check", "--audit", out)

    assert (checked.code, "3 approvals" in checked.out, done["chain"] in checked.out) == (0, True, True)
    told = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    approvals = [line for line in told if line["kind"] == "approval"]
    assert [one["outcome"] for one in approvals] == ["sent", "queued", "by hand: open"]
    assert approvals[0]["post_text"] == "<script>alert(1)</script> where is it?"
    assert (approvals[0]["user"], approvals[0]["native_id"]) == ("lead", "r7")
    history = {line["id"]: line for line in told if line["kind"] == "activity"}
    assert all(history[one["line"]]["detail"] == one["hash"] for one in approvals)


def test_a_post_is_shown_as_it_was_seen_until_it_is_erased_and_then_by_its_hash(db: Path, tmp_path: Path) -> None:
    store = open_database(db)
    first = mentions.get(store, 1)
    with store.immediate():
        intake.record_edit(store, first, a_post(1, text="Solved."), actor="test", now_at=first.fetched_at + 1)
    store.close()
    where = ("--db", db)
    kept = programs.call("export", "audit", "--out", tmp_path / "kept.jsonl", *where, "--json").json
    erased = programs.call("contacts", "erase", "x", "@" + first.author.handle, *where, "--json").json
    told = programs.call("export", "audit", "--out", tmp_path / "erased.jsonl", *where).out

    assert (kept["ok"], kept["erased"], erased["erased"]) == (True, 0, 1)
    assert "&lt;script&gt;alert(1)&lt;/script&gt; where is it?" in (tmp_path / "kept.html").read_text("utf-8")
    assert "3 approvals (1 of a post that is erased)" in told
    page = (tmp_path / "erased.html").read_text("utf-8")
    assert ("alert(1)" in page, "Erased." in page, content_hash(first.text) in page) == (False, True, True)
    assert b"alert(1)" not in (tmp_path / "erased.jsonl").read_bytes()
    assert programs.call("check", "--db", db).code == 0


def test_a_changed_file_is_told_in_sentences_and_by_the_exit_code(db: Path, tmp_path: Path) -> None:
    out = tmp_path / "audit.jsonl"
    programs.call("export", "audit", "--out", out, "--db", db)
    out.write_bytes(out.read_bytes().replace(b"number 1 is on its way", b"number 1 is free today"))
    checked = programs.call("check", "--audit", out, "--json")

    assert checked.code == 1
    assert "Approval 1: the text, the account or the post is not the one that was approved." in checked.json["faults"]
    assert any("its seal does not fit" in fault for fault in checked.json["faults"])


def test_the_page_can_be_read_and_runs_nothing(db: Path, tmp_path: Path) -> None:
    programs.call("export", "audit", "--out", tmp_path / "audit.jsonl", "--db", db)
    page = (tmp_path / "audit.html").read_text(encoding="utf-8")

    assert page.count("<article") == 3
    assert "Approved by lead, 2026-11-22T12:00:00Z" in page
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; where is it?" in page


def test_nothing_is_overwritten_and_the_file_must_be_named(db: Path, tmp_path: Path) -> None:
    for name in ("audit.jsonl", "audit.html"):
        (tmp_path / name).touch()
        done = programs.call("export", "audit", "--out", tmp_path / "audit.jsonl", "--db", db)
        assert (done.code, "exists already" in done.sentence) == (1, True)
        (tmp_path / name).unlink()
    assert "The audit goes to a new file" in programs.call("export", "audit", "--db", db).sentence
    assert "The audit goes to a new file" in programs.call("export", "queue", "--out", "x", "--db", db).sentence
    assert "cannot be read" in programs.call("check", "--audit", tmp_path / "none").sentence
    nowhere = tmp_path / "no" / "audit.jsonl"
    assert "cannot be written" in programs.call("export", "audit", "--out", nowhere, "--db", db).sentence


def test_another_file_is_told_to_be_none_in_one_sentence(tmp_path: Path) -> None:
    other = tmp_path / "README.md"
    other.write_text("# A\n" * 110, "utf-8")
    checked = programs.call("check", "--audit", other)

    assert (checked.code, len(checked.out.splitlines())) == (1, 1)
    assert "no record of approvals" in checked.out


def test_a_taken_name_is_refused_with_one_that_is_free(db: Path, tmp_path: Path) -> None:
    for name in ("audit.jsonl", "audit-2.html"):
        (tmp_path / name).touch()
    refused = programs.call("export", "audit", "--out", tmp_path / "audit.jsonl", "--db", db)

    assert "audit-3.jsonl" in refused.sentence
