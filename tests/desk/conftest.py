"""A furnished desk for every test of this room: built once, copied for each."""

from __future__ import annotations

import queue
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from playwright.sync_api import Browser
from playwright.sync_api import Page
from playwright.sync_api import sync_playwright
from starlette.testclient import TestClient

from desk import server
from store import migrations
from store.database import Database
from tests import desk_house
from tests.desk import browsing
from tests.desk_house import House
from tests.fakes import FrozenClock


@pytest.fixture(scope="session")
def show_house(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, House]:
    path = tmp_path_factory.mktemp("desk") / "furnished.db"
    database = migrations.open_database(path)
    house = desk_house.furnish(database, FrozenClock())
    database.close()
    return path, house


@pytest.fixture
def db(tmp_path: Path, show_house: tuple[Path, House]) -> Iterator[Database]:
    path = tmp_path / "allears.db"
    shutil.copyfile(show_house[0], path)
    database = migrations.open_database(path)
    yield database
    database.close()


@pytest.fixture
def house(show_house: tuple[Path, House]) -> House:
    return show_house[1]


@pytest.fixture
def app(db: Database, clock: FrozenClock) -> FastAPI:
    def redraft(mention_id: int) -> None:
        desk_house.add_draft(db, clock, mention_id, "Another try.")

    return desk_house.make_app(db, clock, redraft=redraft)


@pytest.fixture
def lead(app: FastAPI) -> TestClient:
    return desk_house.enter(app, "lead")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=str(browsing.CHROMIUM), args=browsing.ARGUMENTS)
        yield found
        found.close()


@pytest.fixture
def address(app: FastAPI) -> Iterator[str]:
    stop, ready = threading.Event(), queue.Queue[str]()
    thread = threading.Thread(target=server.serve, args=(app, "127.0.0.1", 0, stop, ready.put))
    thread.start()
    yield ready.get(timeout=60)
    stop.set()
    thread.join(timeout=60)


@pytest.fixture
def page(browser: Browser, address: str, db: Database, clock: FrozenClock) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    opened = browsing.enter(context, address, db, clock)
    faults: list[str] = []
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("dialog", lambda dialog: faults.append(dialog.message))
    yield opened
    context.close()
    assert faults == []
