"""Which fact answers an ask: what people really write finds it, and a complaint is told no rule it did not ask for."""

from __future__ import annotations

import csv
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from domain.ask import Ask
from domain.ask import Need
from domain.assessment import Intent
from domain.fact import Fact
from responders.reading.asks import find_asks
from responders.writing import fitting
from responders.writing.knowledge import Knowledge
from responders.writing.knowledge import Match
from tests.builders import NOON

#: Invented posts, each with the facts that would be of use to it, of an invented shop and of the sample brands.
MEASURED = Path(__file__).with_name("knowledge")
SAMPLE = Path(__file__).parents[3] / "commands" / "sample" / "facts.toml"

REFUNDS = Fact(
    id="refund-time",
    questions=("How long does a refund take?", "Where is my refund?"),
    answers={"en": "Refunds arrive within 10 working days."},
)
ARRIVAL = Fact(
    id="delivery-time",
    questions=("Wann kommt meine Bestellung an?", "When does my order arrive?"),
    answers={"en": "Orders arrive within 5 days."},
)
HACKED = Fact(id="hacked", questions=("My account was hacked", "You changed my email"), answers={"en": "Lock it."})
NAMES = Fact(
    id="name-change",
    questions=("Can I change the name on a ticket?",),
    answers={"en": "Names can be changed under My trips."},
)
ENDING = Fact(id="ending", questions=("How do I cancel my trial?",), answers={"en": "You can cancel under Account."})
PARTS = Fact(id="parts", questions=("Is there a replacement grinder?",), answers={"en": "Every part can be bought."})
LOST = Fact(id="lost", questions=("I left my bag on the train",), answers={"en": "We keep what is found."})


def told(text: str, *facts: Fact, intent: Intent = Intent.QUESTION) -> list[str]:
    """Answer what a post is told, as drafting does it."""
    known = Knowledge(facts)

    def find(question: str) -> Match | None:
        found = known.find(question, brand="", channel="x", language="", now_at=NOON, limit=1)
        return found[0] if found else None

    asks, whole = find_asks(text, intent=intent, language=""), find(text)
    if not asks:
        return [whole.fact.id] if whole and fitting.helps(whole, text, intent) else []
    near = [(ask, one) for ask in asks for one in (find(ask.words(text)), whole if len(asks) == 1 else None) if one]
    return list(dict.fromkeys(one.fact.id for ask, one in near if fitting.fits(one, ask, text)))


def test_a_broken_thing_is_no_question_about_delivery() -> None:
    assert told("Wann kommt meine Bestellung an?", ARRIVAL) == ["delivery-time"]
    assert told("Meine Bestellung ist kaputt angekommen", ARRIVAL, intent=Intent.COMPLAINT) == []


def test_who_disputes_a_rule_is_not_told_the_rule() -> None:
    assert told("How long does a refund take?", REFUNDS) == ["refund-time"]
    assert told("You said refunds arrive within 10 days. It has been 24. Where is my refund?", REFUNDS) == []
    assert told("So refunds arrive within 10 days? In which galaxy?", REFUNDS) == []


def test_a_practical_question_is_answered_to_somebody_who_disputes() -> None:
    text = "You said it would work. How do I cancel my trial?"
    asked = Ask(need=Need.HOW_TO, start=text.index("How"), end=len(text))
    match = Knowledge([ENDING]).find(asked.words(text), brand="", channel="x", language="", now_at=NOON)[0]

    assert fitting.fits(match, asked, text)
    assert not fitting.fits(match, Ask(need=Need.REFUND, start=asked.start, end=asked.end), text)


def test_a_wish_to_change_something_is_no_report_of_a_break_in() -> None:
    assert told("You changed my email", HACKED, intent=Intent.COMPLAINT) == ["hacked"]
    assert told("can you change my email", HACKED) == []


def test_who_was_charged_after_cancelling_is_not_told_how_to_cancel() -> None:
    assert told("how do I cancel the trial?", ENDING) == ["ending"]
    assert told("cancelled the trial and still got charged", ENDING, intent=Intent.COMPLAINT) == []


def test_a_trouble_needs_a_fact_for_trouble() -> None:
    assert told("is there a replacement grinder?", PARTS) == ["parts"]
    assert told("Grinder replacement broke after two days", PARTS, intent=Intent.COMPLAINT) == []


def test_a_post_that_asks_nothing_finds_what_helps_it() -> None:
    assert told("name typo on my ticket", NAMES, intent=Intent.COMPLAINT) == ["name-change"]
    assert told("left my laptop on the train", LOST, intent=Intent.COMPLAINT) == ["lost"]
    assert told("name typo on my ticket", NAMES, intent=Intent.PRAISE) == []


def read_facts(path: Path) -> list[Fact]:
    tables = tomllib.loads(path.read_text(encoding="utf-8"))["facts"]
    return [Fact(id=one["id"], questions=tuple(one["questions"]), answers=one["answers"]) for one in tables]


def count(name: str, column: str, facts: list[Fact], intent: Intent) -> Counter[str]:
    found: Counter[str] = Counter()
    with (MEASURED / name).open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            got = told(row["post"], *facts, intent=intent)
            found["none" if not got else "right" if set(got) <= set(row[column].split()) else "wrong"] += 1
    return found


@pytest.fixture(scope="module")
def sample() -> list[Fact]:
    return read_facts(SAMPLE)


def test_hardly_any_complaint_is_told_a_fact_that_is_none_of_its_business(sample: list[Fact]) -> None:
    shop = read_facts(MEASURED / "facts.toml")
    found = sum((count("complaints.csv", "may", facts, Intent.COMPLAINT) for facts in (shop, sample)), Counter[str]())

    assert found.total() == 2 * 142
    assert found["wrong"] <= 2


def test_what_people_really_write_finds_its_fact(sample: list[Fact]) -> None:
    found = count("wordings.csv", "fact", sample, Intent.QUESTION)

    assert found.total() == 40
    assert found["right"] >= 33
    assert found["wrong"] == 0
