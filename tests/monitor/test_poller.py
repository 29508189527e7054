from __future__ import annotations

import dataclasses
import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from domain.clock import DAY
from domain.clock import HOUR
from domain.clock import MINUTE
from domain.errors import CursorLost
from domain.errors import RateLimited
from domain.errors import StoreError
from domain.errors import Unauthorized
from domain.errors import Unavailable
from domain.mention import MentionKind
from domain.mention import Post
from domain.platform import Account
from domain.platform import BadItem
from domain.platform import Cursor
from domain.platform import Page
from monitor import poller
from platforms import registry
from store import accounts
from store import intake
from store import mentions
from store import migrations
from store.database import Database
from tests.builders import NOON
from tests.builders import a_post
from tests.builders import an_account
from tests.fakes import FakePlatform
from tests.fakes import FrozenClock


def a_page(*numbers: int, next_page: str = "", newest: bool = True) -> Page:
    posts = tuple(a_post(number) for number in numbers)
    return Page(
        posts=posts,
        next_page=next_page,
        newest=posts[0].native_id if posts and newest else "",
        newest_at=posts[0].created_at if posts and newest else 0,
    )


def stored_ids(db: Database) -> set[str]:
    return {mention.native_id for mention in mentions.list_new(db, 10_000)}


def cursor_of(db: Database, source: str = "mentions") -> Cursor:
    return intake.load_cursor(db, "marlow-x", source)


class FakeNetwork(FakePlatform):
    """A network with a timeline: pages of `size`, newest first; it keeps `keeps` posts and knows tokens and floors."""

    def __init__(self, *, bounded: bool, size: int = 2, keeps: int = 1_000) -> None:
        super().__init__({"mentions": []}, bounded=bounded)
        self.timeline: list[Post] = []
        self.size, self.keeps = size, keeps
        self.fails_in: int | None = None
        self.tokens_valid = True

    def fetch(self, source: str, cursor: Cursor) -> Page:
        self.fetched.append((source, cursor))
        if self.fails_in is not None:
            self.fails_in -= 1
            if self.fails_in < 0:
                raise Unavailable(self.account.name, "the line broke")
        if cursor.page and not self.tokens_valid:
            self.tokens_valid = True
            raise CursorLost(self.account.name, "this page has expired")
        shown = sorted(self.timeline, key=lambda post: post.created_at, reverse=True)[: self.keeps]
        if self.BOUNDED and cursor.floor:
            shown = [post for post in shown if post.created_at > cursor.floor_at]
        before = int(cursor.page) if cursor.page else 2**62
        rest = [post for post in shown if post.created_at < before]
        page, more = rest[: self.size], rest[self.size :]
        return Page(
            posts=tuple(page),
            next_page=str(page[-1].created_at) if more else "",
            newest=page[0].native_id if page else "",
            newest_at=page[0].created_at if page else 0,
        )


def test_the_first_poll_takes_every_page_in_and_leaves_the_newest_as_floor(db: Database, clock: FrozenClock) -> None:
    platform = FakePlatform({"mentions": [a_page(4, 3, next_page="t2"), a_page(2, 1)]})
    outcome = poller.poll_account(db, platform, clock)
    assert (outcome.new_count, outcome.page_count, outcome.gaps, outcome.failures) == (4, 2, (), ())
    assert cursor_of(db) == Cursor(floor="p4", floor_at=a_post(4).created_at)
    assert [cursor.page for _, cursor in platform.fetched] == ["", "t2"]


