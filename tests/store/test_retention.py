"""Raw words and earlier texts go when their time is over, or their author wants it; mentions stay."""

from __future__ import annotations

import pytest

from domain.clock import DAY
from domain.mention import Author
from store import intake
from store import mentions
from store import moves
from store import retention
from store.database import Database
from tests.store.conftest import NOW
from tests.store.conftest import make_post


@pytest.fixture(autouse=True)
def _taken_in_over_five_days(db: Database) -> None:
    for day in range(5):
        post = make_post(str(day), f"Parcel {day} is late.", raw='{"id": "1"}')
        intake.record_page(db, account="acme-x", platform="x", posts=[post], now_at=NOW + day * DAY)


def raw_count(db: Database) -> int:
    return int(db.scalar("SELECT count(*) FROM raw_post"))


def test_only_what_is_older_goes(db: Database) -> None:
    assert retention.forget_raw(db, before_at=NOW + 2 * DAY) == 2
    assert [row[0] for row in db.rows("SELECT fetched_at FROM raw_post ORDER BY 1")] == [
        NOW + n * DAY for n in (2, 3, 4)
    ]


def test_the_mentions_themselves_stay(db: Database) -> None:
    retention.forget_raw(db, before_at=NOW + 9 * DAY)

    assert raw_count(db) == 0
    assert db.scalar("SELECT count(*) FROM mention") == 5


def test_much_is_forgotten_in_small_transactions(db: Database) -> None:
    assert retention.forget_raw(db, before_at=NOW + 9 * DAY, limit=3) == 3
    assert retention.forget_raw(db, before_at=NOW + 9 * DAY, limit=3) == 2
    assert retention.forget_raw(db, before_at=NOW + 9 * DAY, limit=3) == 0


def test_nothing_is_old_enough_yet(db: Database) -> None:
    assert retention.forget_raw(db, before_at=NOW) == 0
    assert raw_count(db) == 5


def test_earlier_texts_go_by_when_their_author_changed_them(db: Database) -> None:
    for key in (1, 2):
        with db.immediate():
            intake.record_edit(db, mentions.get(db, key), make_post("", "It came."), actor="test", now_at=NOW + key)

    assert retention.forget_earlier(db, before_at=NOW + 2) == 1
    assert [row[0] for row in db.rows("SELECT mention_id FROM earlier_text")] == [2]


def test_what_is_erased_of_an_author_is_theirs_alone_and_the_history_says_so_without_a_name(db: Database) -> None:
    for platform, handle in (("x", "bob"), ("reddit", "ana")):
        post = make_post("9" + platform, "Mine is late.", author=Author(handle=handle), raw="{}")
        intake.record_page(db, account="acme", platform=platform, posts=[post], now_at=NOW)

    assert retention.erase_author(db, "x", Author(handle="ANA"), actor="lead", now_at=NOW) == 5
    assert retention.erase_author(db, "x", Author(handle="ana"), actor="lead", now_at=NOW) == 0
    assert (raw_count(db), db.scalar("SELECT count(*) FROM mention")) == (2, 7)
    last = moves.history(db, "mention", 5)[0]
    assert (last.actor, last.action, last.detail) == ("lead", "erase", "")
    assert moves.first_broken_link(db) is None
