"""Posts about nobody's account: public matters and wishes for more, told apart from troubles of one's own."""

from __future__ import annotations

import pytest

from responders.reading import aims


@pytest.mark.parametrize(
    "text",
    [
        "Stop the price gouging on your site, soap costs ten times as much now!",
        "You let people get away with racist listings.",
        "please shut down the #pricegougers on your website",
        "Boycott @marlow until they close the sweatshops",
        "Protect your employees and close the shops",
        "Schluss mit Kinderarbeit bei euren Lieferanten!",
        "Basta de censura",
        "Le travail des enfants, ça suffit",
    ],
)
def test_public_matters_are_known(text: str) -> None:
    assert aims.is_public(text)


@pytest.mark.parametrize(
    "text",
    [
        "My parcel is late",
        "You charged me twice, this is price gouging",
        "I paid double for my ticket because of the government rules",
        "Our flight was cancelled, thanks to your politics",
        "The government app does not load",
        "Having issues with the login, election day or not",
        "Mein Paket ist weg, Boykott!",
        "Shame on you",
        "",
    ],
)
def test_what_is_about_their_own_is_no_public_matter(text: str) -> None:
    assert not aims.is_public(text)


@pytest.mark.parametrize(
    "text",
    [
        "could you get the new Mosswood album on Tunelark please",
        "@tunelark can i hv Driftwood by Ada on here pls pls",
        "The first season on Tunelark pls",
        "Can you please add the local news to your service? Thanks!",
        "Könnt ihr das neue Album ins Programm aufnehmen?",
        "¿Podéis añadir el disco nuevo?",
        "Pouvez-vous ajouter ce film ?",
    ],
)
def test_wishes_for_more_are_known(text: str) -> None:
    assert aims.wishes_for_more(text)


@pytest.mark.parametrize(
    "text",
    [
        "Could you get someone on the phone please",
        "Can I get help on Facebook please",
        "Can you put me on hold",
        "Could you get my order on time please",
        "It is not working on Firefox pls",
        "Can you add my brother to my account",
        "I love the new album on Tunelark",
        "",
    ],
)
def test_what_wants_something_done_is_no_wish_for_more(text: str) -> None:
    assert not aims.wishes_for_more(text)


def test_a_hundred_thousand_characters_take_no_time() -> None:
    assert not aims.wishes_for_more("can you get on it on my " * 5_000)
    assert not aims.is_public("my order " * 12_000)
