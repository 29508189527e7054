"""`evaluate` tells how well a model judges a file, and shows no terminal what the file's texts would do to it."""

from __future__ import annotations

import gzip
import importlib.util
import json
import re
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from domain.assessment import Passage
from domain.assessment import Probabilities
from domain.assessment import Reading
from sentiment import scorer
from tests import programs
from tests.programs import ROOT

VALIDATION = ROOT.parent / "shared" / "data" / "train" / "tweeteval_sentiment.val.jsonl"
SHARES = ("macro_recall", "macro_f1", "accuracy", "ece", "coverage_at_precision_90")
#: What a terminal may be told to do by characters: everything in Cc but the line end, and the format characters.
STEERING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029\ud800-\udfff]")
INVENTED = (
    ("I love how quickly you fixed my order, thank you so much!", "positive"),
    ("Best coffee in town, what a wonderful morning", "positive"),
    ("Terrible service, I am so angry, never again", "negative"),
    ("My parcel is broken and nobody answers, awful", "negative"),
    ("The shop opens at nine on Monday", "neutral"),
    ("They announced the new timetable on Friday", "neutral"),
)


class WordScorer:
    """Calls a text negative or positive where it says so, and everything else neutral."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        self.name, self._known = name, known

    def read(self, passages: Sequence[Passage]) -> list[Reading]:
        return [Reading(sentiment=self._judge(passage.text)) for passage in passages]

    def _judge(self, text: str) -> Probabilities:
        if "bad" in text and "bad" in self._known:
            return Probabilities(negative=0.9, neutral=0.06, positive=0.04)
        if "good" in text and "good" in self._known:
            return Probabilities(negative=0.1, neutral=0.1, positive=0.8)
        return Probabilities(negative=0.2, neutral=0.6, positive=0.2)


@pytest.fixture
def words(monkeypatch: pytest.MonkeyPatch) -> None:
    known = {None: ("bad", "good"), "half": ("bad",)}
    monkeypatch.setattr(scorer, "load_scorer", lambda model=None: WordScorer(model or "whole", known[model]))


def write(path: Path, rows: Sequence[tuple[str, str]]) -> Path:
    path.write_text("".join(json.dumps({"text": t, "label": label}) + "\n" for t, label in rows), encoding="utf-8")
    return path


SIMPLE = (("bad", "negative"), ("good", "positive"), ("plain", "neutral"), ("bad luck", "neutral"))


def test_the_shipped_model_is_measured_on_invented_posts(tmp_path: Path) -> None:
    told = programs.run("evaluate", write(tmp_path / "a.jsonl", INVENTED), "--json")

    assert told.code == 0, told.err
    assert told.json["model"].endswith(" int8")
    assert told.json["n"] == len(INVENTED)
    assert told.json["accuracy"] >= 5 / 6 - 1e-4
    assert all(0 <= told.json[name] <= 1 for name in SHARES)
    assert told.json["per_second"] > 0
    assert list(tmp_path.iterdir()) == [tmp_path / "a.jsonl"]


@pytest.mark.usefixtures("words")
def test_the_json_has_every_figure_and_no_text(tmp_path: Path) -> None:
    told = programs.call("evaluate", write(tmp_path / "a.jsonl", SIMPLE), "--json")

    figures = {name: told.json[name] for name in SHARES}
    assert figures == {
        "macro_recall": 0.8333, "macro_f1": 0.7778, "accuracy": 0.75,
        # 0.9 twice and right once, 0.8 and 0.6 right: (2 * 0.4 + 0.2 + 0.4) / 4
        "ece": 0.35, "coverage_at_precision_90": 0.0,
    }  # fmt: skip
    assert told.json["confusion"]["neutral"] == {"negative": 1, "neutral": 1, "positive": 0}
    assert told.json["classes"]["negative"] == {"n": 1, "recall": 1.0, "precision": 0.5, "f1": 0.6667}
    assert told.json["mistakes"] == [{"line": 4, "label": "neutral", "said": "negative", "confidence": 0.9}]
    assert (told.json["task"], told.json["slices"], told.json["compared"]) == ("sentiment", [], None)
    assert told.json["unreadable"] == {"count": 0, "lines": []}
    assert told.json["report"] is None
    assert "luck" not in told.out


@pytest.mark.usefixtures("words")
def test_people_get_a_report_beside_the_file(tmp_path: Path) -> None:
    file = write(tmp_path / "a.jsonl", SIMPLE)

    told = programs.call("evaluate", file)

    folder = tmp_path / "a.jsonl.evaluation"
    assert f"lies in {folder}" in told.out
    assert "macro-recall                     0.8333" in told.out
    assert "line 4: called negative 0.90, is neutral: bad luck" in told.out
    assert sorted(path.name for path in folder.iterdir()) == ["confusion.svg", "reliability.svg", "report.md"]
    for picture in folder.glob("*.svg"):
        ET.fromstring(picture.read_bytes())
        assert f"]({picture.name})" in (folder / "report.md").read_text(encoding="utf-8")


@pytest.mark.usefixtures("words")
def test_a_report_is_written_where_it_is_asked_for(tmp_path: Path) -> None:
    file, folder = write(tmp_path / "a.jsonl", SIMPLE), tmp_path / "deep" / "er"

    told = programs.call("evaluate", file, "--json", "--report", folder)

    assert told.json["report"] == str(folder)
    assert "0.8333" in (folder / "report.md").read_text(encoding="utf-8")


@pytest.mark.usefixtures("words")
def test_hostile_texts_steer_neither_the_terminal_nor_the_report(tmp_path: Path) -> None:
    hostile = "good \x1b[2J\x1b]0;x\x07 \u202e\n# x\n</svg><script>alert(1)</script> ![x](http://a.example) `\ud83d {0}"
    file = write(tmp_path / "a.jsonl", [(hostile, "negative"), *SIMPLE])

    told = programs.call("evaluate", file)

    report = (tmp_path / "a.jsonl.evaluation" / "report.md").read_text(encoding="utf-8")
    assert told.code == 0
    assert STEERING.findall(told.out + report) == []
    (line,) = [line for line in report.split("\n") if "<script>" in line]
    assert line.startswith("    ")
    assert [line for line in report.split("\n") if line.startswith("#")] == ["# Evaluation"]


@pytest.mark.usefixtures("words")
def test_a_second_model_is_set_beside_the_first(tmp_path: Path) -> None:
    file = write(tmp_path / "a.jsonl", SIMPLE)

    told = programs.call("evaluate", file, "--compare", "half", "--json").json["compared"]
    read = programs.call("evaluate", file, "--compare", "half")

    assert (told["model"], told["accuracy"], told["macro_recall"]) == ("half", 0.5, 0.5)
    assert (told["only_first_right"], told["only_second_right"], told["p"]) == (1, 0, 1.0)
    assert "Macro-recall of the first is +0.3333 against the second" in read.out


@pytest.mark.usefixtures("words")
def test_the_slices_that_fare_worst_come_first(tmp_path: Path) -> None:
    rows = [("good", "positive")] * 30 + [("not good", "negative")] * 30

    told = programs.call("evaluate", write(tmp_path / "a.jsonl", rows), "--json").json["slices"]

    assert told[0] == {"name": "with negation", "n": 30, "macro_recall": 0.0, "accuracy": 0.0}


@pytest.mark.usefixtures("words")
def test_lines_that_cannot_be_read_are_counted_and_named(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("text,label\nbad,neg\nodd\nplain,0\n" + "x,\n" * 20)

    told = programs.call("evaluate", file, "--json").json
    read = programs.call("evaluate", file)

    assert (told["n"], told["unreadable"]["count"]) == (2, 21)
    assert told["unreadable"]["lines"][0] == {"line": 3, "reason": "has 1 fields where the first line names 2"}
    assert told["notes"] == ["No post is labelled positive: the means are over the other labels."]
    assert "21 records could not be used:\n  line 3: has 1 fields" in read.out
    assert "and 11 more" in read.out


@pytest.mark.usefixtures("words")
def test_columns_are_named_by_option_and_files_may_be_compressed(tmp_path: Path) -> None:
    file = tmp_path / "a.csv.gz"
    file.write_bytes(gzip.compress(b"Tweet;Mood\nbad;NEG\n"))

    told = programs.call("evaluate", file, "--text", "tweet", "--label", "mood", "--task", "sentiment", "--json")

    assert (told.json["n"], told.json["accuracy"]) == (1, 1.0)


def test_wrong_use_is_one_sentence(tmp_path: Path) -> None:
    file = write(tmp_path / "a.jsonl", [("x", "angry")])

    labels = programs.call("evaluate", file)
    column = programs.call("evaluate", file, "--text", "tweet")
    absent = programs.call("evaluate", tmp_path / "none.csv")

    assert (labels.code, column.code, absent.code) == (2, 2, 2)
    assert "'angry' (line 1)" in labels.sentence
    assert "has no column 'tweet'; its columns are 'text', 'label'" in column.sentence
    assert f"{tmp_path / 'none.csv'}: cannot be read" in absent.sentence
    assert programs.call("evaluate", file, "--task", "weather").code == 2
    assert not (tmp_path / "a.jsonl.evaluation").exists()


def test_a_model_that_cannot_be_used_is_one_sentence(tmp_path: Path) -> None:
    file, folder = write(tmp_path / "a.jsonl", INVENTED), tmp_path / "model"
    folder.mkdir()
    (folder / "model.json").write_text("{}")

    told = programs.call("evaluate", file, "--model", folder)
    second = programs.call("evaluate", file, "--compare", folder)

    assert (told.code, second.code) == (1, 1)
    assert str(folder) in told.sentence
    assert str(folder) in second.sentence
    assert not (tmp_path / "a.jsonl.evaluation").exists()


@pytest.mark.skipif(importlib.util.find_spec("torch") is not None, reason="the torch extra is installed")
def test_a_hub_model_without_the_extra_is_one_sentence_and_leaves_nothing(tmp_path: Path) -> None:
    told = programs.call("evaluate", write(tmp_path / "a.jsonl", INVENTED), "--model", "somebody/a-model")

    assert (told.code, told.out) == (1, "")
    assert "somebody/a-model needs the torch extra" in told.sentence
    assert not (tmp_path / "a.jsonl.evaluation").exists()


@pytest.mark.usefixtures("words")
def test_a_report_that_cannot_be_written_is_said_before_the_work(tmp_path: Path) -> None:
    file, taken = write(tmp_path / "a.jsonl", SIMPLE), tmp_path / "taken"
    taken.write_text("")

    told = programs.call("evaluate", file, "--report", taken)
    (tmp_path / "a.jsonl.evaluation" / "report.md").mkdir(parents=True)
    late = programs.call("evaluate", file)

    assert (told.code, told.out) == (2, "")
    assert f"{taken}: the report cannot be written here" in told.sentence
    assert late.code == 2
    assert "name another folder with --report" in late.sentence


@pytest.mark.skipif(not VALIDATION.is_file(), reason="the shared training sets are not on this machine")
@pytest.mark.slow
def test_the_shipped_model_reaches_what_its_card_says() -> None:
    told = programs.run("evaluate", VALIDATION, "--json", seconds=150).json

    assert told["n"] == 2_000
    assert told["macro_recall"] >= 0.73
    assert told["ece"] <= 0.05
    recalls = [part["macro_recall"] for part in told["slices"]]
    assert recalls == sorted(recalls)
    assert {"with negation", "asks a question", "with hashtag", "language en"} <= {p["name"] for p in told["slices"]}


@pytest.mark.usefixtures("words")
def test_a_model_without_the_tasks_head_is_told_in_a_sentence(tmp_path: Path) -> None:
    told = programs.call(
        "evaluate", write(tmp_path / "a.jsonl", [("so late, lovely", "sarcastic")]), "--task", "sarcasm"
    )

    assert told.code == 1
    assert "The model whole does not answer sarcasm." in told.err
