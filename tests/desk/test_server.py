"""Serving: beside a daemon in a thread, nudging open pages, and leaving at once when told to."""

from __future__ import annotations

import queue
import socket
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from fastapi import FastAPI

from desk import server
from domain.errors import ConfigError
from store import switches
from store.database import Database
from tests import desk_house
from tests.fakes import FrozenClock


@contextmanager
def _serving(app: FastAPI) -> Iterator[str]:
    stop, ready = threading.Event(), queue.Queue[str]()
    thread = threading.Thread(target=server.serve, args=(app, "127.0.0.1", 0, stop, ready.put))
    thread.start()
    try:
        yield ready.get(timeout=60)
    finally:
        stop.set()
        thread.join(timeout=60)
        assert not thread.is_alive()


def _cookie(app: FastAPI) -> str:
    client = desk_house.enter(app, "lead")
    return f"allears={client.cookies['allears']}"


def test_it_answers_on_a_free_port_and_says_its_address(app: FastAPI) -> None:
    with _serving(app) as address, urllib.request.urlopen(f"{address}/health/live") as answer:
        assert answer.read() == b'{"status":"ok"}'
        assert "server" not in answer.headers


def test_a_taken_port_is_said_in_one_sentence(app: FastAPI) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ConfigError, match=f"port {port} is taken"):
            server.serve(app, "127.0.0.1", port, threading.Event(), lambda _: None)


def test_an_address_of_nobody_is_said_in_one_sentence(app: FastAPI) -> None:
    with pytest.raises(ConfigError, match="cannot listen there"):
        server.serve(app, "203.0.113.1", 0, threading.Event(), lambda _: None)


@pytest.mark.parametrize(
    ("host", "port", "words"),
    [
        ("x..y", 0, "no name a machine can have"),
        ("a" * 70, 0, "no name a machine"),
        ("127.0.0.1", 70_000, "up to 65535"),
    ],
)
def test_an_address_that_cannot_be_is_said_in_one_sentence(app: FastAPI, host: str, port: int, words: str) -> None:
    with pytest.raises(ConfigError, match=words):
        server.serve(app, host, port, threading.Event(), lambda _: None)


def test_a_change_by_anybody_nudges_an_open_page(app: FastAPI, db: Database, clock: FrozenClock) -> None:
    cookie = _cookie(app)
    with _serving(app) as address:
        request = urllib.request.Request(f"{address}/events", headers={"Cookie": cookie})
        with urllib.request.urlopen(request, timeout=60) as stream:
            assert b"event: ready" in stream.readline()
            started = time.monotonic()
            switches.pause_sending(db, actor="lead", reason="", now_at=clock())
            while b"event: nudge" not in stream.readline():
                pass
            assert time.monotonic() - started < 20


def test_an_open_stream_does_not_hold_up_the_end(app: FastAPI, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "_GRACE_SECONDS", 60)
    cookie = _cookie(app)
    with _serving(app) as address:
        request = urllib.request.Request(f"{address}/events", headers={"Cookie": cookie})
        stream = urllib.request.urlopen(request, timeout=60)
        stream.readline()
        started = time.monotonic()
    assert time.monotonic() - started < 20, "it waited for the page"
    stream.close()
