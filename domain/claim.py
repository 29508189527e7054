"""A claim: something in a reply that people will count on, and that somebody must therefore stand for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ClaimKind(StrEnum):
    """What is claimed."""

    MONEY = "money"
    DATE = "date"  #: a day, a date, a time of day
    DURATION = "duration"
    LINK = "link"
    PHONE = "phone"
    PROMISE = "promise"  #: a commitment: a refund, a replacement, a guarantee, "by Friday", "we will"


#: What a promise may be of; "no " before one is the promise that it will not be, and "commitment" any other.
PROMISES = ("refund", "replacement", "compensation", "discount", "free", "guarantee", "commitment")
#: All by which a person may be allowed to commit us.
COMMITMENTS = frozenset({*ClaimKind, *PROMISES, *(f"no {promise}" for promise in PROMISES)})


@dataclass(frozen=True, kw_only=True, slots=True)
class Claim:
    """One claim; `start` and `end` are offsets, in characters, in the reply.

    `value` is a form that two ways of writing the same have in common ("EUR 20", "2 days", "example.com/help",
    "refund"): it is what claims are compared by. For money `amount` is in hundredths of `currency` (an ISO 4217 code;
    "" where the reply does not say, and "%" for shares), else None.
    """

    kind: ClaimKind
    value: str
    start: int
    end: int
    amount: int | None = None
    currency: str = ""
