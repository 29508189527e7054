"""One harness for all platforms: what domain.platform promises, against servers that break in every way."""

from __future__ import annotations

import http.server
import json
import logging
import time
from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Mapping
from functools import partial
from pathlib import Path

import pytest

from bench import _fake_bluesky
from bench import fake_network
from bench._fake_faults import SHAPES
from bench.fake_network import FakeNetwork
from domain.clock import system_clock
from domain.errors import PlatformError
from domain.errors import RateLimited
from domain.errors import Rejected
from domain.errors import Unauthorized
from domain.errors import Unavailable
from domain.errors import Uncertain
from domain.platform import Account
from domain.platform import Cursor
from domain.platform import Order
from domain.platform import Page
from domain.platform import Platform
from domain.platform import Receipt
from platforms import registry
from tests.loopback import answer_in_two
from tests.loopback import serving
from tests.platform_accounts import a_platform

NETWORKS = ("x", "reddit", "bluesky", "mastodon")

#: What each fault means for a write; every other one of the server's faults must be uncertain.
SURELY_NOT_SENT = {
    "bad_request": Rejected,
    "forbidden": Rejected,
    "not_found": Rejected,
    "number_error": Rejected,
    "list_error": Rejected,
    "cursor_lost": Rejected,
    "unauthorized": Unauthorized,
    "payment": Unavailable,
    "rate_limited": RateLimited,
}
#: Success with words about a reply: as the answer to a read they are only one more that makes no sense.
ONLY_WRITES = {"cursor_lost", "pause", "pause_after", "hidden_after", "locked", "deleted"}
#: What a fault means for a write to one network alone.
ONLY: Mapping[str, Mapping[str, type[PlatformError]]] = {
    "reddit": {"pause": RateLimited, "locked": Rejected, "deleted": Rejected, "app_forbidden": Rejected},
    "x": {"app_forbidden": Unauthorized},
    "bluesky": {"app_forbidden": Rejected},
    "mastodon": {"app_forbidden": Rejected},
}
#: Networks whose session or token may have grown old: the first refusal says so, the next call asks for a new one.
WITH_SESSIONS = {"reddit", "bluesky"}
#: Addresses as each network writes them, of posts that nobody published.
NOWHERE = {"x": "1234567890123456789", "bluesky": "at://did:plc:ann/app.bsky.feed.post/3l3qs4ddnlk2c"}


@pytest.fixture
def network() -> Iterator[FakeNetwork]:
    with fake_network.serve() as server:
        yield server


def publish(network: FakeNetwork, kind: str, text: str = "hello @acme u/acme about acme") -> str:
    root = network.record.publish(kind, "ann", f"acme opening {time.time_ns()}")
    return network.record.publish(kind, "bob", text, parent=root.id).id


def an_order(target: str, text: str = "@bob Thank you, we look into it.") -> Order:
    return Order(target_id=target, text=text, idempotency_key=f"key-{text}")


def patience(fault: str) -> dict[str, str]:
    """Wait a short time only for servers that never answer, so that a busy machine fails no other test."""
    return {"timeout": "2" if fault.startswith("hang") else "10"}


def outcome(call: Callable[[], object]) -> object:
    try:
        return call()
    except PlatformError as error:
        return type(error)


@pytest.fixture
def replayed(tmp_path: Path) -> Platform:
    file = tmp_path / "posts.jsonl"
    shared = {"created_at": "2026-03-01T08:00:00Z", "author": "ann"}
    lines = [{**shared, "id": f"p{number}", "text": f"acme {number}"} for number in range(3)]
    file.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    account = Account(name="acme-replay", platform="replay", handle="acme", path=str(file))
    return registry.load(account, system_clock)


@pytest.mark.parametrize("kind", NETWORKS)
def test_constants_are_present_and_typed(kind: str, network: FakeNetwork) -> None:
    check_constants(a_platform(kind, network.url))


def test_constants_of_the_file_are_present_and_typed(replayed: Platform) -> None:
    check_constants(replayed)


def check_constants(platform: Platform) -> None:
    assert isinstance(platform.LABEL, str)
    assert platform.LABEL
    assert platform.REPLY_LIMIT > 0
    assert isinstance(platform.SECRETS, tuple)
    assert 0 < platform.FASTEST_POLL <= platform.SLOWEST_POLL
    assert isinstance(platform.BOUNDED, bool)
    assert isinstance(platform.REFUSES_DUPLICATES, bool)
    assert all(check.state in {"ok", "warn", "fail"} and check.message for check in platform.check())


