"""Mastodon's JSON made ours: statuses, notifications, and the ids of three kinds of servers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import replace
from urllib.parse import parse_qs
from urllib.parse import urlsplit

import requests

from domain.clock import from_iso
from domain.mention import Author
from domain.mention import MentionKind
from domain.mention import Post
from domain.platform import BadItem
from platforms import mastodon_html
from platforms import mastodon_length
from platforms import mastodon_rules
from platforms import payload
from platforms.payload import Table

#: Mastodon's statuses count milliseconds above 16 bits of sequence, its notifications are plainly numbered.
_SHIFT = 16
_FIRST_SNOWFLAKE = 10**15
_BEHIND = 80
#: GoToSocial's ids: 48 bits of milliseconds, then chance, in these 32 signs.
_ULID = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_ULID_LENGTH = 26
_ULID_TIME = 10


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """One page, read. `newest` and `oldest` are ids by which the server pages: of its items, wanted or not."""

    posts: tuple[Post, ...]
    bad: tuple[BadItem, ...]
    newest: str
    newest_at: int
    oldest: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Reader:
    """Reads statuses for one account of ours."""

    me: str
    handle: str = ""

    def page(self, items: object, *, kind: MentionKind) -> Reading:
        """Read a page of statuses or of notifications; raises ValueError where the answer is none."""
        if not isinstance(items, list):
            raise ValueError("it is no list")
        posts: list[Post] = []
        bad: list[BadItem] = []
        for item in items:
            found = self.item(_status_in(item), kind=kind)
            if isinstance(found, BadItem):
                bad.append(found)
            elif found is not None:
                posts.append(found)
        ids = [payload.key_or_empty(payload.table(item).get("id")) for item in items]
        newest = max(ids, key=_order, default="")
        times = [_moment(payload.table(item)) for item in items if payload.table(item).get("id") == newest]
        newest_at = max(times, default=0)
        return Reading(posts=tuple(posts), bad=tuple(bad), newest=newest, newest_at=newest_at, oldest=oldest(ids))

    def item(self, status: object, *, kind: MentionKind) -> Post | BadItem | None:
        """Read one status; None for a notification whose post is gone, and for what is merely passed on."""
        data = payload.table(status)
        if status is None or payload.table(data.get("reblog")):
            return None
        raw = payload.raw(status)
        try:
            return self._read(data, raw, kind)
        except (ValueError, RecursionError) as error:
            return BadItem(native_id=payload.key_or_empty(data.get("id")), raw=raw, error=f"a post: {error}")

    def _read(self, data: Table, raw: str, kind: MentionKind) -> Post:
        native_id, content = payload.key(data.get("id")), data.get("content")
        if not isinstance(content, str):
            raise ValueError("it has no text")
        parent = parent_of(data)
        is_answer = bool(parent) and payload.key_or_empty(data.get("in_reply_to_account_id")) == self.me
        author = _author(payload.table(data.get("account")))
        words = mastodon_rules.join(payload.text(data.get("spoiler_text")), mastodon_html.to_text(content))
        return Post(
            native_id=native_id,
            text=payload.text(words),
            author=author,
            created_at=_created_at(data),
            kind=MentionKind.REPLY if is_answer and kind is not MentionKind.KEYWORD else kind,
            # The first post of a conversation is not told; what is no answer is one itself.
            conversation_id=parent or native_id,
            parent_id=parent,
            language=payload.text(data.get("language")),
            url=address(data),
            raw=raw,
            is_ours=author.native_id == self.me or (bool(self.handle) and author.handle.casefold() == self.handle),
        )


def earlier(native_id: str, milliseconds: int) -> str:
    """Answer an id that the server gave out so much earlier; where ids carry no time, one so many places before.

    What comes from other servers is filed under the time it was written, not the time it came.
    """
    if native_id.isascii() and native_id.isdigit() and len(native_id) < 25:
        number = int(native_id)
        back = milliseconds << _SHIFT if number > _FIRST_SNOWFLAKE else _BEHIND
        return str(max(1, number - back))
    if len(native_id) == _ULID_LENGTH and all(sign in _ULID for sign in native_id):
        return _ulid(max(0, _ulid_at(native_id) - milliseconds))
    return native_id


def address(data: Table) -> str:
    """Answer the page of a status, where the server tells one."""
    found = next((text for name in ("url", "uri") if (text := payload.text(data.get(name)))), "")
    return found if found.startswith(("https://", "http://")) else ""


def next_page(link: str) -> str:
    """Answer the id below which the next page begins, out of a Link header; empty where it names none."""
    try:
        links = requests.utils.parse_header_links(link)
        query = next((urlsplit(one["url"]).query for one in links if one.get("rel") == "next"), "")
    except (KeyError, ValueError):
        return ""
    return payload.key_or_empty(next(iter(parse_qs(query).get("max_id", [])), ""))


def in_conversation(post: Post, root: str) -> Post:
    """Answer the post as one of the conversation that begins with `root`."""
    return replace(post, conversation_id=root)


def parent_of(status: Table) -> str:
    """Answer the id of what a status replies to; empty where it replies to none, or to what is gone."""
    return payload.key_or_empty(status.get("in_reply_to_id"))


def reads(status: Table, text: str) -> bool:
    """Say whether a status shows exactly what was sent as this text, as far as its HTML tells."""
    parts = mastodon_rules.split(text)
    shown = mastodon_html.to_text(payload.text(status.get("content")))
    warning = payload.text(status.get("spoiler_text"))
    return _plain(shown) == _plain(mastodon_length.without_servers(parts.body)) and _plain(warning) == _plain(
        parts.warning
    )


def oldest(ids: Iterable[str]) -> str:
    """Answer the oldest of these ids, as their server orders them."""
    return min((one for one in ids if one), key=_order, default="")


def in_time(posts: Iterable[Post]) -> list[Post]:
    """Answer the posts of a conversation, the oldest first."""
    return sorted(posts, key=lambda post: (post.created_at, _order(post.native_id)))


def _status_in(item: object) -> object:
    """Answer the status of a notification, and a status as it is."""
    data = payload.table(item)
    return data.get("status") if "type" in data and "content" not in data else item


def _author(account: Table) -> Author:
    return Author(
        native_id=payload.key_or_empty(account.get("id")),
        handle=payload.text(account.get("acct")),
        name=payload.text(account.get("display_name")),
        follower_count=payload.count(account.get("followers_count")),
        bio=mastodon_html.to_text(payload.text(account.get("note"))),
    )


def _created_at(data: Table) -> int:
    written = data.get("created_at")
    if not isinstance(written, str):
        raise ValueError("it has no usable time")
    at = from_iso(written)
    if not 0 <= at <= payload.MAX_AT:
        raise ValueError("it has no usable time")
    return at


def _moment(data: Table) -> int:
    try:
        return _created_at(data)
    except (ValueError, OverflowError):
        return 0


def _plain(text: str) -> str:
    return " ".join(text.split())


def _order(native_id: str) -> tuple[int, str]:
    """Order ids as their server does: numbers by their size, the others by their signs."""
    return len(native_id), native_id


def _ulid_at(native_id: str) -> int:
    at = 0
    for sign in native_id[:_ULID_TIME]:
        at = at * 32 + _ULID.index(sign)
    return at


def _ulid(at: int) -> str:
    signs = ""
    for _ in range(_ULID_TIME):
        at, place = divmod(at, 32)
        signs = _ULID[place] + signs
    return signs + "0" * (_ULID_LENGTH - _ULID_TIME)
