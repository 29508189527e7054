"""Praise that mocks is told from praise that is meant."""

from __future__ import annotations

import pytest

from responders.reading import mocking


@pytest.mark.parametrize(
    "text",
    [
        "best security ever, so secure you are not letting me in",
        "Love waiting 3 hours for a technician who never shows",
        "Great service, been on hold for an hour and nobody answers",
        "I love how your app crashes every time I pay",
        "I love it when my screen freezes on the last page",
        "Loving being told to restart for the fifth time",
        "Thanks for deciding to cancel my order without a word",
        "Thanks for the THIRD gate change",
        "What a wonderful update, now the app doesn't work",
        "Always fun getting charged twice",
        "Your wifi is amazing 🙄",
        "Such a great airline #not",
        "Would have been nice of you to tell us!!! The board still says on time",
        "You know I love you, but this form is maddening",
        "Ich liebe es, stundenlang in der Warteschleife zu hängen",
        "Toll, dass ihr nicht antwortet",
        "Tolle App, geht nicht mehr seit dem Update",
        "Me encanta esperar tres horas al técnico",
        "Gran servicio, nadie contesta desde el lunes",
        "J'adore attendre deux heures au téléphone",
        "Super appli, elle ne marche pas depuis hier",
    ],
)
def test_praise_for_what_nobody_likes_is_none(text: str) -> None:
    assert mocking.is_sour(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Love waiting to see what you do next",
        "Thanks for not making me wait",
        "I love how fast your delivery is",
        "Best service ever, they fixed it in a day",
        "Great app, works now after the update",
        "Loving the new playlist, can't stop listening",
        "I love it when the crew sings",
        "Love flying with you, never had a problem",
        "Great support, my account was locked out and they sorted it within minutes",
        "Love that you don't charge for bags",
        "So happy to be sitting in your cafe with a coffee",
        "Thanks for waiting for our connecting flight!",
        "Thank you for the 3rd time this year",
        "What a great company, you never let me down",
        "No wait at all, love it",
        "Danke, dass ihr auf uns gewartet habt",
        "Toll, dass es so schnell ging",
        "Gracias por no perder mi maleta",
        "J'adore attendre vos nouveaux épisodes",
        "see https://shop.example/s/ for more, love it",
    ],
)
def test_praise_that_is_meant_stays_praise(text: str) -> None:
    assert not mocking.is_sour(text)


@pytest.mark.parametrize("part", ["thanks for ", "love when ", "best a b ", "#", "love how "])
def test_hostile_text_is_read_in_little_time(part: str) -> None:
    assert mocking.is_sour(part * 50_000) in {True, False}
