"""`check` finds what was altered behind the program's back, and nothing in a healthy database."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from domain.draft import Draft
from domain.mention import Mention
from domain.person import User
from store import checks
from store import deliveries
from store import drafts
from store import mentions
from store.database import Database
from tests.store.conftest import NOW


@pytest.fixture
def busy(db: Database, drafted: Callable[..., Draft], opened: Callable[..., Mention], approver: User) -> Database:
    opened("2")
    draft = drafted("1")
    with db.immediate():
        approval = drafts.approve(db, draft, approver, now_at=NOW)
        mentions.move(db, draft.mention_id, "approve", actor="Dana", now_at=NOW)
        deliveries.queue(db, draft, approval, next_at=NOW, now_at=NOW)
    return db


def test_a_healthy_database_has_no_faults(busy: Database) -> None:
    assert checks.find_faults(busy) == []


@pytest.mark.parametrize(
    ("damage", "sentence"),
    [
        ("UPDATE mention SET content_hash = 'x' WHERE id = 1", "text of mention 1 was altered"),
        (
            "INSERT INTO earlier_text (mention_id, content_hash, text, kept_at) VALUES (2, 'x', 'Thank you!', 1)",
            "earlier text of mention 2 was altered",
        ),
        ("UPDATE tally SET n = 7 WHERE name = 'mention:open'", "kept count of mention:open is 7"),
        ("DELETE FROM allowed_move WHERE subject = 'draft'", "table of legal moves"),
        ("DROP TRIGGER approval_by_human", "Rules that the database enforces are missing from it: approval_by_human."),
        ("DROP INDEX delivery_target", "Rules that the database enforces are missing from it: delivery_target."),
        ("DROP TRIGGER delivery_frozen; UPDATE delivery SET text = 'Other'", "not the text that was approved"),
        ("DROP TRIGGER activity_no_update; UPDATE activity SET actor = 'Eve' WHERE id = 1", "history was altered"),
        ("DROP TRIGGER delivery_moves; UPDATE delivery SET status = 'cancelled'", "not in the outbox"),
        ("UPDATE mention SET priority = NULL WHERE status = 'open'", "have no priority"),
        ("UPDATE mention SET reasons = '[[' WHERE id = 1", "1 mentions have reasons that cannot be read"),
        ("INSERT INTO mention_words (mention_words) VALUES ('delete-all')", "search index does not hold"),
        ("DROP TRIGGER words_update; UPDATE mention SET text = 'Other' WHERE id = 1", "search index does not hold"),
        ("UPDATE mention SET text = CAST(x'6d79c3' AS TEXT) WHERE id = 1", "the mentions cannot be read to the end"),
    ],
)
def test_damage_is_found_and_named(busy: Database, damage: str, sentence: str) -> None:
    busy.connection().executescript(damage)

    assert any(sentence in fault for fault in checks.find_faults(busy))


def test_damage_in_one_part_hides_nothing_in_another(busy: Database) -> None:
    busy.connection().executescript(
        "UPDATE mention SET text = CAST(x'6d79c3' AS TEXT) WHERE id = 1;"
        "DROP TRIGGER activity_no_update; UPDATE activity SET actor = 'Eve' WHERE id = 1"
    )
    faults = " ".join(checks.find_faults(busy))

    assert "mentions cannot be read" in faults
    assert "history was altered" in faults


def test_looking_changes_nothing(busy: Database) -> None:
    files = (busy.path, busy.path.with_name(busy.path.name + "-wal"))
    before = [file.read_bytes() for file in files]

    checks.find_faults(busy)

    assert [file.read_bytes() for file in files] == before


def test_a_clock_set_back_between_approval_and_sending_is_no_fault(busy: Database) -> None:
    delivery = deliveries.list_newest(busy)[0]
    busy.run("UPDATE delivery SET next_at = 0 WHERE id = ?", (delivery.id,))
    earlier = NOW - 3_600_000
    deliveries.open_intent(busy, delivery, key="k", deadline_at=earlier + 30_000, now_at=earlier)

    assert checks.find_faults(busy) == []


def test_an_intent_whose_approval_the_history_does_not_tell_is_a_fault(busy: Database) -> None:
    delivery = deliveries.list_newest(busy)[0]
    deliveries.open_intent(busy, delivery, key="k", deadline_at=NOW + 30_000, now_at=NOW)
    busy.connection().executescript("DROP TRIGGER activity_no_delete; DELETE FROM activity WHERE action = 'approve'")

    assert any("without a valid approval" in fault for fault in checks.find_faults(busy))
