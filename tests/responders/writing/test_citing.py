"""Replies stay true to their facts: drafts are made anew, a person's words are flagged, the untrue is not approved."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.clock import DAY
from domain.draft import Draft
from domain.draft import DraftStatus
from domain.draft import Move
from domain.draft import Severity
from domain.fact import Fact
from domain.person import Role
from responders import decisions
from responders.writing import citing
from store import drafts
from store import escalations
from store import facts
from store import mentions
from store import users
from store.database import Database
from tests import desk_house
from tests.builders import NOON
from tests.fakes import FrozenClock

SENTENCE = "Shipping is EUR 4.90."
PRICE = Fact(id="shipping-price", answers={"en": SENTENCE})
DEARER = replace(PRICE, answers={"en": "Shipping is EUR 5.90."})
UNTIL_TOMORROW = replace(PRICE, valid_until_at=NOON + DAY)


@pytest.fixture
def draft(db: Database, clock: FrozenClock) -> Draft:
    """A pending draft of the composer that cites the price."""
    save(db, UNTIL_TOMORROW)
    citing.run_once(db, clock)
    return add(db, clock, 1)


def save(db: Database, fact: Fact) -> None:
    facts.save(db, fact, actor="Lea", now_at=NOON)


def add(db: Database, clock: FrozenClock, number: int) -> Draft:
    mention_id = desk_house.add_open(db, clock, number, draft=False)
    steps = [Move(name="answer", text=SENTENCE, facts=(PRICE.id,))]
    mention = mentions.get(db, mention_id)
    draft_id = drafts.record(db, mention, text=f"Hi. {SENTENCE}", steps=steps, playbook="question", now_at=clock())
    assert draft_id is not None
    return drafts.get(db, draft_id)


def review(db: Database, clock: FrozenClock, draft: Draft) -> list[tuple[Severity, str]]:
    found = citing.review(db, draft, draft.text, brand="Marlow", now_at=clock())
    return [(one.severity, str(one)) for one in found]


def waits_for_a_draft(db: Database, draft: Draft) -> bool:
    return draft.mention_id in [one.id for one in mentions.list_undrafted(db, 10)]


def test_a_draft_whose_fact_changed_is_written_anew(db: Database, clock: FrozenClock, draft: Draft) -> None:
    save(db, DEARER)

    assert citing.run_once(db, clock) == 1
    assert drafts.get(db, draft.id).status is DraftStatus.SUPERSEDED
    assert waits_for_a_draft(db, draft)
    assert citing.run_once(db, clock) == 0


def test_what_a_lead_was_asked_to_decide_is_written_anew_too(db: Database, clock: FrozenClock, draft: Draft) -> None:
    with db.immediate():
        escalations.record(db, draft.mention_id, to=Role.LEAD, reason="law", actor="Dana", now_at=clock())
    save(db, DEARER)
    citing.run_once(db, clock)

    assert drafts.get(db, draft.id).status is DraftStatus.SUPERSEDED
    assert waits_for_a_draft(db, draft)


def test_a_draft_whose_fact_has_ended_is_written_anew(db: Database, clock: FrozenClock, draft: Draft) -> None:
    clock.advance(DAY - 1)
    assert citing.run_once(db, clock) == 0

    clock.advance(1)
    assert citing.run_once(db, clock) == 1
    assert waits_for_a_draft(db, draft)


def test_a_draft_whose_fact_was_retired_is_written_anew(db: Database, clock: FrozenClock, draft: Draft) -> None:
    facts.retire(db, PRICE.id, actor="Lea", now_at=NOON)
    citing.run_once(db, clock)

    assert waits_for_a_draft(db, draft)


def test_a_change_that_says_the_same_leaves_drafts_alone(db: Database, clock: FrozenClock, draft: Draft) -> None:
    save(db, replace(UNTIL_TOMORROW, owner="Dana", questions=("What is shipping?",)))

    assert citing.run_once(db, clock) == 1
    assert drafts.get(db, draft.id).status is DraftStatus.PENDING


def test_a_draft_written_of_an_older_fact_while_nobody_looked_is_found_when_it_comes_back(
    db: Database, clock: FrozenClock, draft: Draft
) -> None:
    with db.immediate():
        drafts.supersede(db, draft.id, actor="Lea", now_at=NOON)
    save(db, DEARER)
    citing.run_once(db, clock)
    with db.immediate():
        drafts.bring_back(db, draft.mention_id, actor="Lea", now_at=NOON)

    assert citing.run_once(db, clock) == 1
    assert drafts.get(db, draft.id).status is DraftStatus.SUPERSEDED


def test_what_a_language_model_wrote_is_written_anew_too(db: Database, clock: FrozenClock, draft: Draft) -> None:
    edited = drafts.edit(db, draft.id, draft.version, f"Hey! {SENTENCE}", actor="model:small", now_at=NOON)
    save(db, DEARER)
    citing.run_once(db, clock)

    assert drafts.get(db, edited.id).status is DraftStatus.SUPERSEDED


def test_a_persons_edit_is_flagged_and_never_thrown_away(db: Database, clock: FrozenClock, draft: Draft) -> None:
    edited = drafts.edit(db, draft.id, draft.version, f"Hello Ada! {SENTENCE}", actor="Lea", now_at=NOON)
    save(db, DEARER)
    citing.run_once(db, clock)

    assert drafts.get(db, draft.id) == edited
    changed = "The fact “shipping-price” changed since this was written. It says now: “Shipping is EUR 5.90.”"
    assert review(db, clock, edited) == [(Severity.BLOCK, f"{changed} Write what holds now.")]
    mended = drafts.edit(db, draft.id, edited.version, "Hello Ada! It is EUR 5.90.", actor="Lea", now_at=NOON)
    assert review(db, clock, mended) == [(Severity.WARNING, f"{changed} Look whether the reply still rests on it.")]


def test_an_edit_that_says_what_a_fact_says_now_is_fine(db: Database, clock: FrozenClock, draft: Draft) -> None:
    save(db, DEARER)
    anew = f"Hello Ada! {DEARER.answers['en']}"
    edited = drafts.edit(db, draft.id, draft.version, anew, actor="Lea", now_at=NOON)

    assert review(db, clock, edited) == []


def test_an_edit_whose_sentence_the_fact_says_still_may_be_approved(
    db: Database, clock: FrozenClock, draft: Draft
) -> None:
    edited = drafts.edit(db, draft.id, draft.version, f"Hello Ada! {SENTENCE}", actor="Lea", now_at=NOON)
    save(db, replace(PRICE, answers={"en": f"{SENTENCE} It is free from EUR 50."}))

    assert [severity for severity, _ in review(db, clock, edited)] == [Severity.WARNING]
    save(db, replace(PRICE, answers={"de": "Der Versand kostet 4,90 EUR."}))
    assert [severity for severity, _ in review(db, clock, edited)] == [Severity.BLOCK]


def test_what_holds_no_more_is_not_approved_whoever_wrote_it(db: Database, clock: FrozenClock, draft: Draft) -> None:
    edited = drafts.edit(db, draft.id, draft.version, f"Hello Ada! {SENTENCE}", actor="Lea", now_at=NOON)
    clock.advance(DAY)

    (finding,) = citing.review(db, edited, edited.text, brand="Marlow", now_at=clock())
    assert finding.severity is Severity.BLOCK
    assert edited.text[finding.start : finding.end] == SENTENCE
    assert str(finding) == "The fact “shipping-price” does not hold any more. Take it out."


def test_an_edit_without_the_facts_words_is_warned_of(db: Database, clock: FrozenClock, draft: Draft) -> None:
    edited = drafts.edit(db, draft.id, draft.version, "Hello Ada! It is EUR 4.90.", actor="Lea", now_at=NOON)
    clock.advance(DAY)

    assert review(db, clock, edited) == [
        (
            Severity.WARNING,
            "The fact “shipping-price” does not hold any more. Look whether the reply still rests on it.",
        )
    ]


def test_the_composers_draft_of_a_changed_fact_is_not_approved(db: Database, clock: FrozenClock, draft: Draft) -> None:
    assert review(db, clock, draft) == []

    save(db, DEARER)
    assert [severity for severity, _ in review(db, clock, draft)] == [Severity.BLOCK]


def approved(db: Database, clock: FrozenClock, draft: Draft) -> int:
    """Approve a draft as it stands; answer the approval's id."""
    dana = users.add(db, "Dana", Role.APPROVER, actor="test", now_at=NOON)
    with db.immediate():
        return drafts.approve(db, drafts.get(db, draft.id), dana, now_at=clock()).id


