"""Every route by every role: who gets in, who may change what, and that nothing happens twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field

import pytest
from fastapi import FastAPI
from starlette.routing import BaseRoute
from starlette.testclient import TestClient

from desk import events
from domain.person import Role
from store.database import Database
from tests import desk_house
from tests.desk_house import House
from tests.test_roles import LEAST


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """One POST: its address with a House field in it, what it sends, the least role, and whether twice is refused."""

    path: str
    role: Role
    data: dict[str, str] = field(default_factory=dict)
    draft: bool = False
    once: bool = True
    before: str = ""


PAGES = (
    "/",
    "/queue",
    "/mention/{open_id}",
    "/mention/{handed_id}",
    "/pulse",
    "/outbox",
    "/health",
    "/health.json",
    "/model",
    "/facts",
    "/promises",
    "/drafts",
    "/drafts/list",
)
CHANGES = (
    Change(path="/mention/{open_id}/check", role=Role.WRITER, data={"text": "Hi"}, once=False),
    Change(path="/mention/{open_id}/approve", role=Role.APPROVER, draft=True),
    Change(path="/mention/{open_id}/hand-off", role=Role.APPROVER, draft=True),
    Change(path="/mention/{handed_id}/posted", role=Role.WRITER, data={"url": "https://example.com/ours"}),
    Change(path="/mention/{handed_id}/take-back", role=Role.WRITER),
    Change(path="/mention/{open_id}/edit", role=Role.WRITER, data={"text": "Other words."}, draft=True),
    Change(path="/mention/{bare_id}/write", role=Role.WRITER, data={"text": "My own words."}),
    Change(path="/mention/{open_id}/reject", role=Role.APPROVER, data={"reason": "wrong_tone"}, draft=True),
    Change(path="/mention/{open_id}/snooze", role=Role.WRITER, data={"until": "tomorrow"}),
    Change(path="/mention/{open_id}/dismiss", role=Role.APPROVER),
    Change(path="/mention/{open_id}/here", role=Role.WRITER, once=False),
    Change(path="/mention/{open_id}/take", role=Role.WRITER, once=False),
    Change(path="/mention/{open_id}/escalate", role=Role.WRITER, data={"to": "role:lead", "reason": "why"}),
    Change(path="/mention/{approved_id}/undo", role=Role.APPROVER),
    Change(path="/mention/{bare_id}/redraft", role=Role.WRITER),
    Change(path="/mention/{open_id}/correct", role=Role.WRITER, data={"choice": "intent=praise"}, once=False),
    Change(path="/mention/{approved_id}/uncorrect", role=Role.WRITER, data={"correction_id": "1"}),
    Change(path="/model/corrections/{correction_id}/undo", role=Role.WRITER),
    Change(
        path="/model/heads/undo",
        role=Role.LEAD,
        data={"brand": "Marlow", "field": "sentiment", "head_id": "1"},
    ),
    Change(path="/outbox/{queued_id}/undo", role=Role.APPROVER),
    Change(path="/outbox/{held_id}/settle", role=Role.APPROVER, data={"found": "not_posted"}),
    Change(path="/outbox/{sent_id}/delete", role=Role.LEAD, data={"reason": "a wrong price"}),
    Change(path="/sending/pause", role=Role.LEAD, data={"reason": "storm"}),
    Change(path="/sending/resume", role=Role.LEAD, before="/sending/pause"),
    Change(path="/sign-out", role=Role.VIEWER, once=False),
)
PUBLIC = ("/sign-in", "/health/live", "/static/desk.js")


def _at(path: str, house: House) -> str:
    found: str = path.format(**{name: getattr(house, name) for name in House.__slots__})
    return found


def _data(change: Change, house: House, db: Database) -> dict[str, str]:
    return {**desk_house.draft_form(db, house.open_id), **change.data} if change.draft else change.data


def _paths(routes: list[BaseRoute]) -> Iterator[tuple[str, str]]:
    """Walk into included routers too, however the framework nests them."""
    for route in routes:
        inner = getattr(route, "original_router", None) or getattr(route, "app", None)
        if not hasattr(route, "methods") and inner is not None:
            yield from _paths(inner.routes)
            continue
        for method in getattr(route, "methods", None) or ():
            yield method, getattr(route, "path", "")


def test_every_route_of_the_app_stands_in_this_matrix(app: FastAPI) -> None:
    shape = House(**dict.fromkeys(House.__slots__, 0))
    known = {("GET", path) for path in PAGES} | {("POST", change.path) for change in CHANGES}
    known |= {("GET", "/sign-in"), ("POST", "/sign-in"), ("GET", "/health/live"), ("GET", "/static/desk.js")}
    known |= {("GET", "/events"), ("GET", "/facts/new"), ("GET", "/facts/0")}
    plain = {(method, _at(path, shape)) for method, path in known}
    plain |= {("POST", re.sub(r"\{\w+_id\}", "0", path)) for path in LEAST}  # each is tried by every role there
    routes = list(_paths(list(app.routes)))
    assert len(routes) > len(plain) - 2
    for method, path in routes:
        sample = re.sub(r"\{\w+_id\}", "0", path).replace("{name}", "desk.js")
        assert (method, sample) in plain | {("HEAD", sample)}, f"{method} {path} has no row"


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("role", [None, *Role])
def test_a_page_shows_to_everybody_signed_in_and_to_nobody_else(
    app: FastAPI, house: House, role: Role | None, path: str
) -> None:
    client = desk_house.enter(app, role) if role else TestClient(app, follow_redirects=False)
    answer = client.get(_at(path, house))
    if role is not None:
        assert answer.status_code == (303 if path == "/" else 200)
    elif path.endswith(".json"):
        assert answer.status_code == 401
    else:
        assert answer.status_code == 303
        assert answer.headers["location"].startswith("/sign-in?next=")


@pytest.mark.parametrize("path", PUBLIC)
def test_what_is_public_needs_no_session(app: FastAPI, path: str) -> None:
    assert TestClient(app).get(path).status_code == 200


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.path)
@pytest.mark.parametrize("role", [None, *Role])
def test_a_change_needs_its_role(app: FastAPI, db: Database, house: House, role: Role | None, change: Change) -> None:
    data = _data(change, house, db)
    if change.before:
        desk_house.enter(app, "lead").post(change.before)
    client = desk_house.enter(app, role) if role else TestClient(app, headers=desk_house.SAME_ORIGIN)
    answer = client.post(_at(change.path, house), data=data)
    if role is None:
        assert answer.status_code == 401
    elif role.includes(change.role):
        assert answer.status_code in {200, 303}, answer.text
    else:
        assert answer.status_code == 403
        assert "Back to the queue" in answer.text


@pytest.mark.parametrize("change", [change for change in CHANGES if change.once], ids=lambda change: change.path)
def test_the_same_change_twice_is_refused_the_second_time(
    db: Database, house: House, lead: TestClient, change: Change
) -> None:
    data = _data(change, house, db)
    if change.before:
        lead.post(change.before)
    first = lead.post(_at(change.path, house), data=data)
    before = db.scalar("SELECT count(*) FROM activity")
    second = lead.post(_at(change.path, house), data=data)
    assert (first.status_code, second.status_code) == (303, 409)
    assert db.scalar("SELECT count(*) FROM activity") == before


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.path)
@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"},
    ],
    ids=str,
)
def test_a_change_from_elsewhere_is_refused(
    app: FastAPI, db: Database, house: House, lead: TestClient, change: Change, headers: dict[str, str]
) -> None:
    stranger = TestClient(app, cookies=lead.cookies, headers=headers)
    before = db.scalar("SELECT count(*) FROM activity")
    assert stranger.post(_at(change.path, house), data=_data(change, house, db)).status_code == 403
    assert db.scalar("SELECT count(*) FROM activity") == before


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.path)
def test_a_change_by_get_is_refused(lead: TestClient, house: House, change: Change) -> None:
    assert lead.get(_at(change.path, house)).status_code == 405


def test_a_lan_browser_without_fetch_metadata_is_known_by_its_origin(
    app: FastAPI, house: House, lead: TestClient
) -> None:
    client = TestClient(app, cookies=lead.cookies, headers={"Origin": "http://testserver"}, follow_redirects=False)
    assert client.post(f"/mention/{house.open_id}/dismiss").status_code == 303


def test_events_turn_a_stranger_away(app: FastAPI) -> None:
    assert TestClient(app).get("/events").status_code == 401
    assert events.router.routes
