"""Platforms are found by their file, and described without loading a client library."""

from __future__ import annotations

import subprocess
import sys

import pytest

from domain.errors import ConfigError
from platforms import registry


def test_a_platform_is_a_file_with_an_adapter() -> None:
    assert registry.kinds() == ("bluesky", "mastodon", "reddit", "replay", "x")


def test_kinds_and_secrets_are_told_without_the_client_libraries() -> None:
    code = (
        "import sys; from platforms import registry; registry.describe('x'); registry.describe('reddit');"
        "registry.describe('bluesky'); registry.describe('mastodon');"
        "print({'tweepy', 'praw', 'requests', 'atproto', 'httpx', 'mastodon'} & sys.modules.keys())"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "set()"


@pytest.mark.parametrize(
    ("kind", "sets"),
    [
        ("x", [{"consumer_key", "consumer_secret", "access_token", "access_token_secret"}, {"bearer_token"}]),
        ("reddit", [{"client_id", "client_secret", "refresh_token"},
                    {"client_id", "client_secret", "username", "password"}]),
        ("bluesky", [{"app_password"}]),
        ("mastodon", [{"access_token"}]),
        ("replay", [set()]),
    ],
)  # fmt: skip
def test_each_platform_tells_which_secrets_are_enough(kind: str, sets: list[set[str]]) -> None:
    assert [set(names) for names in registry.describe(kind).secret_sets] == sets


@pytest.mark.parametrize("kind", ["", "registry", "faults", "../x", "x.py", "os"])
def test_what_is_no_platform_is_refused_with_the_list(kind: str) -> None:
    with pytest.raises(ConfigError, match="reddit, replay, x"):
        registry.describe(kind)
