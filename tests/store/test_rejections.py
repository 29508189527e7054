"""Rejections are counted by reason and playbook, and no longer once they are taken back."""

from __future__ import annotations

from collections.abc import Callable

from domain.draft import Draft
from domain.draft import RejectReason
from store import drafts
from store import rejections
from store.database import Database
from store.rejections import Rejections
from tests.store.conftest import NOW

TONE, GENERIC = RejectReason.WRONG_TONE, RejectReason.TOO_GENERIC


def test_reasons_are_counted_until_they_are_taken_back(db: Database, drafted: Callable[..., Draft]) -> None:
    made = [drafted(str(number)) for number in range(4)]
    with db.immediate():
        for draft, reason, at in ((0, TONE, NOW), (1, GENERIC, NOW), (2, GENERIC, NOW), (3, TONE, NOW - 10)):
            drafts.reject(db, made[draft].id, reason, "", actor="Dana", now_at=at)

    assert rejections.count(db, since_at=NOW) == [
        Rejections(reason=GENERIC, playbook="complaint", count=2),
        Rejections(reason=TONE, playbook="complaint", count=1),
    ]
    with db.immediate():
        drafts.bring_back(db, made[1].mention_id, actor="Dana", now_at=NOW)
    assert [one.count for one in rejections.count(db, since_at=0)] == [2, 1]


def test_the_count_reads_only_what_was_rejected_since(db: Database) -> None:
    plan = db.rows("EXPLAIN QUERY PLAN SELECT count(*) FROM draft WHERE reject_reason IS NOT NULL AND updated_at >= 1")
    assert "draft_rejected" in plan[0]["detail"]
