"""What only X does: overlap, both spellings, lost cursors, partial answers, and the recorded exchanges."""

from __future__ import annotations

import json
from collections.abc import Iterator
from urllib.parse import parse_qs
from urllib.parse import parse_qsl
from urllib.parse import urlsplit

import pytest

from bench import fake_network
from bench.fake_network import FakeNetwork
from domain.errors import ConfigError
from domain.errors import CursorLost
from domain.errors import Rejected
from domain.errors import Unauthorized
from domain.errors import Unavailable
from domain.errors import Uncertain
from domain.mention import MentionKind
from domain.platform import Cursor
from domain.platform import Order
from domain.platform import ReplyPages
from platforms import x_posts
from tests import recorded
from tests.platform_accounts import a_platform

MINUTE_OF_IDS = 60_000 << 22


@pytest.fixture
def network() -> Iterator[FakeNetwork]:
    with fake_network.serve() as server:
        yield server


def asked(network: FakeNetwork, path: str) -> list[dict[str, list[str]]]:
    return [parse_qs(query) for _, asked_path, query in network.requests if path in asked_path]


def test_each_poll_reads_ten_minutes_again_and_keeps_its_floor_while_paging(network: FakeNetwork) -> None:
    platform, floor = a_platform("x", network.url), 1_990_000_000_000_000_000
    for number in range(120):
        network.record.publish("x", "bob", f"@acme {number}")

    first = platform.fetch("mentions", Cursor(floor=str(floor)))
    platform.fetch("mentions", Cursor(floor=str(floor), target=first.newest, page=first.next_page))

    since = [query["since_id"] for query in asked(network, "mentions")]
    assert since == [[str(floor - 10 * MINUTE_OF_IDS)]] * 2


def test_the_newest_of_a_page_is_told_by_number_and_dated_by_its_id(network: FakeNetwork) -> None:
    platform = a_platform("x", network.url)
    older = network.record.publish("x", "bob", "@acme one", at=1_700_000_000_000)
    newer = network.record.publish("x", "bob", "@acme two", at=1_700_000_060_000)

    page = platform.fetch("mentions", Cursor())

    assert [post.native_id for post in page.posts] == [newer.id, older.id]
    assert page.newest == newer.id
    assert page.newest_at == 1_700_000_060_000


def test_a_reply_to_us_is_one_and_our_own_posts_are_marked(network: FakeNetwork) -> None:
    platform = a_platform("x", network.url)
    ours = network.record.publish("x", "acme", "we are open")
    network.record.publish("x", "bob", "@acme are you?", parent=ours.id)
    network.record.publish("x", "eve", "@acme hello")

    kinds = {post.text: post.kind for post in platform.fetch("mentions", Cursor()).posts}

    assert kinds == {"@acme are you?": MentionKind.REPLY, "@acme hello": MentionKind.MENTION}


def test_terms_are_packed_into_short_queries_without_our_own_posts(network: FakeNetwork) -> None:
    terms = tuple(f"acme word{number}" for number in range(60))
    platform = a_platform("x", network.url, terms=(*terms, "#acme", 'ac"me'))

    for source in platform.sources()[1:]:
        platform.fetch(source, Cursor())

    queries = [query["query"][0] for query in asked(network, "search")]
    assert platform.sources()[:3] == ("mentions", "search", "search-2")
    assert all(len(query) <= 512 and query.endswith(" -from:acme -is:retweet") for query in queries)
    assert all(f'"{term}"' in " ".join(queries) for term in terms)
    assert '#acme OR "ac me"' in queries[-1]


def test_without_terms_there_is_no_search(network: FakeNetwork) -> None:
    platform = a_platform("x", network.url, terms=())

    assert platform.sources() == ("mentions",)
    with pytest.raises(Unavailable):
        platform.fetch("search", Cursor())


