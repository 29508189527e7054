from __future__ import annotations

import importlib
import importlib.util
import time
from pathlib import Path
from typing import Any

import pytest

from domain.assessment import Passage
from domain.assessment import Sentiment
from domain.errors import ScorerUnavailable
from sentiment import scorer
from sentiment.hub import HubEngine
from sentiment.hub import find_frame
from sentiment.hub import map_labels

NEGATIVE, NEUTRAL, POSITIVE = Sentiment.NEGATIVE, Sentiment.NEUTRAL, Sentiment.POSITIVE
HAS_TORCH = importlib.util.find_spec("torch") is not None
needs_torch = pytest.mark.skipif(not HAS_TORCH, reason="the torch extra is not installed")
WORDS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "good", "bad", "day", "@", "user"]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["LABEL_0", "LABEL_1", "LABEL_2"], [NEGATIVE, NEUTRAL, POSITIVE]),
        (["Positive", "Neutral", "Negative"], [POSITIVE, NEUTRAL, NEGATIVE]),
        (["NEG", "NEU", "POS"], [NEGATIVE, NEUTRAL, POSITIVE]),
        (["NEGATIVE", "POSITIVE"], [NEGATIVE, POSITIVE]),
        (
            ["Very Negative", "Negative", "Neutral", "Positive", "Very Positive"],
            [NEGATIVE] * 2 + [NEUTRAL] + [POSITIVE] * 2,
        ),
        (["1 star", "2 stars", "3 stars", "4 stars", "5 stars"], [NEGATIVE] * 2 + [NEUTRAL] + [POSITIVE] * 2),
    ],
)
def test_common_labels_are_understood(names: list[str], expected: list[Sentiment]) -> None:
    assert expected == map_labels(dict(enumerate(names)), "some/model")


@pytest.mark.parametrize(
    "names", [["joy", "anger"], ["LABEL_0", "LABEL_1"], ["negative", "neutral"], ["positive", "x"]]
)
def test_other_labels_are_refused_and_listed(names: list[str]) -> None:
    with pytest.raises(ScorerUnavailable, match=f"some/model .*its labels are {', '.join(names)}"):
        map_labels(dict(enumerate(names)), "some/model")


def test_missing_torch_is_said_with_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)

    with pytest.raises(ScorerUnavailable, match=r"needs the torch extra: .* -m pip install 'torch==2\.13\.0'"):
        HubEngine("some/model").load()


@pytest.mark.parametrize(
    ("framed", "bare", "expected"),
    [([1, 5, 2], [5], ([1], [2])), ([5, 6], [5, 6], ([], [])), ([1, 5], [5], ([1], []))],
)
def test_special_tokens_are_found(framed: list[int], bare: list[int], expected: tuple[list[int], list[int]]) -> None:
    assert expected == find_frame(framed, bare)


def make_model(folder: Path, labels: list[str]) -> str:
    """Save a tiny BERT with random weights."""
    import transformers

    (folder / "vocab.txt").write_text("\n".join(WORDS), encoding="utf-8")
    tokenizer: Any = transformers.BertTokenizer(vocab={word: index for index, word in enumerate(WORDS)})
    config: Any = transformers.BertConfig(
        vocab_size=len(WORDS),
        hidden_size=8,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=8,
        max_position_embeddings=16,
        id2label=dict(enumerate(labels)),
        label2id={name: index for index, name in enumerate(labels)},
    )
    model: Any = transformers.BertForSequenceClassification(config)
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return str(folder)


@needs_torch
@pytest.mark.parametrize("labels", [["neg", "neu", "pos"], ["1 star", "2 stars", "3 stars", "4 stars", "5 stars"]])
def test_any_local_model_scores_texts_of_any_length(tmp_path: Path, labels: list[str]) -> None:
    ours = scorer.load_scorer(make_model(tmp_path, labels))

    texts = ["good day", "bad " * 500, "", "😡 \ud800", "good day"]
    answers = [each.sentiment for each in ours.read([Passage(text=text) for text in texts])]

    assert pytest.approx([answer.negative + answer.neutral + answer.positive for answer in answers]) == [1.0] * 5
    assert answers[0] == answers[4]


@needs_torch
def test_model_of_another_kind_is_refused_when_loaded(tmp_path: Path) -> None:
    with pytest.raises(ScorerUnavailable, match="its labels are spam, ham"):
        HubEngine(make_model(tmp_path, ["spam", "ham"])).load()


def test_a_hub_that_cannot_be_reached_is_asked_again_only_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    """It tries for most of a minute, and all posts of a batch wait for it."""
    tries, now = [], [100.0]

    def refuse(*_: object) -> None:
        tries.append(now[0])
        raise ScorerUnavailable("no hub")

    monkeypatch.setattr(HubEngine, "_load_parts", refuse)
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: True)
    monkeypatch.setattr(importlib, "import_module", lambda _: None)
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    engine = HubEngine("some/model")
    for now[0] in (100.0, 101.0, 699.0, 701.0, 702.0):
        with pytest.raises(ScorerUnavailable, match="no hub"):
            engine.load()
    assert tries == [100.0, 701.0]


@needs_torch
def test_folder_without_a_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(ScorerUnavailable, match=f"{tmp_path} cannot be loaded"):
        HubEngine(str(tmp_path)).load()
