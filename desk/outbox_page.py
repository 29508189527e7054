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
from domain.clock import HOUR
from domain.delivery import Delivery
from domain.delivery import DeliveryStatus
from domain.errors import InvalidMove
from domain.errors import WorkflowError
from domain.person import Role
from responders import decisions
from responders import deletion
from responders import delivery as sending
from store import deliveries

router = APIRouter()

_NEEDS_YOU, _ON_ITS_WAY, _DONE = "Needs you", "On its way", "Done lately"
_OVER = (DeliveryStatus.SENT, DeliveryStatus.FAILED_FINAL, DeliveryStatus.CANCELLED, DeliveryStatus.GONE)
#: A reply still being looked up, or deleted, after this long may be settled by a person, who can see more than we.
_LONG = HOUR
_UNDER_WAY = (DeliveryStatus.UNKNOWN, DeliveryStatus.DELETING)
_FOUND = frozenset({"posted", "again", "not_posted"})
_FOUND_DELETING = frozenset({"gone", "stays"})


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
    """Record what a person found at the network about a reply that nobody else could find out about."""
    desk, user = desk_of(request), user_of(request)
    delivery = deliveries.get(desk.db, delivery_id)
    person.require(user, Role.LEAD if delivery.status is DeliveryStatus.DELETING else Role.APPROVER)
    if not _needs_a_person(delivery, desk.clock()):
        raise InvalidMove("reply", delivery.status, "settle")
    if delivery.status is DeliveryStatus.DELETING:
        if found not in _FOUND_DELETING:
            raise WorkflowError("Say whether the reply is gone, or stays.")
        deletion.settle_by_hand(desk.db, delivery, actor=user.name, is_gone=found == "gone", clock=desk.clock)
        return RedirectResponse("/outbox", 303)
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


@router.post("/outbox/{delivery_id}/delete")
def delete(request: Request, delivery_id: int, reason: Annotated[str, Form()] = "") -> Response:
    """Ask for a sent reply to be deleted at its network; the daemon does it next."""
    desk, user = desk_of(request), user_of(request)
    person.require(user, Role.LEAD)
    deletion.ask(desk.db, delivery_id, actor=user.name, reason=reason, now_at=desk.clock())
    return RedirectResponse("/outbox", 303)


def _show(request: Request) -> Response:
    desk = desk_of(request)
    now = desk.clock()
    groups: dict[str, list[Delivery]] = {_NEEDS_YOU: [], _ON_ITS_WAY: [], _DONE: []}
    for delivery in deliveries.list_newest(desk.db):
        groups[_group(delivery, now)].append(delivery)
    return pages.render(
        request,
        "outbox.html",
        groups=[(title, rows) for title, rows in groups.items() if rows],
        needs_you=_NEEDS_YOU,
        state_words=words.DELIVERIES,
        help_for=_help,
        nav="outbox",
    )


def _group(delivery: Delivery, now: int) -> str:
    """Name the part of the page: what needs a person comes first, then what is under way, then what is over."""
    if _needs_a_person(delivery, now):
        return _NEEDS_YOU
    return _DONE if delivery.status in _OVER else _ON_ITS_WAY


def _needs_a_person(delivery: Delivery, now: int) -> bool:
    # its deadline says when it was sent, or asked for: every try, and every one that failed, moves `updated_at`
    is_old = now - (delivery.deadline_at or delivery.updated_at) > _LONG
    return delivery.status is DeliveryStatus.HELD or (delivery.status in _UNDER_WAY and is_old)


def _help(delivery: Delivery) -> str:
    return words.DELIVERY_HELP.get(delivery.status, "")
