"""What only Mastodon does: its cursors, hashtags, circles of readers, warnings, keys, and servers of other kinds."""

from __future__ import annotations

import http.server
import time
from collections.abc import Callable
from collections.abc import Iterator
from functools import partial

import pytest

from bench import fake_network
from bench.fake_network import FakeNetwork
from domain.errors import Rejected
from domain.errors import Unavailable
from domain.errors import Uncertain
from domain.mention import MentionKind
from domain.platform import Cursor
from domain.platform import Page
from domain.platform import Platform
from domain.platform import Receipt
from tests.loopback import serving
from tests.mastodon_house import a_status
from tests.mastodon_house import an_adapter
from tests.mastodon_house import an_order
from tests.mastodon_house import id_of
from tests.mastodon_house import publish
from tests.mastodon_house import respond
from tests.mastodon_house import told


@pytest.fixture
def network() -> Iterator[FakeNetwork]:
    with fake_network.serve() as server:
        yield server


def facts(network: FakeNetwork) -> list[tuple[object, object, str]]:
    replies = network.record.replies("mastodon")
    return [(reply.extra["visibility"], reply.extra["spoiler_text"], reply.text) for reply in replies]


def asked(network: FakeNetwork, path: str) -> list[str]:
    return [query for _, seen, query in network.requests if seen.startswith(path)]


def whole(platform: Platform, source: str, cursor: Cursor) -> list[Page]:
    pages = [platform.fetch(source, cursor)]
    while pages[-1].next_page:
        pages.append(platform.fetch(source, Cursor(floor=cursor.floor, page=pages[-1].next_page)))
    return pages


# reading


def test_a_poll_goes_on_where_the_last_one_ended(network: FakeNetwork) -> None:
    platform = an_adapter(network.url)
    for number in range(130):
        publish(network, text=f"@acme {number}")
    first = whole(platform, "mentions", Cursor())
    newest = publish(network, text="@acme at last")

    later = whole(platform, "mentions", Cursor(floor=first[0].newest, floor_at=first[0].newest_at))

    assert [len(page.posts) for page in first] == [80, 50, 0]
    found = [post.native_id for page in later for post in page.posts]
    assert found[0] == newest
    assert len(found) == 81  # notifications are numbered, and the last eighty are read again: they may come in late
    assert later[0].newest_at > 0


def test_posts_of_a_hashtag_are_read_again_for_half_an_hour(network: FakeNetwork) -> None:
    platform = an_adapter(network.url)
    now_at = time.time_ns() // 1_000_000
    for minutes in (90, 20, 0):
        publish(network, text=f"#acme {minutes}", at=now_at - minutes * 60_000)
    floor = platform.fetch("tag", Cursor()).newest

    page = platform.fetch("tag", Cursor(floor=floor))

    assert [post.text for post in page.posts] == ["#acme 0", "#acme 20"]
    assert {post.kind for post in page.posts} == {MentionKind.KEYWORD}


def test_a_term_is_followed_as_the_hashtag_that_its_letters_make(network: FakeNetwork) -> None:
    platform = an_adapter(network.url, terms=("Acme", "acme cloud", "acme-cloud", "24", '"Ünit', " "))

    assert list(platform.sources()) == ["mentions", "tag", "tag-2", "tag-3"]
    for source in platform.sources():
        platform.fetch(source, Cursor())
    paths = [path for _, path, _ in network.requests if "/tag/" in path]
    assert [path.rsplit("/", 1)[1] for path in paths] == ["acme", "acmecloud", "%C3%BCnit"]


def test_full_texts_are_searched_only_where_the_operator_says_so(network: FakeNetwork) -> None:
    publish(network, text="the acme cloud is down")
    platform = an_adapter(network.url, options={"search": "on", "sources": "search-2"})

    page = platform.fetch("search-2", Cursor())

    assert [post.text for post in page.posts] == ["the acme cloud is down"]
    assert "type=statuses" in asked(network, "/api/v2/search")[0]
    assert "search" not in an_adapter(network.url).sources()


