"""How a reply may go: shown before anyone types, obeyed by the buttons, and followed until somebody says the end."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from domain.clock import MINUTE
from domain.draft import DraftStatus
from domain.handoff import HandOffOutcome
from domain.handoff import ReplyPage
from domain.mention import Author
from domain.mention import MentionStatus
from domain.verdict import Condition
from domain.verdict import Rule
from domain.verdict import Verdict
from domain.verdict import Way
from store import contacts
from store import deliveries
from store import drafts
from store import handoffs
from store import intake
from store import mentions
from store import retention
from store.database import Database
from tests import desk_house
from tests.builders import a_post
from tests.desk_house import House
from tests.fakes import FrozenClock

HX = {"HX-Request": "true", "HX-Target": "item"}
MACHINE = Rule(
    id="x-machine-text",
    words="X has not approved machine-written replies. Edit the draft, and it is yours.",
    when=Condition.MACHINE_TEXT,
    way=Way.HAND_OFF,
    source="X developer policy",
    url="https://docs.example/x",
    checked="2026-11-22",
)
BY_HAND = Rule(id="x-unasked", words="This author did not name us.", when=Condition.ALWAYS, way=Way.HAND_OFF)
NOTE = Rule(id="link", words="A link makes this dearer.", when=Condition.LINK, way=Way.SEND)
OURS = "https://x.example/marlow/status/9"


def _enter(db: Database, clock: FrozenClock, *rules: Rule, name: str = "lead") -> TestClient:
    return desk_house.enter(desk_house.make_app(db, clock, **desk_house.obey(db, *rules)), name)


def _buttons(page: str) -> set[str]:
    """Answer what the shown buttons of a mention's page decide, by the last part of their address."""
    shown = re.sub(r"<button hidden.*?</button>", "", page)
    found = set(re.findall(r'(?:form)?action="/mention/\d+/([a-z-]+)"', shown))
    return found - {"correct", "uncorrect", "take", "preference"}


def test_where_nothing_stands_against_it_a_reply_is_approved_as_ever(
    db: Database, clock: FrozenClock, house: House
) -> None:
    page = _enter(db, clock, NOTE).get(f"/mention/{house.open_id}").text
    assert _buttons(page) == {"approve", "edit", "reject", "snooze", "escalate", "dismiss"}
    assert 'class="way ' not in page
    assert NOTE.words not in page


def test_a_note_and_its_source_stand_beside_the_field(db: Database, clock: FrozenClock, house: House) -> None:
    note = Rule(id="n", words="Say who you are.", when=Condition.ALWAYS, way=Way.SEND, source="A policy")
    page = _enter(db, clock, note).get(f"/mention/{house.open_id}").text
    assert '<p class="note">Say who you are.</p>' in page
    assert "<li>A policy</li>" in page
    assert page.count("Say who you are.") == 1


def test_what_may_not_be_sent_says_why_and_is_handed_off_instead(
    db: Database, clock: FrozenClock, house: House
) -> None:
    page = _enter(db, clock, MACHINE).get(f"/mention/{house.open_id}").text
    assert page.count(MACHINE.words) == 1
    assert 'href="https://docs.example/x"' in page
    assert "Last checked 2026-11-22" in page
    assert _buttons(page) == {"hand-off", "edit", "reject", "snooze", "escalate", "dismiss"}


def test_an_edit_makes_machine_text_a_persons_own(db: Database, clock: FrozenClock, house: House) -> None:
    lead = _enter(db, clock, MACHINE)
    lead.post(f"/mention/{house.open_id}/edit", data=desk_house.draft_form(db, house.open_id, text="Our own words."))
    page = lead.get(f"/mention/{house.open_id}").text
    assert "approve" in _buttons(page)
    assert MACHINE.words not in page
    form = desk_house.draft_form(db, house.open_id)
    assert lead.post(f"/mention/{house.open_id}/approve", data=form).status_code == 303


