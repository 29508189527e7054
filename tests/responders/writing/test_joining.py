from __future__ import annotations

import pytest

from domain.draft import Move
from responders.writing.joining import join
from responders.writing.joining import without_echo


def moves(*said: tuple[str, str]) -> list[Move]:
    return [Move(name=name, text=text) for name, text in said]


@pytest.mark.parametrize(
    ("language", "text", "joined"),
    [
        ("en", "We're here.", "Hi Ada, we're here."),
        ("en", "I'm here.", "Hi Ada, I'm here."),
        ("en", "Acme is here.", "Hi Ada. Acme is here."),
        ("de", "Es tut uns leid.", "Hi Ada, es tut uns leid."),
        ("de", "Schuhe sind da.", "Hi Ada. Schuhe sind da."),
        ("de", "Sie haben recht.", "Hi Ada. Sie haben recht."),
        ("ja", "We hear.", "Hi Ada. We hear."),
    ],
)
def test_after_a_comma_the_text_goes_on_in_small_letters_where_it_may(language: str, text: str, joined: str) -> None:
    assert join(moves(("greet", "Hi Ada,"), ("acknowledge", text)), language, is_letter=False) == joined


def test_in_a_letter_the_signature_stands_by_itself() -> None:
    said = moves(("greet", "Hi Ada,"), ("acknowledge", "We hear."), ("sign", "Acme"))

    assert join(said, "en", is_letter=True) == "Hi Ada, we hear.\n\nAcme"
    assert join(said[-1:], "en", is_letter=True) == "Acme"
    assert join([], "en", is_letter=True) == ""


def test_a_greeting_alone_stays_as_it_is() -> None:
    assert join(moves(("greet", "Hi Ada,")), "en", is_letter=False) == "Hi Ada,"


def names_after(*phrasings: tuple[str, str]) -> list[str]:
    said = [Move(name=name, text=phrasing, phrasing=phrasing) for name, phrasing in phrasings]
    return [move.name for move in without_echo(said)]


def test_where_to_write_is_told_once() -> None:
    asked = ("answer", "Please send it here: {contact}")

    assert names_after(asked, ("next_step", "You can also ask here: {contact}")) == ["answer"]
    assert names_after(asked, ("next_step", "A colleague looks into it.")) == ["answer", "next_step"]
    assert names_after(("own", "We care."), ("invite", "More here: {contact}")) == ["own", "invite"]


def test_a_question_that_says_what_it_is_for_needs_no_step_but_its_time() -> None:
    asked = ("answer", "Would you send it, so that we can look at it?")

    assert names_after(asked, ("next_step", "A colleague looks at it.")) == ["answer"]
    assert names_after(asked, ("next_step", "We answer within {reply_within}.")) == ["answer", "next_step"]


def thanks_before(fact: str, phrasing: str) -> list[str]:
    said = [
        Move(name="acknowledge", text=phrasing, phrasing=phrasing),
        Move(name="answer", text=fact, facts=("idea",)),
    ]
    return [move.name for move in without_echo(said)]


def test_mere_thanks_are_left_to_a_fact_that_begins_with_them() -> None:
    assert thanks_before("Thank you for the idea.", "Thanks for asking.") == ["answer"]
    assert thanks_before("Danke für den Hinweis.", "Danke für die Frage.") == ["answer"]
    assert thanks_before("Thank you for the idea.", "Thanks for asking, we'd like to help.") == [
        "acknowledge",
        "answer",
    ]
    assert thanks_before("Thank you for the idea.", "Thanks for asking about {concern}.") == ["acknowledge", "answer"]
    assert thanks_before("We read every idea.", "Thanks for asking.") == ["acknowledge", "answer"]


def test_who_takes_it_up_is_told_once() -> None:
    asked = ("answer", "A line is enough, and the right person answers you.")

    assert names_after(asked, ("next_step", "A colleague reads it and gets back to you.")) == ["answer"]
