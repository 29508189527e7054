"""Pages and threads of Bluesky, read: what is passed over, what is put aside, what a page tells of its times."""

from __future__ import annotations

import json

import pytest

from domain.mention import MentionKind
from domain.mention import Post
from domain.platform import BadItem
from platforms import bluesky_posts

URI = "at://did:plc:ann/app.bsky.feed.post/3l3qs4ddnlk2c"


def an_item(**changes: object) -> dict[str, object]:
    record = {"$type": "app.bsky.feed.post", "text": "acme", "createdAt": "2026-03-01T08:00:00Z"}
    return {"uri": URI, "record": record, "indexedAt": "2026-03-01T08:00:01Z", **changes}


def read(*items: object) -> bluesky_posts.Reading:
    return bluesky_posts.read_page(list(items), me="did:plc:acme", kind=MentionKind.MENTION)


@pytest.mark.parametrize(
    ("reason", "kind"),
    [("mention", MentionKind.MENTION), ("reply", MentionKind.REPLY), ("quote", MentionKind.MENTION)],
)
def test_a_notification_tells_how_the_post_reached_us(reason: str, kind: MentionKind) -> None:
    assert [post.kind for post in read(an_item(reason=reason)).posts] == [kind]


def test_a_like_is_passed_over_and_its_time_counts_all_the_same() -> None:
    like = an_item(reason="like", uri=URI.replace("post", "like"), indexedAt="2026-03-01T07:00:00Z")

    page = read(an_item(reason="mention"), like, {"record": {"$type": "app.bsky.graph.follow"}})

    assert (len(page.posts), page.bad) == (1, ())
    assert (page.newest, page.newest_at - page.oldest_at) == (URI, 3_601_000)


@pytest.mark.parametrize(
    "item",
    [None, 7, {}, an_item(uri=7), an_item(uri="https://x"), an_item(record={"text": 7}), an_item(record=None),
     an_item(indexedAt="soon", record={"text": "x", "createdAt": "0001-01-01T00:00:00Z"}),
     an_item(indexedAt=None, record={"text": "x", "createdAt": "9999-12-31T23:59:59-23:59"})],
)  # fmt: skip
def test_an_item_that_cannot_be_read_is_put_aside_with_its_words(item: object) -> None:
    page = read(an_item(), item)

    assert [post.native_id for post in page.posts] == [URI]
    assert [(type(bad), bad.error.startswith("an item of Bluesky")) for bad in page.bad] == [(BadItem, True)]


def test_the_network_s_time_goes_before_the_author_s() -> None:
    claimed = {"text": "from the past", "createdAt": "1999-01-01T00:00:00Z"}
    seen, unseen = read(an_item(record=claimed), an_item(record=claimed, indexedAt=None)).posts

    assert seen.created_at == 1_772_352_001_000
    assert unseen.created_at == 915_148_800_000


def test_a_thread_is_walked_in_every_direction_and_what_is_gone_is_passed_over() -> None:
    gone = {"$type": "app.bsky.feed.defs#notFoundPost", "uri": URI, "notFound": True}
    below = {"post": {"uri": "c"}, "replies": [gone, {"post": {"uri": "d"}}, 7]}
    above = {"post": {"uri": "a"}, "parent": gone, "replies": "none"}

    found = bluesky_posts.walk({"post": {"uri": "b"}, "parent": above, "replies": [below]})

    assert sorted(str(view["uri"]) for view in found) == ["a", "b", "c", "d"]
    assert list(bluesky_posts.walk([])) == []


def test_the_raw_words_read_to_the_same_post_again() -> None:
    first = read(an_item()).posts[0]
    again = bluesky_posts.read_item(json.loads(first.raw), me="did:plc:acme", kind=MentionKind.MENTION)

    assert isinstance(again, Post)
    assert again == first


@pytest.mark.parametrize("uri", ["", "t1_abc", 'at://did:plc:"><script>/app.bsky.feed.post/x'])
def test_only_a_post_has_a_page(uri: str) -> None:
    assert bluesky_posts.page_of(uri) == ""
    assert bluesky_posts.page_of(URI) == "https://bsky.app/profile/did:plc:ann/post/3l3qs4ddnlk2c"
