"""What people keep taking out is used less, and comes back when they keep it; nothing is ever without words."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from responders.writing import favouring

WORDS = st.text("abc", min_size=1, max_size=3)


@pytest.mark.parametrize(("kept", "dropped"), [(0, 0), (0, 1), (0, 3), (1, 4), (10, 10), (500, 400)])
def test_few_cases_and_even_ones_decide_nothing(kept: int, dropped: int) -> None:
    assert favouring.weigh(kept, dropped) == 1.0


def test_what_is_always_taken_out_weighs_less_and_never_nothing() -> None:
    weights = [favouring.weigh(0, dropped) for dropped in (4, 10, 40, 10_000)]

    assert weights[0] < 0.5
    assert weights == sorted(weights, reverse=True)
    assert weights[-1] == favouring.FLOOR


def test_what_people_come_to_keep_is_used_again() -> None:
    assert favouring.weigh(0, 8) < favouring.weigh(4, 12) < favouring.weigh(8, 8) == 1.0


def test_the_bound_is_wilsons() -> None:
    assert favouring.lower_bound(8, 10) == pytest.approx(0.4902, abs=0.0001)
    assert favouring.lower_bound(0, 10) == 0.0
    assert favouring.lower_bound(0, 0) == 0.0


def test_a_phrasing_has_its_turn_as_often_as_its_weight_says() -> None:
    phrasings, weights = ["liked", "too", "never"], {"never": 0.1}
    turns = Counter("never" in favouring.take_turns(phrasings, weights, str(seed)) for seed in range(4_000))

    assert turns[True] / 4_000 == pytest.approx(0.1 / 2.1, abs=0.015)


def test_without_weights_everything_has_its_turn() -> None:
    assert favouring.take_turns(["one", "two"], {}, "7") == ["one", "two"]
    assert favouring.choose_ranks({"near": 2.0, "far": 1.0}, {}) == ["near"]


def test_where_all_that_fits_best_is_taken_out_the_next_joins() -> None:
    assert favouring.choose_ranks({"far": 1.0, "near": 2.0, "farthest": 0.0}, {"near": 0.2}) == ["near", "far"]


@given(
    ranks=st.dictionaries(WORDS, st.sampled_from([0.0, 1.0, 2.5]), min_size=1),
    weights=st.dictionaries(WORDS, st.floats(favouring.FLOOR, 1.0)),
    seed=st.text(max_size=5),
)
def test_there_is_always_something_to_say(ranks: dict[str, float], weights: dict[str, float], seed: str) -> None:
    chosen = favouring.choose_ranks(ranks, weights)
    turn = favouring.take_turns(chosen, weights, seed)

    assert max(ranks.values()) in {ranks[one] for one in chosen}
    assert turn
    assert set(turn) <= set(chosen)
    assert turn == favouring.take_turns(chosen, weights, seed)
