"""What every answer carries and what every request must show: headers, same origin, a session. Plain ASGI."""

from __future__ import annotations

from urllib.parse import quote
from urllib.parse import urlsplit

from anyio import to_thread
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.responses import PlainTextResponse
from starlette.responses import RedirectResponse
from starlette.responses import Response
from starlette.types import ASGIApp
from starlette.types import Message
from starlette.types import Receive
from starlette.types import Scope
from starlette.types import Send

from desk import sessions

MAX_BODY = 256 * 1024
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
#: Referrer-Policy is same-origin, not no-referrer: under the latter browsers send `Origin: null` with our own forms,
#: and the check below would refuse them where Sec-Fetch-Site is missing.
HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
}
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_PUBLIC = frozenset({"/sign-in", "/health/live"})


class SafeHeaders:
    """Put our headers on every answer; pages are never kept by a cache."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(HEADERS)
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        await self.app(scope, receive, send_with_headers)


class SameOrigin:
    """Refuse a change that did not come from a page of ours.

    Browsers say so in Sec-Fetch-Site; over plain http to another machine they leave it out, and then the host in
    Origin must be the host that was asked. A request with neither is refused.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer 403."""
        if scope["type"] == "http" and scope["method"] not in _SAFE and not is_same_origin(Request(scope)):
            refusal = PlainTextResponse("This change did not come from a page of All Ears; it was refused.\n", 403)
            await refusal(scope, receive, send)
            return
        await self.app(scope, receive, send)


def is_same_origin(request: Request) -> bool:
    """Say whether a request was made by one of our own pages, or typed by the person."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site in {"same-origin", "none"}
    try:
        host = urlsplit(request.headers.get("origin", "")).netloc
    except ValueError:
        return False
    return bool(host) and host == request.headers.get("host")


class Doorkeeper:
    """Let nobody in without a session, except to the sign-in page, the styles and the sign of life."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Name the person in the scope and pass the request on, or send them to the sign-in page."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        user = None
        if sessions.has_cookie(request):
            # in a thread: looking up a session may write, and a write may wait for another process
            user = await to_thread.run_sync(sessions.find_user, request)
        scope.setdefault("state", {})["user"] = user
        if user is None and not _is_public(request.url.path):
            await _turned_away(request)(scope, receive, send)
            return
        await self.app(scope, receive, send)


def _is_public(path: str) -> bool:
    return path in _PUBLIC or path.startswith("/static/")


def _turned_away(request: Request) -> Response:
    if request.headers.get("hx-request"):
        return Response(status_code=401, headers={"HX-Redirect": "/sign-in"})
    if request.url.path.endswith(".json"):
        return JSONResponse({"error": "Sign in first."}, 401)
    if request.method not in _SAFE or request.url.path == "/events":
        return PlainTextResponse("Sign in first.\n", 401)
    wanted = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return RedirectResponse(f"/sign-in?next={quote(wanted, safe='')}", 303)
