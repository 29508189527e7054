"""X's JSON made ours. Both spellings of its fields stand in one table, since X renames tweet to post."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from domain.clock import from_iso
from domain.mention import Author
from domain.mention import MentionKind
from domain.mention import Post
from domain.platform import BadItem
from platforms import payload
from platforms.payload import Table

#: What X calls a thing: until August 2026, and after.
SPELLINGS: Mapping[str, tuple[str, str]] = {
    "fields": ("tweet.fields", "post.fields"),
    "references": ("referenced_tweets", "referenced_posts"),
    "history": ("edit_history_tweet_ids", "edit_history_post_ids"),
    "note": ("note_tweet", "note_post"),
    "included": ("tweets", "posts"),
}
#: What X calls the errors of a post that is gone, and of one whose author is suspended or lets only some read.
_WITHHELD = ("/resource-not-found", "/not-authorized-for-resource")
#: Snowflakes count milliseconds from this moment, above 22 bits of machine and sequence.
_EPOCH = 1_288_834_974_657
_SHIFT = 22
_FIRST_SNOWFLAKE = 29_700_859_247


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """One answer of X, read. `harmed` says that X left out something that was asked for itself."""

    posts: tuple[Post, ...]
    bad: tuple[BadItem, ...]
    newest: str
    next_page: str
    harmed: bool


def either(data: Table, thing: str) -> object:
    """Answer a field under whichever of its two names it came."""
    return next((data[name] for name in SPELLINGS[thing] if name in data), None)


def snowflake_at(native_id: str) -> int | None:
    """Answer the moment an id was given out, in milliseconds UTC; None where it carries none."""
    if not native_id.isascii() or not native_id.isdigit() or len(native_id) > 20:
        return None
    number = int(native_id)
    return (number >> _SHIFT) + _EPOCH if number > _FIRST_SNOWFLAKE else None


def earlier(native_id: str, milliseconds: int) -> str:
    """Answer the id that X would have given out so much earlier; an id that carries no time as it is."""
    if snowflake_at(native_id) is None:
        return native_id
    return str(max(1, int(native_id) - (milliseconds << _SHIFT)))


def read_page(data: object, *, me: str, handle: str, kind: MentionKind, asked_page: str = "") -> Reading:
    """Read one page; raises ValueError where the answer is no page at all."""
    page = payload.table(data)
    if not isinstance(data, dict) or not ({"data", "meta"} & page.keys()):
        raise ValueError("neither posts nor a count of them")
    meta, included = payload.table(page.get("meta")), payload.table(page.get("includes"))
    authors = read_authors(included)
    posts: list[Post] = []
    bad: list[BadItem] = []
    for item in payload.rows(page.get("data")):
        found = read_item(item, authors=authors, me=me, handle=handle, kind=kind)
        (bad if isinstance(found, BadItem) else posts).append(found)  # type: ignore[arg-type]
    next_page = payload.key_or_empty(meta.get("next_token"))
    return Reading(
        posts=tuple(posts),
        bad=tuple(bad),
        newest=_newest(page),
        next_page="" if next_page == asked_page else next_page,
        harmed=any(_is_harm(payload.table(error)) for error in payload.rows(page.get("errors"))),
    )


def read_authors(included: Table) -> dict[str, Author]:
    """Read the users that came along, by their id."""
    authors = {}
    for value in payload.rows(included.get("users")):
        user = payload.table(value)
        if native_id := payload.key_or_empty(user.get("id")):
            authors[native_id] = Author(
                native_id=native_id,
                handle=payload.text(user.get("username")),
                name=payload.text(user.get("name")),
                follower_count=payload.count(payload.table(user.get("public_metrics")).get("followers_count")),
                verified=user.get("verified") is True,
                bio=payload.text(user.get("description")),
            )
    return authors


def read_item(
    item: object, *, authors: Mapping[str, Author], me: str, handle: str, kind: MentionKind
) -> Post | BadItem:
    """Read one post; what cannot be read comes back with its raw words."""
    raw = payload.raw(item)
    try:
        return _read(payload.table(item), raw, authors, me, handle, kind)
    except (ValueError, RecursionError) as error:
        native_id = payload.key_or_empty(payload.table(item).get("id"))
        return BadItem(native_id=native_id, raw=raw, error=f"a post of X: {error}")


def _read(data: Table, raw: str, authors: Mapping[str, Author], me: str, handle: str, kind: MentionKind) -> Post:
    latest_id = payload.key(data.get("id"))
    history = payload.rows(either(data, "history"))
    # An edit gets a new id: the first one names the post for good.
    native_id = payload.key(history[0]) if history else latest_id
    author_id = payload.key_or_empty(data.get("author_id"))
    author = authors.get(author_id, Author(native_id=author_id))
    is_ours = bool(author_id and author_id == me) or bool(handle and author.handle.casefold() == handle.casefold())
    if kind is not MentionKind.KEYWORD and me and payload.key_or_empty(data.get("in_reply_to_user_id")) == me:
        kind = MentionKind.REPLY
    return Post(
        native_id=native_id,
        text=_text(data),
        author=author,
        created_at=_created_at(data, native_id),
        kind=kind,
        conversation_id=payload.key_or_empty(data.get("conversation_id")),
        parent_id=parent_id(data),
        language=_language(data),
        url=f"https://x.com/{author.handle or 'i'}/status/{native_id}",
        raw=raw,
        is_ours=is_ours,
    )


def only(data: Table, native_id: str) -> Table | None:
    """Answer the page with this post alone; None where it is not on it."""
    found = [item for item in payload.rows(data.get("data")) if payload.table(item).get("id") == native_id]
    return {**data, "data": found[:1]} if found else None


def is_withheld(data: Table, native_id: str) -> bool:
    """Say whether X tells that it shows this post to nobody, or not to us."""
    errors = [payload.table(error) for error in payload.rows(data.get("errors"))]
    return any(one.get("resource_id") == native_id and str(one.get("type")).endswith(_WITHHELD) for one in errors)


def latest_id(page: Table) -> str:
    """Answer the id of the last edit of a page's first post; of one that was never edited its own."""
    post = payload.table(next(iter(payload.rows(page.get("data"))), {}))
    history = [payload.key_or_empty(one) for one in payload.rows(either(post, "history"))]
    return (history and history[-1]) or payload.key(post.get("id"))


