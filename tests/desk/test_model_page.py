"""The model's page: its figures, what people corrected, what brands taught it, and the way back."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from domain.clock import DAY
from domain.correction import CorrectedField
from sentiment import manifest
from sentiment import scorer
from sentiment import shipped
from store import brand_heads
from store import corrections
from store import queue
from store import users
from store.database import Database
from tests import desk_house
from tests.desk_house import House
from tests.fakes import FrozenClock


def test_everybody_reads_what_was_corrected_by_whom_and_what_came_of_it(app: FastAPI, house: House) -> None:
    page = desk_house.enter(app, "viewer").get("/model").text
    assert "test-model" in page
    assert "1 correction: what they ask 1." in page
    assert "<bdi>lead</bdi> 1." in page
    assert "right 71 %" in page
    assert "<b>83 %</b> of 24 posts held out" in page
    assert f'href="/mention/{house.approved_id}"' in page
    assert "Take back" not in page


def test_a_correction_is_taken_back_from_the_list(lead: TestClient, db: Database, house: House) -> None:
    assert "complaint" in lead.get("/model").text
    assert lead.post(f"/model/corrections/{house.correction_id}/undo").headers["location"] == "/model"
    assert corrections.get(db, house.correction_id).undone_by == "lead"
    assert "Latest corrections" not in lead.get("/model").text
    again = lead.post(f"/model/corrections/{house.correction_id}/undo")
    assert again.status_code == 409
    assert "lead took this correction back already." in again.text


def test_a_head_is_put_aside_for_the_one_before_it(
    lead: TestClient, db: Database, clock: FrozenClock, house: House
) -> None:
    clock.advance(DAY)
    newer = desk_house.add_head(db, clock, after=0.9)
    data = {"brand": "Marlow", "field": "sentiment", "head_id": str(newer.id)}
    assert ": a newer one took its place" in lead.get("/model").text
    assert lead.post("/model/heads/undo", data=data).status_code == 303
    assert [one.id for one in brand_heads.list_active(db)] == [house.head_id]
    assert ": taken back by lead" in lead.get("/model").text
    assert lead.post("/model/heads/undo", data=data).status_code == 409
    assert lead.post("/model/heads/undo", data={**data, "head_id": str(house.head_id)}).status_code == 303
    assert "The model's own answers count." in lead.get("/model").text


def test_a_post_that_another_model_judged_puts_no_head_aside(db: Database, clock: FrozenClock, house: House) -> None:
    waits = "does nothing until it is learned anew"
    with db.immediate():
        db.run("UPDATE assessment SET model = 'rules alone'")

    def page(model: str) -> str:
        return desk_house.enter(desk_house.make_app(db, clock, model=model), "viewer").get("/model").text

    assert waits not in page("test-model")
    assert waits in page("another-model")


@pytest.mark.parametrize("field", ["mood", "", "<b>"])
def test_a_head_for_no_field_is_not_found(lead: TestClient, field: str) -> None:
    data = {"brand": "Marlow", "field": field or " ", "head_id": "1"}
    answer = lead.post("/model/heads/undo", data=data)
    assert answer.status_code == 404
    assert "<b>." not in answer.text


def test_a_head_of_mentions_without_a_brand_can_be_taken_back_too(
    lead: TestClient, db: Database, clock: FrozenClock
) -> None:
    made = desk_house.add_head(db, clock, after=0.9, brand="")
    assert "Mentions without a brand" in lead.get("/model").text
    data = {"brand": "", "field": "sentiment", "head_id": str(made.id)}
    assert lead.post("/model/heads/undo", data=data).status_code == 303
    assert [one.brand for one in brand_heads.list_active(db)] == ["Marlow"]


def test_a_declined_attempt_says_why(lead: TestClient, db: Database, clock: FrozenClock) -> None:
    desk_house.add_head(db, clock, after=0.7, body=b"", reason="it would not judge <i>better</i>")
    page = lead.get("/model").text
    assert "</time>: it would not judge &lt;i&gt;better&lt;/i&gt; (right 71 % → 70 % of 24)" in page
    assert "Declined <time" in page
    assert "In use" in page


def test_a_head_of_another_model_waits(lead: TestClient, db: Database, clock: FrozenClock) -> None:
    desk_house.add_head(db, clock, after=0.9, model="the model before")
    page = lead.get("/model").text
    assert "Waits" in page
    assert "It was learned on the model before" in page


def _describe(monkeypatch: pytest.MonkeyPatch, folder: Path, figures: dict[str, float]) -> None:
    """Let the shipped model say other figures of itself."""
    shutil.copyfile(scorer.SHIPPED / manifest.MANIFEST, folder / manifest.MANIFEST)
    file = folder / manifest.MANIFEST
    file.write_text(json.dumps({**json.loads(file.read_text()), "figures": figures}))
    monkeypatch.setattr(shipped.describe, "__defaults__", (folder,))


def test_the_figures_are_those_of_the_shipped_model_and_say_so(lead: TestClient, db: Database) -> None:
    card = shipped.describe()
    page = lead.get("/model").text
    assert "How the shipped model did, which is another" in page
    assert '<th scope="row">Feeling</th>' in page
    with db.immediate():
        db.run("UPDATE assessment SET model = ?", (f"{card.name} int8",))
    assert "How it did on posts kept aside" in lead.get("/model").text


def test_each_answer_has_a_line_and_what_was_not_measured_none(
    lead: TestClient, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    _describe(monkeypatch, tmp_path, {"toward_recall": 0.712, "toward_error": 0.02, "spam_f1": 0.0, "size_mb": 24.5})
    page = lead.get("/model").text
    assert '<th scope="row">Feeling towards us</th><td>71.2 %</td><td>2.0 %</td>' in page
    assert '<th scope="row">Spam</th>' not in page
    assert "<dt>Size of all files, MB</dt><dd>24.50</dd>" in page


def test_a_broken_description_is_said_and_hides_nothing_else(
    lead: TestClient, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(shipped.describe, "__defaults__", (tmp_path,))
    page = lead.get("/model").text
    assert "cannot be read" in page
    assert "1 correction" in page


@pytest.mark.parametrize(
    ("value", "said"), [(0.7392, "73.9 %"), (1.0425, "1.04"), (1200.0, "1,200"), (0.0, "0"), (1.0, "1")]
)
def test_figures_are_written_as_people_read_them(
    lead: TestClient, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, value: float, said: str
) -> None:
    _describe(monkeypatch, tmp_path, {"new_figure": value})
    assert f"<dt>New figure</dt><dd>{said}</dd>" in lead.get("/model").text


def test_without_a_correction_the_page_says_how_to_make_one(lead: TestClient, db: Database, house: House) -> None:
    lead.post(f"/model/corrections/{house.correction_id}/undo")
    with db.immediate():
        db.run("DELETE FROM brand_head")
    page = lead.get("/model").text
    assert "Nothing was corrected yet" in page
    assert "after eight corrections of a brand a head is tried" in page


def test_hostile_names_stay_text(app: FastAPI, db: Database, clock: FrozenClock) -> None:
    evil = "<img src=x onerror=alert(1)>"
    mention_id = desk_house.add_open(db, clock, 60, brand=evil)
    users.add(db, evil, users.get(db, "lead").role, actor="test", now_at=clock())
    corrections.record(db, mention_id, "intent", "praise", actor=evil, now_at=clock())
    client = desk_house.enter(app, evil)
    for path in ("/model", f"/mention/{mention_id}"):
        page = client.get(path).text
        assert "&lt;img src=x onerror" in page
        assert "<img src=x" not in page
    assert queue.get(db, mention_id).assessment is not None
    assert corrections.find_in_force(db, mention_id, CorrectedField.INTENT) is not None


def test_the_page_is_in_the_menu_of_leads_alone(app: FastAPI, lead: TestClient) -> None:
    assert 'href="/model"' in lead.get("/queue").text
    viewer = desk_house.enter(app, "viewer")
    assert 'href="/model"' not in viewer.get("/queue").text
    assert 'href="/model"' in viewer.get("/health").text


def test_the_page_counts_why_drafts_were_rejected(lead: TestClient, db: Database, house: House) -> None:
    assert "Why drafts were rejected" not in lead.get("/model").text
    form = {**desk_house.draft_form(db, house.open_id), "reason": "too_generic"}
    lead.post(f"/mention/{house.open_id}/reject", data=form)
    page = lead.get("/model").text
    assert '<th scope="row">Too generic</th><td>complaint</td><td>1</td>' in page
    lead.post(f"/mention/{house.open_id}/undo")
    assert "Why drafts were rejected" not in lead.get("/model").text
