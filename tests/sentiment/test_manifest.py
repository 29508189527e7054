from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from domain.assessment import Emotion
from domain.errors import ScorerUnavailable
from sentiment import manifest
from sentiment.curriculum import HARMS
from sentiment.curriculum import LABELS
from sentiment.emotions import FINE
from sentiment.manifest import Curve

CURVE = {"slope": 0.5, "bias": -1.0, "cutoff": 0.3}
WHOLE: dict[str, Any] = {
    "name": "tiny-1",
    "max_length": 80,
    "heads": {
        "sentiment": {"labels": list(LABELS), "temperature": 1.1},
        "harm": {"labels": list(HARMS), "temperature": 0.9},
        "sarcasm": CURVE,
        "emotions": {"labels": list(FINE), "groups": {str(emotion): CURVE for emotion in Emotion}},
        "vector": {"size": 384},
    },
    "sha256": {"model.int8.onnx": "00"},
}


def write(folder: Path, content: object) -> Path:
    (folder / manifest.MANIFEST).write_text(json.dumps(content), encoding="utf-8")
    return folder


def test_heads_are_read_with_their_calibration(tmp_path: Path) -> None:
    found = manifest.load_manifest(write(tmp_path, WHOLE))

    assert found.temperatures == {"sentiment": 1.1, "harm": 0.9}
    assert found.curves == {"sarcasm": Curve(slope=0.5, bias=-1.0, cutoff=0.3)}
    assert set(found.emotions) == set(Emotion)
    assert set(found.outputs) == {"sentiment", "harm", "sarcasm", "emotions", "vector"}


def test_a_folder_of_an_earlier_version_answers_feelings_alone(tmp_path: Path) -> None:
    old = {"name": "old", "max_length": 80, "labels": list(LABELS), "temperature": 1.2, "sha256": {}}

    found = manifest.load_manifest(write(tmp_path, old))

    assert found.temperatures == {"sentiment": 1.2}
    assert found.outputs == {"sentiment": "logits"}


@pytest.mark.parametrize(("head", "labels"), [("sentiment", ["bad", "good"]), ("harm", ["x"]), ("emotions", ["joy"])])
def test_a_head_with_other_labels_is_named(tmp_path: Path, head: str, labels: list[str]) -> None:
    content = copy.deepcopy(WHOLE)
    content["heads"][head]["labels"] = labels

    with pytest.raises(ScorerUnavailable, match=rf"model\.json has the labels .* for {head}, not"):
        manifest.load_manifest(write(tmp_path, content))


def test_a_model_that_knows_no_feeling_is_refused(tmp_path: Path) -> None:
    content = {**WHOLE, "heads": {"spam": CURVE}}

    with pytest.raises(ScorerUnavailable, match=r"has no head for sentiment, only spam"):
        manifest.load_manifest(write(tmp_path, content))


@pytest.mark.parametrize(
    "change",
    [
        {"sentiment": {"labels": list(LABELS), "temperature": 0}},
        {"sentiment": {"labels": list(LABELS), "temperature": "warm"}},
        {"sarcasm": {"slope": 1.0}},
        {"sarcasm": {"slope": float("nan"), "bias": 0, "cutoff": 0.5}},
        {"emotions": {"labels": list(FINE), "groups": {"anger": CURVE}}},
        {"emotions": 3},
    ],
)
def test_a_broken_head_is_told_with_the_file(tmp_path: Path, change: dict[str, object]) -> None:
    content = {**WHOLE, "heads": {**WHOLE["heads"], **change}}

    with pytest.raises(ScorerUnavailable, match=r"model\.json cannot be read"):
        manifest.load_manifest(write(tmp_path, content))
