"""Variables stand over the file, in the type that each setting wants."""

from __future__ import annotations

import pytest

from config import environment


@pytest.mark.parametrize(
    ("variable", "written", "value"),
    [
        ("ALLEARS_DESK__PORT", "9000", 9000),
        ("ALLEARS_DESK__PORT", "many", "many"),
        ("ALLEARS_SENTIMENT__CUTOFF", "0.7", 0.7),
        ("ALLEARS_SENTIMENT__LANGUAGES", "en, de,", ["en", "de"]),
        ("ALLEARS_SENTIMENT__LANGUAGES", '["en", "de"]', ["en", "de"]),
        ("ALLEARS_SENTIMENT__LANGUAGES", "[en", "[en"),
        ("ALLEARS_SLA__HIGH", "3h", "3h"),
        ("ALLEARS_STORE__PATH", "", ""),
        ("ALLEARS_PRIORITY__WEIGHTS__NEGATIVE", "3", 3.0),
    ],
)
def test_a_variable_becomes_the_value_its_setting_wants(variable: str, written: str, value: object) -> None:
    (override,) = environment.read_variables({variable: written, "HOME": "/root"})

    assert override.value == value
    assert override.giver == f"environment {variable}"


def test_an_option_of_the_command_line_names_its_key() -> None:
    (override,) = environment.read_options({"desk.port": "0"})

    assert (override.path, override.value, override.giver) == (("desk", "port"), 0, "command line")


def test_an_option_that_is_no_setting_is_a_fault_of_ours() -> None:
    with pytest.raises(KeyError):
        list(environment.read_options({"desk.prot": "0"}))
