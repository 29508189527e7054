"""Health for people, scripts and probes."""

from __future__ import annotations

from dataclasses import replace

from fastapi import FastAPI
from starlette.testclient import TestClient

from domain.clock import DAY
from domain.clock import HOUR
from domain.errors import Problem
from domain.fact import Fact
from domain.language_model import Outcome
from domain.language_model import Spent
from domain.platform import BadItem
from store import accounts
from store import drafts
from store import facts
from store import intake
from store import language_calls
from store.accounts import AccountStatus
from store.database import Database
from store.intake import Gap
from store.language_calls import Call
from tests import desk_house
from tests.desk_house import House
from tests.fakes import FrozenClock


def test_trouble_is_said_in_words(lead: TestClient, db: Database, clock: FrozenClock) -> None:
    accounts.beat(db, "daemon", 1, clock() - HOUR)
    accounts.record_failure(
        db, "marlow-x", AccountStatus.DISABLED, "X refused the token.", next_poll_at=0, now_at=clock()
    )
    gap = Gap(source="mentions", from_at=clock() - 2 * HOUR, to_at=clock() - HOUR, reason="too many at once")
    bad = [BadItem(native_id="z", raw="{", error="half a line")]
    intake.record_page(db, account="marlow-x", platform="x", posts=[], bad=bad, gap=gap, now_at=clock())
    page = lead.get("/health").text
    for words in ("Silent", "X refused the token.", "too many at once", "1 item could not be read", "test-model"):
        assert words in page


def test_a_model_that_is_lost_is_trouble(lead: TestClient, db: Database) -> None:
    assert "Rules alone" not in lead.get("/health").text
    db.run("UPDATE assessment SET model = 'rules alone'")
    page = lead.get("/health").text
    assert "for no model could be asked" in page
    assert '<li class="bad"><h2>Model</h2><p class="big model">Rules alone</p>' in page
    assert lead.get("/health.json").json()["is_model_lost"]


def test_a_script_gets_the_same_as_json(lead: TestClient, db: Database, clock: FrozenClock) -> None:
    accounts.beat(db, "daemon", 1, clock())
    report = lead.get("/health.json").json()
    assert report["daemon"] == "running"
    assert report["accounts"][0]["name"] == "marlow-x"
    assert report["counts"]["mention:open"] == 2
    assert report["database_bytes"] > 0


def test_hand_offs_that_nobody_told_of_are_counted(lead: TestClient, clock: FrozenClock) -> None:
    assert "1 reply is being posted by hand." in lead.get("/health").text
    assert lead.get("/health.json").json()["overdue_count"] == 0
    assert 'class="alarm"' not in lead.get("/queue").text.partition('id="tabs"')[2]
    clock.advance(HOUR)
    assert "Nobody has said whether 1 reply was posted." in lead.get("/health").text
    assert lead.get("/health.json").json()["overdue_count"] == 1
    for page in ("/queue", "/pulse"):
        assert '1<span class="unseen"> overdue</span>' in lead.get(page).text.partition('id="tabs"')[2]


def test_what_a_language_model_cost_today_is_told(
    lead: TestClient, db: Database, clock: FrozenClock, house: House
) -> None:
    assert "Language model" not in lead.get("/health").text
    draft = drafts.find_live(db, house.open_id)
    assert draft is not None
    call = Call(draft_id=draft.id, model="<b>small</b>", outcome=Outcome.WRITTEN, currency="EUR")
    spent = Spent(tokens_in=1_200, tokens_out=34, cost=1_230_000)
    language_calls.record(db, replace(call, spent=spent), now_at=clock() - DAY)
    language_calls.record(db, replace(call, spent=spent), now_at=clock())
    page = lead.get("/health").text
    assert "<bdi>&lt;b&gt;small&lt;/b&gt;</bdi>" in page
    assert "1 draft today, 1,234 tokens, 1.23 EUR." in page

    language_calls.record(db, replace(call, outcome=Outcome.SILENT, note="it was slow"), now_at=clock())
    assert "Last: it was slow." in lead.get("/health").text
    assert lead.get("/health.json").json()["language_model"]["written"] == 1
    clock.advance(8 * DAY)
    assert "Language model" not in lead.get("/health").text


def test_the_sign_of_life_says_nothing_else(app: FastAPI) -> None:
    assert TestClient(app).get("/health/live").json() == {"status": "ok"}


def test_pausing_leaves_a_person_where_they_were(lead: TestClient) -> None:
    here = str(lead.base_url).rstrip("/")
    ours = lead.post("/sending/pause", headers={"referer": f"{here}/mention/1?sort=due"}, follow_redirects=False)
    theirs = lead.post("/sending/resume", headers={"referer": "https://evil.example/x"}, follow_redirects=False)

    assert ours.headers["location"] == "/mention/1?sort=due"
    assert theirs.headers["location"] == "/queue"
    lead.post("/sending/pause")
    assert "No reason was given." in lead.get("/outbox").text


def test_a_fault_in_the_playbooks_is_said_as_text(lead: TestClient, app: FastAPI) -> None:
    assert "the playbooks as they were before go on" not in lead.get("/health").text
    app.state.desk = replace(app.state.desk, playbook_problems=lambda: ("late.toml order: <b>is missing</b>",))

    page = lead.get("/health").text
    assert "the playbooks as they were before go on. What is only odd is at work." in page
    assert "late.toml order: &lt;b&gt;is missing&lt;/b&gt;" in page
    assert lead.get("/health.json").json()["playbook_problems"] == ["late.toml order: <b>is missing</b>"]


def test_what_is_to_be_reviewed_and_files_of_facts_with_faults_are_told(
    app: FastAPI, db: Database, clock: FrozenClock
) -> None:
    lead, approver = desk_house.enter(app, "lead"), desk_house.enter(app, "approver")
    assert "None is to be reviewed within a week." in lead.get("/health").text
    assert "To review" not in lead.get("/queue").text

    facts.save(db, Fact(id="hours", answers={"en": "Ten."}, review_at=clock() + DAY), actor="Lea", now_at=clock())
    problem = Problem(place="a.md", message="must begin with <b>+++</b>")
    app.state.desk = replace(app.state.desk, fact_problems=lambda: (problem,))
    page = lead.get("/health").text
    assert "1 to review" in page
    assert "a.md: must begin with &lt;b&gt;+++&lt;/b&gt;" in page
    assert '<b class="alarm mild" title="To review">1</b>' in lead.get("/queue").text
    assert 'title="To review"' not in approver.get("/queue").text
    told = lead.get("/health.json").json()
    assert (told["due_facts"], told["fact_problems"]) == (1, [str(problem)])
