"""Working together: who is on a mention, taking it over, and asking somebody to decide it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter
from fastapi import Form
from starlette.requests import Request
from starlette.responses import Response

from desk import hands
from desk import pages
from desk import view as views
from desk.actions import carry_out
from desk.actions import expect_own
from desk.wiring import desk_of
from desk.wiring import user_of
from domain import person
from domain.person import Role
from responders import decisions
from store import leases
from store import mentions

router = APIRouter(prefix="/mention/{mention_id}")

Text = Annotated[str, Form()]
Number = Annotated[int, Form()]


@router.post("/here")
def here(request: Request, mention_id: int, left: Text = "") -> Response:
    """Renew the lease of whoever has the mention open, and say who is on it; `left` is what they had open before."""
    desk, user, view = desk_of(request), user_of(request), views.read(request.query_params)
    person.require(user, Role.WRITER)
    mention, left_id = mentions.get(desk.db, mention_id), views.read_id(left)
    if left_id is not None:
        leases.release(desk.db, left_id, user)
    lease = None
    if mention.status in hands.AT_WORK:
        lease = leases.hold(desk.db, mention_id, user, now_at=desk.clock())
    return pages.render(request, "hands.html", lease=lease, base=f"/mention/{mention_id}", q=view.query())


@router.post("/leave")
def leave(request: Request, mention_id: int) -> Response:
    """End the lease of somebody whose page is closed."""
    leases.release(desk_of(request).db, mention_id, user_of(request))
    return Response(status_code=204)


@router.post("/take")
def take(request: Request, mention_id: int) -> Response:
    """Take a mention up, out of another's hands where it lies there."""
    desk, user = desk_of(request), user_of(request)
    return carry_out(
        request,
        mention_id,
        "take",
        lambda: decisions.take_over(desk.db, mention_id, user, now_at=desk.clock()),
        stay=True,
    )


@router.post("/escalate")
def escalate(
    request: Request,
    mention_id: int,
    to: Text = "",
    reason: Text = "",
    draft_id: Number = 0,
    version: Number = 0,
    text: Text = "",
) -> Response:
    """Ask somebody to decide, and why; what stands in the reply's field goes along as the draft."""
    desk, user = desk_of(request), user_of(request)

    def decide() -> None:
        now = desk.clock()
        with desk.db.immediate():
            if draft_id and text.strip():
                expect_own(desk, mention_id, draft_id)
                decisions.edit(desk.db, draft_id, version, user, text, now_at=now, hold=desk.hold)
            asked = hands.read_asked(desk, to)
            decisions.escalate(desk.db, mention_id, user, to=asked, reason=reason, now_at=now)

    return carry_out(request, mention_id, "escalate", decide, typed=text or None)


@router.post("/give-back")
def give_back(request: Request, mention_id: int, answer: Text = "") -> Response:
    """Return an escalated mention to the queue, with an answer."""
    desk, user = desk_of(request), user_of(request)
    return carry_out(
        request,
        mention_id,
        "give-back",
        lambda: decisions.give_back(desk.db, mention_id, user, answer=answer, now_at=desk.clock()),
    )
