"""Puts what must not wait, a threat or a danger, before the leads as soon as its playbook is known."""

from __future__ import annotations

from domain.mention import Mention
from domain.mention import MentionStatus
from domain.person import Role
from domain.playbook import Playbook
from store import escalations
from store import ranks
from store import users
from store.database import Database

ACTOR = "system:playbooks"
#: What it adds to a mention's points: more than all other reasons together.
_FIRST = 200.0


def ask_leads(db: Database, mention: Mention, playbook: Playbook, *, due_at: int, now_at: int) -> None:
    """Escalate an open mention where its playbook says so, first of all that leads are asked and due by `due_at` at the
    latest; in a team without a lead whoever approves is asked. Must run inside a transaction.

    It is done once: what somebody has given back, or asked another to decide, stays where they put it.
    """
    if not playbook.escalate or mention.status is not MentionStatus.OPEN or escalations.was_asked(db, mention.id):
        return
    why = playbook.because or playbook.label
    ranks.put_first(db, mention.id, points=_FIRST, words=why)
    ranks.bring_forward(db, mention.id, due_at=due_at)
    to = users.standing_in(db, Role.LEAD)
    escalations.record(db, mention.id, to=to, reason=why, actor=ACTOR, now_at=now_at)
