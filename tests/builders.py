"""Builders: a thing with sensible values, of which a test names only what it is about."""

from __future__ import annotations

import dataclasses
import math
import struct
import tempfile
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from domain.assessment import Assessment
from domain.assessment import Intent
from domain.assessment import Sentiment
from domain.clock import MINUTE
from domain.mention import Author
from domain.mention import Mention
from domain.mention import MentionKind
from domain.mention import MentionStatus
from domain.mention import Post
from domain.platform import Account
from store import migrations
from store.database import Database

#: 2026-11-22T12:00:00Z, where the frozen clock stands.
NOON = 1_795_348_800_000


def a_database(path: Path) -> Database:
    """Make a database and open it: a copy of one that was migrated before costs a tenth of migrating another."""
    path.write_bytes(_migrated())
    return migrations.open_database(path)


@cache
def _migrated() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "empty.db"
        migrations.open_database(path).close()
        return path.read_bytes()


def a_post(number: int = 1, **changes: Any) -> Post:
    """Answer a post; a greater `number` is a newer one, a minute apart."""
    post = Post(
        native_id=f"p{number}",
        text=f"@marlow my parcel {number} has not arrived",
        author=Author(native_id="u7", handle="ada", name="Ada Lindqvist", follower_count=120),
        created_at=NOON - 1_000 * MINUTE + number * MINUTE,
        kind=MentionKind.MENTION,
    )
    return dataclasses.replace(post, **changes)


def a_mention(**changes: Any) -> Mention:
    """Answer a stored mention that waits in the queue."""
    mention = Mention(
        id=1,
        account="marlow-x",
        platform="x",
        native_id="p1",
        text="@marlow my parcel has not arrived",
        author=Author(native_id="u7", handle="ada", name="Ada Lindqvist", follower_count=120),
        created_at=NOON - 10 * MINUTE,
        fetched_at=NOON - 9 * MINUTE,
        kind=MentionKind.MENTION,
        status=MentionStatus.OPEN,
        brand="Marlow",
    )
    return dataclasses.replace(mention, **changes)


def an_assessment(**changes: Any) -> Assessment:
    """Answer what a model made of a post: an English complaint that wants an answer."""
    judged = Assessment(
        mention_id=1,
        sentiment=Sentiment.NEGATIVE,
        probabilities=None,
        intent=Intent.COMPLAINT,
        language="en",
        needs_reply=True,
        model="test",
        assessed_at=NOON,
    )
    return dataclasses.replace(judged, **changes)


def an_account(**changes: Any) -> Account:
    """Answer a configured account."""
    account = Account(name="marlow-x", platform="x", handle="marlow", brand="Marlow", terms=("marlow",))
    return dataclasses.replace(account, **changes)


def a_vector(topic: int, chance: Random) -> bytes:
    """Answer a sentence vector that points mostly along one of sixteen axes, in signed bytes."""
    raw = [chance.gauss(0, 0.25) + (axis == topic) for axis in range(16)]
    length = math.hypot(*raw)
    return struct.pack("16b", *(round(127 * number / length) for number in raw))
