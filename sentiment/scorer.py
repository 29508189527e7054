"""Score what mentions say, with the model that is shipped or another that is configured."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from domain.assessment import Emotion
from domain.assessment import Passage
from domain.assessment import Probabilities
from domain.assessment import Reading
from domain.assessment import Scorer
from domain.errors import ScorerUnavailable
from sentiment import clauses
from sentiment import hub
from sentiment.curriculum import LABELS as LABELS
from sentiment.engine import EmbeddedEngine
from sentiment.manifest import MANIFEST as MANIFEST
from sentiment.manifest import Manifest
from sentiment.windows import Owned
from sentiment.windows import Prompt
from sentiment.windows import Window
from sentiment.windows import combine
from sentiment.windows import cut_windows
from sentiment.windows import fill_batches

SHIPPED = Path(__file__).parent / "model"
#: Languages of the shipped model's training posts; in others it calls almost everything neutral.
TRAINED_FOR = frozenset({"en"})

# An empty post says nothing: the likeliest label is neutral, and its confidence stays below any cutoff.
NOTHING_SAID = Probabilities(negative=0.3, neutral=0.4, positive=0.3)

_TEXTS_PER_SLICE = 4_096
_CONFIG = "config.json"
_MOST_ID_PARTS = 2


class Engine(Protocol):
    """A model behind its tokenizer: passages to tokens, windows of tokens to readings."""

    @property
    def name(self) -> str:
        """The model's name and version."""

    @property
    def workers(self) -> int:
        """How many batches it judges best at once."""

    def load(self) -> int:
        """Load the model unless that is done, and answer how many tokens of a text fit into one window."""

    def prepare(self, passage: Passage) -> Prompt:
        """Bring a passage into the form this model expects."""

    def encode(self, prompts: Sequence[Prompt]) -> list[Window]:
        """Answer the tokens of each text, without special tokens and uncut."""

    def run(self, windows: Sequence[Window]) -> list[Reading]:
        """Judge one batch of windows, all of one length."""


class WindowScorer:
    """Read any number of texts of any length with an engine.

    Copies are read once, and batches hold windows of one length. A text longer than the engine's window is
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
        prepared = [self._engine.prepare(passage) for passage in passages]
        parts = {prompt: part for prompt in dict.fromkeys(prepared) if (part := clauses.find_part(prompt))}
        distinct = [prompt for prompt in dict.fromkeys([*prepared, *parts.values()]) if prompt.text]
        found: dict[Prompt, Reading] = {}
        with self._lock:
            for start in range(0, len(distinct), _TEXTS_PER_SLICE):
                some = distinct[start : start + _TEXTS_PER_SLICE]
                found.update(zip(some, self._try(some), strict=True))
        for whole, part in parts.items():
            found[whole] = replace(found[whole], toward=clauses.blend(found[whole], found[part]))
        return [found[prompt] if prompt.text else Reading(sentiment=NOTHING_SAID) for prompt in prepared]

    def score(self, texts: Sequence[str]) -> list[Probabilities]:
        """Answer the feelings of each text alone, in the same order; raise ScorerUnavailable."""
        return [reading.sentiment for reading in self.read([Passage(text=text) for text in texts])]

    def _try(self, prompts: Sequence[Prompt]) -> list[Reading]:
        try:
            return self._read(prompts)
        except ScorerUnavailable:
            raise
        # A graph or tokenizer of others may raise anything; its words are left out, for they may quote a post.
        except Exception as error:
            raise ScorerUnavailable(f"The model {self.name} fails while it reads ({type(error).__name__}).") from error

    def _read(self, prompts: Sequence[Prompt]) -> list[Reading]:
        capacity = self._engine.load()
        owned: list[Owned] = [
            (owner, window)
            for owner, whole in enumerate(self._engine.encode(prompts))
            for window in cut_windows(whole, capacity)
        ]
        found: list[list[tuple[int, Reading]]] = [[] for _ in prompts]
        batches = list(fill_batches(owned))
        for batch, answers in zip(batches, self._run_all(batches), strict=True):
            for (owner, window), answer in zip(batch, answers, strict=True):
                found[owner].append((len(window.tokens), answer))
        return [combine(parts) for parts in found]

    def _run_all(self, batches: Sequence[Sequence[Owned]]) -> list[list[Reading]]:
        each = [[window for _, window in batch] for batch in batches]
        workers = min(self._engine.workers, len(each))
        if workers < 2:
            return [self._engine.run(windows) for windows in each]
        with ThreadPoolExecutor(workers) as pool:
            return list(pool.map(self._engine.run, each))


class EmbeddedScorer(WindowScorer):
    """Read with an int8 model of our own, loaded from its folder with the first text."""

    def __init__(self, folder: Path = SHIPPED, *, threads: int | None = None) -> None:
        engine = EmbeddedEngine(folder, threads)
        super().__init__(engine)
        #: What the model's folder says of it, with the cutoffs of its heads.
        self.manifest: Manifest = engine.manifest


def cutoffs_of(judge: Scorer) -> dict[str, float]:
    """Return from which probability on a model's yes was right most usefully, by head; empty where it does not say."""
    if not isinstance(judge, EmbeddedScorer):
        return {}
    return {name: curve.cutoff for name, curve in judge.manifest.curves.items()}


def emotion_cutoffs_of(judge: Scorer) -> dict[Emotion, float]:
    """Return the same for each emotion."""
    if not isinstance(judge, EmbeddedScorer):
        return {}
    return {emotion: curve.cutoff for emotion, curve in judge.manifest.emotions.items()}


def load_scorer(model: str | None = None) -> Scorer:
    """Return the shipped scorer, or the one that `model` names: a folder left by `train`, or a transformers
    model by folder or hub id. Raise ScorerUnavailable when it is missing.
    """
    if not model:
        return EmbeddedScorer()
    folder = Path(model)
    if (folder / MANIFEST).is_file():
        return EmbeddedScorer(folder)
    if folder.is_dir() and not (folder / _CONFIG).is_file():
        raise ScorerUnavailable(f"The folder {model} holds no model: neither our {MANIFEST} nor a {_CONFIG}.")
    # A hub id is a name, or an owner and a name; told to install torch for anything else, people would look there.
    if not folder.is_dir() and (folder.is_absolute() or model.startswith(".") or len(folder.parts) > _MOST_ID_PARTS):
        raise ScorerUnavailable(f"There is no folder {model}. A model is named by its folder, or by its hub id.")
    return WindowScorer(hub.HubEngine(model))
