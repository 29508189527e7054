"""The words of each language: all there, in one form, and read as what they mean."""

from __future__ import annotations

import pytest

from domain.ask import Need
from domain.assessment import Emotion
from responders.coaching import tongue
from responders.coaching.tongue import Tongue
from responders.coaching.wording import KINDS


def spoken(language: str) -> Tongue:
    found = tongue.find_tongue(language)
    assert found is not None
    return found


def test_a_language_the_coach_does_not_know_has_no_words() -> None:
    assert tongue.find_tongue("it") is None
    assert tongue.find_tongue("") is None


@pytest.mark.parametrize("language", tongue.LANGUAGES)
def test_every_language_knows_the_same_things(language: str) -> None:
    found, english = spoken(language), spoken("en")

    assert {fault.kind for fault in found.faults} == set(KINDS)
    assert set(found.cues) == set(english.cues)
    assert set(found.says) == set(english.says)
    assert set(found.answers) == set(Need)
    assert set(found.feelings) >= {Emotion.ANGER, Emotion.FEAR, Emotion.JOY}


@pytest.mark.parametrize("language", tongue.LANGUAGES)
def test_no_pattern_is_met_by_nothing(language: str) -> None:
    found = spoken(language)
    patterns = [
        *found.cues.values(),
        *found.answers.values(),
        *found.feelings.values(),
        *(f.find for f in found.faults),
    ]

    assert [pattern.pattern for pattern in patterns if pattern.search(" ")] == []


def test_words_of_one_meaning_are_one_topic() -> None:
    english = spoken("en")

    assert english.topics("My parcel!") == english.topics("the delivery")
    assert english.topics("You are late") == english.topics("sorry for the delay")


def test_words_that_say_nothing_are_no_topic() -> None:
    assert spoken("en").topics("Thank you for your message, we are here to help you today") == frozenset()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Hallo Anna, es tut uns leid, dass dein Paket noch nicht da ist.", "de"),
        ("Hola, Anna. Sentimos que el paquete no haya llegado todavía.", "es"),
        ("Bonjour Anna, nous sommes désolés que le colis ne soit pas arrivé.", "fr"),
        ("Hi Anna, we are sorry that the parcel is not there yet.", "en"),
        ("Ciao Anna, ci dispiace molto per il pacco.", ""),
        ("OK", ""),
        ("", ""),
    ],
)
def test_a_language_is_guessed_by_its_small_words(text: str, language: str) -> None:
    assert tongue.guess(text) == language


def test_a_neighbour_of_the_expected_language_is_no_guess() -> None:
    portuguese = "Obrigado pela mensagem. Se precisar de algo, basta responder aqui, com os seus dados."

    assert tongue.guess(portuguese, "pt") == ""
    assert tongue.guess("Hi there, thank you for writing to us, we are on it.", "pt") == "en"


def test_german_words_are_found_inside_of_others() -> None:
    assert spoken("de").topics("Lieferverzögerung") >= spoken("de").topics("Verspätung")


def test_what_is_still_missing_is_overdue_in_other_words() -> None:
    assert spoken("en").topics("still nothing") & spoken("en").topics("the delay")
