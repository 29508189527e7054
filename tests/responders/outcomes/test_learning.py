"""What people do with drafts is counted by playbook and phrasing, and which sentences survive their edits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from domain.draft import Draft
from domain.draft import Move
from domain.draft import RejectReason
from domain.person import User
from responders import decisions
from responders.outcomes import learning
from responders.outcomes.learning import Lesson
from responders.outcomes.learning import Outcome
from store import drafts
from store.database import Database
from store.learning import Decided
from tests.builders import NOON

HI, SORRY, NEXT = "Hi Ada,", "we are so sorry for the trouble with your parcel.", "Write to us and we look into it."
MOVES = (
    Move(name="greet", text=HI, phrasing="Hi {name},"),
    Move(name="acknowledge", text=SORRY, phrasing="We are so sorry for the trouble with {concern}."),
    Move(name="next_step", text=NEXT, phrasing="Write to us and <we|I> look into it."),
)
DRAFTED = " ".join(move.text for move in MOVES)


def decided(text: str = DRAFTED, **changes: object) -> Decided:
    known = Decided(
        draft_id=1, mention_id=1, account="marlow-x", language="en", playbook="complaint", reason=None,
        drafted=DRAFTED, moves=MOVES, text=text, created_at=NOON, decided_at=NOON + 60_000,
    )  # fmt: skip
    return replace(known, **changes)  # type: ignore[arg-type]


def lessons(*made: Decided) -> list[Lesson]:
    return [learning.learn(one) for one in made]


@pytest.mark.parametrize(
    "text",
    [
        f"Dear Ada. {SORRY} See you.",
        "Ada, we are so sorry for the trouble with your new parcel!",
        "We are very sorry for the trouble with your parcel.",
        "We're here. We are so sorry for all the trouble with your parcel.",
    ],
)
def test_a_sentence_with_a_word_or_two_changed_is_kept(text: str) -> None:
    assert learning.is_kept(SORRY, text)


@pytest.mark.parametrize(
    "text",
    ["", "This is not what you ordered, and it is on us.", "Parcel trouble? With us, sorry. The are your so for we."],
)
def test_a_sentence_whose_words_are_gone_or_scattered_is_not(text: str) -> None:
    assert not learning.is_kept(SORRY, text)


def test_words_changed_are_counted() -> None:
    assert learning.count_changed("we are so sorry for this", "we are sorry for all this") == 2
    assert learning.count_changed("one two", "one two") == 0


def test_a_decision_says_what_was_kept_and_how_much_was_changed() -> None:
    whole, edited = lessons(decided(), decided(f"{HI} that must be annoying. {NEXT}"))
    (refused,) = lessons(decided(reason=RejectReason.WRONG_TONE))

    assert (whole.outcome, whole.kept, whole.changed) == (Outcome.UNEDITED, (True, True, True), 0)
    assert (edited.outcome, edited.kept) == (Outcome.EDITED, (True, False, True))
    assert edited.changed > 3
    assert (refused.outcome, refused.kept) == (Outcome.REJECTED, ())


def test_the_report_counts_everything_and_puts_the_worst_phrasing_first() -> None:
    cut = decided(f"{HI} that must be annoying. {NEXT}")
    made = lessons(
        decided(playbook="praise", language="de"),
        decided(),
        cut,
        cut,
        cut,
        cut,
        decided(reason=RejectReason.TOO_GENERIC),
    )
    found = learning.report(made)

    assert (found.whole.unedited, found.whole.edited, found.whole.rejected) == (2, 4, 1)
    assert found.whole.reasons == {RejectReason.TOO_GENERIC: 1}
    assert [(name, one.total) for name, one in found.playbooks] == [("complaint", 6), ("praise", 1)]
    assert [name for name, _ in found.languages] == ["en", "de"]
    assert [(name, one.total) for name, one in found.accounts] == [("marlow-x", 7)]
    worst = found.phrasings[0]
    assert (worst.phrasing, worst.move) == (MOVES[1].phrasing, "acknowledge")
    assert (worst.kept, worst.dropped, worst.refused) == (2, 4, 1)
    assert found.waited == 60_000
    assert found.is_whole


def test_shares_of_few_cases_are_told_with_wide_bounds() -> None:
    low, high = learning.tally(lessons(decided(), decided())).surely_unedited

    assert low < 0.4
    assert high == 1.0
    assert learning.report([]).whole.surely_unedited == (0.0, 1.0)


def test_what_is_refused_as_a_whole_blames_no_single_sentence() -> None:
    rejected, anew = decided(reason=RejectReason.OTHER), decided("Something else was needed.")
    found = learning.count_phrasings(lessons(*[rejected, anew] * 25))

    assert {(one.refused, one.weight) for one in found} == {(50, 1.0)}


def test_drafting_learns_from_what_managers_did(db: Database, drafted: Callable[..., Draft], approver: User) -> None:
    assert learning.weights(db, NOON) == {}

    for number in range(1, 6):
        first = drafted(number)
        with db.immediate():
            drafts.rewrite(db, first.id, first.version, text=DRAFTED, steps=MOVES, by="composer", now_at=NOON)
        draft = drafts.get(db, first.id)
        draft = decisions.edit(db, draft.id, draft.version, approver, f"{HI} that is bad. {NEXT}", now_at=NOON)
        decisions.approve(db, draft.id, draft.version, approver, review=lambda *_: (), undo_ms=0, now_at=NOON)

    found = learning.weights(db, NOON)

    assert list(found) == [MOVES[1].phrasing]
    assert 0.1 <= found[MOVES[1].phrasing] < 0.5