def test_a_floor_that_x_forgot_is_told_apart_from_other_refusals(network: FakeNetwork) -> None:
    platform = a_platform("x", network.url)
    platform.check()
    network.fail("cursor_lost", on="read", times=2)

    with pytest.raises(CursorLost):
        platform.fetch("search", Cursor(floor="1990000000000000000"))
    with pytest.raises(Unavailable):  # without a floor it cannot be the floor
        platform.fetch("search", Cursor())


def test_a_duplicate_is_uncertain_since_it_may_be_this_very_reply(network: FakeNetwork) -> None:
    platform = a_platform("x", network.url)
    target = network.record.publish("x", "bob", "@acme hi")
    order = Order(target_id=target.id, text="Hello", idempotency_key="k")
    platform.send(order)

    with pytest.raises(Uncertain, match="duplicate"):
        platform.send(order)

    assert len(network.record.replies("x")) == 1


def test_a_target_that_is_gone_is_refused_in_x_s_words(network: FakeNetwork) -> None:
    platform = a_platform("x", network.url)

    with pytest.raises(Rejected, match="deleted or not visible"):
        platform.send(Order(target_id="1990000000000000000", text="Hello", idempotency_key="k"))


def test_a_bearer_token_reads_and_says_how_to_reply(network: FakeNetwork) -> None:
    platform = a_platform("x", network.url, secrets={"bearer_token": "canary"})
    target = network.record.publish("x", "bob", "@acme hi")

    assert [post.native_id for post in platform.fetch("mentions", Cursor()).posts] == [target.id]
    assert [check.state for check in platform.check()] == ["ok", "warn"]
    with pytest.raises(Unauthorized, match="OAuth"):
        platform.send(Order(target_id=target.id, text="Hello", idempotency_key="k"))


def test_without_keys_replies_are_counted_and_nothing_is_asked_of_the_network() -> None:
    platform = a_platform("x", "", secrets={"consumer_key": "a"})

    assert platform.preview("Hello").length == 5
    with pytest.raises(Unauthorized, match="or bearer_token"):
        platform.fetch("mentions", Cursor())


def test_with_unknown_options_the_account_is_refused() -> None:
    with pytest.raises(ConfigError, match="colour"):
        a_platform("x", "", options={"colour": "red"})
    with pytest.raises(ConfigError, match="mentions, search"):
        a_platform("x", "", options={"sources": "inbox"})


@pytest.mark.filterwarnings("ignore:The 'warn' method:DeprecationWarning")  # tweepy's own word for a new field
def test_the_new_spelling_can_be_asked_for(network: FakeNetwork) -> None:
    platform = a_platform("x", network.url, options={"spelling": "post"})

    platform.fetch("mentions", Cursor())

    query = asked(network, "mentions")[0]
    assert "tweet.fields" not in query
    assert {"note_post", "referenced_posts", "edit_history_post_ids"} <= set(query["post.fields"][0].split(","))


def test_a_thread_has_its_root_its_parents_and_us_in_order(network: FakeNetwork) -> None:
    platform = a_platform("x", network.url)
    root = network.record.publish("x", "ann", "opening", at=1_790_000_000_000)
    middle = network.record.publish("x", "acme", "our answer", parent=root.id, at=1_790_000_001_000)
    last = network.record.publish("x", "ann", "@acme no", parent=middle.id, at=1_790_000_002_000)

    thread = platform.thread(last.id, root.id)

    assert [post.native_id for post in thread] == [root.id, middle.id, last.id]
    assert [post.is_ours for post in thread] == [False, True, False]


def test_a_deleted_parent_leaves_the_rest_of_the_thread(network: FakeNetwork) -> None:
    platform = a_platform("x", network.url)
    root = network.record.publish("x", "ann", "opening")
    last = network.record.publish("x", "ann", "@acme no", parent=root.id)
    network.record.delete(root.id)

    assert [post.native_id for post in platform.thread(last.id, root.id)] == [last.id]


ITEM = {"id": "1990000000000000001", "text": "@acme hi"}


