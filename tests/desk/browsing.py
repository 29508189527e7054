"""Chromium for the tests of the desk: what starts it, who needs it, and a page that somebody has signed in to."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext
from playwright.sync_api import Page
from playwright.sync_api import expect

from store import users
from store.database import Database
from tests.fakes import FrozenClock

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage"]
NEEDS_CHROMIUM = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="needs Chromium: apt-get install chromium"),
]
#: A loaded machine answers late, and a page that never does is found all the same.
MOST_MS = 60_000
expect.set_options(timeout=MOST_MS)


def enter(context: BrowserContext, address: str, db: Database, clock: FrozenClock, name: str = "lead") -> Page:
    """Open the queue as somebody."""
    context.set_default_timeout(MOST_MS)
    page = context.new_page()
    _press_when_heard(page)
    page.goto(f"{address}/sign-in?token={users.create_link(db, name, now_at=clock())}")
    page.wait_for_url("**/queue")
    return page


def _press_when_heard(page: Page) -> None:
    """Press no key before the desk listens: on a loaded machine a new page shows well before its script has run."""
    press = page.keyboard.press

    def wait_and_press(key: str, *, delay: float | None = None) -> None:
        page.wait_for_selector("body.js", state="attached")
        press(key, delay=delay)

    page.keyboard.press = wait_and_press  # type: ignore[method-assign]
