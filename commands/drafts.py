"""`drafts`: what people made of the drafts they were given."""

from __future__ import annotations

from pathlib import Path

from commands import composition
from commands.outcome import print_json
from domain.clock import DAY
from domain.clock import system_clock
from store import rejections


def reasons(days: int, config: Path | None, db: Path | None, as_json: bool) -> int:
    """Count why drafts were rejected."""
    program = composition.build(config, db, must_exist=True)
    counted = rejections.count(program.db, since_at=system_clock() - days * DAY)
    if as_json:
        print_json([{"reason": one.reason, "playbook": one.playbook, "count": one.count} for one in counted])
        return 0
    if not counted:
        print(f"No draft was rejected in the last {days} days.")
    for one in counted:
        print(f"{one.count:6} {one.reason:18} {one.playbook or 'written by a person'}")
    return 0
