from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from domain.clock import DAY
from domain.clock import HOUR
from domain.clock import MINUTE
from domain.clock import SECOND
from monitor import cadence
from tests.builders import NOON

seeds = st.integers(0, 2**32).map(Random)
FASTEST, SLOWEST = 30 * SECOND, 15 * MINUTE


@given(rng=seeds, interval=st.integers(0, 10 * DAY), new_count=st.integers(0, 1000))
def test_the_interval_stays_between_fastest_and_slowest_and_the_moment_within_ten_percent(
    rng: Random, interval: int, new_count: int
) -> None:
    next_at, chosen = cadence.next_poll(
        NOON, interval_ms=interval, new_count=new_count, fastest=FASTEST, slowest=SLOWEST, rng=rng
    )
    assert FASTEST <= chosen <= SLOWEST
    assert 0.9 * chosen - 1 <= next_at - NOON <= 1.1 * chosen + 1


@given(rng=seeds, interval=st.integers(FASTEST, SLOWEST))
def test_new_posts_make_polling_faster_and_quiet_makes_it_slower(rng: Random, interval: int) -> None:
    def chosen(new_count: int) -> int:
        return cadence.next_poll(
            NOON, interval_ms=interval, new_count=new_count, fastest=FASTEST, slowest=SLOWEST, rng=rng
        )[1]

    assert chosen(3) <= interval <= chosen(0)
    assert chosen(3) == max(FASTEST, round(interval / 2))
    assert chosen(0) == min(SLOWEST, round(interval * 1.5))


def test_an_account_never_polled_starts_at_its_fastest() -> None:
    for new_count in (0, 1):
        _, chosen = cadence.next_poll(
            NOON, interval_ms=0, new_count=new_count, fastest=FASTEST, slowest=SLOWEST, rng=Random(1)
        )
        assert chosen == FASTEST


@given(rng=seeds, failure_count=st.integers(-1, 10_000))
def test_a_backoff_is_never_longer_than_an_hour_nor_shorter_than_the_first(rng: Random, failure_count: int) -> None:
    wait = cadence.backoff(failure_count, rng=rng)
    assert 27 * SECOND - 1 <= wait <= HOUR


@given(rng=seeds, failure_count=st.integers(1, 6))
def test_each_failure_waits_longer_than_the_one_before(rng: Random, failure_count: int) -> None:
    assert cadence.backoff(failure_count + 1, rng=rng) > cadence.backoff(failure_count, rng=rng)


def test_backoffs_of_accounts_that_fail_together_differ() -> None:
    waits = {cadence.backoff(4, rng=Random(seed)) for seed in range(20)}
    assert len(waits) > 15


@given(rng=seeds, wait=st.integers(1, DAY))
def test_a_network_that_names_a_time_is_never_asked_before_it(rng: Random, wait: int) -> None:
    next_at = cadence.come_back(NOON, NOON + wait, rng=rng)
    assert NOON + wait <= next_at <= NOON + wait + 30 * SECOND


@given(rng=seeds, retry_at=st.one_of(st.none(), st.integers(-DAY, NOON)))
def test_a_network_that_names_no_time_ahead_is_asked_again_in_a_minute(rng: Random, retry_at: int | None) -> None:
    assert MINUTE <= cadence.come_back(NOON, retry_at, rng=rng) - NOON <= MINUTE * 1.1


@given(rng=seeds, retry_at=st.integers(NOON + DAY, 2**62))
def test_a_time_beyond_every_window_does_not_silence_an_account_for_ever(rng: Random, retry_at: int) -> None:
    assert DAY <= cadence.come_back(NOON, retry_at, rng=rng) - NOON <= DAY + 30 * SECOND