def moved(db: Database, clock: FrozenClock, approval_id: int, text: str = f"Hi. {SENTENCE}") -> str:
    return citing.find_moved(db, approval_id, text, clock())


def test_an_approval_stands_while_its_facts_do(db: Database, clock: FrozenClock, draft: Draft) -> None:
    approval_id = approved(db, clock, draft)
    assert moved(db, clock, approval_id) == ""

    save(db, replace(UNTIL_TOMORROW, questions=("What is shipping?",)))
    assert moved(db, clock, approval_id) == ""


def test_an_approval_falls_with_a_fact_that_changed(db: Database, clock: FrozenClock, draft: Draft) -> None:
    approval_id = approved(db, clock, draft)
    save(db, DEARER)

    assert moved(db, clock, approval_id) == "The fact “shipping-price” changed since this was approved."


def test_an_approval_falls_with_a_fact_that_was_retired(db: Database, clock: FrozenClock, draft: Draft) -> None:
    approval_id = approved(db, clock, draft)
    facts.retire(db, PRICE.id, actor="Lea", now_at=NOON)

    assert moved(db, clock, approval_id) == "The fact “shipping-price” does not hold any more."


def test_an_approval_falls_with_a_fact_that_ended(db: Database, clock: FrozenClock, draft: Draft) -> None:
    approval_id = approved(db, clock, draft)
    clock.advance(DAY - 1)
    assert moved(db, clock, approval_id) == ""

    clock.advance(1)
    assert moved(db, clock, approval_id) == "The fact “shipping-price” does not hold any more."


