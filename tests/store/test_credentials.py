"""Access tokens: unreadable in the file, and closed where the key is missing or wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from domain.errors import StoreError
from store import credentials
from store.database import Database
from tests.store.conftest import NOW


@pytest.fixture
def key(tmp_path: Path) -> bytes:
    made = credentials.load_key(tmp_path / "a.key", None, create=True)
    assert made is not None
    return made


def test_a_secret_comes_back_and_is_not_in_the_file(db: Database, key: bytes) -> None:
    credentials.save(db, key, "acme-x", "access_token", "canary-token-value", actor="test", now_at=NOW)

    assert credentials.load_all(db, key) == {"acme-x": {"access_token": "canary-token-value"}}
    db.close()
    for file in db.path.parent.glob("allears.db*"):
        assert b"canary-token-value" not in file.read_bytes()


def test_the_key_file_is_readable_by_its_owner_alone(tmp_path: Path, key: bytes) -> None:
    assert (tmp_path / "a.key").stat().st_mode & 0o077 == 0
    assert credentials.load_key(tmp_path / "a.key", None) == key


def test_a_wrong_key_opens_nothing(db: Database, key: bytes, tmp_path: Path) -> None:
    credentials.save(db, key, "acme-x", "access_token", "x", actor="test", now_at=NOW)
    other = credentials.load_key(tmp_path / "other.key", None, create=True)

    with pytest.raises(StoreError, match="does not open the stored access_token of acme-x"):
        credentials.load_all(db, other)


def test_a_missing_key_is_said(db: Database, key: bytes) -> None:
    credentials.save(db, key, "acme-x", "access_token", "x", actor="test", now_at=NOW)

    with pytest.raises(StoreError, match="key is missing"):
        credentials.load_all(db, None)


def test_without_secrets_no_key_is_needed(db: Database, tmp_path: Path) -> None:
    assert credentials.load_key(tmp_path / "none.key", None) is None
    assert credentials.load_all(db, None) == {}


def test_a_variable_goes_before_the_file(tmp_path: Path, key: bytes) -> None:
    assert credentials.load_key(tmp_path / "none.key", key.decode()) == key


def test_an_unusable_key_names_its_place(tmp_path: Path) -> None:
    (tmp_path / "bad.key").write_text("short")

    with pytest.raises(StoreError, match=r"bad\.key"):
        credentials.load_key(tmp_path / "bad.key", None)


def test_a_secret_can_be_forgotten(db: Database, key: bytes) -> None:
    credentials.save(db, key, "acme-x", "access_token", "x", actor="test", now_at=NOW)

    assert credentials.remove(db, "acme-x", "access_token", actor="test", now_at=NOW)
    assert not credentials.remove(db, "acme-x", "access_token", actor="test", now_at=NOW)
    assert credentials.load_all(db, None) == {}
