"""Every fault of a fact is told at once, with its field and the mend."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from domain.fact import Fact
from domain.fact_check import find_faults

GOOD = Fact(
    id="returns-window",
    answers={"en": "You can return anything within 30 days.", "de": "Rückgabe ist 30 Tage lang möglich."},
    questions=("How long can I return something?",),
    brand="Marlow",
    channels=frozenset({"x"}),
    links=("https://marlow.example/returns",),
    owner="Dana",
    valid_from_at=1,
    valid_until_at=2,
)
BRANDS, CHANNELS = {"Marlow", "Ostrelle"}, {"x", "reddit"}


def test_a_good_fact_has_no_fault() -> None:
    assert find_faults(GOOD, brands=BRANDS, channels=CHANNELS) == []
    assert find_faults(Fact(id="a", answers={"fr": "Oui."})) == []


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"id": ""}, "id", "is missing"),
        ({"id": "Returns Window"}, "id", "small letters"),
        ({"id": "a" * 81}, "id", "small letters"),
        ({"id": "new"}, "id", "take another"),
        ({"answers": {}}, "answers", "at least one"),
        ({"answers": {"xx": "Hm."}}, "answers.xx", "no language"),
        ({"answers": {"EN": "Hm."}}, "answers.EN", "no language"),
        ({"answers": {"en": " "}}, "answers.en", "must not be empty"),
        ({"answers": {"en": "a" * 2_001}}, "answers.en", "too long"),
        ({"answers": {"en": "Hello {name}."}}, "answers.en", "brace"),
        ({"answers": {"en": "See http://marlow.example."}}, "answers.en", "not https"),
        ({"questions": ("",)}, "questions 1", "must not be empty"),
        ({"questions": ("a" * 301,)}, "questions 1", "too long"),
        ({"questions": ("a",) * 51}, "questions", "too many"),
        ({"brand": "Marlowe"}, "brand", "there are Marlow, Ostrelle"),
        ({"channels": frozenset({"fax"})}, "channels", '"fax" is no network; there are reddit, x'),
        ({"links": ("http://marlow.example",)}, "links", "no https address"),
        ({"links": ("https://",)}, "links", "no https address"),
        ({"links": ("https://marlow.example@evil.example",)}, "links", "no https address"),
        ({"links": ("https://[::1",)}, "links", "no https address"),
        ({"links": ("javascript:alert(1)",)}, "links", "no https address"),
        ({"owner": "a" * 201}, "owner", "too long"),
        ({"valid_until_at": 1}, "valid_until", "never hold"),
    ],
)
def test_each_fault_is_told_with_its_field(changes: dict[str, Any], field: str, words: str) -> None:
    (fault,) = find_faults(replace(GOOD, **changes), brands=BRANDS, channels=CHANNELS)

    assert fault.field == field
    assert words in fault.message


def test_all_faults_are_told_at_once() -> None:
    faults = find_faults(replace(GOOD, id="", answers={}, links=("ftp://a",)))

    assert [fault.field for fault in faults] == ["id", "answers", "links"]
