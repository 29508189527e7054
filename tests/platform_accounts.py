"""Accounts on the fake network, for tests of the platforms."""

from __future__ import annotations

from collections.abc import Mapping

from domain.clock import system_clock
from domain.platform import Account
from domain.platform import Platform
from platforms import registry

SECRETS: Mapping[str, Mapping[str, str]] = {
    "x": {
        "consumer_key": "canary-ck", "consumer_secret": "canary-cs", "access_token": "canary-at",
        "access_token_secret": "canary-ats",
    },
    "reddit": {"client_id": "canary-id", "client_secret": "canary-secret", "refresh_token": "canary-refresh"},
    "bluesky": {"app_password": "canary-app-password"},
    "mastodon": {"access_token": "canary-mastodon-token"},
}  # fmt: skip


def an_account(kind: str, url: str, **changes: object) -> Account:
    """An account with invented keys that talks to the address given."""
    fields: dict[str, object] = {
        "name": f"acme-{kind}", "platform": kind, "handle": "acme", "brand": "Acme", "terms": ("acme", "acme cloud"),
        "places": ("acmehelp",), "api_url": url, "options": {"timeout": "10"}, "secrets": SECRETS[kind],
    }  # fmt: skip
    return Account(**{**fields, **changes})  # type: ignore[arg-type]


def a_platform(kind: str, url: str, **changes: object) -> Platform:
    """The platform of such an account."""
    return registry.load(an_account(kind, url, **changes), system_clock)
