"""Fakes of the networks on 127.0.0.1, for the real client libraries to talk to, with faults on demand.

python -m bench.fake_network PORT [--state FILE] [--handle NAME]

It keeps its own record of what landed; with --state each reply is on the disk before it is answered, so that the
record survives whatever happens to us. Steering, with JSON bodies: POST /_control/publish {network, author, text,
parent, place, at, native_id, extra}; POST /_control/edit {native_id, text}; POST /_control/fault {kind, on, network,
times, probability, seconds, seed}; POST /_control/clear; GET /_control/record answers the replies that landed,
GET /_control/requests what was asked.
"""

from __future__ import annotations

import argparse
import json
import socket
import sys
import threading
import time
from collections.abc import Callable
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from http.server import BaseHTTPRequestHandler
from http.server import ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qsl
from urllib.parse import urlsplit

from bench import _fake_bluesky
from bench import _fake_mastodon
from bench import _fake_reddit
from bench import _fake_x
from bench._fake_faults import JSON
from bench._fake_faults import SHAPES
from bench._fake_faults import Fault
from bench._fake_faults import Plan
from bench._fake_faults import Shape
from bench._fake_record import FakePost
from bench._fake_record import Record

_TOKEN = "/api/v1/access_token"


class FakeNetwork(ThreadingHTTPServer):
    """The server: its record of what landed, the faults to come, and every request it saw."""

    daemon_threads = True
    #: Clients hang up on purpose in these tests; a trace on the screen for each would say nothing.
    block_on_close = False

    def __init__(self, port: int = 0, *, state: Path | None = None, handle: str = "acme") -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.record = Record(state, handle)
        self.faults = Plan()
        self.requests: list[tuple[str, str, str]] = []

    @property
    def url(self) -> str:
        """The address to give to an account as its api_url."""
        return f"http://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, request: object, client_address: object) -> None:
        """Pass over a client that hung up; anything else is shown."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]

    def fail(self, kind: str, *, on: str = "any", times: int = 1, network: str = "", seconds: float = 5.0) -> None:
        """Queue a fault for the next request that fits."""
        self.faults.add(Fault(kind=kind, on=on, times=times, network=network, seconds=seconds))

    def posts_sent(self) -> int:
        """Answer how many requests to post a reply arrived, whatever became of them."""
        doors = {"/2/tweets", "/api/comment", _fake_bluesky.CREATE, _fake_mastodon.CREATE}
        return sum(method == "POST" and path.rstrip("/") in doors for method, path, _ in self.requests)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: FakeNetwork

    def log_message(self, *args: object) -> None:
        """Say nothing on the screen."""

    def do_GET(self) -> None:
        self._serve()

    def do_POST(self) -> None:
        self._serve()

    def do_DELETE(self) -> None:
        self._serve()

    def _serve(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length") or 0))
        url = urlsplit(self.path)
        if url.path.startswith("/_control/"):
            self._reply(200, self._control(url.path.removeprefix("/_control/"), body))
            return
        self.server.requests.append((self.command, url.path, url.query))
        network = _network_of(url.path)
        is_token = url.path == _TOKEN or (network == "bluesky" and url.path.endswith(_fake_bluesky.SESSION))
        action = "token" if is_token else "read" if self.command == "GET" else "write"
        fault = self.server.faults.take(network, action)
        if fault is None:
            status, answer = self._answer(network, url.path, url.query, body)
            self._reply(status, answer)
            return
        self._suffer(fault, lambda: self._answer(network, url.path, url.query, body))

    def _answer(self, network: str, path: str, query: str, body: bytes) -> tuple[int, object]:
        if network == "bluesky":
            authorization, asked = self.headers.get("authorization") or "", dict(parse_qsl(query))
            sent = json.loads(body or b"{}")
            return _fake_bluesky.answer(self.server.record, path, asked, sent, authorization=authorization)
        if not self.headers.get("authorization"):
            return 401, {"title": "Unauthorized", "detail": "Unauthorized", "status": 401}
        asked, record = dict(parse_qsl(query)), self.server.record
        if network == "x":
            return _fake_x.answer(record, self.command, path, asked, json.loads(body or b"{}"))
        form = dict(parse_qsl(body.decode(), keep_blank_values=True))
        if network == "mastodon":
            token, key = self.headers["authorization"], self.headers.get("idempotency-key", "")
            return _fake_mastodon.answer(record, self.command, path, asked, form, token=token, key=key)
        return _fake_reddit.answer(record, self.command, path, asked, form)

    def _suffer(self, fault: Fault, accept: Callable[[], object]) -> None:
        shape = SHAPES[fault.kind]
        if shape.lands:
            accept()
        if shape.lands_late:
            threading.Timer(fault.late, accept).start()
        if shape.hangs:
            time.sleep(fault.seconds)
        if not shape.status:
            self.close_connection = True
            self.connection.shutdown(socket.SHUT_RDWR)
            return
        self._send(shape, fault.wait)

    def _send(self, shape: Shape, wait: int) -> None:
        body = shape.body.encode()
        self.send_response(shape.status)
        for name, value in shape.headers.items():
            self.send_header(name, value)
        if shape.status == 429:
            self.send_header("retry-after", str(wait))
            self.send_header("x-ratelimit-reset", str(wait))
            self.send_header("x-rate-limit-reset", str(int(time.time()) + wait))
            self.send_header("ratelimit-reset", str(int(time.time()) + wait))
        self.send_header("content-type", shape.content_type)
        self.send_header("content-length", str(len(body) + 500 * shape.cuts))
        self.end_headers()
        self.wfile.write(body)
        self.close_connection = shape.cuts

    def _reply(self, status: int, answer: object) -> None:
        body = json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("content-type", JSON)
        self.send_header("x-access-level", "read-write")
        self.send_header("x-ratelimit-remaining", "590.0")
        self.send_header("x-ratelimit-used", "10")
        self.send_header("x-ratelimit-reset", "300.5")  # a fraction, as seen in the wild: prawcore falls over it
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _control(self, what: str, body: bytes) -> object:
        asked = json.loads(body or b"{}")
        if what == "publish":
            return asdict(self.server.record.publish(**asked))
        if what == "edit":
            return asdict(self.server.record.edit(**asked))
        if what == "fault":
            seed = asked.pop("seed", None)
            self.server.faults.add(Fault(**asked), seed)
        if what == "clear":
            self.server.faults.clear()
        if what == "requests":
            return self.server.requests
        return [asdict(post) for post in self.server.record.replies()]


def _network_of(path: str) -> str:
    if _fake_mastodon.is_here(path):
        return "mastodon"
    return "x" if path.startswith("/2/") else "bluesky" if path.startswith("/xrpc/") else "reddit"


@contextmanager
def serve(port: int = 0, *, state: Path | None = None, handle: str = "acme") -> Iterator[FakeNetwork]:
    """Serve in a thread of this process for as long as the block runs."""
    server = FakeNetwork(port, state=state, handle=handle)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        server.record.close()
        thread.join()


def main(arguments: list[str]) -> int:
    """Serve until stopped; print the address once ready."""
    parser = argparse.ArgumentParser(prog="python -m bench.fake_network", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("port", type=int, help="0 for any free one")
    parser.add_argument("--state", type=Path, help="the file that keeps what landed")
    parser.add_argument("--handle", default="acme", help="our own name on the fake networks")
    given = parser.parse_args(arguments)
    server = FakeNetwork(given.port, state=given.state, handle=given.handle)
    print(f"serving on {server.url}", flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        return 0
    finally:
        server.server_close()
        server.record.close()
    return 0


__all__ = ["FakeNetwork", "FakePost", "main", "serve"]

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
