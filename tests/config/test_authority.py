"""What roles may promise, as it is written in the file."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from commands import composition
from config.settings import Settings
from domain.claim import PROMISES
from domain.person import Grants
from domain.person import Role
from responders.guarding import claim_patterns


def grants(**tables: Any) -> Grants:
    given = Settings.model_validate({"authority": tables}).authority
    roles = {Role.APPROVER: given.approver, Role.LEAD: given.lead, Role.ADMIN: given.admin}
    return Grants(
        by_role={role: composition.authority_of(one.amounts, one.commitments) for role, one in roles.items()},
        one_person=composition.authority_of(given.one_person.amounts, given.one_person.commitments),
    )


def test_the_defaults_of_the_file_are_the_programs() -> None:
    usual, read = Grants(), grants()

    assert read.by_role == usual.by_role
    assert read.one_person.amounts == usual.one_person.amounts


def test_amounts_are_written_as_people_do_and_the_rest_keeps_its_default() -> None:
    lead = grants(lead={"amounts": {"EUR": 49.9, "%": 10}}).by_role[Role.LEAD]

    assert lead.amounts == {"EUR": 49_90, "%": 10_00}
    assert "promise" in lead.commitments


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ({"amounts": {"euro": 5}}, "pattern"),
        ({"amounts": {"EUR": -1}}, "greater than or equal to 0"),
        ({"amounts": {"EUR": float("inf")}}, "finite"),
        ({"amounts": "EUR=many"}, "an amount is a number"),
        ({"commitments": ["money"]}, "has its limits in amounts"),
        ({"commitments": ["phone"]}, "can never be promised"),
        ({"commitments": ["Refund "]}, 'did you mean "refund"'),
        ({"commitments": ["gold"]}, "there are commitment, compensation"),
        ({"commitments": ["garantee"]}, 'did you mean "guarantee"'),
    ],
)
def test_what_cannot_be_meant_is_refused_in_words(table: dict[str, Any], words: str) -> None:
    with pytest.raises(ValidationError, match=words):
        grants(approver=table)


def test_a_variable_writes_amounts_in_one_line() -> None:
    assert grants(approver={"amounts": "EUR=50, any=20"}).by_role[Role.APPROVER].limit("USD") == 20_00


def test_every_promise_that_is_found_in_replies_can_be_allowed() -> None:
    assert set(claim_patterns.PROMISES) <= set(PROMISES)
