"""Which days of the week a part of a text is about."""

from __future__ import annotations

import pytest

from responders.guarding import weekdays


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("open on Sundays", {6}),
        ("Monday to Wednesday", {0, 1, 2}),
        ("Mon–Fri", {0, 1, 2, 3, 4}),
        ("Sa-Mo geöffnet", {5, 6, 0}),
        ("von Montag bis Mittwoch", {0, 1, 2}),
        ("de lunes a viernes", {0, 1, 2, 3, 4}),
        ("du lundi au mercredi et le samedi", {0, 1, 2, 5}),
        ("werktags", {0, 1, 2, 3, 4}),
        ("at the weekend", {5, 6}),
        ("the sun sat on a mat", set()),
    ],
)
def test_days_are_read_in_four_languages(text: str, days: set[int]) -> None:
    assert weekdays.named(text, 0, len(text)) == days


def test_a_part_without_days_has_those_of_the_whole() -> None:
    text = "On Monday it is 8:00, on Friday it is 9:00, all day"

    assert weekdays.named(text, 0, 20) == {0}
    assert weekdays.named(text, 21, 42) == {4}
    assert weekdays.named(text, 43, 51) == {0, 4}


@pytest.mark.parametrize("piece", ["mon ", "mon-", "di a ", "weekend"])
def test_days_are_read_in_a_hundred_thousand_characters(piece: str) -> None:
    text = (piece * 100_000)[:100_000]

    assert weekdays.named(text, 0, len(text)) <= set(range(7))
