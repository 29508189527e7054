"""Mentions as they are read and moved."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from domain.errors import NotFound
from domain.mention import CloseReason
from domain.mention import Mention
from domain.mention import MentionStatus
from store import mentions
from store.database import Database
from tests.store.conftest import NOW


def test_a_snoozed_mention_wakes_at_its_time(db: Database, opened: Callable[..., Mention]) -> None:
    mention = opened()
    with db.immediate():
        mentions.snooze(db, mention.id, NOW + 100, actor="Dana", now_at=NOW)

    assert mentions.wake_due(db, NOW + 99) == 0
    assert mentions.wake_due(db, NOW + 100) == 1
    assert mentions.get(db, mention.id).status is MentionStatus.OPEN


def test_an_author_who_wrote_before_waits_until_that_is_closed(db: Database, opened: Callable[..., Mention]) -> None:
    first = opened("1", conversation_id="c", created_at=NOW - 100)
    second = opened("2", conversation_id="c", created_at=NOW - 50)

    assert mentions.count_earlier(db, second) == 1
    assert not mentions.author_still_waits(db, first)
    assert mentions.author_still_waits(db, second)
    with db.immediate():
        mentions.dismiss(db, first.id, CloseReason.NO_REPLY_NEEDED, actor="Dana", now_at=NOW)
    assert not mentions.author_still_waits(db, second)


def test_whoever_is_still_writing_is_not_interrupted(db: Database, opened: Callable[..., Mention]) -> None:
    opened("1", conversation_id="c", created_at=NOW - 10_000)
    opened("2", conversation_id="c", created_at=NOW - 100)
    opened("3", conversation_id="d", created_at=NOW - 10_000)

    settled = mentions.list_undrafted(db, 9, settled_at=NOW - 1_000)
    assert [mention.native_id for mention in settled] == ["3"]
    assert len(mentions.list_undrafted(db, 9, settled_at=NOW)) == 3


def test_a_mention_that_does_not_exist_is_named(db: Database) -> None:
    with pytest.raises(NotFound, match="no mention 5"):
        mentions.get(db, 5)
