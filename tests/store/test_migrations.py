"""Migrations: applied once, by one process at a time; a newer database is refused."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from domain.copies import copy_key
from domain.errors import StoreError
from domain.mention import Author
from store import assessments
from store import contacts
from store import migrations
from store.database import APPLICATION_ID
from store.database import Database
from store.migrations import open_database


def test_opening_twice_changes_nothing(tmp_path: Path) -> None:
    first = open_database(tmp_path / "a.db")
    schema = first.rows("SELECT sql FROM sqlite_master")

    again = open_database(tmp_path / "a.db")

    assert [tuple(row) for row in again.rows("SELECT sql FROM sqlite_master")] == [tuple(row) for row in schema]


def test_a_newer_database_is_refused_with_a_sentence(db: Database) -> None:
    with db.immediate():
        db.run(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('allears', 'm999_tomorrow', 'x')"
        )

    with pytest.raises(StoreError, match=r"newer All Ears \(m999_tomorrow\)"):
        open_database(db.path)


def test_what_was_judged_by_the_first_release_is_kept_and_knows_its_copies(tmp_path: Path) -> None:
    old = Database(tmp_path / "a.db")
    old.connection().execute(f"PRAGMA application_id={APPLICATION_ID}")
    migrations.migrations.apply(old.utils(), stop_before="m002_understanding")
    old.connection().executescript(
        """INSERT INTO mention (account, platform, native_id, kind, text, content_hash, language, url, brand,
           conversation_id, parent_id, author_id, author_handle, author_name, verified, created_at, fetched_at,
           status) VALUES
           ('a', 'x', '1', 'mention', 'My parcel is LATE.', '', 'en', '', '', '', '', '', '', '', 0, 1, 1, 'new');
           INSERT INTO assessment VALUES (1, 'negative', 0.9, 0.06, 0.04, 'complaint', 'en', 1, 'old', 1);"""
    )
    old.close()
    db = open_database(tmp_path / "a.db")
    found = assessments.find(db, 1)

    assert found is not None
    assert (found.sentiment, dict(found.emotions), found.corrected) == ("negative", {}, ())
    assert db.scalar("SELECT copy_key FROM assessment") == copy_key("my parcel is late.")
    db.close()


def test_who_asked_to_be_left_alone_before_there_was_a_list_is_on_it(tmp_path: Path) -> None:
    old = Database(tmp_path / "a.db")
    old.connection().execute(f"PRAGMA application_id={APPLICATION_ID}")
    old.utils().register_function(copy_key)
    migrations.migrations.apply(old.utils(), stop_before="m003_reaching")
    for number, text in enumerate(("@acme stop contacting me", "please stop charging me")):
        old.connection().execute(
            """INSERT INTO mention (account, platform, native_id, kind, text, content_hash, language, url, brand,
               conversation_id, parent_id, author_id, author_handle, author_name, verified, created_at, fetched_at,
               status) VALUES ('a', 'x', ?, 'mention', ?, '', 'en', '', '', '', '', '', ?, '', 0, 1, 1, 'closed')""",
            (str(number), text, f"User{number}"),
        )
    old.close()
    db = open_database(tmp_path / "a.db")

    assert [(one.handle, one.words, one.at) for one in contacts.list_all(db)] == [("User0", "stop contacting me", 1)]
    assert contacts.find(db, "x", Author(handle="user0")) is not None
    db.close()


def test_two_processes_that_create_the_same_database_both_succeed(tmp_path: Path) -> None:
    code = "import sys; from store.migrations import open_database; open_database(sys.argv[1])"
    path = str(tmp_path / "both.db")
    running = [subprocess.Popen([sys.executable, "-c", code, path]) for _ in range(2)]

    assert [process.wait(timeout=60) for process in running] == [0, 0]
