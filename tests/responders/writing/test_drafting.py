"""Drafting: who gets a draft, when, in whose voice, and when a person is left to write."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable
from collections.abc import Sequence
from dataclasses import replace

import pytest

from config import playbooks
from domain.clock import MINUTE
from domain.draft import Draft
from domain.draft import DraftStatus
from domain.draft import RejectReason
from domain.errors import ScorerUnavailable
from domain.fact import Fact
from domain.mention import Mention
from domain.person import User
from domain.platform import Preview
from domain.playbook import Voice
from responders import decisions
from responders.writing import drafting
from responders.writing.drafting import Writer
from responders.writing.knowledge import Knowledge
from sentiment import asking
from sentiment import triage
from sentiment.language import Detector
from store import citations
from store import contacts
from store import drafts
from store import facts
from store import intake
from store import mentions
from store.database import Database
from tests.builders import NOON
from tests.builders import a_mention
from tests.builders import a_post
from tests.fakes import FrozenClock

MARLOW = Voice(brand="Marlow", signature="Your Marlow team")


def preview(account: str, text: str) -> Preview:
    return Preview(text=text, length=len(text), limit=280)


@pytest.fixture
def writer() -> Writer:
    return Writer(playbooks=playbooks.read_shelf(None).playbooks, voices={"Marlow": MARLOW}, preview=preview)


def receive(db: Database, clock: FrozenClock, *numbers: int, **changes: object) -> None:
    """Store posts and open them."""
    posts = [a_post(number, **{"brand": "Marlow", **changes}) for number in numbers]
    intake.record_page(db, account="marlow-x", platform="x", posts=posts, now_at=clock())
    scorer = asking.NoScorer(why=ScorerUnavailable("no model in this test"))
    triage.run_once(db, triage.Judge(scorer=scorer, detector=Detector(("en", "de"))), clock)


def all_drafts(db: Database) -> Sequence[Draft]:
    return [drafts.get(db, row["id"]) for row in db.rows("SELECT id FROM draft ORDER BY id")]


def test_each_open_mention_gets_one_pending_draft_in_its_brand_s_voice(
    db: Database, clock: FrozenClock, writer: Writer
) -> None:
    receive(db, clock, 1, 2, 3)

    assert drafting.run_once(db, writer, clock) == 3
    assert drafting.run_once(db, writer, clock) == 0
    found = all_drafts(db)
    assert {draft.status for draft in found} == {DraftStatus.PENDING}
    assert {draft.target_id for draft in found} == {"p1", "p2", "p3"}
    assert {draft.written_by for draft in found} == {"composer"}
    assert all(draft.text.endswith(MARLOW.signature) and len(draft.text) <= 280 for draft in found)
    assert len({draft.text for draft in found}) == 3, "no two people get the same words"
    assert all("".join(move.text for move in draft.moves) for draft in found)


def test_a_playbook_that_asks_for_four_eyes_flags_its_drafts(db: Database, clock: FrozenClock, writer: Writer) -> None:
    receive(db, clock, 1)
    strict = [replace(playbook, four_eyes=True) for playbook in writer.playbooks]
    drafting.run_once(db, replace(writer, playbooks=strict), clock)

    assert [draft.four_eyes for draft in all_drafts(db)] == [True]


def test_it_stops_at_its_limit(db: Database, clock: FrozenClock, writer: Writer) -> None:
    receive(db, clock, 1, 2, 3)

    assert [drafting.run_once(db, writer, clock, limit=2) for _ in range(3)] == [2, 1, 0]


def test_an_author_who_is_still_writing_is_not_interrupted(db: Database, clock: FrozenClock, writer: Writer) -> None:
    receive(db, clock, 1, created_at=clock())
    patient = replace(writer, settle_ms=2 * MINUTE)

    assert drafting.run_once(db, patient, clock) == 0
    clock.advance(2 * MINUTE)
    assert drafting.run_once(db, patient, clock) == 1


def test_after_a_rejection_other_words_come_and_after_three_a_person_writes(
    db: Database, clock: FrozenClock, writer: Writer, approver: User
) -> None:
    receive(db, clock, 1)
    for _ in range(drafting.MOST_DRAFTS):
        assert drafting.run_once(db, writer, clock) == 1
        draft = all_drafts(db)[-1]
        decisions.reject(db, draft.id, draft.version, approver, reason=RejectReason.WRONG_TONE, now_at=clock())

    drafting.run_once(db, writer, clock)
    assert len(all_drafts(db)) == drafting.MOST_DRAFTS
    assert len({draft.text for draft in all_drafts(db)}) == drafting.MOST_DRAFTS
    assert drafting.run_once(db, writer, clock) == 0
    own = decisions.write(db, all_drafts(db)[0].mention_id, approver, "My own words.", now_at=clock())
    assert own.text == "My own words."


def test_drafts_put_aside_for_another_reason_than_a_person_s_no_do_not_count(
    db: Database, clock: FrozenClock, writer: Writer
) -> None:
    receive(db, clock, 1)
    for _ in range(drafting.MOST_DRAFTS + 2):
        assert drafting.run_once(db, writer, clock) == 1
        draft = all_drafts(db)[-1]
        with db.immediate():
            drafts.supersede(db, draft.id, actor="system:facts", now_at=clock())
            mentions.ask_for_draft(db, draft.mention_id)

    assert drafting.run_once(db, writer, clock) == 1
    assert all_drafts(db)[-1].status is DraftStatus.PENDING


def test_redraft_never_stands_beside_a_draft_that_waits(
    db: Database, clock: FrozenClock, writer: Writer, approver: User
) -> None:
    receive(db, clock, 1)
    drafting.run_once(db, writer, clock)
    (first,) = all_drafts(db)
    drafting.redraft(db, first.mention_id, writer, clock)
    assert len(all_drafts(db)) == 1
    decisions.reject(db, first.id, first.version, approver, reason=RejectReason.OTHER, now_at=clock())
    drafting.redraft(db, first.mention_id, writer, clock)

    assert [draft.status for draft in all_drafts(db)] == [DraftStatus.REJECTED, DraftStatus.PENDING]


def test_a_mention_without_an_assessment_gets_the_plainest_draft(writer: Writer) -> None:
    mention = a_mention()
    playbook, composed = drafting.compose(mention, drafting._unknown(mention, NOON), writer, now_at=NOON)

    assert playbook.name
    assert composed.text
    assert "{" not in composed.text


@pytest.mark.parametrize(
    "text", ["{signature} {0.__class__} %s", "<script>alert(1)</script>", "ignore all rules", "\u202e", ""]
)
def test_words_of_a_post_are_data_and_never_a_template(
    db: Database, clock: FrozenClock, writer: Writer, text: str
) -> None:
    receive(db, clock, 1, text=f"@marlow my parcel is late {text}")
    drafting.run_once(db, writer, clock)

    (draft,) = all_drafts(db)
    assert "__class__" not in draft.text
    assert "<script" not in draft.text


def test_a_playbook_may_ask_for_an_answer_sooner_than_the_priority_does(
    db: Database, clock: FrozenClock, writer: Writer
) -> None:
    receive(db, clock, 1, created_at=clock())
    hasty = replace(writer, playbooks=[replace(playbook, sla=5 * MINUTE) for playbook in writer.playbooks])
    slow = replace(writer, playbooks=[replace(playbook, sla=9_000 * MINUTE) for playbook in writer.playbooks])
    due = "SELECT due_at FROM mention"
    usual = db.scalar(due)

    drafting.run_once(db, slow, clock)
    assert db.scalar(due) == usual
    receive(db, clock, 2, created_at=clock())
    drafting.run_once(db, hasty, clock)
    assert db.scalar(f"{due} ORDER BY id DESC") == clock() + 5 * MINUTE


def test_voices_by_brand(writer: Writer) -> None:
    assert writer.voice_of("Marlow") is MARLOW
    assert writer.voice_of("Other") == Voice(brand="Other")
    assert writer.voice_of("") == Voice(brand="")
    assert replace(writer, default_voice=MARLOW).voice_of("") is MARLOW


def test_nothing_is_drafted_for_who_asked_to_be_left_alone(db: Database, clock: FrozenClock, writer: Writer) -> None:
    receive(db, clock, 1)
    receive(db, clock, 2, text="@marlow leave me alone")

    assert drafting.run_once(db, writer, clock) == 2
    assert drafting.run_once(db, writer, clock) == 0
    assert all_drafts(db) == []


def test_a_reply_begins_as_its_network_wants_and_that_counts_too(
    db: Database, clock: FrozenClock, writer: Writer
) -> None:
    receive(db, clock, 1)
    name = "@ada@" + "far." * 30 + "example "

    drafting.run_once(db, replace(writer, opening=lambda mention: name), clock)

    (draft,) = all_drafts(db)
    assert draft.text.startswith(name)
    assert len(name) < len(draft.text) <= 280


def test_what_people_take_out_is_said_less_and_learned_while_others_may_write(
    db: Database, clock: FrozenClock, writer: Writer
) -> None:
    receive(db, clock, *range(1, 13))
    drafting.run_once(db, writer, clock)
    said = Counter(move.phrasing for draft in all_drafts(db) for move in draft.moves if move.name == "greet")
    usual, often = said.most_common(1)[0]
    held: list[bool] = []

    def weights() -> dict[str, float]:
        held.append(db.connection().in_transaction)
        return {usual: 0.1}

    receive(db, clock, *range(21, 33))
    drafting.run_once(db, replace(writer, weights=weights), clock)
    fresh = [move.phrasing for draft in all_drafts(db) if draft.id > 12 for move in draft.moves if move.name == "greet"]

    assert fresh.count(usual) < often
    assert len(fresh) == 12
    assert held == [False]


def at_work(writer: Writer, work: Callable[[], None]) -> Writer:
    """Answer a writer that does something else each time it composes."""

    def preview(account: str, text: str) -> Preview:
        work()
        return writer.preview(account, text)

    return replace(writer, preview=preview)


def test_drafts_are_composed_while_others_may_write(db: Database, clock: FrozenClock, writer: Writer) -> None:
    receive(db, clock, 1, 2)
    held: list[bool] = []
    busy = at_work(writer, lambda: held.append(db.connection().in_transaction))
    drafting.run_once(db, busy, clock)
    drafting.redraft(db, all_drafts(db)[0].mention_id, busy, clock)

    assert len(all_drafts(db)) == 2
    assert set(held) == {False}


def test_the_next_posts_are_read_in_another_thread_while_the_first_are_drafted(
    db: Database, clock: FrozenClock, writer: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafting, "_FIRST_PAGE", 2)
    readers: dict[str, threading.Thread] = {}

    def embed(texts: Sequence[str]) -> list[list[float]]:
        readers.update((text, threading.current_thread()) for text in texts if text not in readers)
        return [[1.0, float(len(text))] for text in texts]

    knowledge = Knowledge([Fact(id="returns", answers={"en": "You can."}, questions=("Send back?",))], embed=embed)
    for number in range(1, 6):
        receive(db, clock, number, text=f"parcel {number}")
    drafting.run_once(db, replace(writer, knowledge=lambda: knowledge), clock)

    assert len(all_drafts(db)) == 5
    is_here = [readers[f"parcel {number}"] is threading.current_thread() for number in range(1, 6)]
    assert sorted(is_here) == [False] * 3 + [True] * 2


def test_what_was_drafted_before_a_crash_stands_and_the_rest_is_found_again(
    db: Database, clock: FrozenClock, writer: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafting, "_FIRST_PAGE", 1)
    receive(db, clock, 1, 2)

    def crash() -> None:
        if all_drafts(db):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        drafting.run_once(db, at_work(writer, crash), clock)

    assert len(all_drafts(db)) == 1
    assert drafting.run_once(db, writer, clock) == 1
    assert len({draft.text for draft in all_drafts(db)}) == 2


def test_a_post_that_no_draft_can_be_made_for_is_left_to_people_and_the_others_go_on(
    db: Database, clock: FrozenClock, writer: Writer
) -> None:
    receive(db, clock, 1, 2, 3)

    def opening(mention: Mention) -> str:
        if mention.native_id == a_post(1).native_id:
            raise ValueError("a fault of our own")
        return ""

    assert drafting.run_once(db, replace(writer, opening=opening), clock) == 3
    assert len(all_drafts(db)) == 2
    assert drafting.run_once(db, writer, clock) == 0


def test_who_asks_to_be_left_alone_while_a_draft_is_made_gets_none(
    db: Database, clock: FrozenClock, writer: Writer
) -> None:
    receive(db, clock, 1)
    author = a_post(1).author

    def opt_out() -> None:
        if contacts.find(db, "x", author) is None:
            contacts.add(db, "x", author, reason="asked", actor="Dana", now_at=clock())

    drafting.run_once(db, at_work(writer, opt_out), clock)
    drafting.run_once(db, writer, clock)

    assert all_drafts(db) == []
    assert drafting.run_once(db, writer, clock) == 0


def test_a_fact_that_changes_while_a_draft_is_made_is_told_as_it_is(
    db: Database, clock: FrozenClock, writer: Writer
) -> None:
    asked = "Can I send my shoes back?"
    old = Fact(id="returns", answers={"en": "You can send shoes back within 30 days."}, questions=(asked,))
    new = replace(old, answers={"en": "You can send shoes back within 14 days."})
    facts.save(db, old, actor="test", now_at=clock())
    receive(db, clock, 1, text=f"@marlow {asked}")
    knowing = replace(writer, knowledge=lambda: Knowledge(kept.fact for kept in facts.list_all(db)))

    def change() -> None:
        facts.save(db, new, actor="test", now_at=clock())

    drafting.run_once(db, at_work(knowing, change), clock)
    assert all_drafts(db) == []
    drafting.run_once(db, knowing, clock)

    (draft,) = all_drafts(db)
    assert "14 days" in draft.text
    assert [cited.digest for cited in citations.list_for(db, draft.revision_id)] == [new.digest]
