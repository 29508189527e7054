"""Puts the desk together: pages, static files, errors and the middlewares around them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from anyio import to_thread
from fastapi import FastAPI
from starlette.middleware import Middleware
from starlette.middleware.body_limit import RequestBodyLimitMiddleware
from starlette.middleware.gzip import GZipMiddleware

from desk import actions
from desk import assets
from desk import bulk
from desk import drafts_page
from desk import errors
from desk import events
from desk import facts_page
from desk import health_page
from desk import model_page
from desk import offering
from desk import outbox_page
from desk import pages
from desk import past_replies
from desk import preferring
from desk import promises_page
from desk import queue_page
from desk import security
from desk import sessions
from desk import teamwork
from desk.events import Nudges
from desk.wiring import Desk

__all__ = ["Desk", "create_app"]

#: Pages are made in threads; SQLite has one writer, so more of them would only wait for each other.
_THREADS = 8


def create_app(desk: Desk) -> FastAPI:
    """Answer the web desk over what `desk` names. It opens nothing and starts nothing until it is served."""
    app = FastAPI(
        title="All Ears",
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        lifespan=_lifespan,
        middleware=[
            Middleware(security.SafeHeaders),
            Middleware(errors.Faults),
            Middleware(RequestBodyLimitMiddleware, max_body_size=security.MAX_BODY),
            Middleware(security.SameOrigin),
            Middleware(security.Doorkeeper),
            Middleware(GZipMiddleware, minimum_size=1000, compresslevel=4),
        ],
    )
    app.state.desk = desk
    app.state.assets = assets.load()
    app.state.templates = pages.environment(desk, app.state.assets)
    app.state.nudges = Nudges(desk.db)
    decisions = (queue_page, bulk, actions, teamwork, past_replies, offering, outbox_page, promises_page, preferring)
    others = (drafts_page, health_page, facts_page, model_page, sessions, events, assets)
    for room in (*decisions, *others):
        app.include_router(room.router)
    errors.install(app)
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    to_thread.current_default_thread_limiter().total_tokens = _THREADS
    await to_thread.run_sync(pages.compile_all, app.state.templates)
    watcher = asyncio.create_task(app.state.nudges.watch())
    yield
    app.state.nudges.close()
    await watcher
