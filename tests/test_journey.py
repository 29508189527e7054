"""The whole way of a mention, from a network to an approved reply, through the real rooms and real client libraries."""

from __future__ import annotations

import html
import threading
from collections.abc import Callable
from collections.abc import Iterator
from contextlib import ExitStack
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from bench import fake_network
from bench.fake_network import FakeNetwork
from commands import composition
from commands import service
from commands.composition import Program
from domain.clock import HOUR
from domain.clock import SECOND
from domain.delivery import Delivery
from domain.delivery import DeliveryStatus
from domain.errors import ScorerUnavailable
from domain.errors import Uncertain
from domain.mention import CloseReason
from domain.mention import MentionStatus
from domain.person import Role
from domain.platform import Page
from domain.platform import Receipt
from monitor import health
from responders import attempts
from responders import decisions
from responders import delivery as sending
from responders.writing import drafting
from sentiment import asking
from sentiment import triage
from sentiment.language import Detector
from store import checks
from store import deliveries
from store import drafts
from store import mentions
from store import users
from store.database import Database
from tests import desk_house
from tests import programs
from tests import recorded
from tests.builders import a_database
from tests.builders import a_post
from tests.fakes import FakePlatform
from tests.fakes import FrozenClock

#: One stage of the flow, run once.
Stage = Callable[[], object]


@pytest.fixture
def secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in programs.SECRETS.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def network() -> Iterator[FakeNetwork]:
    with fake_network.serve() as server:
        yield server


@contextmanager
def opened(config: Path, db: Path) -> Iterator[Program]:
    """Build the program as the commands do, and close it."""
    with mock.patch("commands.logs.set_up"):
        program = composition.build(config, db, need_secrets=True)
    try:
        yield program
    finally:
        program.db.close()


def desk_app(program: Program) -> FastAPI:
    """Answer the desk exactly as `desk` would serve it."""
    served: list[FastAPI] = []
    with mock.patch("commands.service.serve", lambda app, *_: served.append(app)):
        service.serve_desk(program, threading.Event(), lambda _: None)
    return served[0]


def approve_at_the_desk(program: Program, mention_id: int) -> str:
    """Sign in as an approver, open the mention, approve its draft unchanged; answer the text."""
    users.add(program.db, "Dana", Role.APPROVER, actor="test", now_at=program.clock())
    client: TestClient = desk_house.enter(desk_app(program), "Dana")
    assert client.get(f"/mention/{mention_id}").status_code == 200
    form = desk_house.draft_form(program.db, mention_id)
    answer = client.post(f"/mention/{mention_id}/approve", data=form)
    assert answer.status_code == 303, answer.text
    return form["text"]


def rules_alone() -> triage.Judge:
    """Answer a judge without a model, which loads at once."""
    scorer = asking.NoScorer(why=ScorerUnavailable("no model in this test"))
    return triage.Judge(scorer=scorer, detector=Detector(("en",)))


def only_delivery(program: Program) -> Delivery:
    found = deliveries.list_newest(program.db)
    assert len(found) == 1
    return found[0]


# --- (a) a crash after every commit ----------------------------------------------------------------------------------


class Crash(BaseException):
    """The process dies here: nothing that runs afterwards knows anything but the database."""


class Flow:
    """All stages over one database and one scripted network that remembers what it took."""

    def __init__(self, db: Database, clock: FrozenClock, judge: triage.Judge) -> None:
        self.db, self.clock, self.judge = db, clock, judge
        self.landed: list[tuple[str, str]] = []
        self.platform = FakePlatform({"mentions": [Page(posts=(a_post(1),), newest="p1")] * 40}, bounded=False)
        self.platform.REFUSES_DUPLICATES = True
        self.platform.send = self._send  # type: ignore[method-assign]
        self.platform.find_reply = self._find  # type: ignore[method-assign]
        with mock.patch("commands.logs.set_up"):
            blank = composition.load(None, db.path, need_secrets=False)
        self.writer = Program(loaded=blank, db=db, clock=clock).writer
        self.user = users.add(db, "Dana", Role.APPROVER, actor="test", now_at=clock())

    def _send(self, order: Any) -> Receipt:
        self.landed.append((order.target_id, order.text))
        return Receipt(native_id=f"r{len(self.landed)}")

    def _find(self, target_id: str, text: str) -> Receipt | None:
        return Receipt(native_id="r1") if (target_id, text) in self.landed else None

    def poll(self) -> object:
        return health.poll_now(self.db, self.platform, self.clock, rng=mock.Mock(random=lambda: 0.5, uniform=max))

    def triage(self) -> object:
        return triage.run_once(self.db, self.judge, self.clock)

    def draft(self) -> object:
        return drafting.run_once(self.db, self.writer, self.clock)

    def approve(self) -> object:
        waiting = [row["id"] for row in self.db.rows("SELECT id FROM draft WHERE status = 'pending'")]
        for draft_id in waiting:
            version = drafts.get(self.db, draft_id).version
            decisions.approve(
                self.db, draft_id, version, self.user, review=lambda _d, _t: (), undo_ms=0, now_at=self.clock()
            )
        return None

    def deliver(self) -> object:
        self.clock.advance(HOUR)
        return sending.run_once(self.db, {"marlow-x": self.platform}, sending.Rules(), self.clock)

    def stages(self) -> tuple[Stage, ...]:
        return (self.poll, self.triage, self.draft, self.approve, self.deliver)