def test_the_floor_stays_until_the_last_page_is_stored(db: Database, clock: FrozenClock) -> None:
    broken = Unavailable("marlow-x", "the line broke")
    poller.poll_account(db, FakePlatform({"mentions": [a_page(2, 1)]}), clock)
    platform = FakePlatform({"mentions": [a_page(6, 5, next_page="t2"), broken, a_page(4, 3)]})
    outcome = poller.poll_account(db, platform, clock)
    assert (outcome.new_count, outcome.failures[0].error) == (2, broken)
    half = Cursor(floor="p2", floor_at=a_post(2).created_at, target="p6", target_at=a_post(6).created_at, page="t2")
    assert cursor_of(db) == half
    poller.poll_account(db, platform, clock)
    assert platform.fetched[-1][1] == half
    assert cursor_of(db) == Cursor(floor="p6", floor_at=a_post(6).created_at)
    assert stored_ids(db) == {"p1", "p2", "p3", "p4", "p5", "p6"}


def test_a_page_that_is_told_to_have_holes_does_not_move_the_floor(db: Database, clock: FrozenClock) -> None:
    poller.poll_account(db, FakePlatform({"mentions": [a_page(1)]}), clock)
    before = cursor_of(db)
    poller.poll_account(db, FakePlatform({"mentions": [a_page(3, 2, newest=False)]}), clock)
    assert cursor_of(db) == before
    poller.poll_account(db, FakePlatform({"mentions": [a_page(6, next_page="t"), a_page(5, 4, newest=False)]}), clock)
    assert cursor_of(db) == before


def test_an_unreadable_item_is_kept_and_the_rest_of_its_page_goes_on(db: Database, clock: FrozenClock) -> None:
    page = dataclasses.replace(a_page(2, 1), bad=(BadItem(native_id="p9", raw="{", error="no text"),))
    outcome = poller.poll_account(db, FakePlatform({"mentions": [page, page]}), clock)
    assert (outcome.new_count, outcome.quarantined_count) == (2, 1)
    assert accounts.count_quarantined(db) == 1


def test_an_account_without_sources_is_polled_in_vain_and_well(db: Database, clock: FrozenClock) -> None:
    assert poller.poll_account(db, FakePlatform({}), clock) == poller.Outcome()


def test_one_failing_source_does_not_stop_the_others(db: Database, clock: FrozenClock) -> None:
    platform = FakePlatform({"mentions": [Unavailable("marlow-x", "500")], "search": [a_page(1)]})
    outcome = poller.poll_account(db, platform, clock)
    assert outcome.new_count == 1
    assert [failure.source for failure in outcome.failures] == ["mentions"]


@pytest.mark.parametrize("error", [Unauthorized("marlow-x", "401"), RateLimited("marlow-x", "429", retry_at=NOON)])
def test_refused_credentials_and_rate_limits_stop_the_account_at_once(
    db: Database, clock: FrozenClock, error: Exception
) -> None:
    platform = FakePlatform({"mentions": [error], "search": [a_page(1)]})
    outcome = poller.poll_account(db, platform, clock)
    assert [source for source, _ in platform.fetched] == ["mentions"]
    assert outcome.failures[0].error is error


def test_an_adapter_with_a_fault_fails_in_a_sentence_and_leaves_the_other_sources_alone(
    db: Database, clock: FrozenClock
) -> None:
    platform = FakePlatform({"mentions": [KeyError("meta")], "search": [a_page(1)]})
    outcome = poller.poll_account(db, platform, clock)
    assert outcome.new_count == 1
    assert "KeyError('meta')" in str(outcome.failures[0].error)


def test_a_broken_database_is_not_taken_for_a_broken_network(db: Database, clock: FrozenClock) -> None:
    with pytest.raises(StoreError):
        poller.poll_account(db, FakePlatform({"mentions": [StoreError("the disk is full")]}), clock)


def test_sources_that_cannot_be_named_are_one_failure(db: Database, clock: FrozenClock) -> None:
    class Nameless(FakePlatform):
        def sources(self) -> Sequence[str]:
            raise Unauthorized(self.account.name, "401")

    outcome = poller.poll_account(db, Nameless(), clock)
    assert [failure.source for failure in outcome.failures] == [""]


