"""Compares the networks' own record of a crash run with the database: what was lost, doubled, or never approved."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from dataclasses import field

from bench import _crash_world
from bench.fake_network import FakeNetwork
from domain.draft import approval_hash
from store import checks
from store.database import Database


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict:
    """What was found. The first five must be 0 and `faults` empty; the rest are counts.

    `unsent` are replies that we call sent and no network has. `held` are replies left to a person.
    """

    lost: int
    doubled: int
    unapproved: int
    unsent: int
    unsettled: int
    chain_ok: bool
    faults: tuple[str, ...]
    held: int
    mentions: int
    posts: int
    deliveries: dict[str, int] = field(default_factory=dict)


def judge(network: FakeNetwork, db: Database) -> Verdict:
    """Look over both once nothing moves any more."""
    replies = network.record.replies()
    targets = Counter((post.network, post.parent) for post in replies)
    approved = {row[0]: row[1] for row in db.rows("SELECT hash, min(approved_at) FROM approval GROUP BY hash")}
    hashes = [approval_hash(f"acme-{post.network}", post.parent, post.text) for post in replies]
    sent = {(row[0], row[1]) for row in db.rows("SELECT platform, target_id FROM delivery WHERE status = 'sent'")}
    rows = db.rows("SELECT status, count(*) AS n FROM delivery GROUP BY status")
    deliveries = {row["status"]: row["n"] for row in rows}
    faults = tuple(checks.find_faults(db))
    return Verdict(
        lost=len(_unread(network, db)),
        doubled=sum(targets.values()) - len(targets),
        unapproved=sum(
            key not in approved or approved[key] > post.created_at for key, post in zip(hashes, replies, strict=True)
        ),
        unsent=len(sent - targets.keys()),
        unsettled=count_unsettled(network, db),
        chain_ok=not any("history" in fault for fault in faults),
        faults=faults,
        held=deliveries.get("held", 0),
        mentions=int(db.scalar("SELECT count(*) FROM mention")),
        posts=len(replies),
        deliveries=deliveries,
    )


def count_unsettled(network: FakeNetwork, db: Database) -> int:
    """Answer how much is still on its way, in or out."""
    moving = db.scalar(
        """SELECT (SELECT count(*) FROM mention WHERE status IN ('new', 'open'))
           + (SELECT count(*) FROM delivery WHERE status IN ('queued', 'sending', 'unknown'))"""
    )
    return len(_unread(network, db)) + int(moving)


def _unread(network: FakeNetwork, db: Database) -> set[str]:
    known = {row[0] for row in db.rows("SELECT native_id FROM mention UNION SELECT native_id FROM quarantine")}
    return _crash_world.calls(network).keys() - known
