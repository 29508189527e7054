"""A database with a drafted mention in it, and somebody who may approve."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from domain.clock import SECOND
from domain.delivery import Delivery
from domain.delivery import DeliveryStatus
from domain.draft import Draft
from domain.errors import Uncertain
from domain.person import Role
from domain.person import User
from domain.priority import Priority
from domain.priority import Ranking
from responders import decisions
from responders import delivery
from responders.delivery import Rules
from store import assessments
from store import deliveries
from store import drafts
from store import intake
from store import mentions
from store import users
from store.assessments import Judgement
from store.database import Database
from tests.builders import NOON
from tests.builders import a_post
from tests.builders import an_assessment
from tests.fakes import FakePlatform
from tests.fakes import FrozenClock

RULES = Rules()
LOST = Uncertain("marlow-x", "the connection broke before the answer")


@pytest.fixture
def approver(db: Database) -> User:
    return users.add(db, "Dana", Role.APPROVER, actor="test", now_at=NOON)


@pytest.fixture
def drafted(db: Database) -> Callable[..., Draft]:
    """Store post `number`, open it and draft a reply."""

    def drafted(number: int = 1, **changes: Any) -> Draft:
        post = a_post(number, conversation_id="c", **changes)
        recorded = intake.record_page(db, account="marlow-x", platform="x", posts=[post], now_at=NOON)
        mention_id = recorded.new_ids[0]
        assessment = an_assessment(mention_id=mention_id)
        ranking = Ranking(score=50.0, priority=Priority.HIGH, reasons=(), due_at=NOON)
        assessments.record(db, [Judgement(assessment=assessment, ranking=ranking)], now_at=NOON)
        mention = mentions.get(db, mention_id)
        draft_id = drafts.record(db, mention, text="We hear you, Ada.", steps=(), playbook="complaint", now_at=NOON)
        assert draft_id is not None
        return drafts.get(db, draft_id)

    return drafted


@pytest.fixture
def queued(db: Database, drafted: Callable[[int], Draft], approver: User, clock: FrozenClock) -> Delivery:
    """Approve a draft; its reply waits for the end of the undo window."""
    draft = drafted(1)
    return decisions.approve(
        db, draft.id, draft.version, approver, review=lambda _d, _t: (), undo_ms=20 * SECOND, now_at=clock()
    )


def run(db: Database, platform: FakePlatform, clock: FrozenClock, wait: int = 20 * SECOND) -> delivery.Tally:
    """Let time pass, then deliver what is due."""
    clock.advance(wait)
    return delivery.run_once(db, {"marlow-x": platform}, RULES, clock)


def status(db: Database, queued: Delivery) -> DeliveryStatus:
    """Answer where a delivery stands now."""
    return deliveries.get(db, queued.id).status
