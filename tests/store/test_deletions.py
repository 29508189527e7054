"""Deletions in the store: what stands keeps its place, and the do-not-contact list is asked by its indexes."""

from __future__ import annotations

from pathlib import Path

import pytest

from store import migrations
from store.database import Database


def test_what_is_being_deleted_keeps_its_place_and_what_is_gone_does_not(db: Database) -> None:
    told = {row["name"]: row["sql"] for row in db.rows("SELECT name, sql FROM sqlite_master WHERE type <> 'table'")}

    for name in ("delivery_live", "delivery_target", "hand_off_alone"):
        assert "'deleting'" in told[name], name
        assert "'gone'" not in told[name], name


@pytest.mark.parametrize("trigger", ["approval_leaves_alone", "intent_leaves_alone"])
def test_the_database_asks_the_list_by_both_indexes(db: Database, trigger: str) -> None:
    sql = str(db.scalar("SELECT sql FROM sqlite_master WHERE name = ?", (trigger,)))
    condition = sql.split(" WHEN ", 1)[1].rsplit(" BEGIN ", 1)[0]
    condition = condition.replace("NEW.draft_id", "1").replace("NEW.delivery_id", "1")
    plan = " ".join(row["detail"] for row in db.rows(f"EXPLAIN QUERY PLAN SELECT {condition}"))

    assert "no_contact_by_author (platform=? AND author_id=?)" in plan
    assert "no_contact_by_handle (platform=? AND handle_key=?)" in plan


def test_a_database_of_before_learns_the_new_moves(tmp_path: Path) -> None:
    old = migrations.open_database(tmp_path / "a.db")
    with old.immediate():
        for statement in (
            "DELETE FROM _sqlite_migrations WHERE name = 'm006_deletions'",
            "DELETE FROM allowed_move WHERE from_status = 'deleting' OR to_status = 'deleting'",
            "DELETE FROM tally WHERE name IN ('delivery:deleting', 'delivery:gone')",
        ):
            old.run(statement)
    old.close()
    db = migrations.open_database(tmp_path / "a.db")

    assert db.scalar("SELECT count(*) FROM allowed_move WHERE from_status = 'deleting'") == 2
    assert db.scalar("SELECT count(*) FROM tally WHERE name = 'delivery:gone'") == 1
    db.close()