def test_what_was_approved_after_the_change_was_approved_knowing_it(
    db: Database, clock: FrozenClock, draft: Draft
) -> None:
    facts.retire(db, PRICE.id, actor="Lea", now_at=NOON)
    approval_id = approved(db, clock, draft)

    assert moved(db, clock, approval_id) == ""


def test_a_clock_that_was_set_back_hides_no_change(db: Database, clock: FrozenClock, draft: Draft) -> None:
    approval_id = approved(db, clock, draft)
    facts.save(db, DEARER, actor="Lea", now_at=NOON - DAY)

    assert "changed since" in moved(db, clock, approval_id)


@pytest.mark.parametrize(
    ("text", "is_said"),
    [
        ("Hi, that costs 4,90 euros to ship.", True),
        (f"Dear Ada! {SENTENCE} Yours", True),
        ("Sorry about that, we look into it.", False),
    ],
)
def test_a_persons_words_fall_with_what_they_still_say(
    db: Database, clock: FrozenClock, draft: Draft, text: str, is_said: bool
) -> None:
    drafts.edit(db, draft.id, draft.version, text, actor="Lea", now_at=clock())
    approval_id = approved(db, clock, draft)
    save(db, DEARER)

    assert bool(moved(db, clock, approval_id, text)) is is_said


def test_a_persons_words_rest_on_a_fact_that_they_tell_as_it_is(db: Database, clock: FrozenClock) -> None:
    save(db, PRICE)
    told = decide(db, clock, 1, f"Hi. {SENTENCE} Dana")
    other = decide(db, clock, 2, "Hi. Shipping is EUR 3.")
    save(db, DEARER)

    assert citing.run_once(db, clock) == 1
    [(severity, words)] = review(db, clock, told)
    assert severity is Severity.BLOCK
    assert "EUR 5.90" in words
    assert review(db, clock, other) == []


def decide(db: Database, clock: FrozenClock, number: int, text: str) -> Draft:
    mention_id = desk_house.add_open(db, clock, number, draft=False)
    user = users.add(db, f"writer{number}", Role.WRITER, actor="test", now_at=clock())
    return decisions.write(db, mention_id, user, text, now_at=clock(), hold=lambda _: [PRICE])
