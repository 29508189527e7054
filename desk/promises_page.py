"""What our replies promised: the list, due first, and a person's word on what became of each."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter
from fastapi import Form
from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.responses import Response

from desk import pages
from desk.actions import carry_out
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
_ACTIONS = {PromiseStatus.KEPT: "keep-promise", PromiseStatus.DROPPED: "drop-promise"}


@router.get("/promises")
def show(request: Request) -> Response:
    """Show what is open, what is overdue first, and what was closed lately."""
    desk = desk_of(request)
    now, found = desk.clock(), promises.list_open(desk.db)
    late = [one for one in found if one.is_overdue(now)]
    groups = (("Overdue", late), ("Open", found[len(late) :]), ("Closed lately", promises.list_closed(desk.db)))
    return pages.render(
        request, "promises.html", groups=[(title, rows) for title, rows in groups if rows], nav="promises"
    )


@router.post("/promises/{promise_id}")
def settle(request: Request, promise_id: int, became: Annotated[str, Form()]) -> Response:
    """Record what became of a promise, and show the list again."""
    _settle(desk_of(request), user_of(request), promise_id, became)
    return RedirectResponse("/promises", 303)


@router.post("/mention/{mention_id}/promise")
def settle_here(
    request: Request, mention_id: int, promise_id: Annotated[int, Form()], became: Annotated[str, Form()]
) -> Response:
    """Record what became of a promise to a mention's author, and show the mention again."""
    desk, user = desk_of(request), user_of(request)
    if (closed := _read(became)) not in _ACTIONS:
        raise WorkflowError(_ASKED)
    return carry_out(
        request,
        mention_id,
        _ACTIONS[closed],
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
