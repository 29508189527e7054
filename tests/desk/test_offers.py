"""Facts that may answer are offered beside the draft, put into the field, bound by the guard and cited once saved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from starlette.testclient import TestClient

from desk import offers
from desk.wiring import Desk
from domain.assessment import Intent
from domain.clock import DAY
from domain.draft import Draft
from domain.draft import Finding
from domain.draft import Move
from domain.fact import Fact
from domain.playbook import Voice
from domain.preference import Preference
from responders.guarding import guard
from responders.writing.knowledge import Knowledge
from store import citations
from store import drafts
from store import facts
from store import mentions
from store import preferences
from store.database import Database
from tests import desk_house
from tests.builders import NOON
from tests.builders import a_post
from tests.desk_house import House
from tests.fakes import FrozenClock

RETURNS = Fact(
    id="returns-window",
    questions=("How long can I return something?",),
    answers={"en": "You can return anything within 30 days.", "de": "Rückgabe ist 30 Tage lang möglich."},
)
HOSTILE = Fact(
    id="return-label", questions=("Where is the <b>return</b> label?",), answers={"en": 'It lies in the "<i>box</i>".'}
)
OVER = replace(RETURNS, id="returns-then", answers={"en": "Returns took 14 days."}, valid_until_at=NOON - DAY)
OTHERS = replace(RETURNS, id="returns-there", answers={"en": "Returns take a year."}, brand="Other")
SHELF = (RETURNS, HOSTILE, OVER, OTHERS)
OFFERED = 'data-menu="offers"'
POST = "How long may I take to return something? I found no label."
TOLD = RETURNS.answers["en"]


def make_desk(db: Database, clock: FrozenClock, shelf: Sequence[Fact] = SHELF, **changes: Any) -> Desk:
    """Answer a desk that knows facts, with the guard itself."""
    for fact in shelf:
        facts.save(db, fact, actor="Dana", now_at=NOON - DAY)
    known = Knowledge(shelf)

    def review(draft: Draft, text: str) -> Sequence[Finding]:
        preview = desk_house.preview(draft.account, draft.platform, text)
        return guard.review(text, preview=preview, voice=Voice(brand="Marlow"), facts=known.holding(**where(clock)))

    return desk_house.make_desk(db, clock, knowledge=lambda: known, review=review, **changes)


def where(clock: FrozenClock) -> dict[str, Any]:
    return {"brand": "Marlow", "channel": "x", "now_at": clock()}


@pytest.fixture(name="asked")
def ask(db: Database, clock: FrozenClock) -> int:
    """A question with a draft that answers it by no fact."""
    mention_id = desk_house.store_post(db, clock, a_post(70, text=POST, brand="Marlow"))
    desk_house.judge(db, clock, mention_id, score=50, intent=Intent.QUESTION)
    steps = [Move(name="own", text="Let us look."), Move(name="sign", text="Dana")]
    draft = {"text": "Let us look.\nDana", "steps": steps, "playbook": "question", "now_at": NOON}
    drafts.record(db, mentions.get(db, mention_id), **draft)  # type: ignore[arg-type]
    return mention_id


@pytest.fixture
def lead(db: Database, clock: FrozenClock) -> TestClient:
    return enter(db, clock, make_desk(db, clock))


def enter(db: Database, clock: FrozenClock, desk: Desk, name: str = "lead") -> TestClient:
    app = desk_house.make_app(db, clock)
    app.state.desk = desk
    return desk_house.enter(app, name)


def live(db: Database, mention_id: int) -> Draft:
    found = drafts.find_live(db, mention_id)
    assert found is not None
    return found


def form(db: Database, mention_id: int, text: str) -> dict[str, str]:
    draft, seen = live(db, mention_id), mentions.get(db, mention_id).native_id
    return {"draft_id": str(draft.id), "version": str(draft.version), "seen": seen, "text": text}


def test_what_may_answer_is_offered_as_text_with_the_question_it_is_asked_by(lead: TestClient, asked: int) -> None:
    page = lead.get(f"/mention/{asked}").text

    assert "2 facts that may answer" in page
    assert TOLD in page
    assert "How long can I return something?" in page
    assert "&lt;b&gt;return&lt;/b&gt;" in page
    assert 'data-put="It lies in the &#34;&lt;i&gt;box&lt;/i&gt;&#34;."' in page
    assert "14 days" not in page
    assert "a year" not in page


def test_who_may_not_write_is_offered_none(db: Database, clock: FrozenClock, asked: int) -> None:
    viewer = enter(db, clock, make_desk(db, clock), "viewer")

    assert OFFERED not in viewer.get(f"/mention/{asked}").text
    assert viewer.post(f"/mention/{asked}/put-in", data={"fact": RETURNS.id}).status_code == 403


def test_put_in_as_it_is_the_guard_lets_it_pass_and_the_reply_cites_it(
    db: Database, lead: TestClient, asked: int
) -> None:
    told = form(db, asked, f"Let us look. {TOLD}\nDana")
    assert lead.post(f"/mention/{asked}/approve", data=told, follow_redirects=False).status_code == 303

    [citation] = citations.list_for(db, live(db, asked).revision_id)
    assert citation == citations.Citation(fact_id=RETURNS.id, digest=RETURNS.digest, sentence=TOLD)


def test_with_another_figure_it_is_blocked(db: Database, clock: FrozenClock, asked: int) -> None:
    approver = enter(db, clock, make_desk(db, clock), "approver")
    changed = form(db, asked, f"Let us look. {TOLD.replace('30', '90')}\nDana")
    answer = approver.post(f"/mention/{asked}/approve", data=changed)

    assert answer.status_code == 422
    assert "<mark>90 days</mark>" in answer.text
    assert citations.list_for(db, live(db, asked).revision_id) == []


def test_once_cited_or_told_it_is_offered_no_more(db: Database, lead: TestClient, asked: int) -> None:
    typed = lead.post(f"/mention/{asked}/put-in", data={"text": "Hi.", "fact": RETURNS.id}).text
    assert f'value="{RETURNS.id}"' not in typed

    lead.post(f"/mention/{asked}/edit", data=form(db, asked, f"Let us look. {TOLD}\nDana"))
    lead.post(f"/mention/{asked}/edit", data=form(db, asked, "All in other words, as you like.\nDana"))
    assert "1 fact that may answer" in lead.get(f"/mention/{asked}").text


def test_a_reply_of_ones_own_is_offered_them_and_cites_them_too(db: Database, clock: FrozenClock) -> None:
    lead = enter(db, clock, make_desk(db, clock))
    mention_id = desk_house.store_post(db, clock, a_post(71, text=POST, brand="Marlow"))
    desk_house.judge(db, clock, mention_id, score=50, intent=Intent.QUESTION)
    page = lead.post(f"/mention/{mention_id}/put-in", data={"fact": RETURNS.id}).text
    assert f"{TOLD}</textarea>" in page

    lead.post(f"/mention/{mention_id}/write", data={"text": TOLD})
    assert [one.fact_id for one in citations.list_for(db, live(db, mention_id).revision_id)] == [RETURNS.id]


def test_each_speaks_the_language_of_the_reply(db: Database, clock: FrozenClock, asked: int) -> None:
    mention = mentions.get(db, asked)
    preferences.save(db, mention.platform, mention.author, Preference(language="de", set_by="Dana", set_at=NOON))
    page = enter(db, clock, make_desk(db, clock)).get(f"/mention/{asked}").text

    assert "1 fact that may answer" in page
    assert "Rückgabe ist 30 Tage lang möglich." in page


@pytest.mark.parametrize("intent", [Intent.PRAISE, Intent.OTHER])
def test_a_post_that_asks_nothing_is_offered_none(db: Database, clock: FrozenClock, intent: Intent) -> None:
    text = "I love how quick it was to return something to you"
    mention_id = desk_house.store_post(db, clock, a_post(72, text=text, brand="Marlow"))
    desk_house.judge(db, clock, mention_id, score=50, intent=intent)

    assert OFFERED not in enter(db, clock, make_desk(db, clock)).get(f"/mention/{mention_id}").text


def test_without_any_fact_nothing_is_offered(db: Database, clock: FrozenClock, house: House) -> None:
    page = enter(db, clock, make_desk(db, clock, ())).get(f"/mention/{house.open_id}").text

    assert OFFERED not in page


def test_what_is_decided_is_offered_none(db: Database, lead: TestClient, asked: int) -> None:
    lead.post(f"/mention/{asked}/dismiss")

    assert OFFERED not in lead.get(f"/mention/{asked}").text


@pytest.mark.parametrize(
    ("text", "sign", "wanted"),
    [
        ("", "", "Said."),
        ("Hello.", "", "Hello. Said."),
        ("Hello.\n\nDana\n", "Dana", "Hello. Said.\n\nDana"),
        ("Hello.", "Dana", "Hello. Said."),
        ("Dana", "Dana", "Said.Dana"),
    ],
)
def test_a_sentence_is_put_at_the_end_before_the_signature(
    db: Database, asked: int, text: str, sign: str, wanted: str
) -> None:
    draft = replace(live(db, asked), moves=(Move(name="sign", text=sign),) if sign else ())

    assert offers.put_in(text, "Said.", draft) == wanted
