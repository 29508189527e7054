"""Each key of the file has an environment variable of its own; rows of repeated tables are told from plain lists."""

from __future__ import annotations

from pydantic import BaseModel

from config import keys
from config import settings
from config.settings import Settings


def test_each_key_has_a_variable_of_its_own() -> None:
    variables = [leaf.variable for leaf in keys.leaves(Settings)]

    assert "ALLEARS_PRIORITY__WEIGHTS__DIRECT" in variables
    assert len(set(variables)) == len(variables)
    assert not set(variables) & set(settings.VARIABLES)


def test_rows_are_told_from_plain_lists() -> None:
    class Sample(BaseModel):
        words: tuple[str, ...] = ()

    assert keys.row_of(Sample.model_fields["words"]) is None
    assert keys.row_of(Settings.model_fields["brands"]) is settings.Brand
