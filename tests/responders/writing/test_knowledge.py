"""Finding facts: by words in four languages, only those that hold, and none rather than a wrong one."""

from __future__ import annotations

import csv
import tomllib
from collections import Counter
from collections.abc import Callable
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pytest

from domain.assessment import Passage
from domain.clock import DAY
from domain.fact import Fact
from responders.writing.knowledge import Knowledge
from responders.writing.matches import NEARLY
from responders.writing.matches import OFFERED_BY_WORDS
from responders.writing.matches import Match
from sentiment.scorer import EmbeddedScorer
from tests.builders import NOON

RETURNS = Fact(
    id="returns-window",
    questions=("How long can I return something?", "What is your return policy?"),
    answers={"en": "You can return anything within 30 days.", "de": "Rückgabe ist 30 Tage lang möglich."},
)
SHIPPING = Fact(
    id="shipping-price",
    questions=("How much is shipping?", "What does delivery cost?"),
    answers={"en": "Shipping is EUR 4.90, and free from EUR 50."},
)
HOURS = Fact(
    id="opening-hours",
    questions=("When are your shops open?", "Are you open on Sunday?"),
    answers={"en": "Our shops are open Monday to Saturday, 10 to 19."},
)
KNOWN = Knowledge((RETURNS, SHIPPING, HOURS))
#: An invented shop's facts, and questions to it with the fact that answers each, a third of them with none.
MEASURED = Path(__file__).with_name("knowledge")


def find(question: str, known: Knowledge = KNOWN, language: str = "en", now_at: int = NOON) -> tuple[Match, ...]:
    return known.find(question, brand="Marlow", channel="x", language=language, now_at=now_at)


def first(question: str, **given: object) -> str:
    found = find(question, **given)  # type: ignore[arg-type]
    return found[0].fact.id if found else ""


def test_a_question_finds_its_fact_whatever_the_form_of_the_words() -> None:
    assert first("@marlow how much do you charge for delivering?") == "shipping-price"
    assert first("is the store opening on sundays") == "opening-hours"


def test_one_sentence_of_a_long_post_is_enough() -> None:
    assert first("Bought a lamp yesterday and my cat hates it. How long do I have to return it? Sigh.") == RETURNS.id


def test_a_place_that_no_fact_knows_waters_a_question_down_no_more() -> None:
    plain = find("How much is shipping?")[0].score

    assert find("How much is shipping to Bergen, Norway?")[0].score == plain
    assert find("How much is shipping of Bergen posters?")[0].score < plain


def test_what_no_fact_answers_gets_none() -> None:
    assert find("Do you sponsor chess tournaments in Oslo?") == ()
    assert find("") == ()
    assert find("🙃🙃") == ()


def test_a_question_in_another_language_finds_a_fact_that_answers_in_it() -> None:
    assert first("Wie lange kann ich etwas zurückschicken?", language="de") == "returns-window"


def test_a_fact_without_an_answer_in_the_language_is_no_answer() -> None:
    assert find("Was kostet der Versand?", language="de") == ()
    assert first("Was kostet der Versand?", language="") == "shipping-price"


def test_a_fact_is_used_only_while_it_holds() -> None:
    sale = Fact(id="sale", questions=("Is there a sale?",), answers={"en": "Yes."}, valid_until_at=NOON)
    known = Knowledge([sale])

    assert first("is there a sale", known=known, now_at=NOON - 1) == "sale"
    assert find("is there a sale", known=known) == ()
    assert known.get("sale") == sale


def test_what_holds_depends_on_brand_network_and_moment() -> None:
    known = Knowledge(
        [
            Fact(id="b", answers={"en": "B."}, brand="Other"),
            Fact(id="c", answers={"en": "C."}, channels=frozenset({"reddit"})),
            Fact(id="d", answers={"en": "D."}, valid_from_at=NOON + DAY),
            Fact(id="a", answers={"en": "A."}),
        ]
    )

    held = known.holding(brand="Marlow", channel="x", now_at=NOON)

    assert [fact.id for fact in held] == ["a"]


def test_no_brand_and_no_network_ask_for_the_facts_of_all() -> None:
    known = Knowledge([Fact(id="a", questions=("Sale?",), answers={"en": "A."}, brand="B", channels=frozenset("x"))])

    assert known.find("sale?", brand=None, channel=None, language="", now_at=NOON)[0].fact.id == "a"
    assert known.find("sale?", brand="", channel="", language="", now_at=NOON) == ()


