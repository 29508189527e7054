"""`poll`, `triage`, `draft`, `deliver` by hand: counts, exit codes, and one account's trouble that stops no other."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench import fake_network
from bench.fake_network import FakeNetwork
from tests import programs


@pytest.fixture
def network(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeNetwork]:
    for name, value in programs.SECRETS.items():
        monkeypatch.setenv(name, value)
    with fake_network.serve() as server:
        above = server.record.publish("reddit", "mia", "late parcels")
        server.record.publish("reddit", "bob", "u/acme my parcel is late", parent=above.id)
        server.record.publish("x", "eve", "@acme my parcel is late")
        yield server


@pytest.fixture
def where(tmp_path: Path, network: FakeNetwork) -> tuple[object, ...]:
    return ("--config", programs.network_config(tmp_path, network.url), "--db", tmp_path / "a.db")


def test_each_account_is_polled_once_and_again_brings_nothing_new(where: tuple[object, ...]) -> None:
    first = programs.call("poll", *where, "--json")
    again = programs.call("poll", *where)

    assert first.code == 0
    assert {told["account"]: told["new"] for told in first.json} == {"acme-x": 1, "acme-reddit": 1}
    assert again.out == "acme-x: 0 new, 1 known, 0 unreadable\nacme-reddit: 0 new, 1 known, 0 unreadable\n"


@pytest.mark.parametrize(
    "fault",
    ["unauthorized", "forbidden", "not_found", "rate_limited", "error_before", "drop_before", "garbage", "html", "list",
     "hang_before"],
)  # fmt: skip
@pytest.mark.parametrize(("broken", "other"), [("x", "acme-reddit"), ("reddit", "acme-x")])
def test_whatever_a_network_answers_is_one_sentence_and_the_other_account_goes_on(
    network: FakeNetwork, where: tuple[object, ...], fault: str, broken: str, other: str
) -> None:
    network.fail(fault, on="any", times=10**6, network=broken, seconds=3)
    polled = programs.call("poll", *where, "--json")
    network.faults.clear()
    mended = programs.call("poll", *where, "--json")

    told = {row["account"]: row for row in polled.json}
    assert polled.code == 1
    assert told[other]["new"] == 1
    assert "error" not in told[other]
    assert told[f"acme-{broken}"]["error"]
    assert "Traceback" not in polled.err + polled.out
    assert not [secret for secret in programs.SECRETS.values() if secret in polled.out + polled.err]
    assert mended.code == 0, mended.out
    assert {row["account"]: row["new"] for row in mended.json} == {f"acme-{broken}": 1, other: 0}
    assert programs.call("check", *where).code == 0


def test_one_account_can_be_named_and_an_unknown_one_is_refused(where: tuple[object, ...]) -> None:
    assert [row["account"] for row in programs.call("poll", "acme-x", *where, "--json").json] == ["acme-x"]
    refused = programs.call("poll", "nobody", *where)
    assert (refused.code, refused.sentence) == (1, "There is no account nobody in the configuration.")


def test_without_an_account_there_is_a_sentence(tmp_path: Path) -> None:
    assert "No account is configured" in programs.call("poll", "--db", tmp_path / "a.db").sentence


def test_stages_stop_at_their_limit_and_at_the_end(tmp_path: Path) -> None:
    db, path = ("--db", tmp_path / "a.db"), tmp_path / "posts.jsonl"
    rows = [{"id": str(n), "text": f"parcel {n} late", "created_at": "2026-11-20T10:00:00Z"} for n in range(5)]
    path.write_text("\n".join(json.dumps(row) for row in rows))
    programs.call("import", path, *db)

    assert programs.call("triage", *db, "--json", "--limit", 2).json == {"judged": 2}
    assert programs.call("triage", *db, "--json").json == {"judged": 3}
    assert programs.call("triage", *db).out == "Judging is done: 0 mentions.\n"
    assert programs.call("draft", *db, "--json", "--limit", 4).json == {"drafted": 4}
    assert programs.call("draft", *db).out == "Drafting is done: 1 mentions.\n"
    assert programs.call("deliver", *db).out == "Nothing is due.\n"
    assert set(programs.call("deliver", *db, "--json").json.values()) == {0}


def test_posts_that_were_just_written_are_told_to_be_drafted_later(tmp_path: Path) -> None:
    db, path = ("--db", tmp_path / "a.db"), tmp_path / "posts.jsonl"
    rows = [{"text": "my parcel is late"}, {"text": "where is my parcel?", "kind": "mention"}]
    path.write_text("\n".join(json.dumps(row) for row in rows))

    imported = programs.call("import", path, *db)
    programs.call("triage", *db)
    drafted = programs.call("draft", *db)

    assert "2 have no `created_at`, and count as written now." in imported.out
    assert drafted.out.endswith("Drafting is done: 1 mentions.\n"), "nobody is still writing a file"
    assert drafted.out.startswith("1 left for later: their authors wrote just now")
