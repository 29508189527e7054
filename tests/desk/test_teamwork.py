"""Several people at one queue: who is on what, what is asked of whom, and nothing that stays locked."""

from __future__ import annotations

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from domain.authority import Authority
from domain.claim import Claim
from domain.claim import ClaimKind
from domain.draft import Finding
from domain.draft import Severity
from domain.mention import MentionStatus
from store import deliveries
from store import drafts
from store import escalations
from store import leases
from store import mentions
from store import users
from store.database import Database
from tests import desk_house
from tests.desk_house import House
from tests.fakes import FrozenClock

HX = {"HX-Request": "true", "HX-Target": "item"}
MONEY = Claim(kind=ClaimKind.MONEY, value="EUR 80", start=0, end=5, amount=80_00, currency="EUR")


@pytest.fixture
def approver(app: FastAPI) -> TestClient:
    return desk_house.enter(app, "approver")


def unbound(db: Database, clock: FrozenClock) -> FastAPI:
    """A desk whose guard finds an amount that no fact covers."""
    found = Finding(rule="money", severity=Severity.BLOCK, message="No fact says EUR 80.", claim=MONEY)
    return desk_house.make_app(db, clock, review=lambda _draft, _text: [found])


def test_who_opens_a_mention_is_on_it_and_others_see_who(lead: TestClient, approver: TestClient, house: House) -> None:
    path = f"/mention/{house.open_id}"
    assert "is on it" not in lead.post(f"{path}/here").text
    page = approver.get(path).text
    assert "lead</bdi> is on it" in page
    assert f'action="{path}/take"' in page
    assert "lead</bdi> is on it" in approver.post(f"{path}/here").text
    assert f'<li data-id="{house.open_id}">lead</li>' in approver.get("/queue").text
    pulse = approver.get(f"/pulse?mention={house.open_id}&hands=").text
    assert 'hx-swap-oob="innerHTML:#hands"' in pulse
    assert 'hx-swap-oob="innerHTML:#hands"' not in approver.get(f"/pulse?mention={house.open_id}&hands=lead").text
    assert f'<li data-id="{house.open_id}">' not in lead.get("/queue").text


def test_nobody_decides_what_another_is_on_until_they_take_it_over(
    lead: TestClient, approver: TestClient, db: Database, house: House
) -> None:
    path = f"/mention/{house.open_id}"
    lead.post(f"{path}/here")
    form = desk_house.draft_form(db, house.open_id, text="Mine.")
    for action, data in (
        ("approve", form),
        ("edit", form),
        ("reject", {**form, "reason": "other"}),
        ("snooze", {"until": "tomorrow"}),
        ("dismiss", {}),
        ("escalate", {"to": "role:lead", "reason": "why"}),
    ):
        answer = approver.post(f"{path}/{action}", data=data)
        assert answer.status_code == 409, action
        assert "lead is on it" in answer.text
    taken = approver.post(f"{path}/take", headers=HX)
    assert "You are on it" in taken.text
    assert "Taken up from lead" in taken.text
    assert approver.post(f"{path}/approve", data=form).status_code == 303


def test_a_closed_browser_frees_a_mention(
    lead: TestClient, approver: TestClient, clock: FrozenClock, house: House
) -> None:
    path = f"/mention/{house.open_id}"
    lead.post(f"{path}/here")
    assert lead.post(f"{path}/leave").status_code == 204
    assert "lead</bdi> is on it" not in approver.get(path).text
    lead.post(f"{path}/here")
    clock.advance(leases.LENGTH)
    assert approver.post(f"{path}/dismiss").status_code == 303


def test_who_goes_on_to_another_mention_leaves_the_one_before(
    lead: TestClient, db: Database, clock: FrozenClock, house: House
) -> None:
    lead.post(f"/mention/{house.open_id}/here")
    lead.post(f"/mention/{house.bare_id}/here", data={"left": str(house.open_id)})
    assert list(leases.list_live(db, now_at=clock())) == [house.bare_id]
    lead.post(f"/mention/{house.approved_id}/here", data={"left": "nonsense"})
    assert house.approved_id not in leases.list_live(db, now_at=clock())


def test_an_escalation_reaches_whom_it_asks(lead: TestClient, approver: TestClient, db: Database, house: House) -> None:
    path = f"/mention/{house.open_id}"
    assert '<option value="role:lead">Whoever is lead</option>' in approver.get(path).text
    answer = approver.post(f"{path}/escalate", data={"to": "user:lead", "reason": "EUR 80 <b>?"}, headers=HX)
    assert "Escalated" in answer.text
    assert f'action="{path}/undo"' in answer.text
    assert mentions.get(db, house.open_id).status is MentionStatus.ESCALATED
    mine = lead.get("/queue?tab=escalated&asked=lead").text
    assert f'id="row-{house.open_id}"' in mine
    assert 'title="Asked of you, of 1 in all">1<' in mine
    assert "EUR 80 &lt;b&gt;?" in lead.get(path).text
    assert f'id="row-{house.open_id}"' not in approver.get("/queue?tab=escalated&asked=approver").text
    assert "for <bdi>lead</bdi>" in approver.get("/queue?tab=escalated").text


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({"to": "role:lead", "reason": " "}, "Say why"),
        ({"to": "", "reason": "why"}, "Choose whom to ask"),
        ({"to": "role:king", "reason": "why"}, "Choose whom to ask"),
        ({"to": "user:writer", "reason": "why"}, "somebody who may approve"),
        ({"to": "role:writer", "reason": "why"}, "somebody who may approve"),
        ({"to": "user:nobody", "reason": "why"}, "There is no user nobody"),
    ],
)
def test_an_escalation_that_asks_nobody_is_refused_in_words(
    approver: TestClient, db: Database, house: House, form: dict[str, str], words: str
) -> None:
    answer = approver.post(f"/mention/{house.open_id}/escalate", data=form)
    assert answer.status_code in {400, 404, 409}
    assert words in answer.text
    assert mentions.get(db, house.open_id).status is MentionStatus.OPEN


