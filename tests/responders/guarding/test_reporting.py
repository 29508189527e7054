from __future__ import annotations

import pytest

from responders.guarding import reporting


@pytest.mark.parametrize(
    "before",
    ["We hope ", "If ", "You say ", "It's a pity that ", "Wir hoffen ", "Falls ", "Esperamos que ", "Dommage que "],
)
def test_a_hope_a_report_and_a_condition_claim_nothing(before: str) -> None:
    assert reporting.is_reported(before)


@pytest.mark.parametrize("before", ["", "We hope so. ", "You say so, and ", "We confirm that ", "Sorry, "])
def test_another_clause_is_our_own_word(before: str) -> None:
    assert not reporting.is_reported(before)


@pytest.mark.parametrize(
    "clause",
    ["Is the refund still missing?", "Has it come?", "Ist das Geld schon da?", "¿Ha llegado?", "Quand est-ce ?"],
)
def test_who_asks_how_it_is_claims_nothing(clause: str) -> None:
    assert reporting.is_asked(clause)


@pytest.mark.parametrize(
    "clause", ["Would you like a refund?", "Shall we send one?", "A refund, right?", "It has come."]
)
def test_who_asks_whether_somebody_would_like_it_offers_it(clause: str) -> None:
    assert not reporting.is_asked(clause)
