from __future__ import annotations

import pytest

from domain.errors import ConfigError
from domain.errors import Unauthorized
from domain.errors import Unavailable
from domain.platform import Account
from platforms import options


def an_account(**given: str) -> Account:
    return Account(name="acme", platform="x", options=given)


def test_every_unknown_option_is_named_at_once() -> None:
    with pytest.raises(ConfigError) as caught:
        options.require_known(an_account(a="1", b="2", timeout="3"), ("timeout",))

    assert [problem.place for problem in caught.value.problems] == ["account acme, option a", "account acme, option b"]


@pytest.mark.parametrize("written", ["0", "-1", "soon", "nan", "301"])
def test_spans_are_positive_and_short(written: str) -> None:
    with pytest.raises(ConfigError, match="timeout"):
        options.seconds(an_account(timeout=written), "timeout", 30)
    assert options.seconds(an_account(timeout="2.5"), "timeout", 30) == 2.5
    assert options.seconds(an_account(), "timeout", 30) == 30


@pytest.mark.parametrize(
    ("written", "kept"),
    [("", "7"), ("5", "5"), (" 5 ", " 5 "), ("70", "7"), ("7e1", "7"), ("1e999", "1e999"), ("²", "²"), ("-1", "-1")],
)
def test_a_span_is_capped_and_what_is_none_is_left_to_be_refused(written: str, kept: str) -> None:
    account = options.capped(an_account(timeout=written, sources="mentions"), "timeout", 7)

    assert account.options == {"timeout": kept, "sources": "mentions"}


def test_sources_keep_the_platform_s_order() -> None:
    assert options.chosen(an_account(sources="c, a"), ["a", "b", "c"]) == ("a", "c")
    assert options.chosen(an_account(), ["a", "b"]) == ("a", "b")
    with pytest.raises(ConfigError, match="has no d"):
        options.chosen(an_account(sources="d"), ["a", "b"])


def test_words_are_chosen_from_a_list() -> None:
    assert options.one_of(an_account(), "spelling", ("tweet", "post")) == "tweet"
    with pytest.raises(ConfigError, match="tweet, post"):
        options.one_of(an_account(spelling="toot"), "spelling", ("tweet", "post"))


def test_only_refused_credentials_send_a_person_to_their_keys() -> None:
    refused = options.failed_check(Unauthorized("acme-x", "X refuses our keys"), "Look at the keys.")
    away = options.failed_check(Unavailable("acme-x", "no answer"), "Look at the keys.")

    assert refused.message == "X refuses our keys. Look at the keys."
    assert away.message == "no answer. Is this machine online? Try again in a few minutes."
