"""Puts a reply that was sent to a mention like this one into the field: an edit, to be checked and approved as any."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter
from fastapi import Form
from starlette.requests import Request
from starlette.responses import Response

from desk import item as items
from desk import pages
from desk import queue_page
from desk import view as views
from desk.wiring import desk_of
from desk.wiring import user_of
from domain import person
from domain.person import Role
from store import mentions

router = APIRouter(prefix="/mention/{mention_id}")

_GONE = "That reply can no longer be used here. Here is how things stand."


@router.post("/use")
def use(request: Request, mention_id: int, answered: Annotated[int, Form()]) -> Response:
    """Show the mention with the reply that another one got in its field; nothing is saved by it."""
    desk, view = desk_of(request), views.read(request.query_params)
    person.require(user_of(request), Role.WRITER)
    known = desk.similar(mentions.get(desk.db, mention_id))
    lent = next((one for one in known if one.reply.mention_id == answered), None)
    item = items.load(desk, view, mention_id, lent=lent, warning="" if lent else _GONE)
    status = 200 if lent else 409
    if pages.wants_fragment(request, "item"):
        return pages.render(request, "item.html", status=status, item=item, view=view)
    return queue_page.render(request, "desk.html", view, item, status=status)
