"""Drafts: one at a time, each change seen by whoever decides."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from domain.draft import Draft
from domain.draft import DraftStatus
from domain.draft import Move
from domain.draft import RejectReason
from domain.draft import approval_hash
from domain.errors import NotFound
from domain.errors import StaleDraft
from domain.mention import Mention
from domain.person import User
from store import drafts
from store import mentions
from store.database import Database
from tests.store.conftest import NOW


def test_a_draft_keeps_its_text_and_moves(db: Database, opened: Callable[..., Mention]) -> None:
    steps = (Move(name="greet", text="Hello Ana,"), Move(name="own", text="that is on us."))
    draft_id = drafts.record(
        db, opened(), text="Hello Ana, that is on us.", steps=steps, playbook="complaint", now_at=NOW
    )

    assert draft_id is not None
    draft = drafts.get(db, draft_id)
    assert (draft.text, draft.moves, draft.status) == ("Hello Ana, that is on us.", steps, DraftStatus.PENDING)


def test_a_step_keeps_the_facts_asks_and_phrasing_it_is_made_from(db: Database, opened: Callable[..., Mention]) -> None:
    steps = (Move(name="answer", text="You have 30 days.", facts=("returns",), asks=(0, 2), phrasing="{days}!"),)
    draft_id = drafts.record(db, opened(), text="You have 30 days.", steps=steps, playbook="question", now_at=NOW)

    assert draft_id is not None
    assert drafts.get(db, draft_id).moves == steps


def test_a_step_written_before_drafts_had_facts_is_read(db: Database, opened: Callable[..., Mention]) -> None:
    draft_id = drafts.record(db, opened(), text="Hello.", steps=(), playbook="question", now_at=NOW)
    assert draft_id is not None
    db.run("INSERT INTO revision (draft_id, text, moves, written_by, created_at) VALUES (?,?,?,?,?)",
             (draft_id, "Hi.", '[["greet", "Hi."]]', "composer", NOW))  # fmt: skip
    db.run("UPDATE draft SET revision_id = (SELECT MAX(id) FROM revision) WHERE id = ?", (draft_id,))

    assert drafts.get(db, draft_id).moves == (Move(name="greet", text="Hi."),)


def test_a_mention_has_one_live_draft(db: Database, drafted: Callable[..., Draft]) -> None:
    mention = mentions.get(db, drafted().mention_id)

    assert drafts.record(db, mention, text="Second", steps=(), playbook="x", now_at=NOW) is None


def test_a_drafted_mention_is_not_drafted_again(db: Database, drafted: Callable[..., Draft]) -> None:
    drafted()

    assert mentions.list_undrafted(db, 10) == []
    assert mentions.count_undrafted(db) == 0


def test_the_second_of_two_editors_is_told(db: Database, drafted: Callable[..., Draft]) -> None:
    draft = drafted()
    drafts.edit(db, draft.id, draft.version, "First", actor="Dana", now_at=NOW)

    with pytest.raises(StaleDraft):
        drafts.edit(db, draft.id, draft.version, "Second", actor="Milo", now_at=NOW)
    assert drafts.get(db, draft.id).text == "First"


def test_every_revision_is_kept(db: Database, drafted: Callable[..., Draft]) -> None:
    draft = drafted(text="One")
    drafts.edit(db, draft.id, draft.version, "Two", actor="Dana", now_at=NOW)

    assert [(text, by) for text, by, _ in drafts.revisions(db, draft.id)] == [("One", "composer"), ("Two", "Dana")]


def test_an_approval_binds_account_target_and_text(db: Database, drafted: Callable[..., Draft], approver: User) -> None:
    draft = drafted()
    with db.immediate():
        approval = drafts.approve(db, draft, approver, now_at=NOW)

    assert approval.hash == approval_hash("acme-x", "1", draft.text)
    assert approval.hash != approval_hash("acme-x", "1", draft.text + " ")
    assert approval_hash("a", "bc", "d") != approval_hash("ab", "c", "d")


def test_a_rejected_draft_comes_back_with_its_text(db: Database, drafted: Callable[..., Draft]) -> None:
    draft = drafted(text="Keep me")
    with db.immediate():
        drafts.reject(db, draft.id, RejectReason.WRONG_TONE, "too stiff", actor="Dana", now_at=NOW)
        mentions.ask_for_draft(db, draft.mention_id)
    newer = drafts.record(db, mentions.get(db, draft.mention_id), text="Newer", steps=(), playbook="x", now_at=NOW + 1)

    with db.immediate():
        assert drafts.bring_back(db, draft.mention_id, actor="Dana", now_at=NOW + 2)

    live = drafts.find_live(db, draft.mention_id)
    assert live is not None
    assert live.text == "Keep me"
    assert newer is not None
    assert drafts.get(db, newer).status is DraftStatus.SUPERSEDED
    assert drafts.texts_for(db, draft.mention_id) == ["Newer", "Keep me"]


def test_a_draft_that_does_not_exist_is_named(db: Database) -> None:
    with pytest.raises(NotFound, match="no draft 3"):
        drafts.get(db, 3)


def test_recent_replies_are_found_for_comparison(db: Database) -> None:
    assert drafts.recent_texts(db, "x", 0) == []
