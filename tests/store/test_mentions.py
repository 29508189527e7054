"""Mentions as they are read and moved."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Sequence

import pytest

from domain.assessment import Intent
from domain.errors import NotFound
from domain.mention import Author
from domain.mention import CloseReason
from domain.mention import Mention
from domain.mention import MentionKind
from domain.mention import MentionStatus
from domain.person import Role
from store import escalations
from store import mentions
from store.database import Database
from store.database import Row
from store.database import Value
from store.mentions import History
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


def test_nobody_is_still_writing_a_file(db: Database, opened: Callable[..., Mention]) -> None:
    opened("1", conversation_id="c", created_at=NOW, kind=MentionKind.IMPORTED)
    opened("2", conversation_id="c", created_at=NOW, kind=MentionKind.KEYWORD)

    assert [mention.native_id for mention in mentions.list_undrafted(db, 9, settled_at=NOW - 1)] == ["1"]


def test_what_somebody_was_asked_to_decide_gets_a_draft_too(db: Database, opened: Callable[..., Mention]) -> None:
    asked, snoozed = opened("1"), opened("2")
    with db.immediate():
        escalations.record(db, asked.id, to=Role.LEAD, reason="law", actor="Dana", now_at=NOW)
        mentions.snooze(db, snoozed.id, NOW + 1, actor="Dana", now_at=NOW)

    assert [one.id for one in mentions.list_undrafted(db, 9)] == [asked.id]
    assert mentions.count_undrafted(db) == 1
    with db.immediate():
        mentions.leave_to_people(db, asked.id)
    assert mentions.list_undrafted(db, 9) == []


def test_what_has_a_draft_is_not_read_for_what_has_none(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    read, plans = Database.rows, list[str]()

    def explain(self: Database, sql: str, parameters: Sequence[Value] = ()) -> list[Row]:
        plans.extend(row["detail"] for row in read(self, f"EXPLAIN QUERY PLAN {sql}", parameters))
        return read(self, sql, parameters)

    monkeypatch.setattr(Database, "rows", explain)
    mentions.list_undrafted(db, 9, settled_at=NOW)

    assert "SCAN m USING INDEX mention_undrafted" in plans, plans


def test_a_mention_that_does_not_exist_is_named(db: Database) -> None:
    with pytest.raises(NotFound, match="no mention 5"):
        mentions.get(db, 5)


def test_an_author_has_a_history(db: Database, opened: Callable[..., Mention]) -> None:
    first = opened("1", created_at=NOW - 300)
    opened("2", created_at=NOW - 200)
    third = opened("3", created_at=NOW - 100)
    with db.immediate():
        db.run("UPDATE mention SET close_reason = 'replied' WHERE id = ?", (first.id,))

    assert mentions.find_history(db, first) == History()
    assert mentions.find_history(db, third) == History(earlier=2, answered=1, complaints=2)


def test_no_history_is_looked_up_for_an_author_without_a_name(db: Database, opened: Callable[..., Mention]) -> None:
    opened("1", author=Author(), created_at=NOW - 300)
    second = opened("2", author=Author(), created_at=NOW - 200)

    assert mentions.find_history(db, second) == History()


def test_the_troubles_of_the_last_hour_are_the_open_ones_of_an_intent(
    db: Database, opened: Callable[..., Mention]
) -> None:
    opened("1", created_at=NOW - 300)
    opened("2", created_at=NOW - 200, author=Author())
    gone = opened("3", created_at=NOW - 100)
    with db.immediate():
        mentions.dismiss(db, gone.id, CloseReason.NO_REPLY_NEEDED, actor="Dana", now_at=NOW)

    found = mentions.list_troubles(db, NOW - 250, {Intent.COMPLAINT, Intent.OUTAGE})
    assert [(one.account, one.author, one.intent) for one in found] == [("acme-x", "2", Intent.COMPLAINT)]
    assert mentions.list_troubles(db, NOW - 500, {Intent.OUTAGE}) == []
    assert len(mentions.list_troubles(db, NOW - 500, {Intent.COMPLAINT}, most=1)) == 1