@contextmanager
def dying_at_commit(number: int) -> Iterator[list[int]]:
    """Let the process die right after its `number`th commit; answers a list that counts the commits."""
    counted: list[int] = []
    immediate = Database.immediate

    @contextmanager
    def dying(self: Database) -> Iterator[None]:
        is_outer = not self.connection().in_transaction
        with immediate(self):
            yield
        if is_outer:
            counted.append(1)
            if len(counted) == number:
                raise Crash

    with mock.patch.object(Database, "immediate", dying):
        yield counted


def test_a_mention_is_answered_once_whatever_commit_the_process_dies_after(tmp_path: Path, clock: FrozenClock) -> None:
    judge = rules_alone()
    number, was_killed = 0, True
    while was_killed:
        number += 1
        db = a_database(tmp_path / f"{number}.db")
        flow, was_killed = Flow(db, clock, judge), False
        with dying_at_commit(number):
            try:
                for stage in flow.stages():
                    stage()
            except Crash:
                was_killed = True
        for _ in range(3):
            for stage in flow.stages():
                stage()

        found = mentions.find(db, "x", "p1")
        assert (found.status, found.close_reason) == (MentionStatus.CLOSED, CloseReason.REPLIED), number
        assert len(flow.landed) == 1, number
        assert db.scalar("SELECT count(*) FROM mention") == 1
        assert checks.find_faults(db) == []
        db.close()
    assert number > 8, "the flow commits at least once a stage, and twice around the call"


# --- (b) recorded exchanges through tweepy and praw ------------------------------------------------------------------


@pytest.mark.usefixtures("secrets")
def test_recorded_mentions_are_judged_drafted_approved_and_answered_through_tweepy_and_praw(tmp_path: Path) -> None:
    x_files = ["x/get_users_mentions.json", "x/create_and_delete_tweet.json", "x/get_me.json"]
    x_files.append(recorded.answered_at("/2/tweets", x_files[0], "/2/users/783214/mentions", tmp_path))
    reddit_files = ["reddit/inbox_mentions.json", "reddit/comment_reply.json"]
    reddit_files.append(recorded.answered_at("/api/info", reddit_files[0], "/message/mentions", tmp_path))
    db = tmp_path / "allears.db"
    with ExitStack() as stack:
        x_url = stack.enter_context(recorded.serve(x_files))
        url = stack.enter_context(recorded.serve(reddit_files, [("<USERNAME>", "acme_test")]))
        config = programs.network_config(tmp_path, url, x_url=x_url)
        config.write_text(
            config.read_text().replace('"4200"', '"783214"').replace("[desk]", "[desk]\nundo_seconds = 0")
        )
        polled = programs.call("poll", "--config", config, "--db", db, "--json")
        assert polled.code == 0, polled.err
        assert {told["account"]: told["new"] for told in polled.json} == {"acme-x": 10, "acme-reddit": 16}
        assert programs.call("triage", "--config", config, "--db", db, "--json").json == {"judged": 26}
        assert programs.call("draft", "--config", config, "--db", db, "--json").json["drafted"] == 26
        with opened(config, db) as program:
            texts = {name: approve_at_the_desk(program, _first(program, name)) for name in ("acme-x", "acme-reddit")}
        delivered = programs.call("deliver", "--config", config, "--db", db, "--json")
        again = programs.call("deliver", "--config", config, "--db", db, "--json")
        outbox = programs.call("export", "outbox", "--config", config, "--db", db, "--json").json
        assert programs.call("check", "--config", config, "--db", db).code == 0

    assert (delivered.json["sent"], again.json["sent"]) == (2, 0)
    assert {row["account"]: row["text"] for row in outbox} == texts
    assert {row["account"]: row["native_id"] for row in outbox} == {
        "acme-x": "1456012973835788293", "acme-reddit": "t1_d1680wu",
    }  # fmt: skip
    assert {row["status"] for row in outbox} == {"sent"}
    assert all(row["url"] for row in outbox)


def _first(program: Program, account: str) -> int:
    """Answer the first mention of an account that has a draft the guard lets pass."""
    sql = """SELECT d.id FROM draft d JOIN mention m ON m.id = d.mention_id
             WHERE m.account = ? AND d.status = 'pending' ORDER BY m.id"""
    for row in program.db.rows(sql, (account,)):
        draft = drafts.get(program.db, row["id"])
        if not [finding for finding in program.review(draft, draft.text) if finding.severity == "block"]:
            return draft.mention_id
    raise AssertionError(f"the guard blocks every draft of {account}")


# --- (c) what a network answers to a post ----------------------------------------------------------------------------


