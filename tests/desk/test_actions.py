"""Deciding: each button does its one thing, goes on to the next mention, and refuses without losing a word."""

from __future__ import annotations

import re
from typing import Any

import pytest
from fastapi import FastAPI
from httpx2 import Response
from starlette.testclient import TestClient

from domain.assessment import Sentiment
from domain.clock import HOUR
from domain.draft import DraftStatus
from domain.mention import MentionStatus
from store import corrections
from store import deliveries
from store import drafts
from store import mentions
from store import queue
from store.database import Database
from tests import desk_house
from tests.builders import a_post
from tests.desk_house import House
from tests.fakes import FrozenClock

HX = {"HX-Request": "true", "HX-Target": "item"}


def test_a_whole_triage_works_without_a_script(lead: TestClient, db: Database, clock: FrozenClock) -> None:
    """Every step follows only links and forms that stand in the page."""
    ids = [desk_house.add_open(db, clock, number) for number in range(20, 26)]
    page = lead.get(f"/mention/{ids[0]}")
    assert f'action="/mention/{ids[0]}/edit"' in page.text
    for path, data in (
        (f"/mention/{ids[0]}/approve", desk_house.draft_form(db, ids[0], text="An edited answer.")),
        (f"/mention/{ids[1]}/edit", desk_house.draft_form(db, ids[1], text="Kept for later.")),
        (f"/mention/{ids[2]}/reject", {**desk_house.draft_form(db, ids[2]), "reason": "too_generic", "note": "n"}),
        (f"/mention/{ids[3]}/snooze", {"until": "", "custom": "2026-11-24T08:30"}),
        (f"/mention/{ids[4]}/dismiss", {}),
        (f"/mention/{ids[4]}/undo", {}),
    ):
        assert f'action="{path}"' in lead.get(path.rsplit("/", 1)[0]).text
        answer = lead.post(path, data=data)
        assert answer.status_code == 303, answer.text
        assert lead.get(answer.headers["location"]).status_code == 200
    sent = deliveries.find_for_mention(db, ids[0])
    assert sent is not None
    assert sent.text == "An edited answer."
    kept = drafts.find_live(db, ids[1])
    assert kept is not None
    assert (kept.text, kept.written_by) == ("Kept for later.", "lead")
    assert drafts.get(db, drafts.list_ids(db, ids[2])[0]).status is DraftStatus.REJECTED
    assert mentions.get(db, ids[3]).snoozed_until == clock() + 43 * HOUR + HOUR // 2  # 08:30 in Berlin, two days on
    assert mentions.get(db, ids[4]).status is MentionStatus.OPEN


def test_after_a_decision_the_next_mention_comes_with_undo(lead: TestClient, db: Database, house: House) -> None:
    answer = lead.post(f"/mention/{house.open_id}/approve", data=desk_house.draft_form(db, house.open_id), headers=HX)
    assert f'data-id="{house.bare_id}"' in answer.text
    assert f'<li id="row-{house.open_id}" hx-swap-oob="delete">' in answer.text
    assert f'action="/mention/{house.open_id}/undo"' in answer.text
    assert "Approved, next: Ada Lindqvist on X, 1 left" in answer.text
    assert answer.headers["hx-push-url"] == f"/mention/{house.bare_id}"


def test_the_view_goes_along_to_the_next_mention(lead: TestClient, house: House) -> None:
    answer = lead.post(f"/mention/{house.open_id}/dismiss?sort=newest&brand=Marlow")
    assert answer.headers["location"].startswith(f"/mention/{house.bare_id}?sort=newest&brand=Marlow&did=dismiss")


def test_the_last_decision_ends_at_an_empty_queue(lead: TestClient, house: House) -> None:
    lead.post(f"/mention/{house.open_id}/dismiss")
    answer = lead.post(f"/mention/{house.bare_id}/dismiss", headers=HX)
    assert "All done" in answer.text
    assert answer.headers["hx-push-url"] == "/queue"


