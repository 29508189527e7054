"""Brands, accounts, platforms and secrets must fit together."""

from __future__ import annotations

from typing import Any

import pytest

from config import accounts
from config.problems import Places
from config.secrets import Wanted
from domain.platform import Kind

SIGNED = ("key", "token")
KINDS = {
    "x": Kind(secrets=(*SIGNED, "bearer"), secret_sets=(SIGNED, ("bearer",)), options=("timeout",)),
    "replay": Kind(),
}


def places(**tree: Any) -> Places:
    return Places(file="allears.toml", tree=tree, lines={})


def an_account(**changes: Any) -> dict[str, Any]:
    return {"name": "acme-x", "platform": "x", **changes}


def messages(found: Places) -> list[str]:
    return [f"{found.label(fault.route)}: {fault.message}" for fault in accounts.check(found, KINDS)]


def test_what_fits_together_is_not_spoken_of() -> None:
    fits = places(
        brands=[{"name": "Acme"}, {"name": "Bolt"}],
        accounts=[
            an_account(brand="Acme", options={"timeout": "3"}),
            {"name": "b", "platform": "replay", "brand": "Bolt"},
        ],
    )

    assert messages(fits) == []


@pytest.mark.parametrize(
    ("tree", "message"),
    [
        (
            {"brands": [{"name": "Acme"}, {"name": "acme"}]},
            '[[brands]] acme name: there is another brand "acme"; each needs a name of its own',
        ),
        (
            {"accounts": [an_account(), an_account()]},
            '[[accounts]] acme-x name: there is another account "acme-x"; each needs a name of its own',
        ),
        (
            {"brands": [{"name": "Acme"}], "accounts": [an_account(brand="Acne")]},
            '[[accounts]] acme-x brand: there is no brand "Acne"; did you mean "Acme"?',
        ),
        (
            {"accounts": [an_account(brand="Q")]},
            '[[accounts]] acme-x brand: there is no brand "Q"; add it as [[brands]]',
        ),
        (
            {"brands": [{"name": "Acme"}, {"name": "Bolt"}], "accounts": [an_account()]},
            "[[accounts]] acme-x: brand is missing; say which of Acme, Bolt it speaks for",
        ),
        (
            {"accounts": [an_account(platform="fax")]},
            '[[accounts]] acme-x platform: there is no platform "fax"; known are replay, x',
        ),
        (
            {"accounts": [an_account(options={"timeuot": "3"})]},
            '[[accounts]] acme-x options.timeuot: x has no such option; did you mean "timeout"?',
        ),
        (
            {"accounts": [an_account(platform="replay", options={"pace": "3"})]},
            "[[accounts]] acme-x options.pace: replay has no such option; it has none",
        ),
        (
            {"brands": [{"name": "Acme", "voice": {"channels": {"x": {}, "repaly": {}}}}]},
            '[[brands]] Acme voice.channels.repaly: there is no platform "repaly"; did you mean "replay"?',
        ),
    ],
)
def test_what_does_not_fit_is_said_with_its_mend(tree: dict[str, Any], message: str) -> None:
    assert messages(places(**tree)) == [message]


def test_accounts_whose_secrets_share_a_variable_are_told() -> None:
    kinds = {"a": Kind(secrets=("x_key",)), "b": Kind(secrets=("key",))}
    rows = [{"name": "acme", "platform": "a"}, {"name": "acme-x", "platform": "b"}]

    told = [fault.message for fault in accounts.check(places(accounts=rows), kinds)]

    assert "acme and acme-x would share the variable ALLEARS_ACME_X_KEY; rename one" in told


def test_an_account_whose_secret_takes_a_variable_of_ours_is_told() -> None:
    rows = [{"name": "no", "platform": "a"}]

    told = [fault.message for fault in accounts.check(places(accounts=rows), {"a": Kind(secrets=("bootstrap",))})]

    assert told == ["the variable ALLEARS_NO_BOOTSTRAP has another meaning; rename the account no"]


def test_one_complete_set_of_secrets_is_enough() -> None:
    found = places(accounts=[an_account()])

    assert accounts.find_missing(found, KINDS, {Wanted(account="acme-x", name="bearer")}) == []


def test_the_set_that_lacks_fewest_is_asked_for() -> None:
    found = places(accounts=[an_account()])
    given = {Wanted(account="acme-x", name="key")}

    missing = accounts.find_missing(found, KINDS, given)
    (fault,) = accounts.tell_missing(missing, found, KINDS)

    assert missing == [Wanted(account="acme-x", name="token")]
    assert fault.message == (
        "the secret token is missing; set ALLEARS_ACME_X_TOKEN, "
        "or ALLEARS_ACME_X_TOKEN_FILE to the path of a file that holds it; or instead give bearer"
    )


def test_misplaced_secrets_are_found_wherever_they_stand() -> None:
    row = an_account(Bearer="s", secrets={"key": "s"}, options={"token": "s"})

    routes = [fault.route for fault in accounts.find_misplaced(places(accounts=[row], secrets={}), KINDS)]

    assert sorted(routes, key=str) == [
        ("accounts", 0, "Bearer"),
        ("accounts", 0, "options", "token"),
        ("accounts", 0, "secrets"),
        ("secrets",),
    ]
