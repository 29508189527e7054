"""Score what mentions feel, with the model that is shipped or another that is configured."""

from __future__ import annotations

import json
import math
import os
import threading
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any
from typing import Protocol

from domain.assessment import Passage
from domain.assessment import Probabilities
from domain.assessment import Reading
from domain.assessment import Scorer
from domain.errors import ScorerUnavailable
from sentiment import hub
from sentiment.text import normalise

SHIPPED = Path(__file__).parent / "model"
#: Languages of the shipped model's training posts; in others it calls almost everything neutral.
TRAINED_FOR = frozenset({"en"})
MANIFEST = "model.json"
LABELS = ("negative", "neutral", "positive")

# An empty post says nothing: the likeliest label is neutral, and its confidence stays below any cutoff.
NOTHING_SAID = Probabilities(negative=0.3, neutral=0.4, positive=0.3)

_WINDOWS_PER_TEXT = 16
_EXCERPT_CHARACTERS = 1_000
# Measured: larger batches are no faster on two cores, and each doubling costs some fifty megabytes.
_TOKENS_PER_BATCH = 512
_TEXTS_PER_SLICE = 4_096
_MOST_THREADS = 4


class Engine(Protocol):
    """A model behind its tokenizer: texts to tokens, windows of tokens to probabilities."""

    @property
    def name(self) -> str:
        """The model's name and version."""

    def load(self) -> int:
        """Load the model unless that is done, and answer how many tokens of a text fit into one window."""

    def prepare(self, text: str) -> str:
        """Bring a text into the form this model expects."""

    def encode(self, texts: Sequence[str]) -> list[list[int]]:
        """Answer the tokens of each text, without special tokens and uncut."""

    def run(self, windows: Sequence[Sequence[int]]) -> list[Probabilities]:
        """Judge one batch of windows."""


class WindowScorer:
    """Score any number of texts of any length with an engine.

    Copies are judged once, and batches hold windows of like length. A text longer than the engine's window is
    read through overlapping windows, at most 16; a longer one is sampled by 16 pieces spread evenly over it, its
    beginning and end among them, so that its time is bounded.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._lock = threading.Lock()

    @property
    def name(self) -> str:
        """The model's name and version, stored with each assessment."""
        return self._engine.name

    def load(self) -> None:
        """Load the model now instead of with the first text; raise ScorerUnavailable when it cannot be used."""
        with self._lock:
            self._engine.load()

    def read(self, passages: Sequence[Passage]) -> list[Reading]:
        """Answer one Reading for each passage, in the same order; raise ScorerUnavailable."""
        return [Reading(sentiment=chances) for chances in self.score([passage.text for passage in passages])]

    def score(self, texts: Sequence[str]) -> list[Probabilities]:
        """Answer one Probabilities for each text, in the same order; raise ScorerUnavailable."""
        prepared = [excerpt(self._engine.prepare(excerpt(text))) for text in texts]
        distinct = [text for text in dict.fromkeys(prepared) if text]
        judged = {"": NOTHING_SAID}
        with self._lock:
            for start in range(0, len(distinct), _TEXTS_PER_SLICE):
                part = distinct[start : start + _TEXTS_PER_SLICE]
                judged.update(zip(part, self._judge(part), strict=True))
        return [judged[text] for text in prepared]

    def _judge(self, texts: Sequence[str]) -> list[Probabilities]:
        capacity = self._engine.load()
        owned = [
            (owner, window)
            for owner, tokens in enumerate(self._engine.encode(texts))
            for window in cut_windows(tokens, capacity)
        ]
        owned.sort(key=lambda pair: len(pair[1]))
        found: list[list[tuple[int, Probabilities]]] = [[] for _ in texts]
        for batch in fill_batches(owned):
            answers = self._engine.run([window for _, window in batch])
            for (owner, window), answer in zip(batch, answers, strict=True):
                found[owner].append((len(window), answer))
        return [combine(parts) for parts in found]


class EmbeddedScorer(WindowScorer):
    """Score with an int8 model of our own, loaded from its folder with the first text."""

    def __init__(self, folder: Path = SHIPPED, *, threads: int | None = None) -> None:
        super().__init__(_EmbeddedEngine(folder, threads or min(_MOST_THREADS, _count_processors())))


def _count_processors() -> int:
    # Only Linux says how many processors this process may use.
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def load_scorer(model: str | None = None) -> Scorer:
    """Return the shipped scorer, or the one that `model` names: a folder left by `train`, or a transformers
    model by folder or hub id. Raise ScorerUnavailable when it is missing.
    """
    if not model:
        return EmbeddedScorer()
    folder = Path(model)
    return EmbeddedScorer(folder) if (folder / MANIFEST).is_file() else WindowScorer(hub.HubEngine(model))


def excerpt(text: str) -> str:
    """Return the text, or 16 pieces spread evenly over it when it is longer than they are together."""
    if len(text) <= _WINDOWS_PER_TEXT * _EXCERPT_CHARACTERS:
        return text
    starts = _spread(len(text) - _EXCERPT_CHARACTERS, _WINDOWS_PER_TEXT)
    return " ".join(text[start : start + _EXCERPT_CHARACTERS] for start in starts)


