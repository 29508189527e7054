"""Finding facts: by words in four languages, only those that hold, and none rather than a wrong one."""

from __future__ import annotations

from domain.clock import DAY
from domain.fact import Fact
from responders.knowledge import Knowledge
from responders.knowledge import Match
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


def test_an_empty_knowledge_answers_nothing() -> None:
    assert find("How long can I return something?", known=Knowledge()) == ()
    assert Knowledge().get("returns-window") is None


def test_a_very_long_post_is_read_within_reason() -> None:
    assert first("blah. " * 20_000 + "How much is shipping?") == "shipping-price"
    assert first("How much is shipping? " + "blah " * 20_000) == "shipping-price"
