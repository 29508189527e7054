"""The switch that stops all sending."""

from __future__ import annotations

from store import moves
from store import switches
from store.database import Database
from tests.store.conftest import NOW


def test_a_pause_says_who_when_and_why(db: Database) -> None:
    assert switches.find_pause(db) is None
    switches.pause_sending(db, actor="Dana", reason="storm", now_at=NOW)

    assert switches.find_pause(db) == switches.Pause(actor="Dana", reason="storm", since_at=NOW)


def test_resuming_ends_it_and_both_stand_in_the_history(db: Database) -> None:
    switches.pause_sending(db, actor="Dana", reason="storm", now_at=NOW)
    switches.resume_sending(db, actor="Milo", now_at=NOW + 1)

    assert switches.find_pause(db) is None
    assert [line.action for line in moves.history(db, "system", "sending")] == ["open", "paused"]
