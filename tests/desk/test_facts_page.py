"""The facts at the desk: everybody reads them, leads keep them, what is wrong is told and nothing typed is lost."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from domain.clock import DAY
from domain.draft import Move
from domain.errors import Problem
from domain.fact import Fact
from domain.platform import Receipt
from responders.writing.knowledge import Knowledge
from store import citations
from store import deliveries
from store import drafts
from store import facts
from store import mentions
from store.citations import Sent
from store.database import Database
from tests import desk_house
from tests.builders import NOON
from tests.desk_house import House
from tests.fakes import FrozenClock

SALE_ENDS = 1_798_671_600_000  #: the end of 30 December 2026 in Berlin
RETURNS = Fact(
    id="returns-window",
    questions=("How long can I return something?",),
    answers={"en": "You can return anything within 30 days.", "de": "Rückgabe ist 30 Tage lang möglich."},
    owner="Dana",
    review_at=NOON + DAY,
    valid_until_at=SALE_ENDS,
)
SALE = Fact(id="sale", answers={"en": "Everything is <b>half price</b>."}, valid_until_at=NOON)
FORM = {"fact_id": "hours", "language": "en", "answer": "We are open from 10 to 19.", "questions": "When?\nHow late?"}


def as_shown(page: str) -> dict[str, str]:
    """Answer what a page's form says of itself: the revision that it shows."""
    found = re.search(r'name="revision" value="(\d+)"', page)
    assert found
    return {"revision": found[1]}


@pytest.fixture(autouse=True)
def _shelf(db: Database) -> None:
    for fact in (RETURNS, SALE):
        facts.save(db, fact, actor="Dana", now_at=NOON - DAY)


def test_everybody_reads_the_facts_and_how_they_stand(app: FastAPI) -> None:
    viewer = desk_house.enter(app, "viewer")
    held, over = viewer.get("/facts").text, viewer.get("/facts?tab=over").text

    assert "You can return anything within 30 days." in held
    assert "Review Mon, 23 Nov 2026" in held
    assert "Used in 0 replies" in held
    assert "Everything is" not in held
    assert "Everything is &lt;b&gt;half price&lt;/b&gt;." in over
    assert "returns-window" in viewer.get("/facts?tab=due").text
    assert "Nothing was retired" in viewer.get("/facts?tab=retired").text
    assert "Add a fact" not in held


def test_a_question_finds_its_fact_and_words_find_theirs(db: Database, clock: FrozenClock) -> None:
    app = desk_house.make_app(db, clock, knowledge=lambda: Knowledge([RETURNS]))
    viewer = desk_house.enter(app, "viewer")

    asked = viewer.get("/facts", params={"q": "how many days to return it?"}).text
    assert "answer the question as drafting would find them" in asked
    for words in ("HALF", "price half", "sal every"):
        assert "half price" in viewer.get("/facts", params={"q": words}).text
    assert "No fact says this yet" in viewer.get("/facts", params={"q": "half nonsense"}).text
    assert "No fact says this yet" in viewer.get("/facts", params={"q": "???"}).text
    assert "No fact says this yet" in viewer.get("/facts", params={"q": "<script>"}).text


def test_a_lead_adds_a_fact(lead: TestClient, db: Database) -> None:
    assert 'name="fact_id"' in lead.get("/facts/new").text
    answer = lead.post("/facts/new", data={**FORM, "valid_from": "2026-12-01", "links": "https://a.example"})

    assert answer.headers["location"] == "/facts/hours"
    kept = facts.get(db, "hours")
    assert (kept.actor, kept.fact.questions) == ("lead", ("When?", "How late?"))
    assert kept.fact.valid_from_at == 1_796_079_600_000
    assert "Begins Tue, 1 Dec 2026" in lead.get("/facts").text


def test_what_is_wrong_is_told_and_what_was_typed_stays(lead: TestClient, db: Database) -> None:
    answer = lead.post("/facts/new", data={**FORM, "fact_id": "Hours!", "links": "http://a.example", "review": "soon"})

    assert answer.status_code == 422
    assert "Review is no date" in answer.text
    assert "Name must be small letters" in answer.text
    assert "is no https address" in answer.text
    assert "We are open from 10 to 19." in answer.text
    assert facts.find(db, "Hours!") is None


def test_a_name_that_is_taken_is_not_written_over(lead: TestClient, db: Database) -> None:
    answer = lead.post("/facts/new", data={**FORM, "fact_id": "returns-window"})

    assert (answer.status_code, "is taken already" in answer.text) == (422, True)
    assert facts.get(db, "returns-window").fact == RETURNS


def test_a_fact_is_changed_and_its_history_stays(lead: TestClient, db: Database) -> None:
    page = lead.get("/facts/returns-window").text
    assert 'value="2026-12-30"' in page
    data = {"language": ["en", "de", ""], "answer": ["You can return it within 14 days.", "", ""], "owner": "Dana"}
    assert lead.post("/facts/returns-window", data={**data, **as_shown(page)}).status_code == 303

    assert facts.get(db, "returns-window").fact.answers == {"en": "You can return it within 14 days."}
    again = lead.get("/facts/returns-window").text
    assert "You can return anything within 30 days." in again
    assert "You can return it within 14 days." in again


