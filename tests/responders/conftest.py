"""A database with a drafted mention in it, and somebody who may approve."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from domain.assessment import Assessment
from domain.assessment import Intent
from domain.assessment import Sentiment
from domain.draft import Draft
from domain.person import Role
from domain.person import User
from domain.priority import Priority
from domain.priority import Ranking
from store import assessments
from store import drafts
from store import intake
from store import mentions
from store import users
from store.assessments import Judgement
from store.database import Database
from tests.builders import NOON
from tests.builders import a_post


@pytest.fixture
def approver(db: Database) -> User:
    return users.add(db, "Dana", Role.APPROVER, actor="test", now_at=NOON)


@pytest.fixture
def drafted(db: Database) -> Callable[[int], Draft]:
    """Store post `number`, open it and draft a reply."""

    def drafted(number: int = 1) -> Draft:
        recorded = intake.record_page(
            db, account="marlow-x", platform="x", posts=[a_post(number, conversation_id="c")], now_at=NOON
        )
        mention_id = recorded.new_ids[0]
        assessment = Assessment(
            mention_id=mention_id,
            sentiment=Sentiment.NEGATIVE,
            probabilities=None,
            intent=Intent.COMPLAINT,
            language="en",
            needs_reply=True,
            model="test",
            assessed_at=NOON,
        )
        ranking = Ranking(score=50.0, priority=Priority.HIGH, reasons=(), due_at=NOON)
        assessments.record(db, [Judgement(assessment=assessment, ranking=ranking)], now_at=NOON)
        mention = mentions.get(db, mention_id)
        draft_id = drafts.record(db, mention, text="We hear you, Ada.", steps=(), playbook="complaint", now_at=NOON)
        assert draft_id is not None
        return drafts.get(db, draft_id)

    return drafted
