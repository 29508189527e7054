"""`contacts`: an operator keeps the do-not-contact list; every entry says why, and none is lost."""

from __future__ import annotations

from pathlib import Path

from store import migrations
from tests import programs


def test_an_author_is_listed_told_and_taken_off_with_reasons(tmp_path: Path) -> None:
    migrations.open_database(tmp_path / "a.db").close()
    db = ("--db", tmp_path / "a.db")
    added = programs.call("contacts", "add", "x", "@Ada", "--reason", "a lawyer's letter", *db, "--json").json

    assert (added["network"], added["handle"], added["reason"]) == ("x", "Ada", "a lawyer's letter")
    assert added["by"].startswith("cli:")
    again = programs.call("contacts", "add", "x", "ada", "--reason", "twice", *db)
    assert (again.code, again.sentence.startswith("Ada on x is on the list already.")) == (1, True)
    assert "a lawyer's letter" in programs.call("contacts", "list", *db).out
    lifted = programs.call("contacts", "remove", "x", "ADA", "--reason", "she asked us to", *db, "--json").json
    assert lifted == {"network": "x", "handle": "ADA", "lifted": 1}
    assert programs.call("contacts", "list", *db).out == "Nobody is on the do-not-contact list.\n"
    kept = programs.call("contacts", "list", "--all", *db, "--json").json
    assert [entry["lifted_reason"] for entry in kept] == ["she asked us to"]


def test_to_erase_of_an_author_says_of_how_many_posts_and_what_stays(tmp_path: Path) -> None:
    migrations.open_database(tmp_path / "a.db").close()
    done = programs.call("contacts", "erase", "x", "@Ada", "--db", tmp_path / "a.db")

    assert (done.code, done.out.startswith("Erased of 0 posts: what they said before @Ada changed")) == (0, True)
    assert "Posts as they stand, our replies and the history stay" in done.out


def test_a_wrong_name_is_a_sentence(tmp_path: Path) -> None:
    migrations.open_database(tmp_path / "a.db").close()
    db = ("--db", tmp_path / "a.db")

    ended = programs.call("contacts", "add", "twitter", "ada", "--reason", "why", *db)
    assert (ended.code, ended.sentence.startswith("There is no network twitter")) == (1, True)
    assert "handle they have" in programs.call("contacts", "add", "x", "@", "--reason", "why", *db).sentence
    assert programs.call("contacts", "add", "x", "ada", *db).code == 2
    assert "ada on x" in programs.call("contacts", "remove", "x", "ada", "--reason", "why", *db).sentence
