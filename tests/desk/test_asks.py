"""What the author asks, beside what the draft answers."""

from __future__ import annotations

from dataclasses import replace

from desk.asks import AskLine
from desk.asks import list_asks
from domain.assessment import Assessment
from domain.assessment import Intent
from domain.assessment import Sentiment
from domain.draft import Draft
from domain.draft import DraftStatus
from domain.draft import Move
from tests.builders import NOON
from tests.builders import a_mention

MENTION = a_mention(text="@marlow 😡 My parcel never came! Do you deliver to Oslo?")
ASSESSED = Assessment(
    mention_id=1,
    sentiment=Sentiment.NEGATIVE,
    probabilities=None,
    intent=Intent.COMPLAINT,
    language="en",
    needs_reply=True,
    model="test",
    assessed_at=NOON,
)
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
    moves=(Move(name="greet", text="Hi Ada."), Move(name="answer", text="Yes, we deliver to Oslo.", asks=(1,))),
    playbook="complaint",
    written_by="composer",
    created_at=NOON,
    updated_at=NOON,
)


def test_each_ask_stands_beside_the_sentence_that_answers_it() -> None:
    assert list_asks(MENTION, ASSESSED, DRAFT, DRAFT.text) == (
        AskLine(need="How it stands", asked="My parcel never came!", is_stated=False, answer=""),
        AskLine(
            need="Whether there is some",
            asked="Do you deliver to Oslo?",
            is_stated=True,
            answer="Yes, we deliver to Oslo.",
        ),
    )


def test_a_sentence_that_was_edited_away_answers_nothing() -> None:
    assert [one.answer for one in list_asks(MENTION, ASSESSED, DRAFT, "Hi Ada.")] == ["", ""]
    assert [one.answer for one in list_asks(MENTION, ASSESSED, None, "")] == ["", ""]


def test_before_triage_and_without_an_ask_nothing_is_shown() -> None:
    praise = replace(ASSESSED, intent=Intent.PRAISE)

    assert list_asks(MENTION, None, DRAFT, DRAFT.text) == ()
    assert list_asks(a_mention(text="You are great!"), praise, DRAFT, DRAFT.text) == ()
