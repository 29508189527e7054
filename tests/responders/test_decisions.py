"""What a human decides: only by who may, only on what they saw, and always to be taken back while it can be."""

from __future__ import annotations

import threading
from collections.abc import Callable
from collections.abc import Sequence

import pytest

from domain.clock import MINUTE
from domain.delivery import Delivery
from domain.delivery import DeliveryStatus
from domain.draft import HAND_OFF
from domain.draft import NEEDS_LEAD
from domain.draft import Draft
from domain.draft import DraftStatus
from domain.draft import Finding
from domain.draft import RejectReason
from domain.draft import Severity
from domain.errors import AllEarsError
from domain.errors import GuardViolation
from domain.errors import InvalidMove
from domain.errors import NotAllowed
from domain.errors import NotFound
from domain.errors import StaleDraft
from domain.errors import WorkflowError
from domain.handoff import HandOff
from domain.mention import Author
from domain.mention import CloseReason
from domain.mention import MentionStatus
from domain.person import Role
from domain.person import User
from responders import decisions
from responders.approvals import Review
from store import checks
from store import contacts
from store import deliveries
from store import drafts
from store import escalations
from store import leases
from store import mentions
from store import moves
from store import users
from store.database import Database
from store.database import IntegrityError
from tests.builders import NOON

Drafted = Callable[..., Draft]


def no_findings(_draft: Draft, _text: str) -> Sequence[Finding]:
    return ()


def approve(db: Database, draft: Draft, user: User, review: Review = no_findings) -> Delivery:
    return decisions.approve(db, draft.id, draft.version, user, review=review, undo_ms=20_000, now_at=NOON)


def hand_off(db: Database, draft: Draft, user: User, review: Review = no_findings) -> HandOff:
    return decisions.hand_off(db, draft.id, draft.version, user, review=review, remind_ms=30 * MINUTE, now_at=NOON)


def forbids(rule: str) -> Review:
    return lambda _draft, _text: [Finding(rule=rule, severity=Severity.BLOCK, message="X does not take it by API.")]


def test_an_approval_holds_exactly_the_text_seen_for_the_undo_window(
    db: Database, drafted: Drafted, approver: User
) -> None:
    draft = drafted()
    delivery = approve(db, draft, approver)

    assert (delivery.text, delivery.target_id, delivery.next_at) == (draft.text, "p1", NOON + 20_000)
    assert delivery.approved_by == "Dana"
    assert mentions.get(db, draft.mention_id).status is MentionStatus.ANSWERING
    assert checks.find_faults(db) == []


def test_the_second_click_is_told_what_happened(db: Database, drafted: Drafted, approver: User) -> None:
    draft = drafted()
    approve(db, draft, approver)

    with pytest.raises(InvalidMove, match="Cannot approve this draft: it is approved now"):
        approve(db, draft, approver)
    assert db.scalar("SELECT count(*) FROM delivery") == 1


def test_an_edit_by_somebody_else_makes_an_approval_stale(db: Database, drafted: Drafted, approver: User) -> None:
    draft = drafted()
    milo = users.add(db, "Milo", Role.WRITER, actor="test", now_at=NOON)
    decisions.edit(db, draft.id, draft.version, milo, "Another text.", now_at=NOON)

    with pytest.raises(StaleDraft):
        approve(db, draft, approver)
    assert drafts.get(db, draft.id).text == "Another text."


def test_a_blocking_finding_refuses_approval_and_a_warning_does_not(
    db: Database, drafted: Drafted, approver: User
) -> None:
    draft = drafted()

    def finds(severity: Severity) -> Review:
        return lambda _draft, _text: [Finding(rule="length", severity=severity, message="Too long.")]

    with pytest.raises(GuardViolation, match="Too long"):
        approve(db, draft, approver, finds(Severity.BLOCK))
    assert approve(db, draft, approver, finds(Severity.WARNING)).status is DeliveryStatus.QUEUED


def test_what_is_for_a_lead_is_left_to_a_lead(db: Database, drafted: Drafted, approver: User) -> None:
    draft = drafted()
    lead = users.add(db, "Lea", Role.LEAD, actor="test", now_at=NOON)

    def finds(_draft: Draft, _text: str) -> Sequence[Finding]:
        return [Finding(rule=NEEDS_LEAD, severity=Severity.WARNING, message="Danger: a lead should look.")]

    with pytest.raises(WorkflowError, match="for a lead to decide"):
        approve(db, draft, approver, finds)
    assert approve(db, draft, lead, finds).status is DeliveryStatus.QUEUED


