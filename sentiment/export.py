"""Pack trained weights for shipping: one ONNX graph, int8, a fitted temperature, a hash of each file."""

from __future__ import annotations

import importlib
import json
import math
from collections.abc import Sequence
from dataclasses import asdict
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from sentiment import evaluation
from sentiment.scorer import LABELS
from sentiment.scorer import MANIFEST

Logits = Sequence[Sequence[float]]

_GRAPH = "model.int8.onnx"
_SHIPPED_FILES = (_GRAPH, "tokenizer.json", "tokenizer_config.json")


@dataclass(frozen=True, kw_only=True, slots=True)
class Figures:
    """What a packed model reaches on the posts held apart."""

    recall_fp32: float
    recall_int8: float
    calibration_error: float
    temperature: float


def pack(weights: Path, folder: Path, held_apart: Sequence[tuple[str, int]], about: dict[str, object]) -> Figures:
    """Write a model folder that EmbeddedScorer loads from the fp32 weights, and answer its figures.

    `held_apart` are normalised texts with the number of their label; `about` is kept in the manifest as it is.
    """
    folder.mkdir(parents=True, exist_ok=True)
    plain = weights / "model.onnx"
    _write_graph(weights, plain)
    quantise(plain, folder / _GRAPH)
    max_length = _write_tokenizer(weights, folder)
    texts, labels = [text for text, _ in held_apart], [label for _, label in held_apart]
    exact = predict(plain, folder, texts, max_length)
    rounded = predict(folder / _GRAPH, folder, texts, max_length)
    temperature = fit_temperature(rounded, labels)
    figures = Figures(
        recall_fp32=macro_recall(exact, labels),
        recall_int8=macro_recall(rounded, labels),
        calibration_error=cross_fitted_error(rounded, labels),
        temperature=temperature,
    )
    _write_manifest(folder, figures, {**about, "max_length": max_length})
    return figures


def _write_graph(weights: Path, path: Path) -> None:
    # Imported by name and late: torch is an extra, absent where the program only scores.
    torch: Any = importlib.import_module("torch")
    transformers: Any = importlib.import_module("transformers")
    model = transformers.AutoModelForSequenceClassification.from_pretrained(weights, attn_implementation="eager")
    model.eval()
    model.config.return_dict = False
    ids = torch.ones((2, 8), dtype=torch.int64)
    axes = {0: "batch", 1: "tokens"}
    torch.onnx.export(
        model,
        (ids, ids),
        str(path),
        input_names=["input_ids", "attention_mask"],
        output_names=["logits"],
        dynamic_axes={"input_ids": axes, "attention_mask": axes, "logits": {0: "batch"}},
        dynamo=False,
    )


def quantise(source: Path, target: Path, *, keep: Sequence[str] = ()) -> None:
    """Write the graph with int8 weights, one scale per channel; nodes whose name holds a word of `keep` stay."""
    quantization: Any = importlib.import_module("onnxruntime.quantization")
    onnx: Any = importlib.import_module("onnx")
    names = [node.name for node in onnx.load(str(source), load_external_data=False).graph.node]
    quantization.quantize_dynamic(
        str(source),
        str(target),
        per_channel=True,
        # Seven bits: processors without VNNI overflow on eight and would answer something else.
        reduce_range=True,
        weight_type=quantization.QuantType.QInt8,
        nodes_to_exclude=[name for name in names if any(word in name for word in keep)],
    )


def _write_tokenizer(weights: Path, folder: Path) -> int:
    transformers: Any = importlib.import_module("transformers")
    tokenizer = transformers.AutoTokenizer.from_pretrained(weights)
    tokenizer.backend_tokenizer.no_padding()
    tokenizer.backend_tokenizer.no_truncation()
    tokenizer.save_pretrained(folder)
    return int(tokenizer.model_max_length)


def predict(graph: Path, tokenizer_folder: Path, texts: Sequence[str], max_length: int) -> list[list[float]]:
    """Answer the logits of a graph for normalised texts, cut at `max_length`."""
    onnxruntime: Any = importlib.import_module("onnxruntime")
    transformers: Any = importlib.import_module("transformers")
    tokenizer = transformers.AutoTokenizer.from_pretrained(tokenizer_folder)
    session = onnxruntime.InferenceSession(str(graph), providers=["CPUExecutionProvider"])
    order = sorted(range(len(texts)), key=lambda index: len(texts[index]))
    found: dict[int, list[float]] = {}
    for start in range(0, len(order), 64):
        part = order[start : start + 64]
        inputs = tokenizer(
            [texts[index] for index in part], truncation=True, max_length=max_length, padding=True, return_tensors="np"
        )
        feed = {name: inputs[name].astype("int64") for name in ("input_ids", "attention_mask")}
        found.update(zip(part, session.run(None, feed)[0].tolist(), strict=True))
    return [found[index] for index in range(len(texts))]


def macro_recall(logits: Logits, labels: Sequence[int]) -> float:
    """Return the mean over the labels of the share of their posts that are found."""
    pairs = [(label, _top(row)) for row, label in zip(logits, labels, strict=True)]
    return evaluation.macro_recall(evaluation.count_confusion(pairs))


def _top(row: Sequence[float]) -> int:
    return max(range(len(row)), key=row.__getitem__)


def softmax(row: Sequence[float], temperature: float) -> list[float]:
    """Return the probabilities of one row of logits, softened by the temperature."""
    highest = max(row)
    powers = [math.exp((value - highest) / temperature) for value in row]
    total = sum(powers)
    return [power / total for power in powers]


def fit_temperature(logits: Logits, labels: Sequence[int]) -> float:
    """Return the temperature with the least log loss, by golden section between 0.25 and 4."""
    low, high, ratio = math.log(0.25), math.log(4.0), (math.sqrt(5) - 1) / 2
    while high - low > 1e-3:
        left, right = high - ratio * (high - low), low + ratio * (high - low)
        if _log_loss(logits, labels, math.exp(left)) < _log_loss(logits, labels, math.exp(right)):
            high = right
        else:
            low = left
    return round(math.exp((low + high) / 2), 4)


def _log_loss(logits: Logits, labels: Sequence[int], temperature: float) -> float:
    shares = (softmax(row, temperature)[label] for row, label in zip(logits, labels, strict=True))
    return -sum(math.log(max(share, 1e-12)) for share in shares)


def calibration_error(shares: Sequence[Sequence[float]], labels: Sequence[int]) -> float:
    """Return the expected calibration error over 15 equal bins of confidence."""
    answers = [(max(row), _top(row) == label) for row, label in zip(shares, labels, strict=True)]
    return evaluation.calibration_error(answers)


def cross_fitted_error(logits: Logits, labels: Sequence[int]) -> float:
    """Return the calibration error of each half of the posts under the temperature fitted on the other half."""
    shares: list[list[float]] = [[] for _ in labels]
    for half in (0, 1):
        temperature = fit_temperature(logits[1 - half :: 2], labels[1 - half :: 2])
        shares[half::2] = [softmax(row, temperature) for row in logits[half::2]]
    return calibration_error(shares, labels)


def _write_manifest(folder: Path, figures: Figures, about: dict[str, object]) -> None:
    content = {
        **about,
        "labels": list(LABELS),
        "temperature": figures.temperature,
        "figures": {name: round(value, 4) for name, value in asdict(figures).items()},
        "sha256": {name: sha256((folder / name).read_bytes()).hexdigest() for name in _SHIPPED_FILES},
    }
    (folder / MANIFEST).write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
