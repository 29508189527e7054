"""In a real browser: two keys put a fact where the cursor was or before the signature, and one takes it out again."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from fastapi import FastAPI
from playwright.sync_api import Page
from playwright.sync_api import expect

from domain.assessment import Intent
from domain.draft import Move
from store import drafts
from store import mentions
from store.database import Database
from tests import desk_house
from tests.builders import NOON
from tests.builders import a_post
from tests.desk import browsing
from tests.desk.test_offers import POST
from tests.desk.test_offers import TOLD
from tests.desk.test_offers import make_desk
from tests.fakes import FrozenClock

pytestmark = browsing.NEEDS_CHROMIUM


@pytest.fixture
def asked(app: FastAPI, db: Database, clock: FrozenClock) -> int:
    app.state.desk = make_desk(db, clock)
    mention_id = desk_house.store_post(db, clock, a_post(70, text=POST, brand="Marlow"))
    desk_house.judge(db, clock, mention_id, score=50, intent=Intent.QUESTION)
    steps = [Move(name="own", text="Let us look."), Move(name="sign", text="Dana")]
    mention = mentions.get(db, mention_id)
    drafts.record(db, mention, text="Let us look.\nDana", steps=steps, playbook="question", now_at=NOON)
    return mention_id


def test_two_keys_put_a_fact_in_another_takes_it_out_and_it_is_approved_as_any_edit(
    page: Page, address: str, db: Database, asked: int
) -> None:
    page.goto(f"{address}/mention/{asked}")
    page.keyboard.press("f")
    first = page.get_by_role("button", name="Put in").first
    expect(first).to_be_focused()
    assert Axe().run(page).violations_count == 0
    page.keyboard.press("1")
    expect(page.locator("#reply")).to_have_value(f"Let us look. {TOLD}\nDana")
    expect(first).to_be_hidden()
    page.keyboard.press("B")
    expect(page.locator("#reply")).to_have_value("Let us look.\nDana")
    page.keyboard.press("f")
    page.keyboard.press("1")
    expect(page.locator("#checks")).to_contain_text("Length, words and slots are fine")
    page.keyboard.press("a")
    expect(page.locator(".toast")).to_contain_text("Approved")
    approved = drafts.find_live(db, asked)
    assert approved is not None
    assert approved.text == f"Let us look. {TOLD}\nDana"


def test_it_goes_where_somebody_was_typing_and_they_go_on_there(page: Page, address: str, asked: int) -> None:
    page.goto(f"{address}/mention/{asked}")
    page.locator("#reply").fill("Hello Ada. Bye!")
    page.locator("#reply").evaluate("(field) => field.setSelectionRange(10, 10)")
    page.locator("[data-menu=offers] > summary").click()
    page.get_by_role("button", name="Put in").first.click()
    expect(page.locator("#reply")).to_have_value(f"Hello Ada. {TOLD} Bye!")
    expect(page.locator("#reply")).to_be_focused()
    page.keyboard.type(" So")
    expect(page.locator("#reply")).to_have_value(f"Hello Ada. {TOLD} So Bye!")
