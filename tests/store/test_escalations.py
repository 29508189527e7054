"""A mention given to somebody: one open escalation at a time, with a reason, ended by whatever decides the mention."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from domain.errors import AllEarsError
from domain.errors import InvalidMove
from domain.mention import CloseReason
from domain.mention import Mention
from domain.mention import MentionStatus
from domain.person import Role
from domain.person import User
from store import checks
from store import escalations
from store import mentions
from store import moves
from store import users
from store.database import Database
from store.database import IntegrityError
from tests.store.conftest import NOW

Opened = Callable[..., Mention]


@pytest.fixture
def lead(db: Database) -> User:
    return users.add(db, "Lea", Role.LEAD, actor="test", now_at=NOW)


def escalate(db: Database, mention: Mention, to: User | Role, reason: str = "EUR 80 are asked for") -> None:
    with db.immediate():
        escalations.record(db, mention.id, to=to, reason=reason, actor="Dana", now_at=NOW)


def test_it_names_who_was_asked_by_whom_and_why(db: Database, opened: Opened, lead: User) -> None:
    mention = opened()
    escalate(db, mention, lead, " EUR 80\n are asked\x00 for ")
    found = escalations.find_open(db, mention.id)

    assert found is not None
    assert (found.user, found.role, found.actor, found.at) == ("Lea", None, "Dana", NOW)
    assert found.reason == "EUR 80 are asked for"
    assert mentions.get(db, mention.id).status is MentionStatus.ESCALATED
    assert moves.history(db, "mention", mention.id)[0].detail == "to Lea: EUR 80 are asked for"
    assert checks.find_faults(db) == []


def test_a_role_is_asked_as_a_team(db: Database, opened: Opened, lead: User, approver: User) -> None:
    escalate(db, opened("1"), Role.LEAD)
    escalate(db, opened("2"), lead)
    escalate(db, opened("3"), approver)
    boss = users.add(db, "Ann", Role.ADMIN, actor="test", now_at=NOW)

    assert [escalations.count_for(db, user) for user in (lead, approver, boss)] == [2, 1, 1]


def test_without_a_reason_nothing_is_escalated(db: Database, opened: Opened, lead: User) -> None:
    mention = opened()

    with pytest.raises(AllEarsError, match="Say why"):
        escalate(db, mention, lead, " \n\x00 ")
    assert mentions.get(db, mention.id).status is MentionStatus.OPEN


def test_what_is_escalated_is_not_escalated_again(db: Database, opened: Opened, lead: User) -> None:
    mention = opened()
    escalate(db, mention, lead)

    with pytest.raises(InvalidMove):
        escalate(db, mention, Role.ADMIN)
    assert db.scalar("SELECT count(*) FROM escalation") == 1


@pytest.mark.parametrize("action", ["return", "dismiss"])
def test_whatever_moves_the_mention_on_ends_the_escalation(
    db: Database, opened: Opened, lead: User, action: str
) -> None:
    mention = opened()
    escalate(db, mention, lead)
    closed = {"close_reason": str(CloseReason.IGNORED)} if action == "dismiss" else {}
    with db.immediate():
        mentions.move(db, mention.id, action, actor="Lea", now_at=NOW, **closed)

    assert escalations.find_open(db, mention.id) is None
    assert escalations.count_for(db, lead) == 0
    assert checks.find_faults(db) == []


def test_the_database_itself_wants_somebody_and_a_reason(db: Database, opened: Opened, lead: User) -> None:
    mention = opened()
    with pytest.raises(IntegrityError, match="names a person or a role"), db.immediate():
        mentions.move(db, mention.id, "escalate", actor="Dana", now_at=NOW)
    escalate(db, mention, lead)

    for sql in (
        "UPDATE escalation SET reason = 'another'",
        "DELETE FROM escalation",
        "INSERT INTO escalation (mention_id, role, reason, actor, at) VALUES (1, 'lead', 'why', 'Dana', 1)",
        "INSERT INTO escalation (mention_id, role, reason, actor, at, is_open) VALUES (1, 'lead', '', 'Dana', 1, 0)",
        "INSERT INTO escalation (mention_id, role, reason, actor, at, is_open) VALUES (1, '', 'why', 'Dana', 1, 0)",
    ):
        with pytest.raises(IntegrityError):
            db.run(sql)


def test_what_somebody_was_asked_goes_to_their_role_when_their_access_ends(
    db: Database, opened: Opened, lead: User, approver: User
) -> None:
    mention = opened()
    escalate(db, mention, lead)
    boss = users.add(db, "Ann", Role.ADMIN, actor="test", now_at=NOW)
    users.disable(db, lead.name, actor="cli:root", now_at=NOW + 5)
    found = escalations.find_open(db, mention.id)

    assert found is not None
    assert (found.user, found.role, found.actor, found.at) == ("", Role.LEAD, "Dana", NOW)
    assert found.reason == "EUR 80 are asked for"
    assert [escalations.count_for(db, user) for user in (boss, approver)] == [1, 0]
    told = [(line.actor, line.action, line.detail) for line in moves.history(db, "mention", mention.id, limit=2)]
    assert told == [
        ("cli:root", "escalate", "to the role lead: EUR 80 are asked for"),
        ("cli:root", "return", "Lea can no longer decide it"),
    ]
    assert checks.find_faults(db) == []


def test_where_nobody_has_their_role_it_goes_to_the_next_who_may_decide(
    db: Database, opened: Opened, lead: User, approver: User
) -> None:
    escalate(db, opened(), lead)
    users.disable(db, lead.name, actor="test", now_at=NOW)

    assert escalations.count_for(db, approver) == 1


def test_who_may_decide_no_longer_is_asked_no_longer(db: Database, opened: Opened, lead: User, approver: User) -> None:
    first, second = opened("1"), opened("2")
    escalate(db, first, approver)
    escalate(db, second, lead)
    users.add(db, approver.name, Role.WRITER, actor="test", now_at=NOW)
    found = [escalations.find_open(db, one.id) for one in (first, second)]

    assert [one.asked for one in found if one] == ["the role lead", "Lea"]


def test_once_escalated_is_known_for_good(db: Database, opened: Opened, lead: User) -> None:
    mention = opened()
    assert not escalations.was_asked(db, mention.id)
    escalate(db, mention, lead)
    with db.immediate():
        mentions.move(db, mention.id, "return", actor="Lea", now_at=NOW)

    assert escalations.was_asked(db, mention.id)
