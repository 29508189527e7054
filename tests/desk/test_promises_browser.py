"""What we promised, in a real browser: kept by one key, told without colour alone, on a phone and in the dark."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser
from playwright.sync_api import Page
from playwright.sync_api import expect

from domain.clock import HOUR
from domain.promise import Promise
from domain.promise import PromiseStatus
from store import promises
from store.database import Database
from tests.desk import browsing
from tests.desk import test_promises_page
from tests.desk_house import House
from tests.fakes import FrozenClock

pytestmark = browsing.NEEDS_CHROMIUM
owed = test_promises_page.owed


@pytest.fixture
def phone(browser: Browser, address: str, db: Database, clock: FrozenClock) -> Iterator[Page]:
    """An approver on a phone, in the dark."""
    context = browser.new_context(viewport={"width": 390, "height": 800}, color_scheme="dark")
    yield browsing.enter(context, address, db, clock, "approver")
    context.close()


def test_one_key_keeps_what_is_due_first_and_another_drops_the_next(
    page: Page, address: str, db: Database, house: House, owed: list[Promise]
) -> None:
    page.goto(f"{address}/mention/{house.open_id}")
    expect(page.locator(".owed")).to_have_count(2)
    page.keyboard.press("e")
    page.keyboard.type(" Typed, not saved.")
    page.keyboard.press("Escape")
    page.keyboard.press("y")
    expect(page.locator(".toast")).to_contain_text("Promise kept")
    expect(page.locator(".owed")).to_have_count(1)
    assert page.locator("#reply").input_value().endswith(" Typed, not saved.")
    page.keyboard.press("Shift+Y")
    expect(page.locator(".owed")).to_have_count(0)
    assert [promises.get(db, one.id).status for one in owed] == [PromiseStatus.KEPT, PromiseStatus.DROPPED]


def test_a_promise_closed_by_mistake_is_taken_back_by_one_key_beside_the_mention_and_in_the_list(
    page: Page, address: str, db: Database, house: House, owed: list[Promise]
) -> None:
    page.goto(f"{address}/mention/{house.open_id}")
    page.keyboard.press("e")
    page.keyboard.type(" Typed, not saved.")
    page.keyboard.press("Escape")
    page.keyboard.press("Shift+Y")
    expect(page.locator(".toast")).to_contain_text("Promise dropped")
    # what was typed is put back when the desk listens again
    expect(page.locator("#reply")).to_have_value(re.compile(r"Typed, not saved\.$"))
    page.keyboard.press("z")
    expect(page.locator(".toast")).to_contain_text("Promise opened again")
    expect(page.locator(".owed")).to_have_count(2)
    expect(page.locator("#reply")).to_have_value(re.compile(r"Typed, not saved\.$"))

    page.goto(f"{address}/promises")
    page.get_by_role("button", name="Kept to Ada Lindqvist").first.click()
    expect(page.locator(".toast")).to_contain_text("Promise kept Ada Lindqvist")
    assert Axe().run(page).violations_count == 0
    page.keyboard.press("z")
    expect(page.locator(".toast")).to_contain_text("Promise opened again")
    expect(page.get_by_role("heading", name="Closed lately")).to_have_count(0)
    assert promises.list_open(db) == owed


def test_the_list_is_reached_by_keys_and_by_the_menu_of_a_phone(
    page: Page, phone: Page, address: str, clock: FrozenClock, owed: list[Promise]
) -> None:
    clock.advance(3 * HOUR)
    page.keyboard.press("g")
    page.keyboard.press("p")
    page.wait_for_url("**/promises")
    expect(page.locator("#promises h2").first).to_have_text("Overdue 1")
    expect(page.locator(f"#promise-{owed[0].id} .badge")).to_have_text("1 h overdue")
    assert Axe().run(page).violations_count == 0
    for width in (761, 900, 1024):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, width

    phone.reload()
    phone.locator("summary.me").click()
    phone.get_by_role("link", name="Promises (1 overdue)").click()
    phone.wait_for_url("**/promises")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    assert Axe().run(phone).violations_count == 0
    phone.get_by_role("button", name="Kept to Ada Lindqvist").first.click()
    expect(phone.get_by_role("heading", name="Closed lately")).to_be_visible()


def test_beside_a_mention_it_fits_a_phone_and_says_overdue_in_words(
    phone: Page, address: str, clock: FrozenClock, house: House, owed: list[Promise]
) -> None:
    clock.advance(3 * HOUR)
    phone.goto(f"{address}/mention/{house.open_id}")
    expect(phone.locator(".owed.over")).to_contain_text("1 h overdue")
    phone.locator(".prefer summary").click()
    phone.get_by_label("Name to use").fill("Ms Lindqvist")
    phone.get_by_label("Address").select_option("formal")
    phone.locator(".prefer").get_by_role("button", name="Save").click()
    expect(phone.locator(".facts")).to_contain_text("Ms Lindqvist")
    phone.reload()
    phone.locator(".prefer summary").click()
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    assert Axe().run(phone).violations_count == 0
