"""What our replies promised: the list, due first, and a person's word on what became of each."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter
from fastapi import Form
from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.responses import Response

from desk import pages
from desk import words
from desk.actions import carry_out
from desk.done import find_promised
from desk.view import read_id
from desk.wiring import Desk
from desk.wiring import desk_of
from desk.wiring import user_of
from domain import person
from domain.errors import WorkflowError
from domain.person import Role
from domain.person import User
from domain.promise import PromiseStatus
from store import promises

router = APIRouter()

_ASKED = "Say whether the promise was kept, or is dropped."
#: So many open promises are on one page.
_PAGE = 100


@router.get("/promises")
def show(request: Request, after: str = "", done: str = "") -> Response:
    """Show what is open, what is overdue first, and what was closed lately; `after` is the last on the page before."""
    desk = desk_of(request)
    found = promises.list_open(desk.db, _PAGE + 1, read_id(after) or 0)
    if after and not found:
        return RedirectResponse(f"/promises{_query('', done)}", 303)
    now, rows, closed = desk.clock(), found[:_PAGE], promises.list_closed(desk.db)
    late = [one for one in rows if one.is_overdue(now)]
    open_count, late_count = promises.count_open(desk.db), promises.count_overdue(desk.db, now)
    groups = (
        ("Overdue", late_count, late),
        ("Open", open_count - late_count, rows[len(late) :]),
        ("Closed lately", len(closed), closed),
    )
    return pages.render(
        request,
        "promises.html",
        groups=[group for group in groups if group[2]],
        query=_query(after, ""),
        next_page=_query(str(rows[-1].id), "") if len(found) > _PAGE else "",
        next_below="Open" if len(rows) > len(late) else "Overdue",
        done=find_promised(desk, done),
        nav="promises",
    )


@router.post("/promises/{promise_id}")
def settle(request: Request, promise_id: int, became: Annotated[str, Form()], after: str = "") -> Response:
    """Record what became of a promise, and show the page of the list again on which it stood."""
    _settle(desk_of(request), user_of(request), promise_id, became)
    return RedirectResponse(f"/promises{_query(after, str(promise_id))}", 303)


@router.post("/mention/{mention_id}/promise")
def settle_here(
    request: Request, mention_id: int, promise_id: Annotated[int, Form()], became: Annotated[str, Form()]
) -> Response:
    """Record what became of a promise to a mention's author, and show the mention again."""
    desk, user = desk_of(request), user_of(request)
    return carry_out(
        request,
        mention_id,
        words.SETTLED[_read(became)],
        lambda: _settle(desk, user, promise_id, became),
        stay=True,
    )


def _settle(desk: Desk, user: User, promise_id: int, became: str) -> None:
    person.require(user, Role.WRITER)
    promises.settle(desk.db, promise_id, _read(became), actor=user.name, now_at=desk.clock())


def _read(became: str) -> PromiseStatus:
    if became not in set(PromiseStatus):
        raise WorkflowError(_ASKED)
    return PromiseStatus(became)


def _query(after: str, done: str) -> str:
    given = {name: value for name, value in (("after", after), ("done", done)) if value}
    return f"?{urlencode(given)}" if given else ""
