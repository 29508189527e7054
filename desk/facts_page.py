"""Facts: what replies may claim, how often each was used, what is over or due; leads add, change and retire them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter
from fastapi import Form as Field
from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.responses import Response

from desk import fact_form
from desk import pages
from desk import words
from desk.fact_form import Form
from desk.wiring import Desk
from desk.wiring import desk_of
from desk.wiring import user_of
from domain import person
from domain.errors import AllEarsError
from domain.errors import NotFound
from domain.fact import Fact
from domain.fact_check import LANGUAGES
from domain.person import Role
from domain.text import excerpt
from domain.words import fold
from responders.writing.matches import NEARLY
from store import citations
from store import facts
from store.facts import Kept

router = APIRouter(prefix="/facts")

Sent = Annotated[Form, Field()]

#: The tabs, each with its words; `held` is what drafts may use now or later.
TABS = {"held": "In use", "due": "To review", "over": "Over", "retired": "Retired"}
#: So many sent replies are shown at first.
_FIRST_SENT = 50


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A fact in the list: how it stands, and how near it came to what was searched for, where anything was."""

    kept: Kept
    standing: str  #: holds, begins, over or retired
    is_due: bool
    score: float | None = None


@router.get("")
def show_all(request: Request, q: str = "", tab: str = "held") -> Response:
    """List the facts of a tab, or those that answer a question or hold its words."""
    desk, chosen = desk_of(request), tab if tab in TABS else "held"
    lines = [_line(kept, desk.clock()) for kept in facts.list_all(desk.db, with_retired=True)]
    wanted = q.strip()[:300]
    shown = _search(desk, lines, wanted) if wanted else [line for line in lines if chosen in _tabs_of(line)]
    counts = {name: sum(name in _tabs_of(line) for line in lines) for name in TABS}
    return pages.render(
        request,
        "knowledge.html",
        nav="facts",
        lines=shown,
        q=wanted,
        tab="" if wanted else chosen,
        names=TABS,
        counts=counts,
        problems=desk.fact_problems(),
        answer_of=_answer_of,
    )


@router.get("/new")
def show_new(request: Request) -> Response:
    """Show an empty form."""
    person.require(user_of(request), Role.LEAD)
    return _form(request, Form())


@router.post("/new")
def add(request: Request, form: Sent) -> Response:
    """Keep a new fact; the form comes back with every fault of it."""
    return _save(request, form, is_new=True)


@router.get("/{fact_id}")
def show_one(request: Request, fact_id: str, sent: str = "") -> Response:
    """Show one fact with its history and what was sent with it, the newest or `all`."""
    kept = facts.get(desk_of(request).db, fact_id)
    most = None if sent == "all" else _FIRST_SENT
    return _form(request, fact_form.show(kept.fact, desk_of(request).timezone), kept=kept, most_sent=most)


@router.post("/{fact_id}")
def change(request: Request, fact_id: str, form: Sent) -> Response:
    """Change a fact, or bring a retired one back; drafts that cite it are then written anew."""
    return _save(request, form.model_copy(update={"fact_id": fact_id}), is_new=False)


@router.post("/{fact_id}/retire")
def retire(request: Request, fact_id: str) -> Response:
    """Let a fact hold no more."""
    desk, user = desk_of(request), user_of(request)
    person.require(user, Role.LEAD)
    facts.retire(desk.db, fact_id, actor=user.name, now_at=desk.clock())
    return RedirectResponse(f"/facts/{fact_id}", 303)


def _save(request: Request, form: Form, *, is_new: bool) -> Response:
    desk, user = desk_of(request), user_of(request)
    person.require(user, Role.LEAD)
    fact, faults = fact_form.read(form, desk)
    said = [fact_form.told(fault) for fault in faults]
    with desk.db.immediate():
        known = facts.find(desk.db, fact.id)
        if not is_new and known is None:
            raise NotFound("fact", form.fact_id)
        if known is not None and (is_new or known.revision_id != form.revision):
            said.append(_told_first(known, is_new=is_new))
        if not said:
            try:
                facts.save(desk.db, fact, actor=user.name, now_at=desk.clock())
            except AllEarsError as error:
                said.append(str(error))
    if said:
        return _form(request, form, kept=None if is_new else known, faults=said, status=422)
    return RedirectResponse(f"/facts/{fact.id}", 303)


def _told_first(known: Kept, *, is_new: bool) -> str:
    """Say that somebody was there first: they took the name, or changed the fact since the form was shown."""
    if is_new:
        return f"Name {known.fact.id} is taken already; change that fact, or take another name."
    came = f"{words.who(known.actor)} changed this fact while it was open here; see below how it has changed."
    return f"{came} What you wrote still stands here: save it again to put it in the place of theirs."


def _form(
    request: Request,
    form: Form,
    *,
    kept: Kept | None = None,
    faults: Sequence[str] = (),
    status: int = 200,
    most_sent: int | None = _FIRST_SENT,
) -> Response:
    desk = desk_of(request)
    sent = citations.list_sent(desk.db, kept.fact.id) if kept else []
    return pages.render(
        request,
        "fact.html",
        status=status,
        nav="facts",
        form=form,
        line=_line(kept, desk.clock()) if kept else None,
        faults=faults,
        sent=sent[:most_sent],
        sent_count=len(sent),
        waiting=citations.list_waiting(desk.db, kept.fact.id) if kept else [],
        history=facts.revisions(desk.db, kept.fact.id) if kept else [],
        languages=sorted(LANGUAGES),
    )


def _search(desk: Desk, lines: Sequence[Line], wanted: str) -> list[Line]:
    """Answer the facts that answer a question, best first, then those that hold its words."""
    by_id = {line.kept.fact.id: line for line in lines}
    found = desk.knowledge().find(
        wanted, brand=None, channel=None, language="", now_at=desk.clock(), limit=10, least=NEARLY
    )
    matches = {match.fact.id: match.score for match in found}
    near = [replace(by_id[key], score=score) for key, score in matches.items() if key in by_id]
    parts = fold(wanted).split()
    return [*near, *(line for line in lines if line.kept.fact.id not in matches and _holds(line.kept.fact, parts))]


def _holds(fact: Fact, parts: Sequence[str]) -> bool:
    """Say whether a fact has all of these words, or their beginnings, anywhere."""
    told = (fact.id, fact.brand, fact.owner, *fact.questions, *map(fact.tell, fact.answers), *fact.links)
    folded = fold(" ".join(told))
    return bool(parts) and all(f" {part}" in folded for part in parts)


def _line(kept: Kept, now_at: int) -> Line:
    fact, standing = kept.fact, "holds"
    if kept.retired:
        standing = "retired"
    elif fact.valid_until_at is not None and fact.valid_until_at <= now_at:
        standing = "over"
    elif fact.valid_from_at is not None and fact.valid_from_at > now_at:
        standing = "begins"
    return Line(kept=kept, standing=standing, is_due=standing == "holds" and fact.is_due_for_review(now_at))


def _tabs_of(line: Line) -> set[str]:
    tab = line.standing if line.standing in TABS else "held"
    return {tab, "due"} if line.is_due else {tab}


def _answer_of(fact: Fact) -> str:
    return excerpt(fact.answers.get("en") or next(iter(fact.answers.values()), ""), 160)