def test_the_same_post_seen_by_two_accounts_is_one_mention(db: Database, clock: FrozenClock) -> None:
    first = poller.poll_account(db, FakePlatform({"mentions": [a_page(2, 1)]}), clock)
    other = FakePlatform({"search": [a_page(3, 2, 1)]}, account=an_account(name="marlow-help"))
    second = poller.poll_account(db, other, clock)
    assert (first.new_count, second.new_count, second.known_count) == (2, 1, 2)
    assert intake.load_cursor(db, "marlow-help", "search").floor == "p3"


def test_mentions_carry_the_brand_of_the_account_that_heard_them(db: Database, clock: FrozenClock) -> None:
    own = dataclasses.replace(a_page(2, 1), posts=(a_post(2, brand="Pier"), a_post(1)))
    for name, brand, page in [("marlow-x", "Marlow", own), ("harbour-x", "Harbour", a_page(4, 3))]:
        account = an_account(name=name, brand=brand)
        poller.poll_account(db, FakePlatform({"mentions": [page]}, account=account), clock)
    brands = {mention.native_id: mention.brand for mention in mentions.list_new(db, 9)}
    assert brands == {"p1": "Marlow", "p2": "Pier", "p3": "Harbour", "p4": "Harbour"}


def test_an_unbounded_listing_is_read_until_a_known_page_two_hours_behind_the_floor(
    db: Database, clock: FrozenClock
) -> None:
    network = FakeNetwork(bounded=False, size=10)
    network.timeline = [a_post(number) for number in range(1, 301)]
    poller.poll_account(db, network, clock, page_cap=100)
    network.fetched.clear()
    late = a_post(250, native_id="late", created_at=a_post(250).created_at + 1)
    network.timeline += [a_post(301), late]
    outcome = poller.poll_account(db, network, clock, page_cap=100)
    assert outcome.new_count == 2
    assert 13 <= len(network.fetched) <= 15  # 301 back to 180: two hours of a post a minute
    assert outcome.gaps == ()


def test_a_page_limit_leaves_a_gap_that_says_from_when_to_when(db: Database, clock: FrozenClock) -> None:
    network = FakeNetwork(bounded=True, size=2)
    network.timeline = [a_post(1)]
    clock.now_at = a_post(1).created_at
    poller.poll_account(db, network, clock)
    network.timeline += [a_post(number) for number in range(2, 21)]
    clock.now_at = a_post(20).created_at
    outcome = poller.poll_account(db, network, clock, page_cap=3)
    (gap,) = accounts.open_gaps(db)
    assert (gap.source, gap.from_at, gap.to_at) == ("mentions", a_post(1).created_at, a_post(15).created_at)
    assert gap.reason == "page limit reached between 2026-11-21T19:21:00Z and 2026-11-21T19:35:00Z"
    assert outcome.gaps[0].reason == gap.reason
    assert cursor_of(db).floor == "p20"


def test_the_first_poll_of_an_account_owes_nothing_before_it(db: Database, clock: FrozenClock) -> None:
    network = FakeNetwork(bounded=False, size=2)
    network.timeline = [a_post(number) for number in range(1, 21)]
    outcome = poller.poll_account(db, network, clock, page_cap=3)
    assert (outcome.new_count, outcome.gaps) == (6, ())


def test_a_forgotten_cursor_is_read_anew_and_what_is_gone_is_a_gap(db: Database, clock: FrozenClock) -> None:
    clock.now_at = a_post(2).created_at
    poller.poll_account(db, FakePlatform({"mentions": [a_page(2, 1)]}), clock)
    clock.advance(9 * DAY)
    lost = CursorLost("marlow-x", "since_id is too old")
    platform = FakePlatform({"mentions": [lost, a_page(900, 899, next_page="t"), a_page(800)]})
    outcome = poller.poll_account(db, platform, clock)
    assert [cursor.floor for _, cursor in platform.fetched] == ["p2", "", ""]
    assert (outcome.new_count, outcome.failures) == (3, ())
    (gap,) = accounts.open_gaps(db)
    assert (gap.from_at, gap.to_at) == (a_post(2).created_at, a_post(800).created_at)
    assert cursor_of(db).floor == "p900"


