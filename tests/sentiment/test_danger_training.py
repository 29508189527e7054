"""The head that finds danger is learned from our sentences and the labelled sets, the same each time."""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import pytest

from domain.assessment import Danger
from domain.assessment import Passage
from domain.assessment import Probabilities
from domain.assessment import Reading
from domain.errors import ScorerUnavailable
from sentiment import curriculum
from sentiment import danger_training
from sentiment import dangers
from sentiment.pacing import Progress
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
    sets = curriculum.load(write_sets(tmp_path / "data"))
    head = danger_training.learn(sets, "small", embed)
    (tmp_path / "model.json").write_text('{"name": "small", "sha256": {}}')
    danger_training.install(head, tmp_path)

    assert head == danger_training.learn(sets, "small", embed) == dangers.load(tmp_path)
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
        danger_training.learn(curriculum.load(write_sets(tmp_path / "data")), "small", embed)


class WordScorer:
    """A model whose vector tells which of the words stand in a text; it counts what it was given to read."""

    name = "small"
    count = 0

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def read(self, passages: Sequence[Passage]) -> list[Reading]:
        WordScorer.count += len(passages)
        plain = Probabilities(negative=0.2, neutral=0.6, positive=0.2)
        return [Reading(sentiment=plain, vector=vector) for vector in embed([one.text for one in passages])]


@pytest.mark.usefixtures("lessons")
def test_a_stopped_teaching_goes_on_with_the_vectors_it_has(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(danger_training, "EmbeddedScorer", WordScorer)
    monkeypatch.setattr(danger_training, "_READ_AT_ONCE", 30)
    monkeypatch.setattr(WordScorer, "count", 0)
    sets = curriculum.load(write_sets(tmp_path / "data"))
    for name in ("whole", "parts"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "model.json").write_text('{"name": "small", "sha256": {}}')
        (tmp_path / name / "model.int8.onnx").write_bytes(b"one graph")

    def stop(progress: Progress) -> None:
        assert progress.done < 60, "stopped"

    whole = danger_training.teach(tmp_path / "whole", sets, tmp_path / "kept of whole")
    read_in_all = WordScorer.count
    with pytest.raises(AssertionError, match="stopped"):
        danger_training.teach(tmp_path / "parts", sets, tmp_path / "kept", stop)

    assert dangers.load(tmp_path / "parts") is None
    assert danger_training.teach(tmp_path / "parts", sets, tmp_path / "kept") == whole
    assert WordScorer.count == 2 * read_in_all
    (tmp_path / "parts" / "model.int8.onnx").write_bytes(b"another graph")
    danger_training.teach(tmp_path / "parts", sets, tmp_path / "kept")
    assert WordScorer.count == 3 * read_in_all
    assert (tmp_path / "parts" / "dangers.json").read_bytes() == (tmp_path / "whole" / "dangers.json").read_bytes()