def test_a_text_the_guard_blocks_is_refused_with_its_words_marked_and_kept(
    lead: TestClient, db: Database, house: House
) -> None:
    form = desk_house.draft_form(db, house.open_id, text="Unfortunately we cannot.")
    for headers in (HX, {}):
        answer = lead.post(f"/mention/{house.open_id}/approve", data=form, headers=headers)
        assert answer.status_code == 422
        assert "<mark>Unfortunately</mark>" in answer.text
        assert "Unfortunately we cannot.</textarea>" in answer.text
    kept = drafts.find_live(db, house.open_id)
    assert kept is not None
    assert kept.text.startswith("Hello, number 1")


def test_an_empty_reply_is_never_approved(lead: TestClient, db: Database, house: House) -> None:
    form = desk_house.draft_form(db, house.open_id, text="  \r\n ")
    assert lead.post(f"/mention/{house.open_id}/approve", data=form).status_code == 409
    assert deliveries.find_for_mention(db, house.open_id) is None


def test_who_comes_second_sees_the_new_state_and_keeps_the_typed_text(
    lead: TestClient, db: Database, house: House
) -> None:
    form = desk_house.draft_form(db, house.open_id, text="My careful words.")
    lead.post(f"/mention/{house.open_id}/edit", data=desk_house.draft_form(db, house.open_id, text="Faster."))
    answer = lead.post(f"/mention/{house.open_id}/approve", data=form)
    assert answer.status_code == 409
    assert "Someone changed this draft meanwhile" in answer.text
    assert "My careful words.</textarea>" in answer.text
    lead.post(f"/mention/{house.open_id}/dismiss")
    gone = lead.post(f"/mention/{house.open_id}/approve", data=form)
    assert gone.status_code == 409
    assert "Your text, not sent" in gone.text
    assert "My careful words." in gone.text


def test_a_new_post_of_the_author_stops_the_approval_until_it_is_read(
    lead: TestClient, db: Database, clock: FrozenClock
) -> None:
    mention_id = desk_house.add_open(db, clock, 30, conversation_id="talk")
    form = desk_house.draft_form(db, mention_id, text="Where are you?")
    later = a_post(31, conversation_id="talk", text="Never mind, it came!")
    desk_house.store_post(db, clock, later)
    answer = lead.post(f"/mention/{mention_id}/approve", data=form)
    assert answer.status_code == 409
    assert "The author wrote again" in answer.text
    assert "Never mind, it came!" in answer.text
    assert "Where are you?</textarea>" in answer.text
    read = {**form, "seen": later.native_id}
    assert lead.post(f"/mention/{mention_id}/approve", data=read).status_code == 303


def test_a_flood_of_later_posts_stops_the_approval_too(lead: TestClient, db: Database, clock: FrozenClock) -> None:
    """The post last seen is no longer among the newest that are read."""
    mention_id = desk_house.add_open(db, clock, 30, conversation_id="talk")
    form = desk_house.draft_form(db, mention_id, text="Where are you?")
    for number in range(31, 91):
        desk_house.store_post(db, clock, a_post(number, conversation_id="talk"))
    answer = lead.post(f"/mention/{mention_id}/approve", data=form)
    assert answer.status_code == 409
    assert "The author wrote again" in answer.text
    assert lead.post(f"/mention/{mention_id}/approve", data={**form, "seen": "p90"}).status_code == 303


def test_undo_brings_the_mention_back_with_its_text(lead: TestClient, db: Database, house: House) -> None:
    form = desk_house.draft_form(db, house.open_id, text="Words worth keeping.")
    lead.post(f"/mention/{house.open_id}/approve", data=form)
    answer = lead.post(f"/mention/{house.open_id}/undo", headers=HX)
    assert "Words worth keeping.</textarea>" in answer.text
    assert f'id="row-{house.open_id}"' in answer.text


