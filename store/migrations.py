"""The append-only list of migrations, and the one way to open a database ready for use."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from sqlite_utils import Database as Utils
from sqlite_utils import Migrations

from domain.copies import copy_key
from domain.errors import StoreError
from domain.opt_out import find_opt_out
from store import approving
from store import deletions
from store import earlier_texts
from store import knowing
from store import language_calls
from store import preferences
from store import promises
from store import reaching
from store import rekeying
from store import schema
from store import understanding
from store.database import APPLICATION_ID
from store.database import Database

migrations = Migrations("allears")


@migrations()
def m001_the_spine(db: Utils) -> None:
    """Every table, rule and counter of the first release."""
    for statement in (*schema.TABLES, *schema.RULES, *schema.UPKEEP):
        db.conn.execute(statement)
    db.conn.executemany("INSERT INTO allowed_move VALUES (?, ?, ?)", schema.moves_rows())
    db.conn.executemany("INSERT INTO tally VALUES (?, 0)", [(name,) for name in schema.TALLIES])


@migrations()
def m002_understanding(db: Utils) -> None:
    """Every answer of a model, vectors, corrections and what was learned from them."""
    db.register_function(copy_key)
    for statement in (*understanding.TABLES, *understanding.RULES):
        db.conn.execute(statement)


@migrations()
def m003_reaching(db: Utils) -> None:
    """The do-not-contact list, with those who asked for it before there was one, and hand-offs."""
    db.register_function(_opt_out, name="opt_out")
    for statement in (*reaching.TABLES, *reaching.RULES):
        db.conn.execute(statement)


@migrations()
def m004_approvals(db: Utils) -> None:
    """What people may promise and stood for, leases, escalations, and decisions in bulk."""
    for statement in (*approving.TABLES, *approving.RULES, *approving.UPKEEP):
        db.conn.execute(statement)
    db.conn.executemany("INSERT OR IGNORE INTO allowed_move VALUES (?, ?, ?)", schema.moves_rows())


@migrations()
def m005_facts(db: Utils) -> None:
    """Facts, their revisions, and which draft cites which."""
    for statement in (*knowing.TABLES, *knowing.RULES, *knowing.UPKEEP):
        db.conn.execute(statement)


@migrations()
def m006_deletions(db: Utils) -> None:
    """Replies that are deleted at their network, and the do-not-contact list asked by its indexes in triggers, too."""
    for statement in deletions.CHANGES:
        db.conn.execute(statement)
    db.conn.executemany("INSERT OR IGNORE INTO allowed_move VALUES (?, ?, ?)", schema.moves_rows())
    db.conn.executemany("INSERT OR IGNORE INTO tally VALUES (?, 0)", [(name,) for name in schema.TALLIES])


@migrations()
def m007_language_calls(db: Utils) -> None:
    """What language models were asked for, what they answered, and what it cost."""
    for statement in language_calls.CHANGES:
        db.conn.execute(statement)


@migrations()
def m008_stricter_approvals(db: Utils) -> None:
    """Four eyes of everybody who wrote of a text, and leases that a clock behind by a moment does not end."""
    for statement in approving.STRICTER:
        db.conn.execute(statement)


@migrations()
def m009_people(db: Utils) -> None:
    """What our replies promised to whom, and how people want to be answered."""
    for statement in (*promises.CHANGES, *preferences.CHANGES):
        db.conn.execute(statement)


@migrations(transactional=False)
def m010_copies(db: Utils) -> None:
    """What copies share, as it is computed now."""
    rekeying.rekey(db)


@migrations()
def m011_earlier_texts(db: Utils) -> None:
    """What posts said before their authors changed them, where it can be erased; history keeps its hash.

    Lines of before hold the text itself, action `edit`, and stay as they are: each is part of the chain, so that no
    erasure reaches them.
    """
    for statement in earlier_texts.CHANGES:
        db.conn.execute(statement)


def _opt_out(text: str, is_to_us: int) -> str | None:
    return find_opt_out(text, is_to_us=bool(is_to_us))


def open_database(path: Path | str) -> Database:
    """Open the database at `path`, creating and migrating it as needed.

    Raises StoreError for a file that is no database, another program's, damaged, or newer than this program.
    """
    db = Database(path)
    known = [migration.name for migration in migrations.pending(Utils(memory=True))]
    if set(known) == _applied(db):
        return db
    with _alone(db.path):
        newer = _applied(db) - set(known)
        if newer:
            raise StoreError(
                f"{path} was written by a newer All Ears ({', '.join(sorted(newer))}). "
                "Update the program; nothing was changed."
            )
        db.connection().execute(f"PRAGMA application_id={APPLICATION_ID}")
        migrations.apply(db.utils())
    return db


@cache
def list_rules() -> frozenset[str]:
    """Answer the names of every trigger and index that a database of this program has."""
    fresh = Utils(memory=True)
    migrations.apply(fresh)
    rows = fresh.query("SELECT name FROM sqlite_master WHERE type IN ('trigger', 'index') AND sql IS NOT NULL")
    names = frozenset(str(row["name"]) for row in rows)
    fresh.close()
    return names


def _applied(db: Database) -> set[str]:
    if not db.one("SELECT 1 FROM sqlite_master WHERE name = '_sqlite_migrations'"):
        return set()
    return {row["name"] for row in db.rows("SELECT name FROM _sqlite_migrations WHERE migration_set = 'allears'")}


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Keep a second process from migrating at the same time; sqlite-utils has no lock for that."""
    with path.with_name(path.name + ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
