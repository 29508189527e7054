"""`config show` names every value, its origin, and no secret."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config import display
from config import keys
from config import loader
from config.display import Row
from config.settings import Settings
from domain.platform import Kind

CANARY = "canary-5f1c"
KINDS = {"x": Kind(secrets=("key", "token", "more"), secret_sets=(("key", "token", "more"),))}
FILE = """\
[[brands]]
name = "Acme"
[[accounts]]
name = "acme-x"
platform = "x"
poll_fastest = "90s"
"""


@pytest.fixture
def rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Row]:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "allears.toml").write_text(FILE, encoding="utf-8")
    (tmp_path / "token").write_text(CANARY + "\n", encoding="utf-8")
    environ = {"ALLEARS_ACME_X_KEY": CANARY, "ALLEARS_ACME_X_TOKEN_FILE": "token", "ALLEARS_KEY": CANARY}
    loaded = loader.load(None, environ, kinds=KINDS, need_secrets=False)
    assert CANARY not in repr(loaded)
    return {row.key: row for row in display.describe(loaded)}


def test_every_key_is_shown_with_its_origin(rows: dict[str, Row]) -> None:
    assert {".".join(leaf.path) for leaf in keys.leaves(Settings)} <= set(rows)
    assert rows["sla.high"] == Row(key="sla.high", value='"2h"', origin="default")
    assert rows["accounts.acme-x.poll_fastest"].value == '"1m30s"'
    assert rows["accounts.acme-x.poll_fastest"].origin == "allears.toml:6"
    assert rows["brands.Acme.voice.emoji"].value == "false"


def test_secrets_are_named_and_never_shown(rows: dict[str, Row]) -> None:
    assert rows["accounts.acme-x.secrets.key"].value == "<redacted>"
    assert rows["accounts.acme-x.secrets.key"].origin == "environment ALLEARS_ACME_X_KEY"
    assert rows["accounts.acme-x.secrets.token"].origin == "file token"
    assert rows["accounts.acme-x.secrets.more"].value == "<missing>"
    assert all(CANARY not in str(row) for row in rows.values())


VALUES = st.recursive(
    st.text() | st.integers(-(2**63), 2**63) | st.booleans() | st.floats(allow_nan=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
)


@given(VALUES)
def test_a_value_is_written_as_toml_reads_it(value: object) -> None:
    assert tomllib.loads(f"value = {display.write_value(value)}")["value"] == value
