"""The form of a fact: what it shows comes back the same, and each fault is told by the field's own name."""

from __future__ import annotations

from desk import fact_form
from desk.fact_form import Form
from domain.clock import from_iso
from domain.fact import Fact
from domain.fact_check import Fault
from store.database import Database
from tests import desk_house
from tests.fakes import FrozenClock

WHOLE = Fact(
    id="returns-window",
    answers={"en": "You can return anything within 30 days.", "de": "Rückgabe ist 30 Tage lang möglich."},
    instead={"de": "Danach tauschen wir um."},
    questions=("How long can I return something?", "Until when?"),
    brand="Marlow",
    channels=frozenset({"x", "reddit"}),
    links=("https://marlow.example/returns",),
    owner="Dana",
    valid_from_at=from_iso("2026-12-01T08:30:00Z"),
    valid_until_at=from_iso("2026-12-31T23:00:00Z"),
    review_at=from_iso("2026-12-09T23:00:00Z"),
)


def test_what_the_form_shows_comes_back_the_same(db: Database, clock: FrozenClock) -> None:
    form = fact_form.show(WHOLE, "Europe/Berlin")

    assert (form.valid_from, form.valid_until, form.review) == ("2026-12-01 09:30:00", "2026-12-31", "2026-12-10")
    assert fact_form.read(form, desk_house.make_desk(db, clock)) == (WHOLE, [])


def test_an_answer_that_was_emptied_is_taken_out() -> None:
    form = Form(language=["EN ", "de"], answer=["Yes.", " "])

    assert form.by_language(form.answer) == {"en": "Yes."}


def test_brands_and_networks_are_those_of_the_configuration(db: Database, clock: FrozenClock) -> None:
    desk = desk_house.make_desk(db, clock, brands=("Acme",), channels=("x",))
    _, faults = fact_form.read(fact_form.show(WHOLE, "UTC"), desk)

    assert [fault.field for fault in faults] == ["brand", "channels"]


def test_a_fault_is_told_by_the_name_people_read() -> None:
    assert fact_form.told(Fault(field="answers.xx", message="has no such code")) == "Answer xx has no such code."
    assert fact_form.told(Fault(field="valid_until", message="is no date")) == "Last day is no date."
