"""Replies that were once in somebody's hands: the network is asked before the program sends one of them itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from domain.clock import DAY
from domain.clock import HOUR
from domain.clock import MINUTE
from domain.clock import SECOND
from domain.delivery import DeliveryStatus
from domain.draft import Draft
from domain.mention import MentionStatus
from responders import decisions
from store import checks
from store import deliveries
from store import drafts
from store import intake
from store import mentions
from store import moves
from tests import scene
from tests.builders import a_post
from tests.scene import Scene


@pytest.fixture(params=["x", "reddit", "bluesky", "mastodon"])
def world(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Scene]:
    with scene.opened(request.param, tmp_path) as opened:
        yield opened


@pytest.fixture
def on_x(tmp_path: Path) -> Iterator[Scene]:
    with scene.opened("x", tmp_path) as opened:
        yield opened


def hand_off(world: Scene, draft: Draft) -> None:
    known = drafts.get(world.db, draft.id)
    decisions.hand_off(
        world.db, known.id, known.version, world.lead, review=lambda _d, _t: (), remind_ms=HOUR, now_at=world.clock()
    )


def take_back(world: Scene, draft: Draft) -> None:
    world.clock.advance(5 * MINUTE)
    decisions.take_back(world.db, draft.mention_id, world.lead, now_at=world.clock())


def test_one_posted_by_hand_and_taken_back_without_a_word_is_found_and_not_sent_again(world: Scene) -> None:
    draft = world.hear()
    hand_off(world, draft)
    posted = world.posted_by_hand(draft)
    take_back(world, draft)
    queued = world.approve(draft)
    world.deliver()
    world.deliver(10 * MINUTE)
    world.deliver(HOUR)

    assert [post.id for post in world.landed()] == [posted.id]
    now = world.now(queued)
    assert (now.status, now.native_id) == (DeliveryStatus.SENT, posted.id)
    assert mentions.get(world.db, draft.mention_id).status is MentionStatus.CLOSED
    assert moves.history(world.db, "delivery", queued.id)[0].actor == "system:hand-off"
    assert checks.find_faults(world.db) == []


def test_one_that_nobody_posted_is_sent_once_the_network_has_settled(world: Scene) -> None:
    draft = world.hear()
    hand_off(world, draft)
    take_back(world, draft)
    queued = world.approve(draft)
    world.deliver()
    assert world.landed() == []
    assert "in somebody's hands" in world.now(queued).error
    world.deliver(world.rules.settle_ms)

    assert [post.text for post in world.landed()] == [scene.WORDS]
    assert world.now(queued).status is DeliveryStatus.SENT


def test_a_network_that_cannot_be_asked_is_sent_nothing(on_x: Scene) -> None:
    draft = on_x.hear()
    hand_off(on_x, draft)
    posted = on_x.posted_by_hand(draft)
    take_back(on_x, draft)
    queued = on_x.approve(draft)
    on_x.network.fail("html", on="read", times=2)
    on_x.deliver(5 * MINUTE)
    assert "asked first whether it was posted" in on_x.now(queued).error
    on_x.deliver(HOUR)
    on_x.deliver(HOUR)

    assert [post.id for post in on_x.landed()] == [posted.id]
    assert on_x.network.posts_sent() == 0
    assert on_x.now(queued).status is DeliveryStatus.SENT


def test_a_clock_set_back_does_not_make_it_wait_for_the_old_time(on_x: Scene) -> None:
    draft = on_x.hear()
    hand_off(on_x, draft)
    take_back(on_x, draft)
    queued = on_x.approve(draft)
    on_x.deliver(-DAY)
    on_x.deliver(20 * SECOND)

    assert on_x.now(queued).status is DeliveryStatus.SENT


def test_where_an_earlier_answer_of_ours_hides_it_a_person_looks_first(on_x: Scene) -> None:
    draft = on_x.hear()
    earlier = on_x.posted_by_hand(draft, "An earlier word of ours.")
    hand_off(on_x, draft)
    take_back(on_x, draft)
    queued = on_x.approve(draft)
    # as a colleague's answer that came in before stays known where the conversation is not the same
    ours = a_post(native_id=earlier.id, is_ours=True, created_at=on_x.clock() - DAY)
    intake.record_page(on_x.db, account=on_x.account, platform="x", posts=[ours], now_at=on_x.clock())
    on_x.deliver(5 * MINUTE)
    assert on_x.now(queued).status is DeliveryStatus.FAILED_FINAL
    assert "An earlier reply of ours stands there" in on_x.now(queued).error
    again = on_x.approve(draft)
    on_x.deliver(5 * MINUTE)

    assert on_x.now(again).status is DeliveryStatus.SENT
    assert len(on_x.landed()) == 2


def test_one_that_came_back_for_another_reason_before_is_told_of_all_the_same(on_x: Scene) -> None:
    draft = on_x.hear()
    earlier = on_x.posted_by_hand(draft, "An earlier word of ours.")
    hand_off(on_x, draft)
    take_back(on_x, draft)
    ours = a_post(native_id=earlier.id, is_ours=True, created_at=on_x.clock() - DAY)
    intake.record_page(on_x.db, account=on_x.account, platform="x", posts=[ours], now_at=on_x.clock())
    deliveries.refuse(on_x.db, on_x.approve(draft), "A fact changed since.", now_at=on_x.clock())
    queued = on_x.approve(draft)
    on_x.deliver(5 * MINUTE)

    assert "An earlier reply of ours stands there" in on_x.now(queued).error
    assert on_x.network.posts_sent() == 0
