"""A fact as a table: what is written reads back, dates are days of the team's zone, and every fault is told."""

from __future__ import annotations

import tomllib
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.fact_table import read_table
from config.fact_table import write_table
from domain.clock import from_iso
from domain.fact import Fact

BERLIN = ZoneInfo("Europe/Berlin")
GOOD: dict[str, Any] = {"id": "returns-window", "answer": "You can return anything within 30 days."}


def read(**changes: Any) -> tuple[Fact | None, list[tuple[str, str]]]:
    fact, faults = read_table({**GOOD, **changes}, BERLIN)
    return fact, [(fault.field, fault.message) for fault in faults]


def good(**changes: Any) -> Fact:
    fact, faults = read(**changes)
    assert faults == []
    assert fact is not None
    return fact


def test_the_least_a_fact_needs_is_an_id_and_an_answer() -> None:
    assert good() == Fact(id="returns-window", answers={"en": GOOD["answer"]})
    assert good(language="de").answers == {"de": GOOD["answer"]}


def test_more_answers_stand_beside_the_first() -> None:
    assert good(answers={"de": "Ja."}).answers == {"en": GOOD["answer"], "de": "Ja."}


def test_what_there_is_instead_stands_in_the_language_of_the_answer_or_of_its_own() -> None:
    assert good(instead="We exchange it.").instead == {"en": "We exchange it."}
    assert good(language="de", instead="Ein Umtausch geht.").instead == {"de": "Ein Umtausch geht."}
    both = good(answers={"de": "Nein."}, instead={"": "We exchange it.", "de": "Ein Umtausch geht."})
    assert both.instead == {"en": "We exchange it.", "de": "Ein Umtausch geht."}
    assert read_table(tomllib.loads(write_table(both, "UTC"))["facts"][0], BERLIN) == (both, [])


@pytest.mark.parametrize("instead", [{"de": "Ein Umtausch geht."}, 7, {"en": 7}, {"en": " "}, "We exchange {it}."])
def test_an_alternative_without_an_answer_or_a_sentence_is_a_fault(instead: object) -> None:
    fact, faults = read(instead=instead)

    assert fact is None
    assert [field.partition(".")[0] for field, _ in faults] == ["instead"]


@pytest.mark.parametrize("written", ["2026-12-24", tomllib.loads("a = 2026-12-24")["a"]])
def test_a_day_is_a_day_of_the_teams_zone_and_counts_whole(written: object) -> None:
    fact = good(valid_from=written, valid_until=written, review=written)

    assert fact.valid_from_at == from_iso("2026-12-23T23:00:00Z")
    assert fact.valid_until_at == from_iso("2026-12-24T23:00:00Z")
    assert fact.review_at == fact.valid_from_at


@pytest.mark.parametrize("written", ["2026-12-24 18:00", "2026-12-24T17:00:00Z", "2026-12-24T18:00+01:00"])
def test_a_time_is_a_moment_of_the_teams_zone_unless_it_names_one(written: str) -> None:
    assert good(valid_until=written).valid_until_at == from_iso("2026-12-24T17:00:00Z")


def test_a_day_has_the_length_the_clocks_give_it() -> None:
    fact = good(valid_from="2026-10-25", valid_until="2026-10-25")

    assert fact.valid_from_at is not None
    assert fact.valid_until_at is not None
    assert fact.valid_until_at - fact.valid_from_at == 25 * 3_600_000


@pytest.mark.parametrize("written", ["24.12.2026", "2026-02-30", "soon", 7, True, ["2026-12-24"], "9999-12-31T99:00"])
def test_what_is_no_date_is_told(written: object) -> None:
    assert read(valid_until=written)[1] == [
        ("valid_until", "is no date; write 2026-12-24, or 2026-12-24 18:00 for a time of that day")
    ]


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"question": ["Hm?"]}, "question", 'is no key of a fact; did you mean "questions"?'),
        ({"id": 7}, "id", "must be a text in quotes"),
        ({"questions": "How?"}, "questions", "must be a list in brackets"),
        ({"links": [7]}, "links", "must be a list in brackets"),
        ({"answers": "Yes."}, "answers", "must be a text for each language"),
        ({"answers": {"en": "Yes."}}, "answer", "stands beside answers.en"),
        ({"language": "xx"}, "answers.xx", "no language has this code"),
        ({"links": ["http://a.example"]}, "links", "no https address"),
    ],
)
def test_each_fault_is_told_with_its_field(changes: dict[str, Any], field: str, words: str) -> None:
    fact, faults = read(**changes)

    assert fact is None
    assert [(one, words in message) for one, message in faults] == [(field, True)]


def test_a_language_without_an_answer_says_nothing() -> None:
    _, faults = read_table({"id": "a", "answers": {"en": "Yes."}, "language": "de"}, BERLIN)

    assert [fault.field for fault in faults] == ["language"]


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="{}"), min_size=1)
MOMENT = st.integers(from_iso("1999-01-01"), from_iso("2090-01-01")) | st.just(from_iso("2026-12-23T23:00:00Z"))


@given(TEXT, TEXT, st.none() | MOMENT, st.none() | MOMENT)
def test_what_is_written_reads_back_the_same(answer: str, question: str, until: int | None, review: int | None) -> None:
    fact = Fact(
        id="a.b-c",
        answers={"en": f"A{answer.strip()}.", "de": "Ja."},
        questions=(f"Q{question.strip()[:200]}?",),
        brand="Marlow & Söhne",
        channels=frozenset({"x", "reddit"}),
        links=("https://a.example/b?c=d",),
        owner='D"ana',
        valid_until_at=until,
        review_at=review,
    )

    (row,) = tomllib.loads(write_table(fact, "Europe/Berlin"))["facts"]
    assert read_table(row, BERLIN) == (fact, [])
