from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from responders.reading import numbers


@pytest.mark.parametrize(
    ("written", "hundredths"),
    [
        ("20", 2_000),
        ("20,5", 2_050),
        ("1,299.00", 129_900),
        ("1.299,00", 129_900),
        ("1.299", 129_900),
        ("1 299", 129_900),
        ("1\u202f299,5", 129_950),
        ("1'299.95", 129_995),
        ("20.", 2_000),
        ("fifty", 5_000),
        ("Twenty-five", 2_500),
        ("twenty five", 2_500),
        ("fünfundzwanzig", 2_500),
        ("treinta y dos", 3_200),
        ("vingt", 2_000),
        ("a hundred", 10_000),
        ("one hundred and twenty", 12_000),
        ("a couple of hundred", 20_000),
        ("soixante-quinze", 7_500),
        ("dos y tres", 300),
    ],
)
def test_numbers_are_read_in_the_ways_people_write_them(written: str, hundredths: int) -> None:
    assert numbers.read(written) == hundredths


@pytest.mark.parametrize("written", ["", ".", "many", "1a", "٣", "²"])
def test_what_is_no_number_is_none(written: str) -> None:
    assert numbers.read(written) is None


@given(st.text())
def test_any_text_is_a_number_or_none(text: str) -> None:
    assert (numbers.read(text) or 0) >= 0
