"""Deleting a reply of ours, on every platform: believed only where it is gone, and never somebody else's post."""

from __future__ import annotations

import json
from collections.abc import Callable
from collections.abc import Iterator
from pathlib import Path

import pytest

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
from domain.platform import Order
from platforms import registry
from tests.platform_accounts import a_platform

NETWORKS = ("x", "reddit", "bluesky", "mastodon")


@pytest.fixture
def network() -> Iterator[FakeNetwork]:
    with fake_network.serve() as server:
        yield server


def publish(network: FakeNetwork, kind: str) -> str:
    root = network.record.publish(kind, "ann", "acme opening")
    return network.record.publish(kind, "bob", "hello @acme", parent=root.id).id


def an_order(target: str) -> Order:
    return Order(target_id=target, text="@bob Thank you, we look into it.", idempotency_key="k")


def outcome(call: Callable[[], object]) -> object:
    try:
        return call()
    except PlatformError as error:
        return type(error)


@pytest.mark.parametrize("kind", NETWORKS)
def test_a_reply_of_ours_is_deleted_and_deleting_it_again_does_no_harm(kind: str, network: FakeNetwork) -> None:
    platform, target = a_platform(kind, network.url), publish(network, kind)
    receipt = platform.send(an_order(target))
    platform.delete_reply(receipt.native_id)
    platform.delete_reply(receipt.native_id)

    assert network.record.find(receipt.native_id) is None
    assert network.record.find(target) is not None
    assert platform.find_reply(target, an_order(target).text) is None


@pytest.mark.parametrize("kind", NETWORKS)
def test_nobody_elses_post_is_deleted(kind: str, network: FakeNetwork) -> None:
    platform, theirs = a_platform(kind, network.url), publish(network, kind)

    assert outcome(lambda: platform.delete_reply(theirs)) is Rejected
    assert network.record.find(theirs) is not None


@pytest.mark.parametrize("kind", NETWORKS)
@pytest.mark.parametrize("fault", sorted(name for name in SHAPES if not name.startswith("hang")))
def test_a_deletion_is_believed_only_where_the_reply_is_gone(kind: str, fault: str, network: FakeNetwork) -> None:
    platform, target = a_platform(kind, network.url), publish(network, kind)
    receipt = platform.send(an_order(target))
    network.fail(fault, on="write", times=1, seconds=4)
    result = outcome(lambda: platform.delete_reply(receipt.native_id))

    assert result in {None, Rejected, RateLimited, Unauthorized, Unavailable, Uncertain}
    assert result is not None or network.record.find(receipt.native_id) is None
    network.faults.clear()
    a_platform(kind, network.url).delete_reply(receipt.native_id)
    assert network.record.find(receipt.native_id) is None


@pytest.mark.parametrize("kind", NETWORKS)
@pytest.mark.parametrize("fault", ["garbage", "html", "list", "cut_after", "error_before"])
def test_a_look_that_says_nothing_is_not_taken_for_gone(kind: str, fault: str, network: FakeNetwork) -> None:
    platform, target = a_platform(kind, network.url), publish(network, kind)
    receipt = platform.send(an_order(target))
    network.fail(fault, on="any", times=-1)

    assert outcome(lambda: platform.delete_reply(receipt.native_id)) in {Unavailable, Uncertain}
    assert network.record.find(receipt.native_id) is not None or fault == "cut_after"


def test_a_reply_in_a_file_is_deleted_and_may_be_written_again(tmp_path: Path) -> None:
    post = {"id": "p1", "text": "acme", "author": "ann", "created_at": "2026-03-01T08:00:00Z"}
    (tmp_path / "posts.jsonl").write_text(json.dumps(post) + "\n", encoding="utf-8")
    account = Account(name="acme-replay", platform="replay", handle="acme", path=str(tmp_path / "posts.jsonl"))
    replayed = registry.load(account, system_clock)
    receipt = replayed.send(an_order("p1"))
    replayed.delete_reply(receipt.native_id)
    replayed.delete_reply(receipt.native_id)
    assert replayed.find_reply("p1", "") is None
    again = replayed.send(Order(target_id="p1", text="Better.", idempotency_key="another"))

    assert replayed.find_reply("p1", "") == again
