"""What servers tell about themselves, our account and our token, and what they are asked for and when."""

from __future__ import annotations

import http.server
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench import fake_network
from bench.fake_network import FakeNetwork
from domain.errors import ConfigError
from domain.errors import RateLimited
from domain.errors import Unauthorized
from domain.errors import Unavailable
from domain.errors import Uncertain
from domain.platform import Cursor
from platforms import mastodon
from platforms import mastodon_server
from platforms.mastodon_server import Server
from tests import recorded
from tests.fakes import FrozenClock
from tests.loopback import serving
from tests.mastodon_house import a_status
from tests.mastodon_house import an_adapter
from tests.mastodon_house import an_order
from tests.mastodon_house import publish
from tests.mastodon_house import respond
from tests.mastodon_house import told
from tests.platform_accounts import an_account


@pytest.fixture
def network() -> Iterator[FakeNetwork]:
    with fake_network.serve() as server:
        yield server


@pytest.mark.parametrize(
    ("version", "keeps_keys"),
    [
        ("4.6.4", True),
        ("4.7.0-nightly.2026-11-01", True),
        ("4.5.0+glitch", True),
        ("3.5.19", True),
        ("0.20.0+git-1a2b3c4", False),
        ("takahe/0.11.0", False),
        ("2.7.2 (compatible; Pleroma 2.9.1)", False),
        ("4.2.1 (compatible; Sharkey 2025.4.3)", False),
        ("", False),
        (7, False),
    ],
)
def test_only_mastodon_itself_is_trusted_to_know_a_reply_by_its_key(version: object, keeps_keys: bool) -> None:
    assert mastodon_server.read({"version": version}).keeps_keys is keeps_keys


@pytest.mark.parametrize("configuration", [None, 7, {}, {"statuses": []}, {"statuses": {"max_characters": -5}}])
def test_what_a_server_leaves_out_is_as_mastodon_has_it(configuration: object) -> None:
    assert mastodon_server.read({"configuration": configuration}) == Server()


def test_a_server_s_limits_are_read_within_reason() -> None:
    statuses = {"max_characters": 10**30, "characters_reserved_per_url": 10**9}

    found = mastodon_server.read({"configuration": {"statuses": statuses}})

    assert (found.max_characters, found.link_length) == (1_000_000, 500)


@pytest.mark.parametrize(
    ("scopes", "state"),
    [
        (["read", "write"], "ok"),
        (list(mastodon_server.SCOPES), "ok"),
        (["read:accounts", "read:notifications", "write:statuses"], "warn"),
        (["read", "write:media"], "fail"),
        ([], "ok"),
        ("read write", "ok"),
    ],
)
def test_missing_scopes_are_named(scopes: object, state: str) -> None:
    found = mastodon_server.check_scopes({"scopes": scopes}, mastodon_server.SCOPES)

    assert found.state == state
    assert ("lacks" in found.message) is (state != "ok")


def test_a_suspended_account_and_hostile_names_are_told_on_one_line() -> None:
    found = mastodon_server.check_account({"suspended": True, "acct": "ac\n\u202eme"}, "home.example")

    assert (found.state, found.message) == (
        "fail", "@ac me@home.example is suspended. Ask the moderators of home.example."
    )  # fmt: skip


@pytest.mark.parametrize(("limit", "state"), [(600, "fail"), (400, "ok")])
def test_a_limit_that_is_not_the_server_s_is_told(limit: int, state: str) -> None:
    assert mastodon_server.check_limit(Server(), limit).state == state


@pytest.mark.parametrize(
    ("token", "states", "words"),
    [
        ("canary-token", {"credentials": "ok", "replies": "ok", "listening": "ok"}, "@acme@127.0.0.1"),
        ("old", {"credentials": "ok", "replies": "ok", "listening": "ok"}, "does not tell"),
        ("reading", {"credentials": "ok", "replies": "fail", "listening": "ok"}, "write:statuses"),
        ("moved", {"credentials": "fail", "replies": "ok", "listening": "ok"}, "@acme@elsewhere.example"),
        ("limited", {"credentials": "warn", "replies": "ok", "listening": "ok"}, "limited"),
        ("closed", {"credentials": "ok", "replies": "ok", "listening": "warn"}, "shows no hashtags"),
        ("revoked", {"credentials": "fail"}, "revoked"),
        ("suspended", {"credentials": "fail"}, "disabled"),
    ],
)
def test_doctor_tells_how_account_token_and_server_stand(
    token: str, states: dict[str, str], words: str, network: FakeNetwork
) -> None:
    checks = an_adapter(network.url, token=token).check()

    assert {check.name: check.state for check in checks} == states
    assert any(words in check.message for check in checks)


