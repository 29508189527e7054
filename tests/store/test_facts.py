"""Facts: each change is a revision, what lives in a file is changed there, and turns in time are not forgotten."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from domain.clock import DAY
from domain.errors import AllEarsError
from domain.errors import NotFound
from domain.fact import REVIEW_AHEAD
from domain.fact import Fact
from store import facts
from store import moves
from store.database import Database
from store.database import IntegrityError
from tests.store.conftest import NOW

RETURNS = Fact(
    id="returns-window",
    answers={"en": "You can return anything within 30 days.", "de": "Rückgabe ist 30 Tage lang möglich."},
    instead={"en": "After that we exchange it."},
    questions=("How long can I return something?",),
    brand="Marlow",
    channels=frozenset({"x", "reddit"}),
    links=("https://marlow.example/returns",),
    owner="Dana",
    valid_from_at=NOW - DAY,
    valid_until_at=NOW + DAY,
    review_at=NOW + 2 * DAY,
)
SHORTER = replace(RETURNS, answers={"en": "You can return anything within 14 days."}, instead={})


def save(db: Database, fact: Fact = RETURNS, *, now_at: int = NOW, source: str = "") -> bool:
    return facts.save(db, fact, actor="Dana", now_at=now_at, source=source)


def test_a_fact_comes_back_as_it_was_saved(db: Database) -> None:
    save(db)

    kept = facts.get(db, "returns-window")
    assert kept.fact == RETURNS
    assert (kept.actor, kept.at, kept.used, kept.retired, kept.source) == ("Dana", NOW, 0, False, "")
    assert facts.list_all(db) == [kept]


def test_every_change_is_a_revision_and_none_is_lost(db: Database) -> None:
    save(db)
    save(db, SHORTER, now_at=NOW + 1)

    assert [one.fact for one in facts.revisions(db, RETURNS.id)] == [SHORTER, RETURNS]
    assert [one.action for one in moves.history(db, "fact", RETURNS.id)] == ["change", "add"]
    with pytest.raises(IntegrityError, match="append-only"), db.immediate():
        db.run("UPDATE fact_revision SET body = '{}'")
    with pytest.raises(IntegrityError, match="retired, not deleted"), db.immediate():
        db.run("DELETE FROM fact")


def test_saving_what_is_there_already_changes_nothing(db: Database) -> None:
    assert save(db)
    before = facts.version(db)

    assert not save(db, now_at=NOW + 1)
    assert facts.version(db) == before


def test_a_retired_fact_is_kept_and_can_come_back(db: Database) -> None:
    save(db)
    facts.retire(db, RETURNS.id, actor="Lea", now_at=NOW + 1)

    assert facts.list_all(db) == []
    assert [one.fact.id for one in facts.list_all(db, with_retired=True)] == [RETURNS.id]
    with pytest.raises(NotFound):
        facts.retire(db, RETURNS.id, actor="Lea", now_at=NOW + 2)

    save(db, now_at=NOW + 3)
    assert not facts.get(db, RETURNS.id).retired
    assert moves.history(db, "fact", RETURNS.id)[0].action == "bring_back"


def test_what_lives_in_a_file_is_changed_there_alone(db: Database) -> None:
    save(db, source="returns.md")

    with pytest.raises(AllEarsError, match=r"lives in returns\.md; change it there"):
        save(db, SHORTER)
    with pytest.raises(AllEarsError, match=r"lives in returns\.md"):
        facts.retire(db, RETURNS.id, actor="Dana", now_at=NOW)
    assert facts.list_from(db, "returns.md") == [RETURNS.id]
    assert facts.list_sources(db) == ["returns.md"]


def test_what_lived_in_a_file_can_be_kept_here_instead(db: Database) -> None:
    save(db, source="returns.md")

    assert facts.release(db, actor="Lea", now_at=NOW) == 1
    assert facts.release(db, actor="Lea", now_at=NOW) == 0
    assert save(db, SHORTER)


def test_a_file_does_not_take_over_what_is_kept_here(db: Database) -> None:
    save(db)

    with pytest.raises(AllEarsError, match="kept in the database already"):
        save(db, SHORTER, source="returns.md")


@pytest.mark.parametrize(
    ("changes", "count"),
    [
        ({}, 1),
        ({"review_at": NOW + REVIEW_AHEAD}, 1),
        ({"review_at": NOW + REVIEW_AHEAD + 1}, 0),
        ({"review_at": None}, 0),
        ({"valid_from_at": None, "valid_until_at": None}, 1),
        ({"valid_from_at": NOW + 1}, 0),
        ({"valid_until_at": NOW}, 0),
    ],
)
def test_facts_that_hold_and_are_to_be_reviewed_soon_are_counted(
    db: Database, changes: dict[str, Any], count: int
) -> None:
    save(db, replace(RETURNS, **changes))

    assert facts.count_due(db, NOW) == count


def test_a_retired_fact_is_not_to_be_reviewed(db: Database) -> None:
    save(db)
    facts.retire(db, RETURNS.id, actor="Dana", now_at=NOW)

    assert facts.count_due(db, NOW) == 0


def test_what_nobody_knows_is_not_found(db: Database) -> None:
    assert facts.find(db, "no-such") is None
    with pytest.raises(NotFound, match="no fact no-such"):
        facts.get(db, "no-such")
    with pytest.raises(NotFound):
        facts.revisions(db, "no-such")


def test_a_change_and_each_turn_in_time_asks_for_a_look(db: Database) -> None:
    save(db)
    assert [one.fact.id for one in facts.list_to_look_at(db, NOW)] == [RETURNS.id]

    facts.looked_at(db, RETURNS, NOW)
    assert facts.list_to_look_at(db, NOW + DAY - 1) == []
    assert [one.fact.id for one in facts.list_to_look_at(db, NOW + DAY)] == [RETURNS.id]

    facts.looked_at(db, RETURNS, NOW + DAY)
    assert facts.list_to_look_at(db, NOW + 900 * DAY) == []
