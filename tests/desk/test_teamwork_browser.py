"""Two people at one queue, in real browsers: each sees what the other is on, and takes it over by one key."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser
from playwright.sync_api import Page
from playwright.sync_api import expect

from domain.mention import MentionStatus
from store import leases
from store import mentions
from store.database import Database
from tests.desk import browsing
from tests.desk_house import House
from tests.fakes import FrozenClock
from tests.fakes import until

pytestmark = browsing.NEEDS_CHROMIUM


@pytest.fixture
def other(browser: Browser, address: str, db: Database, clock: FrozenClock) -> Iterator[Page]:
    """A second person, an approver, on a phone."""
    context = browser.new_context(viewport={"width": 390, "height": 800}, color_scheme="dark")
    yield browsing.enter(context, address, db, clock, "approver")
    context.close()


def test_opening_takes_up_typing_keeps_and_one_key_takes_over(
    page: Page, other: Page, address: str, db: Database, clock: FrozenClock, house: House
) -> None:
    other.goto(f"{address}/mention/{house.open_id}")
    expect(page.locator(f"#row-{house.open_id} .on-it")).to_be_hidden()
    page.keyboard.press("e")
    page.keyboard.type(" Let me see")
    expect(other.locator("#hands")).to_contain_text("lead is on it")
    assert Axe().run(other).violations_count == 0
    assert other.evaluate("document.documentElement.scrollWidth") <= 390
    other.get_by_role("button", name="Approve", exact=True).click()
    expect(other.locator(".callout.over")).to_contain_text("lead is on it. Take it over")
    other.keyboard.press("i")
    expect(other.locator(".toast")).to_contain_text("You are on it")
    expect(page.locator("#hands")).to_contain_text("approver is on it")
    expect(page.locator(f"#row-{house.open_id} .on-it")).to_contain_text("approver")
    assert page.locator("#reply").input_value().endswith(" Let me see")


def test_a_closed_page_frees_what_it_was_on(page: Page, db: Database, clock: FrozenClock, house: House) -> None:
    page.keyboard.press("e")
    page.keyboard.type(".")
    page.wait_for_function("fetch('/health/live')")
    assert until(lambda: leases.find(db, house.open_id, now_at=clock()) is not None)
    page.goto("about:blank")
    assert until(lambda: leases.find(db, house.open_id, now_at=clock()) is None)


def test_a_mention_is_escalated_and_given_back_from_the_keyboard(
    page: Page, address: str, db: Database, house: House
) -> None:
    page.keyboard.press("!")
    expect(page.locator('[data-menu="escalate"] select')).to_be_focused()
    assert Axe().run(page).violations_count == 0
    page.keyboard.press("Tab")
    page.keyboard.type("a ! in a field escalates nothing")
    page.keyboard.press("Enter")
    expect(page.locator(".toast")).to_contain_text("Escalated")
    assert mentions.get(db, house.open_id).status is MentionStatus.ESCALATED
    page.goto(f"{address}/queue?tab=escalated&asked=lead")
    expect(page.locator(".asked-for")).to_contain_text("lead asked you to decide")
    assert Axe().run(page).violations_count == 0
    page.get_by_text("Give it back").first.click()
    page.get_by_label("Your answer").fill("go ahead")
    page.keyboard.press("Enter")
    expect(page.locator(".toast")).to_contain_text("Given back")
    assert mentions.get(db, house.open_id).status is MentionStatus.OPEN


def test_several_are_selected_decided_and_taken_back_from_the_keyboard(page: Page, db: Database, house: House) -> None:
    page.keyboard.press("x")
    expect(page.locator("#live")).to_have_text("1 selected")
    expect(page.locator("#bulk")).to_contain_text("1 selected")
    page.keyboard.press("J")
    expect(page.locator(".pick input:checked")).to_have_count(2)
    page.keyboard.press("a")
    expect(page.locator("#live")).to_contain_text("Each reply is approved by itself")
    assert Axe().run(page).violations_count == 0
    page.keyboard.press("h")
    page.keyboard.press("2")
    expect(page.locator(".toast")).to_contain_text("2 snoozed")
    assert mentions.get(db, house.open_id).status is MentionStatus.SNOOZED
    page.keyboard.press("z")
    expect(page.locator(".toast")).to_contain_text("2 taken back")
    assert mentions.get(db, house.open_id).status is MentionStatus.OPEN
    page.keyboard.press("X")
    expect(page.locator(".pick input:checked")).to_have_count(2)
    page.keyboard.press("!")
    page.locator('#bulk [name="why"]').fill("a storm")
    page.keyboard.press("Enter")
    expect(page.locator(".toast")).to_contain_text("2 escalated")
    page.keyboard.press("z")
    expect(page.locator(".toast")).to_contain_text("2 taken back")
    page.locator(f"#row-{house.open_id} .pick input").click()
    page.locator(f"#row-{house.bare_id} .pick input").click(modifiers=["Shift"])
    expect(page.locator(".pick input:checked")).to_have_count(2)
    page.keyboard.press("Escape")
    expect(page.locator("#bulk")).to_be_hidden()