@pytest.mark.parametrize("role", [Role.VIEWER, Role.WRITER])
def test_who_may_not_approve_is_told_which_role_it_needs(db: Database, drafted: Drafted, role: Role) -> None:
    person = users.add(db, "Rio", role, actor="test", now_at=NOON)

    with pytest.raises(NotAllowed, match=f"needs the role approver; Rio is {role}"):
        approve(db, drafted(), person)


def test_an_unchanged_edit_changes_nothing(db: Database, drafted: Drafted, approver: User) -> None:
    draft = drafted()

    assert decisions.edit(db, draft.id, draft.version, approver, f"  {draft.text}\n", now_at=NOON) == draft


def test_a_rejection_is_counted_and_asks_for_another_draft(db: Database, drafted: Drafted, approver: User) -> None:
    draft = drafted()
    decisions.reject(db, draft.id, draft.version, approver, reason=RejectReason.WRONG_TONE, now_at=NOON)

    assert drafts.get(db, draft.id).status is DraftStatus.REJECTED
    assert [mention.id for mention in mentions.list_undrafted(db, 9)] == [draft.mention_id]


def test_what_is_not_about_us_is_closed(db: Database, drafted: Drafted, approver: User) -> None:
    draft = drafted()
    decisions.reject(db, draft.id, draft.version, approver, reason=RejectReason.NOT_ABOUT_US, now_at=NOON)

    assert mentions.get(db, draft.mention_id).close_reason is CloseReason.IGNORED


def test_a_mention_without_a_draft_can_be_answered_in_ones_own_words(
    db: Database, drafted: Drafted, approver: User
) -> None:
    draft = drafted()
    decisions.reject(db, draft.id, draft.version, approver, reason=RejectReason.OTHER, now_at=NOON)
    own = decisions.write(db, draft.mention_id, approver, "My own words.", now_at=NOON)

    assert (own.text, own.written_by) == ("My own words.", "Dana")
    with pytest.raises(InvalidMove):
        decisions.write(db, draft.mention_id, approver, "Twice.", now_at=NOON)


def test_a_snooze_into_the_past_is_refused(db: Database, drafted: Drafted, approver: User) -> None:
    with pytest.raises(InvalidMove, match="snooze into the past"):
        decisions.snooze(db, drafted().mention_id, approver, until_at=NOON, now_at=NOON)


def approved(db: Database, draft: Draft, user: User) -> None:
    approve(db, draft, user)


def rejected(db: Database, draft: Draft, user: User) -> None:
    decisions.reject(db, draft.id, draft.version, user, reason=RejectReason.TOO_GENERIC, now_at=NOON)


def not_about_us(db: Database, draft: Draft, user: User) -> None:
    decisions.reject(db, draft.id, draft.version, user, reason=RejectReason.NOT_ABOUT_US, now_at=NOON)


def snoozed(db: Database, draft: Draft, user: User) -> None:
    decisions.snooze(db, draft.mention_id, user, until_at=NOON + 1, now_at=NOON)


def dismissed(db: Database, draft: Draft, user: User) -> None:
    decisions.dismiss(db, draft.mention_id, user, now_at=NOON)


def handed_off(db: Database, draft: Draft, user: User) -> None:
    hand_off(db, draft, user)


@pytest.mark.parametrize("decide", [approved, rejected, not_about_us, snoozed, dismissed, handed_off])
def test_every_decision_can_be_taken_back_with_its_text(
    db: Database, drafted: Drafted, approver: User, decide: Callable[[Database, Draft, User], None]
) -> None:
    draft = drafted()
    decide(db, draft, approver)

    assert decisions.undo(db, draft.mention_id, approver, now_at=NOON + 1).status is MentionStatus.OPEN
    live = drafts.find_live(db, draft.mention_id)
    assert live is not None
    assert (live.id, live.text, live.status) == (draft.id, draft.text, DraftStatus.PENDING)
    assert checks.find_faults(db) == []


