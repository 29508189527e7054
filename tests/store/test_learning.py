"""Decided drafts are told as they were written and as they were decided on; what was taken back is not decided."""

from __future__ import annotations

from collections.abc import Callable

from domain.draft import Draft
from domain.draft import Move
from domain.draft import RejectReason
from domain.mention import Mention
from domain.person import User
from store import drafts
from store import learning
from store.database import Database
from store.learning import Decided
from tests.store.conftest import NOW

STEPS = (Move(name="own", text="We hear you.", phrasing="<We hear|I hear> you."),)


def test_an_edited_draft_is_told_in_the_programs_words_and_in_those_approved(
    db: Database, opened: Callable[..., Mention], approver: User
) -> None:
    draft_id = drafts.record(db, opened(), text="We hear you.", steps=STEPS, playbook="complaint", now_at=NOW)
    assert draft_id is not None
    edited = drafts.edit(db, draft_id, 1, "We are sorry.", actor="Dana", now_at=NOW)
    with db.immediate():
        drafts.approve(db, edited, approver, now_at=NOW + 5)

    assert learning.list_decided(db, NOW, limit=9) == [
        Decided(
            draft_id=draft_id,
            mention_id=edited.mention_id,
            account="acme-x",
            language="en",
            playbook="complaint",
            reason=None,
            drafted="We hear you.",
            moves=STEPS,
            text="We are sorry.",
            created_at=NOW,
            decided_at=NOW + 5,
        )
    ]
    assert learning.list_decided(db, NOW + 6, limit=9) == []


def test_what_a_model_wrote_anew_is_what_was_drafted(db: Database, drafted: Callable[..., Draft]) -> None:
    draft = drafted()
    with db.immediate():
        drafts.rewrite(db, draft.id, 1, text="In other words.", steps=(), by="model:small", now_at=NOW)
        drafts.reject(db, draft.id, RejectReason.TOO_GENERIC, "", actor="Dana", now_at=NOW)

    found = learning.list_decided(db, NOW, limit=9)

    assert [(one.drafted, one.reason) for one in found] == [("In other words.", RejectReason.TOO_GENERIC)]


def test_what_is_pending_taken_back_or_a_persons_own_is_not_told(
    db: Database, drafted: Callable[..., Draft], opened: Callable[..., Mention], approver: User
) -> None:
    drafted("1")
    back = drafted("2")
    own_id = drafts.record(db, opened("3"), text="Mine.", steps=(), playbook="", now_at=NOW, by="Dana")
    assert own_id is not None
    with db.immediate():
        drafts.reject(db, back.id, RejectReason.OTHER, "", actor="Dana", now_at=NOW)
        drafts.bring_back(db, back.mention_id, actor="Dana", now_at=NOW)
        drafts.approve(db, drafts.get(db, own_id), approver, now_at=NOW)

    assert learning.list_decided(db, 0, limit=9) == []


def test_the_newest_come_first_and_no_more_than_asked_for(db: Database, drafted: Callable[..., Draft]) -> None:
    made = [drafted(str(number)).id for number in range(3)]
    with db.immediate():
        for draft_id in made:
            drafts.reject(db, draft_id, RejectReason.OTHER, "", actor="Dana", now_at=NOW)

    assert [one.draft_id for one in learning.list_decided(db, 0, limit=2)] == [made[2], made[1]]