def test_what_is_asked_of_another_is_decided_by_them_or_given_back(
    lead: TestClient, approver: TestClient, app: FastAPI, db: Database, clock: FrozenClock, house: House
) -> None:
    path = f"/mention/{house.open_id}"
    users.add(db, "second", users.get(db, "approver").role, actor="test", now_at=clock())
    second = desk_house.enter(app, "second")
    approver.post(f"{path}/escalate", data={"to": "role:lead", "reason": "is this true?"})
    refused = second.post(f"{path}/approve", data=desk_house.draft_form(db, house.open_id))
    assert refused.status_code == 409
    assert "approver asked the role lead to decide this: is this true?" in refused.text
    assert second.post(f"{path}/give-back").status_code == 409
    back = lead.post(f"{path}/give-back?tab=escalated", data={"answer": "yes, it is"}, headers=HX)
    assert back.status_code == 200
    assert mentions.get(db, house.open_id).status is MentionStatus.OPEN
    assert "Given back to the queue: yes, it is" in approver.get(path).text
    assert second.post(f"{path}/approve", data=desk_house.draft_form(db, house.open_id)).status_code == 303


def test_who_is_asked_approves_it_where_it_stands(
    lead: TestClient, approver: TestClient, db: Database, house: House
) -> None:
    path = f"/mention/{house.open_id}"
    approver.post(f"{path}/escalate", data={"to": "role:lead", "reason": "look"})
    form = desk_house.draft_form(db, house.open_id, text="The lead says so.")
    assert lead.post(f"{path}/approve?tab=escalated", data=form).status_code == 303
    sent = deliveries.find_for_mention(db, house.open_id)
    assert sent is not None
    assert sent.text == "The lead says so."
    assert escalations.find_open(db, house.open_id) is None


def test_a_promise_beyond_ones_authority_goes_up_with_one_button_and_the_typed_text(
    db: Database, clock: FrozenClock, house: House
) -> None:
    app, path = unbound(db, clock), f"/mention/{house.open_id}"
    users.set_authority(db, "approver", Authority(amounts={"EUR": 50_00}), actor="test", now_at=clock())
    approver, form = desk_house.enter(app, "approver"), desk_house.draft_form(db, house.open_id, text="EUR 80 back.")
    refused = approver.post(f"{path}/approve", data=form)
    assert refused.status_code == 422
    assert "This promises EUR 80; approver may promise EUR 50. Escalate it, or change the text." in refused.text
    assert 'data-action="escalate-up"' in refused.text
    reason = "This promises EUR 80; approver may promise EUR 50."
    assert f'name="reason" value="{reason}"' in refused.text
    assert approver.post(f"{path}/escalate", data={**form, "to": "role:lead", "reason": reason}).status_code == 303
    kept, asked = drafts.find_live(db, house.open_id), escalations.find_open(db, house.open_id)
    assert kept is not None
    assert asked is not None
    assert (kept.text, asked.reason) == ("EUR 80 back.", reason)


def test_within_ones_authority_one_is_told_what_one_stands_for(db: Database, clock: FrozenClock, house: House) -> None:
    app, path = unbound(db, clock), f"/mention/{house.open_id}"
    lead, form = desk_house.enter(app, "lead"), desk_house.draft_form(db, house.open_id)
    assert "You stand for it:</b> No fact says EUR 80." in lead.get(path).text
    assert lead.post(f"{path}/approve", data=form).status_code == 303
    assert "Stood for: EUR 80" in lead.get(path).text


def test_an_admin_lets_an_amount_pass_with_a_reason_in_the_form(db: Database, clock: FrozenClock, house: House) -> None:
    app, path = unbound(db, clock), f"/mention/{house.open_id}"
    for name in ("lead", "admin"):
        users.set_authority(db, name, Authority(), actor="test", now_at=clock())
    lead, admin, form = (
        desk_house.enter(app, "lead"),
        desk_house.enter(app, "admin"),
        desk_house.draft_form(db, house.open_id),
    )
    refused = lead.post(f"{path}/approve", data={**form, "because": "the board agreed"})
    assert refused.status_code == 422
    assert "lead may promise none of it. Escalate it to an admin, or change the text." in refused.text
    assert 'name="because"' in admin.get(path).text
    assert admin.post(f"{path}/approve", data=form).status_code == 422
    assert admin.post(f"{path}/approve", data={**form, "because": "the board agreed"}).status_code == 303
    assert "Let a check pass: EUR 80: the board agreed" in admin.get(path).text


def test_an_amount_above_a_lead_s_own_goes_to_an_admin(db: Database, house: House, clock: FrozenClock) -> None:
    lead = desk_house.enter(unbound(db, clock), "lead")
    users.set_authority(db, "lead", Authority(amounts={"EUR": 50_00}), actor="test", now_at=clock())
    page = lead.get(f"/mention/{house.open_id}").text

    assert 'name="because"' not in page
    assert "Escalate to an admin" in page
    assert 'name="to" value="role:admin"' in page
