"""The same post gets the same care: rude or polite, of a small account or a large one, misspelt or not."""

from __future__ import annotations

import json

import pytest

from bench import fairness
from bench.fairness import Ranker
from domain.mention import Author
from domain.mention import MentionKind
from domain.priority import Priority

#: Levels from the least.
ORDER = (Priority.LOW, Priority.MEDIUM, Priority.HIGH, Priority.CRITICAL)


@pytest.fixture(scope="module")
def rank() -> Ranker:
    return fairness.load_ranker()


def care(rank: Ranker, text: str) -> tuple[int, float]:
    ranking = rank(text, Author(handle="ada", follower_count=50), MentionKind.MENTION)
    return ORDER.index(ranking.priority), ranking.score


def test_reach_alone_lifts_no_praise_above_a_plain_complaint_of_a_small_account(rank: Ranker) -> None:
    found = fairness.measure(rank)

    assert found["praises_above_a_plain_complaint"] == 0, found
    assert found["complaints_below_the_fold"] == 0, found


@pytest.mark.parametrize("pair", fairness.PAIRS["rude"])
def test_the_rude_and_the_polite_stand_within_one_level(rank: Ranker, pair: tuple[str, str]) -> None:
    polite, rude = (care(rank, text) for text in pair)

    assert abs(polite[0] - rude[0]) <= 1


def test_on_the_whole_rudeness_wins_and_loses_little(rank: Ranker) -> None:
    gaps = [care(rank, rude)[1] - care(rank, polite)[1] for polite, rude in fairness.PAIRS["rude"]]

    assert abs(sum(gaps) / len(gaps)) < 15


@pytest.mark.parametrize("pair", fairness.PAIRS["misspelt"])
def test_the_misspelt_stand_within_one_level_of_the_careful(rank: Ranker, pair: tuple[str, str]) -> None:
    careful, misspelt = (care(rank, text) for text in pair)

    assert abs(careful[0] - misspelt[0]) <= 1


@pytest.mark.parametrize("text", fairness.COMPLAINTS)
def test_a_large_account_s_complaint_weighs_little_more_than_a_small_one_s(rank: Ranker, text: str) -> None:
    small = rank(text, Author(handle="ada", follower_count=0), MentionKind.MENTION)
    large = rank(text, Author(handle="star", follower_count=10**9, verified=True), MentionKind.MENTION)

    assert 0 <= round(large.score - small.score, 1) <= 8


def test_the_measurement_prints_one_object(capsys: pytest.CaptureFixture[str]) -> None:
    assert fairness.main(["--json"]) == 0
    assert json.loads(capsys.readouterr().out)["posts"] == 320
