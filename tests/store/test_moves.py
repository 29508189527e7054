"""Every change of a status leaves one line of history, and the lines hold together."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from domain.errors import InvalidMove
from domain.errors import NotFound
from domain.mention import Mention
from domain.workflow import Subject
from store import moves
from store.database import Database
from tests.store.conftest import NOW


def test_a_move_writes_the_row_and_one_line_of_history(db: Database, opened: Callable[..., Mention]) -> None:
    mention = opened()
    with db.immediate():
        moves.apply(db, Subject.MENTION, mention.id, "snooze", actor="Dana", now_at=NOW, detail="lunch")

    line = moves.history(db, "mention", mention.id)[0]
    assert (line.actor, line.action, line.from_status, line.to_status, line.detail) == (
        "Dana",
        "snooze",
        "open",
        "snoozed",
        "lunch",
    )


def test_a_move_the_table_does_not_know_is_refused(db: Database, receive: Callable[..., Mention]) -> None:
    mention = receive()

    with pytest.raises(InvalidMove, match="Cannot snooze this mention: it is new now"), db.immediate():
        moves.apply(db, Subject.MENTION, mention.id, "snooze", actor="Dana", now_at=NOW)


def test_a_row_that_does_not_exist_is_named(db: Database) -> None:
    with pytest.raises(NotFound), db.immediate():
        moves.apply(db, Subject.MENTION, 99, "snooze", actor="Dana", now_at=NOW)


def test_an_untouched_history_holds_together(db: Database, opened: Callable[..., Mention]) -> None:
    for n in range(5):
        opened(str(n))

    assert moves.first_broken_link(db) is None


@pytest.mark.parametrize("column", ["actor", "detail", "at", "action"])
def test_an_altered_line_breaks_the_chain_where_it_stands(
    db: Database, opened: Callable[..., Mention], column: str
) -> None:
    for n in range(3):
        opened(str(n))
    db.run("DROP TRIGGER activity_no_update")
    db.run(f"UPDATE activity SET {column} = 7 WHERE id = 4")

    assert moves.first_broken_link(db) == 4


def test_a_removed_line_breaks_the_chain(db: Database, opened: Callable[..., Mention]) -> None:
    for n in range(3):
        opened(str(n))
    db.run("DROP TRIGGER activity_no_delete")
    db.run("DELETE FROM activity WHERE id = 3")

    assert moves.first_broken_link(db) == 4