def test_a_forgotten_cursor_costs_nothing_where_the_network_still_shows_all(db: Database, clock: FrozenClock) -> None:
    poller.poll_account(db, FakePlatform({"mentions": [a_page(2, 1)]}), clock)
    lost = CursorLost("marlow-x", "since_id is unknown")
    outcome = poller.poll_account(db, FakePlatform({"mentions": [lost, a_page(3, 2, 1)]}), clock)
    assert (outcome.new_count, outcome.gaps) == (1, ())


def test_a_played_file_replaced_by_a_shorter_one_is_read(db: Database, clock: FrozenClock, tmp_path: Path) -> None:
    file = tmp_path / "posts.jsonl"
    platform = registry.load(Account(name="demo", platform="replay", path=str(file)), clock)
    for ids in ("abc", "de"):
        lines = [json.dumps({"id": one, "text": one, "created_at": a_post(1).created_at}) for one in ids]
        file.write_text("\n".join(lines), encoding="utf-8")
        assert poller.poll_account(db, platform, clock).new_count == len(ids)
    assert stored_ids(db) == set("abcde")


def test_a_forgotten_cursor_survives_a_crash_half_way_through_the_new_reading(db: Database, clock: FrozenClock) -> None:
    clock.now_at = a_post(2).created_at
    poller.poll_account(db, FakePlatform({"mentions": [a_page(2, 1)]}), clock)
    clock.advance(9 * DAY)
    lost, broken = CursorLost("marlow-x", "since_id is too old"), Unavailable("marlow-x", "500")
    platform = FakePlatform({"mentions": [lost, a_page(900, next_page="t"), broken, a_page(800)]})
    assert poller.poll_account(db, platform, clock).gaps == ()
    assert len(poller.poll_account(db, platform, clock).gaps) == 1
    assert platform.fetched[-1][1].page == "t"
    assert accounts.open_gaps(db)[0].to_at == a_post(800).created_at


def test_a_cursor_forgotten_again_and_again_fails_instead_of_going_round(db: Database, clock: FrozenClock) -> None:
    poller.poll_account(db, FakePlatform({"mentions": [a_page(1)]}), clock)
    before = cursor_of(db)
    lost = [CursorLost("marlow-x", "unknown") for _ in range(9)]
    platform = FakePlatform({"mentions": lost})
    outcome = poller.poll_account(db, platform, clock)
    assert len(platform.fetched) == 2
    assert isinstance(outcome.failures[0].error, CursorLost)
    assert cursor_of(db) == before


def test_a_page_token_that_died_meanwhile_restarts_the_poll_without_moving_the_floor(
    db: Database, clock: FrozenClock
) -> None:
    network = FakeNetwork(bounded=True, size=2)
    network.timeline = [a_post(1)]
    poller.poll_account(db, network, clock)
    network.timeline += [a_post(number) for number in range(2, 8)]
    network.fails_in = 1
    poller.poll_account(db, network, clock)
    network.fails_in, network.tokens_valid = None, False
    outcome = poller.poll_account(db, network, clock)
    assert network.fetched[-3][1] == Cursor(floor="p1", floor_at=a_post(1).created_at)
    assert (outcome.gaps, outcome.failures) == ((), ())
    assert stored_ids(db) == {f"p{number}" for number in range(1, 8)}


def test_an_empty_answer_to_a_page_token_is_not_believed_at_once(db: Database, clock: FrozenClock) -> None:
    """Networks that page by the name of a post answer nothing once that post is deleted."""
    poller.poll_account(db, FakePlatform({"mentions": [a_page(2, 1)]}, bounded=False), clock)
    pages = [a_page(8, 7, next_page="p7"), Page(posts=()), a_page(8, 6, next_page="p6"), a_page(5, 4, 3, 2, 1)]
    outcome = poller.poll_account(db, FakePlatform({"mentions": pages}, bounded=False), clock)
    assert (stored_ids(db), outcome.gaps) == ({f"p{number}" for number in range(1, 9)}, ())


