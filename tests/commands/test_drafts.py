"""`drafts reasons`: why drafts were rejected, as a table and as JSON."""

from __future__ import annotations

from pathlib import Path

from domain.clock import DAY
from domain.clock import system_clock
from store import migrations
from store import rejections
from tests import programs


def test_the_reasons_of_the_demo_are_counted(sown: Path) -> None:
    where = ("--config", sown.with_name("allears.toml"), "--db", sown)
    told = programs.call("drafts", "reasons", "--days", "60", *where, "--json").json
    store = migrations.open_database(sown)

    assert sum(one["count"] for one in told) == sum(
        one.count for one in rejections.count(store, since_at=system_clock() - 60 * DAY)
    )
    assert {"reason", "playbook", "count"} == set(told[0])
    assert told[0]["reason"] in programs.call("drafts", "reasons", "--days", "60", *where).out
    store.close()


def test_an_empty_table_says_so_and_a_mistyped_database_is_not_made(tmp_path: Path) -> None:
    migrations.open_database(tmp_path / "a.db").close()

    assert "No draft was rejected" in programs.call("drafts", "reasons", "--db", tmp_path / "a.db").out
    assert programs.call("drafts", "reasons", "--db", tmp_path / "b.db").code == 1
