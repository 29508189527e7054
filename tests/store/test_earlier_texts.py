"""What a post said before its author changed it stands beside its hash in history, until it is erased."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from domain.activity import Activity
from domain.audit import EDIT
from domain.audit import OLD_EDIT
from domain.audit import Sealer
from domain.audit import Verdict
from domain.audit import verify
from domain.copies import copy_key
from domain.draft import Draft
from domain.mention import Author
from domain.mention import Mention
from domain.person import Role
from domain.person import User
from domain.text import content_hash
from domain.workflow import Subject
from store import audit
from store import checks
from store import drafts
from store import earlier_texts
from store import intake
from store import mentions
from store import migrations
from store import moves
from store import retention
from store import users
from store.database import APPLICATION_ID
from store.database import Database
from store.database import IntegrityError
from tests.store.conftest import NOW
from tests.store.conftest import make_post

FIRST, SECOND = "My parcel is late.", "Late! Call 555 0100"
LONG_AFTER = NOW + 10_000


def change(db: Database, mention_id: int, words: str, now_at: int = NOW + 1) -> None:
    with db.immediate():
        mention = mentions.get(db, mention_id)
        intake.record_edit(db, mention, make_post("1", words), actor="test", now_at=now_at)


def approve(db: Database, mention_id: int, approver: User, now_at: int) -> None:
    """Approve a reply to what the post says now, and draft another as if that one had not left."""
    draft = drafts.find_live(db, mention_id)
    assert draft is not None
    with db.immediate():
        drafts.approve(db, draft, approver, now_at=now_at)
        moves.apply(db, Subject.DRAFT, draft.id, "reopen", actor="test", now_at=now_at, approval_id=None)


def changed_twice(db: Database, draft: Draft, approver: User) -> int:
    """Approve before a change, after it, and after a second one; answer the mention."""
    approve(db, draft.mention_id, approver, NOW)
    for at, words in enumerate((SECOND, "It came."), 1):
        change(db, draft.mention_id, words, NOW + 10 * at)
        approve(db, draft.mention_id, approver, NOW + 10 * at + 1)
    return draft.mention_id


def proven(db: Database) -> Verdict:
    """Write the record for auditors and read it as they do."""
    sealer = Sealer()
    lines = [sealer.head("2026"), *map(sealer.activity, audit.history(db)), *map(sealer.approval, audit.approvals(db))]
    return verify([*lines, sealer.end()])


def changes(db: Database, mention_id: int) -> list[Activity]:
    """Answer the lines of changes as the desk shows them, the newest first."""
    told = earlier_texts.tell(db, moves.history(db, "mention", mention_id))
    return [line for line in told if line.action in {EDIT, OLD_EDIT}]


def test_the_history_holds_the_hash_and_nowhere_the_text(
    db: Database, drafted: Callable[..., Draft], approver: User
) -> None:
    mention_id = changed_twice(db, drafted(), approver)

    stored = [line for line in audit.history(db) if line.action == EDIT]
    assert [line.detail for line in stored] == [content_hash(FIRST), content_hash(SECOND)]
    assert not any("555" in line.detail or FIRST in line.detail for line in audit.history(db))
    assert [line.detail for line in changes(db, mention_id)] == [SECOND, FIRST]


def test_each_approval_comes_with_the_post_that_was_seen(
    db: Database, drafted: Callable[..., Draft], approver: User
) -> None:
    changed_twice(db, drafted(), approver)
    found, verdict = list(audit.approvals(db)), proven(db)

    assert [(one.post_text, one.post_erased) for one in found] == [(FIRST, ""), (SECOND, ""), ("It came.", "")]
    assert (verdict.faults, verdict.approvals, verdict.erased, verdict.unseen) == ([], 3, 0, 0)
    assert checks.find_faults(db) == []


def by_deletion(db: Database, mention_id: int) -> None:
    with db.immediate():
        earlier_texts.forget(db, mention_id)


def by_retention(db: Database, _mention_id: int) -> None:
    assert retention.forget_earlier(db, before_at=LONG_AFTER) == 2


def by_erasure(db: Database, _mention_id: int) -> None:
    assert retention.erase_author(db, "x", Author(handle="Ana"), actor="lead", now_at=LONG_AFTER) == 1


@pytest.mark.parametrize("erase", [by_deletion, by_retention, by_erasure])
def test_once_erased_only_the_hash_is_told_and_the_chain_is_whole(
    db: Database, drafted: Callable[..., Draft], approver: User, erase: Callable[[Database, int], None]
) -> None:
    mention_id = changed_twice(db, drafted(), approver)
    erase(db, mention_id)
    found, verdict = list(audit.approvals(db)), proven(db)

    assert [(one.post_text, one.post_erased) for one in found] == [
        ("", content_hash(FIRST)),
        ("", content_hash(SECOND)),
        ("It came.", ""),
    ]
    assert (verdict.faults, verdict.erased) == ([], 2)
    assert [line.action for line in changes(db, mention_id)] == [EDIT, EDIT]
    assert db.scalar("SELECT count(*) FROM earlier_text") == 0
    assert checks.find_faults(db) == []


def test_what_is_erased_is_nowhere_in_the_file(db: Database, opened: Callable[..., Mention]) -> None:
    mention = opened("1", "Call Zebulon, 5550100")
    change(db, mention.id, SECOND)
    by_deletion(db, mention.id)
    assert checks.find_faults(db) == []
    db.close()

    whole = b"".join(file.read_bytes() for file in db.path.parent.glob(f"{db.path.name}*")).lower()
    assert (b"zebulon" in whole, b"5550100" in whole, SECOND.lower().encode() in whole) == (False, False, True)


def test_a_mention_that_is_deleted_takes_its_texts_along(db: Database, opened: Callable[..., Mention]) -> None:
    mention = opened()
    change(db, mention.id, SECOND)
    with db.immediate():
        db.run("DELETE FROM mention WHERE id = ?", (mention.id,))

    assert db.scalar("SELECT count(*) FROM earlier_text") == 0


def test_a_text_that_comes_back_and_goes_again_is_kept_once_and_from_then_on(
    db: Database, opened: Callable[..., Mention]
) -> None:
    mention = opened("1", FIRST)
    for at, words in enumerate((SECOND, FIRST, SECOND), 1):
        change(db, mention.id, words, NOW + at)

    kept = db.rows("SELECT text, kept_at FROM earlier_text ORDER BY kept_at")
    assert [tuple(row) for row in kept] == [(SECOND, NOW + 2), (FIRST, NOW + 3)]
    assert retention.forget_earlier(db, before_at=NOW + 3) == 1
    assert earlier_texts.find(db, mention.id, content_hash(FIRST)) == FIRST
    assert earlier_texts.find(db, mention.id, content_hash(SECOND)) is None


def test_a_post_that_said_a_hash_is_told_as_what_it_said(db: Database, opened: Callable[..., Mention]) -> None:
    mention = opened("1", content_hash("anything"))
    change(db, mention.id, SECOND)

    assert [line.detail for line in changes(db, mention.id)] == [content_hash("anything")]
    assert earlier_texts.find(db, mention.id, content_hash("anything")) is None


def test_the_database_lets_nobody_rewrite_what_was_said(db: Database, opened: Callable[..., Mention]) -> None:
    change(db, opened().id, SECOND)

    with pytest.raises(IntegrityError, match="only erased"), db.immediate():
        db.run("UPDATE earlier_text SET text = 'Thank you!'")


def test_a_database_of_before_keeps_its_lines_and_both_forms_are_read(tmp_path: Path) -> None:
    old = Database(tmp_path / "a.db")
    old.connection().execute(f"PRAGMA application_id={APPLICATION_ID}")
    old.utils().register_function(copy_key)
    migrations.migrations.apply(old.utils(), stop_before="m011_earlier_texts")
    approver = users.add(old, "Dana", Role.APPROVER, actor="test", now_at=NOW)
    intake.record_page(old, account="acme-x", platform="x", posts=[make_post("1", FIRST)], now_at=NOW)
    with old.immediate():
        old.run("UPDATE mention SET status = 'open', priority = 'normal'")
    drafts.record(old, mentions.get(old, 1), text="We look.", steps=(), playbook="", now_at=NOW)
    approve(old, 1, approver, NOW)
    with old.immediate():
        moves.record(old, "test", "mention", 1, OLD_EDIT, now_at=NOW + 1, detail=FIRST)
        old.run("UPDATE mention SET text = ?, content_hash = ?", (SECOND, content_hash(SECOND)))
    approve(old, 1, approver, NOW + 2)
    before = list(audit.history(old))
    old.close()
    db = migrations.open_database(tmp_path / "a.db")
    change(db, 1, "It came.", NOW + 3)

    assert list(audit.history(db))[: len(before)] == before
    assert [one.post_text for one in audit.approvals(db)] == [FIRST, SECOND]
    assert [line.detail for line in changes(db, 1)] == [SECOND, FIRST]
    retention.erase_author(db, "x", Author(handle="ana"), actor="lead", now_at=LONG_AFTER)
    assert [(one.post_text, one.post_erased) for one in audit.approvals(db)] == [
        (FIRST, ""),  # the chain holds it
        ("", content_hash(SECOND)),
    ]
    assert [line.action for line in changes(db, 1)] == [EDIT, OLD_EDIT]
    assert (proven(db).faults, checks.find_faults(db)) == ([], [])
    db.close()
