"""Copies a database in use to one file, and puts such a file back so that nothing can be sent a second time."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Callable
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlite_utils.utils import sqlite3  # type: ignore[attr-defined] # pysqlite3 where it is installed

from domain.clock import SECOND
from domain.clock import to_datetime
from domain.clock import to_iso
from domain.delivery import Delivery
from domain.delivery import DeliveryStatus
from domain.errors import StoreError
from store import checks
from store import deliveries
from store import moves
from store import switches
from store.database import Database
from store.database import IntegrityError
from store.migrations import open_database

#: How many pages are done, of how many.
Show = Callable[[int, int], None]

_PAGES = 2_000
#: How long networks may take to show what they took right before the restore.
_SETTLE_MS = 120 * SECOND
_BESIDE = ("-wal", "-shm")
_SINCE = "A backup was restored; this may have been sent after the backup was made."
_LOST_KEY = ""  # the key of a try that happened after the backup is unknown


@dataclass(frozen=True, kw_only=True, slots=True)
class Restored:
    """What a restore did: how many replies are looked up, wait for a human, or went back to the queue."""

    in_doubt: int
    held: int
    returned: int
    reason: str
    kept: Path | None = None


def name_by_time(path: Path, now_at: int, word: str) -> Path:
    """Answer a name beside `path` that tells what it is and when it was made (UTC)."""
    return path.with_name(f"{path.stem}-{word}-{to_datetime(now_at):%Y%m%dT%H%M%SZ}{path.suffix}")


def write(db: Database, target: Path, show: Show) -> list[str]:
    """Write a consistent copy of a database in use to a new file, and look it over; answer what is wrong with it.

    Nobody who writes waits. Raises StoreError where the file exists already or cannot be written.
    """
    with _part(target) as part:
        _copy(db.connection(), part, show)
        faults = _look_over(Database(part))
        _refuse_existing(target)
        part.replace(target)
    _sync(target.parent)
    return faults


def restore(file: Path, path: Path, show: Show, *, actor: str, now_at: int) -> Restored:
    """Put the backup `file` in the place of the database `path`, which is kept beside it.

    All is made ready in a copy, so that at no moment a database stands there that could send something twice.
    Raises StoreError, with nothing changed, for a database in use and a backup that is not sound.
    """
    if not file.is_file() or file.resolve() == path.resolve():
        raise StoreError(f"{file} is no backup: name a file that main.py backup has written. Nothing was changed.")
    with _alone(path):
        pass
    with _part(name_by_time(path, now_at, "restored")) as part:
        _copy_backup(file, part, show)
        restored = _prepare(part, file, actor, now_at)
        with _alone(path):
            kept = _change_places(part, path, now_at)
    _sync(path.parent)
    return Restored(
        in_doubt=restored.in_doubt, held=restored.held, returned=restored.returned, reason=restored.reason, kept=kept
    )


def make_safe(db: Database, name: str, *, actor: str, now_at: int) -> Restored:
    """Pause sending, and put in doubt whatever may have left since the database was copied, in one transaction.

    A try that the copy knows nothing of gets an intent of its own, whose end is unknown: the look-up and all its
    safeguards then treat it as what it may be.
    """
    reason = f"restored from {name}, which knows nothing after {to_iso(_last_known(db))}"
    with db.immediate():
        if switches.find_pause(db):
            # the database opens no intent while paused; it is paused again before anybody else can look
            switches.resume_sending(db, actor=actor, now_at=now_at)
        waiting, sending = (_list(db, each) for each in (DeliveryStatus.QUEUED, DeliveryStatus.SENDING))
        held = _list(db, DeliveryStatus.HELD)
        returned = sum(_doubt_waiting(db, delivery, now_at) for delivery in waiting)
        for delivery in sending:
            deliveries.doubt(db, delivery, _SINCE, next_at=now_at + _SETTLE_MS, now_at=now_at)
        for delivery in held:
            words = f"{_SINCE} Look again. {delivery.error}".strip()
            deliveries.postpone(db, delivery, next_at=delivery.next_at, error=words, now_at=now_at)
        # two look-ups must agree, and what was found absent before the backup says nothing about later tries
        in_doubt = db.run(
            "UPDATE delivery SET lookups = 0, next_at = ?, error = ?, updated_at = ? WHERE status = 'unknown'",
            (now_at + _SETTLE_MS, _SINCE, now_at),
        )
        moves.record(db, actor, "system", "database", "restore", now_at=now_at, detail=reason)
        switches.pause_sending(db, actor=actor, reason=reason, now_at=now_at)
    return Restored(in_doubt=in_doubt, held=len(held), returned=returned, reason=reason)


def _doubt_waiting(db: Database, delivery: Delivery, now_at: int) -> bool:
    """Put a waiting reply in doubt; answer whether it went back to the queue instead, as nothing may send it now."""
    deliveries.postpone(db, delivery, next_at=now_at, error=_SINCE, now_at=now_at)
    key = deliveries.first_key(db, delivery.id) or _LOST_KEY
    try:
        opened = deliveries.open_intent(db, delivery, key=key, deadline_at=now_at, now_at=now_at)
    except IntegrityError:  # its author must not be contacted by now, or its approver has left
        words = f"{_SINCE} Look at the post before you approve anything again."
        return deliveries.refuse(db, delivery, words, now_at=now_at)
    if opened is None or not deliveries.doubt(db, opened, _SINCE, next_at=now_at + _SETTLE_MS, now_at=now_at):
        raise StoreError(f"Reply {delivery.id} could not be put in doubt. Nothing was changed.")
    return False


def _list(db: Database, status: DeliveryStatus) -> list[Delivery]:
    ids = db.rows("SELECT id FROM delivery WHERE status = ? ORDER BY id", (str(status),))
    return [deliveries.get(db, row["id"]) for row in ids]


def _last_known(db: Database) -> int:
    sql = "SELECT max(coalesce((SELECT max(at) FROM activity), 0), coalesce((SELECT max(beat_at) FROM heartbeat), 0))"
    return int(db.scalar(sql))


def _prepare(part: Path, file: Path, actor: str, now_at: int) -> Restored:
    """Bring a copied backup up to date, look it over, and make it safe."""
    try:
        db = open_database(part)
    except StoreError as error:
        words = str(error).replace(str(part), str(file)).replace("Name a new file with --db; n", "N")
        raise StoreError(words) from error
    try:
        faults = checks.find_faults(db)
        if faults:
            raise StoreError("\n".join((f"{file} is not sound and was not restored; nothing was changed.", *faults)))
        restored = make_safe(db, file.name, actor=actor, now_at=now_at)
        _settle(db)
    finally:
        db.close()
    return restored


def _look_over(db: Database) -> list[str]:
    try:
        faults = checks.find_faults(db)
        _settle(db)
    finally:
        db.close()
    return faults


def _settle(db: Database) -> None:
    """Leave one file without a log beside it, on the disk for certain."""
    db.rows("PRAGMA journal_mode=DELETE")
    db.close()
    _sync(db.path)


def _copy_backup(file: Path, part: Path, show: Show) -> None:
    """Copy a backup without writing to it, whatever stands in its log included."""
    try:
        with contextlib.closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as source:
            if not source.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                raise StoreError(f"{file} is empty. Nothing was changed.")
            _copy(source, part, show)
    except sqlite3.Error as error:
        raise StoreError(f"{file} cannot be read as a backup ({error}). Nothing was changed.") from error


def _copy(source: Any, part: Path, show: Show) -> None:
    """Copy page by page from one snapshot, so that whoever writes meanwhile neither waits nor makes it start anew."""
    with contextlib.closing(sqlite3.connect(str(part), isolation_level=None)) as target:
        source.execute("BEGIN")
        try:
            source.execute("SELECT count(*) FROM sqlite_master").fetchone()
            source.backup(target, pages=_PAGES, progress=lambda _status, left, total: show(total - left, total))
        except sqlite3.Error as error:
            raise StoreError(f"The copy could not be made: {error}. Nothing was changed.") from error
        finally:
            source.execute("ROLLBACK")


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Hold a database that nobody has open, its log written back; one too damaged to be held is let be.

    Every process that has it open, at work or not, holds a lock on it that shows here.
    """
    if not path.exists():
        yield
        return
    try:
        opened = sqlite3.connect(str(path), timeout=1, isolation_level=None)
    except sqlite3.Error as error:
        raise StoreError(f"{path} cannot be opened as a file ({error}). Nothing was changed.") from error
    with contextlib.closing(opened) as connection:
        try:
            connection.execute("PRAGMA journal_mode=DELETE").fetchall()
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as error:
            if "locked" in str(error) or "busy" in str(error):
                raise StoreError(
                    f"{path} is in use. Stop the daemon and the desk first; nothing was changed."
                ) from error
        yield


