"""Bluesky's JSON made ours: notifications, results of a search, and threads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from domain.clock import from_iso
from domain.mention import Author
from domain.mention import MentionKind
from domain.mention import Post
from domain.platform import BadItem
from platforms import bluesky_keys
from platforms import payload
from platforms.payload import Table

#: The reasons for a notification in which somebody speaks to us, and what each makes of the post.
REASONS = {"mention": MentionKind.MENTION, "reply": MentionKind.REPLY, "quote": MentionKind.MENTION}
_POSTS = "app.bsky.feed.post"


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """One page, read. `oldest_at` and `newest_at` are of all its items, wanted or not."""

    posts: tuple[Post, ...]
    bad: tuple[BadItem, ...]
    newest: str
    newest_at: int
    oldest_at: int


def read_page(items: list[object], *, me: str, kind: MentionKind) -> Reading:
    """Read the items of a page; likes and the like are passed over."""
    posts: list[Post] = []
    bad: list[BadItem] = []
    for item in items:
        found = read_item(item, me=me, kind=kind) if _is_wanted(payload.table(item)) else None
        if isinstance(found, BadItem):
            bad.append(found)
        elif found is not None:
            posts.append(found)
    times = [at for item in items if (at := _seen_at(payload.table(item)))]
    return Reading(
        posts=tuple(posts),
        bad=tuple(bad),
        newest=payload.key_or_empty(payload.table(items[0]).get("uri")) if items else "",
        newest_at=max(times, default=0),
        oldest_at=min(times, default=0),
    )


def read_item(item: object, *, me: str, kind: MentionKind) -> Post | BadItem:
    """Read one post as a notification, a search or a thread shows it; `me` is our own DID."""
    view, raw = payload.table(item), payload.raw(item)
    try:
        return _read(view, raw, me, kind)
    except (ValueError, RecursionError) as error:
        native_id = payload.key_or_empty(view.get("uri"))
        return BadItem(native_id=native_id, raw=raw, error=f"an item of Bluesky: {error}")


def walk(thread: object) -> Iterator[Table]:
    """Answer every post that a thread shows, whatever its depth; what is gone or blocked has none."""
    waiting = [payload.table(thread)]
    while waiting:
        node = waiting.pop(0)
        if post := payload.table(node.get("post")):
            yield post
        waiting.extend(payload.table(below) for below in [node.get("parent"), *payload.rows(node.get("replies"))])
        waiting = [node for node in waiting if node]


def page_of(uri: str) -> str:
    """Answer the address of a post for a browser; empty for anything else."""
    try:
        account, key = bluesky_keys.split(uri)
    except ValueError:
        return ""
    return f"https://bsky.app/profile/{account}/post/{key}"


def parent_of(record: Table) -> str:
    """Answer what a post replies to; empty where it replies to nothing."""
    return payload.key_or_empty(payload.table(payload.table(record.get("reply")).get("parent")).get("uri"))


def reference(value: object) -> dict[str, str] | None:
    """Answer the address and the content's hash of a post, as another record names it; None where one is missing."""
    found = payload.table(value)
    uri, cid = payload.key_or_empty(found.get("uri")), payload.key_or_empty(found.get("cid"))
    return {"uri": uri, "cid": cid} if uri and cid else None


def _is_wanted(view: Table) -> bool:
    reason, kind = view.get("reason"), payload.table(view.get("record")).get("$type")
    return (reason is None or reason in REASONS) and kind in {None, _POSTS}


def _read(view: Table, raw: str, me: str, kind: MentionKind) -> Post:
    uri, record = payload.key(view.get("uri")), payload.table(view.get("record"))
    account, _ = bluesky_keys.split(uri)
    if not isinstance(record.get("text"), str):
        raise ValueError("it has no text")
    author = payload.table(view.get("author"))
    root = payload.table(payload.table(record.get("reply")).get("root"))
    languages = [payload.text(name) for name in payload.rows(record.get("langs"))]
    reason = view.get("reason")
    return Post(
        native_id=uri,
        text=payload.text(record.get("text")),
        author=_author(author, account),
        created_at=_at(view, record),
        kind=REASONS.get(reason, kind) if isinstance(reason, str) else kind,
        conversation_id=payload.key_or_empty(root.get("uri")) or uri,
        parent_id=parent_of(record),
        language=languages[0] if languages else "",
        url=page_of(uri),
        raw=raw,
        is_ours=account == me,
    )


def _author(author: Table, account: str) -> Author:
    verification = payload.table(author.get("verification"))
    return Author(
        native_id=account,
        handle=payload.text(author.get("handle")),
        name=payload.text(author.get("displayName")),
        follower_count=payload.count(author.get("followersCount")),
        verified=verification.get("verifiedStatus") == "valid",
        bio=payload.text(author.get("description")),
    )


def _at(view: Table, record: Table) -> int:
    """Answer when the network first saw a post: its author's own word may name any year."""
    at = _seen_at(view) or _moment(record.get("createdAt"))
    if not at:
        raise ValueError("it has no usable time")
    return at


def _seen_at(view: Table) -> int:
    return _moment(view.get("indexedAt"))


def _moment(value: object) -> int:
    """Answer milliseconds UTC; 0 for what is no time."""
    try:
        at = from_iso(value) if isinstance(value, str) else 0
    except (ValueError, OverflowError):
        return 0
    return at if 0 < at <= payload.MAX_AT else 0