def test_a_listing_that_no_longer_reaches_the_floor_is_a_gap(db: Database, clock: FrozenClock) -> None:
    network = FakeNetwork(bounded=False, size=3, keeps=6)
    network.timeline = [a_post(number) for number in range(1, 4)]
    clock.now_at = a_post(3).created_at
    poller.poll_account(db, network, clock)
    network.timeline += [a_post(number) for number in range(4, 31)]
    clock.now_at = a_post(30).created_at
    (gap,) = poller.poll_account(db, network, clock).gaps
    assert (gap.from_at, gap.to_at) == (a_post(3).created_at, a_post(25).created_at)


def test_a_quiet_inbox_whose_only_old_post_was_deleted_is_no_gap(db: Database, clock: FrozenClock) -> None:
    network = FakeNetwork(bounded=False)
    network.timeline = [a_post(1)]
    poller.poll_account(db, network, clock)
    clock.advance(HOUR)
    network.timeline = [a_post(2, created_at=clock() - MINUTE)]
    assert poller.poll_account(db, network, clock).gaps == ()


def test_a_page_of_unwanted_items_tells_its_age_by_itself(db: Database, clock: FrozenClock) -> None:
    """A place read whole and filtered by our words: the oldest item decides, wanted or not."""
    poller.poll_account(db, FakePlatform({"comments": [a_page(700)]}, bounded=False), clock)
    pages = [
        dataclasses.replace(a_page(800, next_page="t"), oldest_at=a_post(790).created_at),
        Page(posts=(), newest="c1", newest_at=a_post(789).created_at, oldest_at=a_post(500).created_at, next_page="u"),
    ]
    platform = FakePlatform({"comments": pages}, bounded=False)
    assert poller.poll_account(db, platform, clock).gaps == ()
    assert len(platform.fetched) == 2


def test_a_lone_reply_brings_its_thread_and_never_more_than_the_budget(db: Database, clock: FrozenClock) -> None:
    replies = [a_post(n, kind=MentionKind.REPLY, parent_id=f"q{n}", conversation_id=f"c{n}") for n in range(8, 0, -1)]
    threads = {post.native_id: [a_post(0, native_id=post.parent_id, is_ours=True)] for post in replies}
    page = Page(posts=(*replies, a_post(9, kind=MentionKind.REPLY, parent_id="p8")), newest="p8", newest_at=NOON)
    platform = FakePlatform({"mentions": [page, page]}, threads=threads)
    outcome = poller.poll_account(db, platform, clock, thread_budget=3)
    assert (outcome.thread_count, platform.threads_asked) == (3, ["p8", "p7", "p6"])
    assert intake.are_known(db, "x", ["q8", "q7", "q6"])
    assert poller.poll_account(db, platform, clock).thread_count == 0


@pytest.mark.parametrize("error", [Unavailable("marlow-x", "404"), ValueError("a fault in the adapter")])
def test_a_thread_that_cannot_be_read_harms_nothing(db: Database, clock: FrozenClock, error: Exception) -> None:
    replies = tuple(a_post(n, kind=MentionKind.REPLY, parent_id=f"q{n}") for n in (2, 1))
    platform = FakePlatform({"mentions": [Page(posts=replies, newest="p2", newest_at=NOON)]}, threads={"p2": error})
    outcome = poller.poll_account(db, platform, clock)
    assert (outcome.new_count, outcome.thread_count, outcome.failures) == (2, 1, ())


class Crash(BaseException):
    """The process dies here."""


