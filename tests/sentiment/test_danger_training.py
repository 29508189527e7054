"""The head that finds danger is learned from our sentences and the labelled sets, the same each time."""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import pytest

from domain.assessment import Danger
from domain.errors import ScorerUnavailable
from sentiment import curriculum
from sentiment import danger_training
from sentiment import dangers
from tests.sentiment.test_curriculum import write_rows
from tests.sentiment.test_curriculum import write_sets

TOLD = [("dying", "self"), ("gun", "others"), ("joke", "none")]


@pytest.fixture
def lessons(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Ours, few of each."""
    few = tmp_path / "lessons"
    few.mkdir()
    for source in curriculum.SOURCES:
        if source.ours:
            kept = (curriculum.LESSONS_DIR / source.file).read_text("utf-8").splitlines()[:3]
            (few / source.file).write_text("\n".join(kept), "utf-8")
    write_rows(
        few / "dangers.jsonl", [{"text": f"{word} {i}", "danger": kind} for word, kind in TOLD for i in range(9)]
    )
    monkeypatch.setattr(curriculum, "LESSONS_DIR", few)
    return few


def embed(texts: Sequence[str]) -> Sequence[bytes]:
    """Answer a vector that tells which of the words stand in a text."""
    return [bytes(127 * (word in text) for word, _ in TOLD) for text in texts]


def test_it_is_learned_from_ours_and_ordinary_posts_and_is_the_same_again(lessons: Path, tmp_path: Path) -> None:
    data = write_sets(tmp_path / "data")
    head = danger_training.learn(data, "small", embed)
    (tmp_path / "model.json").write_text('{"name": "small", "sha256": {}}')
    danger_training.install(head, tmp_path)

    assert head == danger_training.learn(data, "small", embed) == dangers.load(tmp_path)
    described = json.loads((tmp_path / "model.json").read_text())
    assert described["sha256"] == {"dangers.json": sha256((tmp_path / "dangers.json").read_bytes()).hexdigest()}
    for word, danger in (("dying", Danger.SELF), ("gun", Danger.OTHERS)):
        (found,) = head.find("small", embed([word])[0]).items()
        assert found[0] is danger
        assert found[1] >= 0.5
    assert sum(head.find("small", embed(["joke"])[0]).values()) < 0.5


def test_a_broken_lesson_is_named(lessons: Path, tmp_path: Path) -> None:
    (lessons / "dangers.jsonl").write_text(json.dumps({"text": "x", "danger": "lovely"}))

    with pytest.raises(ScorerUnavailable, match=r"dangers\.jsonl cannot be learned from"):
        danger_training.learn(write_sets(tmp_path / "data"), "small", embed)
