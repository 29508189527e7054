"""Every refusal and failure as a page: a sentence, an id that is in the log, and a way back."""

from __future__ import annotations

import secrets
import traceback
from pathlib import Path

import structlog
from anyio import to_thread
from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.responses import PlainTextResponse
from starlette.responses import Response
from starlette.types import ASGIApp
from starlette.types import Message
from starlette.types import Receive
from starlette.types import Scope
from starlette.types import Send

from desk import pages
from domain.errors import AllEarsError
from domain.errors import NotAllowed
from domain.errors import NotFound
from domain.errors import StoreError
from domain.errors import WorkflowError

log = structlog.get_logger()

_TITLES = {
    400: "That did not work",
    403: "Not yours to do",
    404: "Nothing here",
    405: "Not this way",
    409: "Somebody was faster",
    413: "Too much at once",
    500: "Something broke",
    503: "The database is busy",
}
_SENTENCES = {
    400: "The request could not be read. Go back and try again.",
    404: "There is no such page. It may have moved, or the link may be wrong.",
    405: "This address only takes what a form of the desk sends.",
    413: "That text is too long to be taken in.",
    500: "The fault is ours. Nothing you decided was lost; try again, and if it stays so, tell the operator.",
}


def install(app: FastAPI) -> None:
    """Let `app` answer every error with a page."""
    for kind, handler in (
        (AllEarsError, _ours),
        (HTTPException, _by_status),
        (RequestValidationError, _unreadable),
    ):
        app.add_exception_handler(kind, handler)


def status_of(error: AllEarsError) -> int:
    """Answer the status that says best what an error of ours means."""
    for kind, status in ((NotFound, 404), (NotAllowed, 403), (WorkflowError, 409), (StoreError, 503)):
        if isinstance(error, kind):
            return status
    return 400


def page(request: Request, status: int, sentence: str, error_id: str = "") -> Response:
    """Answer an error; into an open page of ours goes only a notice, so that nothing typed is lost."""
    error_id = error_id or secrets.token_hex(4)
    log.info("request refused", error_id=error_id, status=status, method=request.method, path=request.url.path)
    title = _TITLES.get(status, _TITLES[400])
    if request.url.path.endswith(".json"):
        return JSONResponse({"error": sentence, "id": error_id}, status)
    template = "notice.html" if request.headers.get("hx-request") else "error.html"
    answer = pages.render(request, template, status=status, title=title, sentence=sentence, error_id=error_id)
    if request.headers.get("hx-request"):
        answer.headers.update({"HX-Retarget": "#notice", "HX-Reswap": "innerHTML", "HX-Push-Url": "false"})
    return answer


def _ours(request: Request, error: Exception) -> Response:
    assert isinstance(error, AllEarsError)  # noqa: S101 - registered for this class alone
    return page(request, status_of(error), str(error))


def _by_status(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    return page(request, status, _SENTENCES.get(status, _SENTENCES[400]))


def _unreadable(request: Request, error: Exception) -> Response:  # noqa: ARG001 - the signature is Starlette's
    status = 404 if request.method == "GET" else 400
    return page(request, status, _SENTENCES[status])


class Faults:
    """Answer what nobody foresaw with a page and its id in the log. Plain ASGI, inside the headers."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; once an answer has begun a fault can only end the connection."""
        started = False

        async def note_start(message: Message) -> None:
            nonlocal started
            started = started or message["type"] == "http.response.start"
            await send(message)

        try:
            await self.app(scope, receive, note_start)
        except Exception as error:
            if started or scope["type"] != "http":
                raise
            answer = await to_thread.run_sync(_fault, Request(scope), error)
            await answer(scope, receive, send)


def _fault(request: Request, error: Exception) -> Response:
    error_id = secrets.token_hex(4)
    status = status_of(error) if isinstance(error, AllEarsError) else 500
    sentence = str(error) if isinstance(error, AllEarsError) else _SENTENCES[500]
    # Neither the error's words nor local variables go into the log: they may hold a post's text or a cookie.
    log.error(
        "request failed", error_id=error_id, path=request.url.path, fault=type(error).__name__, where=_where(error)
    )
    log.debug("request failed", error_id=error_id, words=str(error))
    request.scope.setdefault("state", {}).setdefault("user", None)
    try:
        return page(request, status, sentence, error_id)
    except Exception:  # noqa: BLE001 - what broke the page may break this one too: say it without a template
        return PlainTextResponse(f"{_TITLES[status]}. {sentence}\nId in the log: {error_id}\n", status)


def _where(error: BaseException) -> str:
    """Answer the way to the fault through the program's own files, as file:line."""
    frames = traceback.extract_tb(error.__traceback__)
    return " > ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames[-8:])