@pytest.mark.parametrize(
    ("errors", "harmed"),
    [
        ([], False),
        ([{"parameter": "referenced_tweets.id", "title": "Not Found Error"}], False),
        ([{"parameter": "referenced_posts.id"}, {"parameter": "author_id"}], False),
        ([{"title": "Service Unavailable", "type": "about:blank"}], True),
        ([{"parameter": "ids"}], True),
        (["odd"], True),
    ],
)
def test_only_what_was_asked_for_itself_holds_the_cursor(errors: list[object], harmed: bool) -> None:
    page = x_posts.read_page(
        {"data": [ITEM], "meta": {"newest_id": ITEM["id"]}, "errors": errors},
        me="1", handle="acme", kind=MentionKind.MENTION,
    )  # fmt: skip

    assert page.harmed is harmed
    assert len(page.posts) == 1


@pytest.mark.parametrize("odd", [[], {}, {"errors": [{"message": "no"}]}, "text", None, {"detail": "gone"}])
def test_an_answer_that_is_no_page_is_refused(odd: object) -> None:
    with pytest.raises(ValueError, match="neither"):
        x_posts.read_page(odd, me="1", handle="acme", kind=MentionKind.MENTION)


@pytest.mark.parametrize(
    "item",
    [7, None, [], {}, {"id": 1}, {"id": "a", "text": "no time"}, {"id": "", "text": "x"}, {**ITEM, "text": 3},
     {"id": "9" * 300, "text": "x"}, {**ITEM, "created_at": "yesterday"}, {**ITEM, "created_at": "9999-99-99"},
     {"id": True, "text": "x"}],
)  # fmt: skip
def test_a_bad_item_keeps_its_words(item: object) -> None:
    page = x_posts.read_page({"data": [item, ITEM]}, me="1", handle="acme", kind=MentionKind.MENTION)

    assert len(page.posts) == 1
    assert json.loads(page.bad[0].raw) == item


def test_counts_beyond_any_database_are_bounded() -> None:
    users = {"users": [{"id": "7", "username": "eve", "public_metrics": {"followers_count": 2**70}}]}

    assert x_posts.read_authors(users)["7"].follower_count == 2**53


def test_a_profile_and_the_page_for_a_reply_by_hand_are_xs_own() -> None:
    users = {"users": [{"id": "7", "username": "eve", "description": "Gardener. #nobot"}]}

    assert x_posts.read_authors(users)["7"].bio == "Gardener. #nobot"
    platform = a_platform("x", "http://127.0.0.1:9")
    assert isinstance(platform, ReplyPages)
    page = platform.reply_page("17", "Sorry & thanks: 50 % off? #no é")
    assert dict(parse_qsl(urlsplit(page).query)) == {"in_reply_to": "17", "text": "Sorry & thanks: 50 % off? #no é"}
    assert page.startswith("https://x.com/intent/post?")


def test_recorded_mentions_and_search_come_in_through_tweepy() -> None:
    files = ["x/get_users_mentions.json", "x/search_recent_tweets.json", "x/get_me.json"]
    with recorded.serve(files) as url:
        platform = a_platform("x", url, handle="", terms=("Tweepy",), options={"user_id": "783214"})

        for source in platform.sources():
            page = platform.fetch(source, Cursor())
            assert len(page.posts) == 10
            assert page.bad == ()
            assert page.newest == page.posts[0].native_id
            assert all(1_660_000_000_000 < post.created_at < 1_670_000_000_000 for post in page.posts)
        again = platform.fetch("mentions", Cursor(page=page.next_page))
        assert again.posts
        assert platform.check()[0].state == "ok"


def test_a_recorded_reply_is_posted_through_tweepy() -> None:
    with recorded.serve(["x/create_and_delete_tweet.json"]) as url:
        receipt = a_platform("x", url).send(Order(target_id="1", text="Test", idempotency_key="k"))

    assert receipt.native_id == "1456012973835788293"
    assert receipt.url == "https://x.com/acme/status/1456012973835788293"
