"""Opens the database: our settings, our application id, one connection a thread, one word for a transaction."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from collections.abc import Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import structlog
from sqlite_utils import Database as Utils
from sqlite_utils.utils import sqlite3  # type: ignore[attr-defined] # pysqlite3 where it is installed

from domain.errors import DamagedStore
from domain.errors import NotFound
from domain.errors import StoreError
from store.dialect import SQLITE

log = structlog.get_logger()

#: Marks the file as ours (PRAGMA application_id).
APPLICATION_ID = 0x0A11EA25
#: SQLite before this version can corrupt a WAL database that two connections write (sqlite.org, WAL-reset bug).
OLDEST_SQLITE = (3, 51, 3)

#: What a trigger or a constraint raises when a rule of the schema is broken.
IntegrityError: type[Exception] = sqlite3.IntegrityError
SQLITE_VERSION: tuple[int, ...] = sqlite3.sqlite_version_info

Value = str | int | float | bytes | None
Row = Any  # sqlite3.Row of whichever SQLite module is in use

_SETTINGS = (
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA wal_autocheckpoint=1000",
    "PRAGMA journal_size_limit=67108864",
    "PRAGMA cache_size=-16384",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA mmap_size=0",
    "PRAGMA secure_delete=FAST",  # what is erased is overwritten where that costs no write
)
#: How long SQLite waits for another process, in seconds.
_PATIENCE = 10.0
_DAMAGED = "the database is damaged. Stop the program and restore the last backup."
#: The last is what Python says of a text that is not UTF-8; the words after it are the text itself, not for a log.
_SIGNS_OF_DAMAGE = ("malformed", "Could not decode")


class Database:
    """One SQLite file. Reads need nothing; writes stand inside `with db.immediate():`, which nests.

    Each thread gets a connection of its own. Every method raises StoreError for what SQLite refuses,
    except IntegrityError, which passes: a broken rule is a fault in the caller, and tests look for it.
    """

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)
        self.dialect = SQLITE
        self._local = threading.local()
        self._all: list[tuple[threading.Thread, Any]] = []
        self._lock = threading.Lock()
        _refuse_old_sqlite()

    def connection(self) -> Any:
        """Answer this thread's connection, opened with our settings."""
        found = getattr(self._local, "connection", None)
        if found is None:
            found = self._local.connection = self._connect()
            self._keep(found)
        return found

    def utils(self) -> Utils:
        """Answer sqlite-utils over this thread's connection, for migrations, import and export."""
        return Utils(self.connection())

    def rows(self, sql: str, parameters: Sequence[Value] = ()) -> list[Row]:
        """Run one statement and fetch everything: no open reader ever holds back a checkpoint."""
        with _translated(self.path):
            return list(self.connection().execute(sql, parameters).fetchall())

    def one(self, sql: str, parameters: Sequence[Value] = ()) -> Row | None:
        """Answer the first row, or None."""
        found = self.rows(sql, parameters)
        return found[0] if found else None

    def scalar(self, sql: str, parameters: Sequence[Value] = ()) -> Any:
        """Answer the first column of the first row, or None."""
        row = self.one(sql, parameters)
        return None if row is None else row[0]

    def run(self, sql: str, parameters: Sequence[Value] = ()) -> int:
        """Run one write inside a transaction and answer how many rows it touched."""
        with _translated(self.path):
            return int(self.connection().execute(sql, parameters).rowcount)

    def run_many(self, sql: str, parameters: Sequence[Sequence[Value]]) -> None:
        """Run one write for many parameter rows."""
        with _translated(self.path):
            self.connection().executemany(sql, parameters)

    @contextmanager
    def immediate(self) -> Iterator[None]:
        """Hold the write lock for a block: commit at its end, roll back on any error. An inner block joins the outer.

        A deferred transaction that reads before it writes fails under a second writer (411 of 582 in our
        measurements), so writes never begin any other way.
        """
        connection = self.connection()
        if connection.in_transaction:
            yield
            return
        with _translated(self.path):
            connection.execute(self.dialect.begin)
        try:
            yield
            with _translated(self.path):
                connection.execute("COMMIT")
        except BaseException:
            # a commit that failed can leave the transaction open: every later block would join it, and be lost
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """Take back what a block wrote where it fails, and leave the transaction around it as it was."""
        connection = self.connection()
        with _translated(self.path):
            connection.execute("SAVEPOINT attempt")
        try:
            yield
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK TO attempt")
                connection.execute("RELEASE attempt")
            raise
        with _translated(self.path):
            connection.execute("RELEASE attempt")

    def data_version(self) -> int:
        """Answer a number that moves whenever another connection has committed (a few microseconds)."""
        return int(self.scalar("PRAGMA data_version"))

    def close(self) -> None:
        """Close every thread's connection; the next use opens anew."""
        with self._lock:
            everyone, self._all = self._all, []
        for _, connection in everyone:
            connection.close()
        self._local = threading.local()

    def _keep(self, connection: Any) -> None:
        """Note this thread's connection, and close those of threads that ended: a web server ends idle ones all day.

        This is no work for a finaliser of the thread's own data: it may run while the whole database is closed, and
        SQLite crashes where one connection is closed twice at once.
        """
        ended = []
        with self._lock:
            known, self._all = self._all, [(threading.current_thread(), connection)]
            for thread, old in known:
                if thread.is_alive():
                    self._all.append((thread, old))
                else:
                    ended.append(old)
        for old in ended:
            old.close()

    def _connect(self) -> Any:
        with _translated(self.path):
            connection = sqlite3.connect(str(self.path), isolation_level=None, check_same_thread=False)
            try:
                connection.row_factory = sqlite3.Row
                connection.execute(f"PRAGMA busy_timeout={_PATIENCE * 1000:.0f}").fetchall()
                self._recognise(connection)
                _begin_log(connection)
                for setting in _SETTINGS:
                    connection.execute(setting).fetchall()
            except BaseException:
                connection.close()
                raise
        return connection

    def _recognise(self, connection: Any) -> None:
        """Refuse a file that is not ours before any setting is written into it."""
        application_id = connection.execute("PRAGMA application_id").fetchone()[0]
        tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if application_id == APPLICATION_ID or (application_id == 0 and tables == 0):
            return
        raise StoreError(
            f"{self.path} is a database of another program. Name a new file with --db; nothing was changed."
        )


