"""`replies delete`: taken down at once where that is possible, and told in a sentence either way."""

from __future__ import annotations

from pathlib import Path

from domain.clock import SECOND
from domain.clock import system_clock
from domain.person import Role
from store import deliveries
from store import migrations
from store import users
from tests import programs
from tests.desk_house import add_open
from tests.desk_house import send
from tests.fakes import FrozenClock


def furnish(folder: Path) -> int:
    """Make a database in which one reply of the account marlow-x was sent; answer its number."""
    db, clock = migrations.open_database(folder / "a.db"), FrozenClock(system_clock() - 60 * SECOND)
    users.add(db, "lead", Role.LEAD, actor="test", now_at=clock())
    sent_id = send(db, clock, add_open(db, clock, 1))
    db.close()
    return sent_id


def test_a_reply_is_deleted_at_its_network_and_another_time_is_a_sentence(tmp_path: Path) -> None:
    sent_id = furnish(tmp_path)
    (tmp_path / "posts.jsonl").write_text("", encoding="utf-8")
    config = tmp_path / "allears.toml"
    config.write_text(
        f'[[accounts]]\nname = "marlow-x"\nplatform = "replay"\npath = "{tmp_path / "posts.jsonl"}"\n', encoding="utf-8"
    )
    words = ("replies", "delete", str(sent_id), "--reason", "a wrong price", "--db", tmp_path / "a.db")
    done = programs.call(*words, "--config", config, "--json")

    assert (done.code, done.json["status"]) == (0, "gone")
    again = programs.call(*words, "--config", config)
    assert (again.code, "it is gone now" in again.sentence) == (1, True)
    assert "gone" in programs.call("export", "outbox", "--db", tmp_path / "a.db").out


def test_what_cannot_be_deleted_now_is_kept_as_a_wish(tmp_path: Path) -> None:
    sent_id = furnish(tmp_path)
    words = ("replies", "delete", str(sent_id), "--reason", "a wrong price", "--db", tmp_path / "a.db")
    done = programs.call(*words)

    assert (done.code, "is not gone yet; the daemon goes on asking" in done.out) == (0, True)
    db = migrations.open_database(tmp_path / "a.db")
    assert deliveries.get(db, sent_id).status == "deleting"
    db.close()


def test_without_a_reason_nothing_is_asked(tmp_path: Path) -> None:
    sent_id = furnish(tmp_path)
    db = ("--db", tmp_path / "a.db")

    assert programs.call("replies", "delete", str(sent_id), *db).code == 2
    assert "Say why" in programs.call("replies", "delete", str(sent_id), "--reason", " ", *db).sentence
    assert "There is no delivery 99" in programs.call("replies", "delete", "99", "--reason", "x", *db).sentence
