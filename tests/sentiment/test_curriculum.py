from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest

from domain.errors import ScorerUnavailable
from sentiment import curriculum
from sentiment.curriculum import SOURCES
from sentiment.curriculum import Example
from sentiment.curriculum import Task

#: One invented row for each set, by what it teaches; `{}` becomes a number.
ROWS: dict[Task, dict[str, Any]] = {
    Task.SENTIMENT: {"text": "a good day {}", "label": "positive"},
    Task.VALENCE: {"text": "so bad a night {}", "score": -3.2},
    Task.EMOTIONS: {"text": "very very bad {}", "label": ["anger", "fear"]},
    Task.TOWARD: {"text": "the acme day {} was good", "topic": "acme", "score": 1},
    Task.SARCASM: {"text": "so good a night {}", "label": "sarcastic", "rephrase": "bad night {}"},
    Task.HARM: {"text": "a bad bad day {}", "label": "neither"},
    Task.SPAM: {"text": "good night good day {}", "label": "ham"},
    Task.MEANING: {"text": "is it a day {}", "label": "day"},
}


def write_sets(folder: Path, count: int = 40) -> Path:
    """Write every set that is not ours, and those held apart, with a few invented rows."""
    folder.mkdir()
    for source in SOURCES:
        if not source.ours:
            write_rows(folder / source.file, [fill(ROWS[source.task], number) for number in range(count)])
        if source.held_apart:
            rows = [fill(ROWS[source.task], number) for number in range(count, count + 12)]
            write_rows(folder / source.held_apart, rows)
    return folder


def fill(row: dict[str, Any], number: int) -> dict[str, Any]:
    return {name: value.replace("{}", str(number)) if isinstance(value, str) else value for name, value in row.items()}


def write_rows(path: Path, rows: list[dict[str, Any]]) -> None:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_sets(tmp_path_factory.mktemp("sets") / "data")


def test_every_set_is_read_and_our_own_lessons_with_them(folder: Path) -> None:
    found = curriculum.load(folder)

    assert all(found.lessons)
    assert {row.task for part in found.lessons for row in part} == set(Task)
    assert all(found.held_apart[task] for task in Task)


def test_what_is_held_apart_for_one_task_is_learned_from_for_none(tmp_path: Path) -> None:
    data = write_sets(tmp_path / "data")
    write_rows(data / "tweeteval_sentiment.val.jsonl", [{"text": "So GOOD a night 7!", "label": "positive"}])

    found = curriculum.load(data)

    known = {curriculum.copy_key(row.text) for rows in found.held_apart.values() for row in rows}
    taught = {curriculum.copy_key(row.text) for part in found.lessons for row in part}
    assert "sogoodanight7" in known
    assert known.isdisjoint(taught)


def test_each_epoch_takes_another_part_and_the_same_again_with_the_same_seed(folder: Path) -> None:
    found = curriculum.load(folder)

    first, second = found.plan_epoch(0, 7), found.plan_epoch(1, 7)

    assert first == curriculum.load(folder).plan_epoch(0, 7)
    emotions = [{row.text for row in epoch if row.task is Task.EMOTIONS} for epoch in (first, second)]
    assert emotions[0].isdisjoint(emotions[1])
    assert len(emotions[0]) == len(emotions[1]) > 0


def test_our_own_lessons_come_with_the_polish(folder: Path) -> None:
    found = curriculum.load(folder)

    assert not [row for row in found.plan_epoch(0, 7) if row.task is Task.INTENT]
    polish = [row.text for row in found.plan_epoch(2, 7, polish=True) if row.task is Task.INTENT]
    assert len(polish) == 4 * len(set(polish)) > 1_000


def test_missing_data_is_named(tmp_path: Path) -> None:
    with pytest.raises(ScorerUnavailable, match=r"Training data is missing: .*train_rebuilt\.jsonl"):
        curriculum.load(tmp_path)


def test_a_broken_row_is_named_with_its_line(tmp_path: Path) -> None:
    data = write_sets(tmp_path / "data")
    with (data / "davidson.all.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"text": "x", "label": "lovely"}\n')

    with pytest.raises(ScorerUnavailable, match=r"davidson\.all\.jsonl, line 41 cannot be learned from"):
        curriculum.load(data)


@pytest.mark.parametrize(
    ("text", "names", "found"),
    [
        ("the Acme app is down", ["acme"], ["Acme"]),
        ("acmeology is no acme", ["acme"], ["acme"]),
        ("#acme shop, Acme Shop and acmeshop", ["acme shop"], ["acme shop", "Acme Shop", "acmeshop"]),
        ("hi @user and @user", ["@acme"], ["@user", "@user"]),
        ("c++ (beta) is out", ["c++ (beta)"], ["c++ (beta)"]),
        ("nothing of the kind", ["acme"], []),
        ("anything", ["", "@", "# "], []),
    ],
)
def test_a_target_is_found_as_a_whole_word(text: str, names: list[str], found: list[str]) -> None:
    spans = curriculum.find_target(text.replace("#acme shop", "acme shop"), names)

    assert [text.replace("#acme shop", "acme shop")[start:end] for start, end in spans] == found


def test_composed_posts_ask_for_each_part_in_turn() -> None:
    posts = [
        Example(task=Task.TOWARD, text=f"{name} is so", target=(feeling,), spans=((0, len(name)),))
        for name, feeling in (("acme", 0.0), ("brand", 2.0))
    ]

    pairs = list(curriculum.compose(posts, 20, random.Random(1)))

    assert {pair.text[slice(*pair.spans[0])]: pair.target for pair in pairs} == {"acme": (0.0,), "brand": (2.0,)}
    assert all("acme is so" in pair.text and "brand is so" in pair.text for pair in pairs)
    assert list(curriculum.compose(posts[:1], 20, random.Random(1))) == []


def test_our_lessons_say_where_their_target_stands(folder: Path) -> None:
    found = curriculum.load(folder)

    ours = next(part for source, part in zip(SOURCES, found.lessons, strict=True) if source.file == "toward.jsonl")
    assert all(row.spans for row in ours)
