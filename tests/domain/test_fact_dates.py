"""Dates of facts: a day counts whole in its own zone, a time is a moment, all else is refused."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from domain.clock import HOUR
from domain.clock import from_iso
from domain.fact_dates import read_moment
from domain.fact_dates import write_moment

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize("written", ["2026-12-24", " 2026-12-24 ", date(2026, 12, 24)])
def test_a_day_begins_and_ends_at_midnight_there(written: object) -> None:
    assert read_moment(written, BERLIN) == from_iso("2026-12-23T23:00:00Z")
    assert read_moment(written, BERLIN, is_end=True) == from_iso("2026-12-24T23:00:00Z")


def test_a_day_has_the_length_the_clocks_give_it() -> None:
    day = "2026-10-25"

    assert read_moment(day, BERLIN, is_end=True) - read_moment(day, BERLIN) == 25 * HOUR


@pytest.mark.parametrize("written", ["2026-12-24 18:00", "2026-12-24T17:00:00Z"])
def test_a_time_is_a_moment_also_at_an_end(written: str) -> None:
    assert read_moment(written, BERLIN, is_end=True) == from_iso("2026-12-24T17:00:00Z")


@pytest.mark.parametrize("written", ["24.12.2026", "2026-02-30", "", "soon", 7, None])
def test_all_else_is_refused(written: object) -> None:
    with pytest.raises(ValueError, match="is no date; write"):
        read_moment(written, BERLIN, is_end=True)


@pytest.mark.parametrize("written", ["9999-12-31", "9999-12-31 23:59", "0001-01-01", "0001-01-01T00:00:00+14:00"])
@pytest.mark.parametrize("zone", ["America/New_York", "Europe/Berlin", "Pacific/Kiritimati"])
def test_a_day_that_not_every_zone_can_write_is_refused(written: str, zone: str) -> None:
    with pytest.raises(ValueError, match="is too far away; leave it out"):
        read_moment(written, ZoneInfo(zone))


@pytest.mark.parametrize("written", ["9998-12-31", "1900-01-01"])
@pytest.mark.parametrize("zone", ["America/New_York", "Europe/Berlin", "Pacific/Kiritimati"])
def test_the_farthest_days_are_read_back(written: str, zone: str) -> None:
    at = read_moment(written, ZoneInfo(zone), is_end=True)

    assert write_moment(at, ZoneInfo(zone), is_end=True) == written


def test_a_time_is_written_as_people_write_it_unless_the_clocks_show_it_twice() -> None:
    assert write_moment(from_iso("2026-12-24T17:00:00Z"), BERLIN) == "2026-12-24 18:00:00"
    assert write_moment(from_iso("2026-10-25T01:30:00Z"), BERLIN) == "2026-10-25T02:30:00.000+01:00"


@pytest.mark.parametrize("is_end", [False, True])
@pytest.mark.parametrize(
    "at", [from_iso("2026-10-25T01:30:00Z"), from_iso("2026-12-23T23:00:00Z"), from_iso("2026-12-24T17:00:00Z") + 123]
)
def test_what_is_written_reads_back(at: int, is_end: bool) -> None:
    assert read_moment(write_moment(at, BERLIN, is_end=is_end), BERLIN, is_end=is_end) == at
