"""The queue as a person reads it: tabs, filters, pages, empty states, and hostile texts that stay texts."""

from __future__ import annotations

import html
import re

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from domain.mention import Author
from store import drafts
from store import queue
from store.database import Database
from tests import desk_house
from tests.builders import a_post
from tests.desk_house import House
from tests.fakes import FrozenClock

HX = {"HX-Request": "true"}


def _ids(page: str) -> list[int]:
    return [int(found) for found in re.findall(r'id="row-(\d+)"', page)]


def test_the_most_urgent_comes_first_with_its_draft_and_reasons_beside_it(lead: TestClient, house: House) -> None:
    page = lead.get("/queue").text
    assert _ids(page) == [house.open_id, house.bare_id]
    assert "Hello, number 1 is on its way." in page
    assert "sounds negative (0.81)" in page
    assert "81 %" in page
    assert "2 h left" in page


def test_a_draft_of_a_language_model_says_so_and_is_not_called_edited(
    lead: TestClient, db: Database, house: House, clock: FrozenClock
) -> None:
    draft = drafts.find_live(db, house.open_id)
    assert draft is not None
    with db.immediate():
        drafts.rewrite(db, draft.id, draft.version, text="Better.", steps=(), by="model:<b>small</b>", now_at=clock())

    page = lead.get(f"/mention/{house.open_id}").text
    assert "Drafted by <bdi>&lt;b&gt;small&lt;/b&gt;</bdi>" in page
    assert "Edited" not in page


def test_tabs_show_kept_counts(lead: TestClient) -> None:
    page = lead.get("/queue").text
    tabs = re.findall(r'<a href="(/queue[^"]*)"[^>]*>([\w ]+) <span class="n">(\d+)', page)
    assert tabs == [
        ("/queue", "Open", "2"),
        ("/queue?tab=escalated", "Escalated", "0"),
        ("/queue?tab=snoozed", "Snoozed", "1"),
        ("/queue?tab=answering", "Answering", "2"),
        ("/queue?tab=handed_off", "By hand", "1"),
        ("/queue?tab=closed", "Closed", "1"),
    ]


@pytest.mark.parametrize("tab", ["snoozed", "answering", "handed_off"])
def test_each_tab_shows_its_own(lead: TestClient, house: House, tab: str) -> None:
    assert house.open_id not in _ids(lead.get(f"/queue?tab={tab}").text)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("network=x", True),
        ("network=reddit", False),
        ("brand=Marlow", True),
        ("brand=Other", False),
        ("sentiment=negative", True),
        ("sentiment=positive", False),
        ("intent=complaint", True),
        ("intent=praise", False),
        ("priority=high", True),
        ("priority=low", False),
        ("q=parcel", True),
        ("q=parcel+1", True),
        ("q=nothingofthekind", False),
        ("q=%22%27)(*+OR", False),
        ("sentiment=nonsense&sort=nonsense&tab=nonsense&after=nonsense", True),
    ],
)
def test_filters_live_in_the_address(lead: TestClient, house: House, query: str, found: bool) -> None:
    page = lead.get(f"/queue?{query}").text
    assert (house.open_id in _ids(page)) is found
    assert found or "Nothing matches" in page


def test_a_filter_can_be_taken_away_one_by_one(lead: TestClient) -> None:
    page = html.unescape(lead.get("/queue?brand=Marlow&q=parcel").text)
    assert 'href="/queue?q=parcel"' in page
    assert 'href="/queue?brand=Marlow"' in page


def test_fifty_rows_at_a_time_and_none_twice(lead: TestClient, db: Database, clock: FrozenClock) -> None:
    for number in range(10, 120):
        desk_house.add_open(db, clock, number, draft=False)
    seen: list[int] = []
    address = "/queue"
    while address:
        page = lead.get(address).text
        seen += _ids(page)
        more = re.search(r'id="more" class="button" href="([^"]+)"', page)
        address = html.unescape(more[1]) if more else ""
    assert len(seen) == len(set(seen)) == 112


def test_htmx_gets_only_rows_or_only_the_mention(lead: TestClient, house: House) -> None:
    rows = lead.get("/queue", headers={**HX, "HX-Target": "more"}).text
    assert rows.strip().startswith("<li")
    item = lead.get(f"/mention/{house.open_id}", headers={**HX, "HX-Target": "item"}).text
    assert item.strip().startswith("<article")


