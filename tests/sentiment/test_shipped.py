"""What a model says of itself."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from domain.errors import ScorerUnavailable
from sentiment import manifest
from sentiment import scorer
from sentiment import shipped


def _folder(tmp_path: Path, figures: object) -> Path:
    shutil.copyfile(scorer.SHIPPED / manifest.MANIFEST, tmp_path / manifest.MANIFEST)
    path = tmp_path / manifest.MANIFEST
    path.write_text(json.dumps({**json.loads(path.read_text()), "figures": figures}))
    return tmp_path


def test_the_shipped_model_has_a_name_and_figures() -> None:
    card = shipped.describe()
    assert scorer.EmbeddedScorer().name.startswith(card.name)
    assert card.figures


def test_figures_of_parts_carry_the_names_of_the_parts(tmp_path: Path) -> None:
    figures = {"recall": 0.74, "emotions": {"f1": 0.5, "bins": [1, 2]}, "note": "held apart", "sure": True, "n": 3}
    card = shipped.describe(_folder(tmp_path, figures))
    assert [(one.name, one.value) for one in card.figures] == [("recall", 0.74), ("emotions f1", 0.5), ("n", 3.0)]


@pytest.mark.parametrize("text", ["", "[]", "{}", "not json"])
def test_a_description_that_cannot_be_read_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / manifest.MANIFEST).write_text(text)
    with pytest.raises(ScorerUnavailable, match=r"model\.json"):
        shipped.describe(tmp_path)
