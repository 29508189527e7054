"""The dialect of the database in use."""

from __future__ import annotations

from store.database import Database
from store.dialect import SQLITE


def test_the_words_of_the_dialect_are_words_of_the_database(db: Database) -> None:
    db.connection().execute(SQLITE.begin)
    db.run(f"CREATE TABLE numbered (id {SQLITE.identity}, x TEXT)")
    db.run(f"CREATE TRIGGER no_x BEFORE INSERT ON numbered BEGIN {SQLITE.refuse.format(message='no')} END")
    found = db.rows(f"SELECT id FROM numbered{SQLITE.claim}")
    db.connection().execute("ROLLBACK")

    assert found == []
