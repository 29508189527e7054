"""In a real browser: a past reply is put into the field by two keys, and what became of drafts reads well anywhere."""

from __future__ import annotations

from dataclasses import replace

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from fastapi import FastAPI
from playwright.sync_api import Browser
from playwright.sync_api import Page
from playwright.sync_api import expect

from domain.draft import RejectReason
from store import drafts
from store.database import Database
from tests.desk import browsing
from tests.desk.test_drafts_page import DRAFTED
from tests.desk.test_drafts_page import EDITED
from tests.desk.test_drafts_page import decide
from tests.desk.test_past_replies import similar
from tests.desk_house import House
from tests.fakes import FrozenClock

pytestmark = browsing.NEEDS_CHROMIUM


def test_two_keys_put_a_past_reply_into_the_field_and_a_click_drops_it(
    page: Page, app: FastAPI, address: str, db: Database, house: House
) -> None:
    app.state.desk = replace(app.state.desk, similar=lambda _: [similar(house)])
    page.goto(f"{address}/mention/{house.open_id}")
    drafted = page.locator("#reply").input_value()
    expect(page.get_by_role("button", name="Use this")).to_be_hidden()
    page.keyboard.press("s")
    expect(page.get_by_role("button", name="Use this")).to_be_focused()
    assert Axe().run(page).violations_count == 0
    page.keyboard.press("1")
    expect(page.locator("#reply")).to_have_value("Hi Ada, <b>we</b> look into it.")
    expect(page.locator("body")).to_have_class("js dirty")
    page.get_by_role("link", name="Back to the draft").click()
    expect(page.locator("#reply")).to_have_value(drafted)
    live = drafts.find_live(db, house.open_id)
    assert live is not None
    assert live.text == drafted


def test_a_past_reply_that_was_taken_is_approved_as_it_stands(
    page: Page, app: FastAPI, address: str, db: Database, house: House
) -> None:
    app.state.desk = replace(app.state.desk, similar=lambda _: [similar(house)])
    page.goto(f"{address}/mention/{house.open_id}")
    page.keyboard.press("s")
    page.keyboard.press("1")
    expect(page.locator(".lent")).to_contain_text("nothing is saved yet")
    page.keyboard.press("a")
    expect(page.locator(".toast")).to_contain_text("Approved")
    approved = drafts.find_live(db, house.open_id)
    assert approved is not None
    assert (approved.text, approved.written_by) == ("Hi Ada, <b>we</b> look into it.", "lead")


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_what_became_of_drafts_reads_well(
    browser: Browser, address: str, db: Database, clock: FrozenClock, scheme: str, width: int
) -> None:
    for number, text in ((20, DRAFTED), (21, EDITED), (22, EDITED), (23, EDITED), (24, EDITED)):
        decide(db, clock, number, text)
    decide(db, clock, 30, DRAFTED, RejectReason.WRONG_TONE)
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    shown = browsing.enter(context, address, db, clock)
    for path in ("/drafts", "/drafts/list?outcome=edited"):
        shown.goto(address + path)
        assert Axe().run(shown).violations_count == 0
        assert shown.evaluate("document.documentElement.scrollWidth") <= width
    shown.keyboard.press("g")
    shown.keyboard.press("d")
    shown.wait_for_url("**/drafts")
    expect(shown.get_by_role("img").first).to_have_attribute(
        "aria-label", "5 approved as drafted, 4 edited, 1 rejected"
    )
    context.close()
