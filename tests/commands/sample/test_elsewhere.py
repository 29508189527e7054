"""The demo has a reply that lies by hand, and a post whose reply can be handed off."""

from __future__ import annotations

from pathlib import Path

from commands import composition
from commands.sample import elsewhere
from domain.draft import HAND_OFF
from domain.mention import MentionStatus
from domain.verdict import Way
from store import drafts
from store import mentions


def test_one_reply_lies_by_hand_and_another_can_be_handed_off(sown: Path) -> None:
    program = composition.build(sown.with_name("allears.toml"), sown)
    rows = program.db.rows("SELECT id FROM mention WHERE account = ? ORDER BY created_at", (elsewhere.ACCOUNT,))
    handed, waiting = (mentions.get(program.db, row["id"]) for row in rows)

    assert (handed.status, waiting.status) == (MentionStatus.HANDED_OFF, MentionStatus.OPEN)
    draft = drafts.find_live(program.db, waiting.id)
    assert draft is not None
    assert program.verdict(waiting, draft).way is Way.HAND_OFF
    assert not [one for one in program.review(draft, draft.text) if one.rule != HAND_OFF]
    assert program.reply_page(waiting, draft.text).url.startswith("https://example.com/")
    program.db.close()
