"""How polling goes, as it is written down."""

from __future__ import annotations

import pytest

from store import accounts
from store import intake
from store import moves
from store.accounts import AccountStatus
from store.database import Database
from store.intake import Gap
from tests.store.conftest import NOW


@pytest.fixture(autouse=True)
def account(db: Database) -> None:
    accounts.ensure(db, "acme-x", "x")


def fail(db: Database, now_at: int) -> None:
    accounts.record_failure(db, "acme-x", AccountStatus.FAILING, "no answer", next_poll_at=now_at + 10, now_at=now_at)


def test_a_failure_keeps_the_words_and_counts(db: Database) -> None:
    fail(db, NOW)
    fail(db, NOW + 20)

    health = accounts.get(db, "acme-x")
    assert (health.status, health.failure_count, health.error) == (AccountStatus.FAILING, 2, "no answer")
    assert health.last_success_at is None


def test_history_has_one_line_when_lost_and_one_when_back(db: Database) -> None:
    fail(db, NOW)
    fail(db, NOW + 20)
    accounts.record_success(db, "acme-x", next_poll_at=NOW + 60, interval_ms=30, now_at=NOW + 30)

    assert [line.action for line in moves.history(db, "account", "acme-x")] == ["ok", "failing"]


def test_a_rate_limit_is_no_failure(db: Database) -> None:
    accounts.record_wait(db, "acme-x", next_poll_at=NOW + 900, now_at=NOW)

    health = accounts.get(db, "acme-x")
    assert (health.status, health.failure_count, health.next_poll_at) == (AccountStatus.OK, 0, NOW + 900)


def test_a_start_gives_disabled_accounts_another_try(db: Database) -> None:
    accounts.record_failure(db, "acme-x", AccountStatus.DISABLED, "refused", next_poll_at=NOW + 10**9, now_at=NOW)
    accounts.enable_all(db)

    assert accounts.get(db, "acme-x").next_poll_at == 0


def test_open_gaps_and_quarantine_are_shown(db: Database) -> None:
    gap = Gap(source="search", from_at=1, to_at=2, reason="outage")
    intake.record_page(db, account="acme-x", platform="x", posts=[], gap=gap, now_at=NOW)

    assert [(found.source, found.reason) for found in accounts.open_gaps(db)] == [("search", "outage")]
    assert accounts.count_quarantined(db) == 0


def test_a_heartbeat_is_remembered(db: Database) -> None:
    assert accounts.last_beat(db, "daemon") is None
    accounts.beat(db, "daemon", 42, NOW)

    assert accounts.last_beat(db, "daemon") == NOW


def test_every_account_is_listed_by_name(db: Database) -> None:
    accounts.ensure(db, "acme-reddit", "reddit")

    assert [health.name for health in accounts.list_all(db)] == ["acme-reddit", "acme-x"]
