"""Fixtures every test may use, and the walls around all of them: no network, no settings of this machine."""

from __future__ import annotations

import ipaddress
import os
import socket
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
import structlog

from store.database import Database
from tests.builders import a_database
from tests.fakes import FrozenClock

#: For `main.py test`: a landing must not hang on which examples chance brings; who runs pytest alone explores.
hypothesis.settings.register_profile("steady", derandomize=True)

_connect = socket.socket.connect


def _connect_here_only(self: socket.socket, address: object) -> None:
    """Let a test talk to this machine and to nobody else."""
    host = address[0] if isinstance(address, tuple) else "localhost"
    if host != "localhost" and not ipaddress.ip_address(str(host).partition("%")[0]).is_loopback:
        raise PermissionError(f"tests may not reach {host}")
    _connect(self, address)  # type: ignore[arg-type]


@pytest.fixture(autouse=True)
def _walls(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket.socket, "connect", _connect_here_only)
    for name in [name for name in os.environ if name.startswith("ALLEARS_")]:
        monkeypatch.delenv(name)


@pytest.fixture(autouse=True)
def _logging_as_it_was() -> Iterator[None]:
    """Undo what a program built in a test says of logging: it would silence the tests after it."""
    yield
    structlog.reset_defaults()


@pytest.fixture
def clock() -> FrozenClock:
    return FrozenClock()


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = a_database(tmp_path / "allears.db")
    yield database
    database.close()
