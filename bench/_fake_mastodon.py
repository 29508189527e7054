"""The part of Mastodon's API that our client uses, over the fake record.

What kind of server it is and how our account stands there depends on words in the access token: `gotosocial` ignores
keys and counts a link 25, `old` tells neither scopes nor itself, `reading` has a token that may not write, `revoked`,
`suspended`, `moved` and `limited` are accounts in that state, `closed` shows no hashtags. A post's `extra` goes over
its fields.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping

from bench._fake_record import FakePost
from bench._fake_record import Record
from domain.clock import to_datetime

ME = "4200"
CREATE = "/api/v1/statuses"
Answer = tuple[int, object]
_PLACES = ("/api/v1/accounts/", "/api/v1/apps/", "/api/v1/notifications", "/api/v1/statuses", "/api/v1/timelines/")
_GONE: Answer = (404, {"error": "Record not found"})
_SCOPES = ["read", "write:statuses"]
_LINK = re.compile(r"(https?://)(\S{1,30})(\S*)")
_MENTION = re.compile(r"(?<![\w/])@(\w+)(@[\w.-]+\w)?")


def is_here(path: str) -> bool:
    """Say whether a path belongs to Mastodon's API; Reddit's begins alike."""
    return path.startswith((*_PLACES, "/api/v2/"))


def answer(
    record: Record, method: str, path: str, query: Mapping[str, str], form: Mapping[str, str], *,
    token: str, key: str = "",
) -> Answer:  # fmt: skip
    """Answer one request; 404 for what the server does not have."""
    if "revoked" in token:
        return 401, {"error": "The access token was revoked"}
    if "suspended" in token:
        return 403, {"error": "Your login is currently disabled"}
    match (method, path.strip("/").split("/")[1:]):
        case ("GET", ["v1", "accounts", "verify_credentials"]):
            return 200, _me(record, token)
        case ("GET", ["v1", "apps", "verify_credentials"]):
            told = {} if "old" in token else {"scopes": ["read"] if "reading" in token else _SCOPES}
            return 200, {"name": "allears", **told}
        case ("GET", ["v2", "instance"]):
            return _GONE if "old" in token else (200, _instance(token))
        case ("GET", ["v1", "notifications"]):
            return 200, _notifications(record, query)
        case ("GET", ["v1", "accounts", _, "statuses"]):
            return 200, [_status(record, post) for post in _page([p for p in _all(record) if p.is_ours], query)]
        case ("GET", ["v1", "timelines", "tag", tag]):
            found = [post for post in _all(record) if f"#{tag}" in post.text.casefold()]
            return 200, [_status(record, post) for post in _page(found, query)]
        case ("GET", ["v2", "search"]):
            words = query.get("q", "").strip('"').casefold()
            found = [post for post in _all(record) if words in post.text.casefold()]
            return 200, {"accounts": [], "statuses": [_status(record, post) for post in _page(found, query)]}
        case ("POST", ["v1", "statuses"]):
            return _create(record, form, token, key)
        case (_, ["v1", "statuses", native_id, *below]):
            return _one(record, method, native_id, below)
    return _GONE


def _one(record: Record, method: str, native_id: str, below: list[str]) -> Answer:
    post = record.find(native_id)
    if post is None or post.network != "mastodon":
        return _GONE
    if method == "DELETE":
        return (200, _status(record, post)) if post.is_ours and record.delete(native_id) else _GONE
    if below != ["context"]:
        return 200, _status(record, post)
    above: list[FakePost] = []
    parent = record.find(post.parent)
    while parent is not None:
        above.insert(0, parent)
        parent = record.find(parent.parent)
    under = [one for one in reversed(_all(record)) if one.parent == native_id]
    shown = [[_status(record, one) for one in posts] for posts in (above, under)]
    return 200, {"ancestors": shown[0], "descendants": shown[1]}


def _create(record: Record, form: Mapping[str, str], token: str, key: str) -> Answer:
    if "reading" in token:
        return 403, {"error": "This action is outside the authorized scopes"}
    text, parent = form.get("status", ""), form.get("in_reply_to_id", "")
    with record.lock:
        known = [post for post in record.replies("mastodon") if key and post.extra.get("key") == key]
        if known and "gotosocial" not in token:
            return 200, _status(record, known[0])
        if len(text) > (5_000 if "gotosocial" in token else 500):
            return 422, {"error": "Validation failed: Text character limit of 500 exceeded"}
        if record.find(parent) is None:
            return 404, {"error": "The post you are trying to reply to does not appear to exist."}
        facts = {name: form.get(name, "") for name in ("visibility", "spoiler_text")}
        post = record.publish("mastodon", record.handle, text, parent=parent, extra={**facts, "key": key})
    return 200, _status(record, post)


def _me(record: Record, token: str) -> dict[str, object]:
    moved = {"moved": {"acct": "acme@elsewhere.example"}} if "moved" in token else {}
    return {**_account(record, record.handle), "limited": "limited" in token, **moved}


def _instance(token: str) -> dict[str, object]:
    is_other = "gotosocial" in token
    access = "disabled" if "closed" in token else "public"
    statuses = {
        "max_characters": 5_000 if is_other else 500,
        "characters_reserved_per_url": 25 if is_other else 23,
    }
    feeds = {"hashtag_feeds": {"local": access, "remote": access}}
    version = "0.20.0+git-1a2b3c4" if is_other else "4.6.4"
    return {"version": version, "configuration": {"statuses": statuses, "timelines_access": feeds}}


def _notifications(record: Record, query: Mapping[str, str]) -> list[object]:
    found = [post for post in _all(record) if f"@{record.handle}" in post.text and not post.is_ours]
    numbered = {str(int(post.id) & 0xFFFF): post for post in found}
    return [
        {"id": name, "type": "mention", "created_at": _time(numbered[name]), "status": _status(record, numbered[name])}
        for name in _ids(sorted(numbered, key=_order, reverse=True), query)
    ]


def _all(record: Record) -> list[FakePost]:
    return record.newest_first("mastodon")


def _page(posts: list[FakePost], query: Mapping[str, str]) -> list[FakePost]:
    by_id = {post.id: post for post in posts}
    return [by_id[name] for name in _ids(sorted(by_id, key=_order, reverse=True), query)]


def _ids(ids: list[str], query: Mapping[str, str]) -> list[str]:
    above, below = query.get("since_id") or query.get("min_id") or "", query.get("max_id", "")
    wanted = [one for one in ids if _order(one) > _order(above) and (not below or _order(one) < _order(below))]
    return wanted[: min(int(query.get("limit", "20")), 80)]


def _order(native_id: str) -> tuple[int, str]:
    return len(native_id), native_id


def _status(record: Record, post: FakePost) -> dict[str, object]:
    above = record.find(post.parent)
    data: dict[str, object] = {
        "id": post.id,
        "created_at": _time(post),
        "in_reply_to_id": above.id if above else None,
        "in_reply_to_account_id": _account(record, above.author)["id"] if above else None,
        "spoiler_text": "",
        "visibility": "public",
        "language": "en",
        "url": f"https://mastodon.example/@{post.author}/{post.id}",
        "content": _html(post.text),
        "reblog": None,
        "account": _account(record, post.author),
    }
    return {**data, **{name: value for name, value in post.extra.items() if name != "key"}}


def _account(record: Record, name: str) -> dict[str, object]:
    native_id = ME if name == record.handle else str(10_000 + sum(ord(c) * at for at, c in enumerate(name, 1)))
    return {"id": native_id, "acct": name, "display_name": name.title(), "followers_count": len(name)}


def _time(post: FakePost) -> str:
    return to_datetime(post.created_at).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _html(text: str) -> str:
    """Write a text as Mastodon does: paragraphs, links with their ends hidden, mentions without their server."""
    safe = _MENTION.sub(_link_mention, _LINK.sub(_link, html.escape(text.strip())))
    paragraphs = [part.replace("\n", "<br />") for part in safe.split("\n\n")]
    return "".join(f"<p>{part}</p>" for part in paragraphs)


def _link(found: re.Match[str]) -> str:
    parts = zip(("invisible", "ellipsis", "invisible"), found.groups(), strict=True)
    spans = "".join(f'<span class="{name}">{part}</span>' for name, part in parts)
    return f'<a href="{found[0]}" rel="nofollow noopener" target="_blank">{spans}</a>'


def _link_mention(found: re.Match[str]) -> str:
    link = f'<a href="https://mastodon.example/{found[1]}" class="u-url mention">@<span>{found[1]}</span></a>'
    return f'<span class="h-card" translate="no">{link}</span>'
