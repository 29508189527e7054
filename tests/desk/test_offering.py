"""Without a script an offered fact is put in by the desk itself, behind what is written, and nothing is saved."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from store.database import Database
from tests.desk.test_offers import OVER
from tests.desk.test_offers import RETURNS
from tests.desk.test_offers import TOLD
from tests.desk.test_offers import ask
from tests.desk.test_offers import enter
from tests.desk.test_offers import form
from tests.desk.test_offers import live
from tests.desk.test_offers import make_desk
from tests.fakes import FrozenClock

__all__ = ["ask"]


@pytest.fixture
def lead(db: Database, clock: FrozenClock) -> TestClient:
    return enter(db, clock, make_desk(db, clock))


def test_without_a_script_it_is_put_before_the_signature_and_nothing_is_saved(
    db: Database, lead: TestClient, asked: int
) -> None:
    before = live(db, asked)
    data = {**form(db, asked, "My own words.\nDana"), "fact": RETURNS.id}
    page = lead.post(f"/mention/{asked}/put-in", data=data).text

    assert f"My own words. {TOLD}\nDana</textarea>" in page
    assert "data-typed" in page
    assert live(db, asked) == before


def test_what_is_not_offered_any_more_leaves_the_text_as_it_was(lead: TestClient, asked: int) -> None:
    answer = lead.post(f"/mention/{asked}/put-in", data={"text": "Mine.", "fact": OVER.id})

    assert answer.status_code == 409
    assert "Mine.</textarea>" in answer.text
    assert "not offered here any more" in answer.text
