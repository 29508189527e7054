"""A mention: one post in which somebody speaks to us or about us."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class MentionKind(StrEnum):
    """How the post reached us; networks allow different answers to each."""

    MENTION = "mention"  #: names our account
    REPLY = "reply"  #: answers one of our posts
    KEYWORD = "keyword"  #: found by a search for the brand's terms
    IMPORTED = "imported"  #: read from a file


class MentionStatus(StrEnum):
    """Where a mention stands. `answering` holds it out of the queue while an approved reply waits or is on its way."""

    NEW = "new"
    OPEN = "open"
    SNOOZED = "snoozed"
    ANSWERING = "answering"
    ESCALATED = "escalated"
    HANDED_OFF = "handed_off"
    CLOSED = "closed"


class CloseReason(StrEnum):
    """Why a mention is closed."""

    REPLIED = "replied"
    NO_REPLY_NEEDED = "no_reply_needed"
    IGNORED = "ignored"
    DELETED = "deleted"


@dataclass(frozen=True, kw_only=True, slots=True)
class Author:
    """Who wrote a post, as the network tells it. Missing facts are None or empty, never guessed."""

    native_id: str = ""
    handle: str = ""
    name: str = ""
    follower_count: int | None = None
    verified: bool = False
    bio: str = ""  #: what the author says of themselves; read when the post comes in, and not kept


@dataclass(frozen=True, kw_only=True, slots=True)
class Post:
    """One post as a network's client read it, before it is stored. `created_at` is in milliseconds UTC."""

    native_id: str
    text: str
    author: Author
    created_at: int
    kind: MentionKind
    conversation_id: str = ""
    parent_id: str = ""
    language: str = ""
    url: str = ""
    brand: str = ""
    raw: str = ""  #: the network's own words (JSON), kept compressed for replays
    is_ours: bool = False  #: written by our own account: shown in threads, never queued


@dataclass(frozen=True, kw_only=True, slots=True)
class Mention:
    """A stored mention. `id` is ours, `native_id` the network's opaque string."""

    id: int
    account: str
    platform: str
    native_id: str
    text: str
    author: Author
    created_at: int
    fetched_at: int
    kind: MentionKind
    status: MentionStatus
    conversation_id: str = ""
    parent_id: str = ""
    language: str = ""
    url: str = ""
    brand: str = ""
    is_ours: bool = False
    close_reason: CloseReason | None = None
    snoozed_until: int | None = None
