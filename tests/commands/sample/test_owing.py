"""The demo shows promises: most were kept in time, some were forgotten lately, and who wrote again is owed one."""

from __future__ import annotations

from pathlib import Path

from commands import composition
from domain.clock import system_clock
from domain.promise import PromiseStatus
from store import checks
from store import mentions
from store import promises


def test_the_demo_s_team_kept_what_was_due_long_ago_and_owes_something_to_who_wrote_again(sown: Path) -> None:
    program = composition.build(sown.with_name("allears.toml"), sown)
    waiting = program.db.rows("SELECT id FROM mention WHERE status = 'open'")

    found, now_at = promises.list_open(program.db), system_clock()
    kept = promises.list_closed(program.db)

    assert 1 <= sum(one.is_overdue(now_at) for one in found) <= 3
    assert any(promises.list_towards(program.db, mentions.get(program.db, row["id"])) for row in waiting)
    assert len(kept) >= 5
    assert {one.status for one in kept} == {PromiseStatus.KEPT}
    assert all(one.closed_at is not None and one.made_at < one.closed_at < now_at for one in kept)
    assert checks.find_faults(program.db) == []
    program.db.close()
