"""One line of JSON made a post: for files that are played, and for files that are imported."""

from __future__ import annotations

import hashlib

from domain.clock import from_iso
from domain.mention import Author
from domain.mention import MentionKind
from domain.mention import Post
from domain.platform import Account
from domain.platform import BadItem
from platforms import payload
from platforms.payload import Table

_MAX_LINE = 4_000_000
#: A number as large as this is milliseconds: as seconds it would be the year 5138.
_FIRST_MILLISECONDS = 1e11


def read_post(line: str, *, number: int, kind: MentionKind = MentionKind.IMPORTED, handle: str = "") -> Post | BadItem:
    """Read one line; what cannot be read comes back with its own words and its number.

    `kind` is what a line without one is; `handle` is our own name, by which our own posts are told.
    """
    try:
        if len(line) > _MAX_LINE:
            raise ValueError("it is longer than 4 MB")
        data = payload.parse(line)
        if not isinstance(data, dict):
            raise ValueError("it is no JSON object, as each line must be")
        return _read(data, kind, handle)
    except (ValueError, RecursionError) as error:
        # Named by its words, not by its place: a line that moves is still the same bad line.
        digest = hashlib.sha256(line.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        return BadItem(native_id=f"line-{digest}", raw=line[:_MAX_LINE], error=f"line {number}: {error}")


def read_line(line: bytes, number: int, kind: MentionKind, account: Account) -> Post | BadItem:
    """Read one line of bytes as `read_post` does; bytes that are no UTF-8 are kept as they are, escaped."""
    try:
        words = line.decode("utf-8")
    except UnicodeDecodeError:
        escaped = line.decode("utf-8", "backslashreplace")
        digest = hashlib.sha256(line).hexdigest()[:16]
        return BadItem(native_id=f"line-{digest}", raw=escaped, error=f"line {number}: it is no UTF-8")
    return read_post(words, number=number, kind=kind, handle=account.handle)


def _read(data: Table, kind: MentionKind, handle: str) -> Post:
    text = data.get("text")
    if not isinstance(text, str):
        raise ValueError("it has no text")
    author = _author(data.get("author"), payload.text(data.get("author_name")))
    return Post(
        native_id=payload.key(data.get("id")),
        text=payload.text(text),
        author=author,
        created_at=_created_at(data.get("created_at")),
        kind=_kind(data.get("kind"), kind),
        conversation_id=payload.key_or_empty(data.get("conversation_id")),
        parent_id=payload.key_or_empty(data.get("parent_id")),
        language=payload.text(data.get("lang")),
        url=payload.text(data.get("url")),
        brand=payload.text(data.get("brand")),
        raw=payload.raw(data),
        is_ours=bool(handle) and author.handle.casefold() == handle.casefold(),
    )


def _author(value: object, name: str) -> Author:
    """Read an author: a handle or a name alone, with a name beside it, or an object. No handle holds a space."""
    if not isinstance(value, dict):
        said = payload.text(value)
        return Author(handle=said, name=name or (said if " " in said.strip() else ""))
    data = payload.table(value)
    return Author(
        native_id=payload.key_or_empty(data.get("id")),
        handle=payload.text(data.get("handle")),
        name=payload.text(data.get("name")) or name,
        follower_count=payload.count(data.get("followers")),
        verified=data.get("verified") is True,
    )


def _created_at(value: object) -> int:
    """Read an ISO time, or a number: seconds since 1970, or milliseconds where it is too large for those."""
    if isinstance(value, str):
        at = from_iso(value)
    else:
        found = payload.number(value)
        if found is None:
            raise ValueError("it has no usable created_at")
        at = int(found if found >= _FIRST_MILLISECONDS else found * 1000)
    if not 0 <= at <= payload.MAX_AT:
        raise ValueError("it has no usable created_at")
    return at


def _kind(value: object, default: MentionKind) -> MentionKind:
    return MentionKind(value) if isinstance(value, str) and value in set(MentionKind) else default