def cut_windows(tokens: Sequence[int], capacity: int) -> list[Sequence[int]]:
    """Return full windows that overlap by a quarter or more, or fewer spread evenly when 16 cannot cover all."""
    room = len(tokens) - capacity
    if room <= 0:
        return [tokens]
    count = min(_WINDOWS_PER_TEXT, 1 + math.ceil(room / max(1, capacity * 3 // 4)))
    return [tokens[start : start + capacity] for start in _spread(room, count)]


def _spread(last: int, count: int) -> list[int]:
    return [round(last * number / (count - 1)) for number in range(count)]


def fill_batches(owned: Sequence[tuple[int, Sequence[int]]]) -> Iterator[list[tuple[int, Sequence[int]]]]:
    """Yield batches of windows, shortest first, each within the budget of tokens once it is padded."""
    batch: list[tuple[int, Sequence[int]]] = []
    for pair in owned:
        if batch and (len(batch) + 1) * len(pair[1]) > _TOKENS_PER_BATCH:
            yield batch
            batch = []
        batch.append(pair)
    if batch:
        yield batch


def combine(parts: Sequence[tuple[int, Probabilities]]) -> Probabilities:
    """Return the mean of a text's windows; those that feel something count more than those that only tell."""
    weights = [length * (1.25 - answer.neutral) for length, answer in parts]
    total = sum(weights)
    negative = sum(weight * answer.negative for weight, (_, answer) in zip(weights, parts, strict=True)) / total
    positive = sum(weight * answer.positive for weight, (_, answer) in zip(weights, parts, strict=True)) / total
    return Probabilities(negative=negative, neutral=max(0.0, 1.0 - negative - positive), positive=positive)


@dataclass(frozen=True, kw_only=True, slots=True)
class Manifest:
    """What a model folder says of itself in model.json."""

    name: str
    max_length: int
    temperature: float
    hashes: dict[str, str]


def load_manifest(folder: Path) -> Manifest:
    """Read a model folder's manifest; raise ScorerUnavailable, naming the file, when it does not hold."""
    path = folder / MANIFEST
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        if tuple(content["labels"]) != LABELS:
            raise ScorerUnavailable(f"{path} has the labels {content['labels']}, not {list(LABELS)}. {_MEND}")
        return Manifest(
            name=str(content["name"]),
            max_length=int(content["max_length"]),
            temperature=float(content["temperature"]),
            hashes={str(name): str(digest) for name, digest in content["sha256"].items()},
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ScorerUnavailable(f"The model's description {path} cannot be read ({error!r}). {_MEND}") from error


_MEND = "Restore the shipped model with: git checkout -- sentiment/model"


class _EmbeddedEngine:
    def __init__(self, folder: Path, threads: int) -> None:
        self._folder, self._threads = folder, threads
        self._manifest = load_manifest(folder)
        self._session: Any = None
        self._tokenizer: Any = None

    @property
    def name(self) -> str:
        return f"{self._manifest.name} int8"

    def prepare(self, text: str) -> str:
        return normalise(text)

    def load(self) -> int:
        if self._session is None:
            self._check_files()
            try:
                self._tokenizer = _load_tokenizer(self._folder)
                self._session = self._load_session()
            # onnxruntime and tokenizers raise bare Exception subclasses of their own for a broken file.
            except Exception as error:
                raise ScorerUnavailable(f"The model in {self._folder} cannot be loaded ({error}). {_MEND}") from error
        return self._manifest.max_length - 2

    def encode(self, texts: Sequence[str]) -> list[list[int]]:
        encodings = self._tokenizer.backend_tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)
        return [encoding.ids for encoding in encodings]

    def run(self, windows: Sequence[Sequence[int]]) -> list[Probabilities]:
        import numpy as np

        first, last = self._tokenizer.cls_token_id, self._tokenizer.sep_token_id
        width = max(map(len, windows)) + 2
        ids = np.full((len(windows), width), self._tokenizer.pad_token_id, dtype=np.int64)
        mask = np.zeros_like(ids)
        for row, window in enumerate(windows):
            ids[row, : len(window) + 2] = [first, *window, last]
            mask[row, : len(window) + 2] = 1
        (logits,) = self._session.run(None, {"input_ids": ids, "attention_mask": mask})
        scaled = logits.astype(np.float64) / self._manifest.temperature
        powers = np.exp(scaled - scaled.max(axis=1, keepdims=True))
        shares = (powers / powers.sum(axis=1, keepdims=True)).tolist()
        return [Probabilities(negative=row[0], neutral=row[1], positive=row[2]) for row in shares]

    def _check_files(self) -> None:
        for name, expected in self._manifest.hashes.items():
            path = self._folder / name
            if not path.is_file():
                raise ScorerUnavailable(f"The model file {path} is missing. {_MEND}")
            if sha256(path.read_bytes()).hexdigest() != expected:
                raise ScorerUnavailable(f"The model file {path} is damaged: its sha256 is another. {_MEND}")

    def _load_session(self) -> Any:
        # Imported here, as in _load_tokenizer: together they take seconds that `--help` must not.
        import onnxruntime  # type: ignore[import-untyped]

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self._threads
        options.enable_cpu_mem_arena = False
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        options.log_severity_level = 3
        path = str(self._folder / "model.int8.onnx")
        return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])


def _load_tokenizer(folder: Path) -> Any:
    # Without torch, transformers says at import that models cannot run; we only want its tokenizer.
    os.environ.setdefault("TRANSFORMERS_NO_ADVISORY_WARNINGS", "1")
    from transformers import PreTrainedTokenizerFast

    tokenizer = PreTrainedTokenizerFast.from_pretrained(str(folder), local_files_only=True)
    tokenizer.backend_tokenizer.no_padding()
    tokenizer.backend_tokenizer.no_truncation()
    return tokenizer
