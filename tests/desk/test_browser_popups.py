"""What lies over a page, in a real browser: menus and messages of the bulk bar, the header, and keys that idle."""

from __future__ import annotations

from dataclasses import replace

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from fastapi import FastAPI
from playwright.sync_api import Browser
from playwright.sync_api import Locator
from playwright.sync_api import Page
from playwright.sync_api import expect

from domain.correction import Correction
from domain.draft import RejectReason
from domain.fact import Fact
from responders import decisions
from store import drafts
from store import facts
from store import users
from store.database import Database
from tests import desk_house
from tests.desk import browsing
from tests.desk_house import House
from tests.fakes import FrozenClock

pytestmark = browsing.NEEDS_CHROMIUM

SIDEWAYS = "element => element.scrollWidth > element.clientWidth"


def box_of(place: Locator) -> dict[str, float]:
    found = place.bounding_box()
    assert found is not None
    left, top = found["x"], found["y"]
    return {"x": left, "y": top, "right": left + found["width"], "bottom": top + found["height"]}


@pytest.mark.parametrize("width", [1280, 820, 390])
def test_the_menus_of_what_is_selected_are_whole(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.keyboard.press("X")
    for key, name in (("r", "bulk-reject"), ("h", "bulk-snooze"), ("!", "bulk-escalate")):
        page.keyboard.press(key)
        sheet, around = box_of(page.locator(f'[data-menu="{name}"] .sheet')), box_of(page.locator("#list"))
        assert around["x"] <= sheet["x"] < sheet["right"] <= around["right"]
        assert around["y"] <= sheet["y"] < sheet["bottom"] <= 800
        assert not page.locator("#list").evaluate(SIDEWAYS)
        page.keyboard.press("Escape")


@pytest.mark.parametrize("width", [1280, 820, 390])
def test_a_message_leaves_the_bar_of_what_is_selected_free(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.keyboard.press("X")
    page.keyboard.press("h")
    page.keyboard.press("2")
    expect(page.locator(".toast")).to_contain_text("2 snoozed")
    page.keyboard.press("z")
    expect(page.locator(".toast")).to_contain_text("2 taken back")
    page.keyboard.press("X")
    toast, bar = box_of(page.locator(".toast").first), box_of(page.locator("#bulk"))
    assert toast["bottom"] <= bar["y"]


@pytest.mark.parametrize("width", [761, 820, 881, 1081, 1241])
def test_the_header_fits_a_tablet(
    browser: Browser, address: str, db: Database, clock: FrozenClock, house: House, width: int
) -> None:
    facts.save(db, Fact(id="hours", answers={"en": "Ten."}, review_at=clock()), actor="Lea", now_at=clock())
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = browsing.enter(context, address, db, clock)
    for path in ("/queue", "/outbox", "/health", "/promises", "/facts", "/drafts", "/model"):
        page.goto(address + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        assert box_of(page.locator(".tools"))["right"] <= width, path
    expect(page.get_by_role("button", name="Keys")).to_be_visible()
    context.close()


def test_a_key_with_nothing_to_do_says_so(page: Page) -> None:
    for key, words in (
        ("b", "no better words"),
        ("B", "no words to put back"),
        ("p", "not one to post by hand"),
        ("s", "no replies to mentions like this"),
    ):
        page.keyboard.press(key)
        expect(page.locator(".toast")).to_contain_text(words)
        expect(page.locator("#live")).to_contain_text(words)
    assert Axe().run(page).violations_count == 0
    expect(page.locator(".toast")).to_have_count(0)


def test_a_program_that_drafts_anew_is_not_somebody(
    page: Page, address: str, db: Database, clock: FrozenClock, house: House
) -> None:
    page.keyboard.press("x")
    page.keyboard.press("r")
    page.keyboard.press("1")
    expect(page.locator(".toast")).to_contain_text("1 rejected")
    page.goto(f"{address}/mention/{house.open_id}")
    draft_id = desk_house.add_draft(db, clock, house.open_id, "Other words.")
    expect(page.locator("#changed")).to_contain_text("A new draft was written")
    lead, wrong = users.get(db, "lead"), RejectReason.OTHER
    decisions.reject(db, draft_id, drafts.get(db, draft_id).version, lead, reason=wrong, now_at=clock())
    expect(page.locator("#changed")).to_have_text("")


def test_what_is_typed_stays_though_a_correction_brings_another_draft(
    page: Page, app: FastAPI, db: Database, clock: FrozenClock, house: House
) -> None:
    def follow(said: Correction) -> None:
        draft = drafts.find_live(db, said.mention_id)
        assert draft is not None
        drafts.supersede(db, draft.id, actor=said.actor, now_at=clock())

    app.state.desk = replace(app.state.desk, follow=follow)
    page.keyboard.press("e")
    page.keyboard.type(" half a thought")
    page.keyboard.press("Escape")
    page.keyboard.press("c")
    page.keyboard.press("p")
    expect(page.locator(".toast")).to_contain_text("What they ask: praise")
    assert page.locator('[name="draft_id"]').first.input_value() != "1"
    expect(page.locator("#reply")).to_have_value("Hello, number 1 is on its way. Sorry for the wait. half a thought")
    page.reload()
    assert page.locator("#reply").input_value().endswith(" half a thought")
