"""Invented answers of each network beside the posts they must become."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from domain.mention import MentionKind
from domain.mention import Post
from domain.platform import BadItem
from platforms import bluesky_posts
from platforms import mastodon_posts
from platforms import reddit_posts
from platforms import replay
from platforms import x_posts

GOLDEN = Path(__file__).parents[1] / "golden"
PAIRS = sorted(path for path in GOLDEN.glob("*/*.raw.json"))


def read_x(raw: str) -> Post | BadItem | None:
    page = x_posts.read_page(json.loads(raw), me="4200", handle="acme", kind=MentionKind.MENTION)
    items: list[Post | BadItem] = [*page.posts, *page.bad]
    return items[0]


def read_reddit(raw: str) -> Post | BadItem | None:
    return reddit_posts.Reader(handle="acme").item(json.loads(raw), kind=MentionKind.KEYWORD)


def read_replay(raw: str) -> Post | BadItem | None:
    return replay.read_post(raw, number=1, kind=MentionKind.MENTION)


def read_bluesky(raw: str) -> Post | BadItem | None:
    return bluesky_posts.read_item(json.loads(raw), me="did:plc:acme", kind=MentionKind.KEYWORD)


def read_mastodon(raw: str) -> Post | BadItem | None:
    return mastodon_posts.Reader(me="4200", handle="acme").item(json.loads(raw), kind=MentionKind.MENTION)


READERS: dict[str, Callable[[str], Post | BadItem | None]] = {
    "x": read_x,
    "reddit": read_reddit,
    "replay": read_replay,
    "bluesky": read_bluesky,
    "mastodon": read_mastodon,
}


@pytest.mark.parametrize("path", PAIRS, ids=lambda path: f"{path.parent.name}-{path.name.split('.')[0]}")
def test_an_answer_becomes_its_post(path: Path) -> None:
    found = READERS[path.parent.name](path.read_text(encoding="utf-8"))

    expected = json.loads(path.with_name(path.name.replace(".raw.", ".post.")).read_text(encoding="utf-8"))
    expected["author"] = {"bio": "", **expected["author"]}  # told only where there is one
    assert isinstance(found, Post)
    assert found.raw
    assert dataclasses.asdict(dataclasses.replace(found, raw="")) == expected


def test_no_expected_post_stands_alone() -> None:
    raws = {path.name.replace(".raw.", ".post.") for path in PAIRS}

    assert raws == {path.name for path in GOLDEN.glob("*/*.post.json")}
