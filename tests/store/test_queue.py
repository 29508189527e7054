"""The queue: in order, page by page, nothing twice and nothing left out."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from domain.assessment import Sentiment
from domain.draft import Draft
from domain.errors import DamagedStore
from domain.mention import Mention
from domain.mention import MentionStatus
from store import mentions
from store import queue
from store.database import Database
from store.queue import Filter
from store.queue import Order
from tests.store.conftest import NOW


def ids(page: queue.QueuePage) -> list[str]:
    return [entry.mention.native_id for entry in page.entries]


def test_the_highest_score_comes_first(db: Database, opened: Callable[..., Mention]) -> None:
    for native_id, score in (("low", 5.0), ("high", 90.0), ("middle", 40.0)):
        opened(native_id, score=score)

    assert ids(queue.page(db, Filter())) == ["high", "middle", "low"]


@pytest.mark.parametrize("order", list(Order))
def test_pages_follow_each_other_without_loss_or_repetition(
    db: Database, opened: Callable[..., Mention], order: Order
) -> None:
    for n in range(23):
        opened(str(n), score=float(n % 4), created_at=NOW - n % 5)
    seen, after = [], ""
    while True:
        page = queue.page(db, Filter(), order=order, after=after, limit=5)
        seen += ids(page)
        after = page.next_key
        if not after:
            break

    assert sorted(seen, key=int) == [str(n) for n in range(23)]


def test_filters_narrow_the_page(db: Database, opened: Callable[..., Mention]) -> None:
    opened("1", brand="Acme")
    opened("2", brand="Other")

    assert ids(queue.page(db, Filter(brand="Acme"))) == ["1"]
    assert ids(queue.page(db, Filter(sentiment="positive"))) == []
    assert len(ids(queue.page(db, Filter(sentiment="negative", intent="complaint", platform="x")))) == 2
    assert queue.facets(db)["brand"] == ["Acme", "Other"]


@pytest.mark.parametrize(
    ("toward", "feeling"), [(None, "negative"), (Sentiment.UNSURE, "negative"), (Sentiment.POSITIVE, "positive")]
)
def test_the_filter_asks_for_the_feeling_that_counts(
    db: Database, opened: Callable[..., Mention], toward: Sentiment | None, feeling: str
) -> None:
    mention = opened("1")
    with db.immediate():
        db.run("UPDATE assessment SET toward = ?", (toward and str(toward),))
    entry = queue.get(db, mention.id)
    assert entry.assessment is not None
    assert entry.assessment.feeling == feeling
    assert [len(ids(queue.page(db, Filter(sentiment=one)))) for one in (feeling, "neutral")] == [1, 0]
    assert ids(queue.page(db, Filter(sentiment="negative"))) == (["1"] if feeling == "negative" else [])


def test_search_finds_words_in_any_order_and_without_accents(db: Database, opened: Callable[..., Mention]) -> None:
    opened("1", text="The café was closed and nobody told us")
    opened("2", text="All good")

    assert ids(queue.page(db, Filter(words="told cafe"))) == ["1"]


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(max_size=30) | st.sampled_from(['"', "a AND", "x:y", "-", "*", "NEAR(", "\x00", "a OR b", "^"]))
def test_no_search_words_break_the_page(db: Database, words: str) -> None:
    cleaned = words.encode("utf-8", "ignore").decode()

    assert queue.page(db, Filter(words=cleaned)).entries == ()


@pytest.mark.parametrize("after", ["nonsense", "~", "1~x", "'; DROP TABLE mention;~1"])
def test_a_key_nobody_gave_out_starts_from_the_top(db: Database, opened: Callable[..., Mention], after: str) -> None:
    opened("1")

    assert ids(queue.page(db, Filter(), after=after)) == ["1"]


def test_an_entry_carries_its_draft_reasons_and_assessment(db: Database, drafted: Callable[..., Draft]) -> None:
    draft = drafted()
    entry = queue.get(db, draft.mention_id)

    assert entry.draft == draft
    assert entry.assessment is not None
    assert [reason.words for reason in entry.reasons] == ["sounds negative (0.90)"]


def test_counts_follow_every_move(
    db: Database, opened: Callable[..., Mention], receive: Callable[..., Mention]
) -> None:
    first = opened("1")
    opened("2")
    receive("3")
    with db.immediate():
        mentions.snooze(db, first.id, NOW + 1, actor="Dana", now_at=NOW)

    counts = queue.counts(db)
    assert {name: n for name, n in counts.items() if n} == {"mention:open": 1, "mention:new": 1, "mention:snoozed": 1}
    assert ids(queue.page(db, Filter(status=MentionStatus.SNOOZED))) == ["1"]


@pytest.mark.parametrize("key", [f"1~{2**63}", f"1~-{2**64}", "1~" + "9" * 5000])
def test_a_key_too_large_to_be_ours_starts_from_the_top(db: Database, opened: Callable[..., Mention], key: str) -> None:
    opened("1")

    assert ids(queue.page(db, Filter(), after=key)) == ["1"]


def test_a_mention_that_cannot_be_read_is_a_sentence(db: Database, opened: Callable[..., Mention]) -> None:
    opened("1")
    db.run("UPDATE mention SET reasons = '[['")

    with pytest.raises(DamagedStore, match="a mention between 1 and 1 cannot be read"):
        queue.page(db, Filter())
