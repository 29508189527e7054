from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies

from domain.assessment import Passage
from domain.assessment import Probabilities
from domain.assessment import Reading
from domain.assessment import Sentiment
from domain.errors import ScorerUnavailable
from sentiment import scorer
from sentiment.scorer import EmbeddedScorer
from sentiment.scorer import WindowScorer
from sentiment.windows import Prompt
from sentiment.windows import Window

ANGRY, CALM = 9, 1


def feel(negative: float, neutral: float) -> Reading:
    return Reading(sentiment=Probabilities(negative=negative, neutral=neutral, positive=1 - negative - neutral))


class LetterEngine:
    """Reads one token a letter; a window with an exclamation mark is angry."""

    name = "letters"

    def __init__(self, workers: int = 1) -> None:
        self.workers = workers
        self.batches: list[list[int]] = []
        self.seen: list[str] = []

    def load(self) -> int:
        return 8

    def prepare(self, passage: Passage) -> Prompt:
        return Prompt(text=passage.text.strip())

    def encode(self, prompts: Sequence[Prompt]) -> list[Window]:
        self.seen.extend(prompt.text for prompt in prompts)
        return [Window(tokens=[ANGRY if letter == "!" else CALM for letter in prompt.text]) for prompt in prompts]

    def run(self, windows: Sequence[Window]) -> list[Reading]:
        self.batches.append([len(window.tokens) for window in windows])
        return [feel(0.9, 0.1) if ANGRY in window.tokens else feel(0.0, 1.0) for window in windows]


def test_a_model_that_breaks_while_it_reads_cannot_be_used_and_quotes_no_post() -> None:
    class Broken(LetterEngine):
        def run(self, windows: Sequence[Window]) -> list[Reading]:
            raise IndexError("my secret post")

    for workers in (1, 2):
        with pytest.raises(ScorerUnavailable, match=r"The model letters fails while it reads \(IndexError\)\.$"):
            WindowScorer(Broken(workers)).score(["my secret post", "another"])


@given(strategies.lists(strategies.text("ab! ", max_size=40), max_size=30))
def test_answers_come_in_the_order_of_the_texts(texts: list[str]) -> None:
    together = WindowScorer(LetterEngine()).score(texts)

    assert [WindowScorer(LetterEngine()).score([text])[0] for text in texts] == together
    assert WindowScorer(LetterEngine(workers=3)).score(texts) == together


def test_copies_are_judged_once() -> None:
    engine = LetterEngine()

    WindowScorer(engine).score(["same", "other", " same "])

    assert engine.seen == ["same", "other"]


def test_empty_text_is_neutral_with_low_confidence() -> None:
    engine = LetterEngine()

    (answer,) = WindowScorer(engine).score(["  "])

    assert answer.top == Sentiment.NEUTRAL
    assert answer.confidence < 0.5
    assert engine.seen == []


def test_no_texts_need_no_model() -> None:
    assert WindowScorer(LetterEngine()).score([]) == []


def test_batches_hold_windows_of_one_length() -> None:
    engine = LetterEngine()

    WindowScorer(engine).score(["abc", "a", "xyz", "ab"])

    assert engine.batches == [[1], [2], [3, 3]]


