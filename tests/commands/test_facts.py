"""`facts`: an operator keeps the knowledge base; what is wrong is told with its place, nothing good is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from store import migrations
from tests import programs
from tests.programs import Ran

RETURNS = "You can return anything within 30 days."


@pytest.fixture
def db(tmp_path: Path) -> tuple[str, Path]:
    migrations.open_database(tmp_path / "a.db").close()
    return ("--db", tmp_path / "a.db")


def add(db: tuple[str, Path], *more: object, answer: str = RETURNS) -> Ran:
    words = ("--answer", answer, "--question", "How long can I return something?", *more)
    return programs.call("facts", "add", "returns-window", *words, *db)


def test_a_fact_is_added_changed_and_shown_with_its_history(db: tuple[str, Path]) -> None:
    assert add(db, "--until", "2030-12-31", "--owner", "Dana").out == "returns-window is kept.\n"
    assert add(db).out == "returns-window says so already.\n"
    assert add(db, answer="You can return anything within 14 days.").out == "returns-window is changed.\n"

    shown = programs.call("facts", "show", "returns-window", *db, "--json").json
    assert shown["answers"] == {"en": "You can return anything within 14 days."}
    assert (shown["owner"], shown["valid_until"]) == ("Dana", "2031-01-01T00:00:00Z")
    assert [one["answers"]["en"] for one in shown["revisions"]] == [shown["answers"]["en"], RETURNS]
    assert shown["sent"] == []
    assert "holds. Used in 0 replies." in programs.call("facts", "show", "returns-window", *db).out


def test_what_a_fact_does_without_is_taken_out_and_its_answer_stays(db: tuple[str, Path]) -> None:
    add(db, "--until", "2030-12-31", "--owner", "Dana")
    changed = programs.call("facts", "add", "returns-window", "--without", "valid_until", "--without", "owner", *db)
    refused = programs.call("facts", "add", "hours", "--owner", "Dana", *db)

    assert changed.out == "returns-window is changed.\n"
    (listed,) = programs.call("facts", "list", *db, "--json").json
    assert (listed["owner"], listed["valid_until"], listed["answers"]) == ("", None, {"en": RETURNS})
    assert "needs at least one answer" in refused.sentence


def test_an_answer_in_another_language_stands_beside_the_first(db: tuple[str, Path]) -> None:
    add(db)
    add(db, "--language", "de", answer="Rückgabe ist 30 Tage lang möglich.")

    (listed,) = programs.call("facts", "list", *db, "--json").json
    assert listed["answers"] == {"en": RETURNS, "de": "Rückgabe ist 30 Tage lang möglich."}
    assert (listed["standing"], listed["used"], listed["changed_by"][:4]) == ("holds", 0, "cli:")


def test_what_there_is_instead_is_kept_exported_and_imported_again(db: tuple[str, Path], tmp_path: Path) -> None:
    add(db, "--instead", "After that we exchange it.")
    add(db, "--language", "de", "--instead", "Danach tauschen wir um.", answer="Rückgabe ist 30 Tage lang möglich.")
    file = tmp_path / "facts.toml"
    programs.call("facts", "export", file, *db)
    other = ("--db", tmp_path / "other.db")
    assert programs.call("facts", "import", file, *other).code == 0

    for place in (db, other):
        (listed,) = programs.call("facts", "list", *place, "--json").json
        assert listed["instead"] == {"en": "After that we exchange it.", "de": "Danach tauschen wir um."}


def test_every_fault_is_told_at_once(db: tuple[str, Path]) -> None:
    ended = add(db, "--link", "http://a.example", "--until", "soon", "--network", "fax")

    assert ended.code == 2
    assert [line.split(":")[0] for line in ended.err.splitlines()] == [
        "returns-window valid_until",
        "returns-window channels",
        "returns-window links",
    ]


def test_a_file_that_may_not_be_read_is_told(
    db: tuple[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    file = tmp_path / "facts.csv"
    file.write_text("id,answer\n", "utf-8")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    ended = programs.call("facts", "import", file, *db)

    assert (ended.code, ended.out) == (1, "0 found, 0 saved.\n")
    assert "cannot be read: Permission denied" in ended.err


def test_a_question_finds_its_fact_or_none(db: tuple[str, Path]) -> None:
    add(db)

    found = programs.call("facts", "find", "how many days can I return it?", *db)
    assert (found.code, "returns-window" in found.out) == (0, True)
    none = programs.call("facts", "find", "who designed the lamp?", *db)
    assert (none.code, none.out) == (1, "No fact is near enough to answer that. Better none than a wrong one.\n")
    (told,) = programs.call("facts", "find", "how many days can I return it?", *db, "--json").json
    assert told["nearest"] == "How long can I return something?"


def test_an_export_leaves_what_is_there_as_it_is(db: tuple[str, Path], tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text("mine", encoding="utf-8")
    refused = programs.call("facts", "export", tmp_path / "mine.toml", *db)

    assert (refused.code, "exists already" in refused.sentence) == (1, True)
    assert (tmp_path / "mine.toml").read_text(encoding="utf-8") == "mine"


def test_what_is_exported_is_imported_again(db: tuple[str, Path], tmp_path: Path) -> None:
    add(db, "--until", "2030-12-31", "--network", "x", "--link", "https://a.example/returns")
    written = tmp_path / "all.toml"
    assert programs.call("facts", "export", written, *db).out == f"1 facts are in {written}.\n"

    other = ("--db", tmp_path / "b.db")
    assert programs.call("facts", "import", written, *other, "--json").json == {"found": 1, "saved": 1, "problems": []}
    assert programs.call("facts", "export", *other).out == written.read_text(encoding="utf-8")
    assert programs.call("facts", "import", written, *other).out == "1 found, 0 saved.\n"


def test_what_is_wrong_in_a_folder_costs_no_good_fact(db: tuple[str, Path], tmp_path: Path) -> None:
    folder = tmp_path / "facts"
    folder.mkdir()
    (folder / "good.md").write_text("+++\n+++\nYes.", encoding="utf-8")
    (folder / "bad.md").write_text("Yes.", encoding="utf-8")

    ended = programs.call("facts", "import", folder, *db)
    assert (ended.code, ended.out) == (1, "1 found, 1 saved.\n")
    assert ended.sentence.startswith("bad.md: must begin with a line +++")


def test_a_retired_fact_is_used_no_more_and_stays_on_record(db: tuple[str, Path]) -> None:
    add(db)

    assert "is used no more" in programs.call("facts", "remove", "returns-window", *db).out
    assert programs.call("facts", "find", "how long can I return something?", *db).code == 1
    assert programs.call("facts", "list", *db).out == "There is no fact yet; see: facts add --help\n"
    assert "retired" in programs.call("facts", "list", "--all", *db).out
    assert programs.call("facts", "remove", "returns-window", *db).sentence == "There is no fact returns-window."
    assert programs.call("facts", "remove", "no-such", *db, "--json").code == 1


def test_what_to_review_is_listed_apart(db: tuple[str, Path]) -> None:
    add(db)
    assert programs.call("facts", "list", "--due", *db).out == "Every fact holds and none is to be reviewed.\n"

    add(db, "--review", "2020-01-01")
    assert "review by 2020-01-01" in programs.call("facts", "list", "--due", *db).out
    add(db, "--until", "2020-01-01")
    assert "held until 2020-01-01" in programs.call("facts", "list", "--due", *db).out


def test_days_are_told_as_they_were_written_whatever_the_zone(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('[desk]\ntimezone = "Asia/Tokyo"\n', encoding="utf-8")
    db = ("--db", tmp_path / "a.db", "--config", tmp_path / "a.toml")
    begins = programs.call("facts", "add", "soon", "--answer", "Soon.", "--from", "2090-05-01", *db)
    ended = programs.call("facts", "add", "gone", "--answer", "Gone.", "--until", "2020-01-01", *db)
    review = programs.call("facts", "add", "old", "--answer", "Old.", "--review", "2020-06-01", *db)
    listed = programs.call("facts", "list", *db).out

    assert (begins.code, review.code) == (0, 0)
    assert "gone held until 2020-01-01, so no draft uses it" in ended.sentence
    assert [day in listed for day in ("begins 2090-05-01", "until 2020-01-01", "review by 2020-06-01")] == [True] * 3


def test_the_configured_folder_is_read_at_a_word(tmp_path: Path) -> None:
    (tmp_path / "facts").mkdir()
    (tmp_path / "facts" / "hours.md").write_text("+++\n+++\nWe are open from 10 to 19.", encoding="utf-8")
    config = tmp_path / "allears.toml"
    config.write_text('[facts]\nfolder = "facts"\n', encoding="utf-8")
    where = ("--config", config, "--db", tmp_path / "a.db")

    assert programs.call("facts", "sync", *where, "--json").json == {"saved": 1, "retired": 0, "problems": []}
    assert "Lives in hours.md." in programs.call("facts", "show", "hours", *where).out
    refused = programs.call("facts", "remove", "hours", *where)
    assert refused.sentence == "The fact hours lives in hours.md; change it there."


def test_without_a_folder_there_is_nothing_to_read(db: tuple[str, Path]) -> None:
    assert "No folder of facts is configured" in programs.call("facts", "sync", *db).sentence


def test_a_fact_that_has_ended_already_is_kept_with_a_warning(tmp_path: Path) -> None:
    db = ("--db", tmp_path / "a.db")
    done = programs.call("facts", "add", "sale", "--answer", "There is a sale.", "--until", "2020-01-01", *db)

    assert (done.code, "sale is kept." in done.out) == (0, True)
    assert "no draft uses it" in done.sentence


def test_a_file_without_facts_says_so(tmp_path: Path) -> None:
    file = tmp_path / "none.toml"
    file.touch()
    done = programs.call("facts", "import", file, "--db", tmp_path / "a.db")

    assert (done.code, "holds no facts" in done.out) == (0, True)
