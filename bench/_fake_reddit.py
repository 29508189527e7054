"""The part of Reddit's API that our client uses, over the fake record."""

from __future__ import annotations

from collections.abc import Mapping

from bench._fake_record import FakePost
from bench._fake_record import Record

Answer = tuple[int, object]


def answer(record: Record, method: str, path: str, query: Mapping[str, str], body: Mapping[str, str]) -> Answer:
    """Answer one request; 404 for what Reddit does not have."""
    posts = record.newest_first("reddit")
    match (method, path.strip("/").split("/")):
        case ("POST", ["api", "v1", "access_token"]):
            return 200, {"access_token": "fake-token", "token_type": "bearer", "expires_in": 3600, "scope": "*"}
        case ("GET", ["api", "v1", "me"]):
            return 200, {"name": record.handle, "id": "acme1"}
        case ("GET", ["message", box]):
            return _inbox(record, box, query)
        case ("POST", ["api", "comment"]):
            return _comment(record, body)
        case ("POST", ["api", "del"]):
            post = record.find(body.get("id", ""))
            if post is not None and post.is_ours:
                record.delete(post.id)
            return 200, {}  # whatever it did
        case ("GET", ["api", "info"]):
            ids = query.get("id", "").split(",")
            return 200, _listing([post for one in ids if (post := record.find(one)) is not None], query)
        case ("GET", ["comments", name, *rest]):
            return _tree(record, name, rest)
        case ("GET", ["r", places, what]):
            wanted = [p for p in posts if p.place in places.split("+") or places == "all"]
            return 200, _listing(_chosen(wanted, what, query), query)
        case ("GET", ["user", name, "comments"]):
            mine = [post for post in posts if post.author == name and post.parent]
            return 200, _listing(mine, query)
    return 404, {"message": "Not Found", "error": 404}


def _chosen(posts: list[FakePost], what: str, query: Mapping[str, str]) -> list[FakePost]:
    if what == "comments":
        return [post for post in posts if post.parent]
    term = query.get("q", "").strip('"').casefold() if what == "search" else ""
    return [post for post in posts if not post.parent and term in post.text.casefold()]


def _inbox(record: Record, box: str, query: Mapping[str, str]) -> Answer:
    comments = [post for post in record.newest_first("reddit") if post.parent and not post.is_ours]
    above = {post.id: record.find(post.parent) for post in comments}
    to_us = [post for post in comments if (parent := above[post.id]) is not None and parent.is_ours]
    kinds = {
        "mentions": ("username_mention", [post for post in comments if f"u/{record.handle}" in post.text]),
        "comments": ("comment_reply", [post for post in to_us if post.parent.startswith("t1_")]),
        "selfreply": ("post_reply", [post for post in to_us if post.parent.startswith("t3_")]),
    }
    if box not in kinds:
        return 404, {"message": "Not Found", "error": 404}
    kind, posts = kinds[box]
    return 200, _listing(posts, query, kind)


def _comment(record: Record, body: Mapping[str, str]) -> Answer:
    parent = body.get("thing_id", "")
    if record.find(parent) is None:
        return 200, {"json": {"errors": [["DELETED_COMMENT", "that comment has been deleted", "parent"]]}}
    post = record.publish("reddit", record.handle, body.get("text", ""), parent=parent)
    return 200, {"json": {"errors": [], "data": {"things": [_thing(post)]}}}


def _tree(record: Record, name: str, rest: list[str]) -> Answer:
    root = record.find(f"t3_{name}")
    if root is None:
        return 404, {"message": "Not Found", "error": 404}
    focus = f"t1_{rest[1]}" if len(rest) == 2 else ""
    posts = record.newest_first("reddit")

    def below(parent: str) -> list[object]:
        return [{"kind": "t1", "data": {**_fields(post), "replies": _wrap(below(post.id)) if below(post.id) else ""}}
                for post in posts if post.parent == parent]  # fmt: skip

    start = record.find(focus) if focus else None
    shown = below(root.id)
    if start is not None:
        shown = [{"kind": "t1", "data": {**_fields(start), "replies": _wrap(below(start.id))}}]
    return 200, [_wrap([_thing(root)]), _wrap(shown)]


def _wrap(items: list[object]) -> dict[str, object]:
    return {"kind": "Listing", "data": {"children": items, "after": None, "before": None}}


def _listing(posts: list[FakePost], query: Mapping[str, str], kind: str = "") -> dict[str, object]:
    after, size = query.get("after", ""), min(int(query.get("limit", "25")), 100)
    names = [post.id for post in posts]
    start = names.index(after) + 1 if after in names else (len(names) if after else 0)
    shown = posts[start : start + size]
    more = shown[-1].id if shown and start + size < len(posts) else None
    things = [_thing(post, kind) for post in shown]
    return {"kind": "Listing", "data": {"children": things, "after": more, "dist": len(shown)}}


def _thing(post: FakePost, kind: str = "") -> dict[str, object]:
    return {"kind": post.id[:2], "data": _fields(post, kind)}


def _fields(post: FakePost, kind: str = "") -> dict[str, object]:
    root = post.root or post.id
    shared: dict[str, object] = {
        "name": post.id, "id": post.id[3:], "author": post.author, "created_utc": post.created_at / 1000,
        "subreddit": post.place,
    }  # fmt: skip
    path = f"/r/{post.place}/comments/{root[3:]}/a_title/"
    if not post.parent:
        title, _, selftext = post.text.partition("\n\n")
        return {**shared, "title": title, "selftext": selftext, "permalink": path, **post.extra}
    comment = {**shared, "body": post.text, "parent_id": post.parent, "replies": ""}
    if kind:
        context = f"{path}{post.id[3:]}/?context=3"
        return {**comment, "type": kind, "was_comment": True, "context": context, **post.extra}
    return {**comment, "link_id": root, "permalink": f"{path}{post.id[3:]}/", **post.extra}
