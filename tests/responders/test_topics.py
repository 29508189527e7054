"""What a text is about, in four languages."""

from __future__ import annotations

import pytest

from responders.topics import find_topics


@pytest.mark.parametrize(
    "text",
    ["Can I return this?", "Kann ich das zurückschicken?", "¿Puedo devolverlo?", "Puis-je le renvoyer ?"],
)
def test_one_thing_has_one_name_in_four_languages(text: str) -> None:
    assert find_topics(text) == ("@return",)


def test_forms_of_a_word_share_a_stem() -> None:
    assert find_topics("lamps") == find_topics("lamp")
    assert find_topics("Dimming") == find_topics("dimmed")


def test_a_phrase_tells_more_than_its_words() -> None:
    assert find_topics("how long until I get my money back") == ("@duration", "until", "@refund")


def test_links_handles_numbers_and_small_words_tell_nothing() -> None:
    assert find_topics("@marlow #sale https://marlow.example/return 12345 do you have it, please?") == ()