def parent_id(data: Table) -> str:
    """Answer the id of the post that this one replies to; empty where it replies to none."""
    for value in payload.rows(either(data, "references")):
        reference = payload.table(value)
        if reference.get("type") == "replied_to":
            return payload.key_or_empty(reference.get("id"))
    return ""


def _text(data: Table) -> str:
    note = payload.table(either(data, "note"))
    whole = note.get("text") or data.get("text")
    if not isinstance(whole, str):
        raise ValueError("it has no text")
    # X escapes these three and nothing else.
    return payload.text(whole.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))


def _created_at(data: Table, native_id: str) -> int:
    written = data.get("created_at")
    at = from_iso(written) if isinstance(written, str) else snowflake_at(native_id)
    if at is None or not 0 <= at <= payload.MAX_AT:
        raise ValueError("it has no usable time")
    return at


def _language(data: Table) -> str:
    language = payload.text(data.get("lang"))
    # und, qme, zxx and the like say that X does not know.
    return language if language != "und" and not language.startswith(("q", "zxx")) else ""


def _newest(page: Table) -> str:
    """Answer the newest id of a page, by their order as numbers: text would put 9 after 10."""
    ids = [payload.key_or_empty(payload.table(item).get("id")) for item in payload.rows(page.get("data"))]
    ids.append(payload.key_or_empty(payload.table(page.get("meta")).get("newest_id")))
    return max((one for one in ids if one), key=lambda one: (len(one), one), default="")


def _is_harm(error: Table) -> bool:
    """Say whether X withheld what was asked for itself, not merely something that comes along with a post."""
    about = str(error.get("parameter") or error.get("field") or "")
    along = ("referenced_", "author_id", "in_reply_to", "entities", "attachments", "edit_history", "pinned")
    return not about.startswith(along)