@pytest.mark.parametrize("token", ["revoked", "suspended", "reading"])
def test_a_token_that_may_not_write_disables_the_account_and_refuses_no_reply(token: str, network: FakeNetwork) -> None:
    target = publish(network)

    assert told(lambda: an_adapter(network.url, token=token).send(an_order(target))) is Unauthorized
    assert network.record.replies("mastodon") == []


def test_an_empty_budget_for_posts_leaves_reading_alone(network: FakeNetwork) -> None:
    clock = FrozenClock()
    platform, target = an_adapter(network.url, clock=clock), publish(network)
    network.fail("rate_limited", on="write")
    with pytest.raises(RateLimited) as caught:
        platform.send(an_order(target))
    seen = network.posts_sent()

    assert caught.value.retry_at == clock.now_at + 120_000
    assert told(lambda: platform.send(an_order(target))) is RateLimited
    assert network.posts_sent() == seen
    assert len(platform.fetch("mentions", Cursor()).posts) == 1
    clock.advance(121_000)
    assert platform.send(an_order(target)).native_id


def test_the_look_at_the_target_and_the_reply_share_one_deadline() -> None:
    written: list[str] = []

    def answer(handler: http.server.BaseHTTPRequestHandler) -> None:
        if handler.command == "POST":
            written.append(handler.path)
        if "accounts/verify" not in handler.path:
            time.sleep(0.8)
        respond(handler, {"id": "4200", "acct": "acme"} if "verify" in handler.path else a_status(id="5"))

    with serving(answer) as url:
        platform = an_adapter(url, options={"timeout": "1.2"})
        platform.check()
        result = told(lambda: platform.send(an_order("5")))
        time.sleep(0.6)

    assert result is (Uncertain if written else Unavailable), "each alone would have been answered in its time"
    assert len(written) <= 1


def test_a_token_that_is_also_the_name_of_a_file_is_sent_as_it_is(
    network: FakeNetwork, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "canary-token").write_text("revoked\nhttp://127.0.0.1:9\n", encoding="utf-8")

    assert an_adapter(network.url).check()[0].state == "ok"


@pytest.mark.parametrize("url", ["", "mastodon.example", "http://mastodon.example", "ftp://127.0.0.1", "https://"])
def test_the_address_of_the_server_must_be_given_and_safe(url: str) -> None:
    with pytest.raises(ConfigError, match="api_url"):
        an_adapter(url)


@pytest.mark.parametrize("options", [{"visibility": "secret"}, {"limit": "0"}, {"search": "yes"}, {"sources": "home"}])
def test_options_that_cannot_be_used_are_named(options: dict[str, str], network: FakeNetwork) -> None:
    with pytest.raises(ConfigError, match=f"option {next(iter(options))}"):
        an_adapter(network.url, options=options)


def test_without_the_client_library_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "mastodon", None)

    with pytest.raises(ConfigError, match=r"allears\[mastodon\]"):
        mastodon.Adapter(an_account("mastodon", "https://mastodon.example"), clock=FrozenClock())


def test_without_a_token_replies_are_counted_and_nothing_is_asked_of_the_network() -> None:
    platform = an_adapter("https://mastodon.example", token="")

    assert platform.preview("@bob hi").length == 7
    assert platform.sources()[0] == "mentions"
    with pytest.raises(Unauthorized, match="access_token"):
        platform.fetch("mentions", Cursor())


def test_recorded_mentions_and_hashtags_come_in_through_the_client_library() -> None:
    files = ["status_reply", "notifications_mentions_only", "hashtag_tl"]
    with recorded.serve([f"mastodon/{name}.json" for name in files]) as url:
        platform = an_adapter(url, terms=("hoot",))
        mentions, tagged = (platform.fetch(source, Cursor()) for source in ("mentions", "tag"))
        state = {check.name: check.state for check in platform.check()}

    assert (len(mentions.posts), mentions.bad, mentions.newest, mentions.next_page) == (1, (), "21", "21")
    assert mentions.posts[0].url.startswith("http")
    assert len(tagged.posts) == 1
    assert tagged.posts[0].text.startswith("#hoot")
    assert state["credentials"] == "ok"
