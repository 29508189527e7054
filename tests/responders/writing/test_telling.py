from __future__ import annotations

from dataclasses import replace

import pytest

from domain.fact import Fact
from responders.writing.telling import find_told
from responders.writing.telling import tell

EN = (
    "Orders are packed in our own workshop. Returns are sent to the old mill; the label is in the parcel. "
    "If the label is lost, print another. Gift cards are kept in your account."
)
DE = (
    "Bestellungen packen wir in der Werkstatt. Für eine Rücksendung liegt das Etikett im Paket. "
    "Falls es fehlt, lässt es sich drucken. Gutscheine liegen im Konto."
)
ES = (
    "Los pedidos se preparan en el taller. Para una devolución, la etiqueta va en el paquete. "
    "Si falta, se puede imprimir otra. Las tarjetas regalo van en la cuenta."
)
FR = (
    "Les commandes sont préparées à l'atelier. Pour un retour, l'étiquette est dans le colis. "
    "Si elle manque, imprimez-la. Les cartes cadeaux sont dans le compte."
)


def a_fact(answer: str, language: str = "en") -> Fact:
    return Fact(id="one", answers={language: answer})


@pytest.mark.parametrize(
    ("language", "answer", "post", "told"),
    [
        ("en", EN, "How do I return this?", "Returns are sent|If the label is lost"),
        ("en", EN, "Where is my gift card?", "Gift cards are kept"),
        ("de", DE, "Wie geht eine Rücksendung?", "Für eine Rücksendung|Falls es fehlt"),
        ("es", ES, "¿Cómo hago una devolución?", "Para una devolución|Si falta"),
        ("fr", FR, "Comment faire un retour ?", "Pour un retour|Si elle manque"),
    ],
)
def test_a_long_answer_tells_what_is_asked_with_the_condition_that_follows(
    language: str, answer: str, post: str, told: str
) -> None:
    said = tell(a_fact(answer, language), language, post)

    assert [begin for begin in told.split("|") if begin not in said] == []
    assert [place for place in ("workshop", "Werkstatt", "taller", "atelier") if place in said] == []


@pytest.mark.parametrize(
    ("answer", "post"),
    [
        (EN, "Hello there"),
        (EN, "Do you pack my order, how do returns work, and where are gift cards?"),
        ("Returns are free. Gift cards are kept in your account.", "Where is my gift card?"),
        ("Lamps are shipped by van. The van takes 3 days. Only on weekdays.", "How are lamps shipped?"),
        ("Lamps are shipped by van. This costs nothing. It brings them upstairs.", "How are lamps shipped?"),
    ],
)
def test_all_is_told_where_nothing_or_everything_is_asked_and_what_belongs_together_stays(
    answer: str, post: str
) -> None:
    assert tell(a_fact(answer), "en", post) == answer


def test_no_bare_no_is_left_and_what_there_is_instead_is_always_told() -> None:
    refusing = "We do not ship to Norway. Shops in Sweden send parcels on. Gift cards are mailed."
    also = replace(a_fact(EN), instead={"en": "You can ask for a pick-up."})

    assert tell(a_fact(refusing), "en", "Do you ship to Norway?") == refusing
    assert (
        tell(also, "en", "Where is my gift card?") == "Gift cards are kept in your account. You can ask for a pick-up."
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"Hi Ada. {EN}\nDana", EN),
        ("Hi. Gift cards are kept in your account.", "Gift cards are kept in your account."),
        ("Hi. Gift cards are kept in a drawer.", ""),
        (f"Hallo. {DE}", DE),
        ("", ""),
    ],
)
def test_what_of_it_stands_in_a_text_as_it_is_is_found(text: str, told: str) -> None:
    assert find_told(Fact(id="one", answers={"en": EN, "de": DE}), text) == told


def test_what_there_is_instead_is_found_along_with_it() -> None:
    fact = Fact(id="one", answers={"en": "We do not ship there."}, instead={"en": "Ask a shop near you."})

    assert find_told(fact, "Hi. We do not ship there. Ask a shop near you.") == fact.tell("en")
    assert find_told(fact, "Hi. We do not ship there.") == fact.answers["en"]


def test_a_few_words_that_may_stand_anywhere_tell_no_fact() -> None:
    assert find_told(a_fact("Yes, we do."), "Yes, we do. Ask a shop near you.") == ""


def test_a_part_is_found_behind_a_sentence_that_ends_with_another_mark() -> None:
    answer = (
        "Sorry to see you go! You can cancel your subscription on the billing page. Refunds go to the card you paid "
        "with. Downloads stay on your device."
    )
    fact = Fact(id="leaving", answers={"en": answer})
    told = tell(fact, "en", "how do I cancel my subscription?")

    assert told != answer
    assert find_told(fact, f"Hi Ada, {told} Take care.")
