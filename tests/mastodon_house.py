"""An adapter of Mastodon for tests, what is sent through it, and answers of servers that were never there."""

from __future__ import annotations

import http.server
import json
from collections.abc import Callable

from bench.fake_network import FakeNetwork
from domain.errors import PlatformError
from domain.platform import Order
from domain.platform import Receipt
from platforms import mastodon
from tests.fakes import FrozenClock
from tests.platform_accounts import an_account


def an_adapter(
    url: str, *, token: str = "canary-token", clock: FrozenClock | None = None, **changes: object
) -> mastodon.Adapter:
    account = an_account("mastodon", url, secrets={"access_token": token}, **changes)
    return mastodon.Adapter(account, clock=clock or FrozenClock())


def an_order(target: str, text: str = "@bob Thank you.", key: str = "k") -> Order:
    return Order(target_id=target, text=text, idempotency_key=key)


def publish(network: FakeNetwork, author: str = "bob", text: str = "hello @acme", **more: object) -> str:
    return network.record.publish("mastodon", author, text, **more).id  # type: ignore[arg-type]


def told(call: Callable[[], object]) -> object:
    try:
        return call()
    except PlatformError as error:
        return type(error)


def id_of(found: Receipt | None) -> str:
    return found.native_id if found else ""


def respond(handler: http.server.BaseHTTPRequestHandler, body: object, *, status: int = 200, **headers: str) -> None:
    written = json.dumps(body).encode()
    handler.send_response(status)
    for name, value in {"content_type": "application/json", **headers}.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.send_header("content-length", str(len(written)))
    handler.end_headers()
    handler.wfile.write(written)


def a_status(**changes: object) -> dict[str, object]:
    account = {"id": "9", "acct": "bob"}
    return {"id": "55", "created_at": "2026-03-01T08:00:00Z", "content": "<p>hi</p>", "account": account, **changes}
