"""What a person may promise alone: limits by currency, amounts added up, and what is never theirs to judge."""

from __future__ import annotations

import pytest

from domain import authority
from domain.authority import ANY
from domain.authority import SHARE
from domain.authority import Authority
from domain.claim import Claim
from domain.claim import ClaimKind
from domain.draft import Finding
from domain.draft import Severity

FIFTY = Authority(amounts={"EUR": 50_00, ANY: 20_00}, commitments=frozenset({"date", "refund"}))


def euros(amount: int, currency: str = "EUR", start: int = 0) -> Claim:
    value = authority.money(amount, currency)
    return Claim(kind=ClaimKind.MONEY, value=value, start=start, end=start + 1, amount=amount, currency=currency)


def said(kind: ClaimKind, value: str = "it") -> Claim:
    return Claim(kind=kind, value=value, start=0, end=1)


def block(rule: str, claim: Claim | None = None) -> Finding:
    return Finding(rule=rule, severity=Severity.BLOCK, message=f"{rule}.", claim=claim)


@pytest.mark.parametrize(
    ("claims", "beyond"),
    [
        ([euros(50_00)], 0),
        ([euros(50_01)], 1),
        ([euros(30_00), euros(20_00)], 0),
        ([euros(30_00), euros(21_00)], 2),
        ([euros(30_00), euros(30_00, start=40)], 2),  # "30 for this and 30 for that"
        ([euros(30_00), euros(30_00)], 0),  # one place, found twice
        ([euros(20_00, "USD"), euros(50_00)], 0),
        ([euros(20_00, "USD"), euros(1_00, "GBP"), euros(50_00)], 2),  # one limit for any currency, not for each
        ([euros(10_00, "USD"), euros(10_00, "")], 0),
        ([euros(21_00, "USD")], 1),
        ([euros(20_00, "")], 0),
        ([euros(21_00, "")], 1),
        ([euros(1_00, SHARE)], 1),
        ([said(ClaimKind.DATE), said(ClaimKind.PROMISE, "refund")], 0),
        ([said(ClaimKind.PROMISE, "guarantee")], 1),
        ([said(ClaimKind.LINK)], 1),
        ([said(ClaimKind.PHONE)], 1),
    ],
)
def test_what_goes_beyond_an_authority_is_told(claims: list[Claim], beyond: int) -> None:
    assert len(FIFTY.exceeded_by(claims)) == beyond


def test_who_may_promise_any_promise_still_promises_no_money() -> None:
    anything = Authority(commitments=frozenset(ClaimKind))

    assert anything.exceeded_by([said(ClaimKind.PROMISE, "guarantee")]) == ()
    assert anything.exceeded_by([euros(1)]) == (euros(1),)
    assert anything.exceeded_by([said(ClaimKind.PHONE)]) == (said(ClaimKind.PHONE),)


def test_blocks_are_sorted_by_what_a_person_can_do_about_them() -> None:
    date, much, word = block("date", said(ClaimKind.DATE)), block("money", euros(80_00)), block("avoid")
    final = [block(name) for name in ("length", "slot", "email", "network", "do_not_contact", "a rule of tomorrow")]
    final.append(block("phone", said(ClaimKind.PHONE)))
    final.append(block("card", said(ClaimKind.DATE)))
    ruling = authority.rule([*final, date, much, word], FIFTY)

    assert ruling.covered == (date,)
    assert ruling.judged == (much, word)
    assert ruling.final == tuple(final)
    assert (ruling.claims, ruling.beyond) == ((date.claim,), (much.claim,))


@pytest.mark.parametrize(
    ("claims", "sentence"),
    [
        ([euros(80_00)], "This promises EUR 80; Dana may promise EUR 50."),
        ([euros(79_90), euros(9_00, "USD")], "This promises EUR 79.90 and USD 9; Dana may promise EUR 50 and USD 20."),
        ([euros(30_00, "USD"), euros(9_00, "")], "This promises USD 30 and 9; Dana may promise 20 in all."),
        ([said(ClaimKind.PROMISE, "replacement")], "This promises replacement; Dana may promise none of it."),
        ([euros(20_00, SHARE)], "This promises 20 %; Dana may promise none of it."),
    ],
)  # fmt: skip
def test_the_sentence_names_the_amount_and_the_limit(claims: list[Claim], sentence: str) -> None:
    assert authority.explain(claims, "Dana", FIFTY) == sentence


@pytest.mark.parametrize(
    ("claims", "is_open"),
    [
        ([said(ClaimKind.PROMISE, "refund")], True),
        ([said(ClaimKind.PROMISE, "compensation"), said(ClaimKind.DATE)], True),
        ([said(ClaimKind.PROMISE, "refund"), euros(5_00)], False),
        ([said(ClaimKind.PROMISE, "no refund")], False),
        ([said(ClaimKind.PROMISE, "replacement")], False),
    ],
)
def test_money_without_an_amount_is_open_ended(claims: list[Claim], is_open: bool) -> None:
    assert authority.is_open_ended(claims) is is_open


def test_an_authority_says_what_it_is() -> None:
    assert str(FIFTY) == "EUR 50, 20, date, refund"
    assert str(Authority()) == "nothing"
