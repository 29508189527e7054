"""Preferences: set by hand for one author on one network, said in history without what they are, erased for good."""

from __future__ import annotations

from domain.mention import Author
from domain.playbook import Formality
from domain.preference import Preference
from store import preferences
from store.database import Database
from tests import desk_house
from tests.builders import a_post
from tests.fakes import FrozenClock

ADA = Author(native_id="u7", handle="ada", name="Ada Lindqvist")
WANTED = Preference(name="Ms Lindqvist", formality=Formality.FORMAL, language="de", set_by="lead", set_at=5)


def test_what_was_set_last_is_kept_of_this_author_on_this_network_alone(db: Database) -> None:
    preferences.save(db, "x", ADA, Preference(name="Ada", set_by="lea", set_at=1))
    preferences.save(db, "x", ADA, WANTED)

    assert preferences.find(db, "x", ADA) == WANTED
    assert preferences.find(db, "reddit", ADA) is None
    assert preferences.find(db, "x", Author(native_id="u8", handle="ada")) is None
    assert preferences.find(db, "x", Author(native_id="u7", handle="bea")) is None


def test_nothing_of_what_was_kept_is_left_once_it_is_erased(db: Database) -> None:
    preferences.save(db, "x", ADA, WANTED)

    assert preferences.erase(db, "x", ADA, actor="lead", now_at=6)
    assert not preferences.erase(db, "x", ADA, actor="lead", now_at=7)

    assert preferences.find(db, "x", ADA) is None
    lines = db.rows("SELECT actor, action, subject_id, detail FROM activity WHERE subject = 'preference' ORDER BY id")
    assert [tuple(line) for line in lines] == [("lead", "set", "ada on x", ""), ("lead", "erase", "ada on x", "")]


def test_to_set_nothing_erases(db: Database) -> None:
    preferences.save(db, "x", ADA, WANTED)
    preferences.save(db, "x", ADA, Preference(set_by="lead", set_at=9))

    assert preferences.find(db, "x", ADA) is None


def test_of_authors_who_write_no_more_nothing_is_kept_for_ever(db: Database, clock: FrozenClock) -> None:
    desk_house.store_post(db, clock, a_post(1, author=ADA))
    gone = Author(native_id="u9", handle="zoe")
    for author in (ADA, gone):
        preferences.save(db, "x", author, WANTED)
    written_at = int(db.scalar("SELECT created_at FROM mention"))

    assert preferences.forget(db, before_at=5) == 0
    assert preferences.forget(db, before_at=written_at) == 1
    assert preferences.find(db, "x", gone) is None
    assert preferences.forget(db, before_at=written_at + 1) == 1
