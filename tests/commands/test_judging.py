"""Posts are judged by the models and under the names of the configuration; a model that is missing stops nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from commands import judging
from config.settings import Settings
from domain.assessment import Passage
from domain.errors import ScorerUnavailable
from sentiment.triage import Judge
from tests.builders import an_account


def make(accounts: tuple[Any, ...] = (), **given: Any) -> Judge:
    settings = Settings.model_validate(given)
    return judging.make_judge(settings, accounts, judging.make_rules(settings))


def test_a_model_that_is_not_there_leaves_the_rules(tmp_path: Path) -> None:
    judge = make(sentiment={"model": str(tmp_path / "nothing")})

    with pytest.raises(ScorerUnavailable):
        judge.scorer.read([Passage(text="late")])


def test_posts_speak_of_us_under_the_names_of_the_brand_and_the_handles_of_its_accounts() -> None:
    accounts = tuple(an_account(name=f"m{number}", handle=f"marlow{number}", terms=()) for number in (1, 2))
    names = make(accounts, brands=[{"name": "Marlow", "terms": ["marlow shoes"]}]).names

    assert set(names) == {"Marlow", "m1", "m2"}
    assert names["m1"] == names["m2"] == names["Marlow"]
    assert set(names["m1"]) == {"Marlow", "marlow shoes", "@marlow1", "marlow1", "@marlow2", "marlow2"}


def test_a_language_can_have_a_model_of_its_own_and_one_that_is_missing_stops_no_other(tmp_path: Path) -> None:
    judge = make(sentiment={"models": {"it": str(tmp_path / "nothing")}})

    assert set(judge.scorers) == {"it"}
    with pytest.raises(ScorerUnavailable, match="nothing"):
        judge.scorers["it"].read([Passage(text="Grazie")])
    assert judge.scorer.read([Passage(text="late")])
    assert judge.models.knows("it")
    assert not judge.models.knows("fr")
