"""What refusals mean, and until when a server wants silence."""

from __future__ import annotations

import pytest

from domain.errors import PlatformError
from domain.errors import RateLimited
from domain.errors import Rejected
from domain.errors import Unauthorized
from domain.errors import Unavailable
from domain.errors import Uncertain
from platforms import mastodon_refusals
from platforms.wire import Answer
from platforms.wire import Wire

NOW = 1_790_000_000_000


def an_answer(status: int, error: str = "", **headers: str) -> Answer:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer(status=status, headers=named, body=f'{{"error": "{error}"}}'.encode())


def translate(answer: Answer | None, *, wrote: bool = True, error: Exception | None = None) -> PlatformError:
    line = Wire()
    line.answer, line.wrote = answer, wrote
    return mastodon_refusals.translate("acme", error or ValueError("x"), line, writing=True, now_at=NOW)


@pytest.mark.parametrize(
    ("status", "words", "kind"),
    [
        (403, "This action is outside the authorized scopes", Unauthorized),
        (403, "Your login is currently disabled", Unauthorized),
        (403, "Your login is missing a confirmed e-mail address", Unauthorized),
        (403, "This action is not allowed", Rejected),
        (401, "The access token was revoked", Unauthorized),
        (422, "Validation failed: Text character limit of 500 exceeded", Rejected),
        (404, "Record not found", Rejected),
        (410, "Gone", Rejected),
        (500, "", Uncertain),
        (503, "Remote data could not be fetched", Uncertain),
        (200, "", Uncertain),
    ],
)
def test_a_server_s_refusals_are_told_apart(status: int, words: str, kind: type[PlatformError]) -> None:
    found = translate(an_answer(status, words))

    assert type(found) is kind
    assert words in str(found)


def test_what_broke_before_the_wire_was_surely_not_sent() -> None:
    assert type(translate(None, wrote=False)) is Unavailable
    assert type(translate(None)) is Uncertain


def test_an_error_of_ours_stays_as_it_is() -> None:
    ours = Rejected("acme", "no")

    assert translate(an_answer(200), error=ours) is ours


@pytest.mark.parametrize(
    ("reset", "wait"),
    [
        ("2026-09-21T14:15:00.500000Z", 100_500),
        ("100", 100_000),
        ("1790000100", 100_000),
        ("1789999999", 0),
        ("99999999999", 3 * 3_600_000),
        ("9999-12-31T00:00:00Z", 3 * 3_600_000),
    ],
)
def test_a_server_tells_the_moment_in_one_of_three_ways(reset: str, wait: int) -> None:
    answer = an_answer(429, x_ratelimit_reset=reset)

    found = translate(answer)

    assert isinstance(found, RateLimited)
    assert found.retry_at is not None
    assert found.retry_at - NOW == wait


@pytest.mark.parametrize(
    ("headers", "wait"), [({"retry_after": "60"}, 60_000), ({}, None), ({"x_ratelimit_reset": "soon"}, None)]
)
def test_without_a_moment_the_seconds_count_and_else_nothing_is_known(
    headers: dict[str, str], wait: int | None
) -> None:
    found = translate(an_answer(429, **headers))

    assert isinstance(found, RateLimited)
    assert found.retry_at == (None if wait is None else NOW + wait)


@pytest.mark.parametrize(
    ("headers", "until"),
    [
        ({"x_ratelimit_remaining": "0", "x_ratelimit_reset": "100"}, NOW + 100_000),
        ({"x_ratelimit_remaining": "0"}, NOW + 60_000),
        ({"x_ratelimit_remaining": "1", "x_ratelimit_reset": "100"}, 0),
        ({}, 0),
    ],
)
def test_silence_is_kept_once_nothing_is_left(headers: dict[str, str], until: int) -> None:
    assert mastodon_refusals.quiet_until(an_answer(200, **headers), NOW) == until
    assert mastodon_refusals.quiet_until(None, NOW) == 0
