"""The model: how it did, what people set right of it, and what brands taught it since, with a way back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter
from fastapi import Form
from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.responses import Response

from desk import correcting
from desk import pages
from desk import words
from desk.reading import percent
from desk.wiring import Desk
from desk.wiring import desk_of
from desk.wiring import user_of
from domain import person
from domain.clock import DAY
from domain.correction import CorrectedField
from domain.correction import Correction
from domain.errors import NotFound
from domain.errors import ScorerUnavailable
from domain.errors import WorkflowError
from domain.person import Role
from sentiment import shipped
from sentiment.shipped import Card
from store import brand_heads
from store import corrections
from store import queue
from store import rejections
from store.brand_heads import Attempt

router = APIRouter(prefix="/model")

#: How far back rejected drafts are counted.
_REJECTED_DAYS = 30
#: Figures that stand in the lines of the answers.
_TOLD = {name for names in words.ANSWERS.values() for name in names}

Text = Annotated[str, Form()]
Number = Annotated[int, Form()]


@dataclass(frozen=True, kw_only=True, slots=True)
class Head:
    """What was tried for one field of a brand: the head in use, and the attempts before or after it, newest first.

    `waits` says that the head was learned on another model than the one in use, so that it does nothing for now.
    """

    field: CorrectedField
    used: Attempt | None
    others: tuple[Attempt, ...]
    waits: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Brand:
    """What people set right of one brand, and its heads."""

    name: str
    by_field: tuple[tuple[str, int], ...]
    by_person: tuple[tuple[str, int], ...]
    latest: tuple[Correction, ...]
    heads: tuple[Head, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Reached:
    """How one answer of a model fares: the share found, and how far its percentages are off; in words, or empty."""

    answer: str
    found: str
    off: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """The model in use, or else the one that judged last, the figures of the shipped one, and the brands.

    `fault` says why there are no figures; `more` are those that are no answer's, by name. `is_shipped` says whether the
    two models are the same.
    """

    model: str
    reached: tuple[Reached, ...]
    more: tuple[tuple[str, str], ...]
    fault: str
    is_shipped: bool
    brands: tuple[Brand, ...]


@router.get("")
def show(request: Request) -> Response:
    """Show the page to everybody."""
    desk = desk_of(request)
    rejected = rejections.count(desk.db, since_at=desk.clock() - _REJECTED_DAYS * DAY)
    return pages.render(
        request,
        "model.html",
        report=gather(desk),
        rejected=rejected,
        rejected_days=_REJECTED_DAYS,
        share=share,
        nav="model",
    )


@router.post("/corrections/{correction_id}/undo")
def undo_correction(request: Request, correction_id: int) -> Response:
    """Take a correction back; the label before it stands again, for copies too."""
    correcting.take_back(desk_of(request), user_of(request), correction_id)
    return RedirectResponse("/model", 303)


@router.post("/heads/undo")
def undo_head(request: Request, field: Text, head_id: Number, brand: Text = "") -> Response:
    """Put the head a lead has seen aside; the one before it counts again, or the model alone."""
    desk, user = desk_of(request), user_of(request)
    person.require(user, Role.LEAD)
    if field not in set(CorrectedField):
        raise NotFound("head for", field)
    known = CorrectedField(field)
    with desk.db.immediate():
        tries = brand_heads.list_latest(desk.db, brand, known)
        if not any(one.active and one.id == head_id for one in tries):
            raise WorkflowError("This head is not in use any more; see below what is.")
        brand_heads.undo(desk.db, brand, known, actor=user.name, now_at=desk.clock())
    return RedirectResponse("/model", 303)


def gather(desk: Desk) -> Report:
    """Read the report from the model's folder and the database."""
    model = desk.model or queue.newest_judged(desk.db)[1]
    try:
        card, fault = shipped.describe(), ""
    except ScorerUnavailable as error:
        card, fault = Card(name="", figures=()), str(error)
    figures = {one.name: one.value for one in card.figures}
    return Report(
        model=model,
        reached=_reached(figures),
        more=tuple((words.figure(name), _written(value)) for name, value in figures.items() if name not in _TOLD),
        fault=fault,
        is_shipped=bool(card.name) and model.startswith(card.name),
        brands=_brands(desk, model),
    )


def share(attempt: Attempt, name: str) -> int | None:
    """Answer one share of an attempt in percent, or None where it was not measured."""
    found = attempt.figures.get(name)
    return None if found is None else percent(found)


def _reached(figures: Mapping[str, float]) -> tuple[Reached, ...]:
    """Answer a line for each answer that was measured; nothing was where the figure is zero."""
    return tuple(
        Reached(answer=answer, found=_written(figures[found]), off=_written(figures[off]) if off in figures else "")
        for answer, (found, off) in words.ANSWERS.items()
        if figures.get(found)
    )


def _brands(desk: Desk, model: str) -> tuple[Brand, ...]:
    counted, tried = corrections.count(desk.db), set(brand_heads.list_fields(desk.db))
    by_person = corrections.count_by_actor(desk.db)
    return tuple(
        Brand(
            name=name,
            by_field=tuple((words.FIELDS[one], n) for one in CorrectedField if (n := counted.get(name, {}).get(one))),
            by_person=tuple(by_person.get(name, {}).items()),
            latest=tuple(corrections.list_newest(desk.db, name)),
            heads=tuple(_head(desk, name, one, model) for one in CorrectedField if (name, one) in tried),
        )
        for name in sorted({*counted, *(brand for brand, _ in tried)})
    )


def _head(desk: Desk, brand: str, field: CorrectedField, model: str) -> Head:
    tries = brand_heads.list_latest(desk.db, brand, field)
    used = next((one for one in tries if one.active), None)
    others = tuple(one for one in tries if not one.active)
    return Head(field=field, used=used, others=others[:3], waits=used is not None and used.model != model)


def _written(value: float) -> str:
    """Write shares as percent and counts as they are."""
    if 0.0 < value < 1.0:
        return f"{100 * value:.1f} %"
    return f"{value:,.0f}" if value == int(value) else f"{value:.2f}"
