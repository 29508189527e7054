"""How an author wants to be answered is noted beside their post, followed by the next draft, and erased for good."""

from __future__ import annotations

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from domain.draft import DraftStatus
from domain.playbook import Formality
from domain.preference import Preference
from responders import decisions
from store import drafts
from store import mentions
from store import preferences
from store import users
from store.database import Database
from tests import desk_house
from tests.desk_house import House
from tests.fakes import FrozenClock


def kept(db: Database, mention_id: int) -> Preference | None:
    mention = mentions.get(db, mention_id)
    return preferences.find(db, mention.platform, mention.author)


def test_what_is_noted_stands_beside_every_post_of_theirs_with_who_noted_it(
    lead: TestClient, db: Database, clock: FrozenClock, house: House
) -> None:
    assert "Note what they prefer" in lead.get(f"/mention/{house.open_id}").text
    said = {"name": "Ms Lindqvist", "formality": "formal", "language": "de"}
    assert lead.post(f"/mention/{house.open_id}/preference", data=said).status_code == 303

    wanted = Preference(name="Ms Lindqvist", formality=Formality.FORMAL, language="de", set_by="lead", set_at=clock())
    assert kept(db, house.open_id) == wanted
    for mention_id in (house.open_id, house.bare_id):
        page = lead.get(f"/mention/{mention_id}").text
        assert "Ms Lindqvist" in page
        assert "In German" in page
        assert "Noted by lead" in page


def test_the_draft_gives_way_to_one_that_follows_it_unless_a_person_changed_it(
    lead: TestClient, db: Database, clock: FrozenClock, house: House
) -> None:
    draft = drafts.find_live(db, house.open_id)
    assert draft is not None
    lead.post(f"/mention/{house.open_id}/preference", data={"name": "Adele"})
    assert drafts.get(db, draft.id).status is DraftStatus.SUPERSEDED
    assert [one.id for one in mentions.list_undrafted(db, 9, settled_at=clock())].count(house.open_id) == 1

    own = decisions.write(db, house.bare_id, users.get(db, "lead"), "My own words.", now_at=clock())
    lead.post(f"/mention/{house.bare_id}/preference", data={"name": "Ada"})
    assert drafts.get(db, own.id).status is DraftStatus.PENDING


def test_it_is_erased_for_good_by_its_button_and_by_noting_nothing(
    lead: TestClient, db: Database, house: House
) -> None:
    here = f"/mention/{house.open_id}/preference"
    for data in ({"erase": "yes", "name": "Adele"}, {"name": "  "}):
        lead.post(here, data={"name": "Adele"})
        assert kept(db, house.open_id) is not None
        lead.post(here, data=data)
        assert kept(db, house.open_id) is None
    assert "Adele" not in " ".join(row["detail"] for row in db.rows("SELECT detail FROM activity"))


@pytest.mark.parametrize("data", [{"formality": "rude"}, {"language": "tlh"}])
def test_what_was_not_offered_is_refused(lead: TestClient, db: Database, house: House, data: dict[str, str]) -> None:
    assert lead.post(f"/mention/{house.open_id}/preference", data=data).status_code == 409
    assert kept(db, house.open_id) is None


def test_who_may_not_approve_notes_nothing(app: FastAPI, db: Database, house: House) -> None:
    writer = desk_house.enter(app, "writer")
    assert "Note what they prefer" not in writer.get(f"/mention/{house.open_id}").text
    assert writer.post(f"/mention/{house.open_id}/preference", data={"name": "Ada"}).status_code == 403
    assert kept(db, house.open_id) is None