@pytest.mark.parametrize("kind", NETWORKS)
@pytest.mark.parametrize("fault", sorted(SHAPES))
def test_a_write_that_fails_says_what_became_of_it_and_is_never_repeated(
    kind: str, fault: str, network: FakeNetwork
) -> None:
    platform, target = a_platform(kind, network.url, options=patience(fault)), publish(network, kind)
    network.fail(fault, on="write", times=-1, seconds=30)

    result = outcome(lambda: platform.send(an_order(target)))

    assert result is ONLY[kind].get(fault, SURELY_NOT_SENT.get(fault, Uncertain))
    assert network.posts_sent() == 1
    landed = len(network.record.replies(kind))
    assert landed <= 1
    if result is not Uncertain:
        assert landed == 0


@pytest.mark.parametrize("kind", NETWORKS)
@pytest.mark.parametrize("fault", sorted(SHAPES.keys() - ONLY_WRITES))
def test_a_read_that_fails_is_told_apart_and_sleeps_for_nobody(kind: str, fault: str, network: FakeNetwork) -> None:
    platform = a_platform(kind, network.url, options={**patience(fault), "sources": "mentions"})
    started = time.monotonic()
    platform.check()
    usual = time.monotonic() - started  # a busy machine takes longer for everything
    network.fail(fault, on="read", times=-1, seconds=30)
    started = time.monotonic()

    result = outcome(lambda: platform.fetch("mentions", Cursor()))

    wanted = {"rate_limited": RateLimited, "unauthorized": Unauthorized}.get(fault, Unavailable)
    if kind == "x" and fault == "app_forbidden":
        wanted = Unauthorized
    if kind in WITH_SESSIONS and fault == "unauthorized":
        assert result is Unavailable  # the token was old: the next call fetches a new one
        result = outcome(lambda: platform.fetch("mentions", Cursor()))
    asked_for = kind == "mastodon" and fault.startswith("list")  # a list; an empty one is no news
    assert result is wanted or (asked_for and isinstance(result, Page))
    assert time.monotonic() - started < 3.5 + 20 * usual


@pytest.mark.parametrize("kind", NETWORKS)
def test_a_network_that_cannot_be_reached_was_surely_not_written_to(kind: str) -> None:
    platform = a_platform(kind, "http://127.0.0.1:9")

    assert outcome(lambda: platform.send(an_order(NOWHERE.get(kind, "t1_abc")))) is Unavailable
    assert outcome(lambda: platform.fetch("mentions", Cursor())) is Unavailable
    assert [check.state for check in platform.check()] == ["fail"]


@pytest.mark.parametrize("kind", NETWORKS)
def test_the_network_says_when_to_come_back(kind: str, network: FakeNetwork) -> None:
    platform = a_platform(kind, network.url)
    target = publish(network, kind)
    network.fail("rate_limited", on="write")

    with pytest.raises(RateLimited) as caught:
        platform.send(an_order(target))

    assert caught.value.retry_at is not None
    assert 100_000 < caught.value.retry_at - system_clock() < 130_000


@pytest.mark.parametrize("kind", NETWORKS)
@pytest.mark.parametrize(
    "text",
    [
        "plain", "Café, naïve, e\u0301", "日本語の返事", "مرحبا بك", "👨‍👩‍👧 thanks", "a & b < c > d = e+f%20",
        " two  spaces\n\nlines ", "{0} %s {{x}}",
    ],
)  # fmt: skip
def test_what_was_previewed_is_sent_byte_for_byte(kind: str, text: str, network: FakeNetwork) -> None:
    platform, target = a_platform(kind, network.url), publish(network, kind)
    text = f"@bob {text}" if kind == "mastodon" else text  # there a reply must name whom it answers

    receipt = platform.send(an_order(target, platform.preview(text).text))

    reply = network.record.find(receipt.native_id)
    assert reply is not None
    assert reply.text == text == platform.preview(text).text
    assert reply.parent == target


@pytest.mark.parametrize("kind", NETWORKS)
@pytest.mark.parametrize("text", ["", "  \n", "half \ud83d", "x" * 20_000])
def test_a_text_that_the_network_cannot_take_never_reaches_it(kind: str, text: str, network: FakeNetwork) -> None:
    platform, target = a_platform(kind, network.url), publish(network, kind)

    assert outcome(lambda: platform.send(an_order(target, text))) is Rejected
    assert platform.preview(text).problems
    assert network.posts_sent() == 0


@pytest.mark.parametrize("kind", NETWORKS)
def test_a_lost_answer_is_found_at_the_network(kind: str, network: FakeNetwork) -> None:
    platform, target = a_platform(kind, network.url), publish(network, kind)
    assert platform.find_reply(target, "any") is None
    network.fail("drop_after", on="write")
    assert outcome(lambda: platform.send(an_order(target))) is Uncertain

    found = platform.find_reply(target, "any")

    assert found is not None
    assert found.native_id == network.record.replies(kind)[0].id
    assert found.url.startswith("https://")


