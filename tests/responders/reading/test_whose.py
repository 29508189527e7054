"""Nobody is told that another's trouble is their own."""

from __future__ import annotations

import pytest

from domain.assessment import Intent
from responders.reading import concerns
from responders.reading import whose


@pytest.mark.parametrize(
    ("text", "problem", "noun"),
    [
        ("My mom's luggage is lost since Tuesday", "the luggage has not arrived", "the luggage"),
        ("My husband's order never arrived", "the order has not arrived", "the order"),
        ("Her bag was lost and nobody calls her back", "the luggage has not arrived", "the luggage"),
        ("I booked a flight for my mom and it was cancelled", "the flight was cancelled", "the flight"),
        ("my daughter's tablet keeps crashing", "the tablet keeps crashing", "the tablet"),
        ("My parents fly home. Flight delayed again", "the flight was delayed", "the flight"),
        ("my mother's account was hacked", "somebody seems to have got into the account", "the account"),
    ],
)
def test_a_trouble_of_somebody_near_is_told_without_saying_whose(text: str, problem: str, noun: str) -> None:
    found = concerns.read(text, Intent.COMPLAINT, "en")

    assert (found.problem, found.noun) == (problem, noun)


@pytest.mark.parametrize(
    "text",
    [
        "my dad can't log in to his account, he forgot the password",
        "My son's phone is locked out of his account",
        "I can't get into my dad's account",
        "I want to reset my father's password",
        "I cannot log into my moms account",
        "my wife waits on hold for you to answer",
    ],
)
@pytest.mark.parametrize("intent", [Intent.COMPLAINT, Intent.QUESTION])
def test_what_cannot_be_said_so_is_not_said(text: str, intent: Intent) -> None:
    found = concerns.read(text, intent, "en")

    assert "you" not in f"{found.problem} {found.second} {found.noun}"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("My wife and I ordered three pizzas and they never came", "your order has not arrived"),
        ("My flight was delayed and the agent said she didn't care", "your flight was delayed"),
        ("She hung up on me", "your call was cut off"),
        ("The agent laughed, he was so rude", "our team treated you like this"),
        ("My phone keeps crashing. My brother says you fix it", "your phone keeps crashing"),
        ("My transfer to my mother was declined", "your transfer was declined"),
    ],
)
def test_a_trouble_of_the_author_stays_theirs_whoever_else_is_named(text: str, problem: str) -> None:
    assert concerns.read(text, Intent.COMPLAINT, "en").problem == problem


@pytest.mark.parametrize(
    ("others", "own", "language"),
    [
        ("Das Paket meiner Mutter ist nicht angekommen", "Mein Paket ist nicht angekommen", "de"),
        ("Meine Mutter hat ihr Paket nie bekommen", "Meine Mutter wartet, mein Paket ist nicht da", "de"),
        ("El paquete de mi madre no ha llegado", "Mi paquete no ha llegado", "es"),
        ("Le colis de ma mère n'est pas arrivé", "Mon colis n'est pas arrivé", "fr"),
    ],
)
def test_other_languages_leave_another_ones_trouble_unsaid(others: str, own: str, language: str) -> None:
    assert not concerns.read(others, Intent.COMPLAINT, language).problem
    assert concerns.read(own, Intent.COMPLAINT, language).problem


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Can my children open an account?", "an account"),
        ("Do you have any flights to Oslo?", "a flight"),
        ("do you sell open tickets?", "tickets"),
        ("What about my account?", "your account"),
    ],
)
def test_what_nobody_has_yet_is_not_called_theirs(text: str, noun: str) -> None:
    assert concerns.read(text, Intent.QUESTION, "en").noun == noun


def test_a_thing_that_went_wrong_is_a_certain_one() -> None:
    assert concerns.read("She should not be locked into a family account", Intent.COMPLAINT, "en").noun == "the account"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("your luggage has not arrived", "the luggage has not arrived"),
        ("your TV is not working for you as it should", "the TV is not working as it should"),
        ("you cannot get into your account", ""),
        ("our app keeps crashing", "our app keeps crashing"),
    ],
)
def test_what_is_said_of_another_names_nobody(said: str, told: str) -> None:
    assert whose.impersonal(said, "en") == told


def test_hostile_text_is_read_in_little_time() -> None:
    assert not concerns.read("my my my mom s " * 20_000, Intent.COMPLAINT, "en").problem
