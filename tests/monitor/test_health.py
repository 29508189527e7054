from __future__ import annotations

from random import Random

import pytest

from domain.clock import DAY
from domain.clock import HOUR
from domain.clock import MINUTE
from domain.clock import SECOND
from domain.errors import PlatformError
from domain.errors import RateLimited
from domain.errors import Unauthorized
from domain.errors import Unavailable
from domain.platform import Page
from monitor import health
from store import accounts
from store.accounts import AccountStatus
from store.database import Database
from tests.builders import a_post
from tests.fakes import FakePlatform
from tests.fakes import FrozenClock

NEW = Page(posts=(a_post(1),), newest="p1", newest_at=a_post(1).created_at)


def unavailable(words: str = "the line broke") -> Unavailable:
    return Unavailable("marlow-x", words)


def poll(db: Database, platform: FakePlatform, clock: FrozenClock) -> accounts.Health:
    """Poll once, at the moment the account is due, and answer how it stands."""
    clock.now_at = max(clock.now_at, accounts.ensure(db, "marlow-x", "x").next_poll_at)
    health.poll_when_due(db, platform, clock, rng=Random(1))
    return accounts.get(db, "marlow-x")


def test_a_good_poll_is_written_down_and_the_next_comes_at_the_account_s_pace(db: Database, clock: FrozenClock) -> None:
    platform = FakePlatform({"mentions": [NEW]})
    first = poll(db, platform, clock)
    assert (first.status, first.last_success_at, first.interval_ms) == (AccountStatus.OK, clock(), 30 * SECOND)
    assert poll(db, platform, clock).interval_ms == 45 * SECOND


def test_an_account_is_not_asked_before_its_time(db: Database, clock: FrozenClock) -> None:
    platform = FakePlatform({"mentions": [NEW]})
    due = poll(db, platform, clock).next_poll_at
    clock.now_at = due - 1
    assert health.poll_when_due(db, platform, clock, rng=Random(1)) is None
    clock.now_at = due
    assert health.poll_when_due(db, platform, clock, rng=Random(1)) is not None


def test_a_wall_clock_set_back_does_not_keep_an_account_waiting(db: Database, clock: FrozenClock) -> None:
    platform = FakePlatform({"mentions": [NEW]})
    poll(db, platform, clock)
    clock.advance(-DAY)
    assert health.poll_when_due(db, platform, clock, rng=Random(1)) is not None
    assert accounts.get(db, "marlow-x").next_poll_at < clock() + MINUTE


def test_a_failing_account_is_asked_less_and_less_and_says_why(db: Database, clock: FrozenClock) -> None:
    platform = FakePlatform({"mentions": [unavailable() for _ in range(12)]})
    waits = []
    for _ in range(12):
        state = poll(db, platform, clock)
        waits.append(state.next_poll_at - clock())
    assert (state.status, state.failure_count) == (AccountStatus.FAILING, 12)
    assert state.error == "marlow-x: the line broke (mentions)."
    assert waits[0] < MINUTE
    assert waits[5] > 10 * MINUTE
    assert 50 * MINUTE < max(waits) <= HOUR


def test_an_account_that_comes_back_is_well_again_and_both_are_in_the_history_once(
    db: Database, clock: FrozenClock
) -> None:
    platform = FakePlatform({"mentions": [unavailable(), unavailable(), NEW, NEW]})
    for _ in range(4):
        state = poll(db, platform, clock)
    assert (state.status, state.error, state.failure_count) == (AccountStatus.OK, "", 0)
    sql = "SELECT action FROM activity WHERE subject = 'account' AND action IN ('ok', 'failing') ORDER BY id"
    assert [row["action"] for row in db.rows(sql)] == ["failing", "ok"]


def test_a_rate_limit_is_a_wait_and_no_failure(db: Database, clock: FrozenClock) -> None:
    poll(db, FakePlatform({"mentions": [NEW]}), clock)
    limited = RateLimited("marlow-x", "429", retry_at=clock() + 20 * MINUTE)
    state = poll(db, FakePlatform({"mentions": [limited]}), clock)
    assert limited.retry_at is not None
    assert (state.status, state.failure_count) == (AccountStatus.OK, 0)
    assert limited.retry_at <= state.next_poll_at <= limited.retry_at + 30 * SECOND


def test_refused_credentials_disable_the_account_and_are_tried_again_every_half_hour(
    db: Database, clock: FrozenClock
) -> None:
    platform = FakePlatform({"mentions": [Unauthorized("marlow-x", "401"), Unauthorized("marlow-x", "401"), NEW]})
    for _ in range(2):
        state = poll(db, platform, clock)
        assert state.status is AccountStatus.DISABLED
        assert 30 * MINUTE <= state.next_poll_at - clock() <= 31 * MINUTE
    assert "Mend its credentials" in state.error
    assert poll(db, platform, clock).status is AccountStatus.OK


def test_where_one_source_of_two_fails_the_other_goes_on_at_the_slowest_pace_at_least(
    db: Database, clock: FrozenClock
) -> None:
    platform = FakePlatform({"mentions": [unavailable() for _ in range(12)], "search": []})
    for _ in range(12):
        state = poll(db, platform, clock)
    assert state.status is AccountStatus.FAILING
    assert state.next_poll_at - clock() <= platform.SLOWEST_POLL


@pytest.mark.parametrize(
    "error", [unavailable("<html>\x1b[31m\u202e" + "x" * 9_000), unavailable("same"), Unauthorized("marlow-x", "no")]
)
def test_a_failure_is_one_short_printable_sentence(db: Database, clock: FrozenClock, error: PlatformError) -> None:
    state = poll(db, FakePlatform({"mentions": [error], "search": [error]}), clock)
    assert state.error.isprintable()
    assert len(state.error) < 700
    assert state.error.count("same") <= 1
    assert state.error.endswith((".", "…"))
