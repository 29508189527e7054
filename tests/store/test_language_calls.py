"""What language models were asked: which drafts wait for them, what an answer does to a draft, what it all cost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from domain.clock import DAY
from domain.clock import MINUTE
from domain.draft import Draft
from domain.draft import Move
from domain.language_model import Outcome
from domain.language_model import Spent
from domain.person import Role
from store import drafts
from store import intake
from store import language_calls
from store import mentions
from store import moves
from store import users
from store.database import Database
from store.database import IntegrityError
from store.language_calls import Call
from tests.builders import NOON
from tests.builders import a_post

STEPS = (Move(name="acknowledge", text="Waiting so long is hard."),)


@pytest.fixture
def drafted(db: Database) -> Callable[[int], Draft]:
    """Store a post, open it and draft a reply."""

    def drafted(number: int) -> Draft:
        recorded = intake.record_page(db, account="marlow-x", platform="x", posts=[a_post(number)], now_at=NOON)
        with db.immediate():
            db.run("UPDATE mention SET status = 'open', score = ? WHERE id = ?", (number, recorded.new_ids[0]))
        mention = mentions.get(db, recorded.new_ids[0])
        draft_id = drafts.record(db, mention, text="We hear you.", steps=(), playbook="complaint", now_at=NOON)
        assert draft_id is not None
        return drafts.get(db, draft_id)

    return drafted


def a_call(draft: Draft, outcome: Outcome = Outcome.WRITTEN, **changes: object) -> Call:
    call = Call(draft_id=draft.id, model="small-1", outcome=outcome, currency="EUR")
    return replace(call, **changes)  # type: ignore[arg-type]


def waiting(db: Database, now_at: int = NOON) -> list[int]:
    return language_calls.list_waiting(db, 10, now_at=now_at)


def test_the_most_urgent_draft_waits_first_and_none_older_than_a_day(
    db: Database, drafted: Callable[[int], Draft]
) -> None:
    first, second = drafted(1), drafted(2)

    assert waiting(db) == [second.id, first.id]
    assert language_calls.list_waiting(db, 1, now_at=NOON) == [second.id]
    assert waiting(db, NOON + DAY) == []


def test_what_a_person_wrote_or_holds_is_left_to_them(db: Database, drafted: Callable[[int], Draft]) -> None:
    edited, held = drafted(1), drafted(2)
    drafts.edit(db, edited.id, edited.version, "My words.", actor="Dana", now_at=NOON)
    lease(db, held)

    assert waiting(db) == []
    assert waiting(db, NOON + 6 * MINUTE) == [held.id]


def lease(db: Database, draft: Draft) -> None:
    user = users.add(db, "Dana", Role.APPROVER, actor="test", now_at=NOON)
    with db.immediate():
        db.run(
            "INSERT INTO lease (mention_id, user_id, since_at, renewed_at, until_at) VALUES (?,?,?,?,?)",
            (draft.mention_id, user.id, NOON, NOON, NOON + 5 * MINUTE),
        )


@pytest.mark.parametrize(
    ("outcome", "tries"),
    [
        *((outcome, 3) for outcome in (Outcome.SILENT, Outcome.BUSY, Outcome.OVERTAKEN)),
        *((outcome, 1) for outcome in (Outcome.UNFIT, Outcome.DENIED, Outcome.NOT_ASKED)),
    ],
)
def test_a_draft_without_an_answer_comes_again_where_that_may_help(
    db: Database, drafted: Callable[[int], Draft], outcome: Outcome, tries: int
) -> None:
    draft = drafted(1)
    for _ in range(tries):
        assert waiting(db) == [draft.id]
        language_calls.record(db, a_call(draft, outcome, note="it was slow"), now_at=NOON)

    assert waiting(db) == []
    told = [(line.action, line.detail) for line in moves.history(db, "draft", draft.id)]
    assert told.count(("keep", "it was slow")) == 1


def test_the_model_s_words_take_the_composer_s_place(db: Database, drafted: Callable[[int], Draft]) -> None:
    draft = drafted(1)
    outcome = language_calls.record_written(
        db, draft, a_call(draft), text="Better.", steps=STEPS, cited=(), now_at=NOON + 1
    )
    now = drafts.get(db, draft.id)

    assert outcome is Outcome.WRITTEN
    assert (now.text, now.moves, now.written_by) == ("Better.", STEPS, "model:small-1")
    assert now.version == draft.version + 1
    assert [text for text, _, _ in drafts.revisions(db, draft.id)] == ["We hear you.", "Better."]
    assert moves.history(db, "draft", draft.id)[0].action == "rewrite"
    assert waiting(db) == []


def test_words_that_come_too_late_change_nothing_and_are_paid_for(
    db: Database, drafted: Callable[[int], Draft]
) -> None:
    edited, held = drafted(1), drafted(2)
    drafts.edit(db, edited.id, edited.version, "My words.", actor="Dana", now_at=NOON)
    lease(db, held)
    for draft in (edited, held):
        call = a_call(draft, spent=Spent(tokens_in=10, tokens_out=5, cost=7))
        assert (
            language_calls.record_written(db, draft, call, text="Better.", steps=STEPS, cited=(), now_at=NOON)
            is Outcome.OVERTAKEN
        )

    assert drafts.get(db, edited.id).text == "My words."
    assert drafts.get(db, held.id).text == "We hear you."
    assert language_calls.spent_since(db, NOON) == Spent(calls=2, tokens_in=20, tokens_out=10, cost=14)


def test_what_was_spent_is_told_by_day_and_model(db: Database, drafted: Callable[[int], Draft]) -> None:
    draft = drafted(1)
    cost = Spent(tokens_in=100, tokens_out=10, cost=130)
    for at, outcome in ((NOON - DAY, Outcome.UNFIT), (NOON, Outcome.SILENT), (NOON, Outcome.WRITTEN)):
        language_calls.record(db, a_call(draft, outcome, spent=cost), now_at=at)
    today, yesterday = language_calls.list_days(db, NOON - 7 * DAY)

    assert (today.written, today.others, today.spent.calls, today.spent.cost) == (1, 1, 2, 260)
    assert (yesterday.written, yesterday.others, yesterday.currency) == (0, 1, "EUR")
    assert today.at - yesterday.at == DAY
    assert language_calls.spent_since(db, today.at).tokens == 220


def test_an_answer_is_found_by_its_brief_until_it_is_forgotten(db: Database, drafted: Callable[[int], Draft]) -> None:
    draft = drafted(1)
    language_calls.record(db, a_call(draft, digest="abc", answer="{}"), now_at=NOON)

    assert language_calls.find_answer(db, "abc") == "{}"
    assert language_calls.find_answer(db, "abd") == ""
    assert language_calls.forget(db, before_at=NOON) == 0
    assert language_calls.forget(db, before_at=NOON + 1) == 1
    assert language_calls.find_answer(db, "abc") == ""


def test_the_last_trouble_is_told_until_it_is_over(db: Database, drafted: Callable[[int], Draft]) -> None:
    draft = drafted(1)
    assert language_calls.find_trouble(db) == ""
    language_calls.record(db, a_call(draft, Outcome.DENIED, note="no key"), now_at=NOON)
    language_calls.record(db, a_call(draft, Outcome.NOT_ASKED, note="not here"), now_at=NOON)
    assert language_calls.find_trouble(db) == "no key"
    language_calls.record(db, a_call(draft), now_at=NOON)
    assert language_calls.find_trouble(db) == ""


@pytest.mark.parametrize("change", ["UPDATE language_call SET cost = 0", "DELETE FROM language_call"])
def test_what_was_spent_cannot_be_rewritten(db: Database, drafted: Callable[[int], Draft], change: str) -> None:
    language_calls.record(db, a_call(drafted(1), spent=Spent(tokens_in=1, cost=5)), now_at=NOON)

    with pytest.raises(IntegrityError), db.immediate():
        db.run(change)
