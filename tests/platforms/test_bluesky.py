"""What only Bluesky does: a place for each reply, who may reply, links by their bytes, and its two look-ups."""

from __future__ import annotations

import http.server
import importlib.util
import json
from collections.abc import Callable
from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

import pytest
from atproto_client import models  # type: ignore[import-untyped]
from atproto_client.models.utils import get_or_create  # type: ignore[import-untyped]

from bench import _fake_bluesky
from bench import fake_network
from bench.fake_network import FakeNetwork
from bench.fake_network import FakePost
from domain.clock import SECOND
from domain.errors import ConfigError
from domain.errors import CursorLost
from domain.errors import PlatformError
from domain.errors import RateLimited
from domain.errors import Rejected
from domain.errors import Unauthorized
from domain.errors import Unavailable
from domain.errors import Uncertain
from domain.mention import MentionKind
from domain.platform import Cursor
from domain.platform import Order
from platforms import bluesky_keys
from platforms import registry
from platforms.bluesky import Adapter
from tests.fakes import FrozenClock
from tests.loopback import answer_in_two
from tests.loopback import serving
from tests.platform_accounts import a_platform
from tests.platform_accounts import an_account

HELLO = "Thank you, we look into it."


@pytest.fixture
def network() -> Iterator[FakeNetwork]:
    with fake_network.serve() as server:
        yield server


@pytest.fixture
def platform(network: FakeNetwork) -> Adapter:
    return cast("Adapter", a_platform("bluesky", network.url))


def ask(network: FakeNetwork, text: str = "@acme help", **extra: object) -> FakePost:
    return network.record.publish("bluesky", "bob", text, extra=extra)


def an_order(target: str, text: str = HELLO) -> Order:
    return Order(target_id=target, text=text, idempotency_key="key")


def refused(call: Callable[[], object]) -> PlatformError:
    with pytest.raises(PlatformError) as caught:
        call()
    return caught.value


def replies(network: FakeNetwork) -> list[FakePost]:
    return network.record.replies("bluesky")


def test_the_same_reply_twice_stands_once_whatever_key_we_bring(network: FakeNetwork, platform: Adapter) -> None:
    target = ask(network).id
    first = platform.send(an_order(target))
    again = Order(target_id=target, text=HELLO, idempotency_key="another key, out of an old backup")

    assert isinstance(refused(lambda: platform.send(again)), Uncertain)
    assert len(replies(network)) == 1
    assert platform.find_reply(target, HELLO) == first
    assert bluesky_keys.split(first.native_id)[1] == bluesky_keys.reply_key(target, HELLO)


def test_a_reply_hangs_on_its_parent_and_on_the_first_post(network: FakeNetwork, platform: Adapter) -> None:
    root = network.record.publish("bluesky", "ann", "an opening")
    middle = network.record.publish("bluesky", "bob", "@acme look", parent=root.id)

    platform.send(an_order(root.id))
    platform.send(an_order(middle.id))

    to_root, to_middle = (post.extra["reply"] for post in replies(network))
    assert isinstance(to_root, dict)
    assert isinstance(to_middle, dict)
    assert to_root["root"] == to_root["parent"]
    assert to_root["parent"]["uri"] == root.id
    assert (to_middle["root"]["uri"], to_middle["parent"]["uri"]) == (root.id, middle.id)
    assert all(len(ref["cid"]) > 3 for ref in (*to_root.values(), *to_middle.values()))


@pytest.mark.parametrize(
    ("view", "words"),
    [
        ({"viewer": {"replyDisabled": True}}, "does not let us reply"),
        ({"author": {"viewer": {"blockedBy": True}}}, "has blocked us"),
        ({"author": {"viewer": {"blocking": "at://did:plc:acme/app.bsky.graph.block/x"}}}, "we have blocked"),
    ],
)
def test_where_nobody_would_see_our_reply_none_is_sent(
    view: dict[str, object], words: str, network: FakeNetwork, platform: Adapter
) -> None:
    target = ask(network, view=view).id

    error = refused(lambda: platform.send(an_order(target)))

    assert isinstance(error, Rejected)
    assert words in error.said
    assert network.posts_sent() == 0


def test_a_reply_to_what_is_gone_is_refused_for_good(network: FakeNetwork, platform: Adapter) -> None:
    target = ask(network).id
    network.record.delete(target)

    assert isinstance(refused(lambda: platform.send(an_order(target))), Rejected)
    assert isinstance(refused(lambda: platform.send(an_order("t1_abc"))), Rejected)
    assert network.posts_sent() == 0
    assert platform.find_reply(target, HELLO) is None


@pytest.mark.parametrize("fault", ["garbage", "html", "error_before", "drop_before", "list"])
def test_what_breaks_while_we_look_at_the_target_was_surely_not_sent(
    fault: str, network: FakeNetwork, platform: Adapter
) -> None:
    target = ask(network).id
    network.fail(fault, on="read")

    assert isinstance(refused(lambda: platform.send(an_order(target))), Unavailable)
    assert network.posts_sent() == 0


