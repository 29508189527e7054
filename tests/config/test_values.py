"""Durations, opening hours, zones and addresses are read as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config import values
from domain.clock import DAY
from domain.clock import HOUR
from domain.clock import MINUTE
from domain.clock import SECOND


@pytest.mark.parametrize(
    ("written", "milliseconds"),
    [("90s", 90 * SECOND), ("30m", 30 * MINUTE), (" 2h ", 2 * HOUR), ("1d", DAY), ("1h30m", 90 * MINUTE)],
)
def test_a_duration_is_a_number_with_a_unit(written: str, milliseconds: int) -> None:
    assert values.parse_duration(written) == milliseconds


@pytest.mark.parametrize(
    "written", ["", "30", "2 hours", "m", "-1h", "1.5h", "0s", "9999999d", "30m2h", "٣m", 30, None]
)
def test_what_is_no_duration_is_refused_with_an_example(written: object) -> None:
    with pytest.raises(ValueError, match="duration"):
        values.parse_duration(written)


@given(st.integers(1, values.LONGEST // SECOND))
def test_every_duration_is_read_back_as_it_was_written(seconds: int) -> None:
    assert values.parse_duration(values.format_duration(seconds * SECOND)) == seconds * SECOND


@pytest.mark.parametrize(
    ("written", "spans"),
    [
        ("", ()),
        ("09:00-17:00", ((540, 1020),)),
        ("9:00 – 12:30, 13:30-24:00", ((540, 750), (810, 1440))),
        ("00:00-24:00", ((0, 1440),)),
    ],
)
def test_opening_hours_are_spans_of_minutes(written: str, spans: tuple[tuple[int, int], ...]) -> None:
    assert values.parse_opening(written) == spans


@pytest.mark.parametrize(
    "written",
    ["9-17", "17:00-09:00", "09:00-09:00", "09:70-17:00", "09:00-24:01", "09:00-12:00, 11:00-13:00", "closed"],
)
def test_impossible_opening_hours_are_refused(written: str) -> None:
    with pytest.raises(ValueError, match="opening hours"):
        values.check_opening(written)


@pytest.mark.parametrize("name", ["UTC", "Europe/Madrid", "America/Sao_Paulo"])
def test_zones_of_the_world_are_known(name: str) -> None:
    assert values.check_timezone(name) == name


@pytest.mark.parametrize("name", ["", "Europe/Madird", "../etc/passwd", "/etc/passwd", "Europe", "CEST!", "a\0b"])
def test_other_zones_are_refused(name: str) -> None:
    with pytest.raises(ValueError, match="time zone"):
        values.check_timezone(name)


@pytest.mark.parametrize("address", ["", "https://api.example", "http://127.0.0.1:8099/2"])
def test_web_addresses_are_accepted(address: str) -> None:
    assert values.check_address(address) == address


@pytest.mark.parametrize(
    "address", ["api.example", "ftp://api.example", "http://", "http://[::1", "file:///etc/passwd"]
)
def test_other_addresses_are_refused(address: str) -> None:
    with pytest.raises(ValueError, match="http://"):
        values.check_address(address)


def test_a_password_in_an_address_is_refused_and_not_repeated() -> None:
    with pytest.raises(ValueError, match="no password") as caught:
        values.check_address("https://me:hunter2@api.example")

    assert "hunter2" not in str(caught.value)


def test_the_nearest_word_is_proposed_and_a_far_one_is_not() -> None:
    assert values.did_you_mean("prot", ["port", "host"]) == '; did you mean "port"?'
    assert values.did_you_mean("zzz", ["port", "host"]) == ""


def test_a_table_is_read_from_a_variable_and_one_of_the_file_stays() -> None:
    assert values.parse_pairs("it=some/model, fr = other ,") == {"it": "some/model", "fr": "other"}
    assert values.parse_pairs({"it": "some/model"}) == {"it": "some/model"}
    assert values.parse_pairs("") == {}


@pytest.mark.parametrize("written", ["it", "it=", "=model", "it=a,fr"])
def test_a_table_without_its_equals_sign_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="name=value"):
        values.parse_pairs(written)
