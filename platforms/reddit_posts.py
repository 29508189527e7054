"""Reddit's JSON made ours: comments, posts, listings and trees of comments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass

from domain.mention import Author
from domain.mention import MentionKind
from domain.mention import Post
from domain.platform import BadItem
from platforms import payload
from platforms.payload import Table

_SITE = "https://www.reddit.com"
_GONE = frozenset({"[deleted]", "[removed]"})
_COMMENT, _POST = "t1", "t3"


@dataclass(frozen=True, kw_only=True, slots=True)
class Listing:
    """One page of a listing, read. `oldest_at` and `newest_at` are of all its items, wanted or not."""

    posts: tuple[Post, ...]
    bad: tuple[BadItem, ...]
    next_page: str
    newest: str
    newest_at: int
    oldest_at: int


class Reader:
    """Reads items for one account: knows our own name and which words matter."""

    def __init__(self, *, handle: str, terms: Sequence[str] = ()) -> None:
        self.handle = handle.casefold()
        parts = [re.escape(" ".join(term.split())).replace(r"\ ", r"\s+") for term in terms if term.strip()]
        self._terms = re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE) if parts else None

    def listing(self, data: object, *, kind: MentionKind, filtered: bool = False, asked_page: str = "") -> Listing:
        """Read a page of a listing; raises ValueError where the answer is none."""
        inner = payload.table(payload.table(data).get("data"))
        if not isinstance(inner.get("children"), list):
            raise ValueError("it is no listing")
        posts: list[Post] = []
        bad: list[BadItem] = []
        for child in children(data):
            found = self.item(child, kind=kind)
            if isinstance(found, BadItem):
                bad.append(found)
            elif found is not None and not (filtered and self._terms and not self._terms.search(found.text)):
                posts.append(found)
        times = [at for child in children(data) if (at := _at(child))]
        next_page = payload.key_or_empty(inner.get("after"))
        first = payload.table(next(iter(children(data)), {}))
        return Listing(
            posts=tuple(posts),
            bad=tuple(bad),
            next_page="" if next_page == asked_page else next_page,
            newest=payload.key_or_empty(payload.table(first.get("data")).get("name")),
            newest_at=max(times, default=0),
            oldest_at=min(times, default=0),
        )

    def item(self, child: object, *, kind: MentionKind) -> Post | BadItem | None:
        """Read one thing; None for what is neither comment nor post, and for what was taken away."""
        thing = payload.table(child)
        if isinstance(thing.get("kind"), str) and thing.get("kind") not in {_COMMENT, _POST}:
            return None
        data, raw = payload.table(thing.get("data")), payload.raw(child)
        try:
            return self._read(str(thing.get("kind")), data, raw, kind)
        except (ValueError, RecursionError) as error:
            native_id = payload.key_or_empty(data.get("name"))
            return BadItem(native_id=native_id, raw=raw, error=f"an item of Reddit: {error}")

    def is_ours(self, data: Table) -> bool:
        """Say whether our own account wrote this."""
        return bool(self.handle) and payload.text(data.get("author")).casefold() == self.handle

    def _read(self, thing: str, data: Table, raw: str, kind: MentionKind) -> Post | None:
        text = _text(thing, data)
        # a link that was taken away keeps its title
        if text.strip() in _GONE or payload.text(data.get("removed_by_category")):
            return None
        fullname = payload.key(data.get("name") or f"{thing}_{payload.key(data.get('id'))}")
        return Post(
            native_id=fullname,
            text=text,
            author=_author(data),
            created_at=payload.moment(data.get("created_utc")),
            kind=_kind(data, kind),
            conversation_id=conversation_id(fullname, data),
            parent_id=payload.key_or_empty(data.get("parent_id")),
            url=address(data),
            raw=raw,
            is_ours=self.is_ours(data),
        )


def children(data: object) -> list[object]:
    """Answer the items of a listing."""
    return payload.rows(payload.table(payload.table(data).get("data")).get("children"))


def walk(listings: object) -> Iterator[Table]:
    """Answer every comment and post of a page of comments, whatever its depth."""
    waiting = [child for listing in payload.rows(listings) for child in children(listing)]
    while waiting:
        child = payload.table(waiting.pop(0))
        yield child
        waiting.extend(children(payload.table(child.get("data")).get("replies")))


def conversation_id(fullname: str, data: Table) -> str:
    """Answer the post under which this was written; items of the inbox tell it only by their address."""
    if fullname.startswith(f"{_POST}_"):
        return fullname
    if link := payload.key_or_empty(data.get("link_id")):
        return link
    parts = payload.text(data.get("context")).split("/comments/", 1)
    name = parts[1].split("/", 1)[0] if len(parts) == 2 else ""
    return f"{_POST}_{name}" if re.fullmatch(r"[a-z0-9]{1,20}", name) else ""


def address(data: Table) -> str:
    """Answer the page of an item, as far as Reddit tells it."""
    path = payload.text(data.get("permalink") or data.get("context")).split("?", 1)[0]
    return f"{_SITE}{path}" if path.startswith("/") and not path.startswith("//") else ""


def _text(thing: str, data: Table) -> str:
    if thing == _COMMENT:
        if not isinstance(data.get("body"), str):
            raise ValueError("it has no text")
        return payload.text(data.get("body"))
    if not isinstance(data.get("title"), str):
        raise ValueError("it has no title")
    parts = (payload.text(data.get("title")), payload.text(data.get("selftext")))
    return parts[1] if parts[1].strip() in _GONE else "\n\n".join(part for part in parts if part)


def _author(data: Table) -> Author:
    name = payload.text(data.get("author"))
    if name in _GONE:
        return Author()
    return Author(native_id=payload.key_or_empty(data.get("author_fullname")), handle=name)


def _kind(data: Table, kind: MentionKind) -> MentionKind:
    told = data.get("type")  # only items of the inbox say why they are there
    if told in {"comment_reply", "post_reply"}:
        return MentionKind.REPLY
    return MentionKind.MENTION if told == "username_mention" else kind


def _at(child: object) -> int:
    try:
        return payload.moment(payload.table(payload.table(child).get("data")).get("created_utc"))
    except ValueError:
        return 0
