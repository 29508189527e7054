"""What became of a call or a look-up decides what is written, and when the network is asked again."""

from __future__ import annotations

import pytest

from domain.clock import DAY
from domain.clock import HOUR
from domain.clock import MINUTE
from domain.clock import SECOND
from domain.errors import PlatformError
from domain.errors import RateLimited
from domain.errors import Rejected
from domain.errors import Unauthorized
from domain.errors import Unavailable
from domain.errors import Uncertain
from responders import attempts
from responders.attempts import Next
from responders.delivery import Rules


@pytest.mark.parametrize(
    ("error", "doubts", "then"),
    [
        (Rejected("a", ""), 0, Next.REFUSE),
        (Rejected("a", ""), 1, Next.DOUBT),
        (RateLimited("a", ""), 0, Next.RETRY),
        (Unavailable("a", ""), 3, Next.RETRY),
        (Unauthorized("a", ""), 0, Next.RETRY),
        (Uncertain("a", ""), 0, Next.DOUBT),
        (PlatformError("a", ""), 0, Next.DOUBT),
    ],
)
def test_what_a_failed_call_means(error: PlatformError, doubts: int, then: Next) -> None:
    assert attempts.after_failure(error, doubts) is then


@pytest.mark.parametrize(
    ("lookups", "doubts", "refuses", "then"),
    [
        (1, 1, True, Next.LOOK_AGAIN),
        (2, 1, True, Next.RETRY),
        (2, 3, True, Next.HOLD),
        (2, 1, False, Next.HOLD),
    ],
)
def test_what_an_empty_lookup_means(lookups: int, doubts: int, refuses: bool, then: Next) -> None:
    assert attempts.after_lookup(lookups, doubts, refuses_duplicates=refuses, max_attempts=Rules().max_attempts) is then


@pytest.mark.parametrize("refuses", [True, False])
def test_no_lookup_ends_a_doubt_as_refused_only_a_human_may(refuses: bool) -> None:
    found = {
        attempts.after_lookup(lookups, doubts, refuses_duplicates=refuses, max_attempts=Rules().max_attempts)
        for lookups in range(1, 6)
        for doubts in range(6)
    }

    assert Next.REFUSE not in found


def test_tries_wait_longer_and_longer_up_to_an_hour() -> None:
    waits = [attempts.retry_wait(attempt, 0.5) for attempt in range(1, 12)]

    assert waits == sorted(waits)
    assert waits[0] == 30 * SECOND
    assert waits[-1] == HOUR
    assert attempts.retry_wait(1, 0.0) >= 20 * SECOND
    assert Rules().settle_ms < 5 * MINUTE < DAY
