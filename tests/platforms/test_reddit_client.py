"""The client of Reddit's library: one call at a time, and none goes on in the place of another."""

from __future__ import annotations

import http.server
import json
import time
from collections.abc import Callable

import pytest
import requests

from domain.errors import PlatformError
from domain.platform import Cursor
from domain.platform import Order
from domain.platform import Platform
from platforms import wire
from platforms.reddit_client import Client
from platforms.wire import Wire
from tests.loopback import answer_in_two
from tests.loopback import serving
from tests.platform_accounts import a_platform


def test_a_client_is_kept_for_the_next_call_and_left_behind_where_one_was_given_up() -> None:
    opened: list[requests.Session] = []
    client: Client[requests.Session] = Client(lambda session: opened.append(session) or session)  # type: ignore[func-returns-value]

    first, second = (client.call(lambda library: library, Wire()) for _ in range(2))
    with pytest.raises(wire.DeadlinePassed):
        client.call(lambda _: time.sleep(0.2), Wire(seconds=0.05))
    third = client.call(lambda library: library, Wire())

    assert first is second
    assert opened == [first, third]


def test_who_cannot_have_the_client_in_time_has_sent_nothing() -> None:
    client: Client[requests.Session] = Client(lambda session: session)

    def ask_again(_: requests.Session) -> None:
        client.call(lambda library: library, Wire(seconds=0.05))

    with pytest.raises(wire.NotStarted):
        client.call(ask_again, Wire())


@pytest.mark.parametrize("writing", [True, False])
def test_a_call_given_up_sends_nothing_through_a_later_one(writing: bool) -> None:
    """The answer with the token begins in time and ends too late: its thread must not go on with the next call's."""
    asked: list[str] = []
    tokens: list[str] = []

    def answer(handler: http.server.BaseHTTPRequestHandler) -> None:
        body = handler.rfile.read(int(handler.headers.get("content-length", 0))).decode()
        if handler.path.endswith("access_token"):
            tokens.append(handler.path)
            token = {"access_token": "t", "expires_in": 3600, "scope": "*", "token_type": "bearer"}
            pause = 0.9 if len(tokens) == 1 else 0  # each shorter than the time set, both together longer
            time.sleep(pause)
            answer_in_two(handler, json.dumps(token).encode(), end_after=pause)
            return
        asked.append(body if writing else handler.path)
        landed = {"json": {"errors": [], "data": {"things": [{"kind": "t1", "data": {"name": "t1_new"}}]}}}
        answer_in_two(handler, json.dumps(landed if writing else {"data": {"children": []}}).encode())

    with serving(answer) as url:
        platform = a_platform("reddit", url, options={"timeout": "1.2"})
        ask = send if writing else read
        first = ask(platform, 1)
        platform._seconds = 60.0  # type: ignore[attr-defined] # on a busy machine the second may take its time
        outcomes = [first, ask(platform, 2)]
        time.sleep(1.2)

    assert outcomes == ["Unavailable", "done"]
    assert len(tokens) == 2
    assert len(asked) == 1
    assert ("t3_second" if writing else "message/selfreply") in asked[0]


def send(platform: Platform, number: int) -> str:
    order = Order(target_id={1: "t3_first", 2: "t3_second"}[number], text="Hello", idempotency_key=f"k{number}")
    return told(lambda: platform.send(order))


def read(platform: Platform, number: int) -> str:
    return told(lambda: platform.fetch({1: "mentions", 2: "post_replies"}[number], Cursor()))


def told(call: Callable[[], object]) -> str:
    try:
        call()
    except PlatformError as error:
        return type(error).__name__
    return "done"
