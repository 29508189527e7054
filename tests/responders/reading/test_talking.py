"""How a talk goes on: what is heard in short posts of four languages, and in ours."""

from __future__ import annotations

import time

import pytest

from responders.reading import talking

CLOSING = [
    "thanks!", "ok, thank you so much", "That fixed it, thanks!", "Found it", "all sorted now", "no worries, thanks",
    "Danke, alles klar", "Super, hat geklappt", "ok vale, gracias", "ya funciona, muchas gracias", "Merci beaucoup",
    "c'est réglé, merci",
]  # fmt: skip
CHASING = [
    "any news?", "still nothing", "Hello??", "Two days later. Anything?", "haven't heard back yet", "what's happening?",
    "Nobody has called", "how much longer", "Gibt es schon was Neues?", "immer noch nichts", "Hallo?", "keine Antwort",
    "¿alguna novedad?", "sigo esperando", "nadie me contesta", "toujours rien", "des nouvelles ?",
    "personne ne m'a répondu",
]  # fmt: skip
FAILING = [
    "that didn't work", "it doesn't help", "tried it, no change", "I did that and nothing changed", "same problem",
    "still not working", "the link won't work", "none of these steps has helped", "Hat leider nicht geholfen",
    "hab ich schon probiert", "geht immer noch nicht", "no ha funcionado", "sigue igual", "ya lo he probado",
    "ça n'a pas marché", "cela ne fonctionne toujours pas", "déjà fait",
]  # fmt: skip
TELLING = ["the blue one", "Pixel 7", "in Leeds", "das Galaxy", "el azul", "le bleu", "yes", "the 14th of June", ""]


@pytest.mark.parametrize("text", CLOSING)
def test_thanks_and_good_news_end_a_talk(text: str) -> None:
    assert talking.closes(text)
    assert not talking.chases(text)


@pytest.mark.parametrize(
    "text", ["thanks, but it still crashes", "thank you for nothing", "ok?", "it never arrived", "danke für nichts"]
)
def test_thanks_that_want_something_end_nothing(text: str) -> None:
    assert not talking.closes(text)


@pytest.mark.parametrize("text", CHASING)
def test_who_calls_for_news_is_heard(text: str) -> None:
    assert talking.chases(text)
    assert not talking.closes(text)


@pytest.mark.parametrize("text", FAILING)
def test_what_did_not_help_is_heard(text: str) -> None:
    assert talking.fails(text)
    assert not talking.closes(text)


@pytest.mark.parametrize("text", TELLING)
def test_a_plain_answer_is_none_of_these(text: str) -> None:
    assert not any(hear(text) for hear in (talking.closes, talking.chases, talking.fails))


@pytest.mark.parametrize(
    "text",
    [
        "Which order is it?", "Please send us a private message with your order number.", "We need your booking code.",
        "Nennst du uns bitte die Bestellnummer", "Dafür brauchen wir das Modell.", "Envíanos el número, por favor.",
        "Dites-nous sur quel appareil.",
    ],
)  # fmt: skip
def test_what_we_ask_for_is_heard(text: str) -> None:
    assert talking.asks(text)


@pytest.mark.parametrize(
    "text", ["Sorry about this. We look into it.", "If you need us, write to us.", "Es tut uns leid.", ""]
)
def test_who_only_offers_asks_nothing(text: str) -> None:
    assert not talking.asks(text)
    assert not talking.wants_reference(text)


@pytest.mark.parametrize(
    "text", ["Could you send us your order number?", "Wie ist die Kundennummer?", "¿Nos das el correo?"]
)
def test_what_somebody_is_found_by_may_be_asked_for(text: str) -> None:
    assert talking.wants_reference(text)


@pytest.mark.parametrize(
    "text",
    ["You can see it at https://help.example/track.", "Prueba a reinstalar la app.", "Bitte starte das Gerät neu."],
)
def test_advice_of_ours_is_heard(text: str) -> None:
    assert talking.advises(text)
    assert not talking.advises("We're sorry. A colleague looks into it.")


@pytest.mark.parametrize(
    "text",
    ["yes, order 4711", "ticket AB-20391", "it's 0049182377", "ada@example.org", "Bestellung Nr. 5512", "pedido 552"],
)
def test_a_number_of_theirs_tells_who_they_are(text: str) -> None:
    assert talking.names_reference(text)


@pytest.mark.parametrize(
    "text", ["a Galaxy A52", "in 2026", "€1000000", "error 1042", "PS5", "THE BLUE ONE", "3 weeks"]
)
def test_other_figures_do_not(text: str) -> None:
    assert not talking.names_reference(text)


@pytest.mark.parametrize("part", ["order ", "it ", "no ", "A1-", "hat ", "any ", "1", "still ", "."])
def test_the_longest_post_is_heard_at_once(part: str) -> None:
    began = time.process_time()
    text = part * (100_000 // len(part))
    for hear in (talking.closes, talking.chases, talking.fails, talking.asks, talking.advises, talking.names_reference):
        hear(text)

    assert time.process_time() - began < 5


@pytest.mark.parametrize("text", ["A1" + "B" * 2_900 + "a", "1" * 2_900 + "a", "A1" * 1_400 + "€", "-A" * 1_400])
def test_a_number_of_any_length_is_read_at_once(text: str) -> None:
    """A pattern that can part the same letters in many ways takes minutes for 200 of them: this never ended."""
    assert not talking.names_reference(text)


@pytest.mark.parametrize("text", ["AB12CD", "X1-2244-99", "it is 4711882", "PNR QX7T2L", "AB-1234"])
def test_numbers_that_somebody_is_found_by_are_known_by_their_look(text: str) -> None:
    assert talking.names_reference(text)
