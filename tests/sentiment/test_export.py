from __future__ import annotations

import importlib
import importlib.util
import json
import random
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from domain.assessment import Passage
from sentiment import export
from sentiment import figures
from sentiment import graph
from sentiment.curriculum import LABELS
from sentiment.curriculum import Example
from sentiment.curriculum import Task
from sentiment.emotions import FINE
from sentiment.scorer import EmbeddedScorer

MISSING = [name for name in ("torch", "onnx") if importlib.util.find_spec(name) is None]
needs_training = pytest.mark.skipif(bool(MISSING), reason=f"training packages are missing: {', '.join(MISSING)}")

WORDS = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "@", "user", "good", "bad", "day", "train", "late", "thanks", "but", ".")


def posts(task: Task, count: int) -> list[Example]:
    chance = random.Random(str(task))
    found = []
    for _ in range(count):
        text = " ".join(chance.choice(WORDS[6:]) for _ in range(chance.randint(1, 12)))
        target: tuple[float, ...] = (chance.randrange(2),)
        if task is Task.EMOTIONS:
            target = tuple(float(chance.random() < 0.1) for _ in FINE)
        found.append(Example(task=task, text=text, target=target, spans=((0, 3),), label=text.split()[0]))
    return found


def fake_outputs(held_apart: dict[Task, list[Example]]) -> dict[Task, dict[str, Any]]:
    widths = dict(zip(graph.OUTPUTS, (3, 28, 3, 1, 3, 1, 6, 8), strict=True))
    numbers = np.random.default_rng(5)
    return {
        task: {name: numbers.normal(size=(len(rows), width)) for name, width in widths.items()}
        for task, rows in held_apart.items()
    }


HELD_APART = {task: posts(task, 60) for task in Task}


def test_every_head_gets_its_calibration() -> None:
    heads = figures.fit_heads(fake_outputs(HELD_APART), HELD_APART, has_intent=True)

    assert heads["sentiment"]["labels"] == list(LABELS)
    assert set(heads) == set(graph.OUTPUTS)
    assert set(heads["sarcasm"]) == {"slope", "bias", "cutoff"}
    assert len(heads["emotions"]["groups"]) == 8


def test_a_head_that_never_learned_is_left_out() -> None:
    assert "intent" not in figures.fit_heads(fake_outputs(HELD_APART), HELD_APART, has_intent=False)


def test_figures_of_guesses_are_those_of_guesses() -> None:
    found = figures.measure(fake_outputs(HELD_APART), HELD_APART)

    assert 0.1 < found.recall_int8 < 0.6
    assert all(0.0 <= value <= 1.0 for value in found.rounded().values())


def test_samples_are_of_every_task() -> None:
    assert {row.task for row in export.choose_samples(HELD_APART)} == set(Task)


@pytest.mark.parametrize(("least", "greatest"), [(-0.2, 25.0), (-3.0, 2.0), (1.0, 2.0), (0.0, 0.0)])
def test_bytes_cover_a_range_and_meet_zero(least: float, greatest: float) -> None:
    step, zero = graph.scale_of(least, greatest)

    assert 0 <= zero <= 255
    assert (255 - zero) * step >= greatest - step
    assert -zero * step <= min(least, 0.0) + step


def test_weights_keep_their_values_within_half_a_step() -> None:
    matrix = np.random.default_rng(6).normal(size=(32, 8))

    whole, scales = graph.quantise(matrix, 63, axis=0)

    assert np.abs(whole).max() <= 63
    assert (np.abs(whole * scales - matrix) <= scales / 2 + 1e-9).all()


def make_weights(folder: Path) -> Any:
    """Save a tiny untrained network with its tokenizer, as a training run leaves them, and answer it."""
    torch: Any = importlib.import_module("torch")
    transformers: Any = importlib.import_module("transformers")
    network: Any = importlib.import_module("sentiment.network")
    torch.manual_seed(3)
    config = transformers.BertConfig(
        vocab_size=len(WORDS),
        hidden_size=24,
        num_hidden_layers=6,
        num_attention_heads=12,
        intermediate_size=48,
        max_position_embeddings=20,
    )
    net = network.Network(transformers.BertModel(config, add_pooling_layer=False)).eval()
    folder.mkdir()
    torch.save(net.state_dict(), folder / "network.pt")
    vocabulary = {word: number for number, word in enumerate(WORDS)}
    transformers.BertTokenizer(vocab=vocabulary, model_max_length=16).save_pretrained(folder)
    return net


@needs_training
@pytest.mark.filterwarnings("ignore")
def test_packed_model_answers_as_the_network_does(tmp_path: Path) -> None:
    torch: Any = importlib.import_module("torch")
    net = make_weights(tmp_path / "fp32")
    export.pack(tmp_path / "fp32", tmp_path / "model", HELD_APART, {"name": "tiny"})
    tokenizer = export._write_tokenizer(tmp_path / "fp32", tmp_path / "model")
    few = HELD_APART[Task.TOWARD][:10]

    exact = export.predict(tmp_path / "fp32" / "model.onnx", tokenizer, few)
    small = export.predict(tmp_path / "model" / "model.int8.onnx", tokenizer, few)

    for number, row in enumerate(few):
        read = tokenizer(row.text, truncation=True, return_offsets_mapping=True)
        ids = torch.tensor([read["input_ids"]])
        target = torch.tensor([[int(end > 0 and start < 3) for start, end in read["offset_mapping"]]])
        with torch.inference_mode():
            wanted = net(ids, torch.ones_like(ids), target)
        for name in graph.OUTPUTS:
            assert exact[name][number] == pytest.approx(wanted[name][0].numpy(), abs=2e-3), name
            assert small[name][number] == pytest.approx(wanted[name][0].numpy(), abs=0.15), name


@needs_training
@pytest.mark.filterwarnings("ignore")
def test_packed_folder_is_read_whole(tmp_path: Path) -> None:
    make_weights(tmp_path / "fp32")
    found = export.pack(tmp_path / "fp32", tmp_path / "model", HELD_APART, {"name": "tiny"})
    scorer = EmbeddedScorer(tmp_path / "model")

    (reading,) = scorer.read([Passage(text="@us good day", names=("@us",))])

    assert scorer.name == "tiny int8"
    assert reading.toward is not None
    assert reading.sarcasm is not None
    assert len(reading.vector) == 24
    assert not reading.intents
    assert json.loads((tmp_path / "model" / "model.json").read_text())["figures"] == found.rounded()


@needs_training
@pytest.mark.filterwarnings("ignore")
def test_a_text_scores_exactly_alike_alone_and_in_company(tmp_path: Path) -> None:
    make_weights(tmp_path / "fp32")
    export.pack(tmp_path / "fp32", tmp_path / "model", HELD_APART, {"name": "tiny"})
    scorer = EmbeddedScorer(tmp_path / "model")
    texts = [Passage(text=row.text) for row in HELD_APART[Task.SENTIMENT]]

    together = scorer.read(texts)

    for passage, answer in zip(texts, together, strict=True):
        (alone,) = scorer.read([passage])
        assert alone.sentiment.negative == pytest.approx(answer.sentiment.negative, abs=1e-5)
        assert alone.vector == answer.vector