def test_new_mentions_are_told_but_not_put_under_the_cursor(lead: TestClient, db: Database, clock: FrozenClock) -> None:
    since = re.search(r'data-since="(\d+)"', lead.get("/queue").text)
    assert since is not None
    assert " new " not in lead.get(f"/pulse?since={since[1]}", headers=HX).text
    for number in (50, 51):
        desk_house.add_open(db, clock, number)
    assert "2 new" in lead.get(f"/pulse?since={since[1]}", headers=HX).text
    assert "2 new" not in lead.get(f"/pulse?since={since[1]}&brand=Other", headers=HX).text


def test_the_pulse_says_when_somebody_changed_the_open_mention(lead: TestClient, house: House) -> None:
    page = lead.get(f"/mention/{house.open_id}").text
    stamp = re.search(r'data-stamp="([^"]+)"', page)
    assert stamp is not None
    address = f"/pulse?mention={house.open_id}&stamp={stamp[1]}"
    assert "Somebody changed" not in lead.get(address).text
    lead.post(f"/mention/{house.open_id}/dismiss")
    assert "Somebody changed" in lead.get(address).text


def test_an_empty_queue_says_why_and_what_next(db: Database, clock: FrozenClock, lead: TestClient) -> None:
    for entry in queue.page(db, queue.Filter()).entries:
        lead.post(f"/mention/{entry.mention.id}/dismiss")
    page = lead.get("/queue").text
    assert "All done" in page
    assert "1 mention will come back from snooze" in page
    assert "No daemon has run" in page
    desk_house.store_post(db, clock, a_post(300))
    assert "1 mention to be judged" in lead.get("/queue").text


def test_a_bare_database_says_that_nothing_is_connected(db: Database, clock: FrozenClock, app: FastAPI) -> None:
    lead = desk_house.enter(app, "lead")
    for entry in queue.page(db, queue.Filter()).entries:
        lead.post(f"/mention/{entry.mention.id}/dismiss")
    with db.immediate():
        db.run("DELETE FROM account")
    assert "Nothing is connected yet" in lead.get("/queue").text


@pytest.mark.parametrize("text", desk_house.HOSTILE, ids=range(len(desk_house.HOSTILE)))
def test_hostile_text_stays_text_in_every_view(lead: TestClient, db: Database, clock: FrozenClock, text: str) -> None:
    author = Author(native_id="u1", handle=text[:200], name=text[:200])
    mention_id = desk_house.add_open(db, clock, 0, text=text, author=author, url=text, conversation_id="c")
    desk_house.add_open(db, clock, 9, text=text, author=author, conversation_id="c")
    form = desk_house.draft_form(db, mention_id, text=text)
    pages = [lead.get(path).text for path in ("/queue", f"/mention/{mention_id}", f"/queue?q={text[:50]}", "/outbox")]
    pages.append(lead.post(f"/mention/{mention_id}/check", data=form).text)
    pages.append(lead.post(f"/mention/{mention_id}/edit", data=form, headers=HX).text)
    pages.append(lead.get(f"/mention/{mention_id}").text)
    for page in pages:
        assert not re.search(r"<(script|img|svg|b)\b[^>]*(alert|onerror|onload)", page)
        assert "<script>" not in page
        assert "<b>bold" not in page
        assert "{{ 49 }}" not in page
        assert not re.search(r'href="(?!/|https?://|#|")', page)
        assert not re.search(r'<a [^>]*href="[^"]*"[^>]*onmouseover=', page)


@pytest.mark.parametrize("number", [2**63, 2**64, "9" * 5000])
@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/mention/{}", 404),
        ("POST", "/mention/{}/dismiss", 404),
        ("POST", "/outbox/{}/undo", 404),
        ("GET", "/queue?after=1~{}", 200),
        ("GET", "/queue?did=dismiss&done={}", 200),
        ("GET", "/pulse?since={}", 200),
        ("GET", "/pulse?mention={}&stamp=open.none", 200),
    ],
)
def test_a_number_that_can_be_no_id_breaks_nothing(
    lead: TestClient, method: str, path: str, status: int, number: object
) -> None:
    answer = lead.request(method, path.format(number))
    assert answer.status_code in {status, 400 if method == "POST" else status}
