"""Foreign exceptions, however wrapped, and answers, however odd, told apart."""

from __future__ import annotations

import ssl
from collections.abc import Mapping

import pytest
import requests
import urllib3.exceptions

from domain.errors import RateLimited
from domain.errors import Rejected
from domain.errors import Unauthorized
from domain.errors import Unavailable
from domain.errors import Uncertain
from platforms import faults
from platforms.faults import Fate
from platforms.wire import Answer
from platforms.wire import DeadlinePassed
from platforms.wire import NotStarted

REFUSED_CONNECTION = urllib3.exceptions.NewConnectionError(None, "refused")  # type: ignore[arg-type]


def wrapped(inner: BaseException) -> Exception:
    """Wrap as prawcore does: by attribute, with no cause."""
    outer = Exception("outer")
    outer.original_exception = inner  # type: ignore[attr-defined]
    return outer


def caused(inner: BaseException) -> Exception:
    try:
        raise ValueError("outer") from inner
    except ValueError as error:
        return error


def while_handling(inner: BaseException) -> Exception:
    try:
        try:
            raise inner
        finally:
            raise ValueError("outer")
    except ValueError as error:
        return error


def an_answer(status: int, body: bytes = b"{}", headers: Mapping[str, str] | None = None) -> Answer:
    return Answer(status=status, headers=headers or {}, body=body)


@pytest.mark.parametrize("wrap", [wrapped, caused, while_handling, lambda inner: requests.ConnectionError(inner)])
@pytest.mark.parametrize(
    ("inner", "fate"),
    [
        (REFUSED_CONNECTION, Fate.NEVER_SENT),
        (requests.ConnectTimeout(), Fate.NEVER_SENT),
        (ssl.SSLCertVerificationError(), Fate.NEVER_SENT),
        (NotStarted(), Fate.NEVER_SENT),
        (requests.ReadTimeout(), Fate.UNCERTAIN),
        (ConnectionResetError(), Fate.UNCERTAIN),
        (ssl.SSLError("broken later"), Fate.UNCERTAIN),
        (DeadlinePassed(), Fate.UNCERTAIN),
        (KeyError("id"), Fate.UNCERTAIN),
    ],
)
def test_the_whole_chain_is_walked(wrap: object, inner: BaseException, fate: Fate) -> None:
    error = wrap(inner)  # type: ignore[operator]

    assert faults.fate(error, None, wrote=True) is fate
    assert faults.fate(error, None, wrote=False) is Fate.NEVER_SENT


def test_a_ring_of_exceptions_ends() -> None:
    first, second = Exception("a"), Exception("b")
    first.__context__, second.__context__ = second, first

    assert len(list(faults.chain(first))) == 2


@pytest.mark.parametrize(
    ("status", "error"),
    [(200, Uncertain), (201, Uncertain), (302, Uncertain), (307, Uncertain), (400, Rejected), (401, Unauthorized),
     (402, Unavailable), (403, Rejected), (404, Rejected), (408, Uncertain), (409, Uncertain), (410, Rejected),
     (413, Rejected), (425, Uncertain), (429, RateLimited), (500, Uncertain), (503, Uncertain), (599, Uncertain)],
)  # fmt: skip
def test_a_write_is_judged_by_its_status(status: int, error: type[Exception]) -> None:
    found = faults.translate("acme", ValueError(), an_answer(status), wrote=True, writing=True, now_at=0)

    assert type(found) is error
    assert str(found).startswith("acme: ")


def test_the_network_s_sentence_is_passed_on_on_one_safe_line() -> None:
    body = b'{"title": "Forbidden", "detail": "Not\\nallowed \\u202e\\ud83d {x}", "errors": [{"message": "Third"}]}'

    said = faults.words(an_answer(403, body), ValueError())

    assert said == "403 Forbidden; Not allowed \ufffd {x}; Third"


@pytest.mark.parametrize(
    ("headers", "retry_at"),
    [
        ({"x-rate-limit-reset": "1000"}, 1_000_000),
        ({"x-rate-limit-reset": "10"}, 500_000),
        ({"retry-after": "12.5"}, 512_500),
        ({"x-ratelimit-reset": "3.5"}, 503_500),
        ({"retry-after": "Wed, 21 Oct 2026 07:28:00 GMT"}, None),
        ({"retry-after": "nan"}, None),
        ({"retry-after": "1e300"}, 86_900_000),
        ({}, None),
    ],
)
def test_when_to_come_back_is_read_from_any_header(headers: dict[str, str], retry_at: int | None) -> None:
    assert faults.retry_at(an_answer(429, headers=headers), 500_000) == retry_at
