"""The head that finds danger is learned and laid into the model's folder by one command."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from commands import learn_dangers
from domain.assessment import Danger
from domain.assessment import Passage
from domain.assessment import Probabilities
from domain.assessment import Reading
from sentiment import dangers
from tests.sentiment.test_curriculum import write_sets

ROOT = Path(__file__).resolve().parents[2]
COMMAND = [sys.executable, "-m", "commands.learn_dangers"]
PLAIN = Probabilities(negative=0.2, neutral=0.6, positive=0.2)


class WordScorer:
    """A model whose vector tells which of two words stand in a text."""

    name = "words"

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def read(self, passages: Sequence[Passage]) -> list[Reading]:
        marks = [[127 * (word in one.text) for word in ("kill myself", "kill you")] for one in passages]
        return [Reading(sentiment=PLAIN, vector=bytes(mark)) for mark in marks]


def test_it_is_learned_from_the_sets_and_our_own_sentences(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(learn_dangers, "EmbeddedScorer", WordScorer)
    folder = tmp_path / "model"
    folder.mkdir()
    (folder / "model.json").write_text('{"name": "words", "sha256": {}}')

    learn_dangers.main(write_sets(tmp_path / "data"), folder)

    assert capsys.readouterr().out == f"The head for words lies in {folder}.\n"
    (found,) = dangers.Finder(folder)("words", bytes([127, 0])).items()
    assert found[0] is Danger.SELF
    assert found[1] > 0.5


def test_without_a_folder_of_sets_it_says_how_it_is_called() -> None:
    done = subprocess.run(COMMAND, cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 1
    assert "Usage: python -m commands.learn_dangers DATA [MODEL]" in done.stderr
