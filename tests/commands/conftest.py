"""The demo's database, sown once for every test that only reads it: the model judges hundreds of posts for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from commands.sample import seed


@pytest.fixture(scope="session")
def sown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Answer the database; its configuration stands beside it as `allears.toml`."""
    folder = tmp_path_factory.mktemp("demo")
    seed.sow(folder / "demo.db", folder / "allears.toml")
    return folder / "demo.db"
