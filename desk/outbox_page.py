"""The outbox: every approved reply, where it stands, and what a person can still do about it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter
from fastapi import Form
from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.responses import Response

from desk import pages
from desk import texts
from desk import words
from desk.wiring import desk_of
from desk.wiring import user_of
from domain import person
from domain.delivery import Delivery
from domain.delivery import DeliveryStatus
from domain.errors import InvalidMove
from domain.errors import WorkflowError
from domain.person import Role
from responders import decisions
from responders import delivery as sending
from store import deliveries

router = APIRouter()

#: What needs a person comes first, then what is under way, then what is over.
_GROUPS = (
    ("Needs you", (DeliveryStatus.HELD,)),
    ("On its way", (DeliveryStatus.QUEUED, DeliveryStatus.SENDING, DeliveryStatus.UNKNOWN)),
    ("Done lately", (DeliveryStatus.SENT, DeliveryStatus.FAILED_FINAL, DeliveryStatus.CANCELLED)),
)
_FOUND = frozenset({"posted", "again", "not_posted"})


@router.get("/outbox")
def show(request: Request) -> Response:
    """Show the hundred replies that changed last."""
    return _show(request)


@router.post("/outbox/{delivery_id}/undo")
def undo(request: Request, delivery_id: int) -> Response:
    """Take a waiting reply back; the mention opens with its text."""
    desk, user = desk_of(request), user_of(request)
    delivery = deliveries.get(desk.db, delivery_id)
    newest = deliveries.find_for_mention(desk.db, delivery.mention_id)
    if newest is None or newest.id != delivery.id or not deliveries.is_waiting(delivery):
        raise InvalidMove("reply", delivery.status, "undo")
    decisions.undo(desk.db, delivery.mention_id, user, now_at=desk.clock())
    return RedirectResponse(f"/mention/{delivery.mention_id}?did=undo&done={delivery.mention_id}", 303)


@router.post("/outbox/{delivery_id}/settle")
def settle(
    request: Request, delivery_id: int, found: Annotated[str, Form()], url: Annotated[str, Form()] = ""
) -> Response:
    """Record what a person found at the network about a reply that is held."""
    desk, user = desk_of(request), user_of(request)
    person.require(user, Role.APPROVER)
    delivery = deliveries.get(desk.db, delivery_id)
    if delivery.status is not DeliveryStatus.HELD:
        raise InvalidMove("reply", delivery.status, "settle")
    link = texts.web_link(url)
    if found not in _FOUND or (found == "posted" and not link):
        raise WorkflowError("Say what you found; a reply that is there needs its link, beginning with https://.")
    sending.settle_by_hand(
        desk.db,
        delivery,
        actor=user.name,
        posted_url=link if found == "posted" else "",
        send_again=found == "again",
        clock=desk.clock,
    )
    return RedirectResponse("/outbox", 303)


def _show(request: Request) -> Response:
    desk = desk_of(request)
    listed = deliveries.list_newest(desk.db)
    groups = [(title, [one for one in listed if one.status in statuses]) for title, statuses in _GROUPS]
    return pages.render(
        request,
        "outbox.html",
        groups=[(title, rows) for title, rows in groups if rows],
        state_words=words.DELIVERIES,
        help_for=_help,
        nav="outbox",
    )


def _help(delivery: Delivery) -> str:
    return words.DELIVERY_HELP.get(delivery.status, "")
