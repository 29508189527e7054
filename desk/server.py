"""Serves the desk over uvicorn, in a thread beside the daemon or alone, until it is told to stop."""

from __future__ import annotations

import asyncio
import errno
import socket
import threading
from collections.abc import Callable
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from fastapi import FastAPI

from domain.errors import ConfigError
from domain.errors import Problem

#: An open page may not hold up the end of the process for longer.
_GRACE_SECONDS = 3
_LOOK_EVERY = 0.1
_LAST_PORT = 65_535


class _Server(uvicorn.Server):
    """A uvicorn that leaves signals to the command that started it."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Capture none."""
        yield


def serve(app: FastAPI, host: str, port: int, stop: threading.Event, on_ready: Callable[[str], None]) -> None:
    """Serve until `stop` is set; calls `on_ready` with the address once pages are answered. Port 0 takes a free one.

    Works in any thread. Raises ConfigError where the address cannot be listened on.
    """
    listener = _listen(host, port)
    settings = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        server_header=False,
        lifespan="on",
        timeout_graceful_shutdown=_GRACE_SECONDS,
        proxy_headers=False,
    )
    try:
        asyncio.run(_run(_Server(settings), app, listener, stop, on_ready))
    finally:
        listener.close()


async def _run(
    server: _Server, app: FastAPI, listener: socket.socket, stop: threading.Event, on_ready: Callable[[str], None]
) -> None:
    serving = asyncio.create_task(server.serve(sockets=[listener]))
    told = False
    while not serving.done() and not stop.is_set():
        if server.started and not told:
            told = True
            on_ready(_address(listener))
        await asyncio.sleep(_LOOK_EVERY if told else 0.01)
    app.state.nudges.close()
    server.should_exit = True
    await serving


def _listen(host: str, port: int) -> socket.socket:
    if not 0 <= port <= _LAST_PORT:
        raise ConfigError([Problem(place=f"desk {host}:{port}", message=f"a port is a number up to {_LAST_PORT}.")])
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        listener = socket.create_server((host, port), family=family)
    except (OSError, UnicodeError) as error:
        raise ConfigError([Problem(place=f"desk {host}:{port}", message=_mend(error, port))]) from error
    return listener


def _mend(error: OSError | UnicodeError, port: int) -> str:
    if isinstance(error, UnicodeError):
        return "this is no name a machine can have."
    if error.errno == errno.EADDRINUSE:
        return f"port {port} is taken, perhaps by another All Ears. Stop that program or choose another port."
    if error.errno == errno.EACCES:
        return f"this user may not listen on port {port}. Choose one above 1023."
    return f"cannot listen there ({error.strerror or error})."


def _address(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
