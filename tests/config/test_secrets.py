"""Secrets come by variable or by file, and never show."""

from __future__ import annotations

from pathlib import Path

import pytest

from config import secrets
from config.secrets import Unusable
from config.secrets import Wanted

TOKEN = Wanted(account="acme-x", name="bearer_token")
CANARY = "canary-5f1c"


def test_the_variable_is_named_after_account_and_secret() -> None:
    assert TOKEN.variable == "ALLEARS_ACME_X_BEARER_TOKEN"


def test_a_variable_gives_the_secret() -> None:
    found = secrets.find_given(TOKEN, {TOKEN.variable: CANARY})

    assert found is not None
    assert (found.value, found.giver) == (CANARY, f"environment {TOKEN.variable}")
    assert CANARY not in repr(found)


def test_a_file_gives_the_secret_without_the_newline_at_its_end(tmp_path: Path) -> None:
    file = tmp_path / "token"
    file.write_text(f"{CANARY}\r\n", encoding="utf-8")

    found = secrets.find_given(TOKEN, {TOKEN.variable + "_FILE": str(file)})

    assert found is not None
    assert (found.value, found.giver) == (CANARY, f"file {file}")


def test_an_unset_or_empty_variable_gives_nothing() -> None:
    assert secrets.find_given(TOKEN, {}) is None
    assert secrets.find_given(TOKEN, {TOKEN.variable: ""}) is None


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"one\ntwo\n", "line break"),
        (b"\xff", "UTF-8"),
        (b"x" * 70_000, "too large"),
    ],
)
def test_a_file_that_holds_no_secret_is_refused(tmp_path: Path, content: bytes, reason: str) -> None:
    file = tmp_path / "token"
    file.write_bytes(content)

    with pytest.raises(Unusable, match=reason):
        secrets.find_given(TOKEN, {TOKEN.variable + "_FILE": str(file)})


@pytest.mark.parametrize("path", [CANARY, f"{CANARY}\0"])
def test_a_secret_in_the_place_of_a_path_is_not_repeated(path: str) -> None:
    with pytest.raises(Unusable, match="file") as caught:
        secrets.find_given(TOKEN, {TOKEN.variable + "_FILE": path})

    assert CANARY not in str(caught.value)


def test_a_folder_is_no_secret(tmp_path: Path) -> None:
    with pytest.raises(Unusable, match="cannot be read"):
        secrets.find_given(TOKEN, {TOKEN.variable + "_FILE": str(tmp_path)})


def test_variable_and_file_at_once_are_refused() -> None:
    with pytest.raises(Unusable, match="remove one"):
        secrets.find_given(TOKEN, {TOKEN.variable: CANARY, TOKEN.variable + "_FILE": "x"})


def test_two_secrets_of_one_variable_are_found() -> None:
    first, second = Wanted(account="acme", name="x_key"), Wanted(account="acme-x", name="key")
    third = Wanted(account="acme", name="x_key_file")

    assert list(secrets.find_clashes([first, second])) == [(first, second), (first, second)]
    assert list(secrets.find_clashes([first, third])) == [(first, third)]
    assert list(secrets.find_clashes([first, TOKEN])) == []