def test_mentions_that_filters_hold_back_are_asked_for_too(network: FakeNetwork) -> None:
    an_adapter(network.url).fetch("mentions", Cursor())

    assert "include_filtered=true" in asked(network, "/api/v1/notifications")[0]


def test_a_reply_belongs_to_the_conversation_that_began_it(network: FakeNetwork) -> None:
    root = publish(network, "ann", "opening")
    ours = publish(network, "acme", "our answer", parent=root)
    reply = publish(network, parent=ours)
    alone = publish(network)
    platform = an_adapter(network.url)

    found = {post.native_id: post for post in platform.fetch("mentions", Cursor()).posts}
    platform.fetch("mentions", Cursor())

    assert (found[reply].conversation_id, found[reply].parent_id) == (root, ours)
    assert found[reply].kind is MentionKind.REPLY
    assert found[alone].conversation_id == alone
    assert len([path for _, path, _ in network.requests if path.endswith("/context")]) == 1


def test_where_the_first_post_cannot_be_had_the_answered_one_stands_for_it() -> None:
    def answer(handler: http.server.BaseHTTPRequestHandler) -> None:
        if handler.path.endswith("/context"):
            respond(handler, {}, status=503)
        elif "verify" in handler.path:
            respond(handler, {"id": "4200", "acct": "acme"})
        else:
            respond(handler, [{"id": "1", "type": "mention", "status": a_status(in_reply_to_id="77")}])

    with serving(answer) as url:
        page = an_adapter(url).fetch("mentions", Cursor())

    assert [post.conversation_id for post in page.posts] == ["77"]


def test_the_server_s_own_next_page_and_notifications_of_deleted_posts() -> None:
    def answer(handler: http.server.BaseHTTPRequestHandler) -> None:
        if "verify" in handler.path:
            respond(handler, {"id": "4200", "acct": "acme"}, deprecation="true")
            return
        items = [{"id": "12", "type": "mention", "status": None, "created_at": "2026-03-01T09:00:00Z"},
                 {"id": "9", "type": "mention", "status": a_status()}]  # fmt: skip
        respond(handler, items, link='<http://x/api?max_id=5&types%5B%5D=mention>; rel="next", <http://x>; rel="prev"')

    with serving(answer) as url:
        platform = an_adapter(url)
        page = platform.fetch("mentions", Cursor())
        again = platform.fetch("mentions", Cursor(page="5"))

    assert [post.native_id for post in page.posts] == ["55"]
    assert (page.next_page, page.newest, page.newest_at, page.bad) == ("5", "12", 1_772_355_600_000, ())
    assert again.next_page == ""  # else a server that knows no pages would be read for ever


ODD: tuple[object, ...] = (
    None, 7, {}, [None], [7, [], {}], [{"id": []}], [{"id": "1", "type": "mention", "status": 7}],
    [{"id": "1", "type": [], "status": {"id": {}, "content": 7}}], [a_status(created_at="soon", id="8")],
    [a_status(created_at=7, in_reply_to_id={}, spoiler_text=[], account=[], url=7, reblog=7)],
    {"statuses": 7, "ancestors": 7, "descendants": [7, {"id": 8}], "id": "5", "account": {"id": "1", "acct": []}},
    {"statuses": [a_status()], "ancestors": [a_status(), {}], "id": "5", "content": {}, "visibility": []},
)  # fmt: skip


@pytest.mark.parametrize("body", ODD, ids=str)
def test_whatever_is_answered_once_we_are_known_only_errors_of_ours_come_out(body: object) -> None:
    def answer(handler: http.server.BaseHTTPRequestHandler) -> None:
        handler.rfile.read(int(handler.headers.get("content-length") or 0))
        respond(handler, {"id": "4200", "acct": "acme"} if "accounts/verify" in handler.path else body)

    with serving(answer) as url:
        platform = an_adapter(url, options={"search": "on"})
        calls: list[Callable[[], object]] = [partial(platform.fetch, name, Cursor()) for name in platform.sources()]
        calls += [lambda: platform.thread("5", ""), lambda: platform.find_post("5")]
        calls += [lambda: platform.find_reply("5", "x"), lambda: platform.delete_reply("5"), platform.check]
        for call in calls:
            told(call)
        sent = told(lambda: platform.send(an_order("5")))

    assert sent in {Unavailable, Rejected, Uncertain} or isinstance(sent, Receipt)


