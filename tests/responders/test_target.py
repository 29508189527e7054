"""The post that a reply answers, asked for right before the reply leaves: there, changed, gone, or nobody can say."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterator
from pathlib import Path

import pytest

from domain import audit as auditing
from domain.clock import DAY
from domain.clock import HOUR
from domain.clock import MINUTE
from domain.clock import SECOND
from domain.delivery import Delivery
from domain.delivery import DeliveryStatus
from domain.draft import DraftStatus
from domain.errors import PlatformError
from domain.errors import RateLimited
from domain.errors import Unauthorized
from domain.errors import Unavailable
from domain.mention import MentionStatus
from domain.mention import Post
from domain.person import User
from responders import decisions
from responders import target
from store import audit
from store import checks
from store import contacts
from store import deliveries
from store import drafts
from store import intake
from store import mentions
from store import switches
from store.database import Database
from tests import scene
from tests.builders import a_mention
from tests.builders import a_post
from tests.builders import an_account
from tests.fakes import FakePlatform
from tests.fakes import FrozenClock
from tests.responders.conftest import LOST
from tests.responders.conftest import RULES
from tests.responders.conftest import run
from tests.responders.conftest import status
from tests.scene import Scene

NEW_WORDS = "@marlow never mind, it has just arrived"
DOWN = Unavailable("marlow-x", "cannot be read: 503")


@pytest.fixture(params=["x", "reddit", "bluesky", "mastodon"])
def world(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Scene]:
    with scene.opened(request.param, tmp_path) as opened:
        yield opened


class Slow(FakePlatform):
    """A network at which something happens while it is asked for the post."""

    def __init__(self, meanwhile: Callable[[], object]) -> None:
        super().__init__()
        self._meanwhile = meanwhile

    def find_post(self, native_id: str) -> Post | None:
        self._meanwhile()
        return super().find_post(native_id)


def standing(post: Post | BaseException | None) -> FakePlatform:
    """Answer a network at which the first post stands like this."""
    network = FakePlatform()
    network.posts["p1"] = post
    return network


# --- what is said ----------------------------------------------------------------------------------------------------


def test_a_post_that_stands_as_it_was_stored_is_no_objection() -> None:
    mention = a_mention(text="half \ufffd and a\nline")

    assert target.find_objection(mention, a_post(text="half \ud83d and\x00 a\r\nline"), "X") is None


def test_one_that_is_gone_and_one_that_was_changed_are_told_apart() -> None:
    gone, changed = (target.find_objection(a_mention(), post, "Reddit") for post in (None, a_post(text=NEW_WORDS)))

    assert str(gone).startswith("The post this answers is gone from Reddit, or hidden from us. It was not sent;")
    assert str(changed).startswith("The author changed the post after this was approved. It was not sent;")


# --- gone and changed ------------------------------------------------------------------------------------------------


def test_nothing_is_sent_to_a_post_that_is_gone(db: Database, queued: Delivery, clock: FrozenClock) -> None:
    network = standing(None)
    done = run(db, network, clock)

    assert (done.refused, network.orders) == (1, [])
    assert deliveries.get(db, queued.id).error.startswith("The post this answers is gone from Fake")
    assert drafts.get(db, queued.draft_id).status is DraftStatus.PENDING
    assert mentions.get(db, queued.mention_id).status is MentionStatus.OPEN
    assert checks.find_faults(db) == []


def test_what_a_post_said_before_changes_is_erased_once_it_is_gone(
    db: Database, queued: Delivery, clock: FrozenClock, approver: User
) -> None:
    run(db, standing(a_post(1, text=NEW_WORDS)), clock)
    mention = mentions.get(db, queued.mention_id)
    assert db.scalar("SELECT count(*) FROM earlier_text") == 1
    drafts.record(db, mention, text="Good to hear.", steps=(), playbook="", now_at=clock())
    draft = drafts.find_live(db, mention.id)
    assert draft is not None
    decisions.approve(db, draft.id, draft.version, approver, review=lambda _d, _t: (), undo_ms=0, now_at=clock())
    run(db, standing(None), clock)

    assert db.scalar("SELECT count(*) FROM earlier_text") == 0
    assert [one.post_erased != "" for one in audit.approvals(db)] == [True, False]
    assert checks.find_faults(db) == []


def test_nothing_is_sent_to_a_post_that_says_something_else_by_now(
    db: Database, queued: Delivery, clock: FrozenClock
) -> None:
    network = standing(a_post(1, text=NEW_WORDS))
    done = run(db, network, clock)

    mention = mentions.get(db, queued.mention_id)
    assert (done.refused, network.orders) == (1, [])
    assert "changed the post after this was approved" in deliveries.get(db, queued.id).error
    assert (mention.text, mention.status) == (NEW_WORDS, MentionStatus.OPEN)
    assert [one.id for one in mentions.list_changed(db, 10)] == [mention.id], "it is judged, and drafted for, anew"
    assert drafts.get(db, queued.draft_id).status is DraftStatus.SUPERSEDED
    assert checks.find_faults(db) == []


def test_a_persons_own_words_stay_when_the_post_changes(
    db: Database, queued: Delivery, clock: FrozenClock, approver: User
) -> None:
    decisions.undo(db, queued.mention_id, approver, now_at=clock())
    draft = drafts.get(db, queued.draft_id)
    draft = drafts.edit(db, draft.id, draft.version, "My own words.", actor="Dana", now_at=clock())
    decisions.approve(db, draft.id, draft.version, approver, review=lambda _d, _t: (), undo_ms=0, now_at=clock())
    network = standing(a_post(1, text=NEW_WORDS))
    run(db, network, clock)

    draft = drafts.get(db, draft.id)
    assert (draft.status, draft.text) == (DraftStatus.PENDING, "My own words.")
    decisions.approve(db, draft.id, draft.version, approver, review=lambda _d, _t: (), undo_ms=0, now_at=clock())
    run(db, network, clock)
    assert [order.text for order in network.orders] == ["My own words."], "the person has read the new words"


def test_who_asks_in_an_edit_to_be_left_alone_is_left_alone(db: Database, queued: Delivery, clock: FrozenClock) -> None:
    run(db, standing(a_post(1, text="@marlow Leave me alone!")), clock)

    assert contacts.find(db, "x", mentions.get(db, queued.mention_id).author) is not None


def test_auditors_see_each_approval_with_the_post_as_it_stood_then(
    db: Database, queued: Delivery, clock: FrozenClock, approver: User
) -> None:
    run(db, standing(a_post(1, text=NEW_WORDS)), clock)
    mention = mentions.get(db, queued.mention_id)
    drafts.record(db, mention, text="Good to hear.", steps=(), playbook="", now_at=clock())
    draft = drafts.find_live(db, mention.id)
    assert draft is not None
    decisions.approve(db, draft.id, draft.version, approver, review=lambda _d, _t: (), undo_ms=0, now_at=clock())
    run(db, standing(a_post(1, text="@marlow it came, and it is broken")), clock)

    with audit.snapshot(db):
        found = list(audit.approvals(db))
        sealer = auditing.Sealer()
        lines = [sealer.head("2026"), *(sealer.activity(one) for one in audit.history(db))]
        lines += [sealer.approval(one) for one in found]
        verdict = auditing.verify([*lines, sealer.end()])
    assert [one.post_text for one in found] == [a_post(1).text, NEW_WORDS]
    assert (verdict.faults, verdict.unseen) == ([], 0)


# --- nobody can say --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("error", [DOWN, Unauthorized("marlow-x", "401"), RateLimited("marlow-x", "slow down")])
def test_where_the_network_cannot_say_the_reply_waits_and_is_never_sent_unchecked(
    db: Database, queued: Delivery, clock: FrozenClock, error: PlatformError
) -> None:
    network = standing(error)
    assert run(db, network, clock).waiting == 1

    waiting = deliveries.get(db, queued.id)
    assert (waiting.status, waiting.attempt, network.orders) == (DeliveryStatus.QUEUED, 0, [])
    assert waiting.error == f"The network is asked first whether the post still stands as it was read. {error}"
    assert waiting.next_at == clock() + 30 * SECOND
    run(db, network, clock, MINUTE)
    assert len(network.posts_asked) == 2
    network.posts.clear()
    run(db, network, clock, MINUTE)
    assert len(network.orders) == 1


def test_a_limit_of_reads_is_waited_out_as_long_as_the_network_says(
    db: Database, queued: Delivery, clock: FrozenClock
) -> None:
    network = standing(RateLimited("marlow-x", "slow down", retry_at=clock() + 3 * HOUR))
    for _ in range(4):
        run(db, network, clock, 30 * MINUTE)

    assert len(network.posts_asked) == 1
    assert deliveries.get(db, queued.id).next_at == queued.created_at + 3 * HOUR


def test_a_network_that_wants_to_be_asked_in_years_keeps_nothing_for_ever(
    db: Database, queued: Delivery, clock: FrozenClock
) -> None:
    network = standing(RateLimited("marlow-x", "slow down", retry_at=clock() + 4_000 * DAY))
    run(db, network, clock)
    run(db, network, clock, DAY + MINUTE)

    assert deliveries.get(db, queued.id).status is DeliveryStatus.FAILED_FINAL
    assert "waited for over a day" in deliveries.get(db, queued.id).error


def test_what_can_never_be_read_goes_back_after_a_day_with_the_networks_words(
    db: Database, queued: Delivery, clock: FrozenClock
) -> None:
    network = standing(Unavailable("marlow-x", "cannot be read: 403 not in your plan"))
    for _ in range(30):
        run(db, network, clock, HOUR)

    assert (status(db, queued), network.orders) == (DeliveryStatus.FAILED_FINAL, [])
    error = deliveries.get(db, queued.id).error
    assert error.startswith("This waited for over a day and was not sent.")
    assert "403 not in your plan" in error


def test_an_account_that_may_not_read_sends_unasked_where_its_owner_said_so(
    db: Database, queued: Delivery, clock: FrozenClock
) -> None:
    network = standing(DOWN)
    network.account = an_account(check_target=False)
    run(db, network, clock)

    assert (network.posts_asked, len(network.orders)) == ([], 1)


def test_each_further_try_asks_again_and_a_look_up_does_not(db: Database, queued: Delivery, clock: FrozenClock) -> None:
    network = FakePlatform(sends=[DOWN, LOST])
    run(db, network, clock)
    run(db, network, clock, HOUR)
    assert network.posts_asked == ["p1", "p1"]
    assert status(db, queued) is DeliveryStatus.UNKNOWN
    run(db, network, clock, HOUR)

    assert (len(network.looked_up), len(network.posts_asked)) == (1, 2)


# --- while the network is asked --------------------------------------------------------------------------------------


def test_a_pause_set_while_the_network_is_asked_holds(db: Database, queued: Delivery, clock: FrozenClock) -> None:
    network = Slow(lambda: switches.pause_sending(db, actor="Dana", reason="storm", now_at=clock()))
    run(db, network, clock)

    assert (status(db, queued), network.orders) == (DeliveryStatus.QUEUED, [])
    switches.resume_sending(db, actor="Dana", now_at=clock())
    run(db, FakePlatform(), clock)
    assert status(db, queued) is DeliveryStatus.SENT


def test_what_comes_in_while_the_network_is_asked_is_read_first(
    db: Database, queued: Delivery, clock: FrozenClock
) -> None:
    again = a_post(51, conversation_id="c", created_at=clock() + SECOND)
    network = Slow(
        lambda: intake.record_page(db, account="marlow-x", platform="x", posts=[again], now_at=clock() + SECOND)
    )
    run(db, network, clock)

    assert network.orders == []
    assert "wrote again" in deliveries.get(db, queued.id).error


@pytest.mark.parametrize("post", [None, a_post(1), a_post(1, text=NEW_WORDS)], ids=["gone", "there", "changed"])
def test_who_takes_the_reply_back_while_the_network_is_asked_has_it(
    db: Database, queued: Delivery, clock: FrozenClock, approver: User, post: Post | None
) -> None:
    network = Slow(lambda: decisions.undo(db, queued.mention_id, approver, now_at=clock()))
    network.posts["p1"] = post
    run(db, network, clock)

    assert (status(db, queued), network.orders) == (DeliveryStatus.CANCELLED, [])
    assert drafts.get(db, queued.draft_id).status is DraftStatus.PENDING
    assert checks.find_faults(db) == []


def test_the_deadline_of_the_call_begins_after_the_network_was_asked(
    db: Database, queued: Delivery, clock: FrozenClock
) -> None:
    network = Slow(lambda: clock.advance(2 * RULES.deadline_ms))
    run(db, network, clock)

    assert len(network.orders) == 1


# --- on the real path ------------------------------------------------------------------------------------------------


def test_what_an_author_changed_waits_in_the_queue_as_it_reads_now(world: Scene) -> None:
    draft = world.hear()
    queued = world.approve(draft)
    world.network.record.edit(queued.target_id, "@acme u/acme solved, thank you & good night")
    world.deliver()
    mention = mentions.get(world.db, queued.mention_id)

    assert world.network.posts_sent() == 0
    assert (mention.status, mention.text) == (MentionStatus.OPEN, "@acme u/acme solved, thank you & good night")
    anew = drafts.record(world.db, mention, text="@bob Good night!", steps=(), playbook="", now_at=world.clock())
    assert anew is not None
    again = world.approve(drafts.get(world.db, anew))
    world.deliver()
    assert [post.text for post in world.landed()] == ["@bob Good night!"]
    assert world.now(again).status is DeliveryStatus.SENT
    assert checks.find_faults(world.db) == []


@pytest.mark.parametrize(
    "fault", ["error_before", "drop_before", "html", "garbage", "forbidden", "payment", "unauthorized", "redirect"]
)
def test_a_network_that_cannot_say_is_asked_again_until_it_can(world: Scene, fault: str) -> None:
    queued = world.approve(world.hear())
    world.network.fail(fault, on="read", times=2)
    world.deliver()

    assert world.network.posts_sent() == 0
    assert world.now(queued).status is DeliveryStatus.QUEUED
    assert world.account in world.now(queued).error
    for _ in range(3):
        world.deliver(HOUR)
    assert [post.text for post in world.landed()] == [scene.WORDS]
    assert world.now(queued).status is DeliveryStatus.SENT


def test_a_limit_of_reads_is_waited_out_on_every_network(world: Scene) -> None:
    queued = world.approve(world.hear())
    world.network.fail("rate_limited", on="read")
    world.deliver()

    waiting = world.now(queued)
    assert world.network.posts_sent() == 0
    assert 90 * SECOND < waiting.next_at - world.clock() <= 120 * SECOND
    assert waiting.status is DeliveryStatus.QUEUED


def test_an_account_whose_plan_reads_nothing_is_told_so_after_a_day(world: Scene) -> None:
    queued = world.approve(world.hear())
    world.network.fail("forbidden", on="read", times=-1)
    for _ in range(3):
        world.deliver(DAY // 2)

    assert world.network.posts_sent() == 0
    assert world.now(queued).status is DeliveryStatus.FAILED_FINAL
    assert "403" in world.now(queued).error


@pytest.mark.parametrize("kind", ["x", "reddit"])
def test_where_its_owner_says_that_it_may_not_read_it_writes(tmp_path: Path, kind: str) -> None:
    with scene.opened(kind, tmp_path, check_target=False) as world:
        world.approve(world.hear())
        world.network.fail("forbidden", on="read", times=-1)
        world.deliver()

        assert len(world.landed()) == 1
