"""A restore that is killed at its last step: a database stands in its place at every moment, the old one or the new."""

from __future__ import annotations

from pathlib import Path

import pytest

from domain.errors import StoreError
from store import backups
from store import checks
from store import migrations
from store import moves
from store.database import Database
from tests.store.conftest import NOW


def unseen(_done: int, _total: int) -> None:
    """Show nobody how far it is."""


def restore(path: Path, now_at: int = NOW) -> backups.Restored:
    return backups.restore(path.with_name("copy.db"), path, unseen, actor="Ola", now_at=now_at)


@pytest.fixture
def older(db: Database) -> Path:
    """A database with a backup beside it that lacks its last line of history; answers where it stands."""
    backups.write(db, db.path.with_name("copy.db"), unseen)
    with db.immediate():
        moves.record(db, "Dana", "system", "after", "backup", now_at=NOW)
    db.close()
    return db.path


def count_after_backup(path: Path) -> int:
    db = migrations.open_database(path)
    assert checks.find_faults(db) == []
    found = int(db.scalar("SELECT count(*) FROM activity WHERE action = 'backup'"))
    db.close()
    return found


@pytest.mark.parametrize("step", ["_keep", "replace"])
def test_one_killed_before_the_last_step_leaves_the_old_one_and_can_be_made_again(
    older: Path, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(*((backups, "_keep", die) if step == "_keep" else (Path, "replace", die)))
        with pytest.raises(KeyboardInterrupt):
            restore(older)
    assert count_after_backup(older) == 1

    assert restore(older, NOW + 1_000).kept is not None
    assert count_after_backup(older) == 0


@pytest.mark.parametrize("knows_links", [True, False])
def test_the_old_one_is_kept_whole_whatever_the_disk_can(
    older: Path, knows_links: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    if not knows_links:
        monkeypatch.setattr("os.link", refuse)
    kept = restore(older).kept

    assert kept is not None
    assert (count_after_backup(kept), count_after_backup(older)) == (1, 0)


def test_a_second_restore_in_the_same_second_is_refused_and_changes_nothing(older: Path) -> None:
    restore(older)
    with pytest.raises(StoreError, match="exists already"):
        restore(older)

    assert count_after_backup(older) == 0
