"""What is typed into the reply's field, in a real browser: it is kept, saved by a click, and offered again."""

from __future__ import annotations

import re

from playwright.sync_api import Page
from playwright.sync_api import expect

from store import drafts
from store import mentions
from store.database import Database
from tests.desk import browsing
from tests.desk_house import House
from tests.fakes import FrozenClock

pytestmark = browsing.NEEDS_CHROMIUM


def test_typed_text_outlives_a_reload_and_leaves_with_escape(page: Page) -> None:
    page.keyboard.press("e")
    page.keyboard.type(" kept")
    page.keyboard.press("Escape")
    expect(page.locator("#heading")).to_be_focused()
    page.reload()
    expect(page.locator("#reply")).to_have_value(re.compile(" kept$"))


def test_what_was_typed_over_a_draft_that_is_written_anew_can_be_put_back(
    page: Page, db: Database, clock: FrozenClock, house: House
) -> None:
    page.keyboard.press("e")
    page.keyboard.type(" Mine.")
    expect(page.locator("#checks")).to_contain_text("of 280")
    draft, mention = drafts.find_live(db, house.open_id), mentions.get(db, house.open_id)
    assert draft is not None
    with db.immediate():
        drafts.supersede(db, draft.id, actor="system:facts", now_at=clock())
    drafts.record(db, mention, text="The fact says 45 days.", steps=(), playbook="question", now_at=clock())
    page.reload()
    expect(page.locator("#reply")).to_have_value("The fact says 45 days.")
    page.get_by_role("button", name="Put it back").click()
    expect(page.locator("#reply")).to_have_value(re.compile(r" Mine\.$"))
    expect(page.locator("#typed-before")).to_be_hidden()
    page.keyboard.press("Control+Enter")
    expect(page.locator("#live")).to_contain_text("Approved")


def test_a_press_of_the_mouse_while_the_field_has_the_focus_saves(page: Page, db: Database, house: House) -> None:
    page.keyboard.press("e")
    page.keyboard.type(" And more.")
    expect(page.locator("#checks")).to_contain_text("of 280")
    page.locator(".button.save").click()
    expect(page.locator(".origin")).to_contain_text("Edited by lead")
    draft = drafts.find_live(db, house.open_id)
    assert draft is not None
    assert draft.text.endswith(" And more.")
