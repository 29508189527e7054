"""The history is a chain: no line can be changed, left out or moved without the rest showing it."""

from __future__ import annotations

from itertools import accumulate

from hypothesis import assume
from hypothesis import given
from hypothesis import strategies as st

from domain.activity import GENESIS
from domain.activity import chain_hash

FIELD = st.text(max_size=12) | st.integers()
LINE = st.lists(FIELD, min_size=1, max_size=5).map(tuple)


def _chain(lines: list[tuple[object, ...]]) -> list[str]:
    return list(accumulate(lines, lambda previous, line: chain_hash(previous, *line), initial=GENESIS))


@given(st.lists(LINE, min_size=1, max_size=5), st.data())
def test_a_changed_line_changes_every_hash_after_it(lines: list[tuple[object, ...]], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(lines) - 1))
    other = data.draw(LINE)
    assume([str(part) for part in other] != [str(part) for part in lines[place]])
    altered = [*lines[:place], other, *lines[place + 1 :]]

    assert _chain(altered)[: place + 1] == _chain(lines)[: place + 1]
    assert not set(_chain(altered)[place + 1 :]) & set(_chain(lines)[place + 1 :])


@given(st.lists(LINE, min_size=2, max_size=5))
def test_a_line_left_out_breaks_the_chain(lines: list[tuple[object, ...]]) -> None:
    assert _chain(lines)[-1] not in _chain(lines[1:])


def test_words_cannot_move_from_one_field_to_the_next() -> None:
    assert chain_hash(GENESIS, "ab", "c") != chain_hash(GENESIS, "a", "bc")
    assert chain_hash(GENESIS, "a", "") != chain_hash(GENESIS, "a")


def test_half_a_character_in_a_detail_can_be_hashed() -> None:
    assert len(chain_hash(GENESIS, "\ud83d")) == len(GENESIS)
