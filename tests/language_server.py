"""A server of language models on loopback that answers by script, and remembers what it was asked."""

from __future__ import annotations

import http.server
import json
import threading
from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from dataclasses import field
from typing import Any

from tests.loopback import serving

Handler = http.server.BaseHTTPRequestHandler
#: A status and a body; or whatever a function writes, or the answer it makes of the request's body.
Answer = tuple[int, str] | Callable[[Handler], None]


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One request: where to, with which headers, and its JSON."""

    path: str
    headers: Mapping[str, str]
    body: Any


@dataclass(kw_only=True)
class LanguageServer:
    """The server while it runs; `url` is what a configuration names."""

    url: str = ""
    asked: list[Asked] = field(default_factory=list)

    @property
    def words(self) -> str:
        """All that was ever asked."""
        return "\n".join(turn["content"] for one in self.asked for turn in one.body["messages"])


def completion(text: str, *, tokens: tuple[int, int] = (100, 50)) -> tuple[int, str]:
    """Answer what a server says that does as it should."""
    usage = {"prompt_tokens": tokens[0], "completion_tokens": tokens[1]}
    choice = {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": text}}
    return 200, json.dumps({"id": "1", "object": "chat.completion", "choices": [choice], "usage": usage})


@contextmanager
def language_server(*answers: Answer) -> Iterator[LanguageServer]:
    """Serve the answers in turn, the last of them again and again."""
    server, lock = LanguageServer(), threading.Lock()

    def answer(handler: Handler) -> None:
        with lock:
            length = int(handler.headers.get("content-length", "0"))
            body = json.loads(handler.rfile.read(length) or b"null")
            headers = {name.lower(): value for name, value in handler.headers.items()}
            server.asked.append(Asked(path=handler.path, headers=headers, body=body))
            given = answers[min(len(server.asked), len(answers)) - 1]
        if callable(given):
            given(handler)
        else:
            respond(handler, *given)

    with serving(answer) as url:
        server.url = f"{url}/v1"
        yield server


def respond(handler: Handler, status: int, body: str) -> None:
    """Write one whole answer."""
    sent = body.encode("utf-8", "surrogatepass")
    handler.send_response(status)
    handler.send_header("content-type", "text/html" if body.startswith("<") else "application/json")
    handler.send_header("content-length", str(len(sent)))
    handler.end_headers()
    handler.wfile.write(sent)
