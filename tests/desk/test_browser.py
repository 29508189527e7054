"""The desk in a real browser: triage by keys alone, no sideways scroll, no axe violation, no script of a stranger."""

from __future__ import annotations

from dataclasses import replace

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from fastapi import FastAPI
from playwright.sync_api import Browser
from playwright.sync_api import Page
from playwright.sync_api import expect

from domain.coaching import Advice
from domain.coaching import Mark
from domain.coaching import Report
from domain.handoff import ReplyPage
from domain.mention import Author
from domain.mention import Mention
from domain.verdict import Condition
from domain.verdict import Rule
from domain.verdict import Way
from store import deliveries
from store import drafts
from store import handoffs
from store import users
from store.database import Database
from tests import desk_house
from tests.desk import browsing
from tests.desk_house import House
from tests.fakes import FrozenClock

PAGES = (
    "/queue",
    "/mention/{open_id}",
    "/mention/{bare_id}",
    "/mention/{approved_id}",
    "/mention/{handed_id}",
    "/queue?tab=handed_off",
    "/outbox",
    "/health",
    "/model",
    "/facts",
    "/facts/new",
    "/queue?q=zzz",
    "/nowhere",
)

ASKED_ALWAYS = Rule(id="r", words="Nobody asked us.", when=Condition.ALWAYS, way=Way.HAND_OFF, source="A policy")

pytestmark = browsing.NEEDS_CHROMIUM


def _obey(app: FastAPI, db: Database, rule: Rule, address: str = "https://x.example") -> None:
    """Let the desk obey a rule, and know a network's page that takes a text: one that answers anybody."""

    def reply_page(_mention: Mention, text: str) -> ReplyPage:
        return ReplyPage(url=f"{address}/health/live?length={len(text)}", has_text=True)

    app.state.desk = replace(app.state.desk, reply_page=reply_page, **desk_house.obey(db, rule))


def _heading(page: Page, words: str) -> None:
    expect(page.locator("#heading")).to_contain_text(words)
    expect(page.locator("#heading")).to_be_focused()


def test_three_drafts_are_approved_from_the_keyboard(page: Page, db: Database, clock: FrozenClock) -> None:
    ids = [
        desk_house.add_open(db, clock, -number, author=Author(native_id=name, handle=name, name=name))
        for number, name in ((40, "Ana"), (30, "Bo"), (20, "Cem"), (10, "Dee"))
    ]
    page.reload()
    for left, following in ((5, "Bo"), (4, "Cem"), (3, "Dee")):
        page.keyboard.press("a")
        _heading(page, following)
        expect(page.locator("#live")).to_have_text(f"Approved, next: {following} on X, {left} left")
    assert [deliveries.find_for_mention(db, key) is not None for key in ids] == [True, True, True, False]
    expect(page.locator(".row")).to_have_count(3)
    page.keyboard.press("z")
    _heading(page, "Cem")
    page.keyboard.press("g")
    page.keyboard.press("o")
    expect(page.locator("h1")).to_have_text("Outbox")
    expect(page.get_by_role("button", name="Take it back")).to_have_count(3)


