"""The reference and the example are what the settings say."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from config import keys
from config import loader
from config import reference
from config import settings
from config.settings import Settings
from domain.platform import Kind

ROOT = Path(__file__).resolve().parents[2]
KINDS = {"x": Kind(), "reddit": Kind(), "replay": Kind()}


def test_the_reference_in_docs_is_the_generated_one() -> None:
    assert (ROOT / reference.DOCUMENT).read_text(encoding="utf-8") == reference.write_document()


def test_the_example_is_the_generated_one() -> None:
    assert (ROOT / reference.EXAMPLE).read_text(encoding="utf-8") == reference.write_example()


def test_both_files_are_written_where_they_belong(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()

    reference.main(tmp_path)

    assert (tmp_path / reference.DOCUMENT).read_text(encoding="utf-8") == reference.write_document()
    assert (tmp_path / reference.EXAMPLE).read_text(encoding="utf-8") == reference.write_example()


def test_every_key_and_variable_is_explained() -> None:
    written = reference.write_document()

    assert [leaf.variable for leaf in keys.leaves(Settings) if f"`{leaf.variable}`" not in written] == []
    assert [name for name in settings.VARIABLES if f"`{name}`" not in written] == []
    assert [name for name in settings.AccountRow.model_fields if f"| `{name}` |" not in written] == []


def test_the_example_as_it_is_changes_nothing() -> None:
    assert Settings.model_validate(tomllib.loads(reference.write_example())) == Settings()


def test_the_example_with_every_comment_sign_taken_away_is_valid(tmp_path: Path) -> None:
    file = tmp_path / "allears.toml"
    file.write_text(re.sub(r"^#(?=[a-z\[])", "", reference.write_example(), flags=re.MULTILINE), encoding="utf-8")

    loaded = loader.load(file, {}, kinds=KINDS)

    assert loaded.settings.model_copy(update={"brands": (), "accounts": ()}) == Settings()
    assert [account.platform for account in loader.to_accounts(loaded)] == ["x", "reddit", "replay"]
    assert list(loader.to_voices(loaded)) == ["Acme Bikes"]
