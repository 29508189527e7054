"""The crash bench is clean on a short run, and its checker sees what it is there to see."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import replace
from pathlib import Path

import pytest

from bench import _crash_lives
from bench import _crash_points
from bench import _crash_verdict
from bench import crash
from bench import fake_network
from bench._crash_verdict import Verdict
from bench.crash import Round
from bench.crash import Run
from bench.fake_network import FakeNetwork
from domain.person import Role
from store import drafts
from store import intake
from store import mentions
from store import users
from store.database import Database
from tests.builders import a_database
from tests.builders import a_post


@dataclass(frozen=True, kw_only=True, slots=True)
class World:
    """The networks' record and our database."""

    network: FakeNetwork
    db: Database

    def look(self) -> Verdict:
        return _crash_verdict.judge(self.network, self.db)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """One mention came in from X, and its reply was approved and landed; no daemon was needed for it."""
    with fake_network.serve() as network:
        db = a_database(tmp_path / "allears.db")
        user = users.add(db, "Dana", Role.LEAD, actor="bench", now_at=1)
        post = network.record.publish("x", "eve", "@acme hello")
        intake.record_page(db, account="acme-x", platform="x", posts=[replace(a_post(), native_id=post.id)], now_at=1)
        with db.immediate():
            db.run("UPDATE mention SET status = 'open', priority = 'low', score = 1")
        drafts.record(db, mentions.get(db, 1), text="We hear you.", steps=(), playbook="", now_at=2)
        _crash_lives.approve(db, 1, user)
        network.record.publish("x", "acme", str(db.scalar("SELECT text FROM delivery")), parent=post.id)
        yield World(network=network, db=db)
        db.close()


def test_the_checker_finds_nothing_where_nothing_is_wrong(world: World) -> None:
    found = world.look()

    assert (found.lost, found.doubled, found.unapproved, found.unsent, found.faults) == (0, 0, 0, 0, ())


def test_a_second_post_is_seen_as_doubled(world: World) -> None:
    landed = world.network.record.replies()[0]
    world.network.record.publish("x", "acme", landed.text, parent=landed.parent)

    assert (world.look().doubled, world.look().unapproved) == (1, 0)


def test_a_text_that_nobody_approved_is_seen(world: World) -> None:
    other = world.network.record.publish("x", "bob", "no call for us")
    world.network.record.publish("x", "acme", "Buy now!", parent=other.id)

    assert world.look().unapproved == 1


def test_a_post_older_than_its_approval_is_seen(world: World) -> None:
    with world.db.immediate():
        world.db.run("DROP TRIGGER IF EXISTS approval_no_update")
    landed = world.network.record.replies()[0]
    world.network.record.delete(landed.id)
    world.network.record.publish("x", "acme", landed.text, parent=landed.parent, at=1)

    assert world.look().unapproved == 1


def test_a_mention_that_never_came_in_is_seen_as_lost(world: World) -> None:
    world.network.record.publish("x", "bob", "@acme and I?")

    found = world.look()

    assert found.lost == 1
    assert not crash.is_clean(found)


def test_a_reply_left_on_its_way_is_seen_as_unsettled(world: World) -> None:
    found = world.look()

    assert found.unsettled == 1  # it landed, but our database does not know it yet
    assert not crash.is_clean(found)


def test_a_reply_called_sent_that_no_network_has_is_seen(tmp_path: Path, world: World) -> None:
    delivered = world.db
    with fake_network.serve(state=tmp_path / "empty") as empty, delivered.immediate():
        delivered.run("INSERT INTO allowed_move VALUES ('delivery', 'queued', 'sent')")
        delivered.run("UPDATE delivery SET status = 'sent'")

        assert _crash_verdict.judge(empty, delivered).unsent == 1


def test_an_altered_text_is_told_by_the_database_s_own_check(world: World) -> None:
    with world.db.immediate():
        world.db.run("UPDATE mention SET content_hash = 'another'")

    assert any("altered" in fault for fault in world.look().faults)


def test_a_summary_adds_up_what_every_round_found(tmp_path: Path) -> None:
    run = Run(tmp_path)
    clean = Verdict(
        lost=0, doubled=0, unapproved=0, unsent=0, unsettled=0, chain_ok=True, faults=(), held=2, mentions=5, posts=4
    )
    played = Round(number=1, senders=1, seed=1, kills=7, points={"land.before": 3}, verdict=clean)
    run._save(played)
    run._save(replace(played, number=2, points={"send.after": 1}, verdict=replace(clean, doubled=1)))

    told = run.summary()

    assert run.rounds()[0] == played
    assert (told["kills"], told["doubled"], told["held"], told["points_hit"]) == (14, 1, 4, 2)
    assert not run.is_clean()


def test_a_long_run_that_never_came_by_a_point_is_not_clean(tmp_path: Path) -> None:
    run = Run(tmp_path)
    points = dict.fromkeys(_crash_points.ALL_POINTS, 1)
    run._save(Round(number=1, senders=1, seed=1, kills=crash.ENOUGH, points=points))
    assert run.is_clean()

    del points["hold.commit"]
    run._save(Round(number=1, senders=1, seed=1, kills=crash.ENOUGH, points=points))

    assert run.summary()["points_missed"] == ["hold.commit"]
    assert not run.is_clean()


@pytest.mark.slow
def test_a_run_goes_on_where_it_was_and_loses_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Run(tmp_path)._save(Round(number=1, senders=2, seed=7, kills=3, points={"wire.written": 1}))

    code = crash.main(["--kills", "12", "--folder", str(tmp_path), "--json"])

    told = json.loads(capsys.readouterr().out)
    assert code == 0, told
    assert (told["kills"], told["rounds"], told["senders"]) == (12, 1, [2])
    assert told["mentions"] >= told["posts"] > 0
    assert told["kills_at_points"] > 1


@pytest.mark.slow
def test_a_planted_fault_is_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["--kills", "2", "--senders", "1", "--folder", str(tmp_path), "--bug", "changed-text", "--json"]
    assert crash.main(words) == 1

    assert json.loads(capsys.readouterr().out)["unapproved"] > 0
    assert (tmp_path / "round-0001" / "allears.db").exists()  # what was bad is kept to be looked at
