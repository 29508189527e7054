"""What people made of drafts: a picture of it by playbook, account, language and phrasing, and the drafts behind it."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter
from fastapi import Query
from pydantic import BaseModel
from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response

from desk import pages
from desk.reading import percent
from desk.times import span
from desk.wiring import Desk
from desk.wiring import desk_of
from domain.clock import DAY
from responders.outcomes import learning
from responders.outcomes.learning import Lesson
from responders.outcomes.learning import Outcome
from responders.outcomes.learning import Tally
from sentiment import language

router = APIRouter(prefix="/drafts")

#: How many days back people may look, as they choose them.
SPANS = (7, 30, 90, 365)
#: What the bars show, in their order, as people read it.
OUTCOMES = {Outcome.UNEDITED: "approved as drafted", Outcome.EDITED: "edited", Outcome.REJECTED: "rejected"}
_MOST_LISTED, _MOST_PHRASINGS = 100, 25
#: What drafts may be without; chosen as empty, these ask for the drafts that have none.
_NAMELESS = {"playbook", "language"}


class Chosen(BaseModel, frozen=True):
    """Which drafts are looked at; what is not given stands for all, and so does an empty word, but for playbook and
    language, where it stands for drafts without one. `fate` is what became of one phrasing: kept, dropped or refused.
    """

    days: int = Field(default=30, ge=1, le=3650)
    outcome: str = ""
    playbook: str | None = None
    account: str = ""
    language: str | None = None
    reason: str = ""
    phrasing: str = ""
    fate: str = ""

    def query(self, **changes: object) -> str:
        """Write the choice as a query string, with what a link changes of it."""
        pairs = {**self.model_dump(), **changes}
        return "?" + urlencode({name: value for name, value in pairs.items() if value or _is_none(name, value)})


def _is_none(name: str, value: object) -> bool:
    return name in _NAMELESS and value == ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """One stretch of a bar, from 0 to 100 along it: how many drafts, and what became of them."""

    outcome: str
    count: int
    start: float
    width: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Chart:
    """Bars of one kind: what a bar is for, the field that its links choose, and each with its tally, longest first."""

    title: str
    field: str
    bars: Sequence[tuple[str, Tally]]


@router.get("")
def show(request: Request, chosen: Annotated[Chosen, Query()]) -> Response:
    """Show the report of some days, or of one playbook, account or language in them."""
    report = learning.report(list(_choose(desk_of(request), chosen)))
    charts = (
        Chart(title="By playbook", field="playbook", bars=report.playbooks),
        Chart(title="By account", field="account", bars=report.accounts),
        Chart(title="By language", field="language", bars=report.languages),
    )
    return pages.render(
        request,
        "drafts.html",
        nav="drafts",
        report=report,
        charts=charts,
        phrasings=[one for one in report.phrasings if one.kept or one.dropped][:_MOST_PHRASINGS],
        chosen=chosen,
        spans=SPANS,
        outcomes=OUTCOMES,
        parts_of=parts_of,
        percent=percent,
        name_of=language.name_of,
        span=span,
    )


@router.get("/list")
def show_list(request: Request, chosen: Annotated[Chosen, Query()]) -> Response:
    """List the drafts that a figure of the report counts, the newest first."""
    found = list(_choose(desk_of(request), chosen))
    return pages.render(
        request,
        "drafts_list.html",
        nav="drafts",
        lessons=found[:_MOST_LISTED],
        total=len(found),
        chosen=chosen,
        outcomes=OUTCOMES,
        phrasing=next((move.phrasing for one in found for move in one.decided.moves if _is(move.phrasing, chosen)), ""),
    )


def parts_of(tally: Tally) -> list[Part]:
    """Answer the stretches of a bar whose whole is 100 wide; an outcome without drafts has none."""
    parts, start = [], 0.0
    for outcome, count in zip(OUTCOMES, (tally.unedited, tally.edited, tally.rejected), strict=True):
        width = 100.0 * count / max(1, tally.total)
        if count:
            parts.append(Part(outcome=outcome, count=count, start=round(start, 2), width=round(width, 2)))
        start += width
    return parts


def _choose(desk: Desk, chosen: Chosen) -> Iterator[Lesson]:
    for lesson in learning.read(desk.db, desk.clock() - chosen.days * DAY):
        one = lesson.decided
        pairs = (
            (chosen.outcome or None, lesson.outcome),
            (chosen.playbook, one.playbook),
            (chosen.account or None, one.account),
            (chosen.language, one.language),
            (chosen.reason or None, one.reason),
        )
        if all(wanted is None or wanted == its for wanted, its in pairs) and _tells(lesson, chosen):
            yield lesson


def _tells(lesson: Lesson, chosen: Chosen) -> bool:
    """Say whether a draft was made with the chosen phrasing, and it fared as chosen."""
    if not chosen.phrasing:
        return True
    places = [place for place, move in enumerate(lesson.decided.moves) if _is(move.phrasing, chosen)]
    if not lesson.kept:
        return bool(places) and chosen.fate in {"", "refused"}
    return any(chosen.fate in {"", "kept" if lesson.kept[place] else "dropped"} for place in places)


def _is(phrasing: str, chosen: Chosen) -> bool:
    return bool(phrasing and chosen.phrasing) and learning.key_of(phrasing) == chosen.phrasing
