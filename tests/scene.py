"""A small world for delivery: a fake network over HTTP, the real client, a real database, and a person who decides."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from dataclasses import field
from pathlib import Path

from bench import fake_network
from bench._fake_record import FakePost
from bench.fake_network import FakeNetwork
from domain.assessment import Assessment
from domain.assessment import Intent
from domain.assessment import Sentiment
from domain.clock import SECOND
from domain.clock import system_clock
from domain.delivery import Delivery
from domain.draft import Draft
from domain.errors import Uncertain
from domain.mention import Mention
from domain.person import Role
from domain.person import User
from domain.platform import Cursor
from domain.platform import Platform
from domain.priority import Priority
from domain.priority import Ranking
from responders import decisions
from responders import delivery
from responders.delivery import Rules
from responders.delivery import Tally
from store import assessments
from store import deliveries
from store import drafts
from store import intake
from store import mentions
from store import users
from store.assessments import Judgement
from store.database import Database
from tests.builders import a_database
from tests.fakes import FakePlatform
from tests.fakes import FrozenClock
from tests.platform_accounts import a_platform

WORDS = "@bob Thank you for telling us, we look into it."
LOST = Uncertain("acme", "the connection broke before the answer")


@dataclass(kw_only=True)
class Scene:
    """One account of ours on one fake network. Time stands still until a test lets it pass."""

    kind: str
    db: Database
    network: FakeNetwork
    platform: Platform
    lead: User
    clock: FrozenClock
    rules: Rules = field(default_factory=Rules)

    @property
    def account(self) -> str:
        return self.platform.account.name

    def hear(self, text: str = "hello @acme u/acme about acme", conversation: str = "") -> Draft:
        """Let somebody write to us, and a reply be drafted."""
        root = conversation or self.network.record.publish(self.kind, "ann", f"acme opening {text}").id
        post = self.network.record.publish(self.kind, "bob", text, parent=root)
        source = {"reddit": "comments"}.get(self.kind, "mentions")
        page = self.platform.fetch(source, Cursor())
        heard = [one for one in page.posts if one.native_id == post.id]
        done = intake.record_page(
            self.db, account=self.account, platform=self.kind, posts=heard, now_at=self.clock(), brand="Acme"
        )
        mention = self._judge(done.new_ids[0])
        draft_id = drafts.record(self.db, mention, text=WORDS, steps=(), playbook="", now_at=self.clock())
        assert draft_id is not None
        return drafts.get(self.db, draft_id)

    def _judge(self, mention_id: int) -> Mention:
        read = Assessment(
            mention_id=mention_id, sentiment=Sentiment.NEGATIVE, probabilities=None, intent=Intent.COMPLAINT,
            language="en", needs_reply=True, model="test", assessed_at=self.clock(),
        )  # fmt: skip
        ranking = Ranking(score=50.0, priority=Priority.HIGH, reasons=(), due_at=self.clock())
        assessments.record(self.db, [Judgement(assessment=read, ranking=ranking)], now_at=self.clock())
        return mentions.get(self.db, mention_id)

    def approve(self, draft: Draft) -> Delivery:
        """Approve a draft as it stands, with an undo window of twenty seconds."""
        known = drafts.get(self.db, draft.id)
        return decisions.approve(
            self.db, known.id, known.version, self.lead, review=lambda _d, _t: (), undo_ms=20 * SECOND,
            now_at=self.clock(),
        )  # fmt: skip

    def deliver(self, wait: int = 20 * SECOND, *, platform: Platform | None = None) -> Tally:
        """Let time pass, then do what is due."""
        self.clock.advance(wait)
        return delivery.run_once(self.db, {self.account: platform or self.platform}, self.rules, self.clock)

    def deliver_in_doubt(self) -> Tally:
        """Let the answer to a reply be lost on its way, and the reply itself, too."""
        losing = FakePlatform(account=self.platform.account, sends=[LOST])
        losing.find_post = self.platform.find_post  # type: ignore[method-assign]
        return self.deliver(platform=losing)

    def now(self, queued: Delivery) -> Delivery:
        """Answer a delivery as it is now."""
        return deliveries.get(self.db, queued.id)

    def landed(self) -> list[FakePost]:
        """Answer every reply of ours that the network ever took."""
        return self.network.record.replies(self.kind)

    def posted_by_hand(self, draft: Draft, text: str = WORDS) -> FakePost:
        """Let a person post a reply in the network's own page."""
        return self.network.record.publish(self.kind, "acme", text, parent=draft.target_id)


@contextmanager
def opened(kind: str, folder: Path, **changes: object) -> Iterator[Scene]:
    """Open such a world; `changes` go over the account's fields."""
    db = a_database(folder / "allears.db")
    with fake_network.serve() as network:
        clock = FrozenClock(system_clock())
        lead = users.add(db, "Lea", Role.LEAD, actor="test", now_at=clock())
        platform = a_platform(kind, network.url, **changes)
        yield Scene(kind=kind, db=db, network=network, platform=platform, lead=lead, clock=clock)
    db.close()
