from __future__ import annotations

import pytest

from domain.playbook import Formality
from domain.playbook import Speaker
from domain.playbook import Tone
from domain.playbook import Voice
from responders.writing import speech

PLAIN = Voice(brand="Acme")


def say(phrasing: str, voice: Voice = PLAIN, language: str = "en", tone: Tone = Tone.PLAIN, **values: str) -> str:
    return speech.say(phrasing, values, voice=voice, language=language, tone=tone)


def test_who_speaks_and_how_formally_decides_between_two_ways() -> None:
    formal = Voice(brand="Acme", formality=Formality.FORMAL, speaker=Speaker.I)

    assert say("<We hear|I hear> [you|thee].") == "We hear you."
    assert say("<Wir hören|Ich höre> [dich|Sie].", formal, "de") == "Ich höre Sie."
    assert say("[Tu as|Vous avez] raison.", language="fr") == "Vous avez raison."


def test_a_formal_voice_spells_english_out() -> None:
    formal = Voice(brand="Acme", formality=Formality.FORMAL)

    assert (
        say("We're sorry that it isn't here. That's ours.", formal) == "We are sorry that it is not here. That is ours."
    )


def test_words_of_the_house_stand_for_others_and_keep_their_capital() -> None:
    voice = Voice(brand="Acme", say={"order": "purchase"})

    assert (
        say("Order or order, but no reorder or {order}.", voice) == "Purchase or purchase, but no reorder or {order}."
    )


@pytest.mark.parametrize(
    ("tone", "emoji", "said"),
    [
        (Tone.WARM, True, "Great! 🎉"),
        (Tone.WARM, False, "Great!"),
        (Tone.PLAIN, True, "Great!"),
        (Tone.GRAVE, True, "Great."),
    ],
)
def test_the_tone_decides_over_marks_and_emoji(tone: Tone, emoji: bool, said: str) -> None:
    assert say("Great! 🎉", Voice(brand="Acme", emoji=emoji), tone=tone) == said


def test_a_value_is_put_in_last_and_never_read_again() -> None:
    voice = Voice(brand="Acme", say={"order": "purchase"})

    assert say("Hi {name}.", voice, name="{brand} <a|b> [c|d] order") == "Hi {brand} <a|b> [c|d] order."


def test_a_sentence_that_begins_with_a_slot_begins_with_a_capital() -> None:
    assert say("{wait} is long.", wait="three weeks") == "Three weeks is long."


def test_french_drops_a_vowel_before_another() -> None:
    assert say("Je regrette que {problem}.", language="fr", problem="il ait manqué") == "Je regrette qu'il ait manqué."
