"""Headers on every answer, cookies, body size, and faults that show a sentence and an id."""

from __future__ import annotations

import pytest
import structlog
from fastapi import FastAPI
from starlette.testclient import TestClient

from desk import security
from domain.errors import StoreError
from store import queue
from store import users
from store.database import Database
from tests import desk_house
from tests.desk_house import House
from tests.fakes import FrozenClock


@pytest.mark.parametrize("path", ["/queue", "/outbox", "/nowhere", "/mention/99999", "/static/desk.js", "/health/live"])
def test_every_answer_carries_the_headers(lead: TestClient, path: str) -> None:
    headers = lead.get(path).headers
    for name, value in security.HEADERS.items():
        assert headers[name] == value
    assert "unsafe" not in headers["content-security-policy"]


def test_pages_are_never_cached_and_stamped_files_for_ever(app: FastAPI, lead: TestClient) -> None:
    assert lead.get("/queue").headers["cache-control"] == "no-store"
    stamp = app.state.assets["desk.js"].stamp
    assert "immutable" in lead.get(f"/static/desk.js?v={stamp}").headers["cache-control"]
    assert lead.get("/static/desk.js?v=old").headers["cache-control"] == "no-cache"
    assert lead.get("/static/desk.js", headers={"If-None-Match": f'"{stamp}"'}).status_code == 304


def test_a_page_refers_to_nothing_of_others_and_has_no_inline_style_or_script(lead: TestClient, house: House) -> None:
    for path in ("/queue", f"/mention/{house.open_id}", "/outbox", "/health"):
        page = lead.get(path).text
        assert " style=" not in page
        assert "<style" not in page
        assert " onclick=" not in page
        assert 'src="http' not in page


def test_the_session_cookie_is_closed_to_scripts(app: FastAPI, db: Database, clock: FrozenClock) -> None:
    token = users.create_link(db, "lead", now_at=clock())
    client = TestClient(app, headers=desk_house.SAME_ORIGIN, follow_redirects=False)
    cookie = client.post("/sign-in", data={"token": token}).headers["set-cookie"].lower()
    assert cookie.startswith("allears=")
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert "secure" not in cookie


def test_over_https_the_cookie_is_bound_to_the_host(db: Database, clock: FrozenClock) -> None:
    app = desk_house.make_app(db, clock, secure_cookies=True)
    token = users.create_link(db, "lead", now_at=clock())
    client = TestClient(app, base_url="https://desk.example", headers=desk_house.SAME_ORIGIN, follow_redirects=False)
    cookie = client.post("/sign-in", data={"token": token}).headers["set-cookie"]
    assert cookie.startswith("__Host-allears=")
    assert "Secure" in cookie
    assert "Path=/" in cookie
    assert "Domain" not in cookie
    assert client.get("/queue").status_code == 200


def test_a_huge_body_is_refused(lead: TestClient, house: House) -> None:
    answer = lead.post(f"/mention/{house.open_id}/check", data={"text": "x" * (security.MAX_BODY + 1)})
    assert answer.status_code == 413


def test_a_fault_shows_an_id_that_is_in_the_log_and_no_traceback(
    lead: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(*args: object, **kwargs: object) -> None:
        raise ZeroDivisionError("secret words")

    monkeypatch.setattr(queue, "page", break_down)
    with structlog.testing.capture_logs() as lines:
        answer = lead.get("/queue")
    assert answer.status_code == 500
    assert "secret words" not in answer.text
    assert "Back to the queue" in answer.text
    assert answer.headers["content-security-policy"]
    error_id = next(line["error_id"] for line in lines if line["event"] == "request failed")
    assert error_id in answer.text
    told = str([line for line in lines if line["log_level"] != "debug"])
    assert "queue_page.py:" in told
    assert "secret words" not in told
    assert str(lead.cookies["allears"]) not in told


def test_a_database_out_of_reach_is_said_in_a_sentence(lead: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object) -> None:
        raise StoreError("the disk is full. Free some space.")

    monkeypatch.setattr(Database, "rows", refuse)
    answer = lead.get("/queue")
    assert answer.status_code == 503
    assert "the disk is full. Free some space." in answer.text


def test_an_error_inside_an_open_page_becomes_a_notice_there(lead: TestClient) -> None:
    answer = lead.get("/mention/99999", headers={"HX-Request": "true", "HX-Target": "item"})
    assert answer.status_code == 404
    assert answer.headers["hx-retarget"] == "#notice"
    assert "<html" not in answer.text


def test_a_session_that_ended_sends_htmx_to_the_sign_in_page(app: FastAPI) -> None:
    answer = TestClient(app).get("/queue", headers={"HX-Request": "true"})
    assert (answer.status_code, answer.headers["hx-redirect"]) == (401, "/sign-in")


@pytest.mark.parametrize("origin", ["http://[", "null", "", "http://elsewhere.example", "http://testserver:1"])
def test_a_change_from_elsewhere_is_refused_whatever_its_origin_looks_like(app: FastAPI, origin: str) -> None:
    assert TestClient(app).post("/sign-in", headers={"Origin": origin}).status_code == 403