def test_while_somebody_types_the_verdict_is_asked_anew(db: Database, clock: FrozenClock, house: House) -> None:
    lead = _enter(db, clock, MACHINE, NOTE)
    path = f"/mention/{house.open_id}/check"
    text = drafts.find_live(db, house.open_id).text  # type: ignore[union-attr]
    before = "hand_off x-machine-text"
    assert "hx-swap-oob" not in lead.post(path, data={"text": text, "stood": before}).text
    edited = lead.post(path, data={"text": f"{text} More.", "stood": before}).text
    assert "innerHTML:#verdict" in edited
    assert _buttons(edited) == {"approve"}
    assert 'name="stood" value="send"' in edited
    linked = lead.post(path, data={"text": "See https://example.com", "stood": "send"}).text
    assert linked.count(NOTE.words) == 1
    back = lead.post(path, data={"text": text, "stood": "send"}).text
    assert _buttons(back) == {"hand-off"}


def test_approving_what_must_be_handed_off_is_refused_with_the_rule(
    db: Database, clock: FrozenClock, house: House
) -> None:
    for headers in (HX, {}):
        form = desk_house.draft_form(db, house.open_id)
        answer = _enter(db, clock, MACHINE).post(f"/mention/{house.open_id}/approve", data=form, headers=headers)
        assert answer.status_code == 422
        assert MACHINE.words in answer.text
    assert deliveries.find_for_mention(db, house.open_id) is None


def test_a_reply_is_handed_off_exactly_as_typed_and_its_page_is_there(
    db: Database, clock: FrozenClock, house: House
) -> None:
    lead = _enter(db, clock, BY_HAND)
    form = desk_house.draft_form(db, house.open_id, text="Typed & <b>exact</b>.\nTwo lines.")
    answer = lead.post(f"/mention/{house.open_id}/hand-off", data=form, headers=HX)
    assert answer.status_code == 200
    handed = handoffs.find_open(db, house.open_id)
    assert handed is not None
    assert (handed.text, handed.handed_by) == ("Typed & <b>exact</b>.\nTwo lines.", "lead")
    assert handed.remind_at == clock() + 30 * MINUTE
    field = re.search(r'<textarea id="handed"[^>]*>\n(.*?)</textarea>', answer.text, re.DOTALL)
    assert field is not None
    assert html.unescape(field[1]) == handed.text
    assert f'id="reply-page" class="button primary" href="{mentions.get(db, house.open_id).url}"' in answer.text
    assert "Paste the text on the page at X." in answer.text
    assert '<span class="left"><svg' in answer.text
    assert "Handed off, next" not in answer.text
    assert "Handed off, 1 left" in answer.text
    assert _buttons(answer.text) >= {"posted", "take-back", "undo"}


def test_without_a_script_the_way_back_leads_to_the_handed_off_reply(
    db: Database, clock: FrozenClock, house: House
) -> None:
    lead = _enter(db, clock, BY_HAND)
    answer = lead.post(f"/mention/{house.open_id}/hand-off", data=desk_house.draft_form(db, house.open_id))
    assert answer.status_code == 303
    page = lead.get(answer.headers["location"]).text
    assert 'id="handed"' in page
    assert "<b>Handed off</b>" in page
    assert lead.post(f"/mention/{house.open_id}/undo").status_code == 303
    assert mentions.get(db, house.open_id).status is MentionStatus.OPEN


def test_what_the_guard_blocks_is_not_handed_off(db: Database, clock: FrozenClock, house: House) -> None:
    form = desk_house.draft_form(db, house.open_id, text="Unfortunately not.")
    answer = _enter(db, clock, BY_HAND).post(f"/mention/{house.open_id}/hand-off", data=form, headers=HX)
    assert answer.status_code == 422
    assert "<mark>Unfortunately</mark>" in answer.text
    assert handoffs.find_open(db, house.open_id) is None


def test_a_page_that_has_the_text_says_so(db: Database, clock: FrozenClock, house: House) -> None:
    def filled(_mention: object, text: str) -> ReplyPage:
        return ReplyPage(url=f"https://x.example/intent?text={len(text)}", has_text=True)

    page = desk_house.enter(desk_house.make_app(db, clock, reply_page=filled), "lead").get(
        f"/mention/{house.handed_id}"
    )
    assert "has the text filled in already" in page.text
    assert 'href="https://x.example/intent?text=' in page.text


