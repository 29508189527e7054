"""The network: one encoder and a small head for each thing it answers. Needs torch; imported by training alone."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

from sentiment.curriculum import HARMS
from sentiment.curriculum import INTENTS
from sentiment.curriculum import LABELS
from sentiment.curriculum import Task
from sentiment.emotions import FINE

torch: Any = importlib.import_module("torch")
nn: Any = importlib.import_module("torch.nn")
functional: Any = importlib.import_module("torch.nn.functional")

#: What the exported graph answers, in this order.
OUTPUTS = ("sentiment", "emotions", "toward", "sarcasm", "harm", "spam", "intent", "vector")
_TAPPED = (2, 4, 6)
_WEIGHTS = {
    Task.SENTIMENT: 1.0,
    Task.VALENCE: 2.0,
    Task.EMOTIONS: 0.35,
    Task.TOWARD: 0.7,
    Task.SARCASM: 0.4,
    Task.HARM: 0.3,
    Task.SPAM: 0.3,
    Task.INTENT: 0.7,
}
_MEANING_WEIGHT = 2.0


class Network(nn.Module):  # type: ignore[misc]
    """Tokens in, the answers of every head out.

    Feeling, emotions and valence share one hidden state; sarcasm, harm, spam and intent read the means of three
    layers, and so does the sentence vector, which begins as the original encoder's mean of the last layer.
    """

    def __init__(self, encoder: Any) -> None:
        super().__init__()
        self.encoder = encoder
        width = encoder.config.hidden_size
        self.drop = nn.Dropout(0.1)
        self.state = nn.Linear(2 * width, width)
        self.sentiment = nn.Linear(width, len(LABELS))
        self.emotions = nn.Linear(width, len(FINE))
        self.valence = nn.Linear(width, 1)
        self.toward_state = nn.Linear(3 * width, width)
        self.toward = nn.Linear(width, len(LABELS))
        wide = (1 + len(_TAPPED)) * width
        self.sarcasm, self.harm = nn.Linear(wide, 1), nn.Linear(wide, len(HARMS))
        self.spam, self.intent = nn.Linear(wide, 1), nn.Linear(wide, len(INTENTS))
        self.vector = nn.Linear(len(_TAPPED) * width, width, bias=False)
        with torch.no_grad():
            self.vector.weight.zero_()
            self.vector.weight[:, -width:] = torch.eye(width)
            nn.init.zeros_(self.intent.weight)
            nn.init.zeros_(self.intent.bias)

    def features(self, input_ids: Any, attention_mask: Any) -> tuple[Any, Any]:
        """Answer the hidden states of every layer, and [CLS] beside the mean over the tokens of the tapped ones."""
        layers = self.encoder(
            input_ids=input_ids, attention_mask=attention_mask, output_hidden_states=True, return_dict=True
        ).hidden_states
        means = [_mean(layers[number], attention_mask) for number in _TAPPED]
        return layers, torch.cat([layers[-1][:, 0], *means], dim=-1)

    def forward(self, input_ids: Any, attention_mask: Any, target_mask: Any) -> dict[str, Any]:
        """Answer the logits of each head and the sentence vector, which is of length one.

        `target_mask` is 1 at the tokens that name the target of `toward`; a row of zeros asks about the whole post.
        """
        layers, wide = self.features(input_ids, attention_mask)
        width = layers[-1].shape[-1]
        state = torch.tanh(self.state(self.drop(torch.cat([wide[:, :width], wide[:, -width:]], dim=-1))))
        named = (target_mask.sum(dim=1, keepdim=True) > 0).to(attention_mask.dtype)
        where = target_mask * named + attention_mask * (1 - named)
        at_target = [_mean(layers[number], where) for number in _TAPPED[1:]]
        toward = torch.tanh(self.toward_state(self.drop(torch.cat([*at_target, state], dim=-1))))
        mild, felt = self.drop(wide), self.drop(state)
        return {
            "sentiment": self.sentiment(felt),
            "emotions": self.emotions(felt),
            "toward": self.toward(self.drop(toward)),
            "sarcasm": self.sarcasm(mild),
            "harm": self.harm(mild),
            "spam": self.spam(mild),
            "intent": self.intent(mild),
            "vector": functional.normalize(self.vector(wide[:, width:]), dim=-1),
            "valence": self.valence(felt),
        }


def _mean(layer: Any, mask: Any) -> Any:
    weights = mask.unsqueeze(-1).to(layer.dtype)
    return (layer * weights).sum(dim=1) / weights.sum(dim=1).clamp(min=1.0)


def load_network(encoder: Path, *, attention: str = "sdpa") -> Network:
    """Return the network over the base encoder, its heads untrained; only "eager" attention can be exported."""
    transformers: Any = importlib.import_module("transformers")
    return Network(
        transformers.AutoModel.from_pretrained(encoder, add_pooling_layer=False, attn_implementation=attention)
    )


def original_vectors(encoder: Any, input_ids: Any, attention_mask: Any) -> Any:
    """Answer the original encoder's sentence vectors: the mean of its last layer, of length one."""
    last = encoder(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
    return functional.normalize(_mean(last.float(), attention_mask), dim=-1)


def fit_linear(features: Any, labels: Any, *, penalty: float) -> tuple[Any, Any]:
    """Answer weight and bias of the multinomial logistic regression with the least loss: sum of log losses plus
    `penalty` times half the squared weights over standardised features.
    """
    mean, spread = features.mean(dim=0), features.std(dim=0) + 1e-6
    standard = (features - mean) / spread
    classes = int(labels.max()) + 1
    weight = torch.zeros((classes, features.shape[1]), requires_grad=True)
    bias = torch.zeros(classes, requires_grad=True)
    search = torch.optim.LBFGS([weight, bias], max_iter=300, line_search_fn="strong_wolfe")

    def loss() -> Any:
        search.zero_grad()
        found = functional.cross_entropy(standard @ weight.T + bias, labels, reduction="sum")
        found = (found + penalty / 2 * (weight**2).sum()) / len(labels)
        found.backward()
        return found

    search.step(loss)
    with torch.no_grad():
        folded = weight / spread
        return folded, bias - folded @ mean


class Criterion:
    """The loss of a mixed batch: each head's over the rows that teach it, weighted, plus the drift of meaning."""

    def __init__(self, *, class_weights: list[float], smoothing: float, sarcasm_weight: float, teacher: float) -> None:
        self._sentiment = nn.CrossEntropyLoss(
            weight=torch.tensor(class_weights), label_smoothing=smoothing, reduction="sum"
        )
        self._sarcasm_weight = torch.tensor(sarcasm_weight)
        self._teacher = teacher

    def __call__(self, answers: dict[str, Any], tasks: list[Task], targets: list[Any], extra: dict[str, Any]) -> Any:
        """Answer the mean loss a row. `extra` has the original `vectors` and which rows have one (`vector_rows`),
        and the teacher's shares of the three feelings (`shares`, `share_rows`), each None where there are none.
        """
        total = torch.zeros(())
        for task in set(tasks) - {Task.MEANING}:
            rows = [number for number, each in enumerate(tasks) if each is task]
            wanted = torch.tensor([targets[number] for number in rows], dtype=torch.float32)
            total = total + _WEIGHTS[task] * self._of(task, answers[str(task)][rows].float(), wanted)
        if extra["vectors"] is not None:
            drift = 1.0 - (answers["vector"][extra["vector_rows"]].float() * extra["vectors"]).sum(dim=-1)
            total = total + _MEANING_WEIGHT * drift.sum()
        if extra["shares"] is not None and self._teacher:
            logits = functional.log_softmax(answers["sentiment"][extra["share_rows"]].float(), dim=-1)
            total = total - self._teacher * (extra["shares"] * logits).sum()
        return total / len(tasks)

    def _of(self, task: Task, logits: Any, wanted: Any) -> Any:
        if task is Task.SENTIMENT:
            return (1.0 - self._teacher) * self._sentiment(logits, wanted[:, 0].long())
        if task in {Task.TOWARD, Task.HARM, Task.INTENT}:
            return functional.cross_entropy(logits, wanted[:, 0].long(), label_smoothing=0.05, reduction="sum")
        if task is Task.VALENCE:
            return ((torch.tanh(logits) - wanted) ** 2).sum()
        weight = self._sarcasm_weight if task is Task.SARCASM else None
        return functional.binary_cross_entropy_with_logits(logits, wanted, pos_weight=weight, reduction="sum")
