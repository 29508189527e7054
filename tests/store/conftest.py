"""A database with people in it, and short ways to fill it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from domain.assessment import Assessment
from domain.assessment import Intent
from domain.assessment import Probabilities
from domain.assessment import Sentiment
from domain.draft import Draft
from domain.mention import Author
from domain.mention import Mention
from domain.mention import MentionKind
from domain.mention import Post
from domain.person import Role
from domain.person import User
from domain.priority import Priority
from domain.priority import Ranking
from domain.priority import Reason
from store import assessments
from store import drafts
from store import intake
from store import mentions
from store import users
from store.assessments import Judgement
from store.database import Database

NOW = 1_760_000_000_000


@pytest.fixture
def approver(db: Database) -> User:
    return users.add(db, "Dana", Role.APPROVER, actor="test", now_at=NOW)


@pytest.fixture
def receive(db: Database) -> Callable[..., Mention]:
    """Store one post and answer it as a mention."""

    def receive(native_id: str = "1", text: str = "My parcel is late.", **fields: object) -> Mention:
        post = make_post(native_id, text, **fields)
        recorded = intake.record_page(db, account="acme-x", platform="x", posts=[post], now_at=NOW)
        return mentions.get(db, recorded.new_ids[0])

    return receive


@pytest.fixture
def opened(db: Database, receive: Callable[..., Mention]) -> Callable[..., Mention]:
    """Store one post and triage it."""

    def opened(
        native_id: str = "1", text: str = "My parcel is late.", score: float = 50.0, **fields: object
    ) -> Mention:
        mention = receive(native_id, text, **fields)
        assessments.record(db, [judge(mention, score)], now_at=NOW)
        return mentions.get(db, mention.id)

    return opened


@pytest.fixture
def drafted(db: Database, opened: Callable[..., Mention]) -> Callable[..., Draft]:
    """Store one post, triage it and draft a reply."""

    def drafted(native_id: str = "1", text: str = "Hello, we hear you.") -> Draft:
        mention = opened(native_id, conversation_id=f"c{native_id}")
        draft_id = drafts.record(db, mention, text=text, steps=(), playbook="complaint", now_at=NOW)
        assert draft_id is not None
        return drafts.get(db, draft_id)

    return drafted


def make_post(native_id: str, text: str, **fields: object) -> Post:
    defaults: dict[str, object] = {
        "author": Author(handle="ana", name="Ana"),
        "created_at": NOW - 60_000,
        "kind": MentionKind.MENTION,
    }
    return Post(native_id=native_id, text=text, **{**defaults, **fields})  # type: ignore[arg-type]


def judge(mention: Mention, score: float = 50.0) -> Judgement:
    return Judgement(
        assessment=Assessment(
            mention_id=mention.id,
            sentiment=Sentiment.NEGATIVE,
            probabilities=Probabilities(negative=0.9, neutral=0.06, positive=0.04),
            intent=Intent.COMPLAINT,
            language="en",
            needs_reply=True,
            model="test",
            assessed_at=NOW,
        ),
        ranking=Ranking(
            score=score,
            priority=Priority.HIGH,
            reasons=(Reason(name="negative", points=score, words="sounds negative (0.90)"),),
            due_at=NOW + 3_600_000,
        ),
    )
