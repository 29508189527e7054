"""The part of X's API v2 that our client uses, over the fake record."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bench._fake_record import FakePost
from bench._fake_record import Record
from domain.clock import to_iso

ME = "4200"
Answer = tuple[int, dict[str, object]]


def answer(record: Record, method: str, path: str, query: Mapping[str, str], body: Mapping[str, object]) -> Answer:
    """Answer one request; 404 for what X does not have."""
    parts = path.strip("/").split("/")[1:]
    match (method, parts):
        case ("GET", ["users", "me"]):
            return 200, {"data": {"id": ME, "name": "Acme", "username": record.handle}}
        case ("GET", ["users", "by", "username", name]):
            return 200, {"data": {"id": _user(record, name), "username": name, "name": name}}
        case ("GET", ["users", _, "mentions"]):
            found = [p for p in record.newest_first("x") if f"@{record.handle}" in p.text and not p.is_ours]
            return _page(record, found, query, "pagination_token")
        case ("GET", ["users", _, "tweets"]):
            return _page(record, [p for p in record.newest_first("x") if p.is_ours], query, "pagination_token")
        case ("GET", ["tweets", "search", "recent"]):
            return _page(record, _search(record, query.get("query", "")), query, "next_token")
        case ("GET", ["tweets"]):
            return _by_id(record, query.get("ids", "").split(","))
        case ("POST", ["tweets"]):
            return _create(record, body)
        case ("DELETE", ["tweets", native_id]):
            return _delete(record, native_id)
    return 404, {"title": "Not Found Error", "detail": f"No {path}", "type": "about:blank"}


def _create(record: Record, body: Mapping[str, object]) -> Answer:
    text, reply = str(body.get("text", "")), body.get("reply")
    parent = str(reply.get("in_reply_to_tweet_id", "")) if isinstance(reply, dict) else ""
    with record.lock:
        if any(post.text == text for post in record.newest_first("x") if post.is_ours):
            detail = "You are not allowed to create a Tweet with duplicate content."
            return 403, {"title": "Forbidden", "detail": detail}
        if parent and record.find(parent) is None:
            detail = "You attempted to reply to a Tweet that is deleted or not visible to you."
            return 403, {"title": "Forbidden", "detail": detail}
        post = record.publish("x", record.handle, text, parent=parent)
    return 201, {"data": {"id": post.id, "text": text, "edit_history_tweet_ids": [post.id]}}


def _delete(record: Record, native_id: str) -> Answer:
    post = record.find(native_id)
    if post is not None and not post.is_ours:
        return 403, {"title": "Forbidden", "detail": "You are not authorized to delete this Tweet."}
    return 200, {"data": {"deleted": record.delete(native_id)}}


def _search(record: Record, query: str) -> list[FakePost]:
    posts = record.newest_first("x")
    if found := re.search(r"conversation_id:(\w+)", query):
        return [post for post in posts if (post.root or post.id) == found[1] and post.id != found[1]]
    wanted = re.sub(r"-\w+:\S+", "", query).replace("(", " ").replace(")", " ")
    terms = [(quoted or plain).casefold() for quoted, plain in re.findall(r'"([^"]+)"|(\S+)', wanted)]
    terms = [term for term in terms if term != "or"]
    return [post for post in posts if not post.is_ours and any(term in post.text.casefold() for term in terms)]


def _by_id(record: Record, ids: list[str]) -> Answer:
    found = [post for one in ids if (post := record.find(one)) is not None]
    gone = [
        {"resource_id": one, "parameter": "ids", "title": "Not Found Error", "detail": f"Could not find tweet {one}.",
         "type": "https://api.twitter.com/2/problems/resource-not-found"}
        for one in ids if record.find(one) is None
    ]  # fmt: skip
    data: dict[str, object] = {"data": [_tweet(post, record) for post in found], "includes": _users(record, found)}
    return 200, {**data, **({"errors": gone} if gone else {})}


def _page(record: Record, posts: list[FakePost], query: Mapping[str, str], token: str) -> Answer:
    since, start = query.get("since_id", ""), int(query.get(token, "p0")[1:] or 0)
    if since:
        posts = [post for post in posts if (len(post.id), post.id) > (len(since), since)]
    size = int(query.get("max_results", "10"))
    shown = posts[start : start + size]
    meta: dict[str, object] = {"result_count": len(shown)}
    if shown:
        meta |= {"newest_id": shown[0].id, "oldest_id": shown[-1].id}
    if start + size < len(posts):
        meta["next_token"] = f"p{start + size}"
    if not shown:
        return 200, {"meta": meta}
    latest = [record.find(record.history(post.id)[-1]) or post for post in shown]
    return 200, {"data": [_tweet(post, record) for post in latest], "includes": _users(record, shown), "meta": meta}


def _tweet(post: FakePost, record: Record) -> dict[str, object]:
    above = record.find(post.parent) if post.parent else None
    data: dict[str, object] = {
        "id": post.id,
        "text": post.text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"),
        "author_id": _user(record, post.author),
        "created_at": to_iso(post.created_at),
        "conversation_id": post.root or post.id,
        "edit_history_tweet_ids": record.history(post.id),
        "lang": "en",
    }
    if post.parent:
        data["referenced_tweets"] = [{"type": "replied_to", "id": post.parent}]
        data["in_reply_to_user_id"] = _user(record, above.author) if above else "0"
    return {**data, **post.extra}


def _users(record: Record, posts: list[FakePost]) -> dict[str, object]:
    names = dict.fromkeys(post.author for post in posts)
    users = [{"id": _user(record, name), "username": name, "name": name.title(), "verified": False,
              "public_metrics": {"followers_count": len(name)}} for name in names]  # fmt: skip
    return {"users": users}


def _user(record: Record, name: str) -> str:
    if name == record.handle:
        return ME
    return str(10_000 + sum(ord(letter) * place for place, letter in enumerate(name, 1)))
