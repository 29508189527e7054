"""What is known when a draft is made: equal readings tell that nothing changed, and what was drafted is remembered."""

from __future__ import annotations

from collections.abc import Callable

from domain.clock import DAY
from domain.delivery import Delivery
from domain.draft import Draft
from domain.draft import RejectReason
from domain.person import User
from responders import decisions
from responders.writing import seeing
from responders.writing.seeing import Lately
from store import contacts
from store import mentions
from store.database import Database
from tests.builders import NOON


def test_a_mention_is_seen_as_it_stands(db: Database, drafted: Callable[..., Draft], approver: User) -> None:
    draft = drafted()
    first = seeing.see(db, draft.mention_id)
    assert seeing.see(db, draft.mention_id) == first
    assert (first.earlier, first.is_left_alone) == ([draft.text], False)

    decisions.reject(db, draft.id, draft.version, approver, reason=RejectReason.OTHER, now_at=NOON)
    mention = mentions.get(db, draft.mention_id)
    contacts.add(db, mention.platform, mention.author, reason="asked", actor="Dana", now_at=NOON)
    assert seeing.see(db, draft.mention_id).is_left_alone

    with db.immediate():
        db.run("UPDATE assessment SET intent = 'praise' WHERE mention_id = ?", (mention.id,))
    assert seeing.see(db, mention.id).assessment != first.assessment


def test_what_was_said_on_a_network_today_is_remembered_with_what_is_drafted_since(
    db: Database, queued: Delivery
) -> None:
    lately = Lately(db, NOON, None)
    lately.add("x", "Something else.")

    assert lately.on("x") == ["Something else.", queued.text]
    assert lately.on("reddit") == []
    assert lately.pace_on("marlow-x") is None
    assert Lately(db, NOON + 2 * DAY, None).on("x") == []