def test_nobody_writes_over_what_somebody_else_saved_meanwhile(lead: TestClient, db: Database) -> None:
    page = lead.get("/facts/returns-window").text
    facts.save(db, replace(RETURNS, answers={"en": "You can return it within 14 days."}), actor="Ben", now_at=NOON)
    data = {"language": "en", "answer": "You can return anything within 30 days.", "owner": "Tom"}
    refused = lead.post("/facts/returns-window", data={**data, **as_shown(page)})

    assert refused.status_code == 422
    assert "Ben changed this fact while it was open here" in refused.text
    assert 'value="Tom"' in refused.text
    assert "You can return it within 14 days." in refused.text
    assert facts.get(db, "returns-window").actor == "Ben"
    assert lead.post("/facts/returns-window", data={**data, **as_shown(refused.text)}).status_code == 303
    assert facts.get(db, "returns-window").fact.owner == "Tom"


def test_a_fact_is_retired_and_comes_back(lead: TestClient, db: Database) -> None:
    assert lead.post("/facts/returns-window/retire").status_code == 303
    page = lead.get("/facts/returns-window").text
    assert "Bring it back" in page

    data = {"language": "en", "answer": "You can return anything within 30 days."}
    lead.post("/facts/returns-window", data={**data, **as_shown(page)})
    assert not facts.get(db, "returns-window").retired


def test_only_leads_keep_facts(app: FastAPI) -> None:
    approver = desk_house.enter(app, "approver")

    assert approver.get("/facts/new").status_code == 403
    assert approver.post("/facts/new", data=FORM).status_code == 403
    assert approver.post("/facts/returns-window", data=FORM).status_code == 403
    assert approver.post("/facts/returns-window/retire").status_code == 403
    assert "Save" not in approver.get("/facts/returns-window").text


def test_what_lives_in_a_file_is_shown_and_not_changed(lead: TestClient, db: Database) -> None:
    filed = Fact(id="filed", answers={"en": "Yes."}, channels=frozenset({"x"}), owner="Tom", valid_until_at=SALE_ENDS)
    facts.save(db, filed, actor="system:files", now_at=NOON, source="shop/a.md")

    page = lead.get("/facts/filed").text
    for told in ("Networks: x", "Last day: 2026-12-30", "Looked after by <bdi>Tom</bdi>"):
        assert told in page
    assert "lives in the file <bdi>shop/a.md</bdi>" in page
    assert "Retire" not in page
    answer = lead.post("/facts/filed", data={"language": "en", "answer": "No."})
    assert (answer.status_code, "change it there" in answer.text) == (422, True)


def test_problems_of_files_are_shown(db: Database, clock: FrozenClock) -> None:
    problems = [Problem(place="a.md", message="must begin with a line +++")]
    app = desk_house.make_app(db, clock, fact_problems=lambda: problems)

    assert "<bdi>a.md</bdi>: must begin with a line +++" in desk_house.enter(app, "viewer").get("/facts").text


def test_what_waits_and_what_was_sent_with_it_is_listed(
    lead: TestClient, db: Database, clock: FrozenClock, house: House
) -> None:
    steps = [Move(name="answer", text="You can return anything within 30 days.", facts=("returns-window",))]
    mention = mentions.get(db, house.bare_id)
    drafts.record(db, mention, text=steps[0].text, steps=steps, playbook="question", now_at=clock())
    assert "1 draft waiting with it" in lead.get("/facts/returns-window").text

    delivery = deliveries.get(db, desk_house.approve(db, clock, house.bare_id, undo_ms=0))
    sending = deliveries.open_intent(db, delivery, key="k", deadline_at=clock() + DAY, now_at=clock())
    assert sending is not None
    deliveries.land(db, sending, Receipt(native_id="r9"), now_at=clock())
    facts.save(db, replace(RETURNS, answers={"en": "You can return it within 14 days."}), actor="Dana", now_at=NOON)

    page = lead.get("/facts/returns-window").text
    assert "Used in 1 reply" in page
    assert "It said other things then" in page
    assert f'href="/mention/{house.bare_id}"' in page
    assert "Show all" not in page


def test_everything_that_was_sent_with_a_fact_can_be_seen(lead: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    sent = [Sent(mention_id=n, account="", text=f"Reply {n}.", url="", at=NOON, digest="") for n in range(60)]
    monkeypatch.setattr(citations, "list_sent", lambda _db, _fact_id: sent)

    first, every = (lead.get(f"/facts/returns-window{query}").text for query in ("", "?sent=all"))
    assert first.count("It said other things then") == 50
    assert '<a href="/facts/returns-window?sent=all">Show all 60</a>' in first
    assert every.count("It said other things then") == 60
    assert "Show all" not in every


def test_a_fact_nobody_knows_is_not_found(lead: TestClient) -> None:
    assert lead.get("/facts/no-such").status_code == 404
    assert lead.post("/facts/no-such", data=FORM).status_code == 404
    assert lead.post("/facts/no-such/retire").status_code == 404