@pytest.mark.parametrize("kind", NETWORKS)
@pytest.mark.parametrize("fault", ["garbage", "error_before", "drop_before", "unauthorized", "html", "not_found"])
def test_a_look_up_that_could_not_be_made_is_not_an_absence(kind: str, fault: str, network: FakeNetwork) -> None:
    platform, target = a_platform(kind, network.url), publish(network, kind)
    network.fail(fault, on="read", times=-1)

    with pytest.raises(PlatformError):
        platform.find_reply(target, "any")


#: Whole answers, each with something that no client of ours expects at its place.
ODD: tuple[object, ...] = (
    None, [], {}, 7, "x", {"data": None}, {"data": []}, {"data": [None, 7, [], {}, {"id": {}}]},
    {"data": {"id": "7", "name": 7}, "meta": {"next_token": {}}, "includes": {"users": 7, "tweets": [7]}},
    {"data": [{"id": "9", "text": "x", "created_at": "soon", "referenced_tweets": [7, {"type": "replied_to"}]}]},
    {"data": [{"id": "9", "text": "x", "created_at": {},
               "referenced_tweets": [{"type": "replied_to", "id": "t1_abc"}]}]},
    {"data": {"name": "acme", "children": [None, 7, {}, {"kind": [], "data": []},
                                           {"kind": "t1", "data": {"name": []}}]}},
    {"data": {"name": "acme", "children": [{"kind": "t1", "data": {"name": "t1_abc", "link_id": "t3_a"}}]}},
    {"data": {"name": "acme", "children": [{"kind": "t1", "data": {"link_id": "t3_a", "created_utc": "soon"}}]}},
    {"data": {"name": "acme", "children": [{"kind": "t1", "data": {"created_utc": 1, "link_id": "t3_a",
                                                                  "parent_id": "t1_abc", "author": "acme"}}]}},
    {"json": 7}, {"json": {"errors": 7, "data": {"things": 7}}}, {"json": {"errors": [[None]], "data": []}},
    {"json": {"data": {"things": [{"data": {"name": {}, "permalink": 7, "link_id": {}}}]}}},
    {"posts": [None, {"uri": NOWHERE["bluesky"], "cid": 7, "author": [], "viewer": 7}], "notifications": [7, None],
     "records": [{}], "thread": 7, "cursor": 7},
    {"posts": [{"uri": NOWHERE["bluesky"], "cid": "c", "record": 7, "author": 7}], "notifications": 7, "uri": {},
     "records": [{"uri": [], "value": 7}], "thread": {"post": 7, "replies": [7, {"parent": []}], "parent": [7]}},
    {"posts": [{"uri": NOWHERE["bluesky"], "cid": "c", "record": {"reply": {"root": [], "parent": 7}}}], "value": {},
     "notifications": [{"reason": [], "record": {"$type": [], "text": {}}}], "records": [], "uri": "at://x"},
)  # fmt: skip


@pytest.mark.parametrize("kind", NETWORKS)
@pytest.mark.parametrize("body", [*map(json.dumps, ODD), "[" * 100_000], ids=lambda body: body[:70])
def test_whatever_is_answered_only_errors_of_ours_come_out(kind: str, body: str) -> None:
    def answer(handler: http.server.BaseHTTPRequestHandler) -> None:
        is_token = handler.path.endswith(("access_token", "createSession"))
        token = {"access_token": "t", "expires_in": 3600, "scope": "*", "token_type": "bearer"}
        token |= _fake_bluesky.tokens("acme")[1]
        answer_in_two(handler, json.dumps(token).encode() if is_token else body.encode())

    target = NOWHERE["bluesky"] if kind == "bluesky" else "t1_abc"
    with serving(answer) as url:
        platform = a_platform(kind, url, options={"timeout": "10", **({"user_id": "7"} if kind == "x" else {})})
        outcomes = [outcome(partial(platform.fetch, source, Cursor())) for source in platform.sources()]
        outcomes += [outcome(partial(platform.thread, target, root)) for root in ("", "t3_a")]
        looked_up = outcome(lambda: platform.find_reply(target, "any"))
        sent = outcome(lambda: platform.send(an_order(target)))
        states = {check.state for check in platform.check()}

    assert {type(one) for one in outcomes} <= {Page, list, type}
    assert looked_up is Unavailable or looked_up is None or isinstance(looked_up, Receipt)
    looks_first = {Unavailable} if kind in {"bluesky", "mastodon"} else set()  # at its target: then nothing was sent
    assert sent in {Uncertain, Rejected} | looks_first or isinstance(sent, Receipt)
    assert states <= {"ok", "warn", "fail"}


