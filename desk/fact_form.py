"""The form of a fact: what its fields show, and what they say when they come back."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Sequence
from datetime import tzinfo
from zoneinfo import ZoneInfo

from pydantic import BaseModel

from desk.wiring import Desk
from domain.fact import Fact
from domain.fact_check import Fault
from domain.fact_check import find_faults
from domain.fact_dates import read_moment
from domain.fact_dates import write_moment
from domain.text import clean

_DATES = ("valid_from", "valid_until", "review")
#: What people read for the field a fault stands in.
_FIELDS = {
    "id": "Name",
    "answers": "Answer",
    "instead": "Instead",
    "questions": "Questions",
    "brand": "Brand",
    "channels": "Networks",
    "links": "Links",
    "owner": "Looked after by",
    "valid_from": "First day",
    "valid_until": "Last day",
    "review": "Review",
}


class Form(BaseModel, frozen=True):
    """The fields as texts: lists have a line for each entry, dates are written as people type them; each answer stands
    beside its language, and what there is instead beside the answer. `revision` is the one that was shown.
    """

    fact_id: str = ""
    revision: int = 0
    language: list[str] = ["en"]
    answer: list[str] = [""]
    instead: list[str] = [""]
    questions: str = ""
    brand: str = ""
    channels: str = ""
    links: str = ""
    owner: str = ""
    valid_from: str = ""
    valid_until: str = ""
    review: str = ""

    def by_language(self, texts: Sequence[str]) -> Mapping[str, str]:
        """Answer texts by their languages; one that was emptied is taken out."""
        pairs = zip(self.language, texts, strict=False)
        return {language.strip().lower(): clean(text).strip() for language, text in pairs if text.strip()}


def show(fact: Fact, zone: str) -> Form:
    """Answer the form that shows a fact."""
    local = ZoneInfo(zone)
    return Form(
        fact_id=fact.id,
        language=list(fact.answers),
        answer=list(fact.answers.values()),
        instead=[fact.instead.get(language, "") for language in fact.answers],
        questions="\n".join(fact.questions),
        brand=fact.brand,
        channels="\n".join(sorted(fact.channels)),
        links="\n".join(fact.links),
        owner=fact.owner,
        valid_from=_written(fact.valid_from_at, local),
        valid_until=_written(fact.valid_until_at, local, is_end=True),
        review=_written(fact.review_at, local),
    )


def read(form: Form, desk: Desk) -> tuple[Fact, list[Fault]]:
    """Answer the fact a form says, as far as it can be read, and everything that is wrong with it."""
    faults: list[Fault] = []
    moments = {name: _moment(form, name, desk.timezone, faults) for name in _DATES}
    fact = Fact(
        id=form.fact_id.strip(),
        answers=form.by_language(form.answer),
        instead=form.by_language(form.instead),
        questions=_lines(form.questions),
        brand=form.brand.strip(),
        channels=frozenset(_lines(form.channels)),
        links=_lines(form.links),
        owner=clean(form.owner).strip(),
        valid_from_at=moments["valid_from"],
        valid_until_at=moments["valid_until"],
        review_at=moments["review"],
    )
    return fact, [*faults, *find_faults(fact, brands=desk.brands, channels=desk.channels)]


def told(fault: Fault) -> str:
    """Answer a fault as a sentence for people: the field's name as the form has it, then what is wrong."""
    field, _, rest = fault.field.replace(".", " ").partition(" ")
    return f"{_FIELDS.get(field, field)}{f' {rest}' if rest else ''} {fault.message}."


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in clean(text).splitlines() if line.strip())


def _written(at: int | None, zone: tzinfo, *, is_end: bool = False) -> str:
    return "" if at is None else write_moment(at, zone, is_end=is_end)


def _moment(form: Form, name: str, zone: str, faults: list[Fault]) -> int | None:
    written: str = getattr(form, name).strip()
    if not written:
        return None
    try:
        return read_moment(written, ZoneInfo(zone), is_end=name == "valid_until")
    except ValueError as error:
        faults.append(Fault(field=name, message=str(error)))
        return None
