"""`drafts report`: the same figures for people and as JSON, out of the demo's own decisions."""

from __future__ import annotations

from pathlib import Path

from store import migrations
from tests import programs


def test_the_decisions_of_the_demo_are_told_to_people_and_programs(sown: Path) -> None:
    where = ("--config", sown.with_name("allears.toml"), "--db", sown, "--days", "60")
    told = programs.call("drafts", "report", *where, "--json").json
    shown = programs.call("drafts", "report", *where).out

    assert told["drafts"] == told["unedited"] + told["edited"] + told["rejected"] > 0
    assert sum(one["drafts"] for one in told["playbooks"]) == told["drafts"]
    assert sum(one["drafts"] for one in told["accounts"]) == told["drafts"]
    assert sum(one["drafts"] for one in told["languages"]) == told["drafts"]
    assert sum(told["reasons"].values()) == told["rejected"]
    assert told["unedited_between"][0] <= told["unedited"] / told["drafts"] <= told["unedited_between"][1]
    assert all(one["name"] in shown for one in told["playbooks"])
    assert "Approved as drafted: surely between" in shown
    assert all(
        (one["phrasing"] in shown) == bool(one["kept"] or one["dropped"]) for one in told["phrasings"][:15]
    )  # what was only refused as a whole is told to programs alone


def test_without_decisions_it_says_so_and_a_mistyped_database_is_not_made(tmp_path: Path) -> None:
    migrations.open_database(tmp_path / "a.db").close()

    assert "No draft was decided" in programs.call("drafts", "report", "--db", tmp_path / "a.db").out
    assert programs.call("drafts", "report", "--db", tmp_path / "a.db", "--json").json["drafts"] == 0
    assert programs.call("drafts", "report", "--db", tmp_path / "b.db").code == 1
