from __future__ import annotations

from dataclasses import replace

from domain.clock import DAY
from domain.fact import Fact

RETURNS = Fact(id="returns", answers={"en": "You can send it back within 30 days."}, brand="Acme", valid_from_at=100)


def test_a_fact_holds_from_its_first_moment_until_just_before_its_last() -> None:
    fact = replace(RETURNS, valid_until_at=200)
    held = [at for at in (99, 100, 199, 200) if fact.holds(brand="Acme", channel="x", now_at=at)]
    assert held == [100, 199]


def test_a_fact_of_one_brand_or_network_says_nothing_elsewhere() -> None:
    assert not RETURNS.holds(brand="Globex", channel="x", now_at=150)
    assert not replace(RETURNS, channels=frozenset({"reddit"})).holds(brand="Acme", channel="x", now_at=150)
    assert replace(RETURNS, brand="").holds(brand="Globex", channel="x", now_at=150)


def test_the_digest_changes_with_what_a_draft_may_take_and_with_nothing_else() -> None:
    assert replace(RETURNS, owner="Sam", review_at=7).digest == RETURNS.digest
    assert replace(RETURNS, answers={"en": "You can send it back within 14 days."}).digest != RETURNS.digest
    assert replace(RETURNS, instead={"en": "After that we exchange it."}).digest != RETURNS.digest
    assert replace(RETURNS, links=("https://acme.example/returns",)).digest != RETURNS.digest


def test_what_there_is_instead_is_told_behind_the_answer_of_its_language() -> None:
    fact = replace(
        RETURNS,
        answers={"en": "We do not lend it.", "de": "Verliehen wird es nicht."},
        instead={"en": "You may try it."},
    )

    assert (fact.tell("en"), fact.tell("de")) == ("We do not lend it. You may try it.", "Verliehen wird es nicht.")


def test_a_review_is_due_a_week_ahead() -> None:
    fact = replace(RETURNS, review_at=10 * DAY)
    assert not fact.is_due_for_review(3 * DAY - 1)
    assert fact.is_due_for_review(3 * DAY)
    assert not RETURNS.is_due_for_review(10 * DAY)
