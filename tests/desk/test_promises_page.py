"""What we promised stands beside the mention and in a list, what is overdue says so, until a person has closed it."""

from __future__ import annotations

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from desk import promises_page
from domain.clock import DAY
from domain.clock import HOUR
from domain.promise import Promise
from domain.promise import PromiseStatus
from responders.outcomes import promising
from responders.outcomes.deadlines import Week
from store import promises
from store.database import Database
from tests import answered
from tests import desk_house
from tests.desk_house import House
from tests.fakes import FrozenClock

TEXT = "We'll write to you within two hours. You'll have it by Friday."


@pytest.fixture
def owed(db: Database, clock: FrozenClock, house: House) -> list[Promise]:
    """Let a reply to the author of the open mention promise two things."""
    mention_id = answered.add_mention(db, clock, 900, answered.pointing(1, 0))
    answered.send(db, clock, mention_id, TEXT)
    promising.run_once(db, Week(zone="Europe/Berlin"), clock)
    return promises.list_open(db)


def test_the_list_tells_what_is_due_first_and_says_overdue_in_words(
    lead: TestClient, clock: FrozenClock, owed: list[Promise]
) -> None:
    page = lead.get("/promises").text
    assert "Overdue" not in page
    assert page.index("within two hours") < page.index("by Friday")
    assert "2 h left" in page

    clock.advance(5 * HOUR)
    page = lead.get("/promises").text
    assert page.index(">Overdue ") < page.index("3 h overdue") < page.index(">Open ")
    assert '<b class="alarm" title="Overdue">1</b>' in page


def test_a_promise_is_kept_in_the_list_and_opened_again(lead: TestClient, db: Database, owed: list[Promise]) -> None:
    answer = lead.post(f"/promises/{owed[0].id}", data={"became": "kept"})
    kept = promises.get(db, owed[0].id)
    assert (kept.status, kept.closed_by) == (PromiseStatus.KEPT, "lead")
    page = lead.get(answer.headers["location"]).text
    assert page.index("Closed lately") < page.index("Kept by lead") < page.index("Promise kept")
    assert f'class="toast" method="post" action="/promises/{owed[0].id}"' in page
    answer = lead.post(f"/promises/{owed[0].id}", data={"became": "open"})
    assert promises.get(db, owed[0].id).status is PromiseStatus.OPEN
    page = lead.get(answer.headers["location"]).text
    assert "Promise opened again" in page
    assert 'data-action="undo"' not in page
    for unknown in ("", "x", "99999"):
        assert 'class="toast"' not in lead.get(f"/promises?done={unknown}").text


def test_a_long_list_goes_on_over_pages_and_says_how_many_there_are(
    lead: TestClient, clock: FrozenClock, owed: list[Promise], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(promises_page, "_PAGE", 1)
    first, second = owed
    page = lead.get("/promises").text
    assert 'Open <span class="n">2</span>' in page
    assert "by Friday" not in page
    assert f'href="/promises?after={first.id}"' in page

    page = lead.get(f"/promises?after={first.id}").text
    assert "within two hours" not in page
    assert f'action="/promises/{second.id}?after={first.id}"' in page
    assert "What is due later" not in page
    answer = lead.post(f"/promises/{second.id}?after={first.id}", data={"became": "dropped"})
    # nothing is left on that page, so the first one shows
    answer = lead.get(answer.headers["location"])
    assert answer.headers["location"] == f"/promises?done={second.id}"
    assert "Promise dropped" in lead.get(answer.headers["location"]).text
    clock.advance(5 * HOUR)
    assert 'Overdue <span class="n">1</span>' in lead.get("/promises?after=nonsense").text


def test_the_mention_s_page_says_what_we_promised_until_it_is_kept_or_dropped(
    lead: TestClient, db: Database, clock: FrozenClock, house: House, owed: list[Promise]
) -> None:
    page = lead.get(f"/mention/{house.open_id}").text
    assert page.count("We promised:") == 2
    assert page.count('data-action="keep-promise"') == 1
    assert "Fri, 27 Nov 2026, 23:59" in page

    clock.advance(3 * HOUR)
    assert "1 h overdue" in lead.get(f"/mention/{house.open_id}").text
    for one, became in zip(owed, ("kept", "dropped"), strict=True):
        answer = lead.post(f"/mention/{house.open_id}/promise", data={"promise_id": one.id, "became": became})
        assert answer.status_code == 303
    assert "We promised:" not in lead.get(f"/mention/{house.open_id}").text
    assert {promises.get(db, one.id).status for one in owed} == {PromiseStatus.KEPT, PromiseStatus.DROPPED}
    refused = lead.post(f"/mention/{house.open_id}/promise", data={"promise_id": owed[0].id, "became": "dropped"})
    assert refused.status_code == 409
    done = lead.get(f"/mention/{house.open_id}?did=drop-promise&done={house.open_id}").text
    assert f'name="promise_id" value="{owed[1].id}"' in done
    stale = lead.get(f"/mention/{house.open_id}?did=keep-promise&done={house.open_id}").text
    assert 'data-action="undo"' not in stale


def test_who_only_looks_cannot_close_one_and_nonsense_closes_nothing(
    app: FastAPI, lead: TestClient, db: Database, house: House, owed: list[Promise]
) -> None:
    viewer = desk_house.enter(app, "viewer")
    assert "Kept" not in viewer.get("/promises").text
    assert viewer.post(f"/promises/{owed[0].id}", data={"became": "kept"}).status_code == 403
    assert lead.post(f"/promises/{owed[0].id}", data={"became": "broken"}).status_code == 409
    for nonsense in ("broken", "open"):
        here = {"promise_id": owed[0].id, "became": nonsense}
        assert lead.post(f"/mention/{house.open_id}/promise", data=here).status_code == 409
    assert lead.post("/promises/99999", data={"became": "kept"}).status_code == 404
    assert promises.list_open(db) == owed


def test_with_nothing_promised_the_page_says_what_it_is_for(lead: TestClient, clock: FrozenClock) -> None:
    clock.advance(DAY)
    assert "Nothing is promised" in lead.get("/promises").text
