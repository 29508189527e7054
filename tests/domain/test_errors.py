"""Every error says in words what happened, and each class stands in the tree at the head of its module."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import Any

import pytest

from domain import errors
from domain.errors import AllEarsError
from domain.errors import BeyondAuthority
from domain.errors import ConfigError
from domain.errors import GuardViolation
from domain.errors import InvalidMove
from domain.errors import NotFound
from domain.errors import PlatformError
from domain.errors import Problem
from domain.errors import RateLimited


def _family(root: type[AllEarsError]) -> Iterator[type[AllEarsError]]:
    yield root
    for child in root.__subclasses__():
        yield from _family(child)


FAMILY = [one for one in _family(AllEarsError) if one.__module__ == errors.__name__]
PLATFORM_ERRORS = list(_family(PlatformError))
#: Errors that must be told what they are about.
TOLD: dict[type[AllEarsError], tuple[Any, ...]] = {
    ConfigError: ([Problem(place="allears.toml:3", message="unknown key 'modle'; did you mean 'model'?")],),
    InvalidMove: ("draft", "rejected", "approve"),
    GuardViolation: (["The reply is 12 too long: 292 of 280."],),
    BeyondAuthority: ("This promises EUR 80; Dana may promise EUR 50.", ["EUR 80 is not covered."]),
    NotFound: ("mention", 7),
    **dict.fromkeys(PLATFORM_ERRORS, ("acme-x", "the network is busy")),
}


@pytest.mark.parametrize("kind", FAMILY, ids=lambda kind: kind.__name__)
def test_an_error_has_a_sentence_of_its_own(kind: type[AllEarsError]) -> None:
    assert kind.__doc__
    assert kind.__doc__.endswith(".")
    assert kind.__doc__ != (kind.__base__ or object).__doc__


@pytest.mark.parametrize("kind", FAMILY, ids=lambda kind: kind.__name__)
def test_an_error_says_what_happened(kind: type[AllEarsError]) -> None:
    told = TOLD.get(kind, ())

    assert str(kind(*told)).strip() not in {"", "None"}


@pytest.mark.parametrize("kind", [one for one in FAMILY if one not in TOLD], ids=lambda kind: kind.__name__)
def test_an_error_without_words_says_what_its_class_says(kind: type[AllEarsError]) -> None:
    assert str(kind()) == inspect.getdoc(kind)
    assert str(kind("In other words.")) == "In other words."


@pytest.mark.parametrize("kind", PLATFORM_ERRORS, ids=lambda kind: kind.__name__)
def test_a_platform_error_names_its_account(kind: type[PlatformError]) -> None:
    error = kind("acme-x", "the network is busy")

    assert error.account == "acme-x"
    assert str(error) == "acme-x: the network is busy"


def test_the_tree_at_the_head_of_the_module_is_the_real_one() -> None:
    tree = errors.__doc__ or ""

    assert [kind.__name__ for kind in FAMILY if kind.__name__ not in tree] == []


def test_configuration_errors_are_told_all_at_once() -> None:
    problems = [Problem(place=f"allears.toml:{line}", message="is wrong") for line in (1, 5)]

    assert str(ConfigError(problems)) == "allears.toml:1: is wrong\nallears.toml:5: is wrong"


def test_an_invalid_move_is_a_sentence_without_underscores() -> None:
    error = InvalidMove("mention", "handed_off", "hand_off")

    assert str(error) == "Cannot hand off this mention: it is handed off now."
    assert (error.subject, error.status, error.action) == ("mention", "handed_off", "hand_off")


def test_a_rate_limit_may_name_its_end() -> None:
    assert RateLimited("acme-x", "too many", retry_at=7).retry_at == 7
    assert RateLimited("acme-x", "too many").retry_at is None


def test_a_guard_violation_carries_every_finding() -> None:
    error = GuardViolation(["too long", "a phone number"])

    assert error.findings == ("too long", "a phone number")
    assert str(error) == "too long; a phone number"


def test_what_is_not_found_is_named() -> None:
    error = NotFound("mention", 7)

    assert str(error) == "There is no mention 7."
    assert (error.what, error.key) == ("mention", 7)
