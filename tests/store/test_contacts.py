"""The do-not-contact list: joined by one's own words or by one of us, left only for a reason, and never forgotten."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from domain.errors import AllEarsError
from domain.errors import NotFound
from domain.mention import Author
from domain.mention import Mention
from domain.mention import MentionKind
from store import contacts
from store import intake
from store import moves
from store.database import Database
from store.database import IntegrityError
from tests.store.conftest import NOW
from tests.store.conftest import make_post

ANA = Author(native_id="u1", handle="Ana")


def add(db: Database, author: Author = ANA, platform: str = "x") -> None:
    contacts.add(db, platform, author, reason="a lawyer", actor="Lea", now_at=NOW)


def lift(db: Database, author: Author = ANA) -> int:
    return contacts.lift(db, "x", author, reason="they asked us to", actor="Lea", now_at=NOW)


@pytest.mark.parametrize(
    "author", [ANA, Author(handle="ANA"), Author(handle="@ana"), Author(native_id="u1", handle="new")]
)
def test_an_author_is_known_by_id_and_by_handle_however_written(db: Database, author: Author) -> None:
    add(db)

    found = contacts.find(db, "x", author)
    assert found is not None
    assert (found.reason, found.words, found.actor) == ("a lawyer", "", "Lea")


@pytest.mark.parametrize("author", [Author(), Author(handle="anna"), Author(native_id="u2")])
def test_others_are_not_meant_nor_is_the_same_name_elsewhere(db: Database, author: Author) -> None:
    add(db)

    assert contacts.find(db, "x", author) is None
    assert contacts.find(db, "reddit", ANA) is None


def test_an_opt_out_is_listed_with_the_page_it_came_in(db: Database, receive: Callable[..., Mention]) -> None:
    receive("1", "@acme stop contacting me, thanks")

    found = contacts.find(db, "x", Author(handle="ana"))
    assert found is not None
    assert (found.words, found.native_id, found.actor) == ("stop contacting me, thanks", "1", "system:intake")
    line = moves.history(db, "contact", found.id)[0]
    assert (line.action, line.detail) == ("list", "ana on x: stop contacting me, thanks")


@pytest.mark.parametrize(
    "changes",
    [
        {"text": "please stop charging me"},
        {"text": "I saw it. Leave me alone.", "kind": MentionKind.KEYWORD},
        {"text": "stop", "is_ours": True},
        {"text": "stop", "author": Author()},
    ],
    ids=["a complaint", "said to somebody else", "we ourselves", "nobody to know again"],
)
def test_what_is_no_wish_of_a_known_author_lists_nobody(db: Database, changes: dict[str, object]) -> None:
    post = make_post("1", **{"text": "", **changes})  # type: ignore[arg-type]
    intake.record_page(db, account="acme-x", platform="x", posts=[post], now_at=NOW)

    assert contacts.list_all(db) == []


def test_who_was_taken_off_in_spite_of_a_profile_stays_off_but_not_in_spite_of_new_words(
    db: Database, receive: Callable[..., Mention]
) -> None:
    shy = Author(handle="ana", bio="Gardener. #nobot")
    receive("1", author=shy)
    assert [entry.words for entry in contacts.list_all(db)] == ["#nobot"]
    assert lift(db, shy) == 1

    receive("2", author=shy)
    assert contacts.list_all(db) == []
    receive("3", "leave me alone", author=shy)
    assert [entry.words for entry in contacts.list_all(db)] == ["leave me alone"]
    assert len(contacts.list_all(db, with_lifted=True)) == 2


def test_a_page_read_twice_lists_nobody_anew(db: Database, receive: Callable[..., Mention]) -> None:
    receive("1", "stop")
    lift(db, Author(handle="ana"))
    post = make_post("1", "stop")
    intake.record_page(db, account="acme-x", platform="x", posts=[post], now_at=NOW)

    assert contacts.list_all(db) == []


def test_all_entries_of_an_author_are_remembered(db: Database) -> None:
    add(db)
    lift(db)
    add(db, Author(handle="ana"))
    add(db, Author(handle="ben"))
    assert [entry.lifted_at for entry in contacts.list_for(db, "x", ANA)] == [NOW, None]
    assert contacts.list_for(db, "reddit", ANA) == []
    assert contacts.list_for(db, "x", Author()) == []


def test_nobody_is_listed_twice_or_taken_off_twice_or_without_a_reason(db: Database) -> None:
    add(db)

    with pytest.raises(AllEarsError, match=r"Ana on x is on the list already\. Listed by Lea"):
        add(db)
    with pytest.raises(AllEarsError, match="Say why"):
        contacts.lift(db, "x", ANA, reason=" ", actor="Lea", now_at=NOW)
    assert lift(db) == 1
    with pytest.raises(NotFound, match="do-not-contact list: Ana on x"):
        lift(db)
    with pytest.raises(AllEarsError, match="Say why"):
        contacts.add(db, "x", ANA, reason="", actor="Lea", now_at=NOW)


@pytest.mark.parametrize(
    "sql",
    ["DELETE FROM no_contact", "UPDATE no_contact SET handle_key = 'x'", "UPDATE no_contact SET lifted_reason = 'y'"],
)
def test_the_database_itself_forgets_no_entry(db: Database, sql: str) -> None:
    add(db)
    lift(db)

    with pytest.raises(IntegrityError), db.immediate():
        db.run(sql)
