"""Health: whether mentions come in, replies go out, and what stands in the way; for people, scripts and probes."""

from __future__ import annotations

from dataclasses import asdict
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter
from fastapi import Form
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.responses import RedirectResponse
from starlette.responses import Response

from desk import pages
from desk.sessions import own_path
from desk.wiring import Desk
from desk.wiring import desk_of
from desk.wiring import user_of
from domain import person
from domain.clock import DAY
from domain.clock import MINUTE
from domain.errors import InvalidMove
from domain.person import Role
from sentiment import asking
from store import accounts
from store import facts
from store import handoffs
from store import language_calls
from store import queue
from store import switches
from store.accounts import Health
from store.accounts import OpenGap
from store.switches import Pause

router = APIRouter()

#: A daemon that has said nothing for this long is taken for dead.
_SILENT = 2 * MINUTE


@dataclass(frozen=True, kw_only=True, slots=True)
class LanguageUse:
    """What the language model came to today (UTC), and why the newest draft kept the composer's words, where it did."""

    model: str
    written: int
    tokens: int
    cost: float  #: in whole units
    currency: str
    trouble: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """All the desk knows about how the program fares. Times in milliseconds UTC."""

    daemon: str  #: running, silent or never
    beat_at: int | None
    accounts: tuple[Health, ...]
    gaps: tuple[OpenGap, ...]
    quarantined_count: int
    paused: Pause | None
    model: str  #: that judged the newest mention
    is_model_lost: bool  #: where rules alone judged it
    database_bytes: int
    counts: dict[str, int]
    overdue_count: int  #: replies handed off of which nobody has said in time whether they were posted
    mention_count: int
    playbook_problems: tuple[str, ...] = ()
    fact_problems: tuple[str, ...] = ()
    due_facts: int = 0  #: to be reviewed by now, or within a week
    language_model: LanguageUse | None = None  #: of the one asked last, where one was within a week


def gather(desk: Desk) -> Report:
    """Read the report from the database and the disk."""
    beat_at = accounts.last_beat(desk.db, "daemon")
    silent = beat_at is not None and desk.clock() - beat_at > _SILENT
    model = queue.newest_judged(desk.db)[1]
    files = (desk.db.path, desk.db.path.with_name(desk.db.path.name + "-wal"))
    counts = queue.counts(desk.db)
    return Report(
        daemon="never" if beat_at is None else "silent" if silent else "running",
        beat_at=beat_at,
        accounts=tuple(accounts.list_all(desk.db)),
        gaps=tuple(accounts.open_gaps(desk.db)),
        quarantined_count=accounts.count_quarantined(desk.db),
        paused=switches.find_pause(desk.db),
        model=model,
        is_model_lost=model == asking.RULES_ALONE,
        database_bytes=sum(file.stat().st_size for file in files if file.exists()),
        counts=counts,
        overdue_count=handoffs.count_overdue(desk.db, desk.clock()),
        playbook_problems=tuple(desk.playbook_problems()),
        fact_problems=tuple(map(str, desk.fact_problems())),
        due_facts=facts.count_due(desk.db, desk.clock()),
        mention_count=sum(n for name, n in counts.items() if name.startswith("mention:")),
        language_model=_language_use(desk),
    )


def _language_use(desk: Desk) -> LanguageUse | None:
    today_at = desk.clock() // DAY * DAY
    days = language_calls.list_days(desk.db, today_at - 6 * DAY)
    if not days:
        return None
    last = days[0]
    today = [day for day in days if day.at == today_at and (day.model, day.currency) == (last.model, last.currency)]
    return LanguageUse(
        model=last.model,
        written=sum(day.written for day in today),
        tokens=sum(day.spent.tokens for day in today),
        cost=sum(day.spent.cost for day in today) / 1_000_000,
        currency=last.currency,
        trouble=language_calls.find_trouble(desk.db),
    )


@router.get("/health")
def show(request: Request) -> Response:
    """Show the report to a person."""
    return pages.render(request, "health.html", report=gather(desk_of(request)), nav="health")


@router.get("/health.json")
def show_json(request: Request) -> Response:
    """Answer the report to a script that is signed in."""
    return JSONResponse(asdict(gather(desk_of(request))))


@router.get("/health/live")
async def live() -> Response:
    """Say that the process serves; says nothing else, since anyone may ask."""
    return JSONResponse({"status": "ok"})


@router.post("/sending/pause")
def pause(request: Request, reason: Annotated[str, Form()] = "") -> Response:
    """Stop everything from leaving."""
    desk, actor = desk_of(request), _lead(request)
    with desk.db.immediate():
        if switches.find_pause(desk.db) is not None:
            raise InvalidMove("sending", "paused", "pause")
        why = reason.strip()[:200] or "No reason was given."
        switches.pause_sending(desk.db, actor=actor, reason=why, now_at=desk.clock())
    return _back(request)


@router.post("/sending/resume")
def resume(request: Request) -> Response:
    """Let replies leave again."""
    desk, actor = desk_of(request), _lead(request)
    with desk.db.immediate():
        if switches.find_pause(desk.db) is None:
            raise InvalidMove("sending", "open", "resume")
        switches.resume_sending(desk.db, actor=actor, now_at=desk.clock())
    return _back(request)


def _lead(request: Request) -> str:
    user = user_of(request)
    person.require(user, Role.LEAD)
    return user.name


def _back(request: Request) -> Response:
    """Go back to the page the button stood on, if it was one of ours."""
    here = str(request.base_url).rstrip("/")
    came_from = request.headers.get("referer", "")
    is_ours = came_from.startswith(f"{here}/")
    return RedirectResponse(own_path(came_from.removeprefix(here)) if is_ours else "/queue", 303)
