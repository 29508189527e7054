"""Each role includes those before it."""

from __future__ import annotations

from itertools import pairwise
from itertools import product

from domain.person import Role


def test_a_role_includes_itself_and_every_lesser_one() -> None:
    ladder = [Role.VIEWER, Role.WRITER, Role.APPROVER, Role.LEAD, Role.ADMIN]

    assert ladder == list(Role)
    assert all(role.includes(role) for role in Role)
    assert all(more.includes(less) and not less.includes(more) for less, more in pairwise(ladder))


def test_of_two_roles_one_includes_the_other() -> None:
    assert all(one.includes(other) or other.includes(one) for one, other in product(Role, Role))
