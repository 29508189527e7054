"""What becomes of replies that humans post by hand: found at the network, reminded of, or back in the queue."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import structlog.testing

from domain.clock import DAY
from domain.clock import HOUR
from domain.clock import MINUTE
from domain.clock import SECOND
from domain.draft import Draft
from domain.draft import Move
from domain.errors import Unavailable
from domain.fact import Fact
from domain.handoff import HandOff
from domain.mention import MentionStatus
from domain.mention import Post
from domain.person import User
from domain.platform import Receipt
from responders import decisions
from responders import handoff
from responders.handoff import Tally
from store import checks
from store import drafts
from store import facts
from store import handoffs
from store import intake
from store import mentions
from store import moves
from store.database import Database
from tests.builders import a_mention
from tests.builders import a_post
from tests.fakes import FakePlatform
from tests.fakes import FrozenClock


class Broken(FakePlatform):
    """A network whose adapter has a fault of its own."""

    def find_reply(self, target_id: str, text: str) -> Receipt | None:
        raise KeyError(target_id)


@pytest.fixture
def handed(db: Database, drafted: Callable[..., Draft], approver: User, clock: FrozenClock) -> HandOff:
    """Hand off the reply to post 1 of conversation c."""
    draft = drafted(1)
    return decisions.hand_off(
        db, draft.id, draft.version, approver, review=lambda _d, _t: (), remind_ms=30 * MINUTE, now_at=clock()
    )


def run(db: Database, clock: FrozenClock, net: FakePlatform | None = None, *, wait: int = 2 * MINUTE) -> Tally:
    clock.advance(wait)
    return handoff.run_once(db, {"marlow-x": net} if net else {}, clock)


def heard(db: Database, clock: FrozenClock, post: Post) -> None:
    intake.record_page(db, account="marlow-x", platform="x", posts=[post], now_at=clock())


def status(db: Database, handed: HandOff) -> MentionStatus:
    return mentions.get(db, handed.mention_id).status


@pytest.mark.parametrize(
    "changes",
    [
        {"parent_id": "p1", "text": "typed otherwise"},
        {"parent_id": "p5", "conversation_id": "c", "text": "We hear  you, ADA."},
    ],
    ids=["an answer to the post", "the same words in its conversation"],
)
def test_our_own_post_that_comes_in_closes_it(
    db: Database, handed: HandOff, clock: FrozenClock, changes: dict[str, str]
) -> None:
    heard(db, clock, a_post(9, is_ours=True, created_at=clock() + MINUTE, url="https://x.example/9", **changes))

    assert run(db, clock) == Tally(posted=1)
    found = handoffs.find_for_mention(db, handed.mention_id)
    assert found is not None
    assert (found.native_id, found.url, status(db, handed)) == ("p9", "https://x.example/9", MentionStatus.CLOSED)
    assert checks.find_faults(db) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"conversation_id": "c", "text": "Another word of ours."},
        {"conversation_id": "d", "text": "We hear you, Ada."},
        {"parent_id": "p1", "is_ours": False},
        {"parent_id": "p1", "created_at": 1},
    ],
    ids=["other words", "another conversation", "somebody else", "older than the hand-off"],
)
def test_what_is_not_this_reply_leaves_it_open(
    db: Database, handed: HandOff, clock: FrozenClock, changes: dict[str, object]
) -> None:
    heard(db, clock, a_post(9, **{"is_ours": True, "created_at": clock() + MINUTE, **changes}))

    assert run(db, clock) == Tally()
    assert status(db, handed) is MentionStatus.HANDED_OFF


def test_the_network_is_asked_ever_more_rarely_and_its_trouble_costs_only_time(
    db: Database, handed: HandOff, clock: FrozenClock
) -> None:
    net = FakePlatform(
        replies=[Unavailable("marlow-x", "503"), None, Receipt(native_id="9", url="https://x.example/9")]
    )

    assert run(db, clock, net, wait=30_000) == Tally()
    assert net.looked_up == [], "nobody types so fast"
    assert run(db, clock, net) == Tally()
    assert run(db, clock, net) == Tally()
    assert run(db, clock, net, wait=30_000) == Tally()
    assert net.looked_up == ["p1", "p1"]
    assert run(db, clock, net) == Tally(posted=1)


def test_a_fault_of_our_own_stops_no_other_and_is_told_once_a_minute(
    db: Database, drafted: Callable[..., Draft], approver: User, clock: FrozenClock
) -> None:
    for number in (1, 2):
        draft = drafted(number)
        decisions.hand_off(
            db, draft.id, draft.version, approver, review=lambda _d, _t: (), remind_ms=30 * MINUTE, now_at=clock()
        )
    broken = handoffs.list_open(db)[0]
    db.run("UPDATE hand_off SET next_at = 0")
    heard(db, clock, a_post(9, is_ours=True, parent_id="p2", created_at=clock() + MINUTE))

    with structlog.testing.capture_logs() as told:
        assert run(db, clock, Broken()) == Tally(posted=1)
        assert run(db, clock, Broken(), wait=SECOND) == Tally()
    assert [(one["event"], one.get("mention")) for one in told if one["log_level"] == "error"] == [
        ("hand_off_broke", broken.mention_id)
    ]
    assert [one.id for one in handoffs.list_open(db)] == [broken.id]


def test_an_earlier_answer_of_ours_is_not_taken_for_the_reply(
    db: Database, handed: HandOff, clock: FrozenClock
) -> None:
    heard(db, clock, a_post(3, is_ours=True, parent_id="p1", created_at=clock() - DAY))
    net = FakePlatform(replies=[Receipt(native_id="p3")])

    assert run(db, clock, net) == Tally()
    assert net.looked_up == ["p1"]
    assert status(db, handed) is MentionStatus.HANDED_OFF


def test_after_its_time_somebody_is_reminded_once(db: Database, handed: HandOff, clock: FrozenClock) -> None:
    assert run(db, clock, wait=29 * MINUTE) == Tally()
    assert run(db, clock) == Tally(reminded=1)
    assert run(db, clock) == Tally()
    assert moves.history(db, "mention", handed.mention_id)[0].action == "remind"
    assert checks.find_faults(db) == []


def test_who_asks_meanwhile_to_be_left_alone_is(db: Database, handed: HandOff, clock: FrozenClock) -> None:
    heard(db, clock, a_post(7, text="@marlow stop", conversation_id="z"))

    assert run(db, clock) == Tally(returned=1)
    assert status(db, handed) is MentionStatus.OPEN
    assert "They wrote “stop”" in moves.history(db, "mention", handed.mention_id)[0].detail
    assert checks.find_faults(db) == []


def test_one_posted_before_its_author_asked_is_closed_and_not_returned(
    db: Database, handed: HandOff, clock: FrozenClock
) -> None:
    heard(db, clock, a_post(7, text="@marlow stop", conversation_id="z"))
    net = FakePlatform(replies=[Unavailable("marlow-x", "503"), Receipt(native_id="9")])

    assert run(db, clock, net) == Tally()
    assert run(db, clock, net, wait=30_000) == Tally()
    assert net.looked_up == ["p1"], "not each second"
    assert run(db, clock, net) == Tally(posted=1)


def test_the_network_is_asked_less_often_the_longer_it_lies() -> None:
    assert [handoff.ask_wait(lain) for lain in (0, 10 * MINUTE, DAY)] == [MINUTE, 5 * MINUTE, 6 * HOUR]


class Filled(FakePlatform):
    def reply_page(self, target_id: str, text: str) -> str:
        return f"https://x.example/reply?to={target_id}&text={text}"


def test_the_page_has_the_text_where_the_network_takes_it_and_is_else_the_posts_own() -> None:
    mention = a_mention(url="https://x.example/1")

    filled = handoff.page_of(mention, Filled(), "Hello")
    assert (filled.url, filled.has_text) == ("https://x.example/reply?to=p1&text=Hello", True)
    for platform in (FakePlatform(), None):
        page = handoff.page_of(mention, platform, "Hello")
        assert (page.url, page.has_text) == ("https://x.example/1", False)


def test_a_text_whose_fact_changed_is_taken_back(
    db: Database, drafted: Callable[..., Draft], approver: User, clock: FrozenClock
) -> None:
    price = Fact(id="shipping-price", answers={"en": "Shipping is EUR 5.90."})
    facts.save(db, price, actor="Lea", now_at=clock())
    old = drafted(1)
    drafts.supersede(db, old.id, actor="test", now_at=clock())
    steps = [Move(name="answer", text=price.answers["en"], facts=(price.id,))]
    mention = mentions.get(db, old.mention_id)
    draft_id = drafts.record(db, mention, text="Shipping is EUR 5.90.", steps=steps, playbook="ask", now_at=clock())
    assert draft_id is not None
    version = drafts.get(db, draft_id).version
    handed = decisions.hand_off(
        db, draft_id, version, approver, review=lambda _d, _t: (), remind_ms=30 * MINUTE, now_at=clock()
    )
    assert run(db, clock) == Tally()

    facts.retire(db, price.id, actor="Lea", now_at=clock())
    assert run(db, clock) == Tally(returned=1)
    assert status(db, handed) is MentionStatus.OPEN
    assert "The fact “shipping-price” does not hold any more." in moves.history(db, "draft", draft_id)[0].detail
