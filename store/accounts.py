"""Accounts: how polling goes, when it goes on, and the heartbeats of the processes that do it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from store import moves
from store.database import Database
from store.database import Row


class AccountStatus(StrEnum):
    """Whether an account is being polled."""

    OK = "ok"
    FAILING = "failing"  #: the network is unavailable; polled again after a backoff
    DISABLED = "disabled"  #: credentials refused; polled again after `doctor` or a restart finds them mended


@dataclass(frozen=True, kw_only=True, slots=True)
class Health:
    """How polling an account goes. Times in milliseconds UTC, None before the first time."""

    name: str
    platform: str
    status: AccountStatus
    error: str
    last_polled_at: int | None
    last_success_at: int | None
    next_poll_at: int
    failure_count: int
    interval_ms: int


@dataclass(frozen=True, kw_only=True, slots=True)
class OpenGap:
    """A stretch of time one source could not be read."""

    id: int
    account: str
    source: str
    from_at: int
    to_at: int
    reason: str
    found_at: int


def ensure(db: Database, name: str, platform: str) -> Health:
    """Answer an account's health, creating its row the first time; later it only reads, for it is asked often."""
    known = db.one("SELECT * FROM account WHERE name = ?", (name,))
    if known is not None:
        return _health(known)
    with db.immediate():
        db.run("INSERT INTO account (name, platform) VALUES (?, ?) ON CONFLICT DO NOTHING", (name, platform))
    return get(db, name)


def get(db: Database, name: str) -> Health:
    """Answer the health of one account that exists."""
    return _health(db.rows("SELECT * FROM account WHERE name = ?", (name,))[0])


def list_all(db: Database) -> list[Health]:
    """Answer every account ever seen, by name."""
    return [_health(row) for row in db.rows("SELECT * FROM account ORDER BY name")]


def record_success(db: Database, name: str, *, next_poll_at: int, interval_ms: int, now_at: int) -> None:
    """Write down a poll that went well."""
    with db.immediate():
        _note_change(db, name, AccountStatus.OK, "", now_at)
        db.run(
            """UPDATE account SET status = 'ok', error = '', failure_count = 0, last_polled_at = ?, last_success_at = ?,
               next_poll_at = ?, interval_ms = ? WHERE name = ?""",
            (now_at, now_at, next_poll_at, interval_ms, name),
        )


def record_failure(
    db: Database, name: str, status: AccountStatus, error: str, *, next_poll_at: int, now_at: int
) -> None:
    """Write down a poll that failed, in the words a person will read; the cursor stays where it is."""
    with db.immediate():
        _note_change(db, name, status, error, now_at)
        db.run(
            """UPDATE account SET status = ?, error = ?, failure_count = failure_count + 1, last_polled_at = ?,
               next_poll_at = ? WHERE name = ?""",
            (str(status), error, now_at, next_poll_at, name),
        )


def record_wait(db: Database, name: str, *, next_poll_at: int, now_at: int) -> None:
    """Write down that the network asked us to come back later: no failure."""
    with db.immediate():
        db.run("UPDATE account SET last_polled_at = ?, next_poll_at = ? WHERE name = ?", (now_at, next_poll_at, name))


def enable_all(db: Database) -> None:
    """Give accounts whose credentials were refused another try: at a start, when they may have been mended."""
    with db.immediate():
        db.run("UPDATE account SET status = 'failing', next_poll_at = 0 WHERE status = 'disabled'")


def open_gaps(db: Database) -> list[OpenGap]:
    """Answer the stretches that could not be read and are not filled yet, newest first."""
    sql = """SELECT id, account, source, from_at, to_at, reason, found_at FROM gap
             WHERE closed_at IS NULL ORDER BY id DESC LIMIT 100"""
    return [OpenGap(**{name: row[name] for name in row.keys()}) for row in db.rows(sql)]  # noqa: SIM118


def count_quarantined(db: Database) -> int:
    """Answer how many items could not be read and are kept."""
    return int(db.scalar("SELECT count(*) FROM quarantine"))


def beat(db: Database, process: str, pid: int, now_at: int) -> None:
    """Say that a process lives."""
    with db.immediate():
        db.run(
            """INSERT INTO heartbeat (process, pid, beat_at) VALUES (?,?,?)
               ON CONFLICT (process) DO UPDATE SET pid = excluded.pid, beat_at = excluded.beat_at""",
            (process, pid, now_at),
        )


def last_beat(db: Database, process: str) -> int | None:
    """Answer when a process last said that it lives, or None."""
    found = db.scalar("SELECT beat_at FROM heartbeat WHERE process = ?", (process,))
    return None if found is None else int(found)


def _note_change(db: Database, name: str, status: AccountStatus, error: str, now_at: int) -> None:
    """Leave one line of history when an account is lost and one when it is back, none in between."""
    before = db.scalar("SELECT status FROM account WHERE name = ?", (name,))
    if before != status:
        moves.record(db, "system:poller", "account", name, status, now_at=now_at, detail=error)


def _health(row: Row) -> Health:
    fields = {name: row[name] for name in row.keys()}  # noqa: SIM118
    return Health(**{**fields, "status": AccountStatus(row["status"])})
