from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest

from domain.errors import ScorerUnavailable
from sentiment import training
from sentiment.scorer import EmbeddedScorer
from sentiment.training import Progress
from sentiment.training import Recipe

PACKAGES = ("torch", "onnx", "onnxscript")
needs_torch = pytest.mark.skipif(
    not all(importlib.util.find_spec(name) for name in PACKAGES), reason=f"needs {', '.join(PACKAGES)}"
)
WORDS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "good", "bad", "day", "night", "very", "so", "a"]
TINY = Recipe(epochs=2, batch_size=4, max_length=16, threads=1)


def write_rows(path: Path, rows: list[tuple[str, str]]) -> None:
    lines = [json.dumps({"text": text, "label": label}) for text, label in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder with a few invented posts to train on and to select on."""
    feelings = {"good": "positive", "bad": "negative", "so": "neutral"}
    rows = [
        (f"{word} {rest} {end}", label)
        for word, label in feelings.items()
        for rest in ("day", "night", "a", "very")
        for end in ("very", "a day", "so a night")
    ]
    write_rows(tmp_path / training.TRAIN_FILE, rows)
    write_rows(tmp_path / training.VALIDATION_FILE, rows[::5])
    return tmp_path


def test_posts_held_apart_are_not_trained_on(data: Path) -> None:
    write_rows(data / training.TRAIN_FILE, [("A good day!", "positive"), ("bad", "negative")])
    write_rows(data / training.VALIDATION_FILE, [("a  GOOD day", "positive")])

    assert [row.text for row in training.load_examples(data)] == ["bad"]


def test_missing_data_is_named(tmp_path: Path) -> None:
    with pytest.raises(ScorerUnavailable, match=r"Training data is missing: .*\.val\.jsonl"):
        training.load_examples(tmp_path)


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


def test_batches_take_every_row_once_and_depend_on_the_seed_alone() -> None:
    lengths = [index % 37 for index in range(1000)]

    batches = training.plan_batches(lengths, 32, seed=3)

    assert list(range(1000)) == sorted(index for batch in batches for index in batch)
    assert batches == training.plan_batches(lengths, 32, seed=3)
    assert batches != training.plan_batches(lengths, 32, seed=4)


def test_rows_of_a_batch_are_alike_in_length() -> None:
    lengths = [index % 50 for index in range(1600)]

    spreads = [
        max(part) - min(part)
        for batch in training.plan_batches(lengths, 32, seed=1)
        if (part := [lengths[index] for index in batch])
    ]

    assert max(spreads) <= 2


def test_learning_rate_rises_then_falls_to_nothing() -> None:
    shares = [training.learning_rate_share(step, 100, 0.1) for step in range(101)]

    assert [shares[0], max(shares), shares[100]] == [0.1, 1.0, 0.0]
    assert shares[:10] == sorted(shares[:10])
    assert shares[10:] == sorted(shares[10:], reverse=True)


def test_rare_classes_weigh_more_and_the_mean_stays_one() -> None:
    labels = [0] * 10 + [1] * 50 + [2] * 40

    weights = training.class_weights(labels, 0.5)

    assert weights[0] > weights[2] > weights[1]
    assert pytest.approx(1.0) == sum(weights[label] for label in labels) / 100
    assert pytest.approx([1.0, 1.0, 1.0]) == training.class_weights(labels, 0.0)


@pytest.mark.parametrize(
    ("parameter", "level"),
    [
        ("bert.embeddings.word_embeddings.weight", 0),
        ("bert.encoder.layer.5.output.dense.bias", 6),
        ("classifier.bias", 99),
    ],
)
def test_parameters_know_their_level(parameter: str, level: int) -> None:
    assert level == training.find_level(parameter)


@pytest.fixture
def tiny_encoder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A random encoder small enough to train in a test, found in place of the real one."""
    import transformers

    folder = tmp_path / "encoder"
    config: Any = transformers.BertConfig(
        vocab_size=len(WORDS), hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=16
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

    assert len(report.epoch_recalls) == 2
    assert {"epoch 1", "epoch 2", "selection", "export"} == {line.stage for line in heard}
    assert len(EmbeddedScorer(report.folder).score(["good day", "bad night", "so"])) == 3


class Stopped(Exception):
    """Stands for a stop in the middle of a run."""


@needs_torch
@pytest.mark.filterwarnings("ignore")
@pytest.mark.usefixtures("tiny_encoder")
def test_stopped_training_goes_on_to_the_same_end(data: Path, tmp_path: Path) -> None:
    def stop_in_second_epoch(line: Progress) -> None:
        if line.stage == "epoch 2":
            raise Stopped

    whole = training.train(data, tmp_path / "whole", recipe=TINY)
    with pytest.raises(Stopped):
        training.train(data, tmp_path / "parts", recipe=TINY, progress=stop_in_second_epoch)

    resumed = training.train(data, tmp_path / "parts", recipe=TINY)

    assert whole.epoch_recalls == resumed.epoch_recalls
    assert whole.figures == resumed.figures