def test_every_decision_has_its_key(page: Page, db: Database, clock: FrozenClock, house: House) -> None:
    for number, name in ((50, "Ana"), (40, "Bo"), (30, "Cem"), (20, "Dee"), (10, "Eve")):
        desk_house.add_open(db, clock, -number, author=Author(native_id=name, handle=name, name=name))
    page.reload()
    page.keyboard.press("j")
    _heading(page, "Bo")
    page.keyboard.press("k")
    _heading(page, "Ana")
    page.keyboard.press("r")
    page.keyboard.press("3")
    _heading(page, "Bo")
    page.keyboard.press("h")
    page.keyboard.press("2")
    _heading(page, "Cem")
    page.keyboard.press("d")
    _heading(page, "Dee")
    page.keyboard.press("e")
    expect(page.locator("#reply")).to_be_focused()
    page.keyboard.type(" More: a j z ?")
    expect(page.locator("#checks")).to_contain_text("of 280")
    page.keyboard.press("Control+Enter")
    _heading(page, "Eve")
    sent = deliveries.list_newest(db, 1)[0]
    assert sent.text.endswith(" More: a j z ?")
    page.keyboard.press("?")
    expect(page.locator("#help")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    expect(page.locator("#search")).to_be_focused()


def test_a_label_is_corrected_and_taken_back_by_keys_alone(
    page: Page, db: Database, clock: FrozenClock, house: House
) -> None:
    copy_id = desk_house.add_open(db, clock, 1, native_id="copy")
    page.reload()
    page.keyboard.press("e")
    page.keyboard.type(" half a thought")
    page.keyboard.press("Escape")
    page.keyboard.press("c")
    expect(page.locator('[data-menu="correct"] .sheet')).to_be_visible()
    assert Axe().run(page).violations_count == 0
    page.keyboard.press("d")  # a slip: in the menu it dismisses nothing
    page.keyboard.press("3")
    expect(page.locator(".toast")).to_contain_text("Feeling: positive, and 1 copy")
    expect(page.locator("#heading")).to_be_focused()
    expect(page.locator("#live")).to_have_text("Feeling: positive, and 1 copy, 3 left")
    assert page.locator("#reply").input_value().endswith(" half a thought")
    for mention_id in (house.open_id, copy_id):
        expect(page.locator(f"#row-{mention_id} .feeling")).to_have_text("Positive")
    page.keyboard.press("z")
    expect(page.locator(".toast")).to_contain_text("Correction taken back")
    expect(page.locator(f"#row-{copy_id} .feeling")).to_have_text("Negative")
    page.keyboard.press("c")
    page.keyboard.press("n")
    expect(page.locator(f"#row-{house.open_id}")).to_have_count(0)
    _heading(page, "Ada Lindqvist")
    page.keyboard.press("g")
    page.keyboard.press("m")
    expect(page.locator("h1")).to_have_text("Model")


def test_a_decision_waits_for_no_look_at_what_is_new(page: Page, db: Database, clock: FrozenClock) -> None:
    page.route("**/pulse?*", lambda _route: None)  # a server that takes for ever to say what is new
    with page.expect_request("**/pulse?*"):
        desk_house.add_open(db, clock, -10, author=Author(native_id="Bo", handle="Bo", name="Bo"))
        page.evaluate("pulse()")
    page.keyboard.press("a")
    expect(page.locator("#live")).to_contain_text("Approved")
    page.unroute_all(behavior="ignoreErrors")


def test_a_browser_that_never_answers_for_the_clipboard_gets_the_text_all_the_same(
    page: Page, app: FastAPI, address: str, db: Database
) -> None:
    _obey(app, db, ASKED_ALWAYS, address)
    page.add_init_script("navigator.clipboard.writeText = () => new Promise(() => {})")
    page.reload()
    page.keyboard.press("p")
    expect(page.locator("#live")).to_have_text("Handed off. Copied")


def test_a_reply_is_handed_off_and_told_of_from_the_keyboard(
    page: Page, app: FastAPI, address: str, db: Database, house: House
) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    _obey(app, db, ASKED_ALWAYS, address)
    page.reload()
    expect(page.locator("#verdict")).to_contain_text("To be posted by hand. Nobody asked us.")
    expect(page.get_by_role("button", name="Approve")).to_have_count(0)
    page.keyboard.press("e")
    page.keyboard.type(" Typed last & least.")
    page.keyboard.press("Escape")
    with page.context.expect_page() as tab:
        page.keyboard.press("p")
    expect(page.locator("#live")).to_have_text("Handed off. Copied")
    expect(page.locator("#posted-url")).to_be_focused()
    handed = handoffs.find_open(db, house.open_id)
    assert handed is not None
    assert handed.text.endswith(" Typed last & least.")
    opened = tab.value
    opened.wait_for_url(f"{address}/health/live?length={len(handed.text)}")
    assert opened.evaluate("window.opener") is None
    assert page.context.pages == [page, opened]
    opened.close()
    assert page.evaluate("navigator.clipboard.readText()") == handed.text
    page.keyboard.type("https://x.example/marlow/9")
    page.keyboard.press("Enter")
    _heading(page, "Ada Lindqvist")
    closed = handoffs.find_for_mention(db, house.open_id)
    assert closed is not None
    assert closed.url == "https://x.example/marlow/9"


def test_without_a_script_a_reply_is_handed_off_too(
    browser: Browser, address: str, app: FastAPI, db: Database, clock: FrozenClock, house: House
) -> None:
    _obey(app, db, ASKED_ALWAYS)
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/sign-in?token={users.create_link(db, 'lead', now_at=clock())}")
    page.get_by_role("button", name="Sign in").click()
    page.goto(f"{address}/mention/{house.open_id}")
    page.get_by_role("button", name="Hand off").click()
    expect(page.locator("#handed")).to_have_value(handoffs.list_open(db)[-1].text)
    expect(page.get_by_role("link", name="Open the page")).to_have_attribute("rel", "noopener noreferrer")
    expect(page.get_by_role("button", name="Copy")).to_have_count(0)
    context.close()


def test_a_refused_hand_off_copies_nothing_and_opens_nothing(
    page: Page, app: FastAPI, db: Database, house: House
) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    _obey(app, db, ASKED_ALWAYS)
    page.reload()
    page.evaluate("navigator.clipboard.writeText('before')")
    desk_house.hand_off(db, app.state.desk.clock, house.open_id)
    page.keyboard.press("p")
    expect(page.locator(".callout.over")).to_be_visible()
    expect(page.locator("#handed")).to_be_visible()
    page.wait_for_timeout(300)
    assert page.evaluate("navigator.clipboard.readText()") == "before"
    assert len(page.context.pages) == 1
    page.get_by_role("button", name="Copy").click()
    expect(page.locator("#live")).to_have_text("Copied")
    page.keyboard.press("z")
    expect(page.locator("#reply")).to_be_visible()


def test_an_edit_turns_handing_off_into_approving(page: Page, app: FastAPI, db: Database, house: House) -> None:
    _obey(app, db, replace(ASKED_ALWAYS, when=Condition.MACHINE_TEXT))
    page.reload()
    assert Axe().run(page).violations_count == 0
    page.keyboard.press("a")
    expect(page.locator("#item .callout")).to_contain_text("cannot be approved yet")
    expect(page.locator("#reply")).to_be_focused()
    page.keyboard.type(" Mine.")
    expect(page.get_by_role("button", name="Approve", exact=True)).to_be_visible()
    expect(page.locator("#verdict .way")).to_have_count(0)
    for _ in range(6):
        page.keyboard.press("Backspace")
    expect(page.locator("#verdict")).to_contain_text("Nobody asked us.")
    page.keyboard.type(" Mine again.")
    page.keyboard.press("Control+Enter")
    _heading(page, "Ada Lindqvist")
    assert deliveries.find_for_mention(db, house.open_id) is not None


def test_a_blocked_text_stays_in_the_field_with_the_reason_beside_it(page: Page) -> None:
    page.keyboard.press("e")
    page.keyboard.type(" Unfortunately.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#checks mark")).to_have_text("Unfortunately")
    expect(page.locator("#reply")).to_be_focused()
    assert page.locator("#reply").input_value().endswith(" Unfortunately.")


