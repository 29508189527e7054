"""The head that finds danger: what it answers, and what it leaves alone."""

from __future__ import annotations

from pathlib import Path

import pytest
import structlog

from domain.assessment import Danger
from domain.errors import ScorerUnavailable
from sentiment import dangers
from sentiment.dangers import Finder
from sentiment.dangers import Head

HEAD = Head(
    model="small int8",
    weights={Danger.SELF: (4.0, 0.0), Danger.OTHERS: (0.0, 4.0)},
    leaning={Danger.SELF: -2.0, Danger.OTHERS: -2.0},
)


def test_the_likelier_danger_is_answered_with_the_chance_of_any() -> None:
    ((danger, chance),) = HEAD.find("small int8", bytes([127, 0])).items()
    ((other, _),) = HEAD.find("small int8", bytes([0, 127])).items()

    assert (danger, other) == (Danger.SELF, Danger.OTHERS)
    assert chance > 0.85
    assert sum(HEAD.find("small int8", bytes([0, 0])).values()) < 0.3
    assert sum(HEAD.find("small int8", bytes([129, 129])).values()) < 0.01


@pytest.mark.parametrize(
    ("model", "vector"), [("other", b"\x7f\x00"), ("small int8", b""), ("small int8", b"\x7f" * 3)]
)
def test_a_vector_of_another_model_or_size_tells_nothing(model: str, vector: bytes) -> None:
    assert HEAD.find(model, vector) == {}


def test_no_vector_is_too_far_out() -> None:
    far = Head(model="m", weights=dict.fromkeys(Danger, (1e9, -1e9)), leaning=dict.fromkeys(Danger, 0.0))

    assert sum(far.find("m", bytes([127, 129])).values()) == pytest.approx(1.0)
    assert sum(far.find("m", bytes([129, 127])).values()) == pytest.approx(0.0)


def test_a_folder_without_a_head_finds_nothing(tmp_path: Path) -> None:
    assert dangers.load(tmp_path) is None
    assert Finder(tmp_path)("small int8", bytes(2)) == {}


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        '{"model": "m"}',
        '{"model": "m", "weights": {"self": [1], "others": [1, 2]}, "leaning": {"self": 0, "others": 0}}',
        '{"model": "m", "weights": {"self": [NaN], "others": [1]}, "leaning": {"self": 0, "others": 0}}',
        '{"model": "m", "weights": {"self": ["a"], "others": [1]}, "leaning": {"self": 0, "others": 0}}',
    ],
)
def test_a_broken_head_is_told_once_and_finds_nothing(tmp_path: Path, content: str) -> None:
    (tmp_path / "dangers.json").write_text(content)
    find = Finder(tmp_path)

    with pytest.raises(ScorerUnavailable, match=r"The head .*dangers\.json cannot be read"):
        dangers.load(tmp_path)
    with structlog.testing.capture_logs() as logs:
        assert [find("m", b"\x01"), find("m", b"\x01")] == [{}, {}]
    assert [line["event"] for line in logs] == ["danger_head_unreadable"]
