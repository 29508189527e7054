"""Words that should not be there, each with its better ones where they can honestly be given."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from domain.assessment import Intent
from domain.assessment import Sentiment
from domain.coaching import Advice
from domain.coaching import Mark
from responders.coaching import reply as replies
from responders.coaching import tongue
from responders.coaching import wording
from responders.coaching.brief import CoachBrief

_TROUBLE = CoachBrief(
    post="Late", intent=Intent.COMPLAINT, feeling=Sentiment.NEGATIVE, name="Anna", problem="it is late", room=280
)


def find(text: str, brief: CoachBrief = _TROUBLE, language: str = "en") -> list[Advice]:
    words = tongue.find_tongue(language)
    assert words is not None
    return list(wording.find_faults(replies.read(text), brief, words))


def taken(text: str, brief: CoachBrief = _TROUBLE, language: str = "en") -> str:
    """Answer the text with the better sentence that replaces the most in its place."""
    advice = max((one for one in find(text, brief, language) if one.better), key=lambda one: one.end - one.start)
    return text[: advice.start] + advice.better + text[advice.end :]


def test_the_ten_business_days_turn_plain() -> None:
    text = "Your refund will be processed within 10 business days of receipt of the aforementioned return form."

    assert taken(text) == "Your refund takes up to 10 working days once we have your return form."


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("Mistakes were made.", "We made a mistake."),
        ("Dear customer, it is late.", "Hi Anna, it is late."),
        ("We apologize for any inconvenience.", "We are sorry that it is late."),
        ("Reply prior to Monday.", "Reply before Monday."),
        ("We are in the process of checking it.", "We are checking it."),
        ("We are unable to help.", "We are unable to help; we are happy to look for another way."),
    ],
)
def test_faults_with_one_honest_cure_offer_it(text: str, better: str) -> None:
    assert taken(text) == better


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("You should have read the manual.", Mark.OWNERSHIP),
        ("As you did not tell us.", Mark.OWNERSHIP),
        ("Unfortunately our policy forbids it.", Mark.OWNERSHIP),
        ("Please contact the carrier.", Mark.OWNERSHIP),
        ("We are sorry you feel that way.", Mark.EMPATHY),
        ("It is only a scratch.", Mark.EMPATHY),
        ("Your message has been received.", Mark.TONE),
        ("Kind regards", Mark.TONE),
        ("Have a great day!", Mark.TONE),
        ("We reply shortly.", Mark.NEXT_STEP),
    ],
)
def test_faults_without_one_are_marked_all_the_same(text: str, mark: Mark) -> None:
    found = find(text)

    assert {one.mark for one in found} == {mark}
    assert all(one.better == "" and one.end > one.start for one in found)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Sie hätten das Handbuch lesen müssen."),
        ("es", "Según nuestras condiciones, no procede."),
        ("fr", "Vous auriez dû lire la notice."),
    ],
)
def test_other_languages_are_read_too(language: str, text: str) -> None:
    assert [one.mark for one in find(text, language=language)] == [Mark.OWNERSHIP]


def test_a_no_with_an_alternative_is_none() -> None:
    assert find("We cannot refund the fare, but we can move you to the next train.") == []


def test_sending_them_elsewhere_while_we_act_is_fine() -> None:
    assert find("We'll call the carrier for you; if it rings, ask the courier for the slip.") == []


def test_you_should_have_heard_is_our_fault_and_no_blame() -> None:
    assert find("You should have heard from us.") == []


def test_cheer_is_only_wrong_in_trouble() -> None:
    happy = CoachBrief(post="", intent=Intent.PRAISE, feeling=Sentiment.POSITIVE)

    assert find("Have a great day!", happy) == []


def test_letters_may_close_like_letters() -> None:
    assert find("Kind regards", CoachBrief(post="", room=10_000)) == []


def test_no_time_is_made_up_but_the_teams_own_is_offered() -> None:
    assert taken("We reply shortly.", CoachBrief(post="", intent=Intent.REQUEST, reply_within="two hours")) == (
        "We reply within two hours."
    )


def test_a_brand_has_jargon_of_its_own() -> None:
    brief = CoachBrief(post="", jargon={"Pernivo Care+": "our guarantee"})

    assert taken("Ask for Pernivo Care+ first.", brief) == "Ask for our guarantee first."


NOES = tomllib.loads(Path(__file__).with_name("noes.toml").read_text(encoding="utf-8"))
ASKED = CoachBrief(post="Do you?", intent=Intent.QUESTION)


def noes(text: str, language: str) -> list[Advice]:
    return [one for one in find(text, ASKED, language) if one.message == wording.KINDS["refusal"].why]


@pytest.mark.parametrize("language", tongue.LANGUAGES)
def test_a_bare_no_is_told_and_what_only_sounds_like_one_is_not(language: str) -> None:
    table = NOES[language]

    assert min(len(table["no"]), len(table["fine"])) >= 30
    assert [text for text in table["no"] if not noes(text, language)] == []
    assert [text for text in table["fine"] if noes(text, language)] == []


@pytest.mark.parametrize("language", tongue.LANGUAGES)
def test_the_better_no_is_whole_and_none_any_more(language: str) -> None:
    for text in NOES[language]["no"]:
        advice = noes(text, language)[0]
        if advice.better:
            better = text[: advice.start] + advice.better + text[advice.end :]
            assert better.startswith(text[:-1])
            assert noes(better, language) == []

    offered = [text for text in NOES[language]["no"] if noes(text, language)[0].better]
    assert len(offered) >= 0.8 * len(NOES[language]["no"])


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "There was a mix-up on our side."),
        ("de", "Das ist unser Fehler."),
        ("de", "Da ist uns ein Fehler passiert."),
        ("es", "El paquete debería haber llegado ayer."),
    ],
)
def test_who_owns_a_mistake_neither_evades_nor_blames(language: str, text: str) -> None:
    assert find(text, language=language) == []


@pytest.mark.parametrize(
    ("language", "text"), [("en", "You probably should have read it."), ("es", "Debería haber salido antes.")]
)
def test_blame_is_found_however_it_is_softened(language: str, text: str) -> None:
    assert [one.mark for one in find(text, language=language)] == [Mark.OWNERSHIP]


def test_a_rule_to_hide_behind_is_said_plainly_in_one_step() -> None:
    stiff = "As per our policy, your refund will be processed within 10 business days of receipt of the return form."

    assert taken(stiff) == "Your refund takes up to 10 working days once we have your return form."
