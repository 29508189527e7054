"""The report on drafts shows what people made of them, and every figure leads to the drafts it counts."""

from __future__ import annotations

import re

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from desk import drafts_page
from domain.clock import DAY
from domain.draft import Move
from domain.draft import RejectReason
from responders.outcomes import learning
from responders.outcomes.learning import Tally
from store import drafts
from store import mentions
from store import users
from store.database import Database
from tests import desk_house
from tests.fakes import FrozenClock

SORRY = "We are sorry for <the|this> trouble with {concern}."
STEPS = (
    Move(name="own", text="We are sorry for the trouble with your parcel.", phrasing=SORRY),
    Move(name="next_step", text="We look into it."),
)
DRAFTED = " ".join(step.text for step in STEPS)
EDITED = "That is <i>annoying</i>. We look into it."


def decide(db: Database, clock: FrozenClock, number: int, text: str, reason: RejectReason | None = None) -> int:
    """Draft with STEPS, and approve it with this text, or reject it; answers the mention's id."""
    mention_id = desk_house.add_open(db, clock, number, draft=False, text="Where is my parcel?")
    mention = mentions.get(db, mention_id)
    made = drafts.record(db, mention, text=DRAFTED, steps=STEPS, playbook="service_failure", now_at=clock())
    assert made is not None
    if text != DRAFTED:
        drafts.edit(db, made, 1, text, actor="lead", now_at=clock())
    with db.immediate():
        if reason:
            drafts.reject(db, made, reason, "", actor="lead", now_at=clock())
        else:
            drafts.approve(db, drafts.get(db, made), users.get(db, "lead"), now_at=clock())
    return mention_id


@pytest.fixture
def decided(db: Database, clock: FrozenClock) -> list[int]:
    edited = [decide(db, clock, number, EDITED) for number in range(20, 25)]
    return [
        decide(db, clock, 30, DRAFTED),
        decide(db, clock, 31, DRAFTED, RejectReason.WRONG_TONE),
        *edited,
    ]


def test_everything_is_counted_and_the_worst_phrasing_named(lead: TestClient, decided: list[int]) -> None:
    page = lead.get("/drafts").text

    assert "service failure" in page
    assert "1 approved as drafted, 5 edited, 1 rejected" in page
    assert "taken out 5" in page
    assert "kept 1" in page
    assert "We are sorry for &lt;the|this&gt; trouble with {concern}." in page
    assert "Wrong tone" in page
    assert decided


def test_every_figure_leads_to_as_many_drafts(lead: TestClient, decided: list[int]) -> None:
    page = lead.get("/drafts?days=30").text
    key = learning.key_of(SORRY)
    known = {
        "outcome=edited&playbook=service_failure": 5,
        f"phrasing={key}&fate=dropped": 5,
        f"phrasing={key}&fate=kept": 1,
        f"phrasing={key}&fate=refused": 1,
        "reason=wrong_tone": 1,
    }
    for query, count in known.items():
        address = f"/drafts/list?days=30&amp;{query.replace('&', '&amp;')}"
        assert address in page, query
        listed = lead.get(address.replace("&amp;", "&")).text
        assert len(re.findall(r'<li><a href="/mention/\d+"', listed)) == count

    assert f'href="/mention/{decided[0]}"' in lead.get(f"/drafts/list?phrasing={key}&fate=kept").text
    assert "That is &lt;i&gt;annoying&lt;/i&gt;." in lead.get("/drafts/list?outcome=edited").text


def test_one_playbook_or_language_is_looked_at_alone(lead: TestClient, decided: list[int]) -> None:
    assert "7 drafts decided" in lead.get("/drafts?playbook=service_failure&language=en").text
    assert "No draft was decided" in lead.get("/drafts?language=").text
    assert "No draft was decided" in lead.get("/drafts?account=elsewhere").text
    assert decided


def test_a_link_keeps_that_drafts_without_a_language_or_playbook_were_chosen(
    lead: TestClient, decided: list[int]
) -> None:
    assert drafts_page.Chosen(language="").query(days=7) == "?days=7&language="
    assert drafts_page.Chosen().query(playbook="", account="", fate="") == "?days=30&playbook="

    assert "of <b>no playbook</b>" in lead.get("/drafts?playbook=").text
    listed = lead.get("/drafts/list?playbook=&language=").text
    assert "0 drafts" in listed
    assert "of no playbook · in an unknown language" in listed
    assert decided


def test_days_go_by_and_nonsense_is_refused(lead: TestClient, clock: FrozenClock) -> None:
    clock.advance(8 * DAY)

    assert "No draft was decided in these 7 days" in lead.get("/drafts?days=7").text
    assert lead.get("/drafts?days=0").status_code == 404
    assert lead.get("/drafts/list?phrasing=<script>&reason=none").status_code == 200


def test_everybody_may_read_it(app: FastAPI) -> None:
    assert desk_house.enter(app, "viewer").get("/drafts").status_code == 200


def test_a_bar_is_as_long_as_its_parts() -> None:
    parts = drafts_page.parts_of(Tally(unedited=3, edited=0, rejected=1, reasons={}))

    assert [(one.outcome, one.start, one.width) for one in parts] == [("unedited", 0.0, 75.0), ("rejected", 75.0, 25.0)]
    assert drafts_page.parts_of(Tally(unedited=0, edited=0, rejected=0, reasons={})) == []
