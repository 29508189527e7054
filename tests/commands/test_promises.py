"""`promises`: what we owe whom, due first, and its end, said by whoever looks after it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from commands import composition
from commands import promises as promise_keeping
from commands import service
from domain.clock import DAY
from domain.clock import HOUR
from domain.clock import system_clock
from domain.person import Role
from domain.promise import PromiseStatus
from domain.text import content_hash
from monitor.lane import Job
from store import earlier_texts
from store import mentions
from store import migrations
from store import promises
from store import users
from store.database import Database
from tests import answered
from tests import programs


@pytest.fixture
def kept(tmp_path: Path) -> tuple[object, ...]:
    """A database whose reply of two days ago promised an answer in an hour, and one in a year; answer its option."""
    db = migrations.open_database(tmp_path / "a.db")
    long_ago = system_clock() - 2 * DAY
    users.add(db, "lead", Role.LEAD, actor="test", now_at=long_ago)
    mention_id = answered.add_mention(db, lambda: long_ago, 1, answered.pointing(1, 0))
    text = "We'll write to you within an hour. You'll have it within 300 days."
    answered.send(db, lambda: long_ago, mention_id, text)
    db.close()
    return ("--db", tmp_path / "a.db")


def read(db: Path) -> None:
    """Read what landed, as the daemon does."""
    program = composition.build(None, db)
    assert promise_keeping.read(program, 100) == 1
    assert promise_keeping.read(program, 100) == 0
    program.db.close()


def test_the_list_says_what_is_due_and_what_is_overdue(kept: tuple[str, Path]) -> None:
    assert programs.call("promises", "list", *kept).out == "No promise of ours is open.\n"
    read(kept[1])

    lines = programs.call("promises", "list", *kept).out.splitlines()
    found = programs.call("promises", "list", *kept, "--json").json

    assert [("OVERDUE" in line, line.partition("ada on x: ")[2]) for line in lines] == [
        (True, "We'll write to you within an hour."),
        (False, "You'll have it within 300 days."),
    ]
    assert [(one["handle"], one["overdue"], one["status"]) for one in found] == [
        ("ada", True, "open"),
        ("ada", False, "open"),
    ]
    assert len(programs.call("promises", "list", "--limit", "1", *kept, "--json").json) == 1


def test_a_promise_is_kept_dropped_and_opened_again(kept: tuple[str, Path]) -> None:
    read(kept[1])

    said = programs.call("promises", "keep", "1", *kept)
    assert said.out == "Promise 1 to ada is kept.\n"
    dropped = programs.call("promises", "drop", "2", *kept, "--json").json
    assert (dropped["status"], dropped["closed_by"].startswith("cli:")) == ("dropped", True)
    assert programs.call("promises", "list", *kept, "--json").json == []
    again = programs.call("promises", "keep", "1", *kept)
    assert (again.code, "kept" in again.sentence) == (1, True)
    assert programs.call("promises", "reopen", "1", *kept).code == 0
    assert programs.call("promises", "keep", "99", *kept).code == 1


def test_days_end_when_the_team_goes_home(tmp_path: Path) -> None:
    config = tmp_path / "allears.toml"
    config.write_text('[desk]\ntimezone = "Europe/Berlin"\n[sla.hours]\nmon = "09:00-12:00, 13:00-17:30"\n')
    week = promise_keeping.week_of(composition.build(config, tmp_path / "a.db"))
    monday = week.local(0).date() + timedelta(days=4)  # 5 January 1970

    assert (week.zone, week.closes) == ("Europe/Berlin", {0: 17 * 60 + 30})
    assert week.local(week.end_of(monday)).strftime("%a %H:%M") == "Mon 17:30"
    plain = composition.build(None, tmp_path / "b.db")
    assert promise_keeping.week_of(plain).closes == {}


def test_the_daemon_reads_what_landed_and_lets_go_of_what_was_closed_long_ago(
    kept: tuple[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    program = composition.build(None, kept[1])
    made: list[Job] = []
    monkeypatch.setattr(service, "Daemon", lambda jobs, *_, **__: made.extend(jobs))
    service.build_daemon(program)
    jobs = {job.name: job for job in made}
    jobs["promises"].run()
    first, second = promises.list_open(program.db)
    long_ago = system_clock() - program.settings.retention.raw_days * DAY - HOUR
    promises.settle(program.db, first.id, PromiseStatus.KEPT, actor="lead", now_at=long_ago)
    mention = mentions.get(program.db, first.mention_id)
    with program.db.immediate():
        earlier_texts.keep(program.db, mention, actor="test", now_at=long_ago)

    jobs["retention"].run()

    assert _ids(program.db) == [second.id]
    assert earlier_texts.find(program.db, mention.id, content_hash(mention.text)) is None
    program.db.close()


def _ids(db: Database) -> list[int]:
    return [row["id"] for row in db.rows("SELECT id FROM promise ORDER BY id")]
