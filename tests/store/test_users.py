"""Sign-in links work once, in time, and for people who still have access."""

from __future__ import annotations

import pytest

from domain.errors import AllEarsError
from domain.errors import NotFound
from domain.person import Role
from domain.person import User
from store import users
from store.database import Database
from tests.store.conftest import NOW


def sign_in(db: Database, token: str, now_at: int = NOW) -> str | None:
    return users.sign_in(db, token, address="127.0.0.1", agent="test", now_at=now_at)


def test_a_link_signs_in_once(db: Database, approver: User) -> None:
    token = users.create_link(db, "Dana", now_at=NOW)
    secret = sign_in(db, token)

    assert secret is not None
    assert users.find_by_session(db, secret, now_at=NOW) == approver
    assert sign_in(db, token) is None


def test_a_link_expires(db: Database, approver: User) -> None:
    token = users.create_link(db, "Dana", now_at=NOW)

    assert sign_in(db, token, NOW + users.LINK_LIFE) is None


def test_a_session_expires(db: Database, approver: User) -> None:
    secret = sign_in(db, users.create_link(db, "Dana", now_at=NOW))

    assert secret is not None
    assert users.find_by_session(db, secret, now_at=NOW + users.SESSION_LIFE) is None


def test_signing_out_ends_the_session(db: Database, approver: User) -> None:
    secret = sign_in(db, users.create_link(db, "Dana", now_at=NOW))
    assert secret is not None
    users.sign_out(db, secret)

    assert users.find_by_session(db, secret, now_at=NOW) is None


def test_a_disabled_person_is_out_at_once(db: Database, approver: User) -> None:
    secret = sign_in(db, users.create_link(db, "Dana", now_at=NOW))
    other = users.create_link(db, "Dana", now_at=NOW)
    users.disable(db, "Dana", actor="test", now_at=NOW)

    assert secret is not None
    assert users.find_by_session(db, secret, now_at=NOW) is None
    assert sign_in(db, other) is None


def test_no_secret_is_stored_in_the_clear(db: Database, approver: User) -> None:
    token = users.create_link(db, "Dana", now_at=NOW)
    secret = sign_in(db, token)
    db.close()
    dump = b"".join(file.read_bytes() for file in db.path.parent.glob("allears.db*"))

    assert secret is not None
    assert token.encode() not in dump
    assert secret.encode() not in dump


def test_adding_somebody_again_changes_the_role(db: Database, approver: User) -> None:
    users.add(db, "Dana", Role.LEAD, actor="test", now_at=NOW)

    assert [(user.name, user.role) for user in users.list_all(db)] == [("Dana", Role.LEAD)]


def test_a_stranger_is_named(db: Database) -> None:
    with pytest.raises(NotFound, match="no user Eve"):
        users.create_link(db, "Eve", now_at=NOW)


def test_a_session_lasts_as_long_as_the_settings_say(db: Database, approver: User) -> None:
    token = users.create_link(db, "Dana", now_at=NOW)
    secret = users.sign_in(db, token, address="127.0.0.1", agent="test", now_at=NOW, life_ms=5_000)

    assert secret is not None
    assert users.find_by_session(db, secret, now_at=NOW + 4_999) == approver
    assert users.find_by_session(db, secret, now_at=NOW + 5_000) is None


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("", "needs a name"),
        (" \t", "needs a name"),
        ("x" * 101, "100 characters at most; this one has 101"),
        ("Composer", "what the program calls itself"),
        ("model:small-1", "what the program calls itself"),
        ("system:delivery", "what the program calls itself"),
        ("Da\x1b[2Jna", "one line of characters"),
        ("Da\nna", "one line"),
        ("Da\u202ena", "one line"),
        ("Da\udcffna", "one line"),
    ],
)
def test_what_nobody_could_read_is_no_name(db: Database, name: str, words: str) -> None:
    with pytest.raises(AllEarsError, match=words):
        users.add(db, name, Role.WRITER, actor="test", now_at=NOW)
    assert users.list_all(db) == []


def test_space_around_a_name_is_no_part_of_it(db: Database) -> None:
    assert users.add(db, " Zoë Ångström ", Role.WRITER, actor="test", now_at=NOW).name == "Zoë Ångström"


def test_the_next_who_may_decide_stands_in_where_nobody_has_a_role(db: Database) -> None:
    assert users.standing_in(db, Role.LEAD) is Role.LEAD, "nobody approves: it waits"
    users.add(db, "Wim", Role.WRITER, actor="test", now_at=NOW)
    assert users.standing_in(db, Role.LEAD) is Role.LEAD
    users.add(db, "Dana", Role.APPROVER, actor="test", now_at=NOW)
    assert users.standing_in(db, Role.LEAD) is Role.APPROVER
    users.add(db, "Ann", Role.ADMIN, actor="test", now_at=NOW)
    assert [users.standing_in(db, role) for role in (Role.APPROVER, Role.LEAD)] == [Role.APPROVER, Role.LEAD]
    users.disable(db, "Ann", actor="test", now_at=NOW)
    assert users.standing_in(db, Role.ADMIN) is Role.APPROVER
