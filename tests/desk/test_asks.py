"""What the author asks, beside what the draft answers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desk.asks import AskLine
from desk.asks import list_asks
from domain.assessment import Intent
from domain.draft import Draft
from domain.draft import DraftStatus
from domain.draft import Move
from store.threads import EarlierPost
from tests.builders import NOON
from tests.builders import a_mention
from tests.builders import an_assessment

MENTION = a_mention(text="@marlow 😡 My parcel never came! Do you deliver to Oslo?")
ASSESSED = an_assessment()
DRAFT = Draft(
    id=1,
    mention_id=1,
    account="marlow-x",
    platform="x",
    target_id="p1",
    status=DraftStatus.PENDING,
    version=1,
    revision_id=1,
    text="Hi Ada. Yes, we deliver to Oslo.",
    moves=(
        Move(name="greet", text="Hi Ada."),
        Move(name="answer", text="Yes, we deliver to Oslo.", asks=(1,), facts=("delivery",)),
    ),
    playbook="complaint",
    written_by="composer",
    created_at=NOON,
    updated_at=NOON,
)


def test_each_ask_stands_beside_the_sentence_that_answers_it() -> None:
    assert list_asks(MENTION, ASSESSED, DRAFT, DRAFT.text) == (
        AskLine(
            need="To know where it stands",
            thing="their parcel",
            asked="My parcel never came!",
            is_stated=False,
            answer="",
            is_known=False,
        ),
        AskLine(
            need="To know whether we have it",
            thing="",
            asked="Do you deliver to Oslo?",
            is_stated=True,
            answer="Yes, we deliver to Oslo.",
            is_known=True,
        ),
    )


def test_a_sentence_without_a_fact_asks_back_and_knows_nothing() -> None:
    asking = Move(name="answer", text="Which order is it?", asks=(0, 1))
    draft = replace(DRAFT, text="Which order is it?", moves=(asking,))

    assert [(one.answer, one.is_known) for one in list_asks(MENTION, ASSESSED, draft, draft.text)] == [
        ("Which order is it?", False), ("Which order is it?", False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "intent", "need", "thing"),
    [
        ("I can't log in to my account. Please help!", Intent.COMPLAINT, "To get back in", "their account"),
        ("The site is down for me", Intent.OUTAGE, "To have it fixed", "our website"),
        ("Missed my connection and sat in Lyon all night", Intent.COMPLAINT, "Help with their booking", ""),
        ("Forgot my scarf in row 4, seat 15 of the train", Intent.COMPLAINT, "To know where it stands", ""),
        ("Can I change my seat?", Intent.QUESTION, "To change something", "their seat"),
        ("Is the tour fine with a pram?", Intent.QUESTION, "An answer to a question", ""),
        ("I want that for my garden", Intent.REQUEST, "Help with this", ""),
    ],
)
def test_what_they_want_reads_as_a_plain_line(text: str, intent: Intent, need: str, thing: str) -> None:
    lines = list_asks(a_mention(text=text), replace(ASSESSED, intent=intent), None, "")

    assert [(one.need, one.thing) for one in lines] == [(need, thing)]


def test_a_sentence_that_was_edited_away_answers_nothing() -> None:
    assert [one.answer for one in list_asks(MENTION, ASSESSED, DRAFT, "Hi Ada.")] == ["", ""]
    assert [one.answer for one in list_asks(MENTION, ASSESSED, None, "")] == ["", ""]


def test_of_a_reply_that_a_person_wrote_nobody_says_that_it_answers_nothing() -> None:
    edited = replace(DRAFT, text="Of course!", written_by="ada")

    assert [one.is_theirs for one in list_asks(MENTION, ASSESSED, edited, edited.text)] == [True, True]
    assert [one.is_theirs for one in list_asks(MENTION, ASSESSED, DRAFT, "Of course!")] == [True, True]
    assert [one.is_theirs for one in list_asks(MENTION, ASSESSED, DRAFT, DRAFT.text)] == [False, False]
    assert [one.is_theirs for one in list_asks(MENTION, ASSESSED, None, "")] == [False, False]


def test_before_triage_and_without_an_ask_nothing_is_shown() -> None:
    praise = replace(ASSESSED, intent=Intent.PRAISE)

    assert list_asks(MENTION, None, DRAFT, DRAFT.text) == ()
    assert list_asks(a_mention(text="You are great!"), praise, DRAFT, DRAFT.text) == ()


def test_what_a_post_goes_on_from_stands_there_with_a_word_that_says_so() -> None:
    first = EarlierPost(text="My parcel never came!", is_ours=False, intent=Intent.COMPLAINT, language="en")
    asked = EarlierPost(text="Which order is it?", is_ours=True)
    mention = a_mention(text="order 4711", parent_id="p0")

    (line,) = list_asks(mention, ASSESSED, None, "", (first, asked))
    assert (line.need, line.asked, line.is_earlier) == ("To know where it stands", "My parcel never came!", True)
    assert not any(one.is_earlier for one in list_asks(MENTION, ASSESSED, DRAFT, DRAFT.text))
