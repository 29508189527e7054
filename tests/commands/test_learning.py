"""`train` hands the recipe on and tells what came of it."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import pytest

from sentiment import danger_training
from sentiment import training
from sentiment.dangers import Head
from sentiment.pacing import Progress
from sentiment.pacing import Recipe
from tests import programs
from tests.sentiment.test_curriculum import write_sets


@dataclasses.dataclass(frozen=True)
class Figures:
    macro_recall: float = 0.75


@dataclasses.dataclass(frozen=True)
class Report:
    folder: Path
    seconds: float = 61.4
    figures: Figures = dataclasses.field(default_factory=Figures)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    asked: dict[str, Any] = {}

    def train(data: Path, out: Path, *, recipe: Recipe, progress: Any) -> Report:
        made: Any = Progress
        progress(made(**{field.name: 1 for field in dataclasses.fields(Progress)}))
        asked.update(data=data, out=out, recipe=recipe)
        return Report(folder=out / "model")

    monkeypatch.setattr(training, "train", train)
    return asked


def test_without_options_the_recipe_is_the_project_s(asked: dict[str, Any], tmp_path: Path) -> None:
    told = programs.call("train", "--data", tmp_path, "--json")

    assert told.json == {"folder": "var/train/model", "seconds": 61, "macro_recall": 0.75}
    assert asked["recipe"] == Recipe()


def test_epochs_and_seed_go_over_the_recipe(asked: dict[str, Any], tmp_path: Path) -> None:
    told = programs.call("train", "--data", tmp_path, "--out", tmp_path / "o", "--epochs", 2, "--seed", 5)

    assert asked["recipe"] == dataclasses.replace(Recipe(), epochs=2, seed=5)
    assert f"The model lies in {tmp_path / 'o' / 'model'}" in told.out


def test_danger_alone_is_taught_to_a_model_of_ones_own(
    asked: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    head = Head(model="ours int8", weights={}, leaning={})
    monkeypatch.setattr(danger_training, "teach", lambda *given: asked.update(given=given) or head)

    told = programs.call("train", "--data", write_sets(tmp_path / "data"), "--dangers-of", tmp_path, "--json")

    assert told.json == {"folder": str(tmp_path), "model": "ours int8"}
    assert asked["given"][0] == tmp_path
    assert asked["given"][2] == Path("var/train/dangers")
    assert "recipe" not in asked


def test_a_missing_set_is_named(tmp_path: Path) -> None:
    told = programs.call("train", "--data", tmp_path, "--dangers-of", tmp_path)

    assert told.code == 1
    assert str(tmp_path) in told.sentence


def test_a_broken_configuration_is_told_before_the_work(asked: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text("[desk]\nprt = 1\n")
    told = programs.call("train", "--data", tmp_path, "--config", tmp_path / "a.toml", "--db", tmp_path / "a.db")

    assert (told.code, asked) == (2, {})
    assert "prt" in told.sentence


def test_wrong_use_is_refused(tmp_path: Path) -> None:
    assert programs.call("train").code == 2
    assert programs.call("train", "--data", tmp_path, "--epochs", 0).code == 2
