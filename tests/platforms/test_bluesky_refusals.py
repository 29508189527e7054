"""Bluesky's error names, told apart: what may pass, what is final, what ends a session and what ends an account."""

from __future__ import annotations

import json

import pytest

from domain.errors import PlatformError
from domain.errors import RateLimited
from domain.errors import Unauthorized
from domain.errors import Unavailable
from domain.errors import Uncertain
from platforms import bluesky_refusals
from platforms.wire import Answer

NOW = 1_790_000_000_000


def an_answer(status: int, error: object = "", message: str = "Some words", **headers: str) -> Answer:
    body = json.dumps({"error": error, "message": message}).encode()
    return Answer(status=status, headers={name.replace("_", "-"): value for name, value in headers.items()}, body=body)


def told(answer: Answer, *, wrote: bool = True) -> type[PlatformError] | None:
    error = bluesky_refusals.translate("acme", answer, now_at=NOW, wrote=wrote)
    return None if error is None else type(error)


@pytest.mark.parametrize(
    ("answer", "wanted"),
    [
        (an_answer(401, "AccountTakedown"), Unauthorized),
        (an_answer(400, "AccountDeactivated"), Unauthorized),
        (an_answer(401, "AuthFactorTokenRequired"), Unauthorized),
        (an_answer(400, "InvalidSwap"), Unavailable),
        (an_answer(400, "RecordExists", "A record already exists at this key"), Uncertain),
        (an_answer(400, "InvalidRecord"), None),
        (an_answer(500, "InternalServerError"), None),
        (an_answer(400, 7), None),
        (Answer(status=403, headers={}, body=b"<html>"), None),
    ],
)
def test_each_name_means_what_it_means(answer: Answer, wanted: type[PlatformError] | None) -> None:
    assert told(answer) is wanted


def test_a_read_that_fails_is_never_in_doubt() -> None:
    assert told(an_answer(400, "InvalidSwap"), wrote=False) is None
    assert told(an_answer(400, "RecordExists", "already exists"), wrote=False) is None


@pytest.mark.parametrize(
    ("answer", "wanted"),
    [
        (an_answer(401), True), (an_answer(400, "ExpiredToken"), True), (an_answer(400, "InvalidToken"), True),
        (an_answer(401, "AccountTakedown"), False), (an_answer(400, "InvalidRequest"), False),
        (an_answer(403, "ExpiredToken"), False), (None, False),
    ],
)  # fmt: skip
def test_a_session_that_is_over_is_told_from_an_account_that_is(answer: Answer | None, wanted: bool) -> None:
    assert bluesky_refusals.is_old_session(answer) is wanted


@pytest.mark.parametrize(
    ("headers", "wanted"),
    [
        ({"ratelimit_reset": "1790000060"}, NOW + 60_000), ({"ratelimit_reset": "1700000000"}, NOW),
        ({"retry_after": "30"}, NOW + 30_000), ({"ratelimit_reset": "soon", "retry_after": "5"}, NOW + 5_000),
        ({"ratelimit_reset": "1e300"}, None), ({}, None),
    ],
)  # fmt: skip
def test_the_network_says_when_its_limit_ends(headers: dict[str, str], wanted: int | None) -> None:
    error = bluesky_refusals.translate("acme", an_answer(429, "RateLimitExceeded", **headers), now_at=NOW, wrote=True)

    assert isinstance(error, RateLimited)
    assert error.retry_at == wanted
