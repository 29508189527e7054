"""The labelled points of intake, approval and delivery, wrapped from outside: the product knows nothing of them.

A step of the store has three points: before it, `commit` (written, not yet committed) and after it. The one write of a
call to a network has three: before it leaves, `written` (it left, no answer was read) and after its answer.
"""

from __future__ import annotations

import importlib
import socket
import threading
from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Mapping
from contextlib import contextmanager
from functools import wraps
from typing import Any

from platforms import registry
from platforms.wire import Wire
from store.database import Database

Reach = Callable[[str], None]

#: Each step's label, and the function it is; the desk's are taken by people, all others by the daemon.
_INTAKE = {
    "page": ("store.intake", "record_page"),
    "triage": ("store.assessments", "record"),
    "draft": ("store.drafts", "record"),
}
_DESK = {"edit": ("store.drafts", "edit"), "approve": ("responders.decisions", "approve")}
_DELIVERY = {
    name: ("store.deliveries", name)
    for name in ("open_intent", "land", "retry", "doubt", "hold", "refuse", "note_lookup", "postpone")
}
_CALLS = {"ask": "find_post", "send": "send", "look_up": "find_reply"}


def _points(steps: Mapping[str, object]) -> tuple[str, ...]:
    return tuple(f"{step}.{part}" for step in steps for part in ("before", "commit", "after"))


DESK_POINTS = _points(_DESK)
SENDER_POINTS = (
    *_points(_DELIVERY),
    *(f"{call}.{part}" for call in _CALLS for part in ("before", "after")),
    *(f"wire.{part}" for part in ("before", "written", "after")),
)
DAEMON_POINTS = (*_points(_INTAKE), *SENDER_POINTS)
ALL_POINTS = (*DESK_POINTS, *DAEMON_POINTS)
#: Where a sender may sleep past its deadline. Between the last look at the deadline and the wire it may not: nothing
#: can keep a request in that gap, of microseconds, from leaving late.
PAUSE_POINTS = (
    "ask.after",
    "open_intent.after",
    "wire.written",
    "wire.after",
    "send.after",
    "land.before",
    "doubt.before",
)


class _Place(threading.local):
    """Where a thread is: the step that its transaction belongs to, and whether it writes to a network."""

    step: str = ""
    is_writing: bool = False


def install(reach: Reach) -> None:
    """Let every point call `reach` with its label, in this process and for good."""
    place = _Place()
    for label, (module, name) in {**_INTAKE, **_DESK, **_DELIVERY}.items():
        owner = importlib.import_module(module)
        setattr(owner, name, _step(label, getattr(owner, name), reach, place))
    for kind in registry.kinds():
        adapter = importlib.import_module(f"platforms.{kind}").Adapter
        for label, name in _CALLS.items():
            setattr(adapter, name, _around(label, getattr(adapter, name), reach))
    _wrap_commit(reach, place)
    _wrap_wire(reach, place)


def _around(label: str, call: Callable[..., Any], reach: Reach) -> Callable[..., Any]:
    @wraps(call)
    def wrapped(*given: Any, **named: Any) -> Any:
        reach(f"{label}.before")
        answer = call(*given, **named)
        reach(f"{label}.after")
        return answer

    return wrapped


def _step(label: str, call: Callable[..., Any], reach: Reach, place: _Place) -> Callable[..., Any]:
    @wraps(call)
    def entered(*given: Any, **named: Any) -> Any:
        place.step = label
        return call(*given, **named)

    return _around(label, entered, reach)


def _wrap_commit(reach: Reach, place: _Place) -> None:
    original = Database.immediate

    @contextmanager
    def immediate(self: Database) -> Iterator[None]:
        is_outermost = not self.connection().in_transaction
        with original(self):
            yield
            step = place.step
            if is_outermost and step:
                place.step = ""
                reach(f"{step}.commit")

    Database.immediate = immediate  # type: ignore[method-assign]


def _wrap_wire(reach: Reach, place: _Place) -> None:
    send, receive = Wire.send, socket.socket.recv_into

    @wraps(send)
    def sending(self: Wire, request: Any, *given: Any, **named: Any) -> Any:
        is_token = "token" in request.url or "Session" in request.url
        place.is_writing = request.method == "POST" and not is_token
        if not place.is_writing:
            return send(self, request, *given, **named)
        reach("wire.before")
        try:
            return send(self, request, *given, **named)
        finally:
            place.is_writing = False
            reach("wire.after")

    @wraps(receive)
    def receiving(self: socket.socket, *given: Any, **named: Any) -> int:
        if place.is_writing:
            place.is_writing = False
            reach("wire.written")
        return receive(self, *given, **named)

    Wire.send = sending  # type: ignore[method-assign]
    socket.socket.recv_into = receiving  # type: ignore[assignment, method-assign]
