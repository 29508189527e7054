"""What auditors are shown is what stood at one moment, and the history binds each approval to the post it answers."""

from __future__ import annotations

from collections.abc import Callable

from domain.draft import Draft
from domain.person import User
from domain.text import content_hash
from store import audit
from store import drafts
from store import intake
from store import mentions
from store import moves
from store.database import Database
from tests.store.conftest import NOW
from tests.store.conftest import make_post


def approve(db: Database, draft: Draft, approver: User) -> None:
    with db.immediate():
        drafts.approve(db, draft, approver, now_at=NOW)


def test_an_approval_comes_with_its_post_and_its_line_of_history(
    db: Database, drafted: Callable[..., Draft], approver: User
) -> None:
    draft = drafted()
    approve(db, draft, approver)
    found = list(audit.approvals(db))

    mention = mentions.get(db, draft.mention_id)
    assert [(one.user, one.text, one.post_text) for one in found] == [(approver.name, draft.text, mention.text)]
    lines = {line.id: line for line in audit.history(db)}
    assert (lines[found[0].line].action, lines[found[0].line].detail) == ("approve", found[0].hash)
    seen = [line.detail for line in lines.values() if line.action == "see"]
    assert seen == [content_hash(mention.text)]


def test_an_approval_comes_with_the_post_as_it_stood_however_often_it_was_changed(
    db: Database, drafted: Callable[..., Draft], approver: User
) -> None:
    draft = drafted()
    first = mentions.get(db, draft.mention_id)
    approve(db, draft, approver)
    for words in ("second", "third"):
        with db.immediate():
            mention = mentions.get(db, draft.mention_id)
            intake.record_edit(db, mention, make_post("1", words), actor="test", now_at=NOW)

    assert [one.post_text for one in audit.approvals(db)] == [first.text]


def test_whoever_writes_meanwhile_neither_waits_nor_is_seen(db: Database) -> None:
    other = Database(db.path)
    with audit.snapshot(db):
        before = len(list(audit.history(db)))
        with other.immediate():
            moves.record(other, "Dana", "system", "x", "y", now_at=NOW)
        assert len(list(audit.history(db))) == before
    assert len(list(audit.history(db))) == before + 1
    other.close()


def test_a_long_history_is_walked_in_its_order(db: Database) -> None:
    with db.immediate():
        moves.record_many(db, [(NOW, "Dana", "system", str(number), "y", "", "", "") for number in range(5_000)])

    ids = [line.id for line in audit.history(db)]
    assert ids == sorted(ids)
    assert len(ids) >= 5_000
