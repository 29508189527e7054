"""`evaluate --task emotions` counts each emotion by itself."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from domain.assessment import Emotion
from domain.assessment import Passage
from domain.assessment import Probabilities
from domain.assessment import Reading
from sentiment import scorer
from tests import programs

CALM = Probabilities(negative=0.1, neutral=0.8, positive=0.1)


class NamingScorer:
    """Feels what the text names."""

    name = "naming"

    def read(self, passages: Sequence[Passage]) -> list[Reading]:
        return [
            Reading(sentiment=CALM, emotions={emotion: float(emotion in each.text) for emotion in Emotion})
            for each in passages
        ]


class NumbScorer:
    """Knows feelings alone."""

    name = "numb"

    def read(self, passages: Sequence[Passage]) -> list[Reading]:
        return [Reading(sentiment=CALM)] * len(passages)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    rows = [
        {"text": "such joy", "label": ["joy", "amusement"]},
        {"text": "joy again", "label": "gratitude; joy"},
        {"text": "nothing", "label": ["neutral"]},
        {"text": "a long sadness", "label": []},
        {"text": "\x1b[31m", "label": "curiosity"},
    ]
    path = tmp_path / "felt.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_each_emotion_is_counted_by_itself(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scorer, "load_scorer", lambda _=None: NamingScorer())

    told = programs.call("evaluate", file, "--task", "emotions", "--json")

    assert told.code == 0, told.err
    assert told.json["n"] == 5
    assert told.json["classes"]["joy"] == {"n": 2, "recall": 1.0, "precision": 1.0, "f1": 1.0}
    assert told.json["classes"]["gratitude"] == {"n": 1, "recall": 0.0, "precision": None, "f1": 0.0}
    assert told.json["macro_f1"] == 0.5
    assert told.json["accuracy"] == 0.6


def test_people_get_a_table(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scorer, "load_scorer", lambda _=None: NamingScorer())

    told = programs.call("evaluate", file, "--task", "emotions")

    assert "macro-F1                         0.5000" in told.out
    assert "\x1b" not in told.out


def test_a_model_without_emotions_is_told(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scorer, "load_scorer", lambda _=None: NumbScorer())

    told = programs.call("evaluate", file, "--task", "emotions")

    assert told.code == 1
    assert told.sentence == "The model numb does not answer emotions."


def test_an_unknown_emotion_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "felt.csv"
    path.write_text('text,label\nwell,"joy,hunger"\n', encoding="utf-8")

    told = programs.call("evaluate", path, "--task", "emotions")

    assert told.code == 2
    assert "holds what is no label of emotions: 'hunger' (line 2)" in told.err


def test_what_it_cannot_do_is_refused_and_not_passed_over(file: Path) -> None:
    told = programs.call("evaluate", file, "--task", "emotions", "--compare", "other")

    assert told.code == 2
    assert "--compare" in told.err
