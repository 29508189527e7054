"""Faults on demand for the fake network: once, so many times, or by chance from a seed."""

from __future__ import annotations

import json
import random
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field

JSON = "application/json; charset=utf-8"
HTML = "text/html; charset=utf-8"


@dataclass(frozen=True, kw_only=True, slots=True)
class Shape:
    """How a fault behaves: whether a write lands before it, and what is answered; status 0 answers nothing."""

    lands: bool = False
    lands_late: bool = False
    status: int = 0
    body: str = ""
    content_type: str = JSON
    headers: Mapping[str, str] = field(default_factory=dict)
    hangs: bool = False
    cuts: bool = False  #: promises more bytes than it sends


def _sentence(title: str, detail: str, status: int) -> str:
    return json.dumps({"title": title, "detail": detail, "status": status, "message": detail, "error": status})


_PAUSE = [["RATELIMIT", "You are doing that too much. Take a break for 4 minutes.", "ratelimit"]]
_THING = {"kind": "t1", "data": {"name": "t1_landed", "id": "landed"}}
SHAPES: Mapping[str, Shape] = {
    "drop_before": Shape(),
    "drop_after": Shape(lands=True),
    "drop_late": Shape(lands_late=True),
    "hang_before": Shape(hangs=True),
    "hang_after": Shape(hangs=True, lands=True),
    "cut_after": Shape(lands=True, status=200, body='{"data": {"id": "1', cuts=True),
    "error_before": Shape(status=503, body=_sentence("Service Unavailable", "Try later.", 503)),
    "error_after": Shape(lands=True, status=500, body=_sentence("Internal Error", "Something broke.", 500)),
    "bad_gateway_after": Shape(lands=True, status=502, body="<html>Bad Gateway</html>", content_type=HTML),
    "bad_request": Shape(status=400, body=_sentence("Invalid Request", "One or more parameters is invalid.", 400)),
    "unauthorized": Shape(status=401, body=_sentence("Unauthorized", "Unauthorized", 401)),
    "payment": Shape(status=402, body=_sentence("CreditsDepleted", "Your account has no credits left.", 402)),
    "forbidden": Shape(
        status=403,
        body=_sentence("Forbidden", "You can only reply to or quote posts where you are mentioned or the author.", 403),
    ),
    "app_forbidden": Shape(
        status=403,
        body=_sentence("Forbidden", "Your app is not configured with the right oauth1 app permissions.", 403),
    ),
    "not_found": Shape(status=404, body=_sentence("Not Found", "No such thing.", 404)),
    "timeout_status": Shape(lands=True, status=408, body=_sentence("Request Timeout", "Too slow.", 408)),
    "rate_limited": Shape(
        status=429,
        body=_sentence("Too Many Requests", "Too Many Requests", 429),
        headers={"x-ratelimit-remaining": "0.0"},
    ),
    "redirect": Shape(status=307, headers={"location": "/elsewhere"}),
    "garbage": Shape(status=200, body="{{{"),
    "garbage_after": Shape(lands=True, status=200, body="{{{"),
    "html_after": Shape(lands=True, status=200, body="<!doctype html><p>Welcome", content_type=HTML),
    "html": Shape(status=200, body="<!doctype html><p>Welcome", content_type=HTML),
    "list": Shape(status=200, body="[]"),
    "list_after": Shape(lands=True, status=200, body="[]"),
    "list_error": Shape(status=400, body="[1, 2]"),
    "number_error": Shape(status=403, body='{"error": 403}'),
    "cursor_lost": Shape(
        status=400, body=json.dumps({"errors": [{"message": "'since_id' must be a tweet id created after [7 days]."}]})
    ),
    "pause": Shape(status=200, body=json.dumps({"json": {"errors": _PAUSE}})),
    "pause_after": Shape(
        lands=True, status=200, body=json.dumps({"json": {"errors": _PAUSE, "data": {"things": [_THING]}}})
    ),
    "hidden_after": Shape(lands=True, status=200, body=json.dumps({"json": {"errors": [], "data": {"things": []}}})),
    "locked": Shape(
        status=200, body=json.dumps({"json": {"errors": [["THREAD_LOCKED", "Comments are locked.", "parent"]]}})
    ),
    "deleted": Shape(
        status=200, body=json.dumps({"json": {"errors": [["DELETED_COMMENT", "that comment is gone", "parent"]]}})
    ),
}


@dataclass(kw_only=True, slots=True)
class Fault:
    """A fault waiting for its request. `on` is read, write, token or any; `times` below 0 means for ever."""

    kind: str
    on: str = "any"
    network: str = ""
    times: int = 1
    probability: float = 1.0
    seconds: float = 5.0
    late: float = 0.3  #: seconds until what lands late is there
    wait: int = 120  #: seconds that a rate limit asks for


class Plan:
    """The faults to come, in order. The same seed and the same requests give the same faults."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []
        self._lock = threading.Lock()
        self._random = random.Random(0)

    def add(self, fault: Fault, seed: int | None = None) -> None:
        """Queue a fault; raises KeyError for a kind there is not."""
        _ = SHAPES[fault.kind]
        with self._lock:
            if seed is not None:
                self._random = random.Random(seed)
            self._faults.append(fault)

    def clear(self) -> None:
        """Forget every fault."""
        with self._lock:
            self._faults.clear()

    def take(self, network: str, action: str) -> Fault | None:
        """Answer the fault that this request must suffer, and use it up."""
        with self._lock:
            for fault in self._faults:
                fits = fault.on in {"any", action} and fault.network in {"", network} and fault.times
                if fits and self._random.random() < fault.probability:
                    fault.times -= 1
                    return fault
        return None
