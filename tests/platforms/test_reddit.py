"""What only Reddit does: its listings, its error names, hidden replies, tokens, and the recorded exchanges."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bench import fake_network
from bench.fake_network import FakeNetwork
from domain.errors import RateLimited
from domain.errors import Rejected
from domain.errors import Unauthorized
from domain.errors import Unavailable
from domain.errors import Uncertain
from domain.mention import MentionKind
from domain.platform import Cursor
from domain.platform import Order
from platforms import reddit_refusals
from platforms import registry
from tests import recorded
from tests.fakes import FrozenClock
from tests.platform_accounts import a_platform
from tests.platform_accounts import an_account


@pytest.fixture
def network() -> Iterator[FakeNetwork]:
    with fake_network.serve() as server:
        yield server


def texts(platform: object, source: str) -> list[str]:
    return [post.text for post in platform.fetch(source, Cursor()).posts]  # type: ignore[attr-defined]


def test_each_listing_of_the_inbox_is_a_source_of_its_own(network: FakeNetwork) -> None:
    platform = a_platform("reddit", network.url)
    ours = network.record.publish("reddit", "acme", "Our post")
    answer = network.record.publish("reddit", "bob", "to your post", parent=ours.id)
    comment = network.record.publish("reddit", "acme", "our comment", parent=answer.id)
    network.record.publish("reddit", "bob", "to your comment", parent=comment.id)
    network.record.publish("reddit", "eve", "hello u/acme", parent=answer.id)

    assert texts(platform, "mentions") == ["hello u/acme"]
    assert texts(platform, "post_replies") == ["to your post"]
    assert texts(platform, "comment_replies") == ["to your comment"]
    page = platform.fetch("comment_replies", Cursor())
    assert [(post.kind, post.conversation_id) for post in page.posts] == [(MentionKind.REPLY, ours.id)]


def test_places_are_filtered_by_whole_words_and_tell_their_oldest_moment_all_the_same(network: FakeNetwork) -> None:
    platform = a_platform("reddit", network.url, terms=("acme", "ac me"))
    network.record.publish("reddit", "ann", "nothing", at=1_790_000_000_000)
    network.record.publish("reddit", "ann", "ACME is late", at=1_790_000_001_000)
    network.record.publish("reddit", "ann", "acmeology", at=1_790_000_002_000)
    network.record.publish("reddit", "ann", "ac\n me?", at=1_790_000_003_000)

    page = platform.fetch("posts", Cursor())

    assert [post.text for post in page.posts] == ["ac\n me?", "ACME is late"]
    assert (page.oldest_at, page.newest_at) == (1_790_000_000_000, 1_790_000_003_000)


def test_a_place_without_terms_counts_as_a_whole(network: FakeNetwork) -> None:
    platform = a_platform("reddit", network.url, terms=())
    network.record.publish("reddit", "ann", "anything")

    assert texts(platform, "posts") == ["anything"]
    assert "search" not in platform.sources()


def test_what_was_taken_away_is_passed_over(network: FakeNetwork) -> None:
    platform = a_platform("reddit", network.url, terms=())
    root = network.record.publish("reddit", "ann", "acme")
    network.record.publish("reddit", "[deleted]", "[removed]", parent=root.id)
    network.record.publish("reddit", "[deleted]", "still here", parent=root.id)

    page = platform.fetch("comments", Cursor())

    assert [(post.text, post.author.handle) for post in page.posts] == [("still here", "")]
    assert page.bad == ()


def test_never_asks_for_what_is_before(network: FakeNetwork) -> None:
    platform = a_platform("reddit", network.url)
    for source in platform.sources():
        platform.fetch(source, Cursor(floor="t1_gone", floor_at=1_790_000_000_000))

    assert not any("before" in query for _, _, query in network.requests)


def test_one_token_serves_many_calls_and_a_refused_one_is_fetched_anew(network: FakeNetwork) -> None:
    platform = a_platform("reddit", network.url)
    for _ in range(3):
        platform.fetch("mentions", Cursor())
    assert sum(path.endswith("access_token") for _, path, _ in network.requests) == 1
    network.fail("unauthorized", on="read")

    with pytest.raises(Unavailable, match="token"):
        platform.fetch("mentions", Cursor())
    platform.fetch("mentions", Cursor())

    assert sum(path.endswith("access_token") for _, path, _ in network.requests) == 2


@pytest.mark.parametrize(
    ("fault", "error"),
    [("unauthorized", Unauthorized), ("bad_request", Unauthorized), ("error_before", Unavailable),
     ("drop_before", Unavailable), ("garbage", Unavailable), ("list", Unavailable), ("rate_limited", RateLimited)],
)  # fmt: skip
def test_a_reply_without_a_token_was_surely_not_sent(fault: str, error: type[Exception], network: FakeNetwork) -> None:
    platform = a_platform("reddit", network.url)
    target = network.record.publish("reddit", "ann", "acme")
    network.fail(fault, on="token", times=-1)

    with pytest.raises(error):
        platform.send(Order(target_id=target.id, text="Hello", idempotency_key="k"))

    assert network.posts_sent() == 0


def test_a_reply_that_reddit_hides_is_looked_up_and_found(network: FakeNetwork) -> None:
    platform = a_platform("reddit", network.url)
    root = network.record.publish("reddit", "ann", "acme")
    target = network.record.publish("reddit", "ann", "u/acme?", parent=root.id)
    network.fail("hidden_after", on="write")
    with pytest.raises(Uncertain):
        platform.send(Order(target_id=target.id, text="Hello", idempotency_key="k"))

    found = platform.find_reply(target.id, "Hello")

    assert found is not None
    assert found.native_id == network.record.replies("reddit")[0].id


def test_a_reply_to_a_target_that_is_gone_cannot_be_called_absent(network: FakeNetwork) -> None:
    platform = a_platform("reddit", network.url)
    target = network.record.publish("reddit", "ann", "acme")
    network.record.delete(target.id)

    with pytest.raises(Unavailable, match="no longer shows"):
        platform.find_reply(target.id, "Hello")


def test_both_look_ups_are_made_before_a_reply_is_called_absent(network: FakeNetwork) -> None:
    platform = a_platform("reddit", network.url)
    root = network.record.publish("reddit", "ann", "acme")
    target = network.record.publish("reddit", "ann", "u/acme?", parent=root.id)

    assert platform.find_reply(target.id, "Hello") is None

    paths = [path for _, path, _ in network.requests]
    assert any(path.startswith("/comments/") for path in paths)
    assert any(path.startswith("/user/acme/comments") for path in paths)


NOW = 1_790_000_000_000


@pytest.mark.parametrize(
    ("said", "minutes"),
    [("Take a break for 4 minutes.", 4), ("try again in 1 hour", 60), ("in 30 seconds", 0.5), ("later", 10)],
)
def test_a_pause_is_read_out_of_reddit_s_words(said: str, minutes: float) -> None:
    error = reddit_refusals.translate("acme", [["RATELIMIT", said, ""]], landed=False, now_at=NOW)

    assert isinstance(error, RateLimited)
    assert error.retry_at is not None
    assert 0 <= error.retry_at - NOW - minutes * 60_000 <= 1_000


@pytest.mark.parametrize(
    ("errors", "landed", "wanted"),
    [
        ([["RATELIMIT", "x", ""]], True, Uncertain),
        ([["TOO_LONG", "x", ""]], False, Rejected),
        ([["THREAD_LOCKED", "x", ""]], False, Rejected),
        ([["USER_REQUIRED", "x", ""]], False, Unauthorized),
        ([["TRY_AGAIN", "x", ""]], False, Uncertain),
        ([[]], False, Rejected),
        (["odd", None, 7], False, Rejected),
    ],
)
def test_reddit_s_error_names_are_told_apart(errors: list[object], landed: bool, wanted: type[Exception]) -> None:
    assert type(reddit_refusals.translate("acme", errors, landed=landed, now_at=NOW)) is wanted


def test_when_nothing_is_left_we_stop_by_ourselves(network: FakeNetwork) -> None:
    clock = FrozenClock()
    platform = registry.load(an_account("reddit", network.url), clock)
    network.fail("rate_limited", on="read")
    with pytest.raises(RateLimited):
        platform.fetch("mentions", Cursor())
    seen = len(network.requests)

    with pytest.raises(RateLimited) as caught:
        platform.fetch("mentions", Cursor())
    assert len(network.requests) == seen
    assert caught.value.retry_at == clock.now_at + 120_000
    clock.advance(121_000)
    platform.fetch("mentions", Cursor())


def test_a_stray_praw_ini_and_the_environment_change_nothing(
    network: FakeNetwork, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "praw.ini").write_text("[DEFAULT]\ntimeout=1\nusername=eve\n", encoding="utf-8")
    monkeypatch.setenv("praw_password", "canary")

    assert [check.state for check in a_platform("reddit", network.url).check()] == ["ok", "ok"]


def test_without_keys_replies_are_counted_and_nothing_is_asked_of_the_network() -> None:
    platform = a_platform("reddit", "", secrets={"client_id": "a"})

    assert platform.preview("Hello").length == 5
    with pytest.raises(Unauthorized, match="refresh_token"):
        platform.fetch("mentions", Cursor())


def test_recorded_mentions_come_in_through_praw() -> None:
    names = [("<USERNAME>", "acme_test")]
    with recorded.serve(["reddit/inbox_mentions.json"], names) as url:
        page = a_platform("reddit", url).fetch("mentions", Cursor())

    assert len(page.posts) == 16
    assert page.bad == ()
    assert {post.kind for post in page.posts} == {MentionKind.MENTION}
    assert all(post.conversation_id.startswith("t3_") and post.url for post in page.posts)


def test_recorded_comments_are_filtered_and_search_comes_in_through_praw() -> None:
    with recorded.serve(["reddit/subredditlistings_comments.json", "reddit/subreddit_search.json"]) as url:
        everything = a_platform("reddit", url, places=("askreddit",), terms=()).fetch("comments", Cursor())
        platform = a_platform("reddit", url, places=("askreddit",), terms=("life",))
        some = platform.fetch("comments", Cursor())
        found = platform.fetch("search", Cursor())

    assert len(everything.posts) == 100
    assert 0 < len(some.posts) < 100
    assert some.oldest_at == everything.oldest_at
    assert len(found.posts) == 6


@pytest.mark.parametrize(("file", "landed"), [("comment_reply", True), ("comment_reply__none", False)])
def test_a_recorded_reply_is_posted_through_praw(file: str, landed: bool) -> None:
    order = Order(target_id="t1_d1616q2", text="Comment reply", idempotency_key="k")
    with recorded.serve([f"reddit/{file}.json"], [("<USERNAME>", "acme_test")]) as url:
        platform = a_platform("reddit", url)
        if landed:
            assert platform.send(order).native_id == "t1_d1680wu"
        else:
            with pytest.raises(Uncertain):
                platform.send(order)
