"""Several mentions at once at the desk: with a form alone, in the browser by keys, and taken back as one."""

from __future__ import annotations

from fastapi import FastAPI
from starlette.testclient import TestClient

from domain.mention import MentionStatus
from store import mentions
from store.database import Database
from tests import desk_house
from tests.desk_house import House
from tests.fakes import FrozenClock


def status(db: Database, key: int) -> MentionStatus:
    return mentions.get(db, key).status


def test_the_list_offers_it_without_a_script(lead: TestClient, house: House) -> None:
    page = lead.get("/queue?sort=newest").text
    assert f'<input type="checkbox" name="ids" value="{house.open_id}" form="bulk">' in page
    for action in ("dismiss", "reject", "snooze", "escalate"):
        assert f'formaction="/queue/bulk/{action}?sort=newest"' in page
    assert "/queue/bulk/approve" not in page
    assert "/queue/bulk" not in lead.get("/queue?tab=closed").text


def test_who_may_not_decide_is_not_offered_it(app: FastAPI, house: House) -> None:
    viewer, writer = desk_house.enter(app, "viewer"), desk_house.enter(app, "writer")
    assert 'name="ids"' not in viewer.get("/queue").text
    page = writer.get("/queue").text
    assert "/queue/bulk/snooze" in page
    assert "/queue/bulk/dismiss" not in page.replace('action="/queue/bulk/dismiss"', "", 1)
    assert writer.post("/queue/bulk/dismiss", data={"ids": [house.open_id]}).status_code == 403


def test_what_is_selected_is_decided_and_taken_back_as_one(lead: TestClient, db: Database, house: House) -> None:
    both = [str(house.open_id), str(house.bare_id)]
    for action, more, expected in (
        ("dismiss", {}, MentionStatus.CLOSED),
        ("snooze", {"until": "tomorrow"}, MentionStatus.SNOOZED),
        ("snooze", {"until": "", "custom": "2026-11-24T08:30"}, MentionStatus.SNOOZED),
        ("escalate", {"to": "role:lead", "why": "a storm"}, MentionStatus.ESCALATED),
    ):
        answer = lead.post(f"/queue/bulk/{action}?brand=Marlow", data={"ids": both, **more})
        assert answer.status_code == 303, answer.text
        assert answer.headers["location"].startswith("/queue?brand=Marlow&did=bulk&done=")
        page = lead.get(answer.headers["location"]).text
        assert "2 " in page
        assert [status(db, int(key)) for key in both] == [expected] * 2
        batch_id = answer.headers["location"].rpartition("=")[2]
        assert f'action="/queue/bulk/{batch_id}/undo?brand=Marlow"' in page
        undone = lead.post(f"/queue/bulk/{batch_id}/undo")
        assert "2 taken back" in lead.get(undone.headers["location"]).text
        assert [status(db, int(key)) for key in both] == [MentionStatus.OPEN] * 2


def test_what_cannot_be_rejected_is_told_in_words(lead: TestClient, db: Database, house: House) -> None:
    both = {"ids": [str(house.open_id), str(house.bare_id)], "reason": "too_generic"}
    page = lead.get(lead.post("/queue/bulk/reject", data=both).headers["location"]).text
    assert "1 rejected, 1 not: There is no draft to reject." in page


def test_nothing_and_nonsense_are_refused_in_words(lead: TestClient, house: House) -> None:
    assert "Select between 1 and" in lead.post("/queue/bulk/dismiss").text
    assert lead.post("/queue/bulk/snooze", data={"ids": [house.open_id]}).status_code == 409
    assert lead.post("/queue/bulk/escalate", data={"ids": [house.open_id], "to": "", "why": "x"}).status_code == 409
    assert lead.post("/queue/bulk/escalate", data={"ids": [house.open_id], "to": "role:lead"}).status_code == 409
    assert lead.post("/queue/bulk/dismiss", data={"ids": ["99999"]}).status_code == 409
    assert lead.post("/queue/bulk/77/undo").status_code == 404
    assert lead.get("/queue?did=bulk&done=77").status_code == 200


def test_a_mention_that_another_is_on_is_left_to_them(
    app: FastAPI, lead: TestClient, db: Database, clock: FrozenClock, house: House
) -> None:
    desk_house.enter(app, "approver").post(f"/mention/{house.open_id}/here")
    answer = lead.post("/queue/bulk/dismiss", data={"ids": [str(house.open_id), str(house.bare_id)]})
    assert "1 dismissed, 1 not: approver is on it." in lead.get(answer.headers["location"]).text
    assert status(db, house.open_id) is MentionStatus.OPEN
