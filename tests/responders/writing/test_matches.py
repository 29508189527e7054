"""How surely a found fact answers: its lead over the others counts, and so do words that are plain."""

from __future__ import annotations

import pytest

from domain.fact import Fact
from responders.writing import matches
from responders.writing.matches import Match


def found(fact_id: str, score: float, nearness: float | None = None) -> Match:
    return Match(fact=Fact(id=fact_id, answers={"en": "So it is."}), score=score, nearness=nearness)


def test_words_that_lead_by_far_are_surer_than_words_that_two_facts_share() -> None:
    alone = matches.led_by_words([found("router", 0.42)])[0]
    shared, other = matches.led_by_words([found("signal", 0.41), found("router", 0.42)])

    assert alone.score >= matches.CUTOFF > shared.score
    assert (shared.fact.id, other.score) == ("router", 0.41)
    assert matches.led_by_words([]) == []


def test_plain_words_make_the_sense_nearly_sure_that_finds_the_same_fact() -> None:
    near = found("pay-later", 0.39, 0.29)

    assert matches.agreed(near, {"pay-later": 0.8, "refund": 0.2}).score == matches.NEARLY
    assert matches.agreed(near, {"pay-later": 0.8, "refund": 0.6}) == near
    assert matches.agreed(near, {"refund": 0.8, "pay-later": 0.1}) == near


def test_what_words_and_sense_agree_on_is_never_less_sure_for_it() -> None:
    near = found("refund", 0.7, 0.6)

    assert matches.agreed(near, {"refund": 0.1}).score == 0.7
    assert matches.agreed(near, {"refund": 1.0}).score == pytest.approx(0.88)


@pytest.mark.parametrize("among", [3, 300])
def test_what_leads_and_stands_out_is_surer_the_more_facts_there_are(among: int) -> None:
    usual = [0.1, 0.12, 0.08, 0.11]
    near = found("refund", 0.5, 0.6)
    first = matches.standing_out(near, [found("return", 0.3)], near=0.6, usual=usual, among=among)
    behind = matches.standing_out(near, [found("return", 0.5)], near=0.12, usual=usual, among=among)

    assert first.score > 0.5 > behind.score
    assert (first.score > 0.7) == (among == 300)


def test_matches_stand_best_first_and_those_that_are_not_sure_enough_are_left_out() -> None:
    listed = [found("b", 0.5), found("a", 0.5), found("c", 0.9), found("d", 0.2)]

    assert [match.fact.id for match in sorted(matches.at_least(listed, 0.3), key=matches.by_score)] == ["c", "a", "b"]
