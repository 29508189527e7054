"""Pack trained weights for shipping: one ONNX graph in int8, each head calibrated, a hash of each file."""

from __future__ import annotations

import importlib
import json
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np

from sentiment import calibration
from sentiment import figures
from sentiment import graph
from sentiment.calibration import Numbers
from sentiment.curriculum import Example
from sentiment.curriculum import Task
from sentiment.engine import GRAPH
from sentiment.engine import make_feed
from sentiment.engine import open_session
from sentiment.figures import Figures as Figures
from sentiment.figures import HeldApart
from sentiment.manifest import MANIFEST
from sentiment.pacing import mark_target
from sentiment.windows import Window
from sentiment.windows import fill_batches

_SHIPPED_FILES = (GRAPH, "tokenizer.json", "tokenizer_config.json")
#: Posts that show how far activations reach: with more of them the ranges hardly grow.
_SAMPLES = 600
_WIDEST = 384


def pack(
    weights: Path, folder: Path, held_apart: HeldApart, about: Mapping[str, object], *, encoder: Path | None = None
) -> Figures:
    """Write a model folder that EmbeddedScorer loads from the trained weights, and answer its figures.

    `about` is kept in the manifest as it is; `encoder` is the original one, with whose sentence vectors ours are
    compared. The graph in full precision stays beside the weights.
    """
    folder.mkdir(parents=True, exist_ok=True)
    parameters, tokenizer = load_weights(weights), _write_tokenizer(weights, folder)
    positions = int(tokenizer.model_max_length)
    exact, small = weights / "model.onnx", folder / GRAPH
    graph.write_graph(parameters, exact, positions=positions)
    ranges = sample_ranges(exact, tokenizer, choose_samples(held_apart))
    graph.write_graph(parameters, small, positions=positions, ranges=ranges)
    outputs = {task: predict(small, tokenizer, held_apart.get(task, ())) for task in Task if str(task) != "valence"}
    found = replace(
        figures.measure(outputs, held_apart),
        recall_fp32=_exact_recall(exact, tokenizer, held_apart.get(Task.SENTIMENT, ())),
        meaning_original=_original_meaning(encoder, tokenizer, held_apart.get(Task.MEANING, ())) if encoder else 0.0,
        size_mb=sum((folder / name).stat().st_size for name in _SHIPPED_FILES) / 1e6,
    )
    heads = figures.fit_heads(outputs, held_apart, has_intent=bool(parameters["intent.weight"].any()))
    _write_manifest(folder, found, heads, {**about, "max_length": positions})
    return found


def load_weights(folder: Path) -> graph.Weights:
    """Answer the parameters that a training run left, by the names that torch gives them."""
    # Imported by name and late: torch is an extra, absent where the program only scores.
    torch: Any = importlib.import_module("torch")
    state = torch.load(folder / "network.pt", weights_only=True, map_location="cpu")
    return {name: value.float().numpy() for name, value in state.items() if value.is_floating_point()}


def _write_tokenizer(weights: Path, folder: Path) -> Any:
    transformers: Any = importlib.import_module("transformers")
    tokenizer = transformers.AutoTokenizer.from_pretrained(weights)
    tokenizer.backend_tokenizer.no_padding()
    tokenizer.backend_tokenizer.no_truncation()
    tokenizer.save_pretrained(folder)
    return tokenizer


def choose_samples(held_apart: HeldApart) -> list[Example]:
    """Return posts of every task, alike many of each, to show how far activations reach; their labels are not read."""
    share = max(1, _SAMPLES // len(Task))
    return [row for task in Task for row in held_apart.get(task, ())[:share]]


def encode(tokenizer: Any, posts: Sequence[Example]) -> list[Window]:
    """Answer the tokens of normalised posts, cut at what the model takes, with those of the target marked."""
    texts = [row.text for row in posts]
    found = tokenizer.backend_tokenizer.encode_batch(texts, add_special_tokens=False)
    most = int(tokenizer.model_max_length) - 2
    return [
        Window(tokens=one.ids[:most], target=mark_target(one.offsets[:most], row.spans) if row.spans else ())
        for one, row in zip(found, posts, strict=True)
    ]


def predict(path: Path, tokenizer: Any, posts: Sequence[Example]) -> Mapping[str, Numbers]:
    """Answer what a graph says of each post, an array of a row each by the output's name."""
    session = open_session(path)
    windows = encode(tokenizer, posts)
    found: dict[str, list[Any]] = {name: [None] * len(windows) for name in graph.OUTPUTS}
    for batch in fill_batches(list(enumerate(windows))):
        feed = make_feed(tokenizer, [window for _, window in batch])
        for name, rows in zip(graph.OUTPUTS, session.run(list(graph.OUTPUTS), feed), strict=True):
            for (owner, _), row in zip(batch, rows, strict=True):
                found[name][owner] = row
    # As wide as the widest output, so that no head's columns are missing where there is no post.
    return {name: np.stack(rows) if rows else np.zeros((0, _WIDEST)) for name, rows in found.items()}


def sample_ranges(path: Path, tokenizer: Any, posts: Sequence[Example]) -> graph.Ranges:
    """Answer the least and the greatest value in each column of every activation over some posts, read from the
    exact graph.
    """
    session = open_session(path)
    sites = [output.name for output in session.get_outputs() if output.name.startswith(graph.RANGE)]
    found: dict[str, tuple[Any, Any]] = {}
    for batch in fill_batches(list(enumerate(encode(tokenizer, posts)))):
        feed = make_feed(tokenizer, [window for _, window in batch])
        for site, values in zip(sites, session.run(sites, feed), strict=True):
            name = site.removeprefix(graph.RANGE)
            columns = values.reshape(-1, values.shape[-1])
            least, greatest = found.get(name, (0.0, 0.0))
            found[name] = np.minimum(least, columns.min(axis=0)), np.maximum(greatest, columns.max(axis=0))
    return found


def _exact_recall(path: Path, tokenizer: Any, posts: Sequence[Example]) -> float:
    logits = predict(path, tokenizer, posts)["sentiment"]
    return calibration.macro_recall(logits, [int(row.target[0]) for row in posts])


def _original_meaning(encoder: Path, tokenizer: Any, posts: Sequence[Example]) -> float:
    torch: Any = importlib.import_module("torch")
    transformers: Any = importlib.import_module("transformers")
    network: Any = importlib.import_module("sentiment.network")
    original = transformers.AutoModel.from_pretrained(encoder, add_pooling_layer=False).eval()
    vectors: dict[int, Numbers] = {}
    with torch.inference_mode():
        for batch in fill_batches(list(enumerate(encode(tokenizer, posts)))):
            ids = torch.tensor(make_feed(tokenizer, [window for _, window in batch])["input_ids"])
            rows = network.original_vectors(original, ids, torch.ones_like(ids)).numpy()
            vectors.update((owner, row) for (owner, _), row in zip(batch, rows, strict=True))
    return figures.find_meaning(np.stack([vectors[number] for number in range(len(posts))]), posts) if posts else 0.0


def _write_manifest(folder: Path, found: Figures, heads: Mapping[str, Any], about: Mapping[str, object]) -> None:
    content = {
        **about,
        "heads": heads,
        "figures": found.rounded(),
        "sha256": {name: sha256((folder / name).read_bytes()).hexdigest() for name in _SHIPPED_FILES},
    }
    (folder / MANIFEST).write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
