from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from domain.ask import Ask
from domain.ask import Need
from domain.assessment import Intent
from responders.reading.asks import find_asks


def find(text: str, intent: Intent = Intent.COMPLAINT, language: str = "en") -> tuple[Ask, ...]:
    return find_asks(text, intent=intent, language=language)


def test_each_ask_is_found_in_its_own_words_and_in_order() -> None:
    text = "@acme 😡 Where's my order, and do you ship to Canada? Please cancel my subscription."

    assert [(ask.need, ask.words(text)) for ask in find(text)] == [
        (Need.STATUS, "Where's my order"),
        (Need.AVAILABILITY, "do you ship to Canada?"),
        (Need.CANCEL, "Please cancel my subscription."),
    ]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (
            "Quick ones: what time can we check in, is lunch included and can our rabbit come along?",
            [
                (Need.TIME, "what time can we check in"),
                (Need.INFORMATION, "is lunch included"),
                (Need.INFORMATION, "can our rabbit come along?"),
            ],
        ),
        (
            "Off to Malta on Monday, will my data work there and is it extra?",
            [(Need.INFORMATION, "will my data work there"), (Need.PRICE, "is it extra?")],
        ),
        ("How do I sort albums that are long and are in the wrong place?", [(Need.HOW_TO, None)]),
        (
            "when do i get gas in Kiel? and can i keep my old meter",
            [(Need.STATUS, "when do i get gas in Kiel?"), (Need.INFORMATION, "and can i keep my old meter")],
        ),
        ("Is the lamp brass? Is that lamp really brass?", [(Need.INFORMATION, "Is the lamp brass?")]),
    ],
)
def test_several_questions_in_one_breath_are_several_asks(text: str, asked: list[tuple[Need, str | None]]) -> None:
    found = find(text, Intent.QUESTION)

    assert [(ask.need, ask.words(text)) for ask in found] == [(need, part or text) for need, part in asked]


@pytest.mark.parametrize(
    ("text", "language", "needs"),
    [
        ("hi are you open on boxing day and do you do gift wrapping", "en", [Need.TIME, Need.AVAILABILITY]),
        ("are sale things returnable", "en", [Need.INFORMATION]),
        ("off to Oslo. what's it gonna cost me to call from there", "en", [Need.PRICE]),
        ("ordered this morning, when's it likely to come", "en", [Need.STATUS]),
        ("Bonjour, comment renvoyer un article ?", "fr", [Need.HOW_TO]),
        ("wie kündige ich und bis wann muss ich das machen?", "de", [Need.HOW_TO, Need.TIME]),
        ("Quiero darme de baja, ¿cómo lo hago?", "es", [Need.CANCEL, Need.HOW_TO]),
    ],
)
def test_several_questions_are_heard_in_each_language(text: str, language: str, needs: list[Need]) -> None:
    assert [ask.need for ask in find(text, Intent.QUESTION, language)] == needs


def test_who_asks_for_tips_has_no_idea_for_us() -> None:
    asks = find("any tips? the signal barely reaches upstairs", Intent.SUGGESTION)

    assert [ask.need for ask in asks] == [Need.HOW_TO]


@pytest.mark.parametrize(
    ("text", "language", "need"),
    [
        ("My parcel never arrived.", "en", Need.STATUS),
        ("Charged twice for the same lamp", "en", Need.REFUND),
        ("I'm locked out of my account again", "en", Need.ACCESS),
        ("The chair I ordered came broken", "en", Need.REPLACEMENT),
        ("Your app keeps crashing", "en", Need.REPAIR),
        ("Mein Paket ist immer noch nicht da.", "de", Need.STATUS),
        ("Me han cobrado dos veces.", "es", Need.REFUND),
        ("Impossible de me connecter depuis ce matin", "fr", Need.ACCESS),
    ],
)
def test_trouble_told_without_an_ask_needs_something_unsaid(text: str, language: str, need: Need) -> None:
    assert [(ask.need, ask.stated) for ask in find(text, language=language)] == [(need, False)]


def test_who_says_what_should_be_done_needs_nothing_else() -> None:
    text = "My parcel never arrived. I want my money back."

    assert [(ask.need, ask.stated) for ask in find(text)] == [(Need.REFUND, True)]


@pytest.mark.parametrize(
    ("language", "first", "joint", "second", "needs"),
    [
        ("en", "I want to cancel my order", " and ", "get a refund", [Need.CANCEL, Need.REFUND]),
        ("en", "Could you replace it", " or ", "give a refund?", [Need.REPLACEMENT, Need.REFUND]),
        ("de", "Ich möchte stornieren", " und ", "mein Geld zurück", [Need.CANCEL, Need.REFUND]),
        ("es", "Quiero anular el pedido", " y ", "el reembolso", [Need.CANCEL, Need.REFUND]),
        ("fr", "Je veux annuler", " et ", "être remboursée", [Need.CANCEL, Need.REFUND]),
    ],
)
def test_who_wants_two_things_asks_twice(language: str, first: str, joint: str, second: str, needs: list[Need]) -> None:
    text = first + joint + second

    assert [(ask.need, ask.words(text)) for ask in find(text, language=language)] == [
        (needs[0], first), (needs[1], second),
    ]  # fmt: skip


def test_what_is_only_told_or_said_twice_is_no_second_ask() -> None:
    assert [ask for ask in find("They cancelled my order and gave no refund") if ask.stated] == []
    assert [ask.need for ask in find("Please cancel my order and cancel the other one")] == [Need.CANCEL]


def test_a_call_for_help_asks_for_what_the_trouble_needs() -> None:
    text = "I can't log in since Monday. Please help!"

    assert [(ask.need, ask.words(text)) for ask in find(text)] == [(Need.ACCESS, text)]


