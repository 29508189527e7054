"""What triage writes, and that it writes it once."""

from __future__ import annotations

from collections.abc import Callable

from domain.assessment import Sentiment
from domain.mention import Mention
from domain.mention import MentionStatus
from store import assessments
from store import mentions
from store.database import Database
from tests.store.conftest import NOW
from tests.store.conftest import judge


def test_a_judged_mention_is_open_with_its_assessment(db: Database, receive: Callable[..., Mention]) -> None:
    mention = receive()

    assert assessments.record(db, [judge(mention)], now_at=NOW) == 1
    found = assessments.find(db, mention.id)
    assert found is not None
    assert found.sentiment is Sentiment.NEGATIVE
    assert mentions.get(db, mention.id).status is MentionStatus.OPEN


def test_a_mention_somebody_else_judged_meanwhile_is_left_alone(db: Database, receive: Callable[..., Mention]) -> None:
    mention = receive()
    assessments.record(db, [judge(mention, 10)], now_at=NOW)

    assert assessments.record(db, [judge(mention, 99)], now_at=NOW) == 0
    assert db.scalar("SELECT score FROM mention") == 10


def test_before_triage_there_is_no_assessment(db: Database, receive: Callable[..., Mention]) -> None:
    assert assessments.find(db, receive().id) is None
