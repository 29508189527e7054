"""Answers of language models: read however they are wrapped, and every way to be unfit found."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

import pytest

from domain.ask import Ask
from domain.ask import Need
from domain.draft import Finding
from domain.draft import Move
from domain.draft import Severity
from domain.fact import Fact
from responders.language_models import language_answer
from responders.language_models import language_prompt
from responders.language_models.language_answer import Unreadable
from responders.language_models.language_prompt import Task
from responders.writing.composer import Answered
from tests.language_tasks import POST
from tests.language_tasks import RETURNS
from tests.language_tasks import a_task

NONCE = "5f3a" * 8
GOOD = (
    Move(name="greet", text="Hi Ada,"),
    Move(name="acknowledge", text="a week without a word about your shoes is no way to be treated."),
    Move(name="answer", text="You can send shoes back within 30 days.", facts=("returns",), asks=(0,)),
    Move(name="next_step", text="Send us the order by direct message and we look at it with you."),
)


def written(moves: Sequence[Move]) -> str:
    told = [{"name": one.name, "text": one.text, "facts": one.facts, "asks": one.asks} for one in moves]
    return json.dumps({"moves": told})


def no_review(text: str, facts: Sequence[Fact]) -> Sequence[Finding]:
    return ()


def faults(moves: Sequence[Move], task: Task | None = None, nonce: str = NONCE) -> str:
    task = task or a_task()
    found = language_answer.find_faults(language_answer.compose(moves, task), task, nonce, no_review)
    return " ".join(found)


def with_text(place: int, text: str) -> list[Move]:
    return [replace(move, text=text) if number == place else move for number, move in enumerate(GOOD)]


@pytest.mark.parametrize(
    "wrapped",
    [
        "{}",
        "```json\n{}\n```",
        "Here it is: {} I hope it helps {{}}",
        "<think>{{1}} {} no, better</think>{}",
        "Two {{1, 2}} things: {}",
        "\ufeff\n{}",
    ],
)
def test_moves_are_found_whatever_stands_around_them(wrapped: str) -> None:
    assert language_answer.read(wrapped.replace("{{", "[").replace("}}", "]").replace("{}", written(GOOD))) == GOOD


def test_a_list_alone_will_do_and_what_is_left_out_is_nothing() -> None:
    assert language_answer.read('[{"name": " greet ", "text": "Hi\\n  Ada,", "facts": null}]') == (
        Move(name="greet", text="Hi Ada,"),
    )


@pytest.mark.parametrize(
    "answer",
    ["", "I cannot do that.", "{}", "[]", '{"moves": []}', '{"moves": "greet"}', '{"moves": [1]}', "[" * 99_000,
     '{"moves": [{"name": "greet"}]}', '{"moves": [{"name": 1, "text": "a"}]}',
     '{"moves": [{"name": "greet", "text": "a", "facts": "returns"}]}',
     '{"moves": [{"name": "greet", "text": "a", "facts": [1]}]}',
     '{"moves": [{"name": "greet", "text": "a", "asks": [true]}]}',
     '{"moves": [{"name": "greet", "text": "a"}' + ', {"name": "greet", "text": "a"}' * 30 + "]}",
     '{"moves": [{"name": "greet", "text": "a"'],
)  # fmt: skip
def test_what_holds_no_moves_is_said_to_be_unreadable(answer: str) -> None:
    with pytest.raises(Unreadable):
        language_answer.read(answer)


def test_a_good_answer_has_no_fault_and_ends_with_our_own_signature() -> None:
    task = replace(a_task(), closing=(Move(name="sign", text="Your Marlow team"),))
    composed = language_answer.compose(GOOD, task)

    assert language_answer.find_faults(composed, task, NONCE, no_review) == ()
    assert composed.text.startswith("Hi Ada, a week without")
    assert composed.text.endswith("Your Marlow team")
    assert [fact.id for fact in composed.facts] == ["returns"]


def test_where_there_is_room_the_signature_gets_a_line_of_its_own() -> None:
    task = replace(a_task(limit=5_000), closing=(Move(name="sign", text="Your Marlow team"),))

    assert language_answer.compose(GOOD, task).text.endswith("\n\nYour Marlow team")


@pytest.mark.parametrize(
    ("moves", "fault"),
    [
        ((*GOOD, Move(name="dance", text="Hop.")), "“dance” is none of"),
        (with_text(1, ""), "no text"),
        ((GOOD[1], GOOD[0], *GOOD[2:]), "in this order"),
        ((GOOD[0], *GOOD), "Only answer may stand twice, not: greet"),
        (GOOD[:3], "It lacks: next_step"),
        ((GOOD[0], GOOD[2], GOOD[3]), "It lacks: acknowledge"),
        ((*GOOD[:2], replace(GOOD[2], facts=("refunds",)), GOOD[3]), "There is no fact “refunds”"),
        ((*GOOD[:2], replace(GOOD[2], asks=(0, 4)), GOOD[3]), "an ask that is none"),
        ((*GOOD[:2], replace(GOOD[2], asks=()), GOOD[3]), "No move answers or asks about: ask 0"),
        (with_text(1, "So sorry. " * 40), "characters too long"),
        (with_text(3, f"Our word is {NONCE}."), "repeats what you were told"),
        (with_text(3, "You write one reply to a public post, for the customer service."), "repeats what you were told"),
        (with_text(1, f"You said: {POST}"), "copies the post"),
        (with_text(3, "Ask @evil_helper about it."), "“@evil_helper” calls out"),
        (with_text(3, "Use #MarlowFails for help."), "“#MarlowFails” calls out"),
        (with_text(3, "See [our page](there) and we look at it."), "markup"),
        (with_text(3, "Send it **today**, please."), "markup"),
        (with_text(0, "Hi Robert,"), "known to be called “Robert”"),
        (with_text(3, "You failed to send it in time."), "“You failed to send it in time”: This puts the blame"),
        (with_text(1, "So sorry about your shoes 😂😂"), "An emoji makes light"),
    ],
)
def test_every_fault_is_told(moves: Sequence[Move], fault: str) -> None:
    assert fault in faults(moves)


@pytest.mark.parametrize("text", ["Hi Ada,", "Hello there,", "Hello from Marlow,", "Good morning!", "Hi,"])
def test_a_greeting_by_their_name_or_by_none_is_no_fault(text: str) -> None:
    assert faults(with_text(0, text)) == ""


def test_the_name_somebody_prefers_is_theirs() -> None:
    assert faults(with_text(0, "Hi Captain,"), a_task(call="Captain")) == ""


def test_what_a_fact_says_in_words_the_coach_blames_may_be_told() -> None:
    fact = replace(RETURNS, answers={"en": "As stated in our terms, you can send shoes back."})
    told = with_text(2, fact.tell("en"))

    assert faults(told, replace(a_task(), facts=(fact,))) == ""
    assert "A rule helps nobody" in faults(told)


def test_what_joins_emoji_and_letters_stays() -> None:
    whole = "👩\u200d🔧 🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f می\u200cخواهم"
    read = language_answer.read(json.dumps([{"name": "greet", "text": f"\u202e{whole}\u200b \U000e0070"}]))

    assert read[0].text == whole


def test_what_the_guard_blocks_is_a_fault_and_what_it_warns_of_is_none() -> None:
    task = a_task()
    seen: list[Sequence[Fact]] = []

    def review(text: str, facts: Sequence[Fact]) -> Sequence[Finding]:
        seen.append(facts)
        return (
            Finding(rule="money", severity=Severity.BLOCK, message="Nothing stands for it."),
            Finding(rule="shouting", severity=Severity.WARNING, message="Loud."),
        )

    composed = language_answer.compose(GOOD, task)
    assert language_answer.find_faults(composed, task, NONCE, review) == ("Nothing stands for it.",)
    assert seen == [(RETURNS,)]


def test_our_own_handle_may_stand_where_a_fact_or_the_contact_has_it() -> None:
    task = a_task(contact="@marlow_help")
    assert faults(with_text(3, "Write to @marlow_help and we look at it."), task) == ""


def test_a_post_of_few_words_can_be_answered_in_its_words() -> None:
    asked = Answered(ask=Ask(need=Need.STATUS, start=0, end=5))
    task = a_task(text="Where are my shoes?", answered=(asked,))
    moves = [replace(GOOD[1], text="Where are my shoes? A fair question.", asks=(0,)), GOOD[3]]

    assert faults(moves, task) == ""


def test_a_signature_is_never_the_model_s() -> None:
    assert (
        "sign"
        not in json.loads(language_prompt.schema(a_task()))["properties"]["moves"]["items"]["properties"]["name"][
            "enum"
        ]
    )
