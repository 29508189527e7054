"""Describe `[authority]`: what each role may promise alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from pydantic import AfterValidator
from pydantic import BeforeValidator
from pydantic import Field
from pydantic import ValidationError

from config import values
from config.section import Section
from domain.claim import COMMITMENTS
from domain.claim import ClaimKind
from domain.errors import AllEarsError

#: Kinds that a person can commit us to by name; amounts have limits instead, and telephone numbers are private.
_NAMED = frozenset(ClaimKind) - {ClaimKind.MONEY, ClaimKind.PHONE}
_READABLE = ("date", "duration", "link")

Currency = Annotated[str, Field(pattern=r"^([A-Z]{3}|any|%)$")]
Amount = Annotated[float, Field(ge=0, le=1e9, allow_inf_nan=False)]
Amounts = Annotated[dict[Currency, Amount], BeforeValidator(values.parse_amounts)]


def _check_commitments(written: tuple[str, ...]) -> tuple[str, ...]:
    for word in written:
        if word in set(ClaimKind) - _NAMED:
            told = "has its limits in amounts" if word == ClaimKind.MONEY else "can never be promised"
            raise ValueError(f'"{word}" {told}; name {", ".join(sorted(_NAMED))}, or a promise such as "refund"')
        if word not in COMMITMENTS:
            known = sorted(COMMITMENTS - set(ClaimKind)) + sorted(_NAMED)
            hint = values.did_you_mean(word.strip().lower(), known) or f"; there are {', '.join(known)}"
            raise ValueError(f'"{word}" is no commitment{hint}')
    return written


Commitments = Annotated[tuple[str, ...], Field(strict=False), AfterValidator(_check_commitments)]


_AMOUNTS = (
    'The most of each currency, by its ISO 4217 code, such as `EUR = 50`; "any" stands for all other currencies '
    'together, "%" for shares. What is not named may not be promised. All amounts in a reply are added up.'
)
_COMMITMENTS = 'Kinds of claims: "date", "duration", "link", "promise" (any), or single promises such as "refund".'


class Grant(Section):
    """What an approver may promise in one reply without facts that say so."""

    amounts: Amounts = Field(default={}, description=_AMOUNTS)
    commitments: Commitments = Field(default=_READABLE, description=_COMMITMENTS)


class LeadGrant(Grant):
    """What a lead may promise in one reply without facts that say so."""

    amounts: Amounts = Field(default={"any": 100}, description=_AMOUNTS)
    commitments: Commitments = Field(default=(*_READABLE, "promise"), description=_COMMITMENTS)


class AdminGrant(LeadGrant):
    """What an admin may promise in one reply without facts that say so."""

    amounts: Amounts = Field(default={"any": 1000, "%": 100}, description=_AMOUNTS)


class OnePerson(LeadGrant):
    """The most that one person may both write and approve; a reply that promises more takes a second person.

    So does one that promises a refund or a compensation without an amount.
    """


class Authority(Section):
    """What a person may promise alone, by role. Viewers and writers approve nothing, and so promise nothing."""

    approver: Grant = Field(default=Grant(), description="What an approver may promise.")
    lead: LeadGrant = Field(default=LeadGrant(), description="What a lead may promise.")
    admin: AdminGrant = Field(default=AdminGrant(), description="What an admin may promise.")
    one_person: OnePerson = Field(default=OnePerson(), description="What one person both writes and approves.")


def read_grant(amounts: str, commitments: Sequence[str]) -> Grant:
    """Read what the command line gives, amounts as "EUR=50, any=20"; raises AllEarsError with a sentence."""
    try:
        return Grant.model_validate({"amounts": amounts, "commitments": tuple(commitments)})
    except ValidationError as error:
        told = "; ".join(str(one["msg"]).removeprefix("Value error, ") for one in error.errors())
        raise AllEarsError(f"This is no authority: {told}{'' if told.endswith('?') else '.'}") from error
