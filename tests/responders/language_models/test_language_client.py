"""The client of language models, against a server on this machine: what it sends, and what it makes of every answer."""

from __future__ import annotations

import asyncio
import http.server
import json
import logging
import time
from collections.abc import Callable

import pytest
import structlog

from domain.clock import HOUR
from domain.clock import MINUTE
from domain.clock import SECOND
from domain.language_model import NoAnswer
from domain.language_model import Outcome
from domain.language_model import Said
from domain.language_model import Turn
from responders.language_models.language_client import Client
from responders.language_models.language_client import Connection
from tests.language_server import LanguageServer
from tests.language_server import completion
from tests.language_server import language_server

TURNS = (Turn(role="system", words="Be kind."), Turn(role="user", words="My parcel is late."))
SCHEMA = '{"type": "object"}'
KEY = "sk-marlow-secret"


def ask(server: LanguageServer, **changes: int | str) -> Said:
    given: dict[str, int | str] = {"base_url": server.url, "model": "small-1", "key": KEY, **changes}
    return asyncio.run(Client(Connection(**given)).ask(TURNS, SCHEMA))  # type: ignore[arg-type]


def refused(server: LanguageServer, **changes: int | str) -> NoAnswer:
    with pytest.raises(NoAnswer) as caught:
        ask(server, **changes)
    return caught.value


def test_it_answers_the_words_and_the_tokens_and_asks_as_the_interface_wants() -> None:
    with language_server(completion("Hello Ada.", tokens=(120, 7))) as server:
        assert ask(server) == Said(text="Hello Ada.", tokens_in=120, tokens_out=7)
    (asked,) = server.asked

    assert asked.path == "/v1/chat/completions"
    assert asked.headers["authorization"] == f"Bearer {KEY}"
    assert asked.body["model"] == "small-1"
    assert asked.body["messages"] == [
        {"role": "system", "content": "Be kind."},
        {"role": "user", "content": "My parcel is late."},
    ]
    assert asked.body["response_format"]["json_schema"]["schema"] == {"type": "object"}
    assert asked.body["max_tokens"] == 2_000


def test_a_server_that_takes_no_schema_is_asked_without_from_then_on() -> None:
    with language_server((400, '{"error": "no response_format"}'), completion("a"), completion("b")) as server:
        client = Client(Connection(base_url=server.url, model="m"))
        first = asyncio.run(client.ask(TURNS, SCHEMA))
        second = asyncio.run(client.ask(TURNS, SCHEMA))

    assert (first.text, second.text) == ("a", "b")
    assert ["response_format" in one.body for one in server.asked] == [True, False, False]


def test_where_no_tokens_are_reported_they_are_guessed() -> None:
    body = json.dumps({"choices": [{"message": {"content": "x" * 300}}], "usage": {"prompt_tokens": "many"}})
    with language_server((200, body)) as server:
        said = ask(server)

    assert said.tokens_out == 100
    assert said.tokens_in > 0


@pytest.mark.parametrize(
    ("status", "outcome", "rest"),
    [
        (401, Outcome.DENIED, 10 * MINUTE),
        (403, Outcome.DENIED, 10 * MINUTE),
        (404, Outcome.DENIED, 10 * MINUTE),
        (429, Outcome.BUSY, MINUTE),
        (307, Outcome.SILENT, MINUTE),
        (418, Outcome.SILENT, MINUTE),
        (500, Outcome.SILENT, MINUTE),
        (503, Outcome.SILENT, MINUTE),
    ],
)
def test_every_refusal_has_its_sentence_and_is_not_repeated(status: int, outcome: Outcome, rest: int) -> None:
    with language_server((status, f'{{"error": {{"message": "{KEY} My parcel is late."}}}}')) as server:
        error = refused(server)

    assert (error.outcome, error.rest_ms) == (outcome, rest)
    assert len(server.asked) == 1
    assert KEY not in error.words
    assert "parcel" not in error.words


