"""What language models cost, and when a day's budget is used up."""

from __future__ import annotations

import pytest

from domain.language_model import Budget
from domain.language_model import Price
from domain.language_model import Spent


def test_a_price_for_a_million_tokens_is_millionths_for_one() -> None:
    price = Price(per_million_in=2.5, per_million_out=10, currency="EUR")

    assert price.of(1_000, 200) == Spent(calls=1, tokens_in=1_000, tokens_out=200, cost=4_500)
    assert price.of(1_000_000, 0).cost == 2_500_000
    assert Price().of(500, 500).cost == 0


def test_what_was_spent_adds_up() -> None:
    one = Spent(calls=1, tokens_in=3, tokens_out=4, cost=5)

    assert sum([one, one], Spent()) == Spent(calls=2, tokens_in=6, tokens_out=8, cost=10)
    assert one.tokens == 7


@pytest.mark.parametrize(
    ("budget", "allowed"),
    [
        (Budget(tokens=7), True),
        (Budget(tokens=6), False),
        (Budget(tokens=0), False),
        (Budget(tokens=7, cost=5), True),
        (Budget(tokens=7, cost=4), False),
    ],
)
def test_a_budget_is_used_up_by_tokens_or_by_money(budget: Budget, allowed: bool) -> None:
    assert budget.allows(Spent(tokens_in=3, tokens_out=4, cost=5)) is allowed
