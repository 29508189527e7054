"""Who is on a mention and who may be asked to decide it, for its page."""

from __future__ import annotations

from desk.wiring import Desk
from domain.errors import WorkflowError
from domain.mention import Mention
from domain.mention import MentionStatus
from domain.person import Role
from domain.person import User
from store import leases
from store import users
from store.leases import Lease

#: Where somebody may be at work.
AT_WORK = frozenset({MentionStatus.OPEN, MentionStatus.ESCALATED})
_TEAMS = (Role.LEAD, Role.ADMIN, Role.APPROVER)


def find_lease(desk: Desk, mention: Mention) -> Lease | None:
    """Answer who is on a mention, where there is work to do."""
    return leases.find(desk.db, mention.id, now_at=desk.clock()) if mention.status in AT_WORK else None


def askable(desk: Desk, user: User) -> list[tuple[str, str]]:
    """Answer whom a person can ask to decide, teams first: what the form sends, and what people read."""
    able = [one for one in users.list_all(desk.db) if not one.disabled and one.role.includes(Role.APPROVER)]
    teams = [(f"role:{role}", f"Whoever is {role}") for role in _TEAMS if any(one.role.includes(role) for one in able)]
    return teams + [(f"user:{one.name}", f"{one.name}, {one.role}") for one in able if one.name != user.name]


def read_asked(desk: Desk, chosen: str) -> User | Role:
    """Read whom a form names; raises WorkflowError for nobody, NotFound for somebody unknown."""
    kind, _, name = chosen.partition(":")
    if kind == "role" and name in {str(role) for role in Role}:
        return Role(name)
    if kind != "user":
        raise WorkflowError("Choose whom to ask.")
    return users.get(desk.db, name)
