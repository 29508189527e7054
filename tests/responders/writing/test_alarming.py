"""What must not wait goes to the leads at once, and only once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from config import playbooks
from domain.assessment import Danger
from domain.assessment import Passage
from domain.assessment import Probabilities
from domain.assessment import Reading
from domain.assessment import Scorer
from domain.clock import MINUTE
from domain.correction import CorrectedField
from domain.draft import NEEDS_LEAD
from domain.draft import Draft
from domain.draft import Finding
from domain.draft import RejectReason
from domain.draft import Severity
from domain.errors import ScorerUnavailable
from domain.errors import WorkflowError
from domain.mention import Mention
from domain.mention import MentionStatus
from domain.person import Role
from domain.person import User
from domain.platform import Preview
from domain.priority import Priority
from domain.workflow import Subject
from responders import decisions
from responders import target
from responders.writing import drafting
from responders.writing.drafting import Writer
from sentiment import asking
from sentiment import triage
from sentiment.language import Detector
from store import checks
from store import contacts
from store import corrections
from store import deliveries
from store import drafts
from store import escalations
from store import intake
from store import mentions
from store import moves
from store import queue
from store import users
from store.database import Database
from tests.builders import NOON
from tests.builders import a_post
from tests.fakes import FrozenClock

THREAT = "You closed my account. I want to kill myself."
#: No list of words has these.
UNHEARD = "I keep the window open on the ninth floor and count to ten."
WHY = "speaks of hurting themselves"


class Reader:
    """A model that takes every post for a plain one, and answers a vector."""

    name = "reader"

    def read(self, passages: Sequence[Passage]) -> list[Reading]:
        plain = Probabilities(negative=0.1, neutral=0.8, positive=0.1)
        return [Reading(sentiment=plain, vector=b"\x7f") for _ in passages]


def preview(account: str, text: str) -> Preview:
    return Preview(text=text, length=len(text), limit=280)


def wants_lead(draft: Draft, text: str) -> Sequence[Finding]:
    return [Finding(rule=NEEDS_LEAD, severity=Severity.WARNING, message="Threat to self: a lead should look.")]


@pytest.fixture
def writer() -> Writer:
    return Writer(playbooks=playbooks.read_shelf(None).playbooks, voices={}, preview=preview)


@pytest.fixture
def lead(db: Database) -> User:
    return users.add(db, "Lea", Role.LEAD, actor="test", now_at=NOON)


def receive(
    db: Database, clock: FrozenClock, writer: Writer, text: str = THREAT, number: int = 1, *, reads: bool = False
) -> Mention:
    """Store a post, open it and draft for it; a model reads it where `reads` is true."""
    recorded = intake.record_page(
        db, account="marlow-x", platform="x", posts=[a_post(number, text=text)], now_at=clock()
    )
    judge(db, clock, reads=reads)
    drafting.run_once(db, writer, clock)
    return mentions.get(db, recorded.new_ids[0])


def judge(db: Database, clock: FrozenClock, *, reads: bool = False) -> None:
    """Judge what is new or changed."""
    silent = asking.NoScorer(why=ScorerUnavailable("no model in this test"))
    scorer: Scorer = Reader() if reads else silent
    triage.run_once(db, triage.Judge(scorer=scorer, detector=Detector(("en", "de"))), clock)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (THREAT, WHY),
        ("Next time I will hurt your driver.", "speaks of hurting others"),
        ("The charger caught fire on my desk", "somebody may be in danger"),
        ("My lawyer will write to you", "law, press or an authority"),
    ],
)
def test_it_goes_to_the_leads_with_the_draft_and_the_reason(
    db: Database, clock: FrozenClock, writer: Writer, lead: User, approver: User, text: str, why: str
) -> None:
    mention = receive(db, clock, writer, text)
    found = escalations.find_open(db, mention.id)

    assert mention.status is MentionStatus.ESCALATED
    assert found is not None
    assert (found.role, found.reason, found.asker) == (Role.LEAD, why, "All Ears")
    assert drafts.find_live(db, mention.id) is not None
    assert [escalations.count_for(db, one) for one in (lead, approver)] == [1, 0]
    told = moves.history(db, Subject.MENTION, mention.id)[0]
    assert (told.action, told.detail) == ("escalate", f"to the role lead: {why}")
    assert checks.find_faults(db) == []


@pytest.mark.parametrize(
    ("danger", "name", "why"),
    [
        (Danger.SELF, "danger-self", "may speak of hurting themselves"),
        (Danger.OTHERS, "danger", "may speak of hurting others"),
    ],
)
def test_a_danger_that_a_model_alone_sees_goes_to_the_leads_with_a_bare_acknowledgement(
    db: Database, clock: FrozenClock, writer: Writer, lead: User, danger: Danger, name: str, why: str
) -> None:
    mention = receive(
        db, clock, replace(writer, find_dangers=lambda _model, _vector: {danger: 0.5}), UNHEARD, reads=True
    )
    (asked,) = queue.page(db, queue.Filter(status=MentionStatus.ESCALATED)).entries
    draft = drafts.find_live(db, mention.id)

    assert (asked.mention.id, asked.reasons[0].words) == (mention.id, why)
    assert draft is not None
    assert draft.playbook == name
    assert [step.name for step in draft.moves] == ["acknowledge", "next_step"]
    assert not any(char.isdigit() for char in draft.text), "a wrong number would cost a life"


def test_a_slight_chance_of_danger_calls_nobody(db: Database, clock: FrozenClock, writer: Writer, lead: User) -> None:
    writer = replace(writer, find_dangers=lambda _model, _vector: {Danger.SELF: 0.49})

    assert receive(db, clock, writer, UNHEARD, reads=True).status is MentionStatus.OPEN


def test_of_a_post_that_no_model_can_read_its_words_alone_speak(
    db: Database, clock: FrozenClock, writer: Writer, lead: User
) -> None:
    writer = replace(writer, find_dangers=lambda _model, _vector: {Danger.SELF: 0.9})

    assert receive(db, clock, writer, UNHEARD).status is MentionStatus.OPEN
    assert receive(db, clock, writer, THREAT, number=2).status is MentionStatus.ESCALATED


def test_it_stands_before_all_that_was_escalated_by_people(
    db: Database, clock: FrozenClock, writer: Writer, lead: User, approver: User
) -> None:
    for number in (1, 2):
        loud = receive(db, clock, writer, "WORST SERVICE EVER!!! Where is my money?! Outrageous, I am furious", number)
        decisions.escalate(db, loud.id, approver, to=Role.LEAD, reason="EUR 80", now_at=clock())
    threat = receive(db, clock, writer, number=3)
    first = queue.page(db, queue.Filter(status=MentionStatus.ESCALATED)).entries[0]

    assert first.mention.id == threat.id
    assert (first.priority, first.reasons[0].words) == (Priority.CRITICAL, WHY)
    assert first.score == pytest.approx(sum(reason.points for reason in first.reasons))


def test_a_danger_is_due_at_once_however_calm_its_words(
    db: Database, clock: FrozenClock, writer: Writer, lead: User
) -> None:
    mention = receive(db, clock, writer, "stuck in the toilet of your train, the door won't open and nobody hears me")
    (asked,) = queue.page(db, queue.Filter(status=MentionStatus.ESCALATED)).entries

    assert asked.priority is Priority.CRITICAL
    assert asked.due_at == mention.created_at + 30 * MINUTE


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("My lawyer will write to you", 12),
        ("You stupid idiots, you are the worst liars on earth", 12),
        (THREAT, 10),
    ],
)
def test_what_leads_are_to_see_first_is_due_as_what_is_critical_and_no_later_than_its_playbook_says(
    db: Database, clock: FrozenClock, writer: Writer, lead: User, text: str, minutes: int
) -> None:
    mention = receive(db, clock, replace(writer, first_ms=12 * MINUTE), text)
    (asked,) = queue.page(db, queue.Filter(status=MentionStatus.ESCALATED)).entries

    assert asked.due_at == mention.created_at + minutes * MINUTE


def test_all_else_stays_in_the_queue(db: Database, clock: FrozenClock, writer: Writer, lead: User) -> None:
    mention = receive(db, clock, writer, "Where is my parcel? It is late.")

    assert mention.status is MentionStatus.OPEN
    assert not escalations.was_asked(db, mention.id)


def test_it_stays_first_when_a_lead_corrects_how_it_was_read(
    db: Database, clock: FrozenClock, writer: Writer, lead: User
) -> None:
    mention = receive(db, clock, writer)
    before = queue.get(db, mention.id)
    said = corrections.record(db, mention.id, CorrectedField.SENTIMENT, "neutral", actor=lead.name, now_at=clock())
    silent = asking.NoScorer(why=ScorerUnavailable("no model in this test"))
    triage.rank_copies_again(db, said, triage.Judge(scorer=silent, detector=Detector(("en", "de"))), clock())
    after = queue.get(db, mention.id)

    assert (after.reasons[0].words, after.priority, after.due_at) == (WHY, Priority.CRITICAL, before.due_at)
    assert after.score >= before.reasons[0].points


def test_what_a_lead_gave_back_is_not_escalated_again_by_another_draft(
    db: Database, clock: FrozenClock, writer: Writer, lead: User
) -> None:
    mention = receive(db, clock, writer)
    decisions.give_back(db, mention.id, lead, answer="Called them, they are safe", now_at=clock())
    draft = drafts.find_live(db, mention.id)
    assert draft is not None
    decisions.reject(db, draft.id, draft.version, lead, reason=RejectReason.WRONG_TONE, now_at=clock())
    drafting.run_once(db, writer, clock)

    assert mentions.get(db, mention.id).status is MentionStatus.OPEN
    assert drafts.find_live(db, mention.id) != draft


def test_an_undo_gives_it_back_and_an_approval_taken_back_asks_the_leads_again(
    db: Database, clock: FrozenClock, writer: Writer, lead: User
) -> None:
    mention = receive(db, clock, writer)
    draft = drafts.find_live(db, mention.id)
    assert draft is not None
    decisions.approve(db, draft.id, draft.version, lead, review=wants_lead, undo_ms=20_000, now_at=clock())
    decisions.undo(db, mention.id, lead, now_at=clock())
    again = escalations.find_open(db, mention.id)
    assert again is not None
    assert (again.role, again.reason) == (Role.LEAD, WHY)

    assert decisions.undo(db, mention.id, lead, now_at=clock()).status is MentionStatus.OPEN
    assert escalations.find_open(db, mention.id) is None


def test_an_approver_is_told_who_decides_while_there_is_a_lead(
    db: Database, clock: FrozenClock, writer: Writer, lead: User, approver: User
) -> None:
    mention = receive(db, clock, writer)
    draft = drafts.find_live(db, mention.id)
    assert draft is not None
    with pytest.raises(WorkflowError, match=f"All Ears asked the role lead to decide this: {WHY}"):
        decisions.approve(db, draft.id, draft.version, approver, review=wants_lead, undo_ms=0, now_at=clock())


def test_in_a_team_without_a_lead_whoever_approves_is_asked_and_may_answer(
    db: Database, clock: FrozenClock, writer: Writer, lead: User, approver: User
) -> None:
    users.disable(db, lead.name, actor="test", now_at=NOON)
    mention = receive(db, clock, writer)
    draft = drafts.find_live(db, mention.id)

    assert escalations.count_for(db, approver) == 1
    assert draft is not None
    decisions.approve(db, draft.id, draft.version, approver, review=wants_lead, undo_ms=0, now_at=clock())
    assert mentions.get(db, mention.id).status is MentionStatus.ANSWERING


def test_who_wants_no_reply_gets_none_and_is_seen_all_the_same(
    db: Database, clock: FrozenClock, writer: Writer, lead: User
) -> None:
    contacts.add(db, "x", a_post(1).author, reason="asked", actor="test", now_at=NOON)
    mention = receive(db, clock, writer)

    assert mention.status is MentionStatus.ESCALATED
    assert drafts.find_live(db, mention.id) is None


def test_a_playbook_without_a_reason_gives_its_name(
    db: Database, clock: FrozenClock, writer: Writer, lead: User
) -> None:
    silent = [replace(playbook, because="") for playbook in writer.playbooks]
    found = escalations.find_open(db, receive(db, clock, replace(writer, playbooks=silent)).id)

    assert found is not None
    assert found.reason == "Threat to self"


def change_after_approval(
    db: Database, clock: FrozenClock, writer: Writer, approver: User, words: str, *, reads: bool = False
) -> Mention:
    """Let somebody approve their own words for a post, which its author changes before they leave."""
    mention = receive(db, clock, writer, "Where is my parcel? It is late.")
    draft = drafts.find_live(db, mention.id)
    assert draft is not None
    draft = drafts.edit(db, draft.id, draft.version, "My own words.", actor=approver.name, now_at=clock())
    decisions.approve(db, draft.id, draft.version, approver, review=lambda _d, _t: (), undo_ms=0, now_at=clock())
    delivery = deliveries.find_for_mention(db, mention.id)
    assert delivery is not None
    assert target.send_back(db, delivery, mention, a_post(1, text=words), "It was changed.", now_at=clock())
    assert drafting.run_once(db, writer, clock) == 0, "it is judged anew before anything is made of it"
    judge(db, clock, reads=reads)
    return mention


@pytest.mark.parametrize(("words", "minutes"), [(THREAT, 10), ("My phone exploded", 30)])
def test_a_post_edited_into_a_threat_goes_to_the_leads_though_a_persons_words_wait(
    db: Database, clock: FrozenClock, writer: Writer, lead: User, approver: User, words: str, minutes: int
) -> None:
    mention = change_after_approval(db, clock, writer, approver, words)
    drafting.run_once(db, writer, clock)

    assert mentions.get(db, mention.id).status is MentionStatus.ESCALATED
    kept = drafts.find_live(db, mention.id)
    assert kept is not None
    assert kept.text == "My own words."
    (asked,) = queue.page(db, queue.Filter(status=MentionStatus.ESCALATED)).entries
    assert asked.due_at == mention.created_at + minutes * MINUTE
    assert drafting.run_once(db, writer, clock) == 0
    assert checks.find_faults(db) == []


def test_a_post_edited_into_a_danger_that_a_model_alone_sees_goes_to_the_leads(
    db: Database, clock: FrozenClock, writer: Writer, lead: User, approver: User
) -> None:
    seeing = replace(writer, find_dangers=lambda _model, vector: {Danger.SELF: 0.5 * bool(vector)})
    mention = change_after_approval(db, clock, writer, approver, UNHEARD, reads=True)
    drafting.run_once(db, seeing, clock)

    found = escalations.find_open(db, mention.id)
    assert found is not None
    assert found.reason == "may speak of hurting themselves"


def test_a_post_edited_into_nothing_worse_is_looked_at_once_and_keeps_a_persons_words(
    db: Database, clock: FrozenClock, writer: Writer, lead: User, approver: User
) -> None:
    mention = change_after_approval(db, clock, writer, approver, "Where is it?")

    assert [drafting.run_once(db, writer, clock) for _ in range(2)] == [1, 0]
    kept = drafts.find_live(db, mention.id)
    assert kept is not None
    assert (kept.text, mentions.get(db, mention.id).status) == ("My own words.", MentionStatus.OPEN)
