"""Who is on a mention: the database decides between two, nobody holds it for ever, and what is taken over is told."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from domain.clock import DAY
from domain.mention import Mention
from domain.person import Role
from domain.person import User
from store import leases
from store import moves
from store import users
from store.database import Database
from store.database import IntegrityError
from store.leases import LENGTH
from tests.store.conftest import NOW

Opened = Callable[..., Mention]


@pytest.fixture
def milo(db: Database) -> User:
    return users.add(db, "Milo", Role.WRITER, actor="test", now_at=NOW)


def holder(db: Database, mention: Mention, now_at: int = NOW) -> str:
    found = leases.find(db, mention.id, now_at=now_at)
    return found.user if found else ""


def test_the_first_has_it_and_the_second_is_told_who(db: Database, opened: Opened, approver: User, milo: User) -> None:
    mention = opened()
    leases.hold(db, mention.id, approver, now_at=NOW)

    assert leases.hold(db, mention.id, milo, now_at=NOW + 1).user == "Dana"
    assert list(leases.list_live(db, now_at=NOW)) == [mention.id]
    leases.expect_free(db, mention.id, approver, now_at=NOW)
    with pytest.raises(leases.InHands, match="Dana is on it"):
        leases.expect_free(db, mention.id, milo, now_at=NOW)


def test_a_lease_that_is_renewed_goes_on_and_keeps_its_beginning(db: Database, opened: Opened, approver: User) -> None:
    mention = opened()
    leases.hold(db, mention.id, approver, now_at=NOW)
    renewed = leases.hold(db, mention.id, approver, now_at=NOW + LENGTH - 1)

    assert (renewed.since_at, renewed.until_at) == (NOW, NOW + 2 * LENGTH - 1)


def test_a_closed_browser_holds_nothing_back(db: Database, opened: Opened, approver: User, milo: User) -> None:
    mention = opened()
    leases.hold(db, mention.id, approver, now_at=NOW)

    assert holder(db, mention, NOW + LENGTH - 1) == "Dana"
    assert holder(db, mention, NOW + LENGTH) == ""
    assert leases.hold(db, mention.id, milo, now_at=NOW + LENGTH).user == "Milo"


def test_a_clock_set_back_by_a_day_holds_nothing_back_either(
    db: Database, opened: Opened, approver: User, milo: User
) -> None:
    mention = opened()
    leases.hold(db, mention.id, approver, now_at=NOW + DAY)

    assert holder(db, mention) == ""
    assert leases.hold(db, mention.id, milo, now_at=NOW).user == "Milo"
    assert leases.hold(db, mention.id, approver, now_at=NOW).user == "Milo"


def test_a_clock_read_before_the_lock_came_takes_no_lease(
    db: Database, opened: Opened, approver: User, milo: User
) -> None:
    mention = opened()
    leases.hold(db, mention.id, approver, now_at=NOW + 1_000)

    assert leases.hold(db, mention.id, milo, now_at=NOW + 999).user == "Dana"
    with pytest.raises(leases.InHands):
        leases.expect_free(db, mention.id, milo, now_at=NOW + 999)
    with pytest.raises(IntegrityError, match="somebody else is on it"):
        db.run("UPDATE lease SET user_id = ?, since_at = ?", (milo.id, NOW + 999))


def test_who_takes_it_over_has_it_and_history_says_from_whom(
    db: Database, opened: Opened, approver: User, milo: User
) -> None:
    mention = opened()
    leases.hold(db, mention.id, approver, now_at=NOW)
    taken = leases.take(db, mention.id, milo, now_at=NOW + 5)
    leases.take(db, mention.id, milo, now_at=NOW + 6)

    assert (taken.user, taken.since_at) == ("Milo", NOW + 5)
    assert leases.hold(db, mention.id, approver, now_at=NOW + 7).user == "Milo"
    lines = [(one.actor, one.detail) for one in moves.history(db, "mention", mention.id) if one.action == "take"]
    assert lines == [("Milo", "from Dana")]


def test_one_releases_only_what_is_ones_own(db: Database, opened: Opened, approver: User, milo: User) -> None:
    mention = opened()
    leases.hold(db, mention.id, approver, now_at=NOW)
    leases.release(db, mention.id, milo)
    assert holder(db, mention) == "Dana"
    leases.release(db, mention.id, approver)

    assert holder(db, mention) == ""


def test_who_lost_access_is_on_nothing(db: Database, opened: Opened, approver: User, milo: User) -> None:
    mention = opened()
    leases.hold(db, mention.id, approver, now_at=NOW)
    users.disable(db, "Dana", actor="test", now_at=NOW)

    assert holder(db, mention) == ""
    assert leases.hold(db, mention.id, milo, now_at=NOW + 1).user == "Milo"


def test_the_database_itself_lets_nobody_slip_in_or_stay_for_hours(
    db: Database, opened: Opened, approver: User, milo: User
) -> None:
    mention = opened()
    leases.hold(db, mention.id, approver, now_at=NOW)

    with pytest.raises(IntegrityError, match="somebody else is on it"):
        db.run("UPDATE lease SET user_id = ?, since_at = ?", (milo.id, NOW + 1))
    with pytest.raises(IntegrityError, match="CHECK"):
        db.run("UPDATE lease SET until_at = renewed_at + 3600000")


def test_of_many_who_open_it_at_once_one_has_it(db: Database, opened: Opened) -> None:
    mention = opened()
    people = [users.add(db, f"P{number}", Role.WRITER, actor="test", now_at=NOW) for number in range(6)]
    gate, seen = threading.Barrier(len(people)), list[str]()

    def click(user: User) -> None:
        gate.wait()
        seen.append(leases.hold(db, mention.id, user, now_at=NOW).user)

    threads = [threading.Thread(target=click, args=(user,)) for user in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(seen) == len(people)
    assert len(set(seen)) == 1