def _poll_and_crash(db: Database, network: FakeNetwork, clock: FrozenClock, after: int, committed: bool) -> None:
    """Poll with a process that dies at the given page, just before or just after its transaction."""
    count = 0
    real = intake.record_page

    def dying(*args: object, **named: object) -> intake.Recorded:
        nonlocal count
        count += 1
        if count < after:
            return real(*args, **named)  # type: ignore[arg-type]
        with db.immediate():
            real(*args, **named)  # type: ignore[arg-type]
            if not committed:
                raise Crash
        raise Crash

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(intake, "record_page", dying)
        try:
            poller.poll_account(db, network, clock)
        except Crash:
            return


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file, migrated and empty, to be copied: making one takes longer than a poll."""
    path = tmp_path_factory.mktemp("template") / "allears.db"
    migrations.open_database(path).close()
    return path


steps = st.lists(
    st.tuples(
        st.integers(0, 7),  # new posts
        st.sampled_from(["well", "crash before commit", "crash after commit", "line broke", "token died"]),
        st.integers(1, 4),  # at which page
        st.booleans(),  # a post turns up late, an hour back
    ),
    max_size=7,
)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(bounded=st.booleans(), size=st.integers(1, 4), steps=steps)
def test_whatever_breaks_a_poll_nothing_is_lost_and_nothing_doubled(
    template: Path, bounded: bool, size: int, steps: list[tuple[int, str, int, bool]]
) -> None:
    with TemporaryDirectory() as folder:
        db = Database(shutil.copy(template, folder))
        network, clock, number = FakeNetwork(bounded=bounded, size=size), FrozenClock(), 0
        for new_count, fate, at, is_late in steps:
            network.timeline += [a_post(number + one) for one in range(1, new_count + 1)]
            number += new_count
            if is_late and not bounded and number:
                created_at = a_post(number).created_at - 7
                network.timeline.append(a_post(number, native_id=f"late{number}", created_at=created_at))
            _poll_with(db, network, clock, fate, at)
        network.fails_in, network.tokens_valid = None, True
        poller.poll_account(db, network, clock, page_cap=1_000)
        poller.poll_account(db, network, clock, page_cap=1_000)
        rows = mentions.list_new(db, 10_000)
        assert {row.native_id for row in rows} == {post.native_id for post in network.timeline}
        assert len(rows) == len({row.native_id for row in rows})
        assert accounts.open_gaps(db) == []
        db.close()


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    bounded=st.booleans(),
    size=st.integers(1, 3),
    page_cap=st.integers(2, 12),
    bursts=st.lists(st.integers(0, 60), min_size=1, max_size=5),
)
def test_what_a_poll_could_not_reach_lies_inside_a_recorded_gap(
    template: Path, bounded: bool, size: int, page_cap: int, bursts: list[int]
) -> None:
    with TemporaryDirectory() as folder:
        db = Database(shutil.copy(template, folder))
        network, clock, number = FakeNetwork(bounded=bounded, size=size, keeps=size * 9), FrozenClock(), 1
        network.timeline = [a_post(1)]
        for burst in (0, *bursts):
            network.timeline += [a_post(number + one) for one in range(1, burst + 1)]
            number += burst
            clock.now_at = a_post(number).created_at + MINUTE // 2
            poller.poll_account(db, network, clock, page_cap=page_cap)
        known = {mention.native_id for mention in mentions.list_new(db, 10_000)}
        gaps = accounts.open_gaps(db)
        missing = [post for post in network.timeline if post.native_id not in known]
        assert all(any(gap.from_at < post.created_at < gap.to_at for gap in gaps) for post in missing)
        stored = [post for post in network.timeline if post.native_id in known]
        assert not any(gap.from_at < post.created_at < gap.to_at for gap in gaps for post in stored)
        db.close()


def _poll_with(db: Database, network: FakeNetwork, clock: FrozenClock, fate: str, at: int) -> None:
    network.fails_in = at - 1 if fate == "line broke" else None
    network.tokens_valid = fate != "token died"
    if fate.startswith("crash"):
        _poll_and_crash(db, network, clock, at, committed=fate.endswith("after commit"))
    else:
        poller.poll_account(db, network, clock, page_cap=1_000)
