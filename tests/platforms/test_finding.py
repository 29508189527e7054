"""Reading one post as it stands now, on every platform: there, changed, gone, or nobody can say."""

from __future__ import annotations

import json
from collections.abc import Callable
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

import pytest

from bench import fake_network
from bench._fake_faults import SHAPES
from bench._fake_faults import Shape
from bench.fake_network import FakeNetwork
from domain.clock import system_clock
from domain.errors import PlatformError
from domain.errors import RateLimited
from domain.errors import Unauthorized
from domain.errors import Unavailable
from domain.mention import Post
from domain.platform import Account
from domain.platform import Cursor
from domain.platform import Platform
from platforms import registry
from tests.platform_accounts import a_platform
from tests.platforms.test_contract import ODD

NETWORKS = ("x", "reddit", "bluesky", "mastodon")
#: A network's answer that is no word on one post: what else a write may be told, and success about something else.
NO_WORD = sorted(SHAPES.keys() - {"not_found", "hang_before", "hang_after", "drop_late"})
TEXTS = [
    "hello @acme u/acme about acme", "@acme u/acme a & b < c > d &amp; e", "two\n\nparagraphs @acme u/acme\nand lines",
    "see https://example.com/a?b=c&d=e#f, @acme u/acme", "half \ud83d and NUL \x00 u/acme @acme",
    "👨‍👩‍👧 日本語 @acme u/acme مرحبا", "u/acme @acme " + "x" * 120_000, "<b>u/acme</b> @acme  with   spaces ",
]  # fmt: skip


@pytest.fixture
def network() -> Iterator[FakeNetwork]:
    with fake_network.serve() as server:
        yield server


@pytest.fixture(params=NETWORKS)
def platform(request: pytest.FixtureRequest, network: FakeNetwork) -> Platform:
    return a_platform(request.param, network.url)


def publish(
    network: FakeNetwork, kind: str, text: str = "hello @acme u/acme about acme", extra: dict[str, object] | None = None
) -> str:
    root = network.record.publish(kind, "ann", "acme opening")
    return network.record.publish(kind, "bob", text, parent=root.id, extra=extra).id


def polled(platform: Platform) -> dict[str, Post]:
    return {post.native_id: post for post in platform.fetch("mentions", Cursor()).posts}


def outcome(call: Callable[[], object]) -> object:
    try:
        return call()
    except PlatformError as error:
        return type(error)


@contextmanager
def told_next(network: FakeNetwork, answer: object) -> Iterator[None]:
    """Let the next read be answered with success and this."""
    with mock.patch.dict(SHAPES, {"garbage": Shape(status=200, body=json.dumps(answer))}):
        network.fail("garbage", on="read")
        yield


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text[:12])
def test_a_post_reads_as_it_was_polled(platform: Platform, network: FakeNetwork, text: str) -> None:
    target = publish(network, platform.account.platform, text)
    known = polled(platform)[target]

    found = platform.find_post(target)

    assert found is not None
    assert (found.native_id, found.text, found.parent_id) == (target, known.text, known.parent_id)
    assert found.author.handle == known.author.handle


def test_it_reads_as_its_author_changed_it_and_changed_it_again(platform: Platform, network: FakeNetwork) -> None:
    target = publish(network, platform.account.platform)
    for words in ("solved, thank you @acme", "no, it is not @acme"):
        network.record.edit(target, words)
        found = platform.find_post(target)

        assert found is not None
        assert (found.native_id, found.text) == (target, words)


def test_one_that_is_gone_is_told_for_certain(platform: Platform, network: FakeNetwork) -> None:
    kind = platform.account.platform
    target, other = publish(network, kind), publish(network, kind)
    network.record.delete(target)

    assert platform.find_post(target) is None
    assert platform.find_post(other) is not None


def test_one_that_is_gone_with_all_its_edits_is_told_for_certain(platform: Platform, network: FakeNetwork) -> None:
    target = publish(network, platform.account.platform)
    network.record.edit(target, "changed @acme")
    network.record.delete(target)

    assert platform.find_post(target) is None


@pytest.mark.parametrize("fault", NO_WORD)
def test_what_cannot_be_read_is_not_called_gone(platform: Platform, network: FakeNetwork, fault: str) -> None:
    target = publish(network, platform.account.platform)
    platform.check()
    network.fail(fault, on="read", times=-1)

    wanted = {"rate_limited": RateLimited, "unauthorized": Unauthorized}.get(fault, Unavailable)
    if platform.account.platform == "x" and fault == "app_forbidden":
        wanted = Unauthorized
    found = outcome(lambda: platform.find_post(target))
    assert found is wanted or (fault == "unauthorized" and found is Unavailable)  # the token may only be old


