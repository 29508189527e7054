"""Each role includes those before it, and may promise what nobody has said otherwise."""

from __future__ import annotations

from itertools import pairwise
from itertools import product

import pytest

from domain import person
from domain.authority import Authority
from domain.claim import ClaimKind
from domain.errors import NotAllowed
from domain.person import Grants
from domain.person import Role
from domain.person import User


def test_a_role_includes_itself_and_every_lesser_one() -> None:
    ladder = [Role.VIEWER, Role.WRITER, Role.APPROVER, Role.LEAD, Role.ADMIN]

    assert ladder == list(Role)
    assert all(role.includes(role) for role in Role)
    assert all(more.includes(less) and not less.includes(more) for less, more in pairwise(ladder))


def test_of_two_roles_one_includes_the_other() -> None:
    assert all(one.includes(other) or other.includes(one) for one, other in product(Role, Role))


@pytest.mark.parametrize("role", list(Role))
def test_a_role_is_required_of_whoever_lacks_it(role: Role) -> None:
    for wanted in Role:
        if role.includes(wanted):
            person.require(User(id=1, name="Dana", role=role), wanted)
        else:
            with pytest.raises(NotAllowed, match=f"needs the role {wanted}; Dana is {role}"):
                person.require(User(id=1, name="Dana", role=role), wanted)


def test_who_has_no_access_any_more_may_do_nothing() -> None:
    with pytest.raises(NotAllowed, match="Dana is disabled"):
        person.require(User(id=1, name="Dana", role=Role.ADMIN, disabled=True), Role.VIEWER)


def test_the_higher_the_role_the_more_it_may_promise() -> None:
    grants = Grants()
    given = [grants.of(User(id=1, name="Dana", role=role)) for role in Role]

    assert [one.limit("EUR") for one in given] == [0, 0, 0, 100_00, 1_000_00]
    assert [ClaimKind.PROMISE in one.commitments for one in given] == [False] * 3 + [True] * 2
    assert [ClaimKind.DATE in one.commitments for one in given] == [False] * 2 + [True] * 3


def test_a_persons_own_authority_stands_in_place_of_the_roles() -> None:
    own = Authority(amounts={"EUR": 50_00})

    assert Grants().of(User(id=1, name="Dana", role=Role.APPROVER, authority=own)) is own
