"""The knowledge base follows its folder: what changes there is kept, what breaks there costs nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from structlog.testing import capture_logs

from commands.fact_keeping import Folder
from commands.fact_keeping import Keeper
from config.facts import Known
from domain.fact import Fact
from store import facts
from store.database import Database
from tests.builders import NOON
from tests.fakes import FrozenClock

TWO = '[[facts]]\nid = "a"\nanswer = "A."\n[[facts]]\nid = "b"\nanswer = "B."\n'


@pytest.fixture
def place(tmp_path: Path) -> Path:
    made = tmp_path / "facts"
    made.mkdir()
    (made / "shop.toml").write_text(TWO, encoding="utf-8")
    return made


@pytest.fixture
def folder(db: Database, place: Path, clock: FrozenClock) -> Folder:
    return Folder(db, place, Known(), clock)


def held(db: Database) -> list[str]:
    return [kept.fact.answers["en"] for kept in facts.list_all(db)]


def test_a_snapshot_is_made_anew_only_when_a_fact_has_changed(db: Database) -> None:
    keeper = Keeper(db)
    first = keeper()

    facts.save(db, Fact(id="a", answers={"en": "A."}), actor="Lea", now_at=NOON)
    second = keeper()

    assert first.get("a") is None
    assert second.get("a") is not None
    assert keeper() is second


def test_a_retired_fact_is_no_longer_known(db: Database) -> None:
    keeper = Keeper(db)
    facts.save(db, Fact(id="a", answers={"en": "A."}), actor="Lea", now_at=NOON)
    facts.retire(db, "a", actor="Lea", now_at=NOON)

    assert keeper().get("a") is None


def test_what_changes_in_the_folder_is_followed(db: Database, place: Path, folder: Folder) -> None:
    folder.follow()
    assert held(db) == ["A.", "B."]

    (place / "shop.toml").write_text(TWO.replace("B.", "Bee."), encoding="utf-8")
    folder.follow()
    assert held(db) == ["A.", "Bee."]

    (place / "shop.toml").write_text(TWO.partition('[[facts]]\nid = "b"')[0], encoding="utf-8")
    folder.follow()
    assert held(db) == ["A."]

    (place / "shop.toml").unlink()
    folder.follow()
    assert held(db) == []


def test_a_folder_that_has_not_changed_is_not_read(db: Database, folder: Folder) -> None:
    folder.follow()
    facts.retire(db, "a", actor="Lea", now_at=NOON, source="shop.toml")
    folder.follow()

    assert held(db) == ["B."]


def test_a_file_that_breaks_keeps_what_it_had_and_is_told_once(db: Database, place: Path, folder: Folder) -> None:
    folder.follow()
    (place / "shop.toml").write_text("[[facts", encoding="utf-8")
    with capture_logs() as logged:
        folder.follow()
        folder.follow()

    assert held(db) == ["A.", "B."]
    assert [(line["event"], line["place"]) for line in logged] == [("fact_file_problem", "shop.toml")]
    assert len(folder.problems()) == 1


def test_a_folder_that_is_gone_costs_no_fact(db: Database, place: Path, folder: Folder) -> None:
    folder.follow()
    place.rename(place.with_name("elsewhere"))
    folder.follow()

    assert held(db) == ["A.", "B."]


def test_a_fact_may_move_from_one_file_to_another(db: Database, place: Path, folder: Folder) -> None:
    folder.follow()
    (place / "shop.toml").rename(place / "other.toml")

    synced = folder.sync()
    assert synced.problems == ()
    assert held(db) == ["A.", "B."]
    assert facts.list_sources(db) == ["other.toml"]


def test_a_fact_of_the_desk_stays_and_the_file_is_told(db: Database, folder: Folder) -> None:
    facts.save(db, Fact(id="a", answers={"en": "Ours."}), actor="Lea", now_at=NOON)

    synced = folder.sync()
    assert held(db) == ["Ours.", "B."]
    assert [problem.place for problem in synced.problems] == ['shop.toml "a"']
    assert folder.problems() == synced.problems
    facts.retire(db, "a", actor="Lea", now_at=NOON)
    folder.sync()
    assert folder.problems() == ()


def test_without_a_folder_what_lived_in_files_is_kept_here(db: Database, folder: Folder, clock: FrozenClock) -> None:
    folder.follow()
    Folder(db, None, Known(), clock).follow()

    assert facts.list_sources(db) == []
    assert held(db) == ["A.", "B."]