@pytest.mark.parametrize(
    ("header", "rest"),
    [("7", 7 * SECOND), ("0.5", SECOND), ("999999", HOUR), ("soon", MINUTE), ("-3", MINUTE), ("9" * 400, HOUR)],
)
def test_a_busy_server_says_when_to_come_back(header: str, rest: int) -> None:
    def busy(handler: http.server.BaseHTTPRequestHandler) -> None:
        handler.send_response(429)
        handler.send_header("retry-after", header)
        handler.send_header("content-length", "0")
        handler.end_headers()

    with language_server(busy) as server:
        error = refused(server)

    assert (error.outcome, error.rest_ms) == (Outcome.BUSY, rest)


@pytest.mark.parametrize(
    "body",
    ["<html><body>Welcome</body></html>", "", "null", "[]", '{"choices": []}', '{"choices": [{"message": null}]}',
     '{"choices": [{"message": {"content": ["a"]}}]}', "[" * 5_000, "\x00\xff"],
)  # fmt: skip
def test_what_is_no_completion_is_no_answer(body: str) -> None:
    with language_server((200, body)) as server:
        assert refused(server).outcome is Outcome.SILENT


def test_half_a_character_is_no_text() -> None:
    with language_server((200, '{"choices": [{"message": {"content": "a\\ud83d\\u0000b"}}]}')) as server:
        assert ask(server).text == "a\ufffdb"


def test_an_answer_without_words_is_empty() -> None:
    with language_server(
        (200, '{"choices": [{"message": {"content": null, "refusal": "No."}}], "usage": 3}')
    ) as server:
        assert ask(server).text == ""


def test_an_answer_beyond_all_measure_is_not_read_to_its_end() -> None:
    with language_server((200, "x" * 3_000_000)) as server:
        assert "megabyte" in refused(server).words


def _stall(handler: http.server.BaseHTTPRequestHandler) -> None:
    time.sleep(30)


def _trickle_head(handler: http.server.BaseHTTPRequestHandler) -> None:
    for letter in b"HTTP/1.1 200 OK\r\nx: " + b"y" * 600:
        handler.wfile.write(bytes([letter]))
        handler.wfile.flush()
        time.sleep(0.05)


def _trickle_body(handler: http.server.BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("content-length", "1000")
    handler.end_headers()
    for _ in range(600):
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.05)


def _break_off(handler: http.server.BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("content-length", "1000")
    handler.end_headers()
    handler.wfile.write(b'{"choices"')
    handler.close_connection = True


def _hang_up(handler: http.server.BaseHTTPRequestHandler) -> None:
    handler.close_connection = True


@pytest.mark.parametrize("answer", [_stall, _trickle_head, _trickle_body])
def test_no_server_holds_a_call_beyond_its_time(
    answer: Callable[[http.server.BaseHTTPRequestHandler], None],
) -> None:
    with language_server(answer) as server:
        begun = time.monotonic()
        error = refused(server, total_ms=500)

    assert error.outcome is Outcome.SILENT
    assert "0.5 seconds" in error.words
    assert time.monotonic() - begun < 20, "it would have been held for half a minute"


@pytest.mark.parametrize("answer", [_break_off, _hang_up])
def test_a_connection_that_breaks_is_no_answer(
    answer: Callable[[http.server.BaseHTTPRequestHandler], None],
) -> None:
    with language_server(answer) as server:
        assert refused(server).outcome is Outcome.SILENT


def test_an_address_where_nobody_listens_is_no_answer() -> None:
    with language_server() as server:
        pass
    assert "could not be reached" in refused(server).words


def test_neither_words_nor_key_reach_a_log(caplog: pytest.LogCaptureFixture) -> None:
    with (
        caplog.at_level(logging.DEBUG),
        structlog.testing.capture_logs() as lines,
        language_server(completion("a"), (500, "no")) as server,
    ):
        ask(server)
        refused(server)

    told = caplog.text + str(lines)
    assert KEY not in told
    assert "parcel" not in told
    assert KEY not in repr(Connection(base_url=server.url, model="m", key=KEY))
