"""Open mentions are found by their due times, through an index, and moved only as they were seen."""

from __future__ import annotations

from collections.abc import Callable

from domain.copies import copy_key
from domain.mention import CloseReason
from domain.mention import Mention
from domain.priority import Priority
from domain.priority import Ranking
from domain.priority import Reason
from store import assessments
from store import mentions
from store import queue
from store import ranks
from store.database import Database
from store.ranks import Spot
from tests.store.conftest import NOW

FIRST = Spot(due_at=0)
FRESH = (Reason(name="complaint", points=20.0, words="complains"), Reason(name="waiting", points=4.0, words="waiting"))


def find(db: Database, after: Spot = FIRST, until_at: int = 2**60, limit: int = 9) -> list[int]:
    level = Priority(str(db.scalar("SELECT priority FROM mention LIMIT 1")))
    return [standing.mention_id for standing in ranks.list_due(db, level, after, until_at, limit)]


def due_at(db: Database, mention: Mention) -> int:
    found = queue.get(db, mention.id).due_at
    assert found is not None
    return found


def test_mentions_come_in_the_order_of_their_due_times_from_a_spot_on(
    db: Database, opened: Callable[..., Mention]
) -> None:
    ids = [opened(str(number)).id for number in range(3)]
    due = due_at(db, mentions.get(db, ids[0]))

    assert find(db) == ids
    assert find(db, limit=2) == ids[:2]
    assert find(db, Spot(due_at=due, mention_id=ids[1])) == ids[2:]
    assert find(db, Spot(due_at=due + 1)) == []
    assert find(db, until_at=due - 1) == []


def test_only_open_mentions_of_the_level_are_found(db: Database, opened: Callable[..., Mention]) -> None:
    first, second = opened("1"), opened("2")
    with db.immediate():
        mentions.dismiss(db, first.id, CloseReason.NO_REPLY_NEEDED, actor="Dana", now_at=NOW)
        db.run("UPDATE mention SET priority = 'low' WHERE id = ?", (second.id,))

    assert find(db) == []
    assert [one.mention_id for one in ranks.list_due(db, Priority.LOW, FIRST, 2**60, 9)] == [second.id]


def test_copies_of_a_brand_that_wait_are_found(db: Database, opened: Callable[..., Mention]) -> None:
    first, second = opened("1", "My parcel is late"), opened("2", "my parcel is LATE")
    gone, _ = opened("3", "My parcel is late"), opened("4", "My bag is late")
    with db.immediate():
        mentions.dismiss(db, gone.id, CloseReason.NO_REPLY_NEEDED, actor="Dana", now_at=NOW)
    key = copy_key("My parcel is late")

    assert ranks.list_copies(db, first.brand, key) == [second.id, first.id]
    assert ranks.list_copies(db, first.brand, key, limit=1) == [second.id]
    assert ranks.list_copies(db, "another", key) == []


def test_points_and_place_are_kept_together(db: Database, opened: Callable[..., Mention]) -> None:
    mention = opened()
    [standing] = ranks.list_due(db, Priority(str(queue.get(db, mention.id).priority)), FIRST, 2**60, 9)

    assert ranks.load_spot(db, "high 0.5") is None
    assert ranks.renew(db, "high 0.5", Spot(due_at=7, mention_id=3), [(standing, 24.0, FRESH)]) == 1
    assert ranks.load_spot(db, "high 0.5") == Spot(due_at=7, mention_id=3)
    entry = queue.get(db, mention.id)
    assert (entry.score, entry.reasons) == (24.0, FRESH)
    assert ranks.renew(db, "high 0.5", Spot(due_at=8), [(standing, 99.0, FRESH)]) == 0, "it was ranked anew meanwhile"
    assert queue.get(db, mention.id).score == 24.0


def test_the_index_answers_and_nothing_is_sorted(db: Database) -> None:
    plan = [row["detail"] for row in db.rows(f"EXPLAIN QUERY PLAN {ranks._DUE}", (1, 2, 1, 0, "high", 9))]

    assert plan[0] == "SEARCH m USING INDEX mention_by_due (status=? AND due_at>? AND due_at<?)"
    assert [step for step in plan if "SCAN" in step or "TEMP B-TREE" in step] == []


def test_what_comes_first_stands_before_all_with_its_reason(db: Database, opened: Callable[..., Mention]) -> None:
    loud, threat, closed = opened("1", score=99.0), opened("2", score=5.0), opened("3", score=1.0)
    reason = Reason(name=ranks.FIRST, points=200.0, words="speaks of hurting others")
    with db.immediate():
        mentions.dismiss(db, closed.id, CloseReason.NO_REPLY_NEEDED, actor="test", now_at=NOW)
        ranks.put_first(db, threat.id, points=200.0, words=reason.words)
        ranks.put_first(db, closed.id, points=200.0, words=reason.words)
    entries = queue.page(db, queue.Filter()).entries

    assert [entry.mention.id for entry in entries] == [threat.id, loud.id]
    assert (entries[0].score, entries[0].priority, entries[0].reasons[0]) == (205.0, Priority.CRITICAL, reason)
    assert queue.get(db, closed.id).score == 1.0, "what is decided stays where it stood"


def test_what_comes_first_stays_first_and_due_as_soon_when_it_is_ranked_anew(
    db: Database, opened: Callable[..., Mention]
) -> None:
    threat, calm = opened("1", score=5.0), opened("2", score=5.0)
    with db.immediate():
        ranks.put_first(db, threat.id, points=200.0, words="speaks of hurting others")
        ranks.bring_forward(db, threat.id, due_at=NOW + 10)
    fresh = Ranking(score=24.0, priority=Priority.MEDIUM, reasons=FRESH, due_at=NOW + 99)
    assessments.rerank(db, {threat.id: fresh, calm.id: fresh})
    first, second = (queue.get(db, one.id) for one in (threat, calm))

    assert (first.score, first.priority, first.due_at) == (224.0, Priority.CRITICAL, NOW + 10)
    assert [reason.name for reason in first.reasons] == [ranks.FIRST, *(reason.name for reason in FRESH)]
    assert (second.score, second.priority, second.due_at) == (24.0, Priority.MEDIUM, NOW + 99)