def test_an_undo_does_not_put_aside_what_somebody_writes_just_now(
    db: Database, drafted: Drafted, approver: User
) -> None:
    lea, draft = users.add(db, "Lea", Role.APPROVER, actor="test", now_at=NOON), drafted()
    rejected(db, draft, approver)
    leases.hold(db, draft.mention_id, lea, now_at=NOON)
    with pytest.raises(leases.InHands):
        decisions.undo(db, draft.mention_id, approver, now_at=NOON)
    hers = decisions.write(db, draft.mention_id, lea, "Her own words.", now_at=NOON)
    leases.release(db, draft.mention_id, lea)

    with pytest.raises(WorkflowError, match="Lea has written a reply since"):
        decisions.undo(db, draft.mention_id, approver, now_at=NOON + 1)
    assert drafts.get(db, hers.id).status is DraftStatus.PENDING


def test_a_reply_that_leaves_is_stopped_whoever_looks_at_it(db: Database, drafted: Drafted, approver: User) -> None:
    lea, draft = users.add(db, "Lea", Role.APPROVER, actor="test", now_at=NOON), drafted()
    approve(db, draft, approver)
    leases.hold(db, draft.mention_id, lea, now_at=NOON)

    assert decisions.undo(db, draft.mention_id, approver, now_at=NOON).status is MentionStatus.OPEN


@pytest.mark.parametrize("decide", [approved, handed_off])
def test_an_approval_taken_back_is_again_for_whoever_was_asked(
    db: Database, drafted: Drafted, approver: User, decide: Callable[[Database, Draft, User], None]
) -> None:
    lea, draft = users.add(db, "Lea", Role.LEAD, actor="test", now_at=NOON), drafted()
    asked = decisions.escalate(db, draft.mention_id, approver, to=lea, reason="Is it so?", now_at=NOON)
    for _ in range(2):
        decide(db, drafts.get(db, draft.id), lea)
        status = decisions.undo(db, draft.mention_id, lea, now_at=NOON + 1).status

        assert status is MentionStatus.ESCALATED
        assert escalations.find_open(db, draft.mention_id) == asked
    line = moves.history(db, "mention", draft.mention_id)[0]
    assert (line.actor, line.action, line.detail) == ("Lea", "escalate", "to Lea: Is it so?")
    assert checks.find_faults(db) == []


def test_a_writer_takes_back_a_snooze_and_no_decision_of_an_approver(
    db: Database, drafted: Drafted, approver: User
) -> None:
    rio = users.add(db, "Rio", Role.WRITER, actor="test", now_at=NOON)
    first, second = drafted(1), drafted(2)
    snoozed(db, first, rio)
    decisions.undo(db, first.mention_id, rio, now_at=NOON)
    dismissed(db, second, approver)

    with pytest.raises(NotAllowed):
        decisions.undo(db, second.mention_id, rio, now_at=NOON)


def test_what_has_left_cannot_be_undone(db: Database, drafted: Drafted, approver: User) -> None:
    draft = drafted()
    delivery = approve(db, draft, approver)
    deliveries.open_intent(db, delivery, key="k", deadline_at=NOON + 50_000, now_at=NOON + 20_000)

    with pytest.raises(InvalidMove, match="Cannot undo this reply: it is sending now"):
        decisions.undo(db, draft.mention_id, approver, now_at=NOON + 21_000)


def test_with_nothing_to_undo_it_says_so(db: Database, drafted: Drafted, approver: User) -> None:
    with pytest.raises(InvalidMove, match="undo the last decision"):
        decisions.undo(db, drafted().mention_id, approver, now_at=NOON)


def test_every_decision_leaves_a_line_with_the_persons_name(db: Database, drafted: Drafted, approver: User) -> None:
    draft = drafted()
    approve(db, draft, approver)

    line = moves.history(db, "mention", draft.mention_id)[0]
    assert (line.actor, line.action, line.to_status) == ("Dana", "approve", "answering")