def test_an_empty_knowledge_answers_nothing() -> None:
    assert find("How long can I return something?", known=Knowledge()) == ()
    assert Knowledge().get("returns-window") is None


def test_a_very_long_post_is_read_within_reason() -> None:
    assert first("blah. " * 20_000 + "How much is shipping?") == "shipping-price"
    assert first("How much is shipping? " + "blah " * 20_000) == "shipping-price"


def test_a_sentence_of_the_same_sense_is_nearer_than_one_of_the_same_words() -> None:
    def embed(texts: Sequence[str]) -> list[list[float]]:
        return [[1.0, 0.0] if "Sunday" in text or "weekend hours" in text else [0.0, 1.0] for text in texts]

    known = Knowledge((RETURNS, SHIPPING, HOURS), embed=embed)

    assert find("weekend hours of your shops", known=known)[0].phrasing == "Are you open on Sunday?"
    assert find("weekend hours of your shops", known=known)[0].score > find("weekend hours of your shops")[0].score


def test_without_vectors_words_alone_decide() -> None:
    known = Knowledge((RETURNS, SHIPPING, HOURS), embed=lambda texts: [b""] * len(texts))

    assert find("How much is shipping?", known=known) == find("How much is shipping?")


@pytest.mark.parametrize(("others", "found"), [(100, ["kettle"]), (3, [])])
def test_among_many_facts_a_long_lead_makes_surer(others: int, found: list[str]) -> None:
    kettle = Fact(id="kettle", questions=("My kettle leaks",), answers={"en": "Tighten it."})
    others_known = [Fact(id=f"o{n}", questions=(f"Gate {n}",), answers={"en": "There."}) for n in range(others)]
    vectors = {"My kettle leaks": [1.0, 0.0, 0.0], "water everywhere": [0.75, 0.66, 0.0]}
    known = Knowledge([kettle, *others_known], embed=lambda texts: [vectors.get(one, [0.0, 0.0, 1.0]) for one in texts])

    asked = known.find("water everywhere", brand="", channel="x", language="en", now_at=NOON)

    assert [match.fact.id for match in asked] == found


def test_what_comes_as_near_as_any_fact_is_less_sure_than_what_stands_out() -> None:
    """Where all facts are of one trade, a post of that trade is near to each of them."""
    asked, own, same = "water everywhere", [0.7, 0.0, 0.7], [0.55, 0.0, 0.83]
    kettle = Fact(id="kettle", questions=("My kettle leaks",), answers={"en": "Tighten it."})
    others = [Fact(id=f"o{n}", questions=(f"Gate {n}",), answers={"en": "There."}) for n in range(30)]

    def score(usual: list[float]) -> float:
        vectors = {"My kettle leaks": [1.0, 0.0, 0.0], asked: own}
        known = Knowledge([kettle, *others], embed=lambda texts: [vectors.get(one, usual) for one in texts])
        return known.find(asked, brand="", channel="x", language="en", now_at=NOON, least=0.0)[0].score

    assert score([0.0, 1.0, 0.0]) > score(same)


def test_who_looks_for_what_may_fit_finds_what_is_less_sure() -> None:
    known = Knowledge((RETURNS, SHIPPING, HOURS), embed=lambda texts: [[1.0, 0.2 * ("?" in one)] for one in texts])
    asked = partial(known.find, "too big", brand="", channel="x", language="en", now_at=NOON)

    assert asked() == ()
    assert asked(least=NEARLY)


def test_a_person_may_be_shown_what_words_alone_hardly_find() -> None:
    known = Knowledge((RETURNS, SHIPPING, HOURS))
    asked = partial(known.find, "too late to return it", brand="", channel="x", language="en", now_at=NOON)

    assert asked() == ()
    assert [match.fact.id for match in asked(least_by_words=OFFERED_BY_WORDS)] == [RETURNS.id]


def test_each_text_is_embedded_once() -> None:
    seen: Counter[str] = Counter()

    def embed(texts: Sequence[str]) -> list[bytes]:
        seen.update(texts)
        return [b"\x7f\x01"] * len(texts)

    known = Knowledge((RETURNS, SHIPPING, HOURS), embed=embed)
    find("How much is shipping?", known=known)
    find("How much is shipping to Rome?", known=known)

    assert seen["What does delivery cost?"] == 1


