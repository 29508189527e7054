"""Signing in by a one-time link, and out again. The cookie holds a secret; the database holds only its hash."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter
from fastapi import Form
from starlette.requests import HTTPConnection
from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.responses import Response

from desk import pages
from desk.wiring import desk_of
from domain.clock import SECOND
from domain.person import User
from store import users

router = APIRouter()


@router.get("/sign-in")
def show(request: Request, token: str = "") -> Response:
    """Show a button rather than trade the link at once: programs that preview links must not burn it."""
    wanted = request.query_params.get("next", "")
    if request.scope["state"]["user"] is not None and not token:
        return RedirectResponse("/queue", 303)
    return pages.render(request, "sign_in.html", token=token[:200], wanted=own_path(wanted))


@router.post("/sign-in")
def sign_in(request: Request, token: Annotated[str, Form()] = "", wanted: Annotated[str, Form()] = "") -> Response:
    """Trade the link for a session."""
    desk = desk_of(request)
    secret = users.sign_in(
        desk.db,
        token,
        address=request.client.host if request.client else "",
        agent=request.headers.get("user-agent", ""),
        now_at=desk.clock(),
        life_ms=desk.session_ms,
    )
    if secret is None:
        return pages.render(request, "sign_in.html", status=400, refused=True, wanted=own_path(wanted))
    answer = RedirectResponse(own_path(wanted), 303)
    answer.set_cookie(
        _cookie(request),
        secret,
        max_age=desk.session_ms // SECOND,
        path="/",
        secure=desk.secure_cookies,
        httponly=True,
        samesite="lax",
    )
    return answer


@router.post("/sign-out")
def sign_out(request: Request) -> Response:
    """End the session in the database and in the browser."""
    desk = desk_of(request)
    users.sign_out(desk.db, request.cookies[_cookie(request)])
    answer = RedirectResponse("/sign-in", 303)
    answer.delete_cookie(_cookie(request), path="/", secure=desk.secure_cookies, httponly=True, samesite="lax")
    return answer


def has_cookie(connection: HTTPConnection) -> bool:
    """Say whether a request carries a session's secret at all."""
    return _cookie(connection) in connection.cookies


def find_user(connection: HTTPConnection) -> User | None:
    """Answer who holds the session a request carries, or None."""
    desk = desk_of(connection)
    return users.find_by_session(desk.db, connection.cookies[_cookie(connection)], now_at=desk.clock())


def _cookie(connection: HTTPConnection) -> str:
    return "__Host-allears" if desk_of(connection).secure_cookies else "allears"


def own_path(wanted: str) -> str:
    """Answer a path of ours to go on to; another site's address, however disguised, becomes the queue."""
    try:
        parts = urlsplit(wanted.replace("\\", "/"))
    except ValueError:
        return "/queue"
    is_own = wanted.startswith("/") and not parts.scheme and not parts.netloc and wanted.isprintable()
    return wanted if is_own and not wanted.startswith(("//", "/sign-in")) else "/queue"