@pytest.mark.parametrize("url", ["", "javascript:alert(1)"])
def test_a_page_that_is_no_web_address_is_not_offered(db: Database, clock: FrozenClock, house: House, url: str) -> None:
    app = desk_house.make_app(db, clock, reply_page=lambda *_: ReplyPage(url=url))
    page = desk_house.enter(app, "lead").get(f"/mention/{house.handed_id}").text
    assert 'id="reply-page"' not in page
    assert "There is no link to the post" in page


def test_the_link_of_the_post_closes_the_mention(lead: TestClient, db: Database, house: House) -> None:
    answer = lead.post(f"/mention/{house.handed_id}/posted?tab=handed_off", data={"url": OURS}, headers=HX)
    assert answer.status_code == 200
    closed = handoffs.find_for_mention(db, house.handed_id)
    assert closed is not None
    assert (closed.outcome, closed.url) == (HandOffOutcome.POSTED, OURS)
    page = lead.get(f"/mention/{house.handed_id}").text
    assert "Our reply, posted by hand" in page
    assert f'href="{OURS}"' in page
    assert "Answered and closed" in page


@pytest.mark.parametrize("url", ["", "x.example/1", "javascript:alert(1)", "https://a b", "https://u:p@x.example/"])
def test_what_is_no_link_is_refused_with_a_sentence(lead: TestClient, db: Database, house: House, url: str) -> None:
    answer = lead.post(f"/mention/{house.handed_id}/posted", data={"url": url}, headers=HX)
    assert answer.status_code == 400
    assert "Paste the link to the reply" in answer.text
    assert answer.headers["hx-retarget"] == "#notice"
    assert handoffs.find_open(db, house.handed_id) is not None


def test_a_reply_nobody_posted_comes_back_with_its_text(lead: TestClient, db: Database, house: House) -> None:
    answer = lead.post(f"/mention/{house.handed_id}/take-back", headers=HX)
    assert "Hello, number 6 is on its way. Sorry for the wait.</textarea>" in answer.text
    assert f'id="row-{house.handed_id}"' in answer.text
    assert "Not posted, back in the queue" in answer.text
    draft = drafts.find_live(db, house.handed_id)
    assert draft is not None
    assert draft.status is DraftStatus.PENDING


def test_who_tells_second_sees_how_things_stand(lead: TestClient, house: House) -> None:
    lead.post(f"/mention/{house.handed_id}/take-back")
    late = lead.post(f"/mention/{house.handed_id}/posted", data={"url": OURS}, headers=HX)
    assert late.status_code == 409
    assert "not to be posted by hand any more" in late.text


def test_an_overdue_hand_off_asks_what_became_of_it(lead: TestClient, clock: FrozenClock, house: House) -> None:
    assert "Was it posted?" not in lead.get(f"/mention/{house.handed_id}").text
    clock.advance(60 * MINUTE)
    assert "Was it posted?" in lead.get(f"/mention/{house.handed_id}").text
    assert f'id="row-{house.handed_id}"' in lead.get("/queue?tab=handed_off").text


def _opt_out(db: Database, clock: FrozenClock, mention_id: int) -> None:
    author = mentions.get(db, mention_id).author
    contacts.add(db, "x", author, reason="their lawyer <b>called</b>", actor="lead", now_at=clock())


def test_who_must_not_be_contacted_can_only_be_dismissed(db: Database, clock: FrozenClock, house: House) -> None:
    _opt_out(db, clock, house.open_id)
    lead = _enter(db, clock, NOTE)
    page = lead.get(f"/mention/{house.open_id}").text
    assert _buttons(page) == {"dismiss"}
    assert "<textarea" not in page
    assert "Not to be contacted.</b> The author is on the do-not-contact list." in page
    assert "their lawyer &lt;b&gt;called&lt;/b&gt;" in page
    assert "Put on the do-not-contact list" in page
    for way in ("approve", "hand-off"):
        form = desk_house.draft_form(db, house.open_id)
        refused = lead.post(f"/mention/{house.open_id}/{way}", data=form, headers=HX)
        assert refused.status_code == 422
        assert "Your text, not sent" in refused.text
    assert lead.post(f"/mention/{house.open_id}/dismiss").status_code == 303


def test_a_listed_author_stays_in_the_history_after_being_taken_off(
    db: Database, clock: FrozenClock, house: House
) -> None:
    _opt_out(db, clock, house.open_id)
    author = mentions.get(db, house.open_id).author
    contacts.lift(db, "x", author, reason="they asked us to write", actor="lead", now_at=clock())
    page = _enter(db, clock).get(f"/mention/{house.open_id}").text
    assert "Taken off the do-not-contact list" in page
    assert "approve" in _buttons(page)