def test_of_two_approvers_at_once_exactly_one_wins(db: Database, drafted: Drafted, approver: User) -> None:
    milo = users.add(db, "Milo", Role.APPROVER, actor="test", now_at=NOON)
    for number in range(20):
        draft = drafted(number)
        gate = threading.Barrier(2)
        won: list[str] = []

        def click(user: User, draft: Draft = draft, gate: threading.Barrier = gate, won: list[str] = won) -> None:
            gate.wait()
            try:
                approve(db, draft, user)
            except WorkflowError:
                return
            won.append(user.name)

        threads = [threading.Thread(target=click, args=(user,)) for user in (approver, milo)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(won) == 1


def test_a_hand_off_keeps_the_exact_text_under_an_approval_like_any_other(
    db: Database, drafted: Drafted, approver: User
) -> None:
    draft = drafted()
    handed = hand_off(db, draft, approver, forbids(HAND_OFF))

    assert (handed.text, handed.target_id, handed.handed_by) == (draft.text, "p1", "Dana")
    assert (handed.hash, handed.remind_at) == (db.scalar("SELECT hash FROM approval"), NOON + 30 * MINUTE)
    assert mentions.get(db, draft.mention_id).status is MentionStatus.HANDED_OFF
    assert drafts.get(db, draft.id).status is DraftStatus.APPROVED
    assert db.scalar("SELECT count(*) FROM delivery") == 0
    assert checks.find_faults(db) == []


def test_a_verdict_refuses_approval_in_its_words_and_lets_only_a_hand_off_pass(
    db: Database, drafted: Drafted, approver: User
) -> None:
    draft = drafted()

    with pytest.raises(GuardViolation, match="X does not take it by API"):
        approve(db, draft, approver, forbids(HAND_OFF))
    for rule in ("do_not_contact", "nowhere", "length"):
        with pytest.raises(GuardViolation):
            hand_off(db, draft, approver, forbids(rule))
    assert db.scalar("SELECT count(*) FROM approval") == 0


def test_a_link_closes_a_hand_off_as_replied(db: Database, drafted: Drafted, approver: User) -> None:
    draft = drafted()
    hand_off(db, draft, approver)
    rio = users.add(db, "Rio", Role.WRITER, actor="test", now_at=NOON)
    mention = decisions.record_posted(db, draft.mention_id, rio, " https://x.example/marlow/status/9 ", now_at=NOON + 1)

    assert (mention.status, mention.close_reason) == (MentionStatus.CLOSED, CloseReason.REPLIED)
    assert [post.is_ours for post in mentions.conversation(db, mention)] == [False, True]
    line = moves.history(db, "mention", draft.mention_id)[0]
    assert (line.actor, line.action, line.detail) == ("Rio", "reply", "https://x.example/marlow/status/9")
    with pytest.raises(NotFound):
        decisions.record_posted(db, draft.mention_id, approver, "https://x.example/1", now_at=NOON + 2)
    assert checks.find_faults(db) == []


@pytest.mark.parametrize(
    "link", ["", "posted it", "javascript:alert(1)", "https://", "https://me:pw@x.example/1", "https://x.example/a b"]
)
def test_what_is_no_link_is_refused_with_a_sentence(db: Database, drafted: Drafted, approver: User, link: str) -> None:
    draft = drafted()
    hand_off(db, draft, approver)

    with pytest.raises(AllEarsError, match="Paste the link"):
        decisions.record_posted(db, draft.mention_id, approver, link, now_at=NOON)


def test_what_is_handed_off_is_not_given_back_like_an_escalation(
    db: Database, drafted: Drafted, approver: User
) -> None:
    draft = drafted()
    hand_off(db, draft, approver)

    with pytest.raises(InvalidMove, match="Cannot give back this mention: it is handed off now"):
        decisions.give_back(db, draft.mention_id, approver, now_at=NOON)
    assert checks.find_faults(db) == []


def test_a_hand_off_taken_back_needs_a_new_approval(db: Database, drafted: Drafted, approver: User) -> None:
    draft = drafted()
    hand_off(db, draft, approver)
    mention = decisions.take_back(db, draft.mention_id, approver, why="changed my mind", now_at=NOON + 1)
    live = drafts.get(db, draft.id)

    assert mention.status is MentionStatus.OPEN
    assert (live.status, live.text, live.approval_id) == (DraftStatus.PENDING, draft.text, None)
    assert moves.history(db, "mention", draft.mention_id)[0].detail == "changed my mind"
    with pytest.raises(StaleDraft):
        approve(db, draft, approver)
    assert approve(db, live, approver).status is DeliveryStatus.QUEUED
    assert checks.find_faults(db) == []


def test_the_database_itself_lets_nobody_approve_a_reply_to_whom_must_not_be_contacted(
    db: Database, drafted: Drafted, approver: User
) -> None:
    draft = drafted()
    contacts.add(db, "x", Author(handle="Ada"), reason="a lawyer", actor="Lea", now_at=NOON)

    for decide in (approve, hand_off):
        with pytest.raises(IntegrityError, match="must not be contacted"):
            decide(db, draft, approver)
    assert drafts.get(db, draft.id) == draft
