"""The client library behind one wire: one request a call, its answers unread by its own models."""

from __future__ import annotations

import http.server
import json
from collections.abc import Iterator

import pytest

from platforms.mastodon_client import Caller
from platforms.wire import Wire
from tests.loopback import serving
from tests.platform_accounts import an_account

SEEN: list[tuple[str, str, dict[str, str], str]] = []


def answer(handler: http.server.BaseHTTPRequestHandler) -> None:
    body = handler.rfile.read(int(handler.headers.get("content-length") or 0)).decode()
    named = {name.lower(): value for name, value in handler.headers.items()}
    SEEN.append((handler.command, handler.path, named, body))
    status = {"gone": 410, "broken": 500, "html": 200}.get(handler.path.rsplit("/", 1)[1].split("?")[0], 200)
    written = b"<p>hello" if handler.path.endswith("html") else json.dumps([{"id": {}}, 7]).encode()
    written = b'{"id": "5"}' if handler.command == "POST" or handler.path.endswith("one") else written
    handler.send_response(status)
    handler.send_header("content-length", str(len(written)))
    handler.send_header("deprecation", "true")
    handler.send_header("x-ratelimit-reset", "no date at all")
    handler.send_header("link", '<http://x/?max_id=3>; rel="next"')
    handler.end_headers()
    handler.wfile.write(written)


@pytest.fixture
def caller() -> Iterator[Caller]:
    SEEN.clear()
    with serving(answer) as url:
        yield Caller(an_account("mastodon", url), Wire(seconds=10))


def test_a_read_is_one_request_with_what_was_asked(caller: Caller) -> None:
    found = caller.get("/api/v1/notifications", since_id="5", max_id="", limit=80, **{"types[]": ["mention"]})

    assert found == [{"id": {}}, 7]
    ((method, path, headers, _),) = SEEN
    assert (method, path) == ("GET", "/api/v1/notifications?since_id=5&limit=80&types%5B%5D=mention")
    assert (headers["authorization"], headers["user-agent"]) == ("Bearer canary-mastodon-token", "allears")
    assert caller.next_page == "3"


def test_what_is_gone_is_none_and_what_is_no_thing_is_an_error(caller: Caller) -> None:
    assert caller.find("/api/v1/gone") is None
    assert caller.find("/api/v1/one") == {"id": "5"}
    for path in ("/api/v1/broken", "/api/v1/html", "/api/v1/many"):
        with pytest.raises(Exception):  # noqa: B017, PT011 - whatever the library makes of it
            caller.find(path)


@pytest.mark.parametrize("key", ["abc123", "ключ\nwith a line"])
def test_a_reply_leaves_once_with_its_key_in_plain_signs(key: str, caller: Caller) -> None:
    found = caller.post("a & b\n\nc", target_id="7", visibility="direct", warning="", key=key)

    assert found == {"id": "5"}
    ((method, path, headers, body),) = SEEN
    assert (method, path) == ("POST", "/api/v1/statuses")
    assert body.startswith("status=a+%26+b%0A%0Ac&in_reply_to_id=7")
    assert "visibility=direct" in body
    assert "spoiler_text" not in body
    assert headers["idempotency-key"].isascii()
    assert (headers["idempotency-key"] == key) is key.isascii()


def test_an_error_before_the_wire_is_not_taken_for_the_answer_before(caller: Caller) -> None:
    caller.get("/api/v1/one")

    with pytest.raises(ValueError, match="visibility"):
        caller.post("a", target_id="7", visibility="nobody", warning="", key="k")
    assert len(SEEN) == 1


def test_a_post_that_is_gone_counts_as_deleted(caller: Caller) -> None:
    caller.delete("gone")
    caller.delete("5")
    with pytest.raises(Exception):  # noqa: B017, PT011 - whatever the library makes of it
        caller.delete("broken")

    assert [method for method, _, _, _ in SEEN] == ["DELETE"] * 3
