"""Score with any sequence-classification model of transformers, through the torch extra."""

from __future__ import annotations

import importlib
import importlib.util
import re
import sys
import time
from collections.abc import Mapping
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from domain.assessment import Passage
from domain.assessment import Probabilities
from domain.assessment import Reading
from domain.assessment import Sentiment
from domain.errors import ScorerUnavailable
from sentiment.text import anonymise
from sentiment.windows import Prompt
from sentiment.windows import Window
from sentiment.windows import excerpt

_NAMES = {
    "negative": Sentiment.NEGATIVE,
    "neg": Sentiment.NEGATIVE,
    "very negative": Sentiment.NEGATIVE,
    "1 star": Sentiment.NEGATIVE,
    "2 stars": Sentiment.NEGATIVE,
    "neutral": Sentiment.NEUTRAL,
    "neu": Sentiment.NEUTRAL,
    "3 stars": Sentiment.NEUTRAL,
    "positive": Sentiment.POSITIVE,
    "pos": Sentiment.POSITIVE,
    "very positive": Sentiment.POSITIVE,
    "4 stars": Sentiment.POSITIVE,
    "5 stars": Sentiment.POSITIVE,
}
_UNNAMED = ("label 0", "label 1", "label 2")
_LONGEST_WINDOW = 510
#: A hub that cannot be reached is asked again and again for most of a minute, while every post of a batch waits.
_SECONDS_BETWEEN_TRIES = 600.0


def map_labels(names: Mapping[int, str], model: str) -> list[Sentiment]:
    """Return our feeling for each of a model's labels, in the order of its logits.

    Three unnamed labels are read as negative, neutral, positive. A model without a label for neutral is
    accepted; one with labels of another kind is refused with ScorerUnavailable, which lists them.
    """
    ordered = [names[index] for index in sorted(names)]
    plain = tuple(re.sub(r"[\s_-]+", " ", name).strip().casefold() for name in ordered)
    known = [Sentiment.NEGATIVE, Sentiment.NEUTRAL, Sentiment.POSITIVE]
    if plain == _UNNAMED:
        return known
    found = [_NAMES[name] for name in plain if name in _NAMES]
    if len(found) < len(plain) or not {Sentiment.NEGATIVE, Sentiment.POSITIVE} <= set(found):
        raise ScorerUnavailable(
            f"The model {model} does not judge feeling: its labels are {', '.join(ordered)}. "
            f"Known are negative, neutral, positive (neg, neu, pos), LABEL_0 to LABEL_2 and 1 to 5 stars."
        )
    return found


def find_frame(framed: Sequence[int], bare: Sequence[int]) -> tuple[list[int], list[int]]:
    """Return the special tokens that a tokenizer puts before and after a text's own."""
    starts = (start for start in range(len(framed)) if list(framed[start : start + len(bare)]) == list(bare))
    start = next(starts, 0)
    return list(framed[:start]), list(framed[start + len(bare) :])


class HubEngine:
    """A sequence-classification model by hub id or local folder, loaded with the first text."""

    def __init__(self, model: str) -> None:
        self._id = model
        self._torch: Any = None
        self._model: Any = None
        self._tokenizer: Any = None
        self._feelings: list[Sentiment] = []
        self._frame: tuple[list[int], list[int]] = ([], [])
        self._capacity = 0
        self._refusal = ""
        self._refused_at = 0.0

    @property
    def name(self) -> str:
        """The model's hub id or folder."""
        return self._id

    @property
    def workers(self) -> int:
        """One: torch spreads each batch over the processors by itself."""
        return 1

    def prepare(self, passage: Passage) -> Prompt:
        """Hide links and accounts; leave emoji and hashtags, which these models know."""
        return Prompt(text=excerpt(anonymise(excerpt(passage.text))))

    def load(self) -> int:
        """Load the model and answer how many tokens fit into one window; raise ScorerUnavailable.

        What could not be loaded is tried again after ten minutes; until then the same is raised at once.
        """
        if self._refusal and time.monotonic() - self._refused_at < _SECONDS_BETWEEN_TRIES:
            raise ScorerUnavailable(self._refusal)
        if self._model is None:
            # Imported here: torch is an extra, and importing it takes seconds.
            if importlib.util.find_spec("torch") is None:
                raise ScorerUnavailable(
                    f"The model {self._id} needs the torch extra: "
                    f"{sys.executable} -m pip install 'torch==2.13.0' (its CPU build)."
                )
            self._torch = importlib.import_module("torch")
            try:
                self._load_parts(importlib.import_module("transformers"))
            except ScorerUnavailable as error:
                self._refusal, self._refused_at = str(error), time.monotonic()
                raise
        return self._capacity

    def encode(self, prompts: Sequence[Prompt]) -> list[Window]:
        """Answer the tokens of each text, without special tokens and uncut."""
        texts = [prompt.text for prompt in prompts]
        rows = self._tokenizer(texts, add_special_tokens=False, verbose=False)["input_ids"]
        return [Window(tokens=tokens) for tokens in rows]

    def run(self, windows: Sequence[Window]) -> list[Reading]:
        """Judge one batch of windows of one length; these models answer the feeling alone."""
        before, after = self._frame
        ids = self._torch.tensor([[*before, *window.tokens, *after] for window in windows])
        with self._torch.inference_mode():
            logits = self._model(input_ids=ids, attention_mask=self._torch.ones_like(ids)).logits
        return [Reading(sentiment=self._add_up(row)) for row in logits.float().softmax(dim=-1).tolist()]

    def _add_up(self, row: Sequence[float]) -> Probabilities:
        sums = dict.fromkeys(Sentiment, 0.0)
        for feeling, share in zip(self._feelings, row, strict=True):
            sums[feeling] += share
        return Probabilities(
            negative=sums[Sentiment.NEGATIVE], neutral=sums[Sentiment.NEUTRAL], positive=sums[Sentiment.POSITIVE]
        )

    def _load_parts(self, transformers: Any) -> None:
        is_local = Path(self._id).is_dir()
        try:
            tokenizer = transformers.AutoTokenizer.from_pretrained(self._id, local_files_only=is_local)
            model = transformers.AutoModelForSequenceClassification.from_pretrained(self._id, local_files_only=is_local)
        # transformers lets out whatever its file readers and its network raise.
        except Exception as error:
            reason = str(error).strip().split("\n")[0]
            raise ScorerUnavailable(
                f"The model {self._id} cannot be loaded ({reason}). Give a hub id or a folder with config.json, "
                "the weights and the tokenizer in [sentiment] model."
            ) from error
        self._feelings = map_labels(model.config.id2label, self._id)
        positions = getattr(model.config, "max_position_embeddings", _LONGEST_WINDOW + 2)
        longest = min(positions, tokenizer.model_max_length)
        # RoBERTa counts its positions from the padding token on, so two of them are never used.
        self._capacity = min(_LONGEST_WINDOW, longest - tokenizer.num_special_tokens_to_add() - 2)
        self._frame = find_frame(tokenizer("a")["input_ids"], tokenizer("a", add_special_tokens=False)["input_ids"])
        self._tokenizer, self._model = tokenizer, model.eval()
