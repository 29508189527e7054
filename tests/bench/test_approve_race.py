"""Two people approve the same draft within ten milliseconds: one wins, and the other hears who and when."""

from __future__ import annotations

from pathlib import Path

from bench import approve_race
from bench.approve_race import Result


def test_exactly_one_of_two_wins_each_time_and_the_other_is_told(tmp_path: Path) -> None:
    result = approve_race.measure(tmp_path / "race.db", 100, seed=1)

    assert result.is_clean, result
    assert (result.won_once, result.told, result.deliveries) == (100, 100, 100)


def test_the_count_sees_two_winners_none_and_a_refusal_that_says_nothing() -> None:
    won, heard = "won", "Cannot approve this draft: it is approved now (approve by Dana, 12:00:00 UTC)."
    for said, is_clean in (((won, heard), True), ((won, won), False), ((heard, heard), False), ((won, "no"), False)):
        result = Result(times=1, deliveries=1)
        approve_race._count(result, said)
        assert result.is_clean is is_clean, said
