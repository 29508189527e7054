"""One client of Reddit's library and the session it sends by, used by one call at a time."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic
from typing import TypeVar

import requests

from platforms import wire
from platforms.wire import Wire

C = TypeVar("C")
T = TypeVar("T")


@dataclass(frozen=True, kw_only=True, slots=True)
class _Opened(Generic[C]):
    """A client and the session it sends by; only what is idle is kept."""

    session: requests.Session
    library: C


class Client(Generic[C]):
    """One client, used by one call at a time: praw is not made for several threads."""

    def __init__(self, open_client: Callable[[requests.Session], C]) -> None:
        self._open = open_client
        self._lock = threading.Lock()
        self._opened: _Opened[C] | None = None

    def call(self, ask: Callable[[C], T], line: Wire) -> T:
        """Run the call over this wire. A client whose call was given up, or whose token is refused, is left behind.

        A call given up goes on in its own thread, and what it sends leaves by its session: were the next call's wire
        mounted there, a reply already told as unsent would be posted through it. Raises NotStarted where another call
        holds the client for as long as the wire may take.
        """
        if not self._lock.acquire(timeout=line.seconds):
            raise wire.NotStarted
        try:
            opened, self._opened = self._opened or self._fresh(), None
            opened.session.mount("https://", line)
            opened.session.mount("http://", line)
            try:
                result = line.run(lambda: ask(opened.library))
            except wire.DeadlinePassed:
                raise
            except Exception:
                if line.answer is not None and line.answer.status != 401:
                    self._opened = opened
                raise
            self._opened = opened
            return result
        finally:
            self._lock.release()

    def _fresh(self) -> _Opened[C]:
        session = requests.Session()
        return _Opened(session=session, library=self._open(session))