def test_a_post_is_found_as_it_stands_now(network: FakeNetwork) -> None:
    platform = an_adapter(network.url)
    target = publish(network, extra={"spoiler_text": "food"})

    found = platform.find_post(target)
    network.record.delete(target)

    assert found is not None
    assert found.text == "CW: food\n\nhello @acme"
    assert platform.find_post(target) is None


def test_another_post_than_the_one_asked_for_tells_nothing_of_it() -> None:
    def answer(handler: http.server.BaseHTTPRequestHandler) -> None:
        respond(handler, {"id": "4200", "acct": "acme"} if "accounts/verify" in handler.path else a_status(id="55"))

    with serving(answer) as url:
        platform = an_adapter(url)
        with pytest.raises(Unavailable, match="another post than 56"):
            platform.find_post("56")
        assert platform.find_post("55") is not None


# replying


@pytest.mark.parametrize(
    ("of_target", "widest", "ours"),
    [("public", "", "unlisted"), ("public", "public", "public"), ("private", "public", "private"),
     ("direct", "", "direct"), ("circle", "public", "direct")],
)  # fmt: skip
def test_a_reply_is_seen_by_nobody_who_may_not_see_its_target(
    of_target: str, widest: str, ours: str, network: FakeNetwork
) -> None:
    target = publish(network, extra={"visibility": of_target})

    an_adapter(network.url, options={"visibility": widest}).send(an_order(target))

    assert facts(network) == [(ours, "", "@bob Thank you.")]


def test_a_content_warning_is_kept_in_the_words_that_were_approved(network: FakeNetwork) -> None:
    platform = an_adapter(network.url)
    target = publish(network, extra={"spoiler_text": "acme are thieves"})

    with pytest.raises(Rejected, match='"CW: acme are thieves"'):
        platform.send(an_order(target))
    assert network.posts_sent() == 0
    platform.send(an_order(target, "CW: spoiled food\n\n@bob Thank you."))

    assert facts(network) == [("unlisted", "spoiled food", "@bob Thank you.")]


def test_a_reply_of_which_its_author_would_never_hear_is_refused(network: FakeNetwork) -> None:
    platform = an_adapter(network.url)
    near, far = publish(network), publish(network, "eve@far.example")

    with pytest.raises(Rejected, match="@bob"):
        platform.send(an_order(near, "Thank you."))
    with pytest.raises(Rejected, match=r"@eve@far\.example"):
        platform.send(an_order(far, "@eve Thank you."))
    assert network.posts_sent() == 0
    opening = platform.opening("eve@far.example", "hello")
    assert platform.send(an_order(far, f"{opening}Thank you.")).url.startswith("https://")


@pytest.mark.parametrize("target", ["117000000000000000", "../../oauth/revoke", ""])
def test_a_target_that_is_gone_or_no_id_is_refused_before_anything_is_sent(target: str, network: FakeNetwork) -> None:
    with pytest.raises(Rejected):
        an_adapter(network.url).send(an_order(target))

    assert network.posts_sent() == 0
    assert bool(network.requests) is target.isdigit()  # what is no id is asked of nobody


def test_the_warning_counts_and_a_mention_counts_without_its_server(network: FakeNetwork) -> None:
    platform = an_adapter(network.url)

    assert platform.preview("CW: food\n\n@bob@far.example https://a.example/b").length == 4 + 4 + 1 + 23
    assert platform.preview("x" * 497 + " @b").problems == ()
    assert platform.preview("CW: a\n" + "x" * 500).problems == ("The reply is 1 too long for this server.",)
    assert platform.preview("CW: food").problems == ("The reply is empty.",)


