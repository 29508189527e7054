"""Opening a database: ours is opened, anything else is refused with a sentence and left alone."""

from __future__ import annotations

import os
import sqlite3
import threading
from pathlib import Path

import pytest

from domain.errors import DamagedStore
from domain.errors import NotFound
from domain.errors import StoreError
from store.database import APPLICATION_ID
from store.database import OLDEST_SQLITE
from store.database import SQLITE_VERSION
from store.database import Database
from store.database import IntegrityError
from store.migrations import open_database


def test_a_new_file_becomes_ours_with_durable_settings(tmp_path: Path) -> None:
    db = open_database(tmp_path / "new.db")

    assert db.scalar("PRAGMA application_id") == APPLICATION_ID
    assert db.scalar("PRAGMA journal_mode") == "wal"
    assert db.scalar("PRAGMA synchronous") == 2
    assert db.scalar("PRAGMA foreign_keys") == 1


def test_sqlite_is_new_enough_for_two_writers() -> None:
    assert SQLITE_VERSION >= OLDEST_SQLITE


def test_every_table_of_ours_is_strict(db: Database) -> None:
    loose = db.rows("SELECT name FROM pragma_table_list WHERE type = 'table' AND strict = 0 AND schema = 'main'")

    ours = [row["name"] for row in loose if not row["name"].startswith(("sqlite_", "_sqlite", "mention_words"))]
    assert ours == []


def test_a_database_of_another_program_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE theirs (x)")
    other.commit()
    other.close()
    before = path.read_bytes()

    with pytest.raises(StoreError, match="another program"):
        open_database(path)
    assert path.read_bytes() == before


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    path.write_text("these are notes, not a database, and long enough to look at " * 20)

    with pytest.raises(StoreError, match="not a database"):
        open_database(path)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="folder"):
        open_database(tmp_path / "nowhere" / "allears.db")


def test_an_error_rolls_the_whole_transaction_back(db: Database) -> None:
    def fail_midway() -> None:
        with db.immediate():
            db.run("UPDATE tally SET n = 99")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_midway()

    assert db.scalar("SELECT max(n) FROM tally") == 0


def test_an_inner_transaction_joins_the_outer(db: Database) -> None:
    def fail_after_the_inner_one() -> None:
        with db.immediate():
            with db.immediate():
                db.run("UPDATE tally SET n = 99")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_after_the_inner_one()

    assert db.scalar("SELECT max(n) FROM tally") == 0


def test_threads_that_write_at_once_all_succeed(db: Database) -> None:
    def add() -> None:
        for _ in range(25):
            with db.immediate():
                n = db.scalar("SELECT n FROM tally WHERE name = 'mention:new'")
                db.run("UPDATE tally SET n = ? WHERE name = 'mention:new'", (n + 1,))

    threads = [threading.Thread(target=add) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert db.scalar("SELECT n FROM tally WHERE name = 'mention:new'") == 100


def test_data_version_moves_when_another_connection_commits(db: Database) -> None:
    before = db.data_version()
    other = Database(db.path)
    with other.immediate():
        other.run("UPDATE tally SET n = 1")

    assert db.data_version() != before
    other.close()


def test_the_connection_of_a_thread_ends_with_the_thread(db: Database) -> None:
    open_files = len(os.listdir("/dev/fd"))

    for _ in range(50):
        thread = threading.Thread(target=db.scalar, args=("SELECT 1",))
        thread.start()
        thread.join()

    assert len(os.listdir("/dev/fd")) < open_files + 10
    assert db.scalar("SELECT 1") == 1


def test_a_commit_that_fails_leaves_nothing_that_later_blocks_would_join(db: Database) -> None:
    def point_to_nobody() -> None:
        with db.immediate():
            db.run("PRAGMA defer_foreign_keys=ON")  # the broken rule is found by the commit alone
            db.run("INSERT INTO session VALUES ('x', 77, 1, 1, 1, '', '')")

    with pytest.raises(IntegrityError, match="FOREIGN KEY"):
        point_to_nobody()
    with db.immediate():
        db.run("UPDATE tally SET n = 9 WHERE name = 'mention:new'")
    other = Database(db.path)

    assert other.scalar("SELECT n FROM tally WHERE name = 'mention:new'") == 9
    other.close()


def test_a_number_no_id_can_be_is_not_found(db: Database) -> None:
    with pytest.raises(NotFound, match="no id above"):
        db.one("SELECT 1 FROM mention WHERE id = ?", (2**63,))


def test_a_word_in_no_encoding_is_not_found(db: Database) -> None:
    with pytest.raises(NotFound, match="characters that no text has"):
        db.one("SELECT 1 FROM user WHERE name = ?", ("J\udcf6rg",))


def test_a_text_that_cannot_be_read_is_damage_and_is_not_told(db: Database) -> None:
    with pytest.raises(DamagedStore, match="is damaged") as told:
        db.rows("SELECT CAST(x'6d79c3' AS TEXT)")
    assert "my" not in str(told.value).removeprefix(str(db.path))


def test_closing_while_threads_end_is_no_race(tmp_path: Path) -> None:
    db = open_database(tmp_path / "race.db")
    for _ in range(60):
        gate = threading.Barrier(9)

        def look(gate: threading.Barrier = gate) -> None:
            db.data_version()
            gate.wait()

        threads = [threading.Thread(target=look) for _ in range(8)]
        for thread in threads:
            thread.start()
        gate.wait()
        db.close()
        for thread in threads:
            thread.join()

    assert db.data_version() > 0


def test_what_fails_inside_a_transaction_leaves_the_rest_of_it(db: Database) -> None:
    def fail() -> None:
        with db.attempt():
            db.run("INSERT INTO tally VALUES ('second', 1)")
            raise ValueError("no")

    with db.immediate():
        db.run("INSERT INTO tally VALUES ('first', 1)")
        with pytest.raises(ValueError, match="no"):
            fail()
        with db.attempt():
            db.run("INSERT INTO tally VALUES ('third', 1)")

    names = [row["name"] for row in db.rows("SELECT name FROM tally WHERE n = 1 ORDER BY name")]
    assert names == ["first", "third"]


def test_processes_that_meet_a_new_file_at_once_all_open_it(tmp_path: Path) -> None:
    for number in range(40):
        gate, failed = threading.Barrier(3), list[Exception]()

        def meet(path: Path = tmp_path / f"{number}.db", gate: threading.Barrier = gate) -> None:
            gate.wait()
            db = Database(path)
            try:
                db.connection()
            except StoreError as error:
                failed.append(error)  # noqa: B023 - joined before the next turn
            db.close()

        threads = [threading.Thread(target=meet) for _ in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert failed == []
