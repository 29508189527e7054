"""Which fact answers an ask: what people really write finds it, and a complaint is told no rule it did not ask for."""

from __future__ import annotations

import csv
import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from domain.ask import Ask
from domain.ask import Need
from domain.assessment import Intent
from domain.assessment import Passage
from domain.fact import Fact
from responders.reading.asks import find_asks
from responders.writing import fitting
from responders.writing.knowledge import Knowledge
from responders.writing.matches import NEARLY
from responders.writing.senses import Embed
from sentiment.scorer import EmbeddedScorer
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


def told(text: str, *facts: Fact, intent: Intent = Intent.QUESTION, known: Knowledge | None = None) -> list[str]:
    """Answer what a post is told, as drafting does it."""
    find = partial(
        (known or Knowledge(facts)).find,
        brand="",
        channel="x",
        language="",
        now_at=NOON,
        limit=1,
        least=NEARLY,
    )
    asks = find_asks(text, intent=intent, language="")
    found = fitting.answer_all(find, asks, text, intent)
    return list(dict.fromkeys(fact.id for _, fact in found if fact))


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


def test_who_wants_something_done_is_told_how_to_do_it() -> None:
    leaving = Fact(id="leaving", questions=("How do I delete my account?",), answers={"en": "Press Delete."})

    assert told("Please delete my account and all you have about me", leaving, intent=Intent.REQUEST) == ["leaving"]
    assert told("I want to cancel my trial today", ENDING, intent=Intent.REQUEST) == ["ending"]


def test_a_trouble_needs_a_fact_for_trouble() -> None:
    assert told("is there a replacement grinder?", PARTS) == ["parts"]
    assert told("Grinder replacement broke after two days", PARTS, intent=Intent.COMPLAINT) == []


def test_a_trouble_is_told_the_answer_to_a_question_only_where_it_says_what_to_do() -> None:
    trouble, embed = "The debit has risen to 210", alike("debit", "cat", "dog", "bird")
    rest = [Fact(id=f"o{n}", questions=(f"{one}?",), answers={"en": "So."}) for n, one in enumerate(("cat", "dog"))]
    asked = Fact(id="debit", questions=("Why is my debit more?",), answers={"en": "Prices of gas went up."})
    helpful = replace(asked, answers={"en": "You can set your debit at https://example.com/debit."})

    for fact, found in ((asked, []), (helpful, ["debit"])):
        known = Knowledge([fact, *rest], embed=embed)
        assert told(trouble, intent=Intent.COMPLAINT, known=known) == found


def test_a_post_that_asks_nothing_finds_what_helps_it() -> None:
    assert told("name typo on my ticket", NAMES, intent=Intent.COMPLAINT) == ["name-change"]
    assert told("left my laptop on the train", LOST, intent=Intent.COMPLAINT) == ["lost"]
    assert told("name typo on my ticket", NAMES, intent=Intent.PRAISE) == []


def read_facts(path: Path) -> list[Fact]:
    tables = tomllib.loads(path.read_text(encoding="utf-8"))["facts"]
    return [Fact(id=one["id"], questions=tuple(one["questions"]), answers=one["answers"]) for one in tables]


def count(name: str, column: str, known: Knowledge, intent: Intent) -> Counter[str]:
    found: Counter[str] = Counter()
    with (MEASURED / name).open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            got = told(row["post"], intent=intent, known=known)
            found["none" if not got else "right" if set(got) <= set(row[column].split()) else "wrong"] += 1
    return found


@pytest.fixture(scope="module", params=["words", "sense"])
def embed(request: pytest.FixtureRequest) -> Embed | None:
    if request.param == "words":
        return None
    scorer = EmbeddedScorer()
    return lambda texts: [one.vector for one in scorer.read([Passage(text=text) for text in texts])]


def test_hardly_any_complaint_is_told_a_fact_that_is_none_of_its_business(embed: Embed | None) -> None:
    shelves = read_facts(MEASURED / "facts.toml"), read_facts(SAMPLE)
    known = [Knowledge(facts, embed=embed) for facts in shelves]
    found = sum((count("complaints.csv", "may", one, Intent.COMPLAINT) for one in known), Counter[str]())

    assert found.total() == 2 * 142
    assert found["wrong"] <= (1 if embed else 2)


def test_what_people_really_write_finds_its_fact(embed: Embed | None) -> None:
    found = count("wordings.csv", "fact", Knowledge(read_facts(SAMPLE), embed=embed), Intent.QUESTION)

    assert found.total() == 40
    assert found["right"] >= (36 if embed else 33)
    assert found["wrong"] == 0


def alike(*groups: str) -> Embed:
    """Answer vectors by which two texts are alike that hold the same word of a group, and no others."""

    def embed(texts: Sequence[str]) -> list[list[float]]:
        return [[float(any(word in text for word in group.split("|"))) for group in groups] for text in texts]

    return embed


def test_what_is_found_by_sense_answers_every_trouble_of_a_post_and_leaves_nothing_to_ask() -> None:
    fact = Fact(id="prize", questions=("I won a car in the game and never got it",), answers={"en": "It is added."})
    known = Knowledge([fact], embed=alike("car", "sandwich"))
    text = "The car I won is not in my garage. The car has not arrived, and nobody answers"
    asks = find_asks(text, intent=Intent.COMPLAINT, language="en")
    find = partial(known.find, brand="", channel="x", language="en", now_at=NOON)

    found = fitting.answer_all(find, asks, text, Intent.COMPLAINT)

    assert len(found) >= 1
    assert {fact and fact.id for _, fact in found} == {"prize"}


def test_an_ask_of_its_own_beside_the_matter_of_the_post_gets_its_own_fact() -> None:
    known = Knowledge([LOST, ENDING], embed=alike("bag", "cancel"))
    text = "I left my bag on the train, my bag with everything in my bag. How do I cancel my trial?"
    asks = find_asks(text, intent=Intent.COMPLAINT, language="en")
    find = partial(known.find, brand="", channel="x", language="en", now_at=NOON)

    found = {ask.need: fact and fact.id for ask, fact in fitting.answer_all(find, asks, text, Intent.COMPLAINT)}

    assert found[Need.HOW_TO] == "ending"


def test_who_disputes_a_rule_is_told_what_is_for_that_trouble_but_not_the_rule() -> None:
    late = replace(REFUNDS, id="refund-late", questions=("It has been weeks and still no refund",))
    text = "It has been weeks. Still no refund"

    assert told(text, REFUNDS, intent=Intent.COMPLAINT) == []
    assert told(text, late, intent=Intent.COMPLAINT) == ["refund-late"]