def test_a_server_s_own_limit_counts_once_it_is_known_and_the_operator_s_before_it(network: FakeNetwork) -> None:
    platform = an_adapter(network.url, token="gotosocial")
    assert platform.preview("x").limit == 500

    checks = {check.name: check for check in platform.check()}

    assert platform.preview("https://a.example/b").length == 25
    assert platform.preview("x").limit == 5_000
    assert "length" not in checks
    limited = an_adapter(network.url, token="gotosocial", options={"limit": "9000"})
    assert [check.state for check in limited.check() if check.name == "length"] == ["fail"]
    assert limited.preview("x").limit == 9_000


def test_a_text_that_the_server_counts_longer_goes_back_with_its_words(network: FakeNetwork) -> None:
    target = publish(network)

    with pytest.raises(Rejected, match="limit of 500 exceeded"):
        an_adapter(network.url, options={"limit": "900"}).send(an_order(target, "@bob " + "x" * 600))


def test_mastodon_knows_a_reply_sent_twice_by_its_key_and_others_do_not(network: FakeNetwork) -> None:
    target = publish(network)
    for token, landed, is_safe in (("canary-token", 1, True), ("gotosocial", 3, False), ("old", 3, False)):
        platform = an_adapter(network.url, token=token)
        assert platform.REFUSES_DUPLICATES is False  # until the server is known
        for _ in range(2):
            platform.send(an_order(target, key=f"a key {landed}"))
        platform.find_reply(target, "@bob Thank you.")
        assert len(network.record.replies("mastodon")) == landed
        assert platform.REFUSES_DUPLICATES is is_safe


def test_the_look_up_prefers_exactly_our_text_and_takes_a_reply_by_hand_too(network: FakeNetwork) -> None:
    platform = an_adapter(network.url)
    target = publish(network, "bob@far.example")
    text = "CW: food\n\n@bob@far.example See https://a.example/some/long/path/that/is/cut\n\n<3 & more"
    assert platform.find_reply(target, text) is None
    ours = platform.send(an_order(target, text))
    by_hand = publish(network, "acme", "@bob typed on a phone", parent=target)

    assert platform.find_reply(target, text) == ours
    network.record.delete(ours.native_id)
    assert id_of(platform.find_reply(target, text)) == by_hand


def test_a_reply_cut_loose_from_a_deleted_post_is_known_by_its_text(network: FakeNetwork) -> None:
    platform = an_adapter(network.url)
    target = publish(network)
    network.fail("drop_after", on="write")
    assert told(lambda: platform.send(an_order(target))) is Uncertain
    network.record.delete(target)

    found = platform.find_reply(target, "@bob Thank you.")

    assert id_of(found) == network.record.replies("mastodon")[0].id
    with pytest.raises(Unavailable, match="no longer shows"):
        platform.find_reply(target, "@bob something else")


def test_all_our_posts_since_the_target_are_read_before_a_reply_is_called_absent(network: FakeNetwork) -> None:
    platform = an_adapter(network.url)
    target = publish(network)
    reply = publish(network, "acme", "@bob by hand", parent=target)
    for number in range(100):
        publish(network, "acme", f"news {number}")

    assert id_of(platform.find_reply(target, "@bob other")) == reply
    for number in range(400):
        publish(network, "acme", f"more news {number}")
    assert told(lambda: platform.find_reply(target, "@bob other")) is Unavailable


def test_our_own_reply_is_deleted_and_may_be_deleted_again(network: FakeNetwork) -> None:
    platform = an_adapter(network.url)
    target = publish(network)
    reply = platform.send(an_order(target))

    platform.delete_reply(reply.native_id)
    platform.delete_reply(reply.native_id)
    for other in (target, "../1"):
        with pytest.raises(Rejected):
            platform.delete_reply(other)

    assert network.record.find(reply.native_id) is None
    assert network.record.find(target) is not None
