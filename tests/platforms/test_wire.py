"""The wire: one attempt under one deadline, whatever the server does."""

from __future__ import annotations

import http.server
import socket
import threading
import time

import pytest
import requests

from platforms import wire
from platforms.wire import Answered
from platforms.wire import DeadlinePassed
from platforms.wire import Lost
from platforms.wire import NotStarted
from platforms.wire import Wire
from tests.loopback import answer_in_two
from tests.loopback import serving


def a_session(line: Wire) -> requests.Session:
    session = requests.Session()
    session.trust_env = False
    session.mount("https://", line)
    session.mount("http://", line)
    return session


def a_body(handler: http.server.BaseHTTPRequestHandler, body: bytes, status: int = 200) -> None:
    handler.send_response(status)
    handler.send_header("content-length", str(len(body)))
    handler.send_header("x-ratelimit-reset", "1.5")
    handler.send_header("X-Odd", "kept")
    handler.end_headers()
    handler.wfile.write(body)


def test_another_address_takes_the_place_of_the_network_s_own() -> None:
    paths: list[str] = []

    def answer(handler: http.server.BaseHTTPRequestHandler) -> None:
        paths.append(handler.path)
        a_body(handler, b"hello")

    with serving(answer) as url:
        line = Wire(base=f"{url}/below/")
        response = a_session(line).get("https://api.twitter.com/2/users?x=1")

    assert paths == ["/below/2/users?x=1"]
    assert response.text == "hello"
    assert "x-ratelimit-reset" not in response.headers
    assert line.answer is not None
    assert line.answer.headers["x-ratelimit-reset"] == "1.5"
    assert line.answer.headers["x-odd"] == "kept"
    assert not line.wrote


@pytest.mark.parametrize("status", [301, 307, 308, 400, 401, 408, 429, 500, 503])
def test_what_is_no_success_never_reaches_the_library(status: int) -> None:
    with serving(lambda handler: a_body(handler, b"no", status)) as url:
        line = Wire()
        with pytest.raises(Answered):
            a_session(line).post(url)

    assert line.answer is not None
    assert (line.answer.status, line.answer.body) == (status, b"no")
    assert line.wrote


def test_a_dripping_body_ends_at_the_deadline() -> None:
    def drip(handler: http.server.BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("content-length", "18900000")
        handler.end_headers()
        for _ in range(270):
            handler.wfile.write(b"x" * 70_000)
            time.sleep(0.1)

    with serving(drip) as url:
        started = time.monotonic()
        with pytest.raises((DeadlinePassed, Lost)):
            a_session(Wire(seconds=0.5)).get(url)

    assert time.monotonic() - started < 20, "the body would have dripped for longer"


def test_a_body_without_end_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wire, "MAX_BODY", 1000)
    with serving(lambda handler: a_body(handler, b"x" * 5000)) as url, pytest.raises(DeadlinePassed):
        a_session(Wire()).get(url)


def test_a_write_never_leaves_after_its_deadline() -> None:
    asked: list[str] = []

    def answer(handler: http.server.BaseHTTPRequestHandler) -> None:
        asked.append(handler.path)
        a_body(handler, b"")

    with serving(answer) as url:
        line = Wire(seconds=0.05)
        time.sleep(0.1)
        with pytest.raises(NotStarted):
            a_session(line).post(url)

    assert asked == []


def test_a_token_is_no_write() -> None:
    with serving(lambda handler: a_body(handler, b"{}")) as url:
        line = Wire(token_path="/token")
        session = a_session(line)
        session.post(f"{url}/token")
        assert (line.wrote, line.asked_token, line.on_token) == (False, True, True)
        session.post(f"{url}/write")

    assert (line.wrote, line.asked_token, line.on_token) == (True, True, False)


def test_an_answer_whose_end_comes_late_is_no_answer() -> None:
    def late(handler: http.server.BaseHTTPRequestHandler) -> None:
        time.sleep(0.4)
        answer_in_two(handler, b"whole", end_after=0.4)

    with serving(late) as url, pytest.raises(DeadlinePassed):
        a_session(Wire(seconds=0.6)).get(url)


@pytest.mark.parametrize("seconds", [0.3, 30.0])
def test_nothing_leaves_through_a_wire_whose_call_is_over(seconds: float) -> None:
    paths: list[str] = []

    def answer(handler: http.server.BaseHTTPRequestHandler) -> None:
        paths.append(handler.path)
        a_body(handler, b"")

    with serving(answer) as url:
        line = Wire(seconds=seconds)
        session = a_session(line)
        if seconds > 1:
            line.run(lambda: session.get(f"{url}/read"))
        else:
            with pytest.raises(DeadlinePassed):
                line.run(lambda: time.sleep(0.5))
            line.deadline += 30  # not the clock, but having given up, must keep it from leaving
        with pytest.raises(NotStarted):
            session.post(f"{url}/write")

    assert "/write" not in paths


def test_a_call_is_given_up_in_time_and_its_own_error_comes_through() -> None:
    ended = threading.Event()
    with pytest.raises(DeadlinePassed):
        wire.within(0.05, lambda: ended.wait(60))
    ended.set()

    def broken() -> None:
        raise KeyError("mine")

    with pytest.raises(KeyError, match="mine"):
        wire.within(60, broken)
    assert wire.within(60, lambda: 7) == 7


def test_a_name_server_that_hangs_is_given_up_before_anything_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    let_go = threading.Event()
    monkeypatch.setattr(wire, "CONNECT_SECONDS", 0.1)
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_args, **_named: let_go.wait(30))
    line, started = Wire(), time.monotonic()
    with pytest.raises(NotStarted):
        line.run(lambda: a_session(line).post("https://api.example.com/2/tweets", data={"text": "hello"}))
    let_go.set()

    assert not line.wrote, "it may be tried again without a look"
    assert time.monotonic() - started < 10


def test_a_proxy_finds_the_host_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []

    def look_up(host: object, *_args: object, **_named: object) -> list[object]:
        asked.append(host)
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    line = Wire()
    session = a_session(line)
    session.proxies = {"https": "http://proxy.example.com:3128"}
    with pytest.raises(Lost):
        session.post("https://api.example.com/2/tweets", data={"text": "hello"})

    assert "api.example.com" not in asked
