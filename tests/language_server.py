"""A server of language models on loopback that answers by script, and remembers what it was asked."""

from __future__ import annotations

import http.server
import json
import re
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
_BLOCK = re.compile(r"^<<<([A-Z]+) (\w+)>>>\n(.*?)\n<<<END \1 \2>>>$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One request: where to, with which headers, and its JSON."""

    path: str
    headers: Mapping[str, str]
    body: Any

    @property
    def blocks(self) -> dict[str, Any]:
        """What stands in the blocks of the request, read as a model is told to read them."""
        words = self.body["messages"][1]["content"]
        return {name: json.loads(body) for name, _, body in _BLOCK.findall(words)}

    @property
    def nonce(self) -> str:
        """The word that marks the blocks."""
        return str(_BLOCK.findall(self.body["messages"][1]["content"])[0][1])


#: What a model says to a request: the words of its answer.
Says = Callable[[Asked], str]
#: A status and a body, whatever a function writes, or the words of a completion.
Answer = tuple[int, str] | Callable[[Handler], None]


@dataclass(kw_only=True)
class LanguageServer:
    """The server while it runs; `url` is what a configuration names."""

    url: str = ""
    asked: list[Asked] = field(default_factory=list)


def completion(text: str, *, tokens: tuple[int, int] = (100, 50)) -> tuple[int, str]:
    """Answer what a server says that does as it should."""
    usage = {"prompt_tokens": tokens[0], "completion_tokens": tokens[1]}
    choice = {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": text}}
    return 200, json.dumps({"id": "1", "object": "chat.completion", "choices": [choice], "usage": usage})


def moves(asked: Asked, **said: str) -> list[dict[str, Any]]:
    """Answer moves as a model makes them that does as it should; `said` are other texts for some of them.

    A fact is told in its own words, with the asks it answers; what no fact answers is asked about.
    """
    brief = asked.blocks["BRIEF"]
    places = [ask["place"] for ask in brief["asks"]]
    fact = next(iter(brief["facts"]), None)
    usual = {
        "greet": f"Hi {brief['name']}," if brief["name"] else "Hello,",
        "acknowledge": "Waiting without a word is hard, and we hear you.",
        "answer": fact["says"] if fact else "Which order is it about?",
        "next_step": "Send us a direct message, and we look at it together.",
        **said,
    }
    names = [name for name in brief["moves"] if name in usual and (name != "answer" or places)]
    answering = "answer" if "answer" in names else names[-1]
    return [
        {
            "name": name,
            "text": usual[name],
            "facts": [fact["id"]] if fact and name == "answer" else [],
            "asks": places if name == answering else [],
        }
        for name in names
    ]


def well(asked: Asked) -> str:
    """Answer as a model does that does as it should."""
    return json.dumps({"moves": moves(asked)})


def saying(**said: str) -> Says:
    """Answer a model that makes its moves with these texts."""
    return lambda asked: json.dumps({"moves": moves(asked, **said)})


@contextmanager
def language_server(*answers: Answer | None, says: Says = well) -> Iterator[LanguageServer]:
    """Serve the answers in turn, the last of them again and again; where one is None, or there is none, what `says`
    makes of the request.
    """
    server, lock = LanguageServer(), threading.Lock()

    def answer(handler: Handler) -> None:
        length = int(handler.headers.get("content-length", "0"))
        body = json.loads(handler.rfile.read(length) or b"null")
        headers = {name.lower(): value for name, value in handler.headers.items()}
        asked = Asked(path=handler.path, headers=headers, body=body)
        with lock:
            server.asked.append(asked)
            given = answers[min(len(server.asked), len(answers)) - 1] if answers else None
        if callable(given):
            given(handler)
        else:
            respond(handler, *(given or completion(says(asked))))

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
