"""The queue: tabs with their counts, filters in the address, fifty rows at a time, and what is new since."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.responses import RedirectResponse
from starlette.responses import Response

from desk import item as items
from desk import pages
from desk import view as views
from desk.done import Done
from desk.done import find_done
from desk.item import Item
from desk.view import View
from desk.wiring import Desk
from desk.wiring import desk_of
from desk.wiring import user_of
from domain.errors import NotFound
from store import accounts
from store import leases
from store import queue
from store.accounts import Health
from store.queue import QueuePage

router = APIRouter()


@dataclass(frozen=True, kw_only=True, slots=True)
class Quiet:
    """Why a list is empty, as far as the database knows."""

    accounts: tuple[Health, ...]
    beat_at: int | None
    waiting_count: int  #: mentions not yet judged


@router.get("/")
def start() -> Response:
    """Begin with the queue."""
    return RedirectResponse("/queue", 303)


@router.get("/queue")
def show(request: Request) -> Response:
    """Show a view of the queue, its first mention beside it; to htmx only the list or the rows after a key."""
    desk, view = desk_of(request), views.read(request.query_params)
    after = request.query_params.get("after", "")
    if pages.wants_fragment(request, "more"):
        return pages.render(request, "rows.html", page=_page(desk, view, after), view=view, selected=None)
    if pages.wants_fragment(request, "list"):
        return render(request, "list.html", view, None, after=after)
    page = _page(desk, view, after)
    first = page.entries[0].mention.id if page.entries else None
    item = items.load(desk, view, first, page=page) if first is not None else None
    done = find_done(desk, request.query_params.get("did", ""), request.query_params.get("done", ""))
    return render(request, "desk.html", view, item, after=after, page=page, done=done, screen="list")


@router.get("/mention/{mention_id}")
def show_mention(request: Request, mention_id: int) -> Response:
    """Show one mention with the list beside it; to htmx only the mention."""
    desk, view = desk_of(request), views.read(request.query_params)
    if pages.wants_fragment(request, "item"):
        return pages.render(request, "item.html", item=items.load(desk, view, mention_id), view=view)
    page = _page(desk, view, "")
    item = items.load(desk, view, mention_id, page=page)
    done = find_done(desk, request.query_params.get("did", ""), request.query_params.get("done", ""))
    return render(request, "desk.html", view, item, page=page, done=done, screen="item")


@router.get("/pulse")
def pulse(request: Request) -> Response:
    """Answer what changed since a page was made: counts, how many are new, whether the open mention moved."""
    desk, view = desk_of(request), views.read(request.query_params)
    since = views.read_id(request.query_params.get("since", ""))
    new_count = queue.count_after(desk.db, view.filter, since) if since is not None else 0
    mention_id = views.read_id(request.query_params.get("mention", ""))
    lease = leases.find(desk.db, mention_id, now_at=desk.clock()) if mention_id is not None else None
    holder = lease.user if lease and lease.user != user_of(request).name else ""
    return pages.render(
        request,
        "pulse.html",
        view=view,
        new_count=new_count,
        changed=_changed(request, desk),
        lease=lease,
        is_taken=mention_id is not None and holder != request.query_params.get("hands", ""),
        base=f"/mention/{mention_id}",
        q=view.query(),
    )


def render(
    request: Request,
    template: str,
    view: View,
    item: Item | None,
    *,
    after: str = "",
    page: QueuePage | None = None,
    done: Done | None = None,
    status: int = 200,
    screen: str = "item",
    **more: Any,
) -> HTMLResponse:
    """Answer a page with the list in it; `more` goes to the template as it is."""
    desk = desk_of(request)
    page = page or _page(desk, view, after)
    return pages.render(
        request,
        template,
        status=status,
        view=view,
        page=page,
        item=item,
        selected=item.entry.mention.id if item else None,
        facets=queue.facets(desk.db),
        since=queue.newest_judged(desk.db)[0],
        quiet=None if page.entries else _quiet(desk),
        done=done,
        screen=screen,
        nav="queue",
        sorts=views.SORT_WORDS,
        **more,
    )


def render_decided(
    request: Request,
    view: View,
    item: Item | None,
    *,
    done: Done | None,
    gone: int | None,
    changed: Item | None,
    announce: str,
    relist: bool,
) -> HTMLResponse:
    """Answer what a decision changes on an open page: the next mention, the row that left or reads otherwise now,
    counts and Undo.
    """
    if relist:
        return render(request, "decided.html", view, item, done=done, relist=True, announce=announce, gone=gone)
    return pages.render(
        request,
        "decided.html",
        item=item,
        view=view,
        done=done,
        gone=gone,
        page=QueuePage(entries=(changed.entry,), next_key="") if changed else None,
        selected=changed.entry.mention.id if changed else None,
        announce=announce,
        relist=False,
    )


def _page(desk: Desk, view: View, after: str) -> QueuePage:
    return queue.page(desk.db, view.filter, order=view.order, after=after)


def _quiet(desk: Desk) -> Quiet:
    return Quiet(
        accounts=tuple(accounts.list_all(desk.db)),
        beat_at=accounts.last_beat(desk.db, "daemon"),
        waiting_count=queue.counts(desk.db).get("mention:new", 0),
    )


def _changed(request: Request, desk: Desk) -> str:
    """Say what happened to the open mention since its page was made; nothing where it stands as it did."""
    mention_id, known = views.read_id(request.query_params.get("mention", "")), request.query_params.get("stamp", "")
    if mention_id is None or not known:
        return ""
    try:
        return items.tell_change(queue.get(desk.db, mention_id), known)
    except NotFound:
        return "This mention is gone."