def test_single_keys_can_be_switched_off(page: Page, db: Database, house: House) -> None:
    page.get_by_role("button", name="Keys").click()
    page.locator("#keys-on").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("d")
    page.wait_for_timeout(300)
    assert drafts.find_live(db, house.open_id) is not None


def test_new_mentions_wait_in_a_bar_until_asked_for(page: Page, db: Database, clock: FrozenClock) -> None:
    desk_house.add_open(db, clock, 70)
    expect(page.locator(".news")).to_contain_text("1 new")
    expect(page.locator(".row")).to_have_count(2)
    page.keyboard.press(".")
    expect(page.locator(".row")).to_have_count(3)


def test_a_dozen_tabs_share_one_stream(page: Page, address: str) -> None:
    others = [page.context.new_page() for _ in range(11)]
    for tab in others:
        tab.goto(f"{address}/queue")
        expect(tab.locator("#heading")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_no_page_breaks_a_rule_of_accessibility_or_scrolls_sideways(
    browser: Browser, address: str, db: Database, clock: FrozenClock, house: House, scheme: str, width: int
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme="dark" if scheme == "dark" else "light"
    )
    page = browsing.enter(context, address, db, clock)
    for path in (*PAGES, "/sign-in?token=x"):
        page.goto(address + path.format(**{name: getattr(house, name) for name in House.__slots__}))
        found = Axe().run(page)
        assert found.violations_count == 0, f"{path}: {found.generate_report()}"
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    context.close()


def test_texts_of_strangers_run_nothing(page: Page, address: str, db: Database, clock: FrozenClock) -> None:
    for number, text in enumerate(desk_house.HOSTILE):
        author = Author(native_id="u", handle=text[:100], name=text[:100])
        key = desk_house.add_open(db, clock, -number, text=text, author=author, url=text, draft=False)
        desk_house.add_draft(db, clock, key, text)
        for path in (f"/mention/{key}", "/queue"):
            page.goto(address + path)
            assert page.evaluate("document.documentElement.scrollWidth") <= 1280
    assert page.locator("img[src='x']").count() == 0


def test_a_thumb_reaches_every_action_on_a_phone(
    browser: Browser, address: str, db: Database, clock: FrozenClock
) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    page = browsing.enter(context, address, db, clock)
    expect(page.locator("#item")).to_be_hidden()
    page.locator(".row a").first.tap()
    expect(page.locator("#list")).to_be_hidden()
    for button in page.locator(".actions .button:visible").all():
        box = button.bounding_box()
        assert box is not None
        assert box["height"] >= 44
        assert box["width"] >= 44
    page.go_back()
    expect(page.locator("#list")).to_be_visible()
    context.close()


def test_the_pages_weigh_little(page: Page, app: FastAPI) -> None:
    assets = app.state.assets
    weight = sum(len(asset.packed) for asset in assets.values())
    scripts = sum(len(asset.packed) for name, asset in assets.items() if name.endswith(".js"))
    assert weight < 60_000
    assert scripts < 45_000


def test_the_coachs_better_words_are_taken_by_a_key_and_put_back(page: Page, app: FastAPI, house: House) -> None:
    def coach(_mention: Mention, text: str) -> Report:
        place = text.find("Kindly")
        advice = Advice(mark=Mark.CLARITY, message="Plainer.", start=place, end=place + 6, better="Please")
        return Report(advice=(advice,) if place >= 0 else (), met=frozenset({Mark.TONE}))

    app.state.desk = replace(app.state.desk, coach=coach)
    page.goto(f"{page.url.removesuffix('/queue')}/mention/{house.open_id}")
    field = page.locator("#reply")
    field.fill("😀 Kindly wait.")
    expect(page.locator(".coach mark")).to_have_text("Kindly")
    page.keyboard.press("Control+b")
    expect(field).to_have_value("😀 Please wait.")
    page.get_by_role("button", name="Put back").click()
    expect(field).to_have_value("😀 Kindly wait.")
    expect(page.locator(".coach mark")).to_have_text("Kindly")
    page.keyboard.press("Escape")
    page.keyboard.press("b")
    expect(field).to_have_value("😀 Please wait.")