def test_a_reply_that_left_cannot_be_taken_back(
    lead: TestClient, db: Database, clock: FrozenClock, house: House
) -> None:
    delivery = deliveries.get(db, house.queued_id)
    clock.advance(HOUR)
    assert deliveries.open_intent(db, delivery, key="k", deadline_at=clock() + HOUR, now_at=clock())
    answer = lead.post(f"/mention/{house.approved_id}/undo")
    assert answer.status_code == 409
    assert "Cannot undo this reply" in answer.text


@pytest.mark.parametrize("data", [{}, {"until": "nonsense"}, {"custom": "yesterday"}, {"custom": "2020-01-01T00:00"}])
def test_a_snooze_needs_a_time_to_come(lead: TestClient, house: House, data: dict[str, str]) -> None:
    assert lead.post(f"/mention/{house.open_id}/snooze", data=data).status_code == 409


def test_a_draft_of_another_mention_is_not_approved_by_mistake(
    lead: TestClient, db: Database, clock: FrozenClock, house: House
) -> None:
    other = desk_house.add_open(db, clock, 40)
    assert lead.post(f"/mention/{house.open_id}/approve", data=desk_house.draft_form(db, other)).status_code == 404
    assert mentions.get(db, other).status is MentionStatus.OPEN


def test_the_counter_counts_as_the_network_does(lead: TestClient, house: House) -> None:
    short = lead.post(f"/mention/{house.open_id}/check", data={"text": "Hi there!"}).text
    assert "9 of 280" in short
    assert "<b>Look:</b> Loud." in short
    long = lead.post(f"/mention/{house.open_id}/check", data={"text": "x" * 300}).text
    assert "20 too long" in long


def _correct(client: TestClient, mention_id: int, choice: str, known: int = 0, **options: Any) -> Response:
    data = {"choice": choice, "known": str(known)}
    answer: Response = client.post(f"/mention/{mention_id}/correct", data=data, **options)
    return answer


def test_a_correction_counts_at_once_and_stays_with_the_mention(lead: TestClient, db: Database, house: House) -> None:
    answer = _correct(lead, house.open_id, "sentiment=positive", headers=HX)
    assert f'data-id="{house.open_id}"' in answer.text
    assert f'<li id="row-{house.open_id}" class="row" data-id="{house.open_id}" hx-swap-oob="true">' in answer.text
    assert "<b>Feeling: positive</b>" in answer.text
    assert f'action="/mention/{house.open_id}/uncorrect"' in answer.text
    assert "Feeling: positive, 2 left" in answer.text
    page = lead.get(f"/mention/{house.open_id}").text
    assert "Feeling corrected by <bdi>lead</bdi>" in page
    assert "Corrected: feeling: negative → positive" in page
    assert page.count('aria-pressed="true"') == 3
    assert "sentiment=positive" in page
    assert queue.get(db, house.open_id).assessment.sentiment is Sentiment.POSITIVE  # type: ignore[union-attr]


def test_copies_follow_a_correction_and_come_back_with_undo(lead: TestClient, db: Database, clock: FrozenClock) -> None:
    ids = [desk_house.add_open(db, clock, number, text="The app ate my order!") for number in range(20, 23)]
    answer = _correct(lead, ids[1], "intent=outage", headers=HX)
    assert "What they ask: outage, and 2 copies" in answer.text
    assert answer.text.count('<span class="intent">Outage</span>') == 4  # three rows and the mention
    made = corrections.list_for(db, ids[1])[0]
    beside = lead.get(f"/mention/{ids[0]}").text
    assert "What they ask corrected by <bdi>lead</bdi> on a copy" in beside
    for mention_id in (ids[0], ids[1]):
        back = lead.post(f"/mention/{mention_id}/uncorrect", data={"correction_id": str(made.id)}, headers=HX)
        assert back.status_code == (200 if mention_id == ids[0] else 409)
        assert f'data-id="{mention_id}"' in back.text
    assert "Outage" not in re.sub(r"<form.*?</form>|<ol class=\"history\">.*?</ol>", "", back.text, flags=re.DOTALL)


