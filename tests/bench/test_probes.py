"""The probes are well formed, and counted as docs/bench.md says."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from collections.abc import Sequence
from pathlib import Path

import pytest

from bench import probes
from bench.probes import Kind
from bench.probes import Measure
from bench.probes import Tally
from domain.assessment import Passage
from domain.assessment import Probabilities
from domain.assessment import Reading
from domain.assessment import Sentiment
from domain.errors import ScorerUnavailable
from sentiment import scorer

BAD = Probabilities(negative=0.8, neutral=0.1, positive=0.1)
WORSE = Probabilities(negative=0.9, neutral=0.05, positive=0.05)
PLAIN = Probabilities(negative=0.2, neutral=0.5, positive=0.3)
GOOD = Probabilities(negative=0.1, neutral=0.2, positive=0.7)

PAIRS = (
    ("negation", "it works", "positive", "it does not work", "negative"),
    ("negation", "no noise", "positive", "no sound", "negative"),
    ("intensifier", "slow", "negative", "so slow", {"more": "negative"}),
    ("intensifier", "late", "negative", "a bit late", {"less": "negative"}),
)


class ScriptedScorer:
    """A model that answers by script and remembers how often it was asked."""

    name = "scripted"

    def __init__(self, answers: Mapping[str, Probabilities]) -> None:
        self._answers = answers
        self.calls = 0

    def read(self, passages: Sequence[Passage]) -> list[Reading]:
        self.calls += 1
        return [Reading(sentiment=self._answers[passage.text]) for passage in passages]


RIGHT = {
    "it works": GOOD,
    "it does not work": BAD,
    "no noise": GOOD,
    "no sound": BAD,
    "slow": BAD,
    "so slow": WORSE,
    "late": WORSE,
    "a bit late": BAD,
}


@pytest.fixture
def asked(tmp_path: Path) -> list[probes.Probe]:
    """The four invented pairs, as read from a file."""
    lines = [
        {"pair": number, "kind": kind, "text": text, "expected": expected}
        for number, (kind, first, first_expected, second, second_expected) in enumerate(PAIRS, 1)
        for text, expected in ((first, first_expected), (second, second_expected))
    ]
    return probes.load_probes(a_file(tmp_path, *(json.dumps(line) for line in lines)))


def a_file(folder: Path, *lines: str) -> Path:
    path = folder / "probes.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_the_file_holds_at_least_three_hundred_posts_of_every_kind_in_pairs() -> None:
    found = probes.load_probes()
    posts = Counter(probe.kind for probe in found)

    assert len(found) >= 300
    assert set(posts) == set(Kind)
    assert (posts[Kind.NEGATION] >= 120, posts[Kind.EMOJI] >= 100, posts[Kind.INTENSIFIER] >= 80) == (True, True, True)
    assert set(Counter(probe.pair for probe in found).values()) == {2}


def test_no_post_is_there_twice_or_empty() -> None:
    texts = [" ".join(probe.text.lower().split()) for probe in probes.load_probes()]

    assert [text for text, times in Counter(texts).items() if times > 1 or not text] == []


def test_no_post_expects_to_be_unsure() -> None:
    assert Sentiment.UNSURE not in {probe.feeling for probe in probes.load_probes()}


def test_an_order_stands_beside_the_label_of_the_plain_post_it_compares_with() -> None:
    """Two orders in a pair would say one thing twice, and pass or fail together."""
    orders = Counter(probe.pair for probe in probes.load_probes() if probe.measure is not Measure.LIKELIEST)

    assert orders
    assert set(orders.values()) == {1}


def test_all_pass_when_every_answer_is_as_expected(asked: list[probes.Probe]) -> None:
    model = ScriptedScorer(RIGHT)

    assert probes.count(probes.ask(model, asked)) == Tally(n_posts=8, n_pairs=4, passed_posts=8, passed_pairs=4)
    assert model.calls == 1


def test_one_wrong_label_costs_one_post_and_its_whole_pair(asked: list[probes.Probe]) -> None:
    answers = probes.ask(ScriptedScorer({**RIGHT, "no noise": PLAIN}), asked)

    assert [answer.probe.text for answer in answers if not answer.passed] == ["no noise"]
    assert probes.count_by_kind(answers) == {
        Kind.NEGATION: Tally(n_posts=4, n_pairs=2, passed_posts=3, passed_pairs=1),
        Kind.INTENSIFIER: Tally(n_posts=4, n_pairs=2, passed_posts=4, passed_pairs=2),
    }


@pytest.mark.parametrize("order", [BAD, PLAIN])
def test_more_of_a_feeling_must_be_more_and_a_tie_is_not(asked: list[probes.Probe], order: Probabilities) -> None:
    answers = probes.ask(ScriptedScorer({**RIGHT, "so slow": order}), asked)

    assert [answer.probe.text for answer in answers if not answer.passed] == ["so slow"]


@pytest.mark.parametrize("order", [WORSE, Probabilities(negative=0.95, neutral=0.05, positive=0.0)])
def test_less_of_a_feeling_must_be_less_and_a_tie_is_not(asked: list[probes.Probe], order: Probabilities) -> None:
    answers = probes.ask(ScriptedScorer({**RIGHT, "a bit late": order}), asked)

    assert [answer.probe.text for answer in answers if not answer.passed] == ["a bit late"]


def test_an_order_says_nothing_of_the_label(asked: list[probes.Probe]) -> None:
    answers = probes.ask(ScriptedScorer({**RIGHT, "a bit late": GOOD}), asked)

    assert all(answer.passed for answer in answers)


def test_the_report_holds_counts_and_shares_in_all_and_by_kind(asked: list[probes.Probe]) -> None:
    report = probes.as_report("scripted", probes.ask(ScriptedScorer({**RIGHT, "no noise": PLAIN}), asked))

    assert report["model"] == "scripted"
    assert (report["n_posts"], report["n_pairs"], report["passed_posts"], report["passed_pairs"]) == (8, 4, 7, 3)
    assert (report["share_posts"], report["share_pairs"]) == (0.875, 0.75)
    assert json.loads(json.dumps(report))["by_kind"]["negation"]["passed_pairs"] == 1


def test_people_see_each_failure_with_what_the_model_said(asked: list[probes.Probe]) -> None:
    text = probes.as_text("scripted", probes.ask(ScriptedScorer({**RIGHT, "so slow": PLAIN}), asked))

    assert "0.200 0.500 0.300  not more negative: so slow" in text
    assert "no sound" not in text


@pytest.mark.parametrize(
    "line",
    [
        "not JSON",
        '{"pair": 1, "kind": "irony", "text": "x", "expected": "negative"}',
        '{"pair": 1, "kind": "emoji", "text": "x", "expected": "cross"}',
        '{"pair": 1, "kind": "emoji", "text": "x", "expected": {"most": "negative"}}',
        '{"pair": 1, "kind": "emoji", "text": "x", "expected": {}}',
        '{"pair": 1, "kind": "emoji", "text": "x"}',
        '["pair"]',
    ],
)
def test_a_line_that_is_no_probe_is_named(tmp_path: Path, line: str) -> None:
    with pytest.raises(ValueError, match=r"probes\.jsonl:1: not a probe"):
        probes.load_probes(a_file(tmp_path, line))


@pytest.mark.parametrize("second", ["", '{"pair": 2, "kind": "emoji", "text": "y", "expected": "negative"}'])
def test_a_post_without_its_other_is_named(tmp_path: Path, second: str) -> None:
    first = '{"pair": 1, "kind": "emoji", "text": "x", "expected": "negative"}'

    with pytest.raises(ValueError, match=r"probes\.jsonl:1: pair 1 needs two"):
        probes.load_probes(a_file(tmp_path, *([first, second] if second else [first])))


def test_the_command_asks_the_model_it_is_told_and_answers_one_object(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def load(model: str | None) -> ScriptedScorer:
        assert model == "other"
        return ScriptedScorer({probe.text: GOOD for probe in probes.load_probes()})

    monkeypatch.setattr(scorer, "load_scorer", load)

    assert probes.main(["--json", "--model", "other"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["passed_posts"] == sum(
        probe.feeling is Sentiment.POSITIVE and probe.measure is Measure.LIKELIEST for probe in probes.load_probes()
    )


def test_a_model_that_cannot_be_had_is_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def load(model: str | None) -> ScriptedScorer:
        raise ScorerUnavailable(f"no model in {model}")

    monkeypatch.setattr(scorer, "load_scorer", load)

    assert probes.main(["--model", "nowhere"]) == 1
    assert capsys.readouterr().out == "no model in nowhere\n"