def _begin_log(connection: Any) -> None:
    """Use the write-ahead log, and try again by ourselves where a second process creates the same file.

    SQLite waits for no lock while it changes the journal mode: one of two answers "locked" at once, in 35 of 100
    starts of the same millisecond. Once the file has its log, the statement changes nothing and needs no lock.
    """
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL").fetchall()
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(0.01)


@contextmanager
def _translated(path: Path) -> Iterator[None]:
    """Turn what SQLite says into a StoreError that names the file and the mend."""
    try:
        yield
    except sqlite3.IntegrityError:
        raise
    except OverflowError as error:  # only numbers from outside are ever so large: an id in an address
        raise NotFound("id", "above 9223372036854775807") from error
    except UnicodeEncodeError as error:  # a word typed in another encoding than the terminal's
        raise NotFound("text", "with characters that no text has; type it anew") from error
    except UnicodeDecodeError as error:
        raise DamagedStore(f"{path}: {_DAMAGED}") from error
    except sqlite3.Error as error:
        words = str(error)
        if any(sign in words for sign in _SIGNS_OF_DAMAGE):
            raise DamagedStore(f"{path}: {_DAMAGED}") from error
        raise StoreError(f"{path}: {_mend(words, path)}") from error


def _mend(words: str, path: Path) -> str:
    if "not a database" in words:
        return "this file is not a database. Name another with --db; nothing was changed."
    if "unable to open" in words:
        return f"cannot be opened. Does the folder {path.parent} exist, and may this user write there?"
    if "locked" in words or "busy" in words:
        return "another process held the database for over 10 seconds. Try again; if it stays so, find that process."
    if "full" in words:
        return "the disk is full. Nothing was lost; free some space and the work goes on."
    return words + "."


def _refuse_old_sqlite() -> None:
    if SQLITE_VERSION < OLDEST_SQLITE:
        raise StoreError(
            f"SQLite {sqlite3.sqlite_version} can damage a database under two writers; "
            f"{'.'.join(map(str, OLDEST_SQLITE))} or newer is needed. Install it with: pip install 'pysqlite3>=0.6.1'"
        )
