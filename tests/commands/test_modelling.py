"""`model`: what judges, what people taught it, and how that is taken back."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from domain.correction import CorrectedField
from sentiment import scorer
from store import brand_heads
from store import migrations
from tests import programs
from tests.corrections_made import teach

MODEL = scorer.load_scorer(None).name


@pytest.fixture
def taught(tmp_path: Path) -> Path:
    """Answer a database in which people corrected twenty posts."""
    path = tmp_path / "a.db"
    db = migrations.open_database(path)
    teach(db, 40, model=MODEL)
    db.close()
    return path


def test_before_any_correction_the_model_is_told_alone(tmp_path: Path) -> None:
    migrations.open_database(tmp_path / "a.db").close()
    shown = programs.call("model", "--db", tmp_path / "a.db")

    assert shown.code == 0
    assert shown.out.startswith(f"Model: {MODEL}\n  ")
    assert shown.out.endswith("Nobody has corrected anything yet.\n")
    told = programs.call("model", "show", "--db", tmp_path / "a.db", "--json").json
    assert (told["model"], told["brands"]) == (MODEL, [])
    assert "sentiment" in told["answers"]
    assert told["figures"]
    words = "Nobody has corrected anything yet, so there is nothing to learn.\n"
    assert programs.call("model", "refit", "--db", tmp_path / "a.db").out == words


def test_the_models_of_single_languages_are_named(tmp_path: Path) -> None:
    config = tmp_path / "allears.toml"
    config.write_text("[sentiment.models]\nit = 'somebody/italian'\n", encoding="utf-8")
    migrations.open_database(tmp_path / "a.db").close()
    where = ("--config", config, "--db", tmp_path / "a.db")

    assert "\nModel for it: somebody/italian\n  The model somebody/italian " in programs.call("model", *where).out
    assert programs.call("model", *where, "--json").json["languages"] == {"it": "somebody/italian"}


def test_a_model_that_cannot_be_used_is_told_with_the_reason_and_without_figures(tmp_path: Path) -> None:
    folder = tmp_path / "cut"
    shutil.copytree(scorer.SHIPPED, folder)
    weights = next(file for file in folder.iterdir() if file.suffix == ".onnx")
    weights.write_bytes(weights.read_bytes()[:1_000])
    (tmp_path / "allears.toml").write_text("[sentiment]\nmodel = 'cut'\n", encoding="utf-8")
    migrations.open_database(tmp_path / "a.db").close()
    where = ("--config", tmp_path / "allears.toml", "--db", tmp_path / "a.db")
    why = f"The model file {weights} is damaged: its sha256 is another."

    assert programs.call("model", *where).out.startswith(f"Model: {MODEL}\n  {why}")
    told = programs.call("model", *where, "--json").json
    assert (told["answers"], told["figures"], list(told["faults"])) == ([], {}, ["model"])
    assert told["faults"]["model"].startswith(why)


def test_a_head_is_learned_shown_and_taken_back(taught: Path) -> None:
    learned = programs.call("model", "refit", "--db", taught)
    shown = programs.call("model", "--db", taught)
    [brand] = programs.call("model", "show", "--db", taught, "--json").json["brands"]

    assert learned.out.startswith("Marlow, sentiment: taken, it judges better; right 0.50 → ")
    assert "Marlow: corrections: 20 of sentiment\n  sentiment: a head in use since 2" in shown.out
    assert (brand["brand"], brand["corrections"]) == ("Marlow", {"sentiment": 20})
    [head] = brand["heads"]
    assert (head["field"], head["in_use"]["before"], head["in_use"]["examples"]) == ("sentiment", 0.5, 40)
    undone = programs.call("model", "undo", "Marlow", "sentiment", "--db", taught)
    words = "The head of Marlow for sentiment is put aside; the model's own answers count again.\n"
    assert undone.out == words
    assert "no head in use, the model's own answers count" in programs.call("model", "--db", taught).out
    again = programs.call("model", "undo", "Marlow", "sentiment", "--db", taught)
    assert (again.code, again.sentence) == (1, "No head of Marlow for sentiment is in use.")


def test_the_head_before_comes_back(taught: Path) -> None:
    for _ in range(2):
        programs.call("model", "refit", "--brand", "Marlow", "--db", taught)
    told = programs.call("model", "undo", "Marlow", "sentiment", "--db", taught)
    once_more = programs.call("model", "undo", "Marlow", "sentiment", "--db", taught, "--json")

    assert "is back." in told.out
    assert once_more.json == {"brand": "Marlow", "field": "sentiment", "in_use": None}


def test_what_was_declined_says_why(tmp_path: Path) -> None:
    db = migrations.open_database(tmp_path / "a.db")
    teach(db, 6, model=MODEL)
    db.close()
    [tried] = programs.call("model", "refit", "--db", tmp_path / "a.db", "--json").json

    assert (tried["in_use"], tried["reason"]) == (False, "3 corrections are too few, 8 are needed")
    assert "declined, 3 corrections are too few" in programs.call("model", "--db", tmp_path / "a.db").out


def test_a_head_of_another_model_waits(tmp_path: Path) -> None:
    db = migrations.open_database(tmp_path / "a.db")
    work = brand_heads.Work(brand="", field=CorrectedField.INTENT, seen=9)
    brand_heads.record(db, work, model="old", version=1, body=b"x", figures={}, n=9, reason="", now_at=1)
    db.close()

    shown = programs.call("model", "--db", tmp_path / "a.db").out
    assert "(mentions without a brand): corrections: none\n  intent: the head was learned on old and waits" in shown


@pytest.mark.parametrize(
    ("words", "code"),
    [(["refit", "--brand", "Nobody"], 1), (["undo", "Nobody", "intent"], 1), (["undo", "Marlow", "mood"], 2)],
)
def test_what_cannot_be_meant_is_a_sentence(tmp_path: Path, words: list[str], code: int) -> None:
    migrations.open_database(tmp_path / "a.db").close()
    ended = programs.call("model", *words, "--db", tmp_path / "a.db")

    assert ended.code == code
    assert "Traceback" not in ended.err