@pytest.mark.parametrize("is_target", [True, False])
def test_a_look_up_that_met_something_odd_is_no_absence(is_target: bool, network: FakeNetwork) -> None:
    platform = a_platform("reddit", network.url)
    root = network.record.publish("reddit", "ann", "acme opening")
    odd: dict[str, object] | None = {"created_utc": "soon"} if is_target else None
    target = network.record.publish("reddit", "bob", "u/acme", parent=root.id, extra=odd).id
    if not is_target:
        network.record.publish("reddit", "acme", "Thank you", parent=target, extra={"name": None})

    assert outcome(lambda: platform.find_reply(target, "any")) is Unavailable


@pytest.mark.parametrize("kind", NETWORKS)
def test_paging_brings_every_post_once(kind: str, network: FakeNetwork) -> None:
    platform = a_platform(kind, network.url)
    wanted = [publish(network, kind, f"@acme u/acme number {number}") for number in range(230)]

    seen, page = [], platform.fetch("mentions", Cursor())
    seen += [post.native_id for post in page.posts]
    while page.next_page:
        page = platform.fetch("mentions", Cursor(page=page.next_page))
        seen += [post.native_id for post in page.posts]

    assert len(seen) == len(set(seen)) == 230
    assert set(seen) == set(wanted)


@pytest.mark.parametrize("kind", NETWORKS)
def test_one_bad_item_leaves_the_rest_of_the_page(kind: str, network: FakeNetwork) -> None:
    platform = a_platform(kind, network.url)
    good = publish(network, kind)
    root = network.record.publish(kind, "ann", "acme opening")
    broken: dict[str, object] = {"text": None, "body": 7, "created_utc": "soon", "content": None}
    bad = network.record.publish(kind, "eve", "@acme u/acme odd", parent=root.id, extra=broken)

    page = platform.fetch("mentions", Cursor())

    assert [post.native_id for post in page.posts] == [good]
    assert [item.native_id for item in page.bad] == [bad.id]
    assert json.loads(page.bad[0].raw)
    assert "Traceback" not in page.bad[0].error


@pytest.mark.parametrize("kind", NETWORKS)
@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("half \ud83d and NUL \x00 u/acme @acme", "half \ufffd and NUL  u/acme @acme"),
        ("\u202eright to left\u202c \u200d u/acme @acme", "\u202eright to left\u202c \u200d u/acme @acme"),
        ("<script>alert(1)</script> &amp; u/acme @acme", "<script>alert(1)</script> &amp; u/acme @acme"),
        ("u/acme @acme " + "x" * 200_000, "u/acme @acme " + "x" * 99_987),
    ],
)
def test_hostile_text_comes_in_whole_and_harmless(kind: str, text: str, kept: str, network: FakeNetwork) -> None:
    platform = a_platform(kind, network.url)
    publish(network, kind, text)

    page = platform.fetch("mentions", Cursor())

    assert [post.text for post in page.posts] == [kept]
    assert page.bad == ()
    page.posts[0].raw.encode("ascii")


@pytest.mark.parametrize("kind", NETWORKS)
def test_our_own_reply_shows_in_the_thread_as_ours(kind: str, network: FakeNetwork) -> None:
    platform, target = a_platform(kind, network.url), publish(network, kind)
    root = network.record.find(target)
    assert root is not None
    platform.send(an_order(target))

    thread = platform.thread(target, root.root)

    assert [post.is_ours for post in thread] == [False, False, True]
    assert thread[1].native_id == target
    assert thread[2].parent_id == target


@pytest.mark.parametrize("kind", NETWORKS)
def test_no_secret_is_logged_or_said(kind: str, network: FakeNetwork, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    platform, target = a_platform(kind, network.url), publish(network, kind)
    said = [repr(platform.account)]
    for fault in ("unauthorized", "forbidden", "drop_before", "garbage", "error_after"):
        network.fail(fault, on="write")
        try:
            platform.send(an_order(target))
        except PlatformError as error:
            said.append(str(error))
    said += [repr(check) for check in platform.check()]

    assert "canary" not in caplog.text + "".join(said)
    assert "fake-token" not in caplog.text + "".join(said)


def test_an_unknown_kind_names_those_there_are(network: FakeNetwork) -> None:
    account = Account(name="acme", platform="mastodont")

    with pytest.raises(Exception, match="reddit, replay, x"):
        registry.load(account, system_clock)


@pytest.mark.parametrize("kind", registry.kinds())
def test_every_platform_has_golden_pairs_and_a_line_in_the_docs(kind: str) -> None:
    root = Path(__file__).parents[2]

    assert len(list((root / "tests/golden" / kind).glob("*.raw.json"))) >= 3
    assert f"`{kind}`" in (root / "docs/platforms.md").read_text(encoding="utf-8")
    assert all(f"`{name}`" in (root / "docs/platforms.md").read_text(encoding="utf-8")
               for name in registry.describe(kind).secrets)  # fmt: skip
