"""The demo's database is made by the real stages, whole or not at all."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from commands import composition
from commands.sample import seed
from store import checks
from store import drafts
from store import mentions
from store import migrations
from store import queue
from store import users
from store.database import Database


@pytest.fixture
def db(sown: Path) -> Iterator[Database]:
    database = migrations.open_database(sown)
    yield database
    database.close()


def test_nothing_is_wrong_with_it(db: Database) -> None:
    assert checks.find_faults(db) == []
    assert not list(db.path.parent.glob("*.new*"))


def test_it_holds_work_in_every_state(db: Database) -> None:
    counts = queue.counts(db)
    drafted = Counter(row[0] for row in db.rows("SELECT status FROM draft"))

    assert counts["mention:open"] >= 60
    assert counts["mention:snoozed"] == 3
    assert counts["mention:closed"] >= 70
    assert counts["delivery:sent"] >= 50
    assert drafted["pending"] >= 60
    assert drafted["rejected"] >= 12
    assert {user.name for user in users.list_all(db)} >= {seed.HOST}


def test_every_sent_reply_was_approved_by_a_person_of_the_demo(db: Database) -> None:
    sql = """SELECT count(*) FROM delivery d WHERE d.status = 'sent' AND NOT EXISTS
             (SELECT 1 FROM approval a JOIN user u ON u.id = a.user_id
              WHERE a.id = d.approval_id AND a.hash = d.hash)"""
    assert db.scalar(sql) == 0


def test_some_posts_are_still_to_come_while_the_visitor_looks_around(sown: Path, db: Database) -> None:
    files = (sown.parent / seed.NETWORKS).glob("*.jsonl")
    lines = [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    known = {row[0] for row in db.rows("SELECT native_id FROM mention")}
    known |= {row[0] for row in db.rows("SELECT native_id FROM context_post")}

    assert len([line for line in lines if "text" in line and line["id"] not in known]) == 8


def test_a_post_that_says_little_is_drafted_from_its_thread(db: Database) -> None:
    mention = mentions.find(db, "replay", "chirp-1209")
    draft = drafts.find_live(db, mention.id)

    assert mention.text == "still nothing. any news?"
    assert draft is not None
    assert "your order" in draft.text
    assert "?" not in draft.text


def test_its_configuration_is_a_good_example(sown: Path) -> None:
    config = sown.parent / "allears.toml"
    loaded = composition.load(config, None, need_secrets=True)

    assert config.read_text(encoding="utf-8").startswith(seed.MARK)
    assert len(loaded.settings.accounts) == 4
    assert loaded.locate(("store", "path")) == sown


def test_a_start_that_was_broken_off_leaves_no_half_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_self: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(seed._Sower, "sow", fail)
        with pytest.raises(KeyboardInterrupt):
            seed.sow(tmp_path / "demo.db", tmp_path / "allears.toml")

    assert not (tmp_path / "demo.db").exists()
