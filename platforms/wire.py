"""One HTTP call as our platforms want it: a total deadline, one attempt, no redirects, and the answer kept.

The client libraries repeat, sleep, redirect and crash on odd answers, each in its own way. A `Wire` is mounted on
their session and never lets such an answer through: what is not a plain success leaves it as an exception of ours,
which no library knows how to retry. What came back stays readable on the wire itself.
"""

from __future__ import annotations

import contextlib
import io
import queue
import socket
import threading
import time
from collections.abc import Callable
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import SplitResult
from urllib.parse import urlsplit
from urllib.parse import urlunsplit

import requests
from requests.adapters import HTTPAdapter

T = TypeVar("T")

CONNECT_SECONDS = 5.0
READ_SECONDS = 20.0
TOTAL_SECONDS = 30.0
MAX_BODY = 20_000_000


class NotStarted(Exception):
    """The deadline passed before a byte of this request left."""


class DeadlinePassed(Exception):
    """The deadline passed while the request was under way."""


class Lost(Exception):
    """The transport failed; its cause says how. prawcore repeats the library's own exceptions, and not this one."""


class Answered(Exception):
    """The network answered with something that is no success; the wire holds it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """What came back. Header names are in small letters."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def is_success(self) -> bool:
        """Say whether the status is one of success."""
        return 200 <= self.status < 300


def now() -> float:
    """Answer seconds on a clock that also runs while the machine sleeps, where there is one."""
    return time.clock_gettime(getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC))


class Wire(HTTPAdapter):
    """The transport of one call. Once that call is over, for its caller at least, nothing leaves through it any more.

    `wrote` says whether a write may have left this machine; a request for a token (at `token_path`) is no write.
    `asked_token` says whether a token was fetched in this call, `on_token` whether the last request was for one.
    """

    def __init__(self, *, base: str = "", seconds: float = TOTAL_SECONDS, token_path: str = "") -> None:
        super().__init__()
        self._base = urlsplit(base)
        self._token_path = token_path
        self.seconds = seconds
        self.deadline = now() + seconds
        self.answer: Answer | None = None
        self.wrote = False
        self.asked_token = False
        self.on_token = False
        self._is_over = False

    def run(self, call: Callable[[], T]) -> T:
        """Run the call that sends through this wire; raises DeadlinePassed once the wire's time is up."""
        try:
            return within(max(0.0, self.deadline - now()), call)
        finally:
            self._is_over = True

    def send(
        self,
        request: requests.PreparedRequest,
        stream: bool = False,  # noqa: ARG002 - the adapter's signature; both are decided here
        timeout: object = None,  # noqa: ARG002
        verify: bool | str = True,
        cert: bytes | str | tuple[bytes | str, bytes | str] | None = None,
        proxies: Mapping[str, str] | None = None,
    ) -> requests.Response:
        """Send the request once, read its whole answer; raises Answered for what is no success, Lost for what broke."""
        self._aim(request)
        is_token = bool(self._token_path) and urlsplit(request.url or "").path.endswith(self._token_path)
        self.on_token, self.asked_token = is_token, self.asked_token or is_token
        self.answer = None
        self.close()  # a kept connection may have died since: a write on it would be uncertain for nothing
        if not proxies:  # else the proxy finds the host
            _find_host(urlsplit(request.url or ""), min(CONNECT_SECONDS, self.deadline - now()))
        # Marked first: whoever gives up between these two lines must not believe that nothing was sent.
        self.wrote = self.wrote or (request.method != "GET" and not is_token)
        left = self.deadline - now()
        if self._is_over or left <= 0:  # the last act before the socket: nothing leaves after its caller gave up
            raise NotStarted
        timeouts = (min(CONNECT_SECONDS, left), min(READ_SECONDS, left))
        try:
            response = super().send(request, stream=True, timeout=timeouts, verify=verify, cert=cert, proxies=proxies)
            return self._keep(response)
        except requests.RequestException as error:
            raise Lost(type(error).__name__) from error

    def _aim(self, request: requests.PreparedRequest) -> None:
        if self._base.netloc:
            parts = urlsplit(request.url or "")
            path = self._base.path.rstrip("/") + parts.path
            request.url = urlunsplit((self._base.scheme, self._base.netloc, path, parts.query, ""))

    def _keep(self, response: requests.Response) -> requests.Response:
        headers = {str(name).lower(): str(value) for name, value in response.headers.items()}
        self.answer = Answer(status=response.status_code, headers=headers, body=b"")
        body = self._read(response)
        response.close()
        self.answer = Answer(status=response.status_code, headers=headers, body=body)
        if not self.answer.is_success:
            raise Answered(response.status_code)
        return _plain(response, body)

    def _read(self, response: requests.Response) -> bytes:
        chunks, size = [], 0
        for chunk in response.iter_content(65_536):
            size += len(chunk)
            if size > MAX_BODY or now() > self.deadline:
                response.close()
                raise DeadlinePassed
            chunks.append(chunk)
        if now() > self.deadline:  # the end came late: whoever asked was told so already
            raise DeadlinePassed
        return b"".join(chunks)


def _find_host(address: SplitResult, seconds: float) -> None:
    """Look a host up before anything may be sent; raises NotStarted where that takes too long.

    Name servers have no timeout of ours, and a write that hung there would be in doubt for nothing. A name that is not
    found is left to the connection itself to tell.
    """

    def look_up() -> None:
        with contextlib.suppress(OSError, UnicodeError):
            socket.getaddrinfo(address.hostname, address.port or 443, type=socket.SOCK_STREAM)

    try:
        within(max(0.0, seconds), look_up)
    except DeadlinePassed:
        raise NotStarted from None


def _plain(response: requests.Response, body: bytes) -> requests.Response:
    """Answer the response with its body in memory, without the rate-limit headers that make prawcore sleep or crash."""
    plain = requests.Response()
    plain.status_code = response.status_code
    plain.reason = response.reason
    plain.url = response.url
    plain.request = response.request
    plain.encoding = response.encoding
    plain.raw = io.BytesIO(body)
    for name, value in response.headers.items():
        if not name.lower().startswith(("x-ratelimit-", "content-", "transfer-")):
            plain.headers[name] = value
    return plain


def within(seconds: float, call: Callable[[], T]) -> T:
    """Run the call and answer its result; raises DeadlinePassed once the time is up, whatever the call does.

    Socket timeouts count from one byte to the next, so a server that drips could hold a caller for ever. The call
    given up goes on in its own thread, where the wire's deadline keeps it from starting anything new.
    """
    results: queue.SimpleQueue[tuple[list[T], BaseException | None]] = queue.SimpleQueue()

    def run() -> None:
        try:
            results.put(([call()], None))
        except BaseException as error:  # noqa: BLE001 - carried over to the caller's thread and raised there
            results.put(([], error))

    threading.Thread(target=run, daemon=True, name="platform-call").start()
    try:
        values, error = results.get(timeout=seconds)
    except queue.Empty:
        raise DeadlinePassed from None
    if error is not None:
        raise error
    return values[0]
