"""A hand-off is overdue from its reminder on, as long as nobody has said its end."""

from __future__ import annotations

from dataclasses import replace

from domain.handoff import HandOff
from domain.handoff import HandOffOutcome
from tests.builders import NOON

HANDED = HandOff(
    id=1,
    mention_id=1,
    draft_id=1,
    approval_id=1,
    account="marlow-x",
    platform="x",
    target_id="p1",
    text="We hear you.",
    hash="",
    handed_by="Dana",
    handed_at=NOON,
    remind_at=NOON + 10,
    next_at=NOON,
)


def test_it_is_overdue_until_its_end_is_told() -> None:
    assert not HANDED.is_overdue(NOON + 9)
    assert HANDED.is_overdue(NOON + 10)
    assert not replace(HANDED, outcome=HandOffOutcome.POSTED).is_overdue(NOON + 10)
