"""What waits moves up at half, three quarters and all of its time, and each time once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from domain.clock import DAY
from domain.clock import HOUR
from domain.clock import MINUTE
from domain.correction import CorrectedField
from domain.errors import ScorerUnavailable
from domain.priority import Priority
from sentiment import reranking
from sentiment import triage
from sentiment.asking import NoScorer
from sentiment.language import Detector
from sentiment.priority import Rules
from sentiment.sla import BusinessHours
from sentiment.triage import Judge
from store import corrections
from store import intake
from store import queue
from store.database import Database
from tests.builders import NOON
from tests.builders import a_post
from tests.fakes import FrozenClock

JUDGE = Judge(scorer=NoScorer(why=ScorerUnavailable("no model in this test")), detector=Detector(("en",)))
RULES = Rules()
#: Rules alone call the builder's post a complaint of medium priority: eight hours.
TIME = RULES.due_times.medium


@pytest.fixture
def arrive(db: Database, clock: FrozenClock) -> Callable[..., int]:
    """Take in one post that was just written, judge it, and answer its id."""

    def arrive(number: int = 1, judge: Judge = JUDGE, **changes: object) -> int:
        post = a_post(number, **{"created_at": clock(), **changes})
        recorded = intake.record_page(db, account="marlow-x", platform="x", posts=[post], now_at=clock())
        triage.run_once(db, judge, clock)
        return recorded.new_ids[0]

    return arrive


def waiting(db: Database, mention_id: int) -> float:
    entry = queue.get(db, mention_id)
    assert entry.score == pytest.approx(sum(reason.points for reason in entry.reasons))
    return sum(reason.points for reason in entry.reasons if reason.name == "waiting")


def test_a_mention_moves_up_at_each_step_and_keeps_its_level_and_due_time(
    db: Database, clock: FrozenClock, arrive: Callable[..., int]
) -> None:
    mention_id = arrive()
    before = queue.get(db, mention_id)
    seen = []
    for _ in range(10):
        count = reranking.run_once(db, RULES, clock)
        seen.append((count, waiting(db, mention_id)))
        clock.advance(HOUR)

    assert [count for count, _ in seen] == [0, 0, 0, 0, 1, 0, 1, 0, 1, 0]
    assert [points for _, points in seen] == [0, 0, 0, 0, 4, 4, 8, 8, 12, 12]
    after = queue.get(db, mention_id)
    assert (after.priority, after.due_at) == (before.priority, before.due_at) == (Priority.MEDIUM, NOON + TIME)


def test_a_daemon_that_was_away_catches_up_to_the_last_step(
    db: Database, clock: FrozenClock, arrive: Callable[..., int]
) -> None:
    mention_id = arrive()
    clock.advance(2 * DAY)
    reranking.run_once(db, RULES, clock)

    assert waiting(db, mention_id) == RULES.weights.waiting


def test_whoever_came_late_is_ranked_by_the_same_rule_at_once(
    db: Database, clock: FrozenClock, arrive: Callable[..., int]
) -> None:
    mention_id = arrive(created_at=NOON - 7 * HOUR)

    assert waiting(db, mention_id) == 8
    assert reranking.run_once(db, RULES, clock) == 2, "both steps that are behind it are looked at"
    assert waiting(db, mention_id) == 8


def test_a_run_is_bounded_and_the_next_goes_on_where_it_ended(
    db: Database, clock: FrozenClock, arrive: Callable[..., int]
) -> None:
    ids = [arrive(number) for number in range(1, 8)]
    clock.advance(TIME // 2)
    counts = [reranking.run_once(db, RULES, clock, limit=3) for _ in range(4)]

    assert counts == [3, 3, 1, 0]
    assert {waiting(db, mention_id) for mention_id in ids} == {4}


def test_nights_do_not_count(db: Database, clock: FrozenClock, arrive: Callable[..., int]) -> None:
    hours = BusinessHours(zone="UTC", days=dict.fromkeys(range(7), ((9 * 60, 17 * 60),)))
    rules = Rules(hours=hours)
    mention_id = arrive(judge=replace(JUDGE, rules=rules))
    seen = []
    for later in (0, 4 * HOUR - MINUTE, 2 * MINUTE, 16 * HOUR, 2 * HOUR, HOUR, HOUR):
        clock.advance(later)
        reranking.run_once(db, rules, clock)
        seen.append(waiting(db, mention_id))

    # noon, 15:59, 16:01, 08:01, 10:01, 11:01 and 12:01 of the next day; eight hours of work end at noon
    assert seen == [0, 0, 4, 4, 8, 8, 12]


def test_what_a_person_has_ranked_stays_where_they_put_it(
    db: Database, clock: FrozenClock, arrive: Callable[..., int]
) -> None:
    mention_id = arrive()
    corrections.record(
        db, mention_id, CorrectedField.PRIORITY, "high", actor="Dana", now_at=clock(), placing=triage.place(JUDGE)
    )
    placed = queue.get(db, mention_id)
    clock.advance(DAY)
    reranking.run_once(db, RULES, clock)

    assert queue.get(db, mention_id) == placed


def test_praise_waits_without_growing_urgent(db: Database, clock: FrozenClock, arrive: Callable[..., int]) -> None:
    mention_id = arrive(text="@marlow thank you, lovely shoes")
    clock.advance(3 * DAY)
    reranking.run_once(db, RULES, clock)

    assert waiting(db, mention_id) == 0
