"""Everything the program stores has words a person can read."""

from __future__ import annotations

from enum import StrEnum

import pytest

from desk import words
from domain.activity import GENESIS
from domain.activity import Activity
from domain.assessment import Emotion
from domain.assessment import Intent
from domain.assessment import Sentiment
from domain.correction import CorrectedField
from domain.correction import Relevance
from domain.delivery import DeliveryStatus
from domain.draft import RejectReason
from domain.mention import CloseReason
from domain.mention import MentionStatus
from domain.playbook import MOVES
from domain.priority import Priority
from domain.priority import Reason
from domain.verdict import Way


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
        (Emotion, words.EMOTIONS),
        (CorrectedField, words.FIELDS),
        (Relevance, words.RELEVANCES),
        (Priority, words.PRIORITIES),
        (MentionStatus, words.STATUSES),
        (CloseReason, words.CLOSED),
        (RejectReason, words.REJECTIONS),
        (DeliveryStatus, words.DELIVERIES),
        (Way, words.WAYS),
    ],
)
def test_every_state_has_its_own_words(states: type[StrEnum], table: dict[StrEnum, str]) -> None:
    assert set(table) == set(states)
    assert len(set(table.values())) == len(table)


def test_what_did_not_leave_is_no_refusal_of_the_network() -> None:
    told = (words.DELIVERIES[DeliveryStatus.FAILED_FINAL], words.DELIVERY_HELP[DeliveryStatus.FAILED_FINAL])

    assert told == ("Not sent", "It was not sent. The mention is back in the queue.")


def test_every_move_of_a_reply_has_words() -> None:
    assert set(words.MOVES) == set(MOVES)


def test_what_happened_is_a_sentence() -> None:
    assert words.happened(an_activity("mention", "wake")) == "Back from snooze"
    assert words.happened(an_activity("draft", "reject", "wrong_tone")) == "Draft rejected: wrong tone"
    assert words.happened(an_activity("draft", "reject", "something else")) == "Draft rejected"


def test_a_line_that_another_one_tells_is_left_out() -> None:
    assert words.happened(an_activity("mention", "approve")) == ""


def test_an_action_without_words_of_its_own_is_still_readable() -> None:
    assert words.happened(an_activity("mention", "turn_over")) == "Mention turn over"


def test_hand_offs_and_opt_outs_are_told_with_their_reason() -> None:
    assert words.happened(an_activity("mention", "hand_off", "abc123")) == "Handed off, to be posted by hand"
    assert words.happened(an_activity("mention", "remind")) == "Nobody has said yet whether it was posted"
    assert words.happened(an_activity("mention", "return")) == "Not posted, back in the queue"
    assert words.happened(an_activity("mention", "return", "too late")) == "Not posted, back in the queue: too late"
    assert words.happened(an_activity("mention", "reply", "https://x.example/1")) == "Answered and closed"
    line = words.happened(an_activity("contact", "list", "ada on x: stop"))
    assert line == "Put on the do-not-contact list: ada on x: stop"
    assert words.happened(an_activity("contact", "lift")) == "Taken off the do-not-contact list"


def test_what_a_post_said_before_its_author_changed_it_is_told_in_short() -> None:
    told = words.happened(an_activity("mention", "edit", "too late " * 100))

    assert told.startswith("Changed by its author; before, it said: “too late too late")
    assert len(told) < 330
    erased = words.happened(an_activity("mention", "author_edit", "0" * 64))
    assert erased == "Changed by its author; what it said before is erased"
    assert words.happened(an_activity("mention", "erase")).endswith("were erased")


def test_a_correction_is_told_without_the_names_the_program_stores() -> None:
    line = an_activity("mention", "correct", "relevance: as judged → not_about_us, intent: other → praise")
    assert words.happened(line) == (
        "Corrected: about us or not: as judged → not about us, what they ask: other → praise"
    )


def test_sentences_of_the_program_name_labels_in_words() -> None:
    assert words.told("each label needs 3 examples; there are 2 of about_us") == (
        "each label needs 3 examples; there are 2 of about us"
    )


def test_labels_are_words_inside_a_sentence() -> None:
    assert words.label("not_about_us") == "Not about us"
    assert words.labels("anger,joy") == "anger, joy"
    assert words.labels("") == "none"
    assert words.labels("as judged") == "as judged"


def test_why_is_one_line_with_the_points_of_each_reason() -> None:
    reasons = (
        Reason(name="negative", points=37.6, words="negative towards us 0.94"),
        Reason(name="spam", points=-60.0, words="looks like spam"),
    )
    assert words.why(reasons) == "negative towards us 0.94 +38 · looks like spam −60"


def test_the_programs_own_parts_are_called_by_its_name() -> None:
    assert words.who("system:triage") == "All Ears"
    assert words.who("Dana") == "Dana"


def test_numbers_come_with_their_noun() -> None:
    assert words.count(1, "reply", "replies") == "1 reply"
    assert words.count(2_400, "mention") == "2,400 mentions"