def read(facts: str, questions: str) -> tuple[list[Fact], list[tuple[str, str]]]:
    tables = tomllib.loads((MEASURED / facts).read_text(encoding="utf-8"))["facts"]
    known = [Fact(id=one["id"], questions=tuple(one["questions"]), answers=one["answers"]) for one in tables]
    with (MEASURED / questions).open(encoding="utf-8") as file:
        return known, [(row["question"], row["fact"]) for row in csv.DictReader(file)]


@pytest.fixture(scope="module")
def measured() -> tuple[list[Fact], list[tuple[str, str]]]:
    return read("facts.toml", "questions.csv")


@pytest.fixture(scope="module")
def embed() -> Callable[[Sequence[str]], list[bytes]]:
    scorer = EmbeddedScorer()
    return lambda texts: [reading.vector for reading in scorer.read([Passage(text=text) for text in texts])]


def count(known: Knowledge, questions: list[tuple[str, str]]) -> Counter[str]:
    """Count right and wrong facts, and facts where there is none to be found."""
    found: Counter[str] = Counter()
    for question, wanted in questions:
        got = first(question, known=known, language="")
        found["right" if got and got == wanted else "none" if not got else "wrong" if wanted else "false"] += 1
    return found


def test_most_questions_find_their_fact_and_hardly_any_a_wrong_one(
    measured: tuple[list[Fact], list[tuple[str, str]]],
) -> None:
    facts, questions = measured
    found = count(Knowledge(facts), questions)

    assert (len(facts), len(questions), sum(not wanted for _, wanted in questions)) == (50, 160, 50)
    assert found["right"] >= 88
    assert found["wrong"] <= 5
    assert found["false"] <= 2


def test_with_the_sense_of_sentences_more_find_it(
    measured: tuple[list[Fact], list[tuple[str, str]]], embed: Callable[[Sequence[str]], list[bytes]]
) -> None:
    facts, questions = measured
    found = count(Knowledge(facts, embed=embed), questions)

    assert found["right"] >= 98
    assert found["wrong"] <= 2
    assert found["false"] <= 2


def test_facts_of_another_trade_with_few_and_plain_questions_are_found_by_what_people_write(
    embed: Callable[[Sequence[str]], list[bytes]],
) -> None:
    facts, posts = read("supplier.toml", "supplier.csv")
    known, found = Knowledge(facts, embed=embed), Counter[str]()
    for post, wanted in posts:
        got = known.find(post, brand="", channel="x", language="en", now_at=NOON, limit=1, least=NEARLY)
        found["none" if not got else "right" if got[0].fact.id in wanted.split() else "wrong"] += 1

    assert (len(facts), len(posts), sum(not wanted for _, wanted in posts)) == (27, 89, 30)
    assert found["right"] >= 38
    assert found["wrong"] <= 5


def test_what_words_alone_leave_untold_is_often_among_three_offered() -> None:
    facts, posts = read("supplier.toml", "supplier.csv")
    ask = partial(Knowledge(facts).find, brand="", channel="x", language="en", now_at=NOON)
    untold = [(post, set(wanted.split())) for post, wanted in posts if not ask(post)]
    offered = [({one.fact.id for one in ask(post, least_by_words=OFFERED_BY_WORDS)}, own) for post, own in untold]

    assert sum(bool(own) for _, own in untold) == 41
    assert sum(bool(found & own) for found, own in offered) >= 26
    assert sum(bool(found) and not own for found, own in offered) <= 10


def test_a_new_snapshot_reads_only_what_has_changed() -> None:
    seen: list[str] = []

    def embed(texts: Sequence[str]) -> list[bytes]:
        seen.extend(texts)
        return [b"\x7f\x01"] * len(texts)

    before = Knowledge((RETURNS, SHIPPING), embed=embed)
    find("How much is shipping?", known=before)
    after = Knowledge((SHIPPING, HOURS), before=before)

    assert first("How much is shipping?", known=after) == "shipping-price"
    assert first("are you open on sundays", known=after) == "opening-hours"
    assert after.get("returns-window") is None
    assert seen.count("What does delivery cost?") == 1
