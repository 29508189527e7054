"""A person's word at the desk reaches the queue's order, and is never lost between two people."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from desk import correcting
from domain.clock import HOUR
from domain.correction import Correction
from domain.correction import Place
from domain.errors import NotAllowed
from domain.errors import WorkflowError
from domain.priority import Priority
from domain.priority import Ranking
from domain.priority import Reason
from store import assessments
from store import corrections
from store import drafts
from store import queue
from store import users
from store.database import Database
from tests import desk_house
from tests.desk_house import House
from tests.fakes import FrozenClock


def test_the_order_follows_a_correction_and_its_undo(db: Database, clock: FrozenClock, house: House) -> None:
    """What ranks is handed in; it must be asked inside the same transaction, with what was said and taken back."""
    heard = []

    def rank(said: Correction) -> None:
        heard.append((said.value, said.undone_at is None))
        calm = Reason(name="praise", points=1.0, words="praises us")
        ranking = Ranking(score=1.0, priority=Priority.LOW, reasons=(calm,), due_at=clock() + HOUR)
        assessments.rerank(db, {said.mention_id: ranking})

    desk, lead = desk_house.make_desk(db, clock, follow=rank), users.get(db, "lead")
    correcting.say(desk, lead, house.open_id, "intent=praise", 0)
    assert [entry.mention.id for entry in queue.page(db, queue.Filter()).entries] == [house.bare_id, house.open_id]
    correcting.take_back(desk, lead, corrections.list_for(db, house.open_id)[0].id)
    assert heard == [("praise", True), ("praise", False)]


def test_what_fails_to_rank_leaves_nothing_said(db: Database, clock: FrozenClock, house: House) -> None:
    def fail(said: Correction) -> None:
        raise WorkflowError(f"no rank for {said.mention_id}")

    desk = desk_house.make_desk(db, clock, follow=fail)
    with pytest.raises(WorkflowError, match="no rank"):
        correcting.say(desk, users.get(db, "lead"), house.open_id, "intent=praise", 0)
    assert corrections.list_for(db, house.open_id) == []


def test_a_set_priority_stands_where_the_rules_put_its_level(db: Database, clock: FrozenClock, house: House) -> None:
    place = Place(score=12.5, due_at=clock() + 9 * HOUR)
    desk = desk_house.make_desk(db, clock, placing=lambda _mention, _level: place)
    correcting.say(desk, users.get(db, "writer"), house.open_id, "priority=low", 0)
    entry = queue.get(db, house.open_id)
    assert (entry.priority, entry.score, entry.due_at) == (Priority.LOW, place.score, place.due_at)


def test_a_viewer_may_say_nothing(db: Database, clock: FrozenClock, house: House) -> None:
    desk, viewer = desk_house.make_desk(db, clock), users.get(db, "viewer")
    with pytest.raises(NotAllowed):
        correcting.say(desk, viewer, house.open_id, "intent=praise", 0)
    with pytest.raises(NotAllowed):
        correcting.take_back(desk, viewer, house.correction_id)


def test_a_word_about_another_mention_is_not_taken_back_by_mistake(
    db: Database, clock: FrozenClock, house: House
) -> None:
    desk = desk_house.make_desk(db, clock)
    with pytest.raises(WorkflowError, match="does not count here"):
        correcting.take_back(desk, users.get(db, "lead"), house.correction_id, seen_at=house.open_id)
    assert corrections.get(db, house.correction_id).undone_at is None


def test_a_draft_that_a_correction_puts_aside_is_written_anew_at_once(
    db: Database, clock: FrozenClock, house: House
) -> None:
    def follow(said: Correction) -> None:
        wrong = drafts.find_live(db, said.mention_id)
        if wrong is not None and said.value == "praise":
            drafts.supersede(db, wrong.id, actor=said.actor, now_at=clock())

    def redraft(mention_id: int) -> None:
        desk_house.add_draft(db, clock, mention_id, "For praise.")

    desk, lead = desk_house.make_desk(db, clock, follow=follow, redraft=redraft), users.get(db, "lead")
    correcting.say(desk, lead, house.bare_id, "intent=praise", 0)
    assert drafts.find_live(db, house.bare_id) is None
    correcting.say(desk, lead, house.open_id, "intent=praise", 0)
    draft = drafts.find_live(db, house.open_id)
    assert draft is not None
    assert draft.text == "For praise."
    correcting.say(desk, lead, house.open_id, "relevance=not_about_us", 0)
    assert drafts.find_live(db, house.open_id) is None


def test_a_text_older_than_a_correction_is_to_be_looked_at(
    db: Database, clock: FrozenClock, lead: TestClient, house: House
) -> None:
    address, words = f"/mention/{house.open_id}", "Look whether it still fits"
    assert words not in lead.get(address).text
    clock.advance(1000)
    lead.post(f"{address}/correct", data={"choice": "priority=low"})
    assert words not in lead.get(address).text
    lead.post(f"{address}/correct", data={"choice": "intent=praise"})
    assert words in lead.get(address).text
    lead.post(f"{address}/edit", data=desk_house.draft_form(db, house.open_id, text="Fits."))
    assert words not in lead.get(address).text