@pytest.fixture
def approved(tmp_path: Path, network: FakeNetwork, secrets: None) -> Iterator[Callable[[str], Program]]:
    """Bring one mention in from a fake network, up to its approval at the desk."""
    with ExitStack() as stack:

        def approved(kind: str) -> Program:
            above = network.record.publish(kind, "mia", "late parcels, all of them") if kind == "reddit" else None
            parent = above.id if above else ""
            network.record.publish(kind, "bob", "@acme u/acme my parcel is late, why?", parent=parent)
            config = programs.network_config(tmp_path, network.url)
            program = stack.enter_context(opened(config, tmp_path / "allears.db"))
            clock = FrozenClock(program.clock())
            program = Program(loaded=program.loaded, db=program.db, clock=clock)
            health.poll_now(program.db, program.platforms[f"acme-{kind}"], clock, rng=mock.Mock(uniform=max))
            triage.run_once(program.db, rules_alone(), clock)
            clock.advance(3 * SECOND)
            drafting.run_once(program.db, program.writer, clock)
            approve_at_the_desk(program, 1)
            return program

        yield approved


def where(program: Program) -> tuple[object, ...]:
    """Answer the options that name a program's configuration and database."""
    return "--config", program.loaded.file, "--db", program.db.path


def deliver(program: Program, after: int) -> None:
    assert isinstance(program.clock, FrozenClock)
    program.clock.advance(after)
    sending.run_once(program.db, program.platforms, program.delivery_rules, program.clock)


@pytest.mark.parametrize("kind", ["x", "reddit"])
def test_a_403_brings_the_mention_back_into_the_queue_with_the_network_s_words(
    network: FakeNetwork, approved: Callable[[str], Program], kind: str
) -> None:
    program = approved(kind)
    network.fail("forbidden", on="write")
    for _ in range(3):
        deliver(program, HOUR)

    delivery = only_delivery(program)
    assert delivery.status is DeliveryStatus.FAILED_FINAL
    assert "reply" in delivery.error
    assert mentions.get(program.db, 1).status is MentionStatus.OPEN
    draft = drafts.find_live(program.db, 1)
    assert draft is not None
    assert (draft.status, draft.approval_id) == ("pending", None)
    desk = desk_house.enter(desk_app(program), "Dana")
    page = desk.get("/mention/1").text
    assert "Our last reply was not sent" in page
    assert html.escape(delivery.error) in page
    assert html.escape(delivery.error) in desk.get("/outbox").text
    assert network.record.replies() == []
    assert network.posts_sent() == 1
    assert checks.find_faults(program.db) == []


@pytest.mark.parametrize("fault", ["drop_after", "drop_late", "error_after", "html_after"])
@pytest.mark.parametrize("kind", ["x", "reddit"])
def test_an_answer_that_is_lost_ends_as_unknown_and_is_found_by_look_up(
    network: FakeNetwork, approved: Callable[[str], Program], kind: str, fault: str
) -> None:
    program = approved(kind)
    network.fail(fault, on="write")
    deliver(program, HOUR)
    assert only_delivery(program).status is DeliveryStatus.UNKNOWN
    assert mentions.get(program.db, 1).status is MentionStatus.ANSWERING
    assert network.record.wait_for_replies(1, seconds=10)
    for _ in range(3):
        deliver(program, HOUR)

    delivery, (landed,) = only_delivery(program), network.record.replies()
    assert delivery.status is DeliveryStatus.SENT
    assert (delivery.native_id, delivery.text) == (landed.id, landed.text)
    assert mentions.get(program.db, 1).close_reason is CloseReason.REPLIED
    assert network.posts_sent() == 1
    assert checks.find_faults(program.db) == []


@pytest.mark.parametrize(("kind", "status", "posts"), [("x", "sent", 1), ("reddit", "held", 0)])
def test_a_post_that_never_arrived_is_repeated_only_where_the_network_refuses_duplicates(
    network: FakeNetwork, approved: Callable[[str], Program], kind: str, status: str, posts: int
) -> None:
    program = approved(kind)
    network.fail("drop_before", on="write")
    for _ in range(5):
        deliver(program, HOUR)

    assert only_delivery(program).status == status
    assert len(network.record.replies()) == posts
    assert checks.find_faults(program.db) == []


def test_while_sending_is_paused_nothing_leaves(network: FakeNetwork, approved: Callable[[str], Program]) -> None:
    program = approved("x")
    paused = programs.call("pause", "storm", *where(program), "--json")
    deliver(program, HOUR)
    assert paused.json["paused"]["reason"] == "storm"
    assert network.posts_sent() == 0
    assert programs.call("resume", *where(program), "--json").json == {"paused": None}
    deliver(program, HOUR)

    assert len(network.record.replies()) == 1


def test_an_uncertain_error_never_says_it_was_not_posted() -> None:
    """The two errors differ in what may be done next; mixing them up is how a reply is doubled."""
    assert attempts.after_failure(Uncertain("acme", "lost"), 0) is attempts.Next.DOUBT
