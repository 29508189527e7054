"""The people who work at the desk, and what each may do."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from enum import StrEnum

from domain import authority
from domain.authority import ANY
from domain.authority import SHARE
from domain.authority import Authority
from domain.claim import Claim
from domain.claim import ClaimKind
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
    """A person with access to the desk. `authority` is their own, in place of their role's."""

    id: int
    name: str
    role: Role
    disabled: bool = False
    authority: Authority | None = None


#: What anybody who approves can judge by reading: when, how long, which page.
_READABLE = frozenset({ClaimKind.DATE, ClaimKind.DURATION, ClaimKind.LINK})


def _usual() -> dict[Role, Authority]:
    lead = Authority(amounts={ANY: 100_00}, commitments=_READABLE | {ClaimKind.PROMISE})
    admin = Authority(amounts={ANY: 1_000_00, SHARE: 100_00}, commitments=lead.commitments)
    return {Role.APPROVER: Authority(commitments=_READABLE), Role.LEAD: lead, Role.ADMIN: admin}


@dataclass(frozen=True, kw_only=True, slots=True)
class Grants:
    """What each role may promise alone; roles that are not named approve nothing, and so promise nothing.

    `one_person` is what one person may both write and approve: a reply that promises more takes a second one, and so
    does one that promises money without saying how much.
    """

    by_role: Mapping[Role, Authority] = field(default_factory=_usual)
    one_person: Authority = field(
        default_factory=lambda: Authority(amounts={ANY: 100_00}, commitments=frozenset(ClaimKind))
    )

    def of(self, user: User) -> Authority:
        """Answer what a person may promise: their own authority, or their role's."""
        return user.authority or self.by_role.get(user.role, Authority())

    def take_two(self, claims: Sequence[Claim]) -> bool:
        """Say whether nobody both writes and approves a reply that claims this."""
        return authority.is_open_ended(claims) or bool(self.one_person.exceeded_by(claims))


def require(user: User, role: Role) -> None:
    """Let pass who may do what `role` may; raises NotAllowed."""
    if user.disabled or not user.role.includes(role):
        raise NotAllowed(f"This needs the role {role}; {user.name} is {'disabled' if user.disabled else user.role}.")
