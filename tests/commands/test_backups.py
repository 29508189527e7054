"""`backup` and `restore` from the command line: what they say, what they ask, and how they end."""

from __future__ import annotations

import re
from pathlib import Path

from store import migrations
from store import switches
from tests import programs


def test_a_backup_is_written_beside_the_database_and_restored(tmp_path: Path) -> None:
    db = ("--db", tmp_path / "a.db")
    programs.call("users", "add", "Ada", *db)
    made = programs.call("backup", *db)
    written = next(tmp_path.glob("a-backup-*.db"))
    programs.call("users", "add", "Bea", *db)
    restored = programs.call("restore", written, "--yes", *db)

    assert made.code == 0
    assert re.match(r".*a-backup-\d{8}T\d{6}Z\.db: [\d,]+ bytes, looked over, nothing is wrong\.\n", made.out)
    assert "keep a copy of the key file in another place" in made.out
    assert restored.code == 0, restored.err
    assert "Sending is paused. Start the service" in restored.out
    assert [person["name"] for person in programs.call("users", "list", "--json", *db).json] == ["Ada"]
    assert len(list(tmp_path.glob("a-before-restore-*.db"))) == 1
    store = migrations.open_database(tmp_path / "a.db")
    pause = switches.find_pause(store)
    store.close()
    assert pause is not None
    assert pause.reason.startswith(f"restored from {written.name}, which knows nothing after ")


def test_both_answer_in_json(tmp_path: Path) -> None:
    db = ("--db", tmp_path / "a.db", "--json")
    programs.call("users", "add", "Ada", *db)
    made = programs.call("backup", tmp_path / "b.db", *db).json
    restored = programs.call("restore", tmp_path / "b.db", "--yes", *db).json

    size = (tmp_path / "b.db").stat().st_size
    assert made == {"file": str(tmp_path / "b.db"), "bytes": size, "ok": True, "faults": []}
    assert (restored["in_doubt"], restored["held"], restored["returned"]) == (0, 0, 0)
    assert Path(restored["kept"]).exists()


def test_without_a_yes_nothing_is_changed(tmp_path: Path) -> None:
    db = ("--db", tmp_path / "a.db")
    programs.call("users", "add", "Ada", *db)
    programs.call("backup", tmp_path / "b.db", *db)
    asked = programs.call("restore", tmp_path / "b.db", *db)
    answered = programs.call("restore", tmp_path / "b.db", *db, stdin="y\n")

    assert asked.code == 1
    assert "kept beside it. Go on?" in asked.err
    assert "Nothing was changed" in asked.err
    assert answered.code == 0


def test_a_folder_in_the_place_of_a_database_is_left_alone(tmp_path: Path) -> None:
    programs.call("users", "add", "Ada", "--db", tmp_path / "a.db")
    programs.call("backup", tmp_path / "b.db", "--db", tmp_path / "a.db")
    (tmp_path / "folder").mkdir()
    before = sorted(tmp_path.iterdir())
    refused = programs.call("restore", tmp_path / "b.db", "--yes", "--db", tmp_path / "folder")

    assert refused.code == 1
    assert "folder cannot be opened as a file" in refused.err
    assert sorted(tmp_path.iterdir()) == before


def test_a_copy_with_faults_is_told_with_exit_code_1(tmp_path: Path) -> None:
    db = ("--db", tmp_path / "a.db")
    programs.call("users", "add", "Ada", *db)
    store = migrations.open_database(tmp_path / "a.db")
    store.connection().execute("UPDATE tally SET n = 5 WHERE name = 'mention:new'")
    store.close()
    made = programs.call("backup", tmp_path / "b.db", *db)

    assert made.code == 1
    assert "as faulty as the database" in made.out
    assert "The kept count of mention:new is 5" in made.out


def test_what_cannot_be_done_is_one_sentence(tmp_path: Path) -> None:
    db = ("--db", tmp_path / "a.db")

    assert "There is no database" in programs.call("backup", *db).sentence
    assert "is no backup" in programs.call("restore", tmp_path / "b.db", "--yes", *db).sentence
    programs.call("users", "add", "Ada", *db)
    assert "exists already" in programs.call("backup", tmp_path / "a.db", *db).sentence
    assert "is no backup" in programs.call("restore", tmp_path / "a.db", "--yes", *db).sentence
