"""The rules hold in the database itself, whatever our own code does."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from domain.draft import Draft
from domain.mention import Mention
from domain.person import Role
from domain.person import User
from domain.workflow import MOVES
from store import deliveries
from store import drafts
from store import mentions
from store import users
from store.database import Database
from store.database import IntegrityError
from tests.store.conftest import NOW

REFUSED = IntegrityError


def test_the_database_knows_exactly_the_moves_of_the_table(db: Database) -> None:
    stored = {tuple(row) for row in db.rows("SELECT subject, from_status, to_status FROM allowed_move")}

    assert stored == {(s, start, end) for s, moves in MOVES.items() for (start, _), end in moves.items()}


@pytest.mark.parametrize("status", ["new", "answering", "handed_off"])
def test_an_illegal_move_is_refused(db: Database, opened: Callable[..., Mention], status: str) -> None:
    mention = opened()
    with db.immediate():
        mentions.snooze(db, mention.id, NOW + 1, actor="test", now_at=NOW)

    with pytest.raises(REFUSED, match="illegal move"):
        db.run("UPDATE mention SET status = ? WHERE id = ?", (status, mention.id))


@pytest.mark.parametrize("table", ["approval", "revision", "activity"])
def test_what_is_history_cannot_be_changed_or_deleted(
    db: Database, drafted: Callable[..., Draft], approver: User, table: str
) -> None:
    with db.immediate():
        drafts.approve(db, drafted(), approver, now_at=NOW)

    with pytest.raises(REFUSED, match="append-only"):
        db.run(f"UPDATE {table} SET id = id + 1000")
    with pytest.raises(REFUSED, match="append-only"):
        db.run(f"DELETE FROM {table}")


@pytest.mark.parametrize("role", [Role.VIEWER, Role.WRITER])
def test_only_an_approver_can_approve(db: Database, drafted: Callable[..., Draft], role: Role) -> None:
    person = users.add(db, "Rio", role, actor="test", now_at=NOW)

    with pytest.raises(REFUSED, match="human approver"), db.immediate():
        drafts.approve(db, drafted(), person, now_at=NOW)


def test_a_disabled_approver_cannot_approve(db: Database, drafted: Callable[..., Draft], approver: User) -> None:
    users.disable(db, approver.name, actor="test", now_at=NOW)

    with pytest.raises(REFUSED, match="human approver"), db.immediate():
        drafts.approve(db, drafted(), approver, now_at=NOW)


def test_an_approval_of_an_older_text_is_refused(db: Database, drafted: Callable[..., Draft], approver: User) -> None:
    old = drafted()
    drafts.edit(db, old.id, old.version, "Another text", actor="Dana", now_at=NOW)

    with pytest.raises(REFUSED, match="current text"), db.immediate():
        drafts.approve(db, old, approver, now_at=NOW)


def test_an_approved_draft_cannot_be_edited(db: Database, drafted: Callable[..., Draft], approver: User) -> None:
    draft = drafted()
    with db.immediate():
        drafts.approve(db, draft, approver, now_at=NOW)

    with pytest.raises(REFUSED, match="only a pending draft"):
        drafts.edit(db, draft.id, draft.version, "Another text", actor="Dana", now_at=NOW)


def queued(db: Database, draft: Draft, approver: User) -> int:
    with db.immediate():
        approval = drafts.approve(db, draft, approver, now_at=NOW)
        mentions.move(db, draft.mention_id, "approve", actor="Dana", now_at=NOW)
        return deliveries.queue(db, draft, approval, next_at=NOW, now_at=NOW)


INTENT = """INSERT INTO intent (delivery_id, attempt, approval_id, hash, idempotency_key, opened_at, deadline_at)
            SELECT id, 1, approval_id, {hash}, 'k', 1, 2 FROM delivery WHERE id = ?"""


def test_an_intent_for_another_text_is_refused(db: Database, drafted: Callable[..., Draft], approver: User) -> None:
    key = queued(db, drafted(), approver)

    with pytest.raises(REFUSED, match="valid approval"):
        db.run(INTENT.format(hash="'other'"), (key,))


def test_an_intent_after_the_approval_was_withdrawn_is_refused(
    db: Database, drafted: Callable[..., Draft], approver: User
) -> None:
    draft = drafted()
    key = queued(db, draft, approver)
    db.run("UPDATE draft SET status = 'pending', approval_id = NULL WHERE id = ?", (draft.id,))

    with pytest.raises(REFUSED, match="valid approval"):
        db.run(INTENT.format(hash="hash"), (key,))


def test_nothing_is_sending_without_an_intent(db: Database, drafted: Callable[..., Draft], approver: User) -> None:
    key = queued(db, drafted(), approver)

    with pytest.raises(REFUSED, match="before the call"):
        db.run("UPDATE delivery SET status = 'sending', attempt = 1 WHERE id = ?", (key,))


@pytest.mark.parametrize("column", ["text", "hash", "target_id", "account", "approval_id"])
def test_what_was_approved_cannot_be_changed(
    db: Database, drafted: Callable[..., Draft], approver: User, column: str
) -> None:
    key = queued(db, drafted(), approver)

    with pytest.raises(REFUSED, match="cannot be changed"):
        db.run(f"UPDATE delivery SET {column} = {column} WHERE id = ?", (key,))


DELIVERY = """INSERT INTO delivery (draft_id, mention_id, approval_id, account, platform, target_id, text, hash,
    status, next_at, created_at, updated_at) SELECT draft_id, mention_id, approval_id, account, platform, {target},
    text, hash, {status}, 1, 1, 1 FROM delivery WHERE id = ?"""


@pytest.mark.parametrize("target", ["target_id", "'elsewhere'"])
def test_a_draft_has_one_live_delivery_at_most_wherever_it_goes(
    db: Database, drafted: Callable[..., Draft], approver: User, target: str
) -> None:
    key = queued(db, drafted(), approver)

    with pytest.raises(REFUSED, match="UNIQUE"):
        db.run(DELIVERY.format(target=target, status="'queued'"), (key,))


def test_a_post_has_one_live_delivery_at_most(db: Database, drafted: Callable[..., Draft], approver: User) -> None:
    key, other = queued(db, drafted(), approver), drafted("2")
    words = DELIVERY.format(target="target_id", status="'queued'").replace("SELECT draft_id", f"SELECT {other.id}")

    with pytest.raises(REFUSED, match="UNIQUE"):
        db.run(words, (key,))


def test_a_delivery_starts_queued(db: Database, drafted: Callable[..., Draft], approver: User) -> None:
    key = queued(db, drafted(), approver)
    db.run("UPDATE delivery SET status = 'cancelled' WHERE id = ?", (key,))

    with pytest.raises(REFUSED, match="starts queued"):
        db.run(DELIVERY.format(target="target_id", status="'sent'"), (key,))


@pytest.mark.parametrize("status", ["sent", "unknown", "held", "deleting", "gone"])
def test_a_reply_that_waits_moves_by_the_table_alone(
    db: Database, drafted: Callable[..., Draft], approver: User, status: str
) -> None:
    key = queued(db, drafted(), approver)

    with pytest.raises(REFUSED, match="illegal move of a delivery"):
        db.run("UPDATE delivery SET status = ? WHERE id = ?", (status, key))


def test_a_delivery_has_one_open_intent(db: Database, drafted: Callable[..., Draft], approver: User) -> None:
    key = queued(db, drafted(), approver)
    db.run(INTENT.format(hash="hash"), (key,))

    with pytest.raises(REFUSED, match="UNIQUE"):
        db.run(INTENT.format(hash="hash").replace("SELECT id, 1,", "SELECT id, 2,"), (key,))


@pytest.mark.parametrize("outcome", ["landed", "refused", "absent"])
def test_an_intent_whose_end_is_known_stays_as_it_is(
    db: Database, drafted: Callable[..., Draft], approver: User, outcome: str
) -> None:
    db.run(INTENT.format(hash="hash"), (queued(db, drafted(), approver),))
    db.run("UPDATE intent SET outcome = 'unknown'")
    db.run("UPDATE intent SET outcome = ?", (outcome,))

    with pytest.raises(REFUSED, match="a closed intent stays closed"):
        db.run("UPDATE intent SET outcome = 'unknown'")
