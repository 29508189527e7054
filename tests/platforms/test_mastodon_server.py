"""What servers tell about themselves, whatever kind they are."""

from __future__ import annotations

import pytest

from platforms import mastodon_server
from platforms.mastodon_server import Server


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
