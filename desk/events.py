"""Live updates: one watcher looks whether the database moved and nudges every open page. Nudges carry no data."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator

import structlog
from fastapi import APIRouter
from sse_starlette import EventSourceResponse
from sse_starlette import ServerSentEvent
from starlette.requests import Request
from starlette.responses import Response

from domain.errors import StoreError
from store.database import Database

log = structlog.get_logger()
router = APIRouter()

_LOOK_EVERY = 0.3
_PING_EVERY = 15


class Nudges:
    """Watches one database for every client at once. `close` may be called from any thread."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._closing = threading.Event()
        self._version = 0
        self._moved: asyncio.Condition = asyncio.Condition()

    async def watch(self) -> None:
        """Look a few times a second, until closed, whether another connection has committed."""
        seen: int | None = None
        while not self._closing.is_set():
            try:
                now = self._db.data_version()
            except StoreError as error:
                log.warning("watching the database failed", error=str(error))
                await asyncio.sleep(5)
                continue
            if seen is not None and now != seen:
                await self._nudge()
            seen = now
            await asyncio.sleep(_LOOK_EVERY)
        await self._nudge()

    def listen(self) -> AsyncIterator[int]:
        """Answer a number each time something moved from this call on, until closed."""
        return self._listen(self._version)

    async def _listen(self, known: int) -> AsyncIterator[int]:
        while not self._closing.is_set():
            async with self._moved:
                while self._version == known:
                    await self._moved.wait()
            known = self._version
            if not self._closing.is_set():
                yield known

    def close(self) -> None:
        """End every stream within a moment."""
        self._closing.set()

    async def _nudge(self) -> None:
        async with self._moved:
            self._version += 1
            self._moved.notify_all()


@router.get("/events")
async def events(request: Request) -> Response:
    """Stream nudges to one browser; after a reconnect it simply asks for what it shows."""
    nudges: Nudges = request.app.state.nudges
    return EventSourceResponse(_stream(nudges), ping=_PING_EVERY, headers={"Cache-Control": "no-store"})


async def _stream(nudges: Nudges) -> AsyncIterator[ServerSentEvent]:
    moves = nudges.listen()  # before the page is told that it may rely on it
    yield ServerSentEvent(event="ready", data="0", retry=2000)
    async for version in moves:
        yield ServerSentEvent(event="nudge", data=str(version))
