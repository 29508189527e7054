"""Ids of three kinds of servers, pages, and which status shows a text of ours."""

from __future__ import annotations

import pytest

from domain.clock import MINUTE
from domain.mention import MentionKind
from domain.mention import Post
from domain.platform import BadItem
from platforms import mastodon_posts
from platforms.mastodon_posts import Reader

ULID = "01JQ8Z6T3V4W5X6Y7Z8A9B0C1D"


@pytest.mark.parametrize(
    ("native_id", "before"),
    [
        (str((1_790_000_000_000 << 16) + 7), str(((1_790_000_000_000 - MINUTE) << 16) + 7)),
        ("100", "20"),
        ("21", "1"),
        ("00000000Y0ZZZZZZZZZZZZZZZZ", "0" * 26),
        ("at://x/y", "at://x/y"),
        ("9" * 40, "9" * 40),
        ("", ""),
    ],
)
def test_an_id_so_much_earlier(native_id: str, before: str) -> None:
    assert mastodon_posts.earlier(native_id, MINUTE) == before


def test_an_earlier_id_of_gotosocial_is_that_of_the_moment_before() -> None:
    back = mastodon_posts.earlier(ULID, MINUTE)

    assert back < ULID
    assert len(back) == len(ULID)
    assert mastodon_posts.earlier(back, 0)[:10] == back[:10]
    assert mastodon_posts.earlier(mastodon_posts.earlier(ULID, 40_000), 20_000) == back


@pytest.mark.parametrize(
    ("link", "found"),
    [
        ('<https://a.example/api?limit=4&max_id=12>; rel="next", <https://a.example?min_id=14>; rel="prev"', "12"),
        ('<https://a.example/api?min_id=14>; rel="prev"', ""),
        ('<https://a.example/api>; rel="next"', ""),
        ("", ""),
        ("<<<;;;,,,", ""),
        ("<http://[>; rel=next", ""),
    ],
)
def test_the_next_page_is_read_out_of_a_link_header(link: str, found: str) -> None:
    assert mastodon_posts.next_page(link) == found


def a_status(**changes: object) -> dict[str, object]:
    account = {"id": "9", "acct": "bob"}
    return {"id": "55", "created_at": "2026-03-01T08:00:00Z", "content": "<p>hi</p>", "account": account, **changes}


def test_a_page_tells_its_newest_and_oldest_by_their_size_as_numbers() -> None:
    page = Reader(me="1").page([a_status(id="100"), a_status(id="99"), 7, {"id": []}], kind=MentionKind.KEYWORD)

    assert (page.newest, page.oldest) == ("100", "99")
    assert [post.native_id for post in page.posts] == ["100", "99"]
    assert len(page.bad) == 2


@pytest.mark.parametrize("items", [None, {}, 7, "x"])
def test_what_is_no_list_is_no_page(items: object) -> None:
    with pytest.raises(ValueError, match="no list"):
        Reader(me="1").page(items, kind=MentionKind.KEYWORD)


def test_what_is_merely_passed_on_is_passed_over() -> None:
    assert Reader(me="1").item(a_status(reblog=a_status()), kind=MentionKind.KEYWORD) is None


@pytest.mark.parametrize(
    "changes",
    [{"content": None}, {"created_at": "soon"}, {"created_at": None}, {"id": ""}, {"created_at": "0001-01-01"}],
)
def test_what_cannot_be_read_is_kept_with_its_raw_words(changes: dict[str, object]) -> None:
    found = Reader(me="1").item(a_status(**changes), kind=MentionKind.KEYWORD)

    assert isinstance(found, BadItem)
    assert found.raw
    assert found.error.startswith("a post: ")


@pytest.mark.parametrize(("author", "is_ours"), [({"id": "1"}, True), ({"id": "2", "acct": "Acme"}, True), ({}, False)])
def test_our_own_posts_are_told_by_id_or_name(author: dict[str, object], is_ours: bool) -> None:
    found = Reader(me="1", handle="acme").item(a_status(account=author), kind=MentionKind.KEYWORD)

    assert isinstance(found, Post)
    assert found.is_ours is is_ours


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", 7, None, "//a.example"])
def test_an_address_is_one_of_the_web_or_none(url: object) -> None:
    assert mastodon_posts.address({"url": url}) == ""


def test_a_status_without_an_address_has_the_one_of_its_protocol() -> None:
    assert mastodon_posts.address({"url": None, "uri": "https://a.example/7"}) == "https://a.example/7"


@pytest.mark.parametrize(
    ("text", "shows"),
    [
        ("@bob@far.example a  b\n\nc <3", True),
        ("@bob a b c <3", True),
        ("@bob a b c", False),
        ("CW: x\n@bob a b c <3", False),
    ],
)
def test_a_status_shows_a_text_whatever_became_of_spaces_and_servers(text: str, shows: bool) -> None:
    status = {"content": "<p>@<span>bob</span> a b</p><p>c &lt;3</p>", "spoiler_text": ""}

    assert mastodon_posts.reads(status, text) is shows