@pytest.mark.parametrize(
    "text",
    [
        "Are you kidding me?",
        "wtf is wrong with you?",
        "How hard can it be to send a parcel?",
        "Really?",
        "Same thing?",
        "?",
        "",
        "😡",
    ],
)
def test_rhetorical_questions_ask_nothing(text: str) -> None:
    assert find(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        'Overheard at your till: "Mum, why is the queue so long?" "Because we are early."',
        "Just thought you should know how nice Tim was",
        "They call me every morning to talk about the weather",
        "Heads-up: there are fake coupons around since the outage",
    ],
)
def test_what_others_are_quoted_with_or_is_only_told_asks_nothing(text: str) -> None:
    assert find(text) == ()


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("Anyone else's app down this morning?", Need.REPAIR),
        ("My drill's battery drains within an hour", Need.REPAIR),
        ("Left my blue scarf on the 9:40 train", Need.STATUS),
        ("I typed my name wrong on the booking", Need.CHANGE),
        ("Parked all night at the station because your app is down", Need.REPAIR),
        ("You charged me three times since the outage", Need.REFUND),
    ],
)
def test_a_trouble_told_in_many_ways_needs_what_puts_it_right(text: str, need: Need) -> None:
    assert [(ask.need, ask.stated) for ask in find(text)] == [(need, False)]


@pytest.mark.parametrize(
    ("text", "need", "said"),
    [
        ("My drill's battery drains in an hour. What can I do?", Need.REPAIR, None),
        ("HELP! Somebody hacked my account last night", Need.ACCESS, None),
        ("The site is down. I just want to pay for my tea.", Need.REPAIR, None),
        ("Can you help me change my seat? The train is late.", Need.CHANGE, "Can you help me change my seat?"),
        ("We are in Graz. The door is shut. Hello? Help!", Need.INFORMATION, "Hello? Help!"),
    ],
)
def test_a_call_for_help_is_told_with_what_it_is_about(text: str, need: Need, said: str | None) -> None:
    assert [(ask.need, ask.words(text), ask.stated) for ask in find(text)] == [(need, said or text, True)]


def test_a_question_without_its_marks_is_one_where_the_post_is_judged_so() -> None:
    text = "the morning tour, fine with a pram"

    assert [(ask.need, ask.words(text)) for ask in find(text, Intent.QUESTION)] == [(Need.INFORMATION, text)]
    assert find(text, Intent.OTHER) == ()


def test_two_halves_of_one_question_are_one_ask() -> None:
    text = "Can I put the tray in the dishwasher or will it melt?"

    assert [(ask.need, ask.words(text)) for ask in find(text, Intent.QUESTION)] == [(Need.INFORMATION, text)]


def test_a_call_for_any_help_adds_nothing_to_what_says_which() -> None:
    assert [ask.need for ask in find("Where is my sofa? Please help me. Do something!")] == [Need.STATUS]


def test_praise_needs_nothing_but_what_it_asks() -> None:
    assert find("My bag was lost and Jo found it in an hour, thank you!", Intent.PRAISE) == ()
    assert [ask.need for ask in find("Love it! Do you ship to Canada?", Intent.PRAISE)] == [Need.AVAILABILITY]


def test_the_same_need_asked_twice_is_one_ask() -> None:
    assert [ask.need for ask in find("Where is my order?? WHERE IS MY ORDER?")] == [Need.STATUS]


def test_there_are_at_most_four_asks() -> None:
    text = "Where is my order? How much is it? What time do you open? Why? Why so late? Can I cancel it? Call me!"

    assert len(find(text)) == 4


def test_the_words_of_every_language_count_where_it_is_unknown() -> None:
    assert [ask.need for ask in find("Wo bleibt mein Paket?", language="")] == [Need.STATUS]
    assert [ask.need for ask in find("¿Dónde está mi pedido?", language="pt")] == [Need.STATUS]


@settings(deadline=None)  # the first text pays for the index
@given(st.text(), st.sampled_from(["en", "de", "es", "fr", "xx"]))
def test_any_text_has_asks_inside_it(text: str, language: str) -> None:
    for ask in find(text, language=language):
        assert 0 <= ask.start < ask.end <= len(text)


@pytest.mark.parametrize("piece", ["a", "? ", "why is it? ", "and why is, ", "\u202e", "https://", "@a", "¿", "\ud83d"])
def test_a_hundred_thousand_characters_are_read_at_once(piece: str) -> None:
    assert len(find((piece * 100_000)[:100_000])) <= 4


def judged() -> Iterator[tuple[set[str], set[str]]]:
    """Answer for each of some invented posts what it asks by a person's word, unstated asks with a ~, and by ours."""
    for line in Path(__file__).with_name("asked.jsonl").read_text(encoding="utf-8").splitlines():
        post = json.loads(line)
        found = find(post["text"], Intent(post["intent"]), post["language"])
        yield set(post["asks"]), {("" if ask.stated else "~") + ask.need for ask in found}


def test_most_of_what_people_ask_is_found_and_little_else() -> None:
    pairs = list(judged())
    wanted = sum(len(theirs) for theirs, _ in pairs)
    told = sum(len(ours) for _, ours in pairs)
    both = sum(len(theirs & ours) for theirs, ours in pairs)

    assert len(pairs) >= 200
    assert both / wanted >= 0.92
    assert both / told >= 0.92


def test_a_post_that_asks_nothing_gets_no_ask() -> None:
    quiet = [ours for theirs, ours in judged() if not theirs]

    assert sum(bool(ours) for ours in quiet) <= 0.1 * len(quiet)
