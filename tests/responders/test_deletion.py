"""Deleting a reply of ours: on the real path of every network, until it is certain, and never lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from domain.clock import DAY
from domain.clock import HOUR
from domain.clock import SECOND
from domain.delivery import Delivery
from domain.delivery import DeliveryStatus
from domain.draft import Approval
from domain.draft import DraftStatus
from domain.errors import InvalidMove
from domain.errors import NotFound
from domain.errors import WorkflowError
from domain.mention import MentionStatus
from responders import deletion
from responders import delivery
from responders.deletion import Tally
from store import checks
from store import deliveries
from store import drafts
from store import handoffs
from store import mentions
from store import moves
from store import switches
from store.database import IntegrityError
from tests import scene
from tests.fakes import FakePlatform
from tests.scene import Scene


@pytest.fixture(params=["x", "reddit", "bluesky", "mastodon"])
def world(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Scene]:
    with scene.opened(request.param, tmp_path) as opened:
        yield opened


@pytest.fixture
def on_x(tmp_path: Path) -> Iterator[Scene]:
    with scene.opened("x", tmp_path) as opened:
        yield opened


def sent(world: Scene) -> Delivery:
    queued = world.approve(world.hear())
    world.deliver()
    assert world.now(queued).status is DeliveryStatus.SENT
    return world.now(queued)


def ask(world: Scene, reply: Delivery, reason: str = "wrong price") -> None:
    deletion.ask(world.db, reply.id, actor="Lea", reason=reason, now_at=world.clock())


def delete(world: Scene, wait: int = 0, platform: FakePlatform | None = None) -> Tally:
    world.clock.advance(wait)
    return deletion.run_once(world.db, {world.account: platform or world.platform}, world.clock)


def test_a_deleted_reply_is_gone_and_its_mention_open_again_with_the_text(world: Scene) -> None:
    reply = sent(world)
    ask(world, reply)
    assert delete(world) == Tally(gone=1)

    assert world.network.record.find(reply.native_id) is None
    assert world.now(reply).status is DeliveryStatus.GONE
    mention, draft = mentions.get(world.db, reply.mention_id), drafts.get(world.db, reply.draft_id)
    assert (mention.status, mention.close_reason) == (MentionStatus.OPEN, None)
    assert (draft.status, draft.text) == (DraftStatus.PENDING, scene.WORDS)
    assert not handoffs.is_answered(world.db, mention)
    asked = next(line for line in moves.history(world.db, "delivery", reply.id) if line.action == "ask_delete")
    assert (asked.actor, asked.detail) == ("Lea", "wrong price")
    assert checks.find_faults(world.db) == []


def test_the_post_can_be_answered_again_after_that(world: Scene) -> None:
    reply = sent(world)
    ask(world, reply)
    delete(world)
    again = world.approve(drafts.get(world.db, reply.draft_id))
    world.deliver()

    assert world.now(again).status is DeliveryStatus.SENT
    assert [post.id for post in world.network.record.newest_first(world.kind) if post.is_ours] == [
        world.now(again).native_id
    ]
    assert checks.find_faults(world.db) == []


@pytest.mark.parametrize("fault", ["drop_before", "drop_after", "error_after", "html", "garbage", "rate_limited"])
def test_a_deletion_of_which_nobody_knows_the_end_is_asked_for_until_it_is_certain(on_x: Scene, fault: str) -> None:
    reply = sent(on_x)
    on_x.network.fail(fault, on="write", times=2)
    on_x.network.fail("error_before", on="read", times=3)
    ask(on_x, reply)
    assert delete(on_x) == Tally(waiting=1)
    assert on_x.now(reply).status is DeliveryStatus.DELETING
    assert on_x.now(reply).error
    for _ in range(6):
        delete(on_x, HOUR)

    assert on_x.now(reply).status is DeliveryStatus.GONE
    assert on_x.network.record.find(reply.native_id) is None
    assert checks.find_faults(on_x.db) == []


def test_while_it_is_being_deleted_nothing_else_goes_to_the_same_post(on_x: Scene) -> None:
    reply = sent(on_x)
    ask(on_x, reply)
    with pytest.raises(InvalidMove, match="it is deleting now"):
        ask(on_x, reply)
    draft = drafts.get(on_x.db, reply.draft_id)
    again = Approval(
        id=reply.approval_id,
        draft_id=draft.id,
        revision_id=draft.revision_id,
        user="Lea",
        hash=reply.hash,
        approved_at=on_x.clock(),
    )

    with pytest.raises(IntegrityError), on_x.db.immediate():
        deliveries.queue(on_x.db, draft, again, next_at=0, now_at=on_x.clock())


def test_what_the_network_will_not_delete_stays_with_its_words(on_x: Scene) -> None:
    reply = sent(on_x)
    on_x.network.fail("forbidden", on="write")
    ask(on_x, reply)
    assert delete(on_x) == Tally(kept=1)

    assert on_x.now(reply).status is DeliveryStatus.SENT
    assert "403" in on_x.now(reply).error
    assert mentions.get(on_x.db, reply.mention_id).status is MentionStatus.CLOSED
    ask(on_x, reply)
    assert delete(on_x) == Tally(gone=1)


def test_a_pause_of_sending_holds_up_no_deletion(on_x: Scene) -> None:
    reply = sent(on_x)
    switches.pause_sending(on_x.db, actor="Lea", reason="storm", now_at=on_x.clock())
    ask(on_x, reply)

    assert delete(on_x) == Tally(gone=1)


def test_an_account_that_is_gone_keeps_the_wish_and_says_so(on_x: Scene) -> None:
    reply = sent(on_x)
    ask(on_x, reply)
    assert deliveries.list_accounts_waiting(on_x.db) == [on_x.account]
    assert deletion.run_once(on_x.db, {}, on_x.clock) == Tally(waiting=1)
    assert "nothing can be deleted there" in on_x.now(reply).error

    assert delete(on_x, HOUR) == Tally(gone=1)


def test_a_clock_set_back_by_a_day_keeps_no_deletion_waiting(on_x: Scene) -> None:
    reply = sent(on_x)
    ask(on_x, reply)
    deletion.run_once(on_x.db, {}, on_x.clock)
    on_x.deliver(-DAY)

    assert delete(on_x, HOUR) == Tally(gone=1)


def test_a_reply_known_by_its_link_alone_is_looked_up_and_only_that_one_is_deleted(world: Scene) -> None:
    draft = world.hear()
    queued = world.approve(draft)
    world.deliver_in_doubt()
    landed = world.posted_by_hand(draft)
    receipt = world.platform.find_reply(draft.target_id, scene.WORDS)
    assert receipt is not None
    delivery.settle_by_hand(world.db, world.now(queued), actor="Lea", posted_url=receipt.url, clock=world.clock)
    ask(world, queued)

    assert delete(world) == Tally(gone=1)
    assert world.network.record.find(landed.id) is None


def test_another_reply_than_the_one_the_link_names_is_left_alone(on_x: Scene) -> None:
    draft = on_x.hear()
    queued = on_x.approve(draft)
    on_x.deliver_in_doubt()
    other = on_x.posted_by_hand(draft)
    link = "https://x.com/acme/status/1999"
    delivery.settle_by_hand(on_x.db, on_x.now(queued), actor="Lea", posted_url=link, clock=on_x.clock)
    ask(on_x, queued)

    assert delete(on_x) == Tally(kept=1)
    assert "not the one that the link names" in on_x.now(queued).error
    assert on_x.network.record.find(other.id) is not None


def test_a_fault_of_our_own_stops_no_other_deletion(on_x: Scene) -> None:
    first, second = sent(on_x), None
    draft = on_x.hear("hello @acme again")
    queued = on_x.approve(drafts.edit(on_x.db, draft.id, draft.version, "Other words.", actor="Lea", now_at=1))
    on_x.deliver()
    second = on_x.now(queued)
    ask(on_x, first)
    ask(on_x, second)
    broken = FakePlatform()
    broken.deletions = [ValueError("odd"), None]

    assert delete(on_x, platform=broken) == Tally(gone=1, waiting=1)
    assert "does not know" in on_x.now(first).error


@pytest.mark.parametrize("is_gone", [True, False])
def test_a_person_may_say_how_it_stands(on_x: Scene, is_gone: bool) -> None:
    reply = sent(on_x)
    ask(on_x, reply)
    assert deletion.settle_by_hand(on_x.db, on_x.now(reply), actor="Lea", is_gone=is_gone, clock=on_x.clock)
    stale = on_x.now(reply)

    assert stale.status is (DeliveryStatus.GONE if is_gone else DeliveryStatus.SENT)
    assert delete(on_x) == Tally()
    assert checks.find_faults(on_x.db) == []


def test_a_deletion_that_slept_while_a_person_settled_it_writes_nothing(on_x: Scene) -> None:
    reply = sent(on_x)
    ask(on_x, reply)
    asleep = on_x.now(reply)
    deletion.settle_by_hand(on_x.db, asleep, actor="Lea", is_gone=False, clock=on_x.clock)

    assert not deletion.settle_by_hand(on_x.db, asleep, actor="Old", is_gone=True, clock=on_x.clock)
    assert on_x.now(reply).status is DeliveryStatus.SENT


def test_it_needs_a_reason_and_a_reply_that_stands(on_x: Scene) -> None:
    queued = on_x.approve(on_x.hear())
    for reason, why in ((" ", "Say why"), ("x" * 501, "at most 500")):
        with pytest.raises(WorkflowError, match=why):
            ask(on_x, queued, reason)
    with pytest.raises(InvalidMove):
        ask(on_x, queued)
    with pytest.raises(NotFound):
        deletion.ask(on_x.db, 999, actor="Lea", reason="x", now_at=1)


def test_tries_wait_longer_the_longer_it_was_asked_for() -> None:
    assert [deletion.wait(lain) for lain in (0, 10 * 60 * SECOND, DAY)] == [30 * SECOND, 5 * 60 * SECOND, HOUR]
