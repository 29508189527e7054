"""The people who work at the desk, and what each may do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from domain.errors import NotAllowed


class Role(StrEnum):
    """What a person may do; each role includes the ones before it."""

    VIEWER = "viewer"
    WRITER = "writer"
    APPROVER = "approver"
    LEAD = "lead"
    ADMIN = "admin"

    def includes(self, other: Role) -> bool:
        """Say whether this role may do what `other` may."""
        order = list(Role)
        return order.index(self) >= order.index(other)


@dataclass(frozen=True, kw_only=True, slots=True)
class User:
    """A person with access to the desk."""

    id: int
    name: str
    role: Role
    disabled: bool = False


def require(user: User, role: Role) -> None:
    """Let pass who may do what `role` may; raises NotAllowed."""
    if user.disabled or not user.role.includes(role):
        raise NotAllowed(f"This needs the role {role}; {user.name} is {'disabled' if user.disabled else user.role}.")
