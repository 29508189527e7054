"""What a text is about, in four languages."""

from __future__ import annotations

import pytest

from responders.reading.topics import find_places
from responders.reading.topics import find_topics


@pytest.mark.parametrize(
    "text",
    ["Can I return this?", "Kann ich das zurückschicken?", "¿Puedo devolverlo?", "Puis-je le renvoyer ?"],
)
def test_one_thing_has_one_name_in_four_languages(text: str) -> None:
    assert find_topics(text) == ("@return",)


@pytest.mark.parametrize(
    ("meaning", "texts"),
    [
        ("@breakfast", ["brekkie", "Frühstück", "Frühstücksbuffet", "el desayuno", "le petit déjeuner"]),
        ("@pet", ["our labrador", "mein Hündchen", "mi perrito", "mon chien"]),
        ("@technician", ["engineer", "Techniker", "técnico", "technicien"]),
        ("@fibre", ["fiber", "Glasfaser", "fibra", "fibre"]),
        ("@jumper", ["sweater", "Pulli", "jersey"]),
        ("@cancel", ["cancelled", "kündigen", "quiero darme de baja", "résilier"]),
    ],
)
def test_what_one_trade_sells_has_one_name_too(meaning: str, texts: list[str]) -> None:
    assert [find_topics(text) for text in texts] == [(meaning,)] * len(texts)


@pytest.mark.parametrize(
    "text",
    ["lol ur gonna do what tmrw", "wieso krieg ich endlich nichts", "¿cómo lo hago, podéis decir?", "vous faites quoi"],
)
def test_chatter_tells_nothing_in_any_language(text: str) -> None:
    assert find_topics(text) == ()


def test_forms_of_a_word_share_a_stem() -> None:
    assert find_topics("lamps") == find_topics("lamp")
    assert find_topics("Dimming") == find_topics("dimmed")


def test_a_phrase_tells_more_than_its_words() -> None:
    assert find_topics("how long until I get my money back") == ("@duration", "until", "@refund")


def test_links_handles_numbers_and_small_words_tell_nothing() -> None:
    assert find_topics("@marlow #sale https://marlow.example/return 12345 do you have it, please?") == ()


@pytest.mark.parametrize("age", ["12 yr old", "12 yrs old", "12 year old", "12-year-old", "12yo", "12 y.o.", "12 y/o"])
def test_an_age_below_eighteen_is_a_child(age: str) -> None:
    assert find_topics(f"my {age}") == ("@child",)


def test_the_age_of_a_grown_up_tells_nothing() -> None:
    assert find_topics("my 40 yr old lamp") == find_topics("lamp")


def test_whatever_was_left_somewhere_is_lost() -> None:
    assert find_topics("left my laptop on the train") == find_topics("I left my bag on the train")
    assert "@lost" not in find_topics("forgot my password")
    assert "@lost" not in find_topics("I left a review")


def test_where_somebody_goes_is_a_place() -> None:
    assert find_places("Can my child travel from Lyon to Basel?") == {*find_topics("Lyon"), *find_topics("Basel")}
    assert find_places("to Bergen, Norway") == {*find_topics("Bergen"), *find_topics("Norway")}
    assert find_places("von Zürich nach Lyon") == {*find_topics("Zürich"), *find_topics("Lyon")}
    assert find_places("In winter I order from my phone") == frozenset()
