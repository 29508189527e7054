"""Reads the demo's posts and what the team did about each, with times that end at the present moment."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from enum import StrEnum
from importlib import resources
from typing import Any

from commands.sample import cast
from domain import clock
from domain.draft import RejectReason
from domain.mention import Author
from domain.mention import MentionKind
from domain.mention import Post

_DAY = re.compile(r"-(\d+)d (\d\d):(\d\d)")
_SPAN = re.compile(r"([+-])(?:(\d+)h)?(?:(\d+)m)?")


class Decision(StrEnum):
    """What a human did with a mention in the past."""

    APPROVED = "approved"
    EDITED = "edited"
    REJECTED = "rejected"
    DISMISSED = "dismissed"
    SNOOZED = "snoozed"
    ESCALATED = "escalated"
    CHANGED = "changed"  #: approved, and not sent: the author had changed the post by then


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """One past decision. `reply` is the post of ours that it led to.

    APPROVED and EDITED always have a reply. REJECTED has one where a better text was sent afterwards; without one
    nobody answered. `edited_by` is empty unless EDITED, `reason` None unless REJECTED, `snoozed_until` None unless
    SNOOZED, `asked` (a name or a role) and `why` empty unless ESCALATED, `before` (what the post said) unless CHANGED.

    No decision and no reply is later than the moment the story was read at.
    """

    decision: Decision
    by: str
    decided_at: int
    edited_by: str = ""
    reason: RejectReason | None = None
    reply: Post | None = None
    snoozed_until: int | None = None
    asked: str = ""
    why: str = ""
    before: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class StoryLine:
    """One post as the network would hand it to `account`, and its outcome; None where it still waits for a human.

    Posts with `is_ours` are announcements of the brand itself: they belong into threads and never into the queue.
    """

    account: str
    network: str
    post: Post
    outcome: Outcome | None = None


def read_story(now_at: int) -> tuple[StoryLine, ...]:
    """Answer all lines, oldest first, as they stand at `now_at` (milliseconds UTC).

    The same moment always gives the same story, and nothing in it but `snoozed_until` lies after that moment.
    Raises ValueError naming the file and the line where the data cannot be read.
    """
    lines = [line for network in cast.read_networks() for line in _read_file(network.name, now_at)]
    return tuple(sorted(lines, key=lambda line: (line.post.created_at, line.post.native_id)))


def moment(text: str, now_at: int) -> int:
    """Answer the time meant by "-12d 14:03" (that UTC day, counted back from today), "-3h05m" or "+20h" (from now).

    Raises ValueError for anything else.
    """
    if day := _DAY.fullmatch(text):
        days, hours, minutes = (int(part) for part in day.groups())
        midnight = now_at - now_at % clock.DAY
        return midnight - days * clock.DAY + hours * clock.HOUR + minutes * clock.MINUTE
    span = _SPAN.fullmatch(text)
    if span is None or not (span[2] or span[3]):
        raise ValueError(f"{text!r} is not a time such as -12d 14:03, -3h05m or +20h")
    length = int(span[2] or 0) * clock.HOUR + int(span[3] or 0) * clock.MINUTE
    return now_at + length if span[1] == "+" else now_at - length


def _read_file(network: str, now_at: int) -> list[StoryLine]:
    name = f"{network}.jsonl"
    text = resources.files("commands.sample").joinpath(name).read_text("utf-8")
    lines = []
    # Only "\n" ends a line here: str.splitlines would also cut at separators that JSON allows inside a text.
    for number, raw in enumerate(text.rstrip("\n").split("\n"), start=1):
        try:
            lines.append(_line(network, json.loads(raw), now_at))
        except (KeyError, ValueError) as error:
            raise ValueError(f"{name} line {number}: {error}") from error
    return lines


def _line(network: str, row: dict[str, Any], now_at: int) -> StoryLine:
    post = _post(row, now_at)
    outcome = _outcome(row["outcome"], post, now_at) if "outcome" in row else None
    return StoryLine(account=cast.account_name(post.brand, network), network=network, post=post, outcome=outcome)


def _post(row: dict[str, Any], now_at: int) -> Post:
    return Post(
        native_id=row["id"],
        text=row["text"],
        author=_author(row["author"]),
        created_at=moment(row["at"], now_at),
        kind=MentionKind(row["kind"]),
        conversation_id=row.get("conversation_id", row["id"]),
        parent_id=row.get("parent_id", ""),
        language=row["lang"],
        brand=row["brand"],
        is_ours=row.get("ours", False),
    )


def _author(row: dict[str, Any]) -> Author:
    return Author(
        native_id=f"author-{row['handle']}",
        handle=row["handle"],
        name=row["name"],
        follower_count=row.get("followers"),
        verified=row["verified"],
    )


def _outcome(row: dict[str, Any], post: Post, now_at: int) -> Outcome:
    decision = Decision(row["decision"])
    decided_at = post.created_at + row["minutes"] * clock.MINUTE
    edited_by = row.get("edited_by", row["by"]) if decision is Decision.EDITED else ""
    return Outcome(
        decision=decision,
        by=row["by"],
        decided_at=decided_at,
        edited_by=edited_by,
        reason=RejectReason(row["reason"]) if "reason" in row else None,
        reply=_reply(row["text"], post, decided_at) if "text" in row else None,
        snoozed_until=moment(row["until"], now_at) if "until" in row else None,
        asked=row.get("asked", ""),
        why=row.get("why", ""),
        before=row.get("before", ""),
    )


def _reply(text: str, post: Post, created_at: int) -> Post:
    """Build our reply; the data's `parent_id` names it by the id of the post it answers and "-reply"."""
    brand = cast.find_brand(post.brand)
    return Post(
        native_id=f"{post.native_id}-reply",
        text=text,
        author=Author(native_id=f"author-{brand.name}", handle=brand.name, name=brand.label, verified=True),
        created_at=created_at,
        kind=MentionKind.REPLY,
        conversation_id=post.conversation_id,
        parent_id=post.native_id,
        language=post.language,
        brand=post.brand,
        is_ours=True,
    )