def test_links_tags_and_mentions_stand_at_their_bytes(network: FakeNetwork, platform: Adapter) -> None:
    target = ask(network).id
    text = "Grüß dich 👋 @bob.bsky.social und @nobody.bsky.social: https://acme.example/größe?a=1 #Dank"

    platform.send(an_order(target, text))

    reply = replies(network)[0]
    assert reply.text == text
    facets = cast("list[dict[str, dict[str, int]]]", reply.extra["facets"])
    shown = {text.encode()[one["index"]["byteStart"] : one["index"]["byteEnd"]].decode(): one for one in facets}
    assert set(shown) == {"@bob.bsky.social", "https://acme.example/größe?a=1", "#Dank"}
    features = cast("list[dict[str, str]]", shown["@bob.bsky.social"]["features"])
    assert features == [{"$type": "app.bsky.richtext.facet#mention", "did": "did:plc:bob"}]


def test_what_is_written_is_what_the_network_s_own_rules_ask_for(network: FakeNetwork, platform: Adapter) -> None:
    target = ask(network).id
    text = "@bob.bsky.social see https://acme.example #thanks"
    platform.send(an_order(target, text))
    written = {"$type": "app.bsky.feed.post", "text": text, **replies(network)[0].extra}

    record = get_or_create(written, models.AppBskyFeedPost.Record, strict_string_format=True)

    assert isinstance(record, models.AppBskyFeedPost.Record)
    assert [type(one).__name__ for facet in record.facets for one in facet.features] == ["Link", "Tag", "Mention"]


def test_a_name_that_could_not_be_resolved_now_is_no_plain_text(network: FakeNetwork, platform: Adapter) -> None:
    target = ask(network).id

    error = refused(lambda: platform.send(an_order(target, "@broken.bsky.social hi")))

    assert isinstance(error, Unavailable)
    assert network.posts_sent() == 0


def test_a_reply_typed_by_a_colleague_is_found_too(network: FakeNetwork, platform: Adapter) -> None:
    target = ask(network).id
    by_hand = network.record.publish("bluesky", "acme", "typed on a phone", parent=target)
    for number in range(150):
        network.record.publish("bluesky", "acme", f"something else {number}")

    found = platform.find_reply(target, HELLO)

    assert found is not None
    assert found.native_id == by_hand.id


def test_what_cannot_be_read_to_its_end_is_no_absence(network: FakeNetwork, platform: Adapter) -> None:
    target = ask(network).id
    for number in range(1_001):
        network.record.publish("bluesky", "acme", f"something else {number}")

    assert "to their end" in refused(lambda: platform.find_reply(target, HELLO)).said


def test_posts_older_than_the_target_are_not_read(network: FakeNetwork, platform: Adapter) -> None:
    for number in range(300):
        network.record.publish("bluesky", "acme", f"long ago {number}", at=1_700_000_000_000 + number)
    target = ask(network).id

    assert platform.find_reply(target, HELLO) is None
    assert sum(path.endswith("listRecords") for _, path, _ in network.requests) == 1


def test_a_post_of_ours_that_cannot_be_read_is_no_absence(network: FakeNetwork, platform: Adapter) -> None:
    target = ask(network).id
    network.record.publish("bluesky", "acme", "odd", native_id="at://did:plc:acme/app.bsky.feed.like/3l3qs4ddnlk2c")

    assert isinstance(refused(lambda: platform.find_reply(target, HELLO)), Unavailable)


def test_another_s_place_is_no_proof(network: FakeNetwork, platform: Adapter) -> None:
    target, other = ask(network).id, ask(network).id
    uri = bluesky_keys.address("did:plc:acme", bluesky_keys.reply_key(target, HELLO))
    network.record.publish("bluesky", "acme", HELLO, parent=other, native_id=uri)

    assert platform.find_reply(target, HELLO) is None


def test_a_reply_of_ours_is_deleted_once_and_again_and_may_then_be_sent_anew(
    network: FakeNetwork, platform: Adapter
) -> None:
    target = ask(network).id
    receipt = platform.send(an_order(target))

    platform.delete_reply(receipt.native_id)
    platform.delete_reply(receipt.native_id)

    assert platform.find_reply(target, HELLO) is None
    assert platform.send(an_order(target)) == receipt


@pytest.mark.parametrize("uri", ["t1_abc", "at://did:plc:bob/app.bsky.feed.post/3l3qs4ddnlk2c"])
def test_what_is_not_ours_is_not_deleted(uri: str, network: FakeNetwork, platform: Adapter) -> None:
    assert isinstance(refused(lambda: platform.delete_reply(uri)), Rejected)
    assert not any(path.endswith("deleteRecord") for _, path, _ in network.requests)


def test_a_post_is_read_as_it_stands_now(network: FakeNetwork, platform: Adapter) -> None:
    target = ask(network).id
    found = platform.find_post(target)

    assert found is not None
    assert (found.text, found.author.native_id, found.is_ours) == ("@acme help", "did:plc:bob", False)
    network.record.delete(target)
    assert platform.find_post(target) is None
    odd = network.record.publish("bluesky", "bob", "odd", extra={"text": 7}).id
    assert isinstance(refused(lambda: platform.find_post(odd)), Unavailable)


