"""A reply that was sent to a mention like this one can be put into the field; nothing is saved or sent by that."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from domain.mention import Author
from domain.mention import Mention
from responders.outcomes.recalling import Similar
from store import drafts
from store.database import Database
from store.past_replies import PastReply
from tests import desk_house
from tests.builders import NOON
from tests.desk_house import House
from tests.fakes import FrozenClock

TEXT = "Hi Ada, <b>we</b> look into it."


@pytest.fixture
def lead(db: Database, clock: FrozenClock, house: House) -> TestClient:
    return desk_house.enter(desk_house.make_app(db, clock, similar=lambda _: [similar(house)]), "lead")


def similar(house: House) -> Similar:
    author = Author(handle="carla", name="Carla")
    reply = PastReply(
        mention_id=house.sent_id, approval_id=1, account="marlow-x", platform="x",
        text="Hi Carla, <b>we</b> look into it.", at=NOON, author=author, approved_by="Dana",
    )  # fmt: skip
    return Similar(text=TEXT, nearness=0.83, reply=reply)


def test_it_is_offered_beside_the_draft_with_how_near_it_is(lead: TestClient, house: House) -> None:
    page = lead.get(f"/mention/{house.open_id}").text

    assert "1 similar past reply" in page
    assert "Hi Ada, &lt;b&gt;we&lt;/b&gt; look into it." in page
    assert "83 % alike" in page
    assert "Carla" not in page
    assert 'data-menu="similar"' in page


def test_it_stands_in_the_field_and_the_draft_stays_as_it_was(db: Database, lead: TestClient, house: House) -> None:
    before = drafts.find_live(db, house.open_id)
    answer = lead.post(f"/mention/{house.open_id}/use", data={"answered": str(house.sent_id)})

    assert answer.status_code == 200
    assert "data-typed" in answer.text
    assert "&lt;b&gt;we&lt;/b&gt; look into it.</textarea>" in answer.text
    assert "nothing is saved yet" in answer.text
    assert "Back to the draft" in answer.text
    assert drafts.find_live(db, house.open_id) == before


def test_a_fragment_answers_the_item_alone(lead: TestClient, house: House) -> None:
    headers = {"HX-Request": "true", "HX-Target": "item"}
    answer = lead.post(f"/mention/{house.bare_id}/use", data={"answered": str(house.sent_id)}, headers=headers)

    assert answer.text.lstrip().startswith("<article")
    assert "Clear the field" in answer.text


def test_one_that_is_gone_meanwhile_is_not_used(lead: TestClient, house: House) -> None:
    answer = lead.post(f"/mention/{house.open_id}/use", data={"answered": "987654"})

    assert answer.status_code == 409
    assert "can no longer be used" in answer.text
    assert "data-typed" not in answer.text


def test_who_may_not_write_may_not_use_one(db: Database, clock: FrozenClock, house: House) -> None:
    viewer = desk_house.enter(desk_house.make_app(db, clock, similar=lambda _: [similar(house)]), "viewer")

    assert viewer.post(f"/mention/{house.open_id}/use", data={"answered": str(house.sent_id)}).status_code == 403
    assert "similar past reply" not in viewer.get(f"/mention/{house.open_id}").text


def test_what_is_decided_is_not_compared(db: Database, clock: FrozenClock, house: House) -> None:
    asked: list[int] = []

    def recall(mention: Mention) -> list[Similar]:
        asked.append(mention.id)
        return []

    client = desk_house.enter(desk_house.make_app(db, clock, similar=recall), "lead")
    for mention_id in (house.approved_id, house.open_id):
        assert client.get(f"/mention/{mention_id}").status_code == 200

    assert asked == [house.open_id]
