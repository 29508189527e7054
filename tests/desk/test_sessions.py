"""Signing in once by a link, and out for good."""

from __future__ import annotations

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from domain.clock import DAY
from store import users
from store.database import Database
from tests import desk_house
from tests.fakes import FrozenClock


@pytest.fixture
def stranger(app: FastAPI) -> TestClient:
    return TestClient(app, headers=desk_house.SAME_ORIGIN, follow_redirects=False)


def test_looking_at_a_link_does_not_use_it_up(stranger: TestClient, db: Database, clock: FrozenClock) -> None:
    token = users.create_link(db, "lead", now_at=clock())
    for _ in range(2):
        assert 'action="/sign-in"' in stranger.get(f"/sign-in?token={token}").text
    assert stranger.post("/sign-in", data={"token": token}).headers["location"] == "/queue"
    assert stranger.get("/queue").status_code == 200


def test_a_link_works_once(app: FastAPI, stranger: TestClient, db: Database, clock: FrozenClock) -> None:
    token = users.create_link(db, "lead", now_at=clock())
    stranger.post("/sign-in", data={"token": token})
    again = TestClient(app, headers=desk_house.SAME_ORIGIN).post("/sign-in", data={"token": token})
    assert again.status_code == 400
    assert "used already" in again.text
    assert "set-cookie" not in again.headers


def test_signing_out_ends_the_session_in_the_database_too(app: FastAPI, lead: TestClient) -> None:
    cookies = dict(lead.cookies)
    assert lead.post("/sign-out").headers["location"] == "/sign-in"
    assert TestClient(app, cookies=cookies, follow_redirects=False).get("/queue").status_code == 303


def test_a_session_ends_by_itself(lead: TestClient, clock: FrozenClock) -> None:
    clock.advance(15 * DAY)
    assert lead.get("/queue").status_code == 303


def test_a_person_without_access_is_out_at_once(lead: TestClient, db: Database, clock: FrozenClock) -> None:
    users.disable(db, "lead", actor="test", now_at=clock())
    assert lead.get("/queue").status_code == 303


@pytest.mark.parametrize(
    "wanted",
    [
        "//evil.example",
        "https://evil.example",
        "/\\evil.example",
        "javascript:x",
        "\\\\evil",
        "/a\nb",
        "",
        "/\t/e",
        "//[",
        "/\\[",
    ],
)
def test_after_signing_in_nobody_is_sent_elsewhere(
    stranger: TestClient, db: Database, clock: FrozenClock, wanted: str
) -> None:
    token = users.create_link(db, "lead", now_at=clock())
    assert stranger.get("/sign-in", params={"next": wanted}).status_code == 200
    answer = stranger.post("/sign-in", data={"token": token, "wanted": wanted})
    assert answer.headers["location"] == "/queue"


def test_after_signing_in_the_wanted_page_opens(stranger: TestClient, db: Database, clock: FrozenClock) -> None:
    assert stranger.get("/outbox?x=1").headers["location"] == "/sign-in?next=%2Foutbox%3Fx%3D1"
    token = users.create_link(db, "lead", now_at=clock())
    answer = stranger.post("/sign-in", data={"token": token, "wanted": "/outbox?x=1"})
    assert answer.headers["location"] == "/outbox?x=1"
