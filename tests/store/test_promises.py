"""Promises: noted in the transaction in which a reply lands, read once, closed by people, dropped with their reply."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

import pytest

from domain.clock import DAY
from domain.clock import HOUR
from domain.delivery import IntentOutcome
from domain.errors import InvalidMove
from domain.errors import NotFound
from domain.mention import Author
from domain.person import Role
from domain.platform import Receipt
from domain.promise import Pledge
from domain.promise import Promise
from domain.promise import PromiseStatus
from responders import decisions
from responders.outcomes import promising
from responders.outcomes.deadlines import Week
from store import deletions
from store import deliveries
from store import handoffs
from store import intake
from store import mentions
from store import moves
from store import promises
from store import users
from store.database import Database
from store.database import IntegrityError
from tests import answered
from tests import desk_house
from tests.builders import a_post
from tests.fakes import FrozenClock

EAST = answered.pointing(1, 0)
ADA = Author(native_id="u7", handle="ada", name="Ada Lindqvist")


@pytest.fixture(autouse=True)
def _lead(db: Database, clock: FrozenClock) -> None:
    users.add(db, "lead", Role.LEAD, actor="test", now_at=clock())


def promise(db: Database, clock: FrozenClock, number: int = 1, due_at: int | None = None, **post: Any) -> Promise:
    """Let a reply land and a promise be read from it."""
    mention_id = answered.add_mention(db, clock, number, EAST, **post)
    answered.send(db, clock, mention_id, f"We'll write to you by then, number {number}.")
    pledge = Pledge(words=f"We'll write to you by then, number {number}.", start=0, due_at=due_at)
    for reply in promises.list_unread(db, 9):
        promises.record(db, reply, [pledge], now_at=clock())
    return next(one for one in promises.list_open(db) if one.mention_id == mention_id)


def test_a_reply_that_landed_waits_to_be_read_until_it_is_however_it_was_posted(
    db: Database, clock: FrozenClock
) -> None:
    sent, posted = (answered.add_mention(db, clock, number, EAST) for number in (1, 2))
    answered.send(db, clock, sent, "Sent.")
    desk_house.add_draft(db, clock, posted, "By hand.")
    desk_house.hand_off(db, clock, posted)
    clock.advance(7)
    decisions.record_posted(db, posted, users.get(db, "lead"), "https://example.com/p", now_at=clock())

    found = promises.list_unread(db, 9)

    assert [(one.mention_id, one.text, one.source, one.is_gone) for one in found] == [
        (sent, "Sent.", "delivery", False),
        (posted, "By hand.", "hand_off", False),
    ]
    assert found[1].at == clock()
    assert [promises.record(db, one, [], now_at=clock()) for one in found] == [0, 0]
    assert promises.list_unread(db, 9) == []


def test_a_reply_in_doubt_counts_from_the_try_that_landed(db: Database, clock: FrozenClock) -> None:
    mention_id = answered.add_mention(db, clock, 1, EAST)
    desk_house.add_draft(db, clock, mention_id, "We'll write to you tomorrow.")
    waiting = desk_house.approve(db, clock, mention_id, undo_ms=0)
    clock.advance(HOUR)
    first = deliveries.open_intent(db, deliveries.get(db, waiting), key="k", deadline_at=clock() + 1, now_at=clock())
    assert first is not None
    deliveries.retry(db, first, IntentOutcome.REFUSED, "busy", next_at=clock(), now_at=clock())
    clock.advance(HOUR)
    desk_house.doubt(db, clock, waiting)
    sent_at = clock()
    clock.advance(2 * DAY)
    assert deliveries.land(db, deliveries.get(db, waiting), Receipt(native_id="r"), now_at=clock())

    (reply,) = promises.list_unread(db, 9)
    assert reply.at == sent_at
    promising.run_once(db, Week(), clock)
    (made,) = promises.list_open(db)
    assert made.made_at == sent_at
    assert made.is_overdue(clock())


def test_a_reply_posted_by_hand_counts_from_when_its_network_says(db: Database, clock: FrozenClock) -> None:
    mention_id = answered.add_mention(db, clock, 1, EAST)
    desk_house.add_draft(db, clock, mention_id, "We'll write to you tomorrow.")
    desk_house.hand_off(db, clock, mention_id)
    clock.advance(HOUR)
    parent_id = mentions.get(db, mention_id).native_id
    seen = a_post(90, conversation_id="c1", parent_id=parent_id, is_ours=True, created_at=clock())
    clock.advance(DAY)
    intake.record_page(db, account="marlow-x", platform="x", posts=[seen], now_at=clock())
    open_one = handoffs.find_open(db, mention_id)
    assert open_one is not None
    found = handoffs.find_own_reply(db, open_one)
    assert found is not None
    handoffs.land(db, open_one, found, now_at=clock())

    assert [one.at for one in promises.list_unread(db, 9)] == [seen.created_at]


def test_a_reply_that_is_read_twice_promises_once(db: Database, clock: FrozenClock) -> None:
    mention_id = answered.add_mention(db, clock, 1, EAST)
    delivery_id = answered.send(db, clock, mention_id, "We'll write to you by Friday.")
    reply = promises.list_unread(db, 9)[0]
    pledge = Pledge(words="We'll write to you by Friday.", start=0, due_at=clock() + DAY)

    assert promises.record(db, reply, [pledge], now_at=clock()) == 1
    assert promises.record(db, reply, [pledge], now_at=clock()) == 0
    asked = deletions.ask(db, deliveries.get(db, delivery_id), actor="lead", reason="typo", now_at=clock())
    assert deletions.record_kept(db, asked, "too old", now_at=clock())
    again = promises.list_unread(db, 9)[0]
    assert promises.record(db, again, [pledge], now_at=clock()) == 0

    assert [one.words for one in promises.list_open(db)] == ["We'll write to you by Friday."]
    assert [line.action for line in moves.history(db, "mention", mention_id)].count("promise") == 1


def test_what_a_deleted_reply_promised_is_dropped(db: Database, clock: FrozenClock) -> None:
    made = promise(db, clock)
    delivery = deliveries.find_for_mention(db, made.mention_id)
    assert delivery is not None
    asked = deletions.ask(db, delivery, actor="lead", reason="wrong", now_at=clock())
    deletions.record_gone(db, asked, asked.native_id, now_at=clock())

    promises.record(db, promises.list_unread(db, 9)[0], [], now_at=clock())

    dropped = promises.get(db, made.id)
    assert (dropped.status, dropped.closed_by) == (PromiseStatus.DROPPED, promises.ACTOR)
    assert promises.list_open(db) == []


def test_a_promise_is_closed_once_by_whom_and_when_and_may_be_opened_again(db: Database, clock: FrozenClock) -> None:
    made = promise(db, clock, due_at=clock() + 1)
    clock.advance(5)

    kept = promises.settle(db, made.id, PromiseStatus.KEPT, actor="lead", now_at=clock())

    assert (kept.status, kept.closed_by, kept.closed_at) == (PromiseStatus.KEPT, "lead", clock())
    assert promises.list_closed(db) == [kept]
    with pytest.raises(InvalidMove, match="drop"):
        promises.settle(db, made.id, PromiseStatus.DROPPED, actor="lead", now_at=clock())
    assert promises.count_overdue(db, clock()) == 0
    again = promises.settle(db, made.id, PromiseStatus.OPEN, actor="lead", now_at=clock())
    assert (again.status, again.closed_by, again.closed_at) == (PromiseStatus.OPEN, "", None)
    assert again.is_overdue(clock())
    assert promises.count_overdue(db, clock()) == 1
    said = [line.action for line in moves.history(db, "mention", made.mention_id)][:3]
    assert said == ["reopen_promise", "keep_promise", "promise"]
    with pytest.raises(InvalidMove, match="reopen"):
        promises.settle(db, made.id, PromiseStatus.OPEN, actor="lead", now_at=clock())
    with pytest.raises(NotFound):
        promises.get(db, 99)


def test_open_promises_come_due_first_and_those_without_a_time_last(db: Database, clock: FrozenClock) -> None:
    late, never, soon = (promise(db, clock, n, due) for n, due in ((1, clock() + 9), (2, None), (3, clock() + 3)))

    assert [one.id for one in promises.list_open(db)] == [soon.id, late.id, never.id]
    assert len(promises.list_open(db, limit=2)) == 2
    assert promises.count_open(db) == 3


def test_the_list_goes_on_after_any_promise_of_it_be_it_closed_meanwhile(db: Database, clock: FrozenClock) -> None:
    dues = (clock() + 9, None, clock() + 3, clock() + 9, None)
    made = [promise(db, clock, number, due) for number, due in enumerate(dues, 1)]
    promises.settle(db, made[3].id, PromiseStatus.KEPT, actor="lead", now_at=clock())

    whole = [one.id for one in promises.list_open(db)]
    assert whole == [made[2].id, made[0].id, made[1].id, made[4].id]
    for place, one in enumerate(whole, 1):
        assert [each.id for each in promises.list_open(db, 9, one)] == whole[place:]
    assert [one.id for one in promises.list_open(db, 1, made[3].id)] == [made[1].id]
    assert [one.id for one in promises.list_open(db, 9, 10**9)] == whole


def test_the_promise_closed_last_towards_an_author_is_found(db: Database, clock: FrozenClock) -> None:
    first, second, others = (
        promise(db, clock, number, author=author) for number, author in enumerate((ADA, ADA, Author(handle="bea")), 1)
    )
    mention = mentions.get(db, first.mention_id)
    assert promises.find_closed_towards(db, mention) is None

    for one, status in ((second, PromiseStatus.KEPT), (first, PromiseStatus.DROPPED), (others, PromiseStatus.KEPT)):
        clock.advance(1)
        promises.settle(db, one.id, status, actor="lead", now_at=clock())

    assert promises.find_closed_towards(db, mention) == promises.get(db, first.id)


@pytest.mark.parametrize(
    "other",
    [
        {"author": Author(native_id="u8", handle="ada")},
        {"author": Author(native_id="u7", handle="bea")},
        {"account": "marlow-two"},
        {"platform": "reddit"},
    ],
)
def test_a_promise_is_towards_one_author_by_one_account_on_one_network(
    db: Database, clock: FrozenClock, other: dict[str, object]
) -> None:
    made = promise(db, clock, author=ADA)
    mention = mentions.get(db, made.mention_id)

    assert promises.list_towards(db, mention) == [made]
    stranger = type(mention)(**{**{name: getattr(mention, name) for name in mention.__slots__}, **other})
    assert promises.list_towards(db, stranger) == []


def test_nobody_is_known_without_a_handle(db: Database, clock: FrozenClock) -> None:
    made = promise(db, clock, author=Author(handle=""))

    assert promises.list_towards(db, mentions.get(db, made.mention_id)) == []


def test_the_lists_keep_their_order_and_their_length(db: Database, clock: FrozenClock) -> None:
    made = [promise(db, clock, number) for number in range(1, 6)]
    for one in made[:3]:
        clock.advance(1)
        promises.settle(db, one.id, PromiseStatus.KEPT, actor="lead", now_at=clock())

    assert [one.id for one in promises.list_open(db, 1)] == [made[3].id]
    assert [one.id for one in promises.list_closed(db, 2)] == [made[2].id, made[1].id]


def test_what_was_promised_cannot_be_changed(db: Database, clock: FrozenClock) -> None:
    made = promise(db, clock)

    with pytest.raises(IntegrityError, match="cannot be changed"), db.immediate():
        db.run("UPDATE promise SET due_at = 1 WHERE id = ?", (made.id,))
    with pytest.raises(IntegrityError), db.immediate():
        db.run("UPDATE promise SET status = 'broken' WHERE id = ?", (made.id,))


def test_closed_promises_are_forgotten_in_time_and_open_ones_never(db: Database, clock: FrozenClock) -> None:
    kept, still = promise(db, clock, 1), promise(db, clock, 2)
    promises.settle(db, kept.id, PromiseStatus.KEPT, actor="lead", now_at=clock())

    assert promises.forget_closed(db, before_at=clock()) == 0
    assert promises.forget_closed(db, before_at=clock() + 1) == 1
    assert [one.id for one in promises.list_open(db)] == [still.id]


def test_a_kill_between_landing_and_reading_loses_no_promise(db: Database, clock: FrozenClock, tmp_path: Path) -> None:
    mention_id = answered.add_mention(db, clock, 1, EAST)
    desk_house.add_draft(db, clock, mention_id, "We'll write to you by Friday.")
    waiting = desk_house.approve(db, clock, mention_id, undo_ms=0)
    db.close()
    life = f"""
        import os, signal
        from domain.platform import Receipt
        from store import deliveries, migrations
        db = migrations.open_database({str(db.path)!r})
        one = deliveries.open_intent(db, deliveries.get(db, {waiting}), key="k", deadline_at={clock() + DAY},
                                     now_at={clock()})
        deliveries.land(db, one, Receipt(native_id="r1", url=""), now_at={clock()})
        os.kill(os.getpid(), signal.SIGKILL)
    """
    ended = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(life)], cwd=Path(__file__).parents[2], env={**os.environ}, check=False
    )

    assert ended.returncode == -signal.SIGKILL
    assert promising.run_once(db, Week(), clock) == 1
    assert [one.words for one in promises.list_open(db)] == ["We'll write to you by Friday."]
