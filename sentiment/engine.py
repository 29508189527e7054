"""Run a model of our own: its folder checked, its tokenizer, its ONNX graph, its answers calibrated."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from domain.assessment import Passage
from domain.assessment import Reading
from domain.errors import ScorerUnavailable
from sentiment.answers import read_outputs
from sentiment.manifest import MEND
from sentiment.manifest import check_files
from sentiment.manifest import load_manifest
from sentiment.pacing import mark_target
from sentiment.targets import make_prompt
from sentiment.windows import Prompt
from sentiment.windows import Window

GRAPH = "model.int8.onnx"
_MOST_THREADS = 4


class EmbeddedEngine:
    """A model folder, loaded with the first text."""

    def __init__(self, folder: Path, threads: int | None = None) -> None:
        self.manifest = load_manifest(folder)
        self._folder = folder
        #: Batches run side by side, each on one thread: measured faster than all threads in each operation, which
        #: wait for one another, the more so on a busy machine.
        self.workers = threads or min(_MOST_THREADS, count_processors())
        self._session: Any = None
        self._tokenizer: Any = None

    @property
    def name(self) -> str:
        """The model's name, and that it computes in int8."""
        return f"{self.manifest.name} int8"

    def prepare(self, passage: Passage) -> Prompt:
        """Normalise the text as in training, and find the brand's names in it."""
        return make_prompt(passage)

    def load(self) -> int:
        """Load the model and answer how many tokens fit into one window; raise ScorerUnavailable."""
        if self._session is None:
            check_files(self._folder, self.manifest)
            try:
                self._tokenizer = load_tokenizer(self._folder)
                self._session = open_session(self._folder / GRAPH)
                self._check_graph()
            # onnxruntime and tokenizers raise bare Exception subclasses of their own for a broken file.
            except Exception as error:
                self._session = None
                raise ScorerUnavailable(f"The model in {self._folder} cannot be loaded ({error}). {MEND}") from error
        return self.manifest.max_length - 2

    def encode(self, prompts: Sequence[Prompt]) -> list[Window]:
        """Answer the tokens of each text, uncut, and which of them name the brand."""
        backend = self._tokenizer.backend_tokenizer
        # Where the tokens stand in the text costs time, and is asked only where something is named.
        aimed = [prompt.text for prompt in prompts if prompt.spans]
        plain = [prompt.text for prompt in prompts if not prompt.spans]
        with_places = iter(backend.encode_batch(aimed, add_special_tokens=False))
        without = iter(backend.encode_batch_fast(plain, add_special_tokens=False))
        return [_aim(next(with_places), prompt) if prompt.spans else _plain(next(without)) for prompt in prompts]

    def run(self, windows: Sequence[Window]) -> list[Reading]:
        """Judge one batch of windows of one length."""
        import numpy as np

        feed = make_feed(self._tokenizer, windows)
        if self.manifest.is_single:
            ids = feed["input_ids"]
            feed = {"input_ids": ids, "attention_mask": np.ones_like(ids)}
        names = self.manifest.outputs
        found = self._session.run(list(names.values()), feed)
        return read_outputs(
            dict(zip(names, found, strict=True)), self.manifest, [window.has_target for window in windows]
        )

    def _check_graph(self) -> None:
        has = {output.name for output in self._session.get_outputs()}
        lacking = set(self.manifest.outputs.values()) - has
        if lacking:
            raise ValueError(f"{GRAPH} does not answer {', '.join(sorted(lacking))}")


def _aim(encoding: Any, prompt: Prompt) -> Window:
    return Window(tokens=encoding.ids, target=mark_target(encoding.offsets, prompt.spans))


def _plain(encoding: Any) -> Window:
    return Window(tokens=encoding.ids)


def make_feed(tokenizer: Any, windows: Sequence[Window]) -> dict[str, Any]:
    """Return the graph's inputs for windows of one length: their tokens, and how much each counts for `toward`."""
    import numpy as np

    first, last = tokenizer.cls_token_id, tokenizer.sep_token_id
    ids = np.array([[first, *window.tokens, last] for window in windows], dtype=np.int64)
    return {"input_ids": ids, "target_weights": weigh_targets(windows, ids.shape[1])}


def weigh_targets(windows: Sequence[Window], width: int) -> Any:
    """Return for each window how much each token counts for `toward`: its target's alike, or all where it has none."""
    import numpy as np

    weights = np.full((len(windows), width), 1.0 / width, dtype=np.float32)
    for row, window in enumerate(windows):
        if window.has_target:
            weights[row] = 0.0
            weights[row, 1:-1] = np.asarray(window.target, dtype=np.float32) / sum(window.target)
    return weights


def count_processors() -> int:
    """Answer how many processors this process may use; only Linux says it exactly."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def open_session(graph: Path) -> Any:
    """Open a graph for running on the CPU, any number of batches at once, each in the thread that asks."""
    # Imported here, as in load_tokenizer: together they take seconds that `--help` must not.
    import onnxruntime  # type: ignore[import-untyped]

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(graph), options, providers=["CPUExecutionProvider"])


def load_tokenizer(folder: Path) -> Any:
    """Load a folder's tokenizer, which neither cuts nor pads."""
    # Without torch, transformers says at import that models cannot run; we only want its tokenizer.
    os.environ.setdefault("TRANSFORMERS_NO_ADVISORY_WARNINGS", "1")
    from transformers import PreTrainedTokenizerFast

    tokenizer = PreTrainedTokenizerFast.from_pretrained(str(folder), local_files_only=True)
    tokenizer.backend_tokenizer.no_padding()
    tokenizer.backend_tokenizer.no_truncation()
    return tokenizer
