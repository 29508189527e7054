"""The crash bench is clean on a short run, and its checker sees what it is there to see."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bench import crash
from bench import fake_network
from bench.crash import Result
from bench.crash import Run
from store import drafts
from store import intake
from store import mentions
from tests.builders import a_post


@pytest.fixture
def finished(tmp_path: Path) -> Iterator[Run]:
    """A run in which one mention came in from X and its approved reply landed; no daemon was needed for it."""
    with fake_network.serve(state=tmp_path / "network.jsonl") as network:
        run = Run(tmp_path, network, seed=1)
        post = network.record.publish("x", "eve", "@acme hello")
        intake.record_page(
            run.db, account="acme-x", platform="x", posts=[replace(a_post(), native_id=post.id)], now_at=1
        )
        yield run
        run.close()


def approve_and_post(run: Run, text: str = "We hear you.") -> None:
    """Let the reply land as the daemon would: approved in the database, posted on the network."""
    mention = mentions.get(run.db, run.db.scalar("SELECT id FROM mention"))
    with run.db.immediate():
        run.db.run("UPDATE mention SET status = 'open', priority = 'low', score = 1 WHERE id = ?", (mention.id,))
    drafts.record(run.db, mentions.get(run.db, mention.id), text=text, steps=(), playbook="", now_at=2)
    run.approve()
    text = str(run.db.scalar("SELECT text FROM delivery"))
    run.network.record.publish("x", "acme", text, parent=mention.native_id)


def figures(run: Run) -> tuple[int, int, int]:
    found = run.verdict(Result())
    return found.lost, found.doubled, found.unapproved


def test_the_checker_finds_nothing_where_nothing_is_wrong(finished: Run) -> None:
    approve_and_post(finished)

    assert figures(finished) == (0, 0, 0)


def test_a_second_post_is_seen_as_doubled(finished: Run) -> None:
    approve_and_post(finished)
    landed = finished.network.record.replies()[0]
    finished.network.record.publish("x", "acme", landed.text, parent=landed.parent)

    assert figures(finished) == (0, 1, 0)


def test_a_text_that_nobody_approved_is_seen(finished: Run) -> None:
    approve_and_post(finished)
    other = finished.network.record.publish("x", "bob", "no call for us")
    finished.network.record.publish("x", "acme", "Buy now!", parent=other.id)

    assert figures(finished)[1:] == (0, 1)


def test_a_mention_that_never_came_in_is_seen_as_lost(finished: Run) -> None:
    finished.network.record.publish("x", "bob", "@acme and I?")

    found = finished.verdict(Result())

    assert (found.lost, found.is_clean) == (1, False)


def test_a_reply_left_on_its_way_is_seen_as_unsettled(finished: Run) -> None:
    approve_and_post(finished)

    found = finished.verdict(Result())

    assert found.unsettled == 1  # it landed, but our database does not know it yet
    assert not found.is_clean


def test_an_altered_text_is_told_by_the_database_s_own_check(finished: Run) -> None:
    with finished.db.immediate():
        finished.db.run("UPDATE mention SET content_hash = 'another'")

    assert any("altered" in fault for fault in finished.verdict(Result()).faults)


@pytest.mark.slow
def test_six_kills_lose_nothing_and_double_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = crash.main(["--kills", "6", "--seed", "7", "--folder", str(tmp_path), "--json"])

    told = json.loads(capsys.readouterr().out)
    print(told)
    assert code == 0, (told, (tmp_path / "lives.log").read_text()[-2000:])
    assert told["kills"] == 6
    assert told["mentions"] >= told["posts"] > 0
