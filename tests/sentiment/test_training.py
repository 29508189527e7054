from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from domain.assessment import Passage
from domain.errors import ScorerUnavailable
from sentiment import curriculum
from sentiment import dangers
from sentiment import training
from sentiment.pacing import Progress
from sentiment.pacing import Recipe
from sentiment.scorer import EmbeddedScorer
from tests.sentiment.test_curriculum import write_sets

PACKAGES = ("torch", "onnx")
needs_torch = pytest.mark.skipif(
    not all(importlib.util.find_spec(name) for name in PACKAGES), reason=f"needs {', '.join(PACKAGES)}"
)
WORDS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "good", "bad", "day", "night", "very", "so", "a"]
TINY = Recipe(epochs=2, batch_size=8, max_length=16, threads=1, teacher=0.0)


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a few invented posts for every set, and a few of our lessons: all of them take minutes."""
    few = tmp_path / "lessons"
    few.mkdir()
    for file in curriculum.LESSONS_DIR.glob("*.jsonl"):
        (few / file.name).write_text("".join(file.read_text().splitlines(keepends=True)[:60]))
    monkeypatch.setattr(curriculum, "LESSONS_DIR", few)
    return write_sets(tmp_path / "data")


def test_missing_packages_are_said_with_the_commands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)

    with pytest.raises(ScorerUnavailable) as caught:
        training.find_encoder()

    assert all(command in str(caught.value) for command in training.INSTALL)


def test_other_encoder_is_refused(tmp_path: Path) -> None:
    weights = tmp_path / "model.safetensors"
    weights.write_bytes(b"something else")

    with pytest.raises(ScorerUnavailable, match="is not the encoder expected here"):
        training.check_encoder(weights)


def test_missing_encoder_is_named(tmp_path: Path) -> None:
    with pytest.raises(ScorerUnavailable, match="weights are missing at"):
        training.check_encoder(tmp_path / "model.safetensors")


@pytest.fixture
def tiny_encoder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A random encoder small enough to train in a test, found in place of the real one."""
    import transformers

    folder = tmp_path / "encoder"
    config: Any = transformers.BertConfig(
        vocab_size=len(WORDS), hidden_size=48, num_hidden_layers=6, num_attention_heads=12, intermediate_size=16
    )
    network: Any = transformers.BertModel(config)
    network.save_pretrained(folder)
    tokenizer: Any = transformers.BertTokenizer(vocab={word: index for index, word in enumerate(WORDS)})
    tokenizer.save_pretrained(folder)
    monkeypatch.setattr(training, "find_encoder", lambda: folder)
    return folder


@needs_torch
@pytest.mark.filterwarnings("ignore")
@pytest.mark.usefixtures("tiny_encoder")
def test_training_leaves_a_model_that_scores(data: Path, tmp_path: Path) -> None:
    heard: list[Progress] = []

    report = training.train(data, tmp_path / "out", recipe=TINY, progress=heard.append)

    assert len(report.epoch_recalls) == 3
    stages = ["meaning", "epoch 1", "selection", "epoch 2", "epoch 3", "export", "dangers"]
    assert list(dict.fromkeys(line.stage for line in heard)) == stages
    (reading,) = EmbeddedScorer(report.folder).read([Passage(text="a bad day, a good night", names=("night",))])
    assert reading.toward is not None
    assert len(reading.vector) == 48
    head = dangers.load(report.folder)
    assert head is not None
    assert head.find(EmbeddedScorer(report.folder).name, reading.vector)


class Stopped(Exception):
    """Stands for a stop in the middle of a run."""


@needs_torch
@pytest.mark.filterwarnings("ignore")
@pytest.mark.usefixtures("tiny_encoder")
def test_stopped_training_goes_on_to_the_same_end(data: Path, tmp_path: Path) -> None:
    def stop_at(stage: str) -> Callable[[Progress], None]:
        def listen(line: Progress) -> None:
            if line.stage == stage:
                raise Stopped

        return listen

    whole = training.train(data, tmp_path / "whole", recipe=TINY)
    for stage in ("epoch 2", "dangers"):
        with pytest.raises(Stopped):
            training.train(data, tmp_path / "parts", recipe=TINY, progress=stop_at(stage))

    resumed = training.train(data, tmp_path / "parts", recipe=TINY)

    assert whole.epoch_recalls == resumed.epoch_recalls
    assert whole.figures == resumed.figures
    assert dangers.load(whole.folder) == dangers.load(resumed.folder) is not None
