"""Several mentions at once: one decision for those that are selected in the list, and one undo for the whole."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter
from fastapi import Form
from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.responses import Response

from desk import hands
from desk import view as views
from desk.times import Calendar
from desk.wiring import desk_of
from desk.wiring import user_of
from domain.draft import RejectReason
from domain.errors import WorkflowError
from responders import bulk
from store.batches import Batch

router = APIRouter(prefix="/queue/bulk")

Ids = Annotated[list[int], Form()]
Text = Annotated[str, Form()]
_NOBODY: list[int] = []


@router.post("/dismiss")
def dismiss(request: Request, ids: Ids = _NOBODY) -> Response:
    """Close the selected mentions without a reply."""
    desk, user = desk_of(request), user_of(request)
    return _answer(request, lambda: bulk.dismiss(desk.db, ids, user, now_at=desk.clock()))


@router.post("/reject")
def reject(request: Request, reason: Annotated[RejectReason, Form()], ids: Ids = _NOBODY) -> Response:
    """Refuse the drafts of the selected mentions for one reason."""
    desk, user = desk_of(request), user_of(request)
    return _answer(request, lambda: bulk.reject(desk.db, ids, user, reason=reason, now_at=desk.clock()))


@router.post("/snooze")
def snooze(request: Request, ids: Ids = _NOBODY, until: Text = "", custom: Text = "") -> Response:
    """Take the selected mentions out of the queue until one of the offered moments, or one typed."""
    desk, user = desk_of(request), user_of(request)
    until_at = Calendar(desk.timezone).choose(until, custom, desk.clock())
    if until_at is None:
        raise WorkflowError("Choose until when to snooze.")
    return _answer(request, lambda: bulk.snooze(desk.db, ids, user, until_at=until_at, now_at=desk.clock()))


@router.post("/escalate")
def escalate(request: Request, ids: Ids = _NOBODY, to: Text = "", why: Text = "") -> Response:
    """Ask somebody to decide the selected mentions."""
    desk, user = desk_of(request), user_of(request)
    asked = hands.read_asked(desk, to)
    return _answer(request, lambda: bulk.escalate(desk.db, ids, user, to=asked, reason=why, now_at=desk.clock()))


@router.post("/{batch_id}/undo")
def undo(request: Request, batch_id: int) -> Response:
    """Take the whole decision back."""
    desk, user = desk_of(request), user_of(request)
    return _answer(request, lambda: bulk.undo(desk.db, batch_id, user, now_at=desk.clock()), did="unbulk")


def _answer(request: Request, decide: Callable[[], Batch], did: str = "bulk") -> Response:
    """Carry it out and show the queue again, with what came of it."""
    view, batch = views.read(request.query_params), decide()
    return RedirectResponse(f"/queue{view.query(did=did, done=str(batch.id))}", 303)
