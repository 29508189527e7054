from __future__ import annotations

from collections.abc import Callable
from collections.abc import Sequence
from dataclasses import replace

import pytest

from domain.clock import HOUR
from domain.clock import MINUTE
from domain.draft import Draft
from domain.mention import Author
from domain.person import User
from domain.platform import Receipt
from responders import decisions
from responders.writing import history
from store import mentions
from store.database import Database
from store.database import Row
from store.database import Value
from tests.builders import NOON
from tests.builders import a_mention
from tests.fakes import FakePlatform
from tests.fakes import FrozenClock
from tests.responders.conftest import run

Reply = Callable[..., int]


@pytest.fixture
def reply(db: Database, drafted: Callable[..., Draft], approver: User, clock: FrozenClock) -> Reply:
    """Draft, approve and send a reply to post `number`; answer the mention's id."""

    def reply(number: int, text: str, **changes: object) -> int:
        draft = drafted(number, created_at=clock() - 90 * MINUTE, **changes)
        edited = decisions.edit(db, draft.id, draft.version, approver, text, now_at=clock())
        decisions.approve(
            db, edited.id, edited.version, approver, review=lambda _d, _t: (), undo_ms=MINUTE, now_at=clock()
        )
        run(db, FakePlatform(sends=[Receipt(native_id=f"r{number}")]), clock, wait=2 * MINUTE)
        return edited.mention_id

    return reply


def test_what_was_said_to_a_person_is_known_on_that_network_alone(
    db: Database, reply: Reply, clock: FrozenClock
) -> None:
    first = mentions.get(db, reply(1, "One."))
    reply(2, "Two.")
    reply(3, "To another.", author=Author(native_id="u8", handle="bo"))
    again = replace(a_mention(), author=first.author, created_at=clock())

    assert history.read_past(db, again, None, now_at=clock()).replies == ("Two.", "One.")
    assert history.read_past(db, replace(again, platform="reddit"), None, now_at=clock()).replies == ()
    assert history.read_past(db, replace(again, author=Author()), None, now_at=clock()).replies == ()
    assert history.read_past(db, replace(again, created_at=NOON - 1_000 * HOUR), None, now_at=clock()).replies == ()


def test_the_pace_is_the_median_rounded_up_once_there_were_enough_answers(
    db: Database, reply: Reply, clock: FrozenClock
) -> None:
    for number in range(1, 5):
        reply(number, f"Reply {number}.")
    assert history.read_pace(db, "marlow-x", now_at=clock(), worked=None) is None
    reply(5, "Reply 5.")
    pace = history.read_pace(db, "marlow-x", now_at=clock(), worked=None)

    assert pace is not None
    assert pace.answers["en"] == "two hours"
    assert history.read_pace(db, "other", now_at=clock(), worked=None) is None
    assert history.read_pace(db, "marlow-x", now_at=clock(), worked=lambda _a, _b: 5 * MINUTE) != pace


@pytest.mark.parametrize(
    ("median", "is_worked", "said"),
    [
        (20 * MINUTE, False, "half an hour"),
        (30 * MINUTE + 1, False, "an hour"),
        (3 * HOUR, False, "four hours"),
        (20 * HOUR, False, "a day"),
        (8 * HOUR, True, "eight hours"),
        (9 * HOUR, True, "two days"),
        (72 * HOUR, False, None),
    ],
)
def test_a_pace_is_never_said_sooner_than_it_is(median: int, is_worked: bool, said: str | None) -> None:
    pace = history.say_pace(median, is_worked=is_worked)

    assert (pace and pace.answers["en"]) == said


def test_not_all_that_was_ever_sent_is_read_for_one_person_or_the_newest(
    db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, plans = Database.rows, list[str]()

    def explain(self: Database, sql: str, parameters: Sequence[Value] = ()) -> list[Row]:
        plans.extend(row["detail"] for row in read(self, f"EXPLAIN QUERY PLAN {sql}", parameters))
        return read(self, sql, parameters)

    monkeypatch.setattr(Database, "rows", explain)
    history.read_past(db, a_mention(), None, now_at=NOON)
    history.read_pace(db, "marlow-x", now_at=NOON, worked=None)

    assert any("mention_by_author" in plan for plan in plans), plans
    assert any("delivery_newest" in plan for plan in plans), plans
    assert not any("delivery_due" in plan for plan in plans), plans


def test_who_has_waited_longer_is_not_told_how_soon_we_answer() -> None:
    pace = history.say_pace(20 * MINUTE, is_worked=False)

    assert history.still_ahead(pace, 10 * MINUTE) == pace
    assert history.still_ahead(pace, 17 * HOUR) is None
    assert history.still_ahead(None, MINUTE) is None
