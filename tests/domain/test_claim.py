from __future__ import annotations

from domain.claim import Claim
from domain.claim import ClaimKind


def test_the_same_claim_in_two_places_has_one_value() -> None:
    here = Claim(kind=ClaimKind.MONEY, value="EUR 20", start=0, end=4, amount=2_000, currency="EUR")
    there = Claim(kind=ClaimKind.MONEY, value="EUR 20", start=30, end=37, amount=2_000, currency="EUR")
    assert here != there
    assert here.value == there.value
