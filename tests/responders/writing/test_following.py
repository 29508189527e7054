"""What people say of a mention decides its draft: a machine's gives way to another, a person's words stay."""

from __future__ import annotations

import pytest

from config import playbooks
from domain.correction import Correction
from domain.draft import DraftStatus
from domain.person import Role
from domain.playbook import Voice
from domain.preference import Preference
from responders import decisions
from responders.writing import drafting
from responders.writing import following
from responders.writing.drafting import Writer
from store import corrections
from store import drafts
from store import leases
from store import mentions
from store import preferences
from store import users
from store.database import Database
from tests import desk_house
from tests.fakes import FrozenClock

PRAISE = "What a lovely evening with your lamp, it glows so warmly."


@pytest.fixture
def writer() -> Writer:
    return Writer(
        playbooks=playbooks.read_shelf(None).playbooks,
        voices={"Marlow": Voice(brand="Marlow")},
        preview=lambda account, text: desk_house.preview(account, "", text),
    )


@pytest.fixture
def mention_id(db: Database, clock: FrozenClock, writer: Writer) -> int:
    """A mention taken for praise, with the composer's draft."""
    for name in ("Lea", "Milo"):
        users.add(db, name, Role.LEAD, actor="test", now_at=clock())
    key = desk_house.add_open(db, clock, 1, draft=False, text=PRAISE)
    say(db, clock, key, "intent", "praise")
    drafting.run_once(db, writer, clock)
    clock.advance(1000)
    return key


def say(db: Database, clock: FrozenClock, mention_id: int, field: str, value: str) -> Correction:
    return corrections.record(db, mention_id, field, value, actor="Lea", now_at=clock())


def live_playbook(db: Database, mention_id: int) -> str:
    draft = drafts.find_live(db, mention_id)
    return draft.playbook if draft else ""


def test_praise_that_is_a_complaint_is_thanked_for_no_more(
    db: Database, clock: FrozenClock, writer: Writer, mention_id: int
) -> None:
    copy_id = desk_house.add_open(db, clock, 2, draft=False, text=PRAISE)
    say(db, clock, mention_id, "intent", "praise")
    drafting.run_once(db, writer, clock)
    before = live_playbook(db, mention_id)
    said = say(db, clock, mention_id, "intent", "complaint")

    assert following.follow(db, said, writer, clock()) == 2
    assert [live_playbook(db, key) for key in (mention_id, copy_id)] == ["", ""]
    assert drafting.run_once(db, writer, clock) == 2
    assert before not in {live_playbook(db, mention_id), live_playbook(db, copy_id), ""}
    undone = corrections.undo(db, said.id, actor="Lea", now_at=clock())
    assert following.follow(db, undone, writer, clock()) == 2
    drafting.run_once(db, writer, clock)
    assert live_playbook(db, mention_id) == before


def test_what_still_fits_stays(db: Database, clock: FrozenClock, writer: Writer, mention_id: int) -> None:
    draft = drafts.find_live(db, mention_id)

    assert following.follow(db, say(db, clock, mention_id, "intent", "praise"), writer, clock()) == 0
    assert following.follow(db, say(db, clock, mention_id, "priority", "low"), writer, clock()) == 0
    assert drafts.find_live(db, mention_id) == draft


def test_a_person_s_words_stay(db: Database, clock: FrozenClock, writer: Writer, mention_id: int) -> None:
    draft = drafts.find_live(db, mention_id)
    assert draft is not None
    decisions.edit(db, draft.id, draft.version, users.get(db, "Lea"), "My own words.", now_at=clock())

    assert following.follow(db, say(db, clock, mention_id, "intent", "complaint"), writer, clock()) == 0
    kept = drafts.find_live(db, mention_id)
    assert kept is not None
    assert (kept.text, kept.status) == ("My own words.", DraftStatus.PENDING)


def test_what_another_has_in_hands_stays(db: Database, clock: FrozenClock, writer: Writer, mention_id: int) -> None:
    leases.hold(db, mention_id, users.get(db, "Milo"), now_at=clock())
    said = say(db, clock, mention_id, "intent", "complaint")

    assert following.follow(db, said, writer, clock()) == 0
    leases.release(db, mention_id, users.get(db, "Milo"))
    leases.hold(db, mention_id, users.get(db, "Lea"), now_at=clock())
    assert following.follow(db, said, writer, clock()) == 1
    assert mention_id in [one.id for one in mentions.list_undrafted(db, 10)]


def test_how_an_author_wants_to_be_answered_takes_nothing_out_of_another_s_hands(
    db: Database, clock: FrozenClock, mention_id: int
) -> None:
    mention, draft = mentions.get(db, mention_id), drafts.find_live(db, mention_id)
    leases.hold(db, mention_id, users.get(db, "Milo"), now_at=clock())

    for name, left in (("Lea", draft), ("Milo", None)):
        following.prefer(db, mention, Preference(name="Ada", set_by=name, set_at=clock()))
        kept = preferences.find(db, mention.platform, mention.author)
        assert (kept.name if kept else "", drafts.find_live(db, mention_id)) == ("Ada", left)