@pytest.mark.parametrize("text", ["!" + "a" * 60, "a" * 30 + "!" + "a" * 30, "a" * 60 + "!"])
def test_anger_anywhere_in_a_long_text_is_heard(text: str) -> None:
    (answer,) = WindowScorer(LetterEngine()).score([text])

    assert answer.negative > 0.15


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped model that a test may spoil."""
    if not (scorer.SHIPPED / scorer.MANIFEST).is_file():
        pytest.skip("the shipped model is not in this checkout")
    return Path(shutil.copytree(scorer.SHIPPED, tmp_path / "model"))


def change_manifest(folder: Path, change: Callable[[dict[str, Any]], None]) -> None:
    path = folder / scorer.MANIFEST
    content = json.loads(path.read_text(encoding="utf-8"))
    change(content)
    path.write_text(json.dumps(content), encoding="utf-8")


def test_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(ScorerUnavailable, match=r"nowhere.model\.json"):
        EmbeddedScorer(tmp_path / "nowhere")


def test_model_with_other_labels_is_refused(folder: Path) -> None:
    change_manifest(folder, lambda content: content["heads"]["sentiment"].update(labels=["spam", "ham"]))

    with pytest.raises(ScorerUnavailable, match=r"model\.json has the labels"):
        EmbeddedScorer(folder)


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"labels": ["negative", "neutral", "positive"]}', "\x00"])
def test_broken_manifest_is_named(folder: Path, content: str) -> None:
    (folder / scorer.MANIFEST).write_text(content, encoding="utf-8")

    with pytest.raises(ScorerUnavailable, match=r"model\.json cannot be read"):
        EmbeddedScorer(folder)


def test_truncated_model_is_named_before_it_is_loaded(folder: Path) -> None:
    graph = folder / "model.int8.onnx"
    graph.write_bytes(graph.read_bytes()[:1000])

    with pytest.raises(ScorerUnavailable, match=r"model\.int8\.onnx is damaged"):
        EmbeddedScorer(folder).score(["hello"])


def test_missing_tokenizer_is_named(folder: Path) -> None:
    (folder / "tokenizer.json").unlink()

    with pytest.raises(ScorerUnavailable, match=r"tokenizer\.json is missing"):
        EmbeddedScorer(folder).score(["hello"])


def test_file_that_is_no_model_is_refused_though_its_hash_fits(folder: Path) -> None:
    (folder / "model.int8.onnx").write_bytes(b"no graph")
    digest = sha256(b"no graph").hexdigest()
    change_manifest(folder, lambda content: content["sha256"].update({"model.int8.onnx": digest}))

    with pytest.raises(ScorerUnavailable, match="cannot be loaded"):
        EmbeddedScorer(folder).score(["hello"])


@pytest.fixture(scope="module")
def shipped() -> EmbeddedScorer:
    """The shipped model, loaded once."""
    if not (scorer.SHIPPED / scorer.MANIFEST).is_file():
        pytest.skip("the shipped model is not in this checkout")
    return EmbeddedScorer()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("@brand third time my order is late and nobody answers. Awful service!", Sentiment.NEGATIVE),
        ("@brand thank you so much, the crew was wonderful 😍", Sentiment.POSITIVE),
        ("The shop in Leeds opens at nine on Monday.", Sentiment.NEUTRAL),
        ("@brand 😡😡😡", Sentiment.NEGATIVE),
    ],
)
def test_plain_feelings_are_heard(shipped: EmbeddedScorer, text: str, expected: Sentiment) -> None:
    assert expected == shipped.score([text])[0].top


def test_a_text_scores_alike_alone_and_in_company(shipped: EmbeddedScorer) -> None:
    texts = ["Lovely!", "The train to Leeds leaves at nine. " * 40, "This is broken again", "ok"]

    together = shipped.score(texts)
    alone = [shipped.score([text])[0] for text in texts]

    # Only the last digits may differ, by the order in which a processor adds.
    tolerance = 0.05 if shipped.manifest.is_single else 1e-4
    assert [answer.negative for answer in alone] == pytest.approx([a.negative for a in together], abs=tolerance)


@pytest.mark.parametrize(
    "text",
    ["", "\x00", "\ud800", "\u202e\u200b", "😡" * 60_000, "awful " * 17_000, "#" * 100_000, "<script>x</script>"],
)
def test_no_text_breaks_the_scorer(shipped: EmbeddedScorer, text: str) -> None:
    (answer,) = shipped.score([text])

    assert pytest.approx(answer.negative + answer.neutral + answer.positive) == 1.0


def test_complaint_at_the_end_of_a_long_story_is_heard(shipped: EmbeddedScorer) -> None:
    story = "On Monday we took the train to Leeds. It left at nine. " * 12
    (calm, angry) = shipped.score([story, story + "The staff were rude, I hate this company, never again!"])

    assert angry.negative > calm.negative + 0.1


def test_name_says_model_and_arithmetic(shipped: EmbeddedScorer) -> None:
    assert shipped.name.endswith(" int8")


def test_no_model_named_means_the_shipped_one(shipped: EmbeddedScorer) -> None:
    assert shipped.name == scorer.load_scorer(None).name


def test_folder_left_by_training_is_loaded_as_our_own(folder: Path) -> None:
    assert isinstance(scorer.load_scorer(str(folder)), EmbeddedScorer)


def test_any_other_name_goes_to_transformers() -> None:
    assert scorer.load_scorer("someone/some-model").name == "someone/some-model"


@pytest.mark.parametrize("name", ["/no/such/model", "./no/model", "no/such/model"])
def test_a_folder_that_is_not_there_is_not_taken_for_a_hub_id(name: str, tmp_path: Path) -> None:
    """Else its owner would be told to install torch."""
    with pytest.raises(ScorerUnavailable, match=f"There is no folder {name}"):
        scorer.load_scorer(name)
    with pytest.raises(ScorerUnavailable, match=r"holds no model: neither our model\.json nor a config\.json"):
        scorer.load_scorer(str(tmp_path))
