"""The place of a reply: one for each target and text, valid by the network's rule, and right behind its target."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies

from platforms import bluesky_keys

TARGET = "at://did:plc:ann/app.bsky.feed.post/3l3qs4ddnlk2c"
#: The network's own rule: https://atproto.com/specs/tid
RULE = re.compile("[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}")


@given(strategies.text(strategies.characters(categories=None)), strategies.integers(0, 2**63 - 1))
def test_every_reply_has_a_valid_key_that_sorts_behind_its_target(text: str, number: int) -> None:
    target = bluesky_keys.address("did:plc:ann", bluesky_keys.tid(number))

    key = bluesky_keys.reply_key(target, text)

    assert RULE.fullmatch(key)
    assert key >= bluesky_keys.split(target)[1]


def test_the_same_reply_has_the_same_key_and_another_one_another() -> None:
    other = TARGET.replace("ann", "bob")

    assert bluesky_keys.reply_key(TARGET, "Hello") == bluesky_keys.reply_key(TARGET, "Hello")
    assert len({bluesky_keys.reply_key(TARGET, f"Hello {number}") for number in range(2_000)}) == 2_000
    assert bluesky_keys.reply_key(TARGET, "Hello") != bluesky_keys.reply_key(other, "Hello")


def test_a_reply_sorts_within_a_second_behind_its_target() -> None:
    second_later = bluesky_keys.tid((1_790_000_000 + 2) * 1_000_000 << 10)
    target = bluesky_keys.address("did:plc:ann", bluesky_keys.tid(1_790_000_000_000_000 << 10))

    assert all(bluesky_keys.reply_key(target, str(number)) < second_later for number in range(100))


def test_a_target_whose_key_tells_no_time_gets_replies_all_the_same() -> None:
    key = bluesky_keys.reply_key("at://did:web:ann.example/app.bsky.feed.post/self", "Hello")

    assert RULE.fullmatch(key)
    assert not bluesky_keys.is_tid("self")


@pytest.mark.parametrize(
    "uri",
    ["", "t1_abc", "https://bsky.app/profile/ann", "at://ann.example/app.bsky.feed.post/3l3qs4ddnlk2c",
     "at://did:plc:ann/app.bsky.feed.like/3l3qs4ddnlk2c", "at://did:plc:ann/app.bsky.feed.post/", TARGET + "\n",
     "at://did:plc:ann/app.bsky.feed.post/a/b"],
)  # fmt: skip
def test_what_is_no_address_of_a_post_is_refused(uri: str) -> None:
    with pytest.raises(ValueError, match="no address"):
        bluesky_keys.split(uri)
