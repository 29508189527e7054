from __future__ import annotations

from domain.playbook import Accent
from domain.playbook import Formality
from domain.playbook import Speaker
from domain.playbook import Voice

VOICE = Voice(
    brand="Acme",
    signature="Team Acme",
    avoid=("policy",),
    languages={"de": Accent(signature="Dein Acme-Team", formality=Formality.FORMAL)},
    channels={"x": Accent(signature="^AC", emoji=True), "reddit": Accent(speaker=Speaker.I, avoid=(), contact="here")},
)


def test_a_channel_s_accent_stands_over_a_language_s() -> None:
    voice = VOICE.on("x", "de")

    assert (voice.signature, voice.formality, voice.emoji) == ("^AC", Formality.FORMAL, True)
    assert voice.avoid == ("policy",)


def test_an_accent_may_take_something_away() -> None:
    voice = VOICE.on("reddit", "en")

    assert (voice.avoid, voice.contact, voice.speaker, voice.signature) == ((), "here", Speaker.I, "Team Acme")


def test_where_nothing_is_different_the_voice_stays_as_it_is() -> None:
    assert VOICE.on("mastodon", "en") == VOICE


def test_what_a_language_is_used_to_counts_until_a_voice_says_otherwise() -> None:
    assert [language for language in ("en", "de", "es", "fr") if VOICE.is_formal(language)] == ["fr"]
    assert VOICE.on("x", "de").is_formal("de")
    assert not Voice(brand="Acme", formality=Formality.INFORMAL).is_formal("fr")
