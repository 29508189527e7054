"""Open mentions get a draft: the urgent first, none too early, never twice, and never the same words for everybody."""

from __future__ import annotations

import dataclasses

import pytest

from config import playbooks
from domain.assessment import Assessment
from domain.assessment import Intent
from domain.assessment import Sentiment
from domain.clock import MINUTE
from domain.draft import DraftStatus
from domain.draft import RejectReason
from domain.mention import Mention
from domain.person import User
from domain.platform import Preview
from domain.playbook import Voice
from domain.priority import Priority
from domain.priority import Ranking
from responders import decisions
from responders import drafting
from responders.drafting import Writer
from store import assessments
from store import drafts
from store import mentions
from store.assessments import Judgement
from store.database import Database
from tests.builders import NOON
from tests.builders import a_mention
from tests.builders import a_post
from tests.fakes import FrozenClock


@pytest.fixture(scope="module")
def writer() -> Writer:
    voice = Voice(brand="Marlow", signature="— Team Marlow", contact="https://marlow.example/help")
    return Writer(
        playbooks=playbooks.load_playbooks(None),
        voices={"Marlow": voice},
        preview=lambda _account, text: Preview(text=text, length=len(text), limit=280),
    )


def assess(mention_id: int) -> Assessment:
    return Assessment(
        mention_id=mention_id, sentiment=Sentiment.NEGATIVE, probabilities=None, intent=Intent.COMPLAINT,
        language="en", needs_reply=True, model="test", assessed_at=NOON,
    )  # fmt: skip


def open_one(db: Database, number: int = 1, score: float = 50.0, age: int = 10 * MINUTE) -> Mention:
    post = a_post(number, brand="Marlow", created_at=NOON - age)
    recorded = mentions.record_page(db, account="marlow-x", platform="x", posts=[post], now_at=NOON)
    ranking = Ranking(score=score, priority=Priority.HIGH, reasons=(), due_at=NOON)
    assessments.record(db, [Judgement(assessment=assess(recorded.new_ids[0]), ranking=ranking)], now_at=NOON)
    return mentions.get(db, recorded.new_ids[0])


def test_an_open_mention_gets_a_pending_draft(db: Database, clock: FrozenClock, writer: Writer) -> None:
    mention = open_one(db)

    claimed = drafting.run_once(db, writer, clock)

    draft = drafts.find_live(db, mention.id)
    assert claimed == 1
    assert draft is not None
    assert (draft.status, draft.playbook, draft.written_by) == (DraftStatus.PENDING, "complaint", "composer")
    assert (draft.account, draft.target_id) == ("marlow-x", mention.native_id)
    assert draft.text.endswith("— Team Marlow")
    assert "".join(move.text for move in draft.moves)


def test_a_mention_is_drafted_once(db: Database, clock: FrozenClock, writer: Writer) -> None:
    mention = open_one(db)

    assert [drafting.run_once(db, writer, clock) for _ in range(3)] == [1, 0, 0]
    assert len(drafts.list_ids(db, mention.id)) == 1


def test_nobody_is_interrupted_mid_thread(db: Database, clock: FrozenClock, writer: Writer) -> None:
    open_one(db, age=MINUTE)
    patient = dataclasses.replace(writer, settle_ms=2 * MINUTE)

    assert drafting.run_once(db, patient, clock) == 0
    clock.advance(MINUTE)
    assert drafting.run_once(db, patient, clock) == 1


def test_the_most_urgent_are_drafted_first(db: Database, clock: FrozenClock, writer: Writer) -> None:
    calm, urgent = open_one(db, 1, score=10), open_one(db, 2, score=90)

    drafting.run_once(db, writer, clock, limit=1)

    assert drafts.find_live(db, urgent.id) is not None
    assert drafts.find_live(db, calm.id) is None


def test_people_with_the_same_trouble_do_not_get_the_same_text(
    db: Database, clock: FrozenClock, writer: Writer
) -> None:
    told = [open_one(db, number) for number in range(1, 5)]

    drafting.run_once(db, writer, clock)

    found = [drafts.find_live(db, mention.id) for mention in told]
    assert len({draft.text for draft in found if draft is not None}) == len(told)


def test_a_rejected_draft_is_followed_by_another_in_other_words_until_a_person_must_write(
    db: Database, clock: FrozenClock, writer: Writer, approver: User
) -> None:
    mention = open_one(db)
    texts = []
    while drafting.run_once(db, writer, clock) and (draft := drafts.find_live(db, mention.id)) is not None:
        texts.append(draft.text)
        decisions.reject(db, draft.id, draft.version, approver, reason=RejectReason.TOO_GENERIC, now_at=clock())

    assert len(texts) == len(set(texts)) == drafting.MOST_DRAFTS
    assert drafting.run_once(db, writer, clock) == 0


def test_another_draft_can_be_asked_for_at_once(db: Database, clock: FrozenClock, writer: Writer) -> None:
    mention = open_one(db, age=0)

    drafting.redraft(db, mention.id, dataclasses.replace(writer, settle_ms=MINUTE), clock)

    assert drafts.find_live(db, mention.id) is not None


def test_composing_is_decided_without_a_database(writer: Writer) -> None:
    one, first = drafting.compose(a_mention(), assess(1), writer)
    other, again = drafting.compose(a_mention(), assess(1), writer)

    assert one.name == other.name == "complaint"
    assert first.text == again.text


def test_a_brand_without_a_voice_speaks_plainly_under_its_own_name(writer: Writer) -> None:
    assert writer.voice_of("Nobody Ltd") == Voice(brand="Nobody Ltd")
    assert writer.voice_of("Marlow").signature == "— Team Marlow"
    assert writer.voice_of("") == writer.default_voice
