"""Which matters of a post decide what has to be asked: a game, a message it quotes, somebody trying to get in."""

from __future__ import annotations

import pytest

from domain.playbook import Circumstance
from responders.reading import matters


@pytest.mark.parametrize(
    "text",
    [
        "My horse is gone from the stable since the last mission",
        "the multiplayer does not let me in",
        "Ich komme im Spiel nicht weiter",
        "He perdido mi partida de ayer",
        "Je suis bloqué dans le jeu depuis hier",
        "I reached level 40 while playing with my brother and got nothing",
    ],
)
def test_who_plays_is_known_by_one_plain_word_or_two_hints(text: str) -> None:
    assert Circumstance.PLAYING in matters.find_matters(text)


@pytest.mark.parametrize(
    "text",
    [
        "I want to watch the game on my xbox and the stream stops",
        "The lobby of your branch was cold",
        "My console arrived broken",
        "The next level of customer care, well done",
        "My sword is gone in the multiplayer, my online id is brokenlamp7",
        "",
    ],
)
def test_who_watches_or_named_themselves_or_speaks_of_something_else_is_not_asked_what_they_play_as(text: str) -> None:
    assert Circumstance.PLAYING not in matters.find_matters(text)


@pytest.mark.parametrize("text", ["My printer is dead", "Seit gestern geht mein Kopfhörer nicht", "on my PlayStation"])
def test_a_device_that_is_named_is_known(text: str) -> None:
    assert matters.find_matters(text) == {Circumstance.DEVICE}


@pytest.mark.parametrize(
    "text",
    [
        "Error 0x80070005 when I start it",
        "I press pay and it just says try again later",
        "Beim Start kommt Fehler 4012",
        "Al pagar me sale que la tarjeta no vale",
        "Au démarrage il dit que la mémoire est pleine",
    ],
)
def test_a_message_that_is_quoted_is_known(text: str) -> None:
    assert matters.find_matters(text) == {Circumstance.QUOTED}


@pytest.mark.parametrize("text", ["It crashes", "I ordered 12 cups", "Nothing is said about the price"])
def test_without_its_words_no_message_is_known(text: str) -> None:
    assert matters.find_matters(text) == frozenset()


@pytest.mark.parametrize(
    ("text", "is_attempted"),
    [
        ("Somebody keeps trying to log in to my account", True),
        ("Three sign in attempts from abroad last night", True),
        ("Jemand hat heute Nacht versucht, sich anzumelden", True),
        ("Alguien intenta entrar en mi cuenta", True),
        ("Deux tentatives de connexion cette nuit", True),
        ("I tried to log in and cannot", False),
        ("Somebody is in my account", False),
    ],
)
def test_who_tries_to_get_in_is_another(text: str, is_attempted: bool) -> None:
    assert (Circumstance.ATTEMPTED in matters.find_matters(text)) is is_attempted


def test_a_hundred_thousand_characters_take_no_time() -> None:
    assert matters.find_matters("someone " * 12_500) == frozenset()
