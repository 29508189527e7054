"""Which mentions one decision took in, what was decided about them since, and that it ends once."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from domain.errors import NotFound
from domain.mention import CloseReason
from domain.mention import Mention
from store import batches
from store import mentions
from store import moves
from store.database import Database
from store.database import IntegrityError
from tests.store.conftest import NOW

Opened = Callable[..., Mention]


def record(db: Database, *keys: int) -> int:
    with db.immediate():
        return batches.record(db, "dismiss", keys, told="done", actor="Dana", now_at=NOW).id


def test_only_a_decision_touches_a_mention(db: Database, opened: Opened) -> None:
    first, second = opened("1").id, opened("2").id
    batch_id = record(db, first, second)
    with db.immediate():
        moves.record(db, "Milo", "mention", first, "take", now_at=NOW)
    assert batches.list_untouched(db, batch_id) == ([first, second], 0)
    with db.immediate():
        mentions.dismiss(db, first, CloseReason.IGNORED, actor="Milo", now_at=NOW)

    assert batches.list_untouched(db, batch_id) == ([second], 1)


def test_a_batch_tells_its_newest_word_and_ends_once(db: Database, opened: Opened) -> None:
    batch_id = record(db, opened().id)
    with db.immediate():
        assert batches.end(db, batch_id, told="taken back", actor="Dana", now_at=NOW + 1)

    found = batches.get(db, batch_id)
    assert (found.actor, found.action, found.told, found.undone_at) == ("Dana", "dismiss", "taken back", NOW + 1)
    assert not batches.end(db, batch_id, told="again", actor="Dana", now_at=NOW + 2)
    with pytest.raises(IntegrityError, match="undone once"):
        db.run("UPDATE batch SET undone_at = NULL")
    with pytest.raises(NotFound):
        batches.get(db, 99)
