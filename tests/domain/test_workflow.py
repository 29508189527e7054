"""The one table of moves: complete, without dead ends that are not meant, and with words for every refusal."""

from __future__ import annotations

from enum import StrEnum
from itertools import product

import pytest

from domain import workflow
from domain.delivery import DeliveryStatus
from domain.draft import DraftStatus
from domain.errors import InvalidMove
from domain.mention import MentionStatus
from domain.workflow import MOVES
from domain.workflow import Subject

STATUSES: dict[Subject, type[StrEnum]] = {
    Subject.MENTION: MentionStatus,
    Subject.DRAFT: DraftStatus,
    Subject.DELIVERY: DeliveryStatus,
}
FIRST = {Subject.MENTION: "new", Subject.DRAFT: "pending", Subject.DELIVERY: "queued"}
FINAL = {Subject.MENTION: set(), Subject.DRAFT: set(), Subject.DELIVERY: {"gone", "failed_final", "cancelled"}}
SUBJECTS = pytest.mark.parametrize("subject", list(Subject))


@SUBJECTS
def test_every_status_in_the_table_exists(subject: Subject) -> None:
    named = {start for start, _ in MOVES[subject]} | set(MOVES[subject].values())

    assert named == set(STATUSES[subject])


@SUBJECTS
def test_every_status_can_be_reached_from_the_first(subject: Subject) -> None:
    reached, before = {FIRST[subject]}, set[str]()
    while reached != before:
        before = reached
        reached = reached | {end for (start, _), end in MOVES[subject].items() if start in reached}

    assert reached == set(STATUSES[subject])


@SUBJECTS
def test_only_what_is_final_has_no_way_out(subject: Subject) -> None:
    assert set(STATUSES[subject]) - {start for start, _ in MOVES[subject]} == FINAL[subject]


@SUBJECTS
def test_nothing_comes_back_to_its_first_status_but_by_undoing_retrying_or_reopening(subject: Subject) -> None:
    back = {action for (_, action), end in MOVES[subject].items() if end == FIRST[subject]}

    assert back <= {"undo", "refuse", "retry", "reopen"}


@SUBJECTS
def test_no_move_stays_where_it_is(subject: Subject) -> None:
    assert [key for key, end in MOVES[subject].items() if key[0] == end] == []


def test_a_reply_is_sent_only_after_an_intent() -> None:
    """What lands was on the wire, is in doubt, or was held and found by a human; never straight from the queue."""
    before = {(start, by) for (start, by), end in MOVES[Subject.DELIVERY].items() if end == DeliveryStatus.SENT}
    landing = {(start, "land") for start in (DeliveryStatus.SENDING, DeliveryStatus.UNKNOWN, DeliveryStatus.HELD)}

    assert before == landing | {(DeliveryStatus.DELETING, "keep")}
    assert {start for (start, _), end in MOVES[Subject.DELIVERY].items() if end == DeliveryStatus.SENDING} == {
        DeliveryStatus.QUEUED
    }


def test_only_what_was_sent_is_deleted_and_it_can_go_nowhere_else() -> None:
    moves = MOVES[Subject.DELIVERY]

    assert {start for (start, _), end in moves.items() if end == DeliveryStatus.DELETING} == {DeliveryStatus.SENT}
    assert {end for (start, _), end in moves.items() if start == DeliveryStatus.SENT} == {DeliveryStatus.DELETING}
    assert {end for (start, _), end in moves.items() if start == DeliveryStatus.DELETING} == {
        DeliveryStatus.SENT,
        DeliveryStatus.GONE,
    }


def test_a_doubtful_reply_never_goes_straight_back_on_the_wire() -> None:
    ends = {end for (start, _), end in MOVES[Subject.DELIVERY].items() if start == DeliveryStatus.UNKNOWN}

    assert DeliveryStatus.SENDING not in ends


@SUBJECTS
def test_a_legal_move_names_where_it_starts_and_ends(subject: Subject) -> None:
    for (start, action), end in MOVES[subject].items():
        transition = workflow.move(subject, start, action)

        assert (transition.subject, transition.action) == (subject, action)
        assert (transition.from_status, transition.to_status) == (start, end)


@SUBJECTS
def test_everything_else_is_refused_in_words(subject: Subject) -> None:
    actions = {action for moves in MOVES.values() for _, action in moves}
    for status, action in product(STATUSES[subject], sorted(actions)):
        if (status, action) in MOVES[subject]:
            continue
        with pytest.raises(InvalidMove) as refusal:
            workflow.move(subject, status, action)

        assert str(refusal.value) == (
            f"Cannot {action.replace('_', ' ')} this {subject}: it is {status.replace('_', ' ')} now."
        )
