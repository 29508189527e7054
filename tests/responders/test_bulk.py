"""One decision about several: each by the rules of one, what cannot be is told, and one undo takes back the whole."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from domain.clock import HOUR
from domain.draft import Draft
from domain.draft import DraftStatus
from domain.draft import RejectReason
from domain.errors import AllEarsError
from domain.errors import InvalidMove
from domain.errors import NotAllowed
from domain.errors import NotFound
from domain.errors import WorkflowError
from domain.mention import MentionStatus
from domain.person import Role
from domain.person import User
from responders import bulk
from responders import decisions
from store import checks
from store import drafts
from store import leases
from store import mentions
from store import moves
from store import users
from store.batches import Batch
from store.database import Database
from tests.builders import NOON

Drafted = Callable[..., Draft]


@pytest.fixture
def several(drafted: Drafted) -> list[Draft]:
    return [drafted(number) for number in range(1, 5)]


def ids(several: list[Draft]) -> list[int]:
    return [draft.mention_id for draft in several]


def statuses(db: Database, several: list[Draft]) -> set[str]:
    return {str(mentions.get(db, key).status) for key in ids(several)}


def dismissed(db: Database, keys: list[int], user: User) -> Batch:
    return bulk.dismiss(db, keys, user, now_at=NOON)


def snoozed(db: Database, keys: list[int], user: User) -> Batch:
    return bulk.snooze(db, keys, user, until_at=NOON + HOUR, now_at=NOON)


def escalated(db: Database, keys: list[int], user: User) -> Batch:
    return bulk.escalate(db, keys, user, to=Role.LEAD, reason="a storm", now_at=NOON)


def rejected(db: Database, keys: list[int], user: User) -> Batch:
    return bulk.reject(db, keys, user, reason=RejectReason.WRONG_TONE, now_at=NOON)


def not_about_us(db: Database, keys: list[int], user: User) -> Batch:
    return bulk.reject(db, keys, user, reason=RejectReason.NOT_ABOUT_US, now_at=NOON)


ALL = pytest.mark.parametrize("decide", [dismissed, snoozed, escalated, rejected, not_about_us])


@ALL
def test_each_is_decided_and_one_undo_takes_back_the_whole(
    db: Database, several: list[Draft], approver: User, decide: Callable[..., Batch]
) -> None:
    batch = decide(db, [*ids(several), ids(several)[0]], approver)

    assert batch.told.startswith("4 ")
    assert checks.find_faults(db) == []
    back = bulk.undo(db, batch.id, approver, now_at=NOON + 1)
    assert back.told == "4 taken back"
    assert statuses(db, several) == {"open"}
    for draft in several:
        live = drafts.find_live(db, draft.mention_id)
        assert live is not None
        assert (live.id, live.text, live.status) == (draft.id, draft.text, DraftStatus.PENDING)
    assert checks.find_faults(db) == []


@ALL
def test_who_may_not_decide_one_decides_none(
    db: Database, several: list[Draft], approver: User, decide: Callable[..., Batch]
) -> None:
    viewer = users.add(db, "Vic", Role.VIEWER, actor="test", now_at=NOON)
    before = db.scalar("SELECT count(*) FROM activity")

    with pytest.raises(NotAllowed):
        decide(db, ids(several), viewer)
    assert db.scalar("SELECT count(*) FROM activity") == before
    assert statuses(db, several) == {"open"}


def test_what_cannot_be_decided_is_left_as_it_was_and_told(db: Database, several: list[Draft], approver: User) -> None:
    milo = users.add(db, "Milo", Role.APPROVER, actor="test", now_at=NOON)
    leases.hold(db, several[0].mention_id, milo, now_at=NOON)
    decisions.snooze(db, several[1].mention_id, milo, until_at=NOON + HOUR, now_at=NOON)
    batch = snoozed(db, ids(several), approver)

    assert batch.told == (
        "2 snoozed, 2 not: Milo is on it. Take it over to decide yourself; Milo will see that you did. "
        "Cannot snooze this mention: it is snoozed now."
    )
    assert mentions.get(db, several[0].mention_id).status is MentionStatus.OPEN


def test_where_nothing_can_be_decided_nothing_is_kept(db: Database, several: list[Draft], approver: User) -> None:
    rejected(db, ids(several), approver)

    with pytest.raises(WorkflowError, match=r"0 rejected, 4 not: There is no draft to reject\. \(4\)"):
        rejected(db, ids(several), approver)
    assert db.scalar("SELECT count(*) FROM batch") == 1


def test_an_undo_leaves_alone_what_somebody_has_decided_since(
    db: Database, several: list[Draft], approver: User
) -> None:
    batch = snoozed(db, ids(several), approver)
    decisions.undo(db, several[0].mention_id, approver, now_at=NOON + 1)
    again = rejected(db, [several[0].mention_id], approver)
    own = decisions.write(db, several[0].mention_id, approver, "My own words.", now_at=NOON + 2)

    assert bulk.undo(db, batch.id, approver, now_at=NOON + 3).told == (
        "3 taken back, 1 not: Somebody has decided about it since."
    )
    with pytest.raises(WorkflowError, match="0 taken back, 1 not: Somebody has decided about it since"):
        bulk.undo(db, again.id, approver, now_at=NOON + 4)
    assert drafts.find_live(db, several[0].mention_id) == own


def test_an_undo_that_takes_nothing_back_leaves_it_to_whoever_may(
    db: Database, several: list[Draft], approver: User
) -> None:
    tom = users.add(db, "Tom", Role.APPROVER, actor="test", now_at=NOON)
    batch = escalated(db, ids(several), approver)

    with pytest.raises(WorkflowError, match="0 taken back, 4 not"):
        bulk.undo(db, batch.id, tom, now_at=NOON)
    assert bulk.undo(db, batch.id, approver, now_at=NOON).told == "4 taken back"


@ALL
def test_who_may_not_decide_ends_no_decision_either(
    db: Database, several: list[Draft], approver: User, decide: Callable[..., Batch]
) -> None:
    batch = decide(db, ids(several), approver)
    for key in ids(several):
        decisions.undo(db, key, approver, now_at=NOON)
    able = Role.WRITER if decide in {snoozed, escalated} else Role.APPROVER

    for role in Role:
        person = users.add(db, f"P{role}", role, actor="test", now_at=NOON)
        with pytest.raises(WorkflowError if role.includes(able) else NotAllowed):
            bulk.undo(db, batch.id, person, now_at=NOON)
    assert db.scalar("SELECT undone_at FROM batch") is None


def test_a_decision_is_taken_back_once(db: Database, several: list[Draft], approver: User) -> None:
    batch = dismissed(db, ids(several), approver)
    bulk.undo(db, batch.id, approver, now_at=NOON + 1)

    with pytest.raises(InvalidMove, match="it is taken back now"):
        bulk.undo(db, batch.id, approver, now_at=NOON + 2)
    with pytest.raises(NotFound):
        bulk.undo(db, 99, approver, now_at=NOON)


@pytest.mark.parametrize("keys", [[], list(range(1, bulk.MOST + 2))])
def test_none_and_too_many_are_refused(db: Database, approver: User, keys: list[int]) -> None:
    with pytest.raises(AllEarsError, match="Select between 1 and 500"):
        dismissed(db, keys, approver)


def test_history_tells_of_each_and_of_the_whole(db: Database, several: list[Draft], approver: User) -> None:
    batch = dismissed(db, ids(several), approver)

    assert [(one.actor, one.action, one.detail) for one in moves.history(db, "batch", batch.id)] == [
        ("Dana", "dismiss", "4 dismissed")
    ]
    assert all(moves.history(db, "mention", key)[0].action == "dismiss" for key in ids(several))


def test_nothing_is_approved_in_bulk() -> None:
    """Every reply has a named human who read exactly that text."""
    assert not hasattr(bulk, "approve")
