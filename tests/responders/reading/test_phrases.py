from __future__ import annotations

import pytest

from responders.reading import phrases


def test_words_are_read_as_we_spell_them() -> None:
    words = phrases.tokens("I cant get my 2-step code, its on an old Xbox One")

    assert " ".join(words).rstrip(" .") == "i can not get my two-step code , its on an old xbox"


def test_only_so_many_words_are_read() -> None:
    assert len(phrases.tokens("I can't " * 10_000)) < 500


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("my old phone number", "your old phone number"),
        ("my darling kettle", "your kettle"),
        ("all of my photos", "all your photos"),
        ("account", "your account"),
        ("website", "the website"),
        ("videos", "videos"),
        ("iphone", "iPhone"),
        ("my darling", None),
        ("my brother's account", None),
        ("log in", None),
    ],
)
def test_a_thing_is_read_up_to_its_last_plain_noun(text: str, said: str | None) -> None:
    found = phrases.noun_at(phrases.tokens(text), 0)

    assert (" ".join(found.words) if found else None) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("log in my account", "log in to your account"),
        ("get in my account", "get into your account"),
        ("log into Zorbtown on my phone", "log in on your phone"),
        ("open or save any files on the website", "open or save any files on the website"),
        ("reset my password without a phone", None),
        ("get in touch with the manager", None),
        ("open Zorbtown", None),
        ("find anything", None),
        ("dance with my phone", None),
    ],
)
def test_a_deed_is_read_with_what_it_is_done_to(text: str, said: str | None) -> None:
    found = phrases.deed_at(phrases.tokens(text), 0, "base")

    assert (" ".join(found.words) if found else None) == said