def test_what_a_post_said_before_a_change_stands_in_its_history_until_it_is_erased(
    db: Database, clock: FrozenClock, house: House
) -> None:
    before = mentions.get(db, house.open_id)
    with db.immediate():
        intake.record_edit(db, before, a_post(1, text="Solved."), actor="test", now_at=clock())
    client = _enter(db, clock)
    told = f"Changed by its author; before, it said: “{html.escape(before.text)}”"
    assert told in client.get(f"/mention/{house.open_id}").text
    retention.erase_author(db, before.platform, before.author, actor="lead", now_at=clock())
    page = client.get(f"/mention/{house.open_id}").text
    assert before.text not in page
    assert "Changed by its author; what it said before is erased" in page
    assert "What it said before changes and its raw words were erased" in page


def test_a_reply_in_hand_is_held_back_once_its_author_wants_no_contact(
    db: Database, clock: FrozenClock, house: House
) -> None:
    _opt_out(db, clock, house.handed_id)
    page = _enter(db, clock).get(f"/mention/{house.handed_id}").text
    assert 'id="reply-page"' not in page
    assert 'data-do="copy"' not in page
    assert "The author is on the do-not-contact list." in page
    assert _buttons(page) == {"posted", "take-back"}


def test_a_reply_without_a_place_can_only_be_dismissed(db: Database, clock: FrozenClock, house: House) -> None:
    rule = Rule(id="no-page", words="It has nowhere to go.", when=Condition.NO_PAGE, way=Way.NOWHERE)
    app = desk_house.make_app(db, clock, verdict=lambda *_: Verdict(way=Way.NOWHERE, rule=rule))
    page = desk_house.enter(app, "lead").get(f"/mention/{house.open_id}").text
    assert "It has nowhere to go." in page
    assert _buttons(page) == {"dismiss"}


@pytest.mark.parametrize(
    ("name", "opened", "handed"),
    [
        ("viewer", set(), set()),
        ("writer", {"edit", "snooze", "escalate"}, {"posted", "take-back"}),
        ("approver", {"hand-off", "edit", "reject", "snooze", "escalate", "dismiss"}, {"posted", "take-back"}),
    ],
)
def test_each_role_sees_the_verdict_and_its_own_buttons(
    db: Database, clock: FrozenClock, house: House, name: str, opened: set[str], handed: set[str]
) -> None:
    client = _enter(db, clock, BY_HAND, name=name)
    page = client.get(f"/mention/{house.open_id}").text
    assert BY_HAND.words in page
    assert _buttons(page) == opened
    page = client.get(f"/mention/{house.handed_id}").text
    assert "Hello, number 6" in page
    assert _buttons(page) == handed


@pytest.mark.parametrize("hostile", desk_house.HOSTILE, ids=range(len(desk_house.HOSTILE)))
def test_hostile_words_stay_words_in_verdict_text_and_history(db: Database, clock: FrozenClock, hostile: str) -> None:
    mention_id = desk_house.add_open(
        db, clock, 70, text=hostile, author=Author(native_id="h", handle="h", name="h"), url=hostile, draft=False
    )
    desk_house.add_draft(db, clock, mention_id, hostile)
    if len(hostile) <= desk_house.LIMIT:
        desk_house.hand_off(db, clock, mention_id)
    rule = Rule(id="r", words=hostile, when=Condition.ALWAYS, way=Way.HAND_OFF, source=hostile, url=hostile)
    app: Callable[[str], FastAPI] = lambda way: desk_house.make_app(  # noqa: E731 - one line tells it
        db, clock, verdict=lambda *_: Verdict(way=Way(way), rule=rule, detail=hostile, notes=(rule,))
    )
    for way in Way:
        page = desk_house.enter(app(way), "lead").get(f"/mention/{mention_id}").text
        for mark in ("<script>alert", "<img src=x", "<svg onload", "<b>bold", 'href="javascript'):
            assert mark not in page
        desk_house.enter(app(way), "lead").post(f"/mention/{mention_id}/take-back")
