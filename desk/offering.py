"""Puts what a fact says into the reply's field where a page has no script to do it: an edit, to be checked as any."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter
from fastapi import Form
from starlette.requests import Request
from starlette.responses import Response

from desk import item as items
from desk import offers
from desk import pages
from desk import queue_page
from desk import view as views
from desk.wiring import desk_of
from desk.wiring import user_of
from domain import person
from domain.person import Role

router = APIRouter(prefix="/mention/{mention_id}")

_GONE = "That fact is not offered here any more. Here is how things stand; your text is kept."


@router.post("/put-in")
def put_in(
    request: Request, mention_id: int, fact: Annotated[str, Form()], text: Annotated[str, Form()] = ""
) -> Response:
    """Show the mention with what an offered fact says behind the text in its field; nothing is saved by it."""
    desk, view = desk_of(request), views.read(request.query_params)
    person.require(user_of(request), Role.WRITER)
    item = items.load(desk, view, mention_id, typed=text)
    said = next((one.answer for one in item.offers if one.fact_id == fact), "")
    wanted = offers.put_in(text, said, item.draft) if said else text
    item = items.load(desk, view, mention_id, typed=wanted, warning="" if said else _GONE)
    status = 200 if said else 409
    if pages.wants_fragment(request, "item"):
        return pages.render(request, "item.html", status=status, item=item, view=view)
    return queue_page.render(request, "desk.html", view, item, status=status)
