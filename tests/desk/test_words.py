"""Everything the program stores has words a person can read."""

from __future__ import annotations

from enum import StrEnum

import pytest

from desk import words
from domain.activity import GENESIS
from domain.activity import Activity
from domain.assessment import Intent
from domain.assessment import Sentiment
from domain.delivery import DeliveryStatus
from domain.draft import RejectReason
from domain.mention import CloseReason
from domain.mention import MentionStatus
from domain.playbook import MOVES
from domain.priority import Priority


def an_activity(subject: str, action: str, detail: str = "") -> Activity:
    return Activity(
        id=1, at=0, actor="Dana", subject=subject, subject_id="1", action=action, from_status="", to_status="",
        detail=detail, hash=GENESIS,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("states", "table"),
    [
        (Sentiment, words.SENTIMENTS),
        (Intent, words.INTENTS),
        (Priority, words.PRIORITIES),
        (MentionStatus, words.STATUSES),
        (CloseReason, words.CLOSED),
        (RejectReason, words.REJECTIONS),
        (DeliveryStatus, words.DELIVERIES),
    ],
)
def test_every_state_has_its_own_words(states: type[StrEnum], table: dict[StrEnum, str]) -> None:
    assert set(table) == set(states)
    assert len(set(table.values())) == len(table)


def test_every_move_of_a_reply_has_words() -> None:
    assert set(words.MOVES) == set(MOVES)


def test_what_happened_is_a_sentence() -> None:
    assert words.happened(an_activity("mention", "wake")) == "Back from snooze"
    assert words.happened(an_activity("draft", "reject", "wrong_tone")) == "Draft rejected: wrong tone"
    assert words.happened(an_activity("draft", "reject", "something else")) == "Draft rejected"


def test_a_line_that_another_one_tells_is_left_out() -> None:
    assert words.happened(an_activity("mention", "approve")) == ""


def test_an_action_without_words_of_its_own_is_still_readable() -> None:
    assert words.happened(an_activity("mention", "hand_off")) == "Mention hand off"


def test_the_programs_own_parts_are_called_by_its_name() -> None:
    assert words.who("system:triage") == "All Ears"
    assert words.who("Dana") == "Dana"


def test_numbers_come_with_their_noun() -> None:
    assert words.count(1, "reply", "replies") == "1 reply"
    assert words.count(2_400, "mention") == "2,400 mentions"