def test_answers_to_us_come_in_beside_mentions_and_our_own_posts_do_not(
    network: FakeNetwork, platform: Adapter
) -> None:
    ours = network.record.publish("bluesky", "acme", "Our post about @acme")
    network.record.publish("bluesky", "bob", "an answer", parent=ours.id)
    network.record.publish("bluesky", "eve", "@acme hello")

    page = platform.fetch("mentions", Cursor())

    assert [(post.text, post.kind) for post in page.posts] == [
        ("@acme hello", MentionKind.MENTION),
        ("an answer", MentionKind.REPLY),
    ]


@contextmanager
def answering(told: dict[str, object], *, status: int = 200) -> Iterator[Adapter]:
    """Answer everything but the opening of a session with the same words."""

    def answer(handler: http.server.BaseHTTPRequestHandler) -> None:
        opens = handler.path.endswith("createSession")
        code, words = _fake_bluesky.tokens("acme") if opens else (status, told)
        answer_in_two(handler, json.dumps(words).encode(), status=code)

    with serving(answer) as url:
        yield cast("Adapter", a_platform("bluesky", url))


def test_a_page_token_may_be_long() -> None:
    with answering({"notifications": [], "cursor": "c" * 2_000}) as platform:
        assert len(platform.fetch("mentions", Cursor()).next_page) == 2_000


def test_an_answer_without_its_list_is_no_silence() -> None:
    target = "at://did:plc:bob/app.bsky.feed.post/3l3qs4ddnlk2c"
    elsewhere = {"uri": target.replace("bob", "acme"), "value": {}}
    answers: list[dict[str, object]] = [{}, {"notifications": None}, {"records": {}, **elsewhere}]
    for told in answers:
        with answering(told) as platform:
            assert isinstance(refused(lambda: platform.fetch("mentions", Cursor())), Unavailable)
            assert isinstance(refused(lambda: platform.find_reply(target, HELLO)), Unavailable)


def test_each_term_is_a_search_of_its_own(network: FakeNetwork) -> None:
    platform = a_platform("bluesky", network.url, terms=("acme", 'acme "cloud"', " "))
    network.record.publish("bluesky", "ann", "I like Acme cloud")

    assert platform.sources() == ("mentions", "search", "search-2")
    assert [post.kind for post in platform.fetch("search-2", Cursor()).posts] == [MentionKind.KEYWORD]
    assert "q=%22acme+cloud%22&sort=latest" in network.requests[-1][2]
    assert isinstance(refused(lambda: platform.fetch("search-3", Cursor())), Unavailable)


@pytest.mark.parametrize(("page", "wanted"), [("c100", CursorLost), ("", Unavailable)])
def test_a_place_that_the_network_forgot_is_told_as_such(page: str, wanted: type[PlatformError]) -> None:
    with answering({"message": "Malformed cursor"}, status=400) as platform:
        assert type(refused(lambda: platform.fetch("mentions", Cursor(page=page)))) is wanted


@pytest.mark.parametrize(
    ("text", "length", "problem"),
    [
        ("👨‍👩‍👧" * 166, 166, ""), ("👨‍👩‍👧" * 167, 167, "takes 3006 bytes"), ("x" * 300, 300, ""),
        ("x" * 303, 303, "3 too long"), ("é" * 300, 300, ""),
    ],
)  # fmt: skip
def test_both_limits_are_told_before_anything_is_sent(text: str, length: int, problem: str, platform: Adapter) -> None:
    preview = platform.preview(text)

    assert (preview.text, preview.length, preview.limit) == (text, length, 300)
    assert problem in " ".join(preview.problems)
    assert bool(preview.problems) == bool(problem)


def test_after_a_limit_nothing_is_asked_until_it_ends(network: FakeNetwork) -> None:
    clock = FrozenClock(network.record.publish("bluesky", "bob", "@acme now").created_at)
    platform = registry.load(an_account("bluesky", network.url), clock)
    network.fail("rate_limited", on="read")
    first = refused(lambda: platform.fetch("mentions", Cursor()))
    assert isinstance(first, RateLimited)
    seen = len(network.requests)

    assert isinstance(refused(lambda: platform.fetch("mentions", Cursor())), RateLimited)
    assert len(network.requests) == seen
    clock.advance(125 * SECOND)
    assert platform.fetch("mentions", Cursor()).posts


def test_without_a_name_or_a_password_nothing_is_asked_of_the_network() -> None:
    nameless = a_platform("bluesky", "", handle="")
    keyless = a_platform("bluesky", "", secrets={})

    assert keyless.preview("Hello").length == 5
    assert isinstance(refused(lambda: nameless.fetch("mentions", Cursor())), Unauthorized)
    assert isinstance(refused(lambda: keyless.fetch("mentions", Cursor())), Unauthorized)


def test_a_missing_package_is_named_with_its_mend(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)

    with pytest.raises(ConfigError, match=r"allears\[bluesky\]"):
        a_platform("bluesky", "")
