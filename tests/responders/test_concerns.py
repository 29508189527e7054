from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.assessment import Intent
from domain.platform import Preview
from domain.playbook import Voice
from responders import concerns
from responders import guard

ALL = [
    (language, concern)
    for language, spoken in concerns._BY_LANGUAGE.items()
    for concern in itertools.chain(spoken.trouble, spoken.topic, spoken.liked, spoken.idea)
]


@pytest.mark.parametrize(
    ("text", "intent", "language", "said"),
    [
        ("My suitcase never arrived", Intent.COMPLAINT, "en", "your missing luggage"),
        ("I was charged twice", Intent.COMPLAINT, "en", "the charge you did not expect"),
        ("These shoes run... well, too small", Intent.COMPLAINT, "en", "the sizing"),
        ("your app is down", Intent.OUTAGE, "en", "the trouble with our app"),
        ("What size should I take?", Intent.QUESTION, "en", "the size"),
        ("The crew was wonderful", Intent.PRAISE, "en", "the team"),
        ("Mein Flug wurde gestrichen", Intent.COMPLAINT, "de", "den gestrichenen Flug"),
        ("Llevo una hora en espera", Intent.COMPLAINT, "es", "la larga espera al teléfono"),
        ("J'ai été débité deux fois", Intent.COMPLAINT, "fr", "ce prélèvement inattendu"),
        ("Please cancel my order", Intent.REQUEST, "en", "your order"),
        ("Please close my account", Intent.REQUEST, "en", "your account"),
        ("Bitte schließt mein Konto", Intent.REQUEST, "de", "dein Konto"),
        ("¿Me echáis una mano con la reserva?", Intent.REQUEST, "es", "tu reserva"),
        ("Fermez mon compte, s'il vous plaît", Intent.REQUEST, "fr", "votre compte"),
        ("Je compte venir lundi, vous ouvrez ?", Intent.QUESTION, "fr", "nos horaires"),
        ("A dark mode in the app would be great", Intent.SUGGESTION, "en", "our app"),
        ("Ein Newsletter wäre schön", Intent.SUGGESTION, "de", "unseren Newsletter"),
        ("Deberíais tener un menú vegano", Intent.SUGGESTION, "es", "nuestro menú"),
        ("Vous devriez proposer d'autres couleurs", Intent.SUGGESTION, "fr", "nos produits"),
        ("My suitcase never arrived", Intent.OTHER, "en", ""),
        ("My suitcase never arrived", Intent.COMPLAINT, "it", ""),
        ("A chocolate plate", Intent.COMPLAINT, "en", ""),
        ("", Intent.COMPLAINT, "en", ""),
    ],
)
def test_a_concern_is_named_in_our_own_words(text: str, intent: Intent, language: str, said: str) -> None:
    assert concerns.name_concern(text, intent, language) == said


@pytest.mark.parametrize(("language", "concern"), ALL, ids=lambda value: getattr(value, "say", value))
def test_each_name_of_a_concern_passes_the_guard_and_fits_a_sentence(language: str, concern: concerns.Concern) -> None:
    preview = Preview(text=concern.say, length=len(concern.say), limit=50)

    assert guard.review(concern.say, preview=preview, voice=Voice(brand="Acme")) == ()
    assert not concern.say.endswith(".")
    # Spanish "de el" and French "de le" would be wrong; the phrasings use prepositions that do not melt.
    assert language not in {"es", "fr"} or not concern.say.startswith(("del ", "al ", "du ", "des ", "au "))


@given(st.text(), st.sampled_from(Intent), st.sampled_from(["en", "de", "es", "fr"]))
def test_any_text_gets_one_of_the_known_names_or_none(text: str, intent: Intent, language: str) -> None:
    known = {concern.say for spoken, concern in ALL if spoken == language}

    assert concerns.name_concern(text, intent, language) in known | {""}
