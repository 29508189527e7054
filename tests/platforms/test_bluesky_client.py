"""Sessions with Bluesky: opened once, renewed in time, given up when refused, never said; and what `doctor` says."""

from __future__ import annotations

import http.server
import json
import logging
import threading
from collections.abc import Iterator

import pytest

from bench import _fake_bluesky
from bench import fake_network
from bench.fake_network import FakeNetwork
from domain.errors import PlatformError
from domain.errors import RateLimited
from domain.errors import Unauthorized
from domain.errors import Unavailable
from domain.platform import Cursor
from domain.platform import Order
from platforms import bluesky_client
from tests.loopback import answer_in_two
from tests.loopback import serving
from tests.platform_accounts import a_platform
from tests.platform_accounts import an_account


@pytest.fixture
def network() -> Iterator[FakeNetwork]:
    with fake_network.serve() as server:
        yield server


def asked(network: FakeNetwork, name: str) -> int:
    return sum(path.endswith(name) for _, path, _ in network.requests)


def test_one_session_serves_every_client_and_thread_of_this_process(network: FakeNetwork) -> None:
    platforms = [a_platform("bluesky", network.url) for _ in range(6)]
    threads = [threading.Thread(target=platform.fetch, args=("mentions", Cursor())) for platform in platforms]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert asked(network, "listNotifications") == 6
    assert asked(network, "createSession") == 1


def test_another_password_is_another_session(network: FakeNetwork) -> None:
    first = an_account("bluesky", network.url)
    second = an_account("bluesky", network.url, secrets={"app_password": "canary-new"})

    assert bluesky_client.session(first) is bluesky_client.session(first)
    assert bluesky_client.session(first) is not bluesky_client.session(second)


def test_a_session_refused_in_the_middle_is_opened_anew_by_the_next_call(network: FakeNetwork) -> None:
    platform = a_platform("bluesky", network.url)
    platform.fetch("mentions", Cursor())
    target = network.record.publish("bluesky", "bob", "@acme help").id
    network.fail("unauthorized", on="write")

    with pytest.raises(Unavailable, match="session"):
        platform.send(Order(target_id=target, text="Hello", idempotency_key="k"))
    assert network.record.replies("bluesky") == []
    platform.send(Order(target_id=target, text="Hello", idempotency_key="k"))

    assert asked(network, "createSession") == 2


def test_a_session_is_renewed_before_it_ends(network: FakeNetwork) -> None:
    platform = a_platform("bluesky", network.url, secrets={"app_password": "ending"})
    platform.fetch("mentions", Cursor())
    platform.fetch("mentions", Cursor())

    assert (asked(network, "createSession"), asked(network, "refreshSession")) == (1, 2)


def test_a_session_that_can_no_longer_be_renewed_is_opened_anew(network: FakeNetwork) -> None:
    platform = a_platform("bluesky", network.url, secrets={"app_password": "ending"})
    platform.fetch("mentions", Cursor())
    network.fail("unauthorized", on="token")

    with pytest.raises(Unavailable, match="opens another"):
        platform.fetch("mentions", Cursor())
    platform.fetch("mentions", Cursor())

    assert asked(network, "createSession") == 2


@pytest.mark.parametrize(
    ("fault", "error"),
    [("unauthorized", Unauthorized), ("error_before", Unavailable), ("drop_before", Unavailable),
     ("garbage", Unavailable), ("html", Unavailable), ("list", Unavailable), ("rate_limited", RateLimited)],
)  # fmt: skip
def test_a_reply_without_a_session_was_surely_not_sent(
    fault: str, error: type[PlatformError], network: FakeNetwork
) -> None:
    platform = a_platform("bluesky", network.url)
    target = network.record.publish("bluesky", "bob", "@acme help").id
    network.fail(fault, on="token", times=-1)

    with pytest.raises(error):
        platform.send(Order(target_id=target, text="Hello", idempotency_key="k"))

    assert network.posts_sent() == 0


@pytest.mark.parametrize(
    ("password", "states", "words"),
    [
        ("canary", ["ok", "ok"], "may read and reply"), ("main", ["ok", "warn"], "main password"),
        ("revoked", ["fail"], "app password"), ("deactivated", ["fail"], "deactivated"),
        ("taken-down", ["fail"], "takendown"),
    ],
)  # fmt: skip
def test_doctor_tells_how_the_account_stands(
    password: str, states: list[str], words: str, network: FakeNetwork
) -> None:
    checks = a_platform("bluesky", network.url, secrets={"app_password": password}).check()

    assert [check.state for check in checks] == states
    assert words in " ".join(check.message for check in checks)


def test_an_account_taken_down_is_told_as_such_and_nothing_is_sent(network: FakeNetwork) -> None:
    platform = a_platform("bluesky", network.url, secrets={"app_password": "taken-down"})
    target = network.record.publish("bluesky", "bob", "@acme help").id

    with pytest.raises(Unauthorized, match="taken our account down"):
        platform.send(Order(target_id=target, text="Hello", idempotency_key="k"))


def test_tokens_in_an_answer_that_makes_no_sense_are_not_said(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)

    def answer(handler: http.server.BaseHTTPRequestHandler) -> None:
        answer_in_two(handler, json.dumps({**_fake_bluesky.tokens("acme")[1], "did": 7, "handle": []}).encode())

    with serving(answer) as url:
        platform = a_platform("bluesky", url)
        with pytest.raises(Unavailable) as caught:
            platform.fetch("mentions", Cursor())

    assert "fake-token" not in str(caught.value) + caplog.text
    assert "canary" not in str(caught.value) + caplog.text


def test_our_own_server_is_asked_wherever_the_session_says_that_we_live() -> None:
    """The session's answer names the server that holds our account; behind an address of ours we stay there."""
    seen: list[str] = []

    def answer(handler: http.server.BaseHTTPRequestHandler) -> None:
        handler.rfile.read(int(handler.headers.get("content-length") or 0))
        seen.append(handler.path.partition("?")[0])
        service = {"id": "#atproto_pds", "type": "AtprotoPersonalDataServer", "serviceEndpoint": "https://pds.invalid"}
        told = {**_fake_bluesky.tokens("acme")[1], "didDoc": {"id": "did:plc:acme", "service": [service]}}
        words = told if handler.path.endswith("createSession") else {"notifications": []}
        answer_in_two(handler, json.dumps(words).encode())

    with serving(answer) as url:
        page = a_platform("bluesky", f"{url}/under").fetch("mentions", Cursor())

    assert page.posts == ()
    assert seen == [
        "/under/xrpc/com.atproto.server.createSession",
        "/under/xrpc/app.bsky.notification.listNotifications",
    ]
