"""The outbox: where each reply stands, undo while it waits, and what to do where nobody knows."""

from __future__ import annotations

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from domain.clock import HOUR
from domain.clock import MINUTE
from domain.delivery import DeliveryStatus
from domain.mention import MentionStatus
from store import deliveries
from store import mentions
from store import switches
from store.database import Database
from tests import desk_house
from tests.desk_house import House
from tests.fakes import FrozenClock


def test_every_state_is_said_in_plain_words(lead: TestClient) -> None:
    page = lead.get("/outbox").text
    assert page.index("Needs you") < page.index("Waiting to leave")
    assert "Nobody could find out whether this reply was posted" in page
    assert "Leaves in" in page
    assert "Approved by lead" in page


def test_a_waiting_reply_can_be_taken_back(lead: TestClient, db: Database, house: House) -> None:
    answer = lead.post(f"/outbox/{house.queued_id}/undo")
    assert answer.headers["location"].startswith(f"/mention/{house.approved_id}")
    assert deliveries.get(db, house.queued_id).status is DeliveryStatus.CANCELLED
    assert mentions.get(db, house.approved_id).status is MentionStatus.OPEN


@pytest.mark.parametrize(
    ("data", "status"),
    [
        ({"found": "posted", "url": "https://example.com/r1"}, DeliveryStatus.SENT),
        ({"found": "again"}, DeliveryStatus.QUEUED),
        ({"found": "not_posted"}, DeliveryStatus.FAILED_FINAL),
    ],
)
def test_a_person_says_what_they_found(
    lead: TestClient, db: Database, house: House, data: dict[str, str], status: DeliveryStatus
) -> None:
    assert lead.post(f"/outbox/{house.held_id}/settle", data=data).status_code == 303
    assert deliveries.get(db, house.held_id).status is status


@pytest.mark.parametrize(
    ("data", "status"),
    [
        ({"found": "posted", "url": "https://example.com/r1"}, DeliveryStatus.SENT),
        ({"found": "again"}, DeliveryStatus.QUEUED),
        ({"found": "not_posted"}, DeliveryStatus.FAILED_FINAL),
    ],
)
def test_what_is_looked_up_for_over_an_hour_may_be_settled_by_a_person(
    lead: TestClient, db: Database, clock: FrozenClock, house: House, data: dict[str, str], status: DeliveryStatus
) -> None:
    settle = f"/outbox/{house.queued_id}/settle"
    clock.advance(MINUTE)
    desk_house.doubt(db, clock, house.queued_id)
    clock.advance(HOUR)
    assert f'action="{settle}"' not in lead.get("/outbox").text
    assert lead.post(settle, data=data).status_code == 409
    clock.advance(2 * MINUTE)
    waiting = deliveries.get(db, house.queued_id)
    deliveries.postpone(db, waiting, next_at=clock() + HOUR, error="busy", now_at=clock())
    assert f'action="{settle}"' in lead.get("/outbox").text
    assert lead.post(settle, data=data).status_code == 303
    assert deliveries.get(db, house.queued_id).status is status


@pytest.mark.parametrize("data", [{"found": "posted"}, {"found": "posted", "url": "javascript:x"}, {"found": "maybe"}])
def test_a_finding_without_proof_settles_nothing(
    lead: TestClient, db: Database, house: House, data: dict[str, str]
) -> None:
    assert lead.post(f"/outbox/{house.held_id}/settle", data=data).status_code == 409
    assert deliveries.get(db, house.held_id).status is DeliveryStatus.HELD


def test_a_pause_is_told_on_every_page_with_who_and_why(lead: TestClient, db: Database, clock: FrozenClock) -> None:
    lead.post("/sending/pause", data={"reason": "a <b>storm</b>"})
    for path in ("/queue", "/outbox", "/health"):
        page = lead.get(path).text
        assert "Sending is paused" in page
        assert "a &lt;b&gt;storm&lt;/b&gt;" in page
    assert "Waits until sending is resumed" in lead.get("/outbox").text
    lead.post("/sending/resume")
    assert switches.find_pause(db) is None
    assert "Sending is paused" not in lead.get("/queue").text


def test_a_sent_reply_is_deleted_for_a_reason_by_a_lead_alone(
    app: FastAPI, lead: TestClient, db: Database, house: House
) -> None:
    door = f"/outbox/{house.sent_id}/delete"
    assert f'action="{door}"' in lead.get("/outbox").text
    assert f'action="{door}"' not in desk_house.enter(app, "approver").get("/outbox").text
    assert lead.post(door, data={"reason": " "}).status_code == 409
    assert lead.post(door, data={"reason": "a wrong <b>price</b>"}).status_code == 303

    assert deliveries.get(db, house.sent_id).status is DeliveryStatus.DELETING
    page = lead.get("/outbox").text
    assert "Being deleted" in page
    assert "See it on" in page
    mention_id = deliveries.get(db, house.sent_id).mention_id
    assert "To be deleted at the network: a wrong &lt;b&gt;price&lt;/b&gt;" in lead.get(f"/mention/{mention_id}").text


@pytest.mark.parametrize(("found", "status"), [("gone", DeliveryStatus.GONE), ("stays", DeliveryStatus.SENT)])
def test_a_deletion_that_takes_over_an_hour_may_be_settled_by_a_lead(
    app: FastAPI, lead: TestClient, db: Database, clock: FrozenClock, house: House, found: str, status: DeliveryStatus
) -> None:
    settle = f"/outbox/{house.sent_id}/settle"
    lead.post(f"/outbox/{house.sent_id}/delete", data={"reason": "a wrong price"})
    assert lead.post(settle, data={"found": found}).status_code == 409
    clock.advance(HOUR + MINUTE)
    assert f'action="{settle}"' in lead.get("/outbox").text
    assert desk_house.enter(app, "approver").post(settle, data={"found": found}).status_code == 403
    assert lead.post(settle, data={"found": "posted", "url": "https://example.com/r1"}).status_code == 409
    assert lead.post(settle, data={"found": found}).status_code == 303

    assert deliveries.get(db, house.sent_id).status is status