def _change_places(part: Path, path: Path, now_at: int) -> Path | None:
    kept = name_by_time(path, now_at, "before-restore")
    _refuse_existing(kept)
    if path.exists():
        owner = path.stat()
        shutil.copymode(path, part)
        with contextlib.suppress(PermissionError):  # only root gives files away, and only root needs to
            os.chown(part, owner.st_uid, owner.st_gid)
        _keep(path, kept)
    was_there = path.exists()
    for suffix in _BESIDE:  # a log left by a crash belongs to the old database and would spoil the new one
        old = path.with_name(path.name + suffix)
        if old.exists():
            old.rename(kept.with_name(kept.name + suffix))
    part.replace(path)
    return kept if was_there else None


def _keep(path: Path, kept: Path) -> None:
    """Give a database a second name, so that one stands in its place whenever the program is killed here.

    Were it moved away, a daemon started by itself would begin with an empty one, and offer all that was answered anew.
    """
    try:
        os.link(path, kept)
    except OSError:  # not every disk knows a second name
        shutil.copyfile(path, kept)
    _sync(path.parent)


@contextmanager
def _part(target: Path) -> Iterator[Path]:
    """Answer an empty file beside `target` to fill; whatever is left of it in the end is removed."""
    _refuse_existing(target)
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f"{target.name}.", suffix=".part")
    except OSError as error:
        raise StoreError(f"{target} cannot be written ({error.strerror}). Name another file.") from error
    os.close(handle)
    try:
        yield Path(name)
    finally:
        for suffix in ("", *_BESIDE, "-journal", ".lock"):
            Path(name + suffix).unlink(missing_ok=True)


def _refuse_existing(path: Path) -> None:
    if path.exists():
        raise StoreError(f"{path} exists already and is left as it is. Name another file.")


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