@pytest.mark.parametrize("answer", [None, [], {}, 7, {"data": None}, *ODD], ids=lambda answer: str(answer)[:60])
def test_an_answer_about_anything_else_is_no_word_on_it(
    platform: Platform, network: FakeNetwork, answer: object
) -> None:
    target = publish(network, platform.account.platform)
    platform.find_post(target)  # signed in, and who we are is known
    with told_next(network, answer):
        assert outcome(lambda: platform.find_post(target)) is Unavailable


def test_the_network_says_when_to_ask_again(platform: Platform, network: FakeNetwork) -> None:
    target = publish(network, platform.account.platform)
    platform.check()
    network.fail("rate_limited", on="read")

    with pytest.raises(RateLimited) as caught:
        platform.find_post(target)

    assert caught.value.retry_at is not None
    assert 100_000 < caught.value.retry_at - system_clock() < 130_000


@pytest.mark.parametrize("what", ["resource-not-found", "not-authorized-for-resource", "over-capacity"])
def test_x_withholds_what_is_deleted_protected_or_suspended(network: FakeNetwork, what: str) -> None:
    platform, target = a_platform("x", network.url), publish(network, "x")
    error = {"resource_id": target, "parameter": "ids", "type": f"https://api.twitter.com/2/problems/{what}"}
    with told_next(network, {"errors": [error]}):
        assert outcome(lambda: platform.find_post(target)) is (Unavailable if what == "over-capacity" else None)


def test_a_long_post_of_x_reads_whole(network: FakeNetwork) -> None:
    platform, whole = a_platform("x", network.url), "@acme " + "long words " * 60
    target = publish(network, "x", "@acme long words…", {"note_tweet": {"text": whole}})

    found = platform.find_post(target)

    assert found is not None
    assert found.text == whole == polled(platform)[target].text


@pytest.mark.parametrize(
    "gone",
    [{"body": "[deleted]", "author": "[deleted]"}, {"body": "[removed]"}],
    ids=["by its author", "by moderators"],
)
def test_a_comment_that_reddit_shows_emptied_is_gone(network: FakeNetwork, gone: dict[str, object]) -> None:
    platform = a_platform("reddit", network.url)

    assert platform.find_post(publish(network, "reddit", extra=gone)) is None


@pytest.mark.parametrize(
    ("extra", "stands"),
    [
        ({}, True),
        ({"selftext": "[removed]"}, False),
        ({"selftext": "", "author": "[deleted]", "removed_by_category": "deleted"}, False),
        ({"author": "[deleted]"}, True),
        ({"removed_by_category": None, "locked": True}, True),
    ],
)
def test_a_post_of_reddit_is_gone_with_its_words(network: FakeNetwork, extra: dict[str, object], stands: bool) -> None:
    post = network.record.publish("reddit", "bob", "acme: a title\n\nand words", extra=extra)

    found = a_platform("reddit", network.url).find_post(post.id)

    assert (found is not None) is stands
    assert found is None or found.text == "acme: a title\n\nand words"


def test_a_slow_poll_of_reddit_does_not_hold_up_what_is_about_to_leave(network: FakeNetwork) -> None:
    platform, target = a_platform("reddit", network.url), publish(network, "reddit")
    client = platform._reader_client  # type: ignore[attr-defined]

    with client._lock:  # as a poll that waits for its answer holds it
        assert platform.find_post(target) is not None


def test_a_line_of_a_file_is_found_as_the_file_has_it_now(tmp_path: Path) -> None:
    file, line = tmp_path / "posts.jsonl", {"id": "p1", "created_at": "2026-03-01T08:00:00Z", "text": "acme?"}
    file.write_text(json.dumps(line) + "\n", encoding="utf-8")
    platform = registry.load(Account(name="acme", platform="replay", path=str(file)), system_clock)
    assert [post.text for post in platform.fetch("file", Cursor()).posts] == ["acme?"]
    file.write_text(json.dumps({**line, "text": "acme, never mind"}) + "\n", encoding="utf-8")

    found = platform.find_post("p1")

    assert found is not None
    assert found.text == "acme, never mind"
    assert platform.find_post("p2") is None
    file.unlink()
    assert outcome(lambda: platform.find_post("p1")) is Unavailable