def test_what_is_not_about_us_leaves_the_queue_and_undo_brings_it_back(
    lead: TestClient, db: Database, house: House
) -> None:
    answer = _correct(lead, house.open_id, "relevance=not_about_us", headers=HX)
    assert f'data-id="{house.bare_id}"' in answer.text
    assert f'<li id="row-{house.open_id}" hx-swap-oob="delete">' in answer.text
    assert "About us or not: not about us, next: Ada Lindqvist on X, 1 left" in answer.text
    assert "Not about us" in lead.get("/queue?tab=closed").text
    made = corrections.list_for(db, house.open_id)[0]
    back = lead.post(f"/mention/{house.open_id}/uncorrect", data={"correction_id": str(made.id)}, headers=HX)
    assert "Hello, number 1" in back.text
    assert f'id="row-{house.open_id}"' in back.text


def test_a_set_priority_says_that_a_person_set_it(lead: TestClient, db: Database, house: House) -> None:
    _correct(lead, house.open_id, "priority=low")
    page = lead.get(f"/mention/{house.open_id}").text
    assert "Why is this low?" in page
    assert "A person set the priority." in page
    assert "Priority corrected by <bdi>lead</bdi>" in page


def test_who_corrects_second_learns_who_was_faster(app: FastAPI, lead: TestClient, db: Database, house: House) -> None:
    writer = desk_house.enter(app, "writer")
    assert _correct(writer, house.open_id, "sentiment=positive").status_code == 303
    late = _correct(lead, house.open_id, "sentiment=neutral", headers=HX)
    assert late.status_code == 409
    assert "writer was faster and said: positive." in late.text
    assert _correct(lead, house.open_id, "intent=praise").status_code == 303
    assert _correct(lead, house.open_id, "sentiment=positive").status_code == 303
    known = corrections.list_for(db, house.open_id)[0].id
    assert _correct(lead, house.open_id, "sentiment=neutral", known).status_code == 303
    first = corrections.list_for(db, house.open_id)[-1]
    assert writer.post(f"/mention/{house.open_id}/uncorrect", data={"correction_id": str(first.id)}).status_code == 409


@pytest.mark.parametrize(
    "choice", ["", "sentiment", "sentiment=angry", "mood=bad", "priority=<b>now</b>", "=", "a=b=c"]
)
def test_a_label_that_does_not_exist_is_refused(lead: TestClient, db: Database, house: House, choice: str) -> None:
    answer = _correct(lead, house.open_id, choice)
    assert answer.status_code == 400
    assert "<b>now" not in answer.text
    assert corrections.list_for(db, house.open_id) == []


def test_a_correction_nobody_made_cannot_be_taken_back(lead: TestClient, house: House) -> None:
    for key in ("99", str(2**64), "x"):
        answer = lead.post(f"/mention/{house.open_id}/uncorrect", data={"correction_id": key})
        assert answer.status_code in {400, 404}


def test_somebody_who_looks_on_is_told_of_a_correction(lead: TestClient, house: House) -> None:
    before = re.search(r'data-stamp="([^"]+)"', lead.get(f"/mention/{house.open_id}").text)
    assert before is not None
    _correct(lead, house.open_id, "intent=praise")
    assert "Somebody changed" in lead.get(f"/pulse?mention={house.open_id}&stamp={before[1]}").text


def test_a_viewer_sees_the_draft_and_no_buttons(app: object, lead: TestClient, house: House) -> None:
    viewer = desk_house.enter(lead.app, "viewer")  # type: ignore[arg-type]
    page = viewer.get(f"/mention/{house.open_id}").text
    assert "Hello, number 1" in page
    assert "/approve" not in page
    assert "<textarea" not in page
    assert "/correct" not in page
    assert "Pause sending" not in page
