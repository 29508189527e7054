from __future__ import annotations

import time

import pytest

from responders.reading import tempers


@pytest.mark.parametrize(
    "text",
    [
        "this is ridiculous, third week now",
        "Worst support in the whole country",
        "why is it still broken 😡",
        "Fix it!!! I pay for this",
        "FIX YOUR SERVERS NOW",
        "Das ist eine Frechheit",
        "estoy harta de esperar",
        "c'est une honte",
    ],
)
def test_anger_is_heard_in_curses_shouts_and_hard_words(text: str) -> None:
    assert tempers.is_hot(text)


@pytest.mark.parametrize(
    "text",
    [
        "Hello, my router lost its settings. Can you help me please!",
        "I get a little more spam each week, feedback from a loyal user.",
        "Please ban people who sell masks at such prices",
        "My PS4 and my PC show the same code",
        "Meine Lieferung ist noch nicht da",
        "",
    ],
)
def test_who_tells_a_trouble_calmly_is_not_angry(text: str) -> None:
    assert not tempers.is_hot(text)


def test_grief_is_heard_in_tears_and_heavy_words() -> None:
    assert tempers.is_heavy("all my pictures are gone 😭")
    assert tempers.is_heavy("we are stranded here and desperate")
    assert not tempers.is_heavy("I cancelled my plan by accident :(")


def test_who_cannot_make_sense_of_a_thing_says_so() -> None:
    assert tempers.is_lost("two different dates, that makes no sense")
    assert not tempers.is_lost("Do I have to buy it again?")


def test_the_longest_post_is_read_at_once() -> None:
    began = time.process_time()
    tempers.is_hot("!a" * 50_000)
    tempers.is_hot("AAAA " * 20_000)
    assert time.process_time() - began < 5
