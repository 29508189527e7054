"""Times are whole milliseconds in UTC, however they were written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import clock
from domain.clock import SECOND

#: The years any network or person will write: 1970 to 9999.
MOMENTS = st.integers(0, 253_402_300_799_000)


def test_the_system_clock_counts_in_milliseconds() -> None:
    before, after = clock.system_clock(), clock.system_clock()

    assert before <= after
    assert clock.to_datetime(before).year >= 2026


@pytest.mark.parametrize(
    "written",
    ["2026-11-22T12:00:00Z", "2026-11-22T12:00:00+00:00", "2026-11-22T13:00:00+01:00", "2026-11-22T12:00:00.000"],
)
def test_a_time_is_read_whatever_zone_it_names(written: str) -> None:
    assert clock.from_iso(written) == 1_795_348_800_000


def test_a_time_without_a_zone_is_utc() -> None:
    assert clock.from_iso("2026-11-22T12:00:00") == clock.from_iso("2026-11-22T12:00:00Z")


@pytest.mark.parametrize("written", ["", "yesterday", "2026-13-01T00:00:00Z", "22.11.2026", "2026-11-22T25:00:00Z"])
def test_what_is_no_time_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        clock.from_iso(written)


@given(MOMENTS)
def test_a_time_written_and_read_again_is_the_same_second(at: int) -> None:
    assert clock.from_iso(clock.to_iso(at)) == at // SECOND * SECOND


@given(MOMENTS)
def test_a_datetime_always_knows_its_zone(at: int) -> None:
    moment = clock.to_datetime(at)

    assert moment.utcoffset() is not None
    assert round(moment.timestamp() * 1_000) == at
