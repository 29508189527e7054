"""What the shipped model reached must not be lost: floors a little below the figures of docs/model_card.md."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench import probes
from domain.assessment import Passage
from sentiment import dangers
from sentiment import evaluation
from sentiment import labelled
from sentiment.scorer import SHIPPED
from sentiment.scorer import EmbeddedScorer

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"
VALIDATION = SHARED / "train" / "tweeteval_sentiment.val.jsonl"
WEEK = SHARED / "streams" / "airline_week.jsonl"
#: Sentences in which somebody is in danger, and such as only sound so, written once the head was learned.
DANGERS = Path(__file__).with_name("sentiment") / "dangers_apart.jsonl"
needs_shared = pytest.mark.skipif(not VALIDATION.is_file(), reason="needs the labelled posts of ../shared")


@pytest.fixture(scope="module")
def shipped() -> EmbeddedScorer:
    return EmbeddedScorer()


@needs_shared
def test_feelings_are_found_and_their_probabilities_can_be_trusted(shipped: EmbeddedScorer) -> None:
    judged = evaluation.judge(shipped, labelled.read(VALIDATION).posts, lambda *_: None)

    figures = evaluation.measure(judged)
    assert figures.macro_recall >= 0.735, figures
    assert figures.ece <= 0.04, figures


@needs_shared
def test_posts_to_companies_are_understood(shipped: EmbeddedScorer) -> None:
    rows = [json.loads(line) for line in WEEK.read_text(encoding="utf-8").splitlines()]
    labels = WEEK.with_name("airline_week.labels.jsonl").read_text(encoding="utf-8").splitlines()
    feelings = {row["id"]: row["sentiment"] for row in map(json.loads, labels)}
    posts = [
        evaluation.Labelled(line=number, text=row["text"], label=feelings[row["id"]])
        for number, row in enumerate(rows)
        if row["id"] in feelings
    ]

    assert evaluation.measure(evaluation.judge(shipped, posts, lambda *_: None)).macro_recall >= 0.73


def test_the_probes_pass_as_often_as_they_did(shipped: EmbeddedScorer) -> None:
    report = probes.as_report(shipped.name, probes.ask(shipped, probes.load_probes()))

    assert isinstance(report["share_posts"], float)
    assert report["share_posts"] >= 0.82


def test_the_feeling_towards_us_is_not_told_where_we_are_not_named(shipped: EmbeddedScorer) -> None:
    (named, unnamed) = shipped.read(
        [Passage(text=f"{who} never answers, useless", names=("@marlow", "Marlow")) for who in ("@marlow", "@other")]
    )

    assert named.toward is not None
    assert named.toward.top == "negative"
    assert unnamed.toward is None


def test_of_dangers_told_in_words_of_their_own_near_half_are_seen(shipped: EmbeddedScorer) -> None:
    rows = [json.loads(line) for line in DANGERS.read_text(encoding="utf-8").splitlines()]
    find = dangers.Finder(SHIPPED)
    read = shipped.read([Passage(text=row["text"]) for row in rows])
    called = [sum(find(shipped.name, one.vector).values()) >= 0.5 for one in read]
    seen = [is_called for is_called, row in zip(called, rows, strict=True) if row["danger"] != "none"]
    false = [is_called for is_called, row in zip(called, rows, strict=True) if row["danger"] == "none"]

    assert sum(seen) >= 0.45 * len(seen), sum(seen) / len(seen)
    assert sum(false) <= 0.05 * len(false), sum(false) / len(false)
