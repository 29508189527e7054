"""Migrations: applied once, by one process at a time; a newer database is refused."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from domain.errors import StoreError
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


def test_two_processes_that_create_the_same_database_both_succeed(tmp_path: Path) -> None:
    code = "import sys; from store.migrations import open_database; open_database(sys.argv[1])"
    path = str(tmp_path / "both.db")
    running = [subprocess.Popen([sys.executable, "-c", code, path]) for _ in range(2)]

    assert [process.wait(timeout=60) for process in running] == [0, 0]
