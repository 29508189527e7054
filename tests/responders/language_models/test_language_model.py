"""Drafts through a language model that does as it should, beside people who come first.

Whatever happens, the composer's draft is there from the first moment.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import pytest

from domain.clock import DAY
from domain.clock import MINUTE
from domain.language_model import Asks
from domain.language_model import Budget
from domain.language_model import Price
from domain.language_model import Said
from domain.language_model import Turn
from domain.mention import Author
from domain.person import Role
from responders.writing import drafting
from store import citations
from store import drafts
from store import intake
from store import language_calls
from store import mentions
from store import users
from store.database import Database
from tests.builders import a_post
from tests.fakes import FrozenClock
from tests.language_house import POST
from tests.language_house import WRITER
from tests.language_house import Open
from tests.language_house import opened
from tests.language_server import Asked
from tests.language_server import moves


@pytest.fixture
def house(db: Database, clock: FrozenClock) -> Open:
    return partial(opened, db, clock)


def test_a_good_answer_takes_the_composer_s_place(house: Open) -> None:
    with house(price=Price(per_million_in=2, per_million_out=10, currency="EUR")) as ours:
        ours.receive(1)
        composed = ours.draft.text
        assert ours.run() == 1
        assert ours.run() == 0

    draft = ours.draft
    assert draft.written_by == "model:small-1"
    assert draft.text != composed
    assert "You can send shoes back within 30 days." in draft.text
    assert draft.text.endswith("Your Marlow team")
    assert [move.facts for move in draft.moves if move.name == "answer"] == [("returns",)]
    assert ours.outcomes == ["written"]
    assert language_calls.spent_since(ours.db, 0).cost == 100 * 2 + 50 * 10
    (asked,) = ours.server.asked
    assert asked.blocks["POST"]["text"] == POST
    assert [fact["id"] for fact in asked.blocks["BRIEF"]["facts"]] == ["returns"]


def test_its_facts_are_cited_as_the_composer_s_are(house: Open) -> None:
    with house() as ours:
        ours.receive(1)
        cited = citations.list_for(ours.db, ours.draft.revision_id)
        ours.run()

    assert citations.list_for(ours.db, ours.draft.revision_id) == cited


def test_what_was_said_before_is_told_so_that_it_is_not_said_again(house: Open) -> None:
    with house() as ours:
        ours.receive(1)
        ours.run()
        with ours.db.immediate():
            drafts.supersede(ours.db, ours.draft.id, actor="test", now_at=ours.clock())
        first = ours.draft.text
        drafting.redraft(ours.db, ours.draft.mention_id, WRITER, ours.clock)
        ours.run()

    assert ours.server.asked[1].blocks["BRIEF"]["said_before"][0] == first
    assert ours.outcomes == ["written", "written"]


def test_drafts_are_asked_for_side_by_side_and_nobody_waits_for_them(house: Open) -> None:
    lock, together, at_work, most = threading.Lock(), threading.Event(), 0, 0
    waited: list[float] = []

    def slowly(asked: Asked) -> str:
        nonlocal at_work, most
        with lock:
            at_work += 1
            most = max(most, at_work)
        if at_work >= 3:
            together.set()
        together.wait(60)  # however long the third takes to come
        begun = time.monotonic()
        with ours.db.immediate():  # the database is free while the model thinks
            ours.db.run("UPDATE heartbeat SET beat_at = beat_at")
        waited.append(time.monotonic() - begun)
        time.sleep(0.1)  # for a fourth
        with lock:
            at_work -= 1
        return json.dumps({"moves": moves(asked)})

    with house(says=slowly, at_once=3) as ours:
        ours.receive(*range(1, 8))
        ours.run()

    assert ours.outcomes == ["written"] * 7
    assert most == 3
    assert max(waited) < 5


def test_the_budget_of_tokens_ends_the_asking_for_the_day(house: Open) -> None:
    with house(budget=Budget(tokens=3_000), most_tokens=1_000, at_once=1) as ours:
        ours.receive(*range(1, 9))
        ours.run()

    written = ours.outcomes.count("written")
    assert ours.outcomes == ["written"] * written + ["spent"] * (8 - written)
    assert 0 < written < 8
    assert len(ours.server.asked) == written
    assert language_calls.spent_since(ours.db, 0).tokens == 150 * written


def test_no_draft_is_given_up_for_what_others_under_way_might_cost(house: Open) -> None:
    with house(budget=Budget(tokens=5_000), most_tokens=2_000, at_once=4) as ours:
        ours.receive(1, 2, 3, 4)
        ours.run()

    assert ours.outcomes == ["written"] * 4
    assert language_calls.spent_since(ours.db, 0).tokens == 600


@pytest.mark.parametrize("budget", [Budget(tokens=0), Budget(tokens=10**9, cost=100)])
def test_beyond_the_budget_nothing_is_asked(house: Open, budget: Budget) -> None:
    with house(budget=budget, price=Price(per_million_in=10, per_million_out=10)) as ours:
        ours.receive(1)
        ours.run()

    assert ours.server.asked == []
    assert ours.outcomes == ["spent"]
    assert "budget is used up" in ours.notes
    assert ours.is_the_composer_s


def test_yesterday_s_tokens_are_yesterday_s(house: Open) -> None:
    with house(budget=Budget(tokens=4_000), most_tokens=1_000) as ours:
        ours.receive(1)
        ours.run()
        with ours.db.immediate():
            ours.db.run("DROP TRIGGER language_call_frozen")
            ours.db.run("UPDATE language_call SET tokens_in = 3900")
        ours.receive(2)
        ours.run()
        ours.clock.advance(DAY)
        ours.receive(3)
        ours.run()

    assert ours.outcomes == ["written", "spent", "written"]


def test_who_edits_while_the_model_thinks_keeps_their_words(house: Open) -> None:
    def edit_meanwhile(asked: Asked) -> str:
        draft = ours.draft
        drafts.edit(ours.db, draft.id, draft.version, "My own words.", actor="Dana", now_at=ours.clock())
        return json.dumps({"moves": moves(asked)})

    with house(says=edit_meanwhile) as ours:
        ours.receive(1)
        ours.run()
        assert ours.run() == 0

    assert ours.outcomes == ["overtaken"]
    assert (ours.draft.text, ours.draft.written_by) == ("My own words.", "Dana")


def test_an_answer_that_found_somebody_at_work_is_used_later_and_paid_once(house: Open) -> None:
    def hold(asked: Asked) -> str:
        user = users.add(ours.db, "Dana", Role.APPROVER, actor="test", now_at=ours.clock())
        with ours.db.immediate():
            ours.db.run(
                "INSERT INTO lease (mention_id, user_id, since_at, renewed_at, until_at) VALUES (?,?,?,?,?)",
                (ours.draft.mention_id, user.id, ours.clock(), ours.clock(), ours.clock() + MINUTE),
            )
        return json.dumps({"moves": moves(asked)})

    with house(says=hold) as ours:
        ours.receive(1)
        ours.run()
        assert ours.is_the_composer_s
        assert ours.run() == 0
        ours.clock.advance(2 * MINUTE)
        assert ours.run() == 1

    assert ours.outcomes == ["overtaken", "written"]
    assert ours.draft.written_by == "model:small-1"
    assert len(ours.server.asked) == 1


def test_where_a_network_wants_to_approve_machines_it_is_not_asked(house: Open) -> None:
    with house(why_not=lambda mention: "the network wants to approve it") as ours:
        ours.receive(1)
        ours.run()
        assert ours.run() == 0

    assert ours.server.asked == []
    assert ours.outcomes == ["not_asked"]
    assert "the network wants to approve it" in ours.notes


@pytest.mark.parametrize(
    "text",
    ["@marlow your heater caught fire in my kitchen, my lawyer will hear of this", "@marlow pakettini on myöhässä"],
)
def test_grave_matters_and_languages_nobody_checks_are_not_for_it(house: Open, text: str) -> None:
    with house() as ours:
        ours.receive(1, text=text, language="en" if "fire" in text else "fi")
        ours.run()

    assert ours.server.asked == []
    assert ours.outcomes == ["not_asked"]


def test_whatever_breaks_unforeseen_stops_no_other_draft_and_the_next_run_finds_it(
    db: Database, clock: FrozenClock, house: Open
) -> None:
    class Breaks:
        def __init__(self, client: Asks) -> None:
            self.client, self.is_broken = client, True

        async def ask(self, turns: Sequence[Turn], schema: str) -> Said:
            if self.is_broken:
                self.is_broken = False
                raise RuntimeError("nobody foresaw this")
            return await self.client.ask(turns, schema)

    with house() as ours:
        model = ours.rewriter._model
        ours.rewriter._model = replace(model, client=Breaks(model.client))
        ours.receive(1, 2)
        with pytest.raises(RuntimeError):
            ours.run()
        assert ours.outcomes == ["written"]
        ours.run()

    assert ours.outcomes == ["written", "written"]


def test_the_conversation_is_told_with_who_said_what(house: Open) -> None:
    with house() as ours:
        thread = {"conversation_id": "c"}
        early = [
            a_post(1, text="It left on Monday.", is_ours=True, author=Author(handle="marlow"), **thread),
            a_post(2, text="Mine is late too.", author=Author(handle="bob"), **thread),
        ]
        intake.record_page(ours.db, account="marlow-x", platform="x", posts=early, now_at=ours.clock())
        ours.receive(3, **thread)
        ours.run()
        found = mentions.get(ours.db, ours.draft.mention_id)

    told = next(one.blocks["POST"] for one in ours.server.asked if one.blocks["POST"]["text"] == found.text)
    assert {"by": "other", "text": "Mine is late too."} in told["thread"]
