"""Whatever people, networks, clocks and crashes do in whatever order, the promises of the outbox hold."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest import mock

from hypothesis import HealthCheck
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine
from hypothesis.stateful import initialize
from hypothesis.stateful import invariant
from hypothesis.stateful import precondition
from hypothesis.stateful import rule

from commands import composition
from commands.composition import Program
from domain.clock import DAY
from domain.clock import HOUR
from domain.clock import MINUTE
from domain.clock import SECOND
from domain.delivery import DeliveryStatus
from domain.draft import RejectReason
from domain.draft import approval_hash
from domain.errors import GuardViolation
from domain.errors import NotFound
from domain.errors import RateLimited
from domain.errors import Rejected
from domain.errors import ScorerUnavailable
from domain.errors import Unauthorized
from domain.errors import Unavailable
from domain.errors import Uncertain
from domain.errors import WorkflowError
from domain.mention import Author
from domain.mention import MentionKind
from domain.person import Role
from domain.platform import Order
from domain.platform import Receipt
from responders import bulk
from responders import decisions
from responders import delivery as sending
from responders import handoff
from responders import verdict
from responders.writing import drafting
from sentiment import asking
from sentiment import triage
from sentiment.language import Detector
from store import checks
from store import contacts
from store import database
from store import deliveries
from store import drafts
from store import handoffs
from store import intake
from store import leases
from store import mentions
from store import migrations
from store import switches
from store import users
from tests.builders import a_post
from tests.fakes import FakePlatform
from tests.fakes import FrozenClock

ACCOUNT = "marlow-x"
#: Who writes every post.
ADA = Author(native_id="u7", handle="ada")
ANSWERS = st.sampled_from(
    ["sent", "sent", "sent", "refused", "lost", "lost_landed", "lost_late", "limited", "down", "unauthorized",
     "die_before", "die_after"]
)  # fmt: skip
MOMENTS = st.sampled_from([SECOND, 30 * SECOND, 3 * MINUTE, HOUR, HOUR, DAY, -SECOND, -HOUR])
TEXTS = st.sampled_from(["We hear you.", "Thank you, we are on it.", "Sorry about that \u202e\u200b!", "x" * 400, " "])
FIRST_STATUS = {"mention": "new", "draft": "pending", "delivery": "queued"}


class Death(BaseException):
    """The process dies inside the network call; only the database is left."""


class Net(FakePlatform):
    """A network with a memory of its own: what landed, whatever we were told."""

    def __init__(self, *, refuses_duplicates: bool) -> None:
        super().__init__()
        self.REFUSES_DUPLICATES = refuses_duplicates
        self.landed: list[tuple[str, str]] = []
        self.late: list[tuple[str, str]] = []
        self.answer = "sent"
        self.is_blind = False

    def send(self, order: Order) -> Receipt:
        self.orders.append(order)
        post = (order.target_id, order.text)
        answer, self.answer = self.answer, "sent"
        refusals: dict[str, BaseException] = {
            "refused": Rejected(ACCOUNT, "no"), "lost": Uncertain(ACCOUNT, "cut"), "down": Unavailable(ACCOUNT, "503"),
            "limited": RateLimited(ACCOUNT, "slow down"), "unauthorized": Unauthorized(ACCOUNT, "401"),
            "die_before": Death(),
        }  # fmt: skip
        if answer in refusals:
            raise refusals[answer]
        if self.REFUSES_DUPLICATES and post in self.landed + self.late:
            raise Uncertain(ACCOUNT, "duplicate content")
        (self.late if answer == "lost_late" else self.landed).append(post)
        if answer == "die_after":
            raise Death
        if answer in {"lost_landed", "lost_late"}:
            raise Uncertain(ACCOUNT, "cut")
        return Receipt(native_id=f"r{len(self.landed)}")

    def find_reply(self, target_id: str, text: str) -> Receipt | None:
        if self.is_blind:
            raise Unavailable(ACCOUNT, "the look-up failed")
        return Receipt(native_id=f"found {target_id}") if (target_id, text) in self.landed else None


def _template(folder: Path) -> Path:
    path = folder / "template.db"
    migrations.open_database(path).close()
    return path


class Outbox(RuleBasedStateMachine):
    """One database, one network, several people, and a clock that jumps."""

    folder: Path
    template: Path
    writer: Any
    #: Made once: its list of languages takes half a second to load.
    judge = triage.Judge(scorer=asking.NoScorer(why=ScorerUnavailable("none")), detector=Detector(("en",)))
    landed_count: int
    ends: Counter[str | None]
    call_count: int

    @initialize(refuses_duplicates=st.booleans())
    def start(self, refuses_duplicates: bool) -> None:
        path = Path(tempfile.mkdtemp(dir=self.folder)) / "allears.db"
        shutil.copyfile(self.template, path)
        self.clock, self.net = FrozenClock(), Net(refuses_duplicates=refuses_duplicates)
        self.count = self.hand_count = 0
        self.db = migrations.open_database(path)
        self.user = users.add(self.db, "Dana", Role.APPROVER, actor="test", now_at=self.clock())
        self.lead = users.add(self.db, "Lea", Role.LEAD, actor="test", now_at=self.clock())
        self.bring_into_the_outbox()  # every example has something to send, however short it is

    def teardown(self) -> None:
        if hasattr(self, "db"):
            self._expect_a_sound_end()
            self.db.close()
            shutil.rmtree(self.db.path.parent)

    # --- what happens ---------------------------------------------------------------------------------------------

    @rule(is_again=st.booleans())
    def receive(self, is_again: bool) -> None:
        """A post comes in, be it one that came before, and is judged and drafted at once or later."""
        self.count += not is_again
        post = a_post(max(1, self.count), kind=MentionKind.MENTION, created_at=self.clock())
        intake.record_page(self.db, account=ACCOUNT, platform="x", posts=[post], now_at=self.clock())

    @rule()
    def judge_and_draft(self) -> None:
        triage.run_once(self.db, self.judge, self.clock)
        drafting.run_once(self.db, self.writer, self.clock)

    @rule()
    def bring_into_the_outbox(self) -> None:
        """The usual way, in one step, so that a short run reaches what comes after it."""
        self.receive(is_again=False)
        self.judge_and_draft()
        for row in self.db.rows("SELECT id FROM draft WHERE status = 'pending' ORDER BY id DESC LIMIT 1"):
            draft = drafts.get(self.db, row["id"])
            self._try(decisions.approve, draft.id, draft.version, self.user, review=self.review, undo_ms=0)

    @rule(pick=st.integers(0, 5), text=TEXTS)
    def edit(self, pick: int, text: str) -> None:
        if draft := self._draft(pick):
            self._try(decisions.edit, draft.id, draft.version, self.user, text)

    @rule(pick=st.integers(0, 5), undo_ms=st.sampled_from([0, 20 * SECOND]), behind=st.sampled_from([0, 0, 0, 1]))
    def approve(self, pick: int, undo_ms: int, behind: int) -> None:
        if draft := self._draft(pick):
            options = {"review": self.review, "undo_ms": undo_ms}
            self._try(decisions.approve, draft.id, draft.version - behind, self.user, **options)

    @rule(pick=st.integers(0, 5), reason=st.sampled_from(RejectReason))
    def reject(self, pick: int, reason: RejectReason) -> None:
        if draft := self._draft(pick):
            self._try(decisions.reject, draft.id, draft.version, self.user, reason=reason)

    @rule(pick=st.integers(0, 5), what=st.sampled_from(["snooze", "dismiss", "undo", "undo", "write"]))
    def decide(self, pick: int, what: str) -> None:
        rows = self.db.rows("SELECT id FROM mention ORDER BY id")
        if not rows:
            return
        mention_id = rows[pick % len(rows)]["id"]
        if what == "undo" and any(one.mention_id == mention_id and self.is_posted(one) for one in self.handed_off()):
            return  # who takes a hand-off back says that they did not post it; that word is believed
        more: dict[str, Any] = {"until_at": self.clock() + HOUR} if what == "snooze" else {}
        words = ["My own words."] if what == "write" else []
        self._try(getattr(decisions, what), mention_id, self.user, *words, **more)

    @rule(pick=st.integers(0, 5), what=st.sampled_from(["escalate", "escalate", "give_back", "take_over", "hold"]))
    def work_together(self, pick: int, what: str) -> None:
        """One asks the other to decide, gives it back, is on it, or takes it over."""
        rows = self.db.rows("SELECT id FROM mention ORDER BY id")
        if not rows:
            return
        mention_id, user = rows[pick % len(rows)]["id"], self.lead if pick % 2 else self.user
        if what == "hold":
            leases.hold(self.db, mention_id, user, now_at=self.clock())
            return
        more: dict[str, Any] = {"to": self.lead if pick % 3 else Role.LEAD, "reason": "look"}
        self._try(getattr(decisions, what), mention_id, user, **(more if what == "escalate" else {}))

    @rule(what=st.sampled_from(["dismiss", "snooze", "escalate", "reject"]), is_undone=st.booleans())
    def decide_in_bulk(self, what: str, is_undone: bool) -> None:
        """Everything in sight at once, and perhaps all of it back, now or after whatever else happens."""
        more: dict[str, dict[str, Any]] = {
            "snooze": {"until_at": self.clock() + HOUR}, "escalate": {"to": self.user, "reason": "look"},
            "reject": {"reason": RejectReason.WRONG_TONE},
        }  # fmt: skip
        if keys := [row["id"] for row in self.db.rows("SELECT id FROM mention ORDER BY id")]:
            self._try(getattr(bulk, what), keys, self.lead, **more.get(what, {}))
        last_id = self.db.scalar("SELECT max(id) FROM batch")
        if is_undone and last_id:
            self._try(bulk.undo, last_id, self.lead)

    @rule(is_new=st.booleans(), pick=st.integers(0, 5))
    def hand_off(self, is_new: bool, pick: int) -> None:
        """A draft is handed off, be it one that was made for it, so that a short run reaches what comes after."""
        if is_new:
            self.receive(is_again=False)
            self.judge_and_draft()
        if draft := self._draft(-1 if is_new else pick):
            self._try(decisions.hand_off, draft.id, draft.version, self.user, review=self.review, remind_ms=HOUR)

    @precondition(lambda self: bool(self.handed_off()))
    @rule(what=st.sampled_from(["post", "post", "post and tell", "post and tell", "take back"]))
    def end_a_hand_off(self, what: str) -> None:
        """A person posts the reply, and says so or forgets to; or takes it back where it was not posted."""
        handed = self.handed_off()[0]
        post = (handed.target_id, handed.text)
        if what != "take back" and post not in self.net.landed:
            self.net.landed.append(post)
            self.hand_count += 1
        if what == "post and tell":
            self._try(decisions.record_posted, handed.mention_id, self.user, f"https://x.example/{handed.id}")
        if what == "take back" and post not in self.net.landed:
            self._try(decisions.take_back, handed.mention_id, self.user)

    @rule(what=st.sampled_from(["post and tell", "post and tell", "take back"]))
    def hand_off_and_end(self, what: str) -> None:
        """Both at once, or runs that happen to part them would hardly ever see the end of a hand-off."""
        self.hand_off(is_new=True, pick=0)
        if self.handed_off():
            self.end_a_hand_off(what)

    @rule(is_listed=st.sampled_from([True, False, False, False]))
    def leave_alone(self, is_listed: bool) -> None:
        """The author of every post asks to be left alone, or asks for an answer again."""
        change = contacts.add if is_listed else contacts.lift
        if (contacts.find(self.db, "x", ADA) is None) is is_listed:
            change(self.db, "x", ADA, reason="her wish", actor="Dana", now_at=self.clock())

    @rule(answer=ANSWERS, is_blind=st.booleans(), after=st.sampled_from([0, MINUTE, HOUR]))
    def deliver(self, answer: str, is_blind: bool, after: int) -> None:
        self.pass_time(after)
        self.net.answer, self.net.is_blind = answer, is_blind
        is_paused, before = switches.find_pause(self.db) is not None, len(self.net.orders)
        is_left_alone = contacts.find(self.db, "x", ADA) is not None
        try:
            sending.run_once(self.db, {ACCOUNT: self.net}, sending.Rules(), self.clock)
            handoff.run_once(self.db, {ACCOUNT: self.net}, self.clock)
        except Death:
            self.db.close()  # the next use opens it anew, as the next process would
        assert not (is_paused or is_left_alone) or len(self.net.orders) == before

    @rule(by=MOMENTS)
    def pass_time(self, by: int) -> None:
        """What was on its way lands before anybody looks again, as networks promise within the settling time."""
        self.clock.advance(by)
        if by > 0:
            self.net.landed, self.net.late = self.net.landed + self.net.late, []
        mentions.wake_due(self.db, self.clock())

    @rule(is_paused=st.booleans())
    def throw_the_switch(self, is_paused: bool) -> None:
        if is_paused:
            switches.pause_sending(self.db, actor="Dana", reason="storm", now_at=self.clock())
        else:
            switches.resume_sending(self.db, actor="Dana", now_at=self.clock())

    @precondition(lambda self: bool(self.held()))
    @rule(is_sent_again=st.booleans())
    def settle_by_hand(self, is_sent_again: bool) -> None:
        """A person looks at the network's page and says what stands there."""
        held = self.held()[0]
        is_there = (held.target_id, held.text) in self.net.landed + self.net.late
        url = "https://x.example/1" if is_there else ""
        sending.settle_by_hand(
            self.db, held, actor="Dana", posted_url=url, send_again=is_sent_again and not is_there, clock=self.clock
        )

    # --- what must hold -------------------------------------------------------------------------------------------

    @invariant()
    def nobody_is_answered_twice(self) -> None:
        if hasattr(self, "net"):
            targets = Counter(target for target, _ in self.net.landed + self.net.late)
            assert all(count == 1 for count in targets.values()), targets

    @invariant()
    def every_call_had_an_approval_of_exactly_its_text(self) -> None:
        if not hasattr(self, "net"):
            return
        approved = {row[0] for row in self.db.rows("SELECT hash FROM approval")}
        for order in self.net.orders:
            assert approval_hash(ACCOUNT, order.target_id, order.text) in approved

    def review(self, draft: Any, _text: str) -> Any:
        """Answer the verdict as findings, as the program does; the guard has nothing to say here."""
        return verdict.find(self.db, mentions.get(self.db, draft.mention_id), self.net.account, ()).findings()

    def is_posted(self, handed: Any) -> bool:
        return (handed.target_id, handed.text) in self.net.landed

    def handed_off(self) -> list[Any]:
        return handoffs.list_open(self.db) if hasattr(self, "db") else []

    def held(self) -> list[Any]:
        if not hasattr(self, "db"):
            return []
        return [found for found in deliveries.list_newest(self.db) if found.status is DeliveryStatus.HELD]

    def _expect_a_sound_end(self) -> None:
        Outbox.landed_count += len(self.net.landed) - self.hand_count
        Outbox.call_count += len(self.net.orders)
        Outbox.ends.update(row["outcome"] for row in self.db.rows("SELECT outcome FROM hand_off"))
        assert checks.find_faults(self.db) == []
        assert self._replayed() == self._stored()
        for found in deliveries.list_newest(self.db):
            if found.status is DeliveryStatus.SENT:
                assert (found.target_id, found.text) in self.net.landed + self.net.late

    def _replayed(self) -> dict[tuple[str, str], str]:
        """Answer each thing's status as its history alone tells it; a line that does not follow is an error."""
        told = {key: FIRST_STATUS[key[0]] for key in self._stored()}
        sql = "SELECT * FROM activity WHERE from_status <> '' ORDER BY id"
        for row in self.db.rows(sql):
            key = (row["subject"], row["subject_id"])
            assert told[key] == row["from_status"], dict(row)
            told[key] = row["to_status"]
        return told

    def _stored(self) -> dict[tuple[str, str], str]:
        return {
            (table, str(row["id"])): row["status"]
            for table in FIRST_STATUS
            for row in self.db.rows(f"SELECT id, status FROM {table}")
        }

    def _draft(self, pick: int) -> Any:
        rows = self.db.rows("SELECT id FROM draft ORDER BY id")
        return drafts.get(self.db, rows[pick % len(rows)]["id"]) if rows else None

    def _try(self, act: Any, *arguments: Any, **options: Any) -> None:
        """Do it as a person would; a refusal is an answer too, and must change nothing."""
        before = self.db.scalar("SELECT count(*) FROM activity")
        try:
            act(self.db, *arguments, **options, now_at=self.clock())
        except (WorkflowError, GuardViolation, NotFound):
            assert self.db.scalar("SELECT count(*) FROM activity") == before


def test_no_order_of_events_breaks_a_promise(tmp_path: Path) -> None:
    Outbox.folder, Outbox.template = tmp_path, _template(tmp_path)
    loaded = composition.load(None, tmp_path / "template.db", need_secrets=False)
    Outbox.writer = replace(Program(loaded=loaded, db=migrations.open_database(Outbox.template)).writer, settle_ms=0)
    Outbox.landed_count = Outbox.call_count = 0
    Outbox.ends = Counter()
    quick = [setting.replace("synchronous=FULL", "synchronous=OFF") for setting in database._SETTINGS]
    with mock.patch("store.database._SETTINGS", quick):
        Outbox.TestCase.settings = settings(
            max_examples=360,
            stateful_step_count=20,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            report_multiple_bugs=False,
        )
        Outbox.TestCase().runTest()
    assert Outbox.call_count > Outbox.landed_count > 50, "otherwise next to nothing was tried"
    assert Outbox.ends["posted"] + Outbox.ends["returned"] > 10, f"the same holds for hand-offs: {Outbox.ends}"
