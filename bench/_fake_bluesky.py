"""The part of Bluesky's XRPC that our client uses, over the fake record.

Who we are to it depends on the app password: `revoked` is refused, `main` is the account's main one, `deactivated`
and `taken-down` are accounts in that state, `ending` gets sessions about to end. A post's `extra` goes over its
record; its key `view` over what is shown around it.
"""

from __future__ import annotations

import base64
import hashlib
import json
import time
from collections.abc import Mapping

from bench._fake_record import FakePost
from bench._fake_record import Record
from bench._fake_record import did_of
from domain.clock import to_iso
from platforms.bluesky_keys import address
from platforms.bluesky_keys import is_tid

Answer = tuple[int, dict[str, object]]
_XRPC = "/xrpc/"
CREATE = "/xrpc/com.atproto.repo.createRecord"
#: Requests for tokens end so, and need no authorization of their own.
SESSION = "Session"
_SIZE = 50


def answer(
    record: Record, path: str, query: Mapping[str, str], body: Mapping[str, object], *, authorization: str
) -> Answer:
    """Answer one request; 404 for what the network does not have."""
    name = path.removeprefix(_XRPC)
    if name == "com.atproto.server.createSession":
        return _create_session(record, body)
    if not authorization:
        return 401, {"error": "AuthMissing", "message": "Authentication Required"}
    state = _state(authorization)
    if state == "taken-down" and name != "com.atproto.server.getSession":
        return 401, {"error": "AccountTakedown", "message": "Account has been taken down"}
    match name:
        case "com.atproto.server.refreshSession":
            return tokens(record.handle, state=state)
        case "com.atproto.server.getSession":
            return 200, _me(record, state)
        case "app.bsky.notification.listNotifications":
            return 200, _notifications(record, query)
        case "app.bsky.feed.searchPosts":
            return 200, _search(record, query)
        case "app.bsky.feed.getPosts":
            post = record.find(query.get("uris", ""))
            return 200, {"posts": [_view(post)] if post else []}
        case "app.bsky.feed.getPostThread":
            return _thread(record, query.get("uri", ""))
        case "com.atproto.identity.resolveHandle":
            return _resolve(record, query.get("handle", ""))
        case "com.atproto.repo.createRecord" | "com.atproto.repo.deleteRecord":
            return _write(record, name, body)
        case "com.atproto.repo.getRecord" | "com.atproto.repo.listRecords":
            return _own(record, name, query)
    return 404, {"error": "XRPCNotSupported", "message": "XRPCNotSupported"}


def tokens(handle: str, *, scope: str = "com.atproto.appPass", state: str = "") -> Answer:
    """Answer the session of a user, in tokens that say what they are like the real ones."""
    seconds = 60 if state == "ending" else 7_200
    facts = {"scope": scope, "sub": did_of(handle), "exp": int(time.time()) + seconds, "state": state}
    parts = [base64.urlsafe_b64encode(json.dumps(part).encode()).decode().rstrip("=") for part in ({}, facts)]
    token = ".".join([*parts, "fake-token"])
    return 200, {"did": did_of(handle), "handle": handle, "accessJwt": token, "refreshJwt": token}


def _create_session(record: Record, body: Mapping[str, object]) -> Answer:
    password = str(body.get("password", ""))
    if password == "revoked":
        return 401, {"error": "AuthenticationRequired", "message": "Invalid identifier or password"}
    scope = "com.atproto.access" if password == "main" else "com.atproto.appPass"
    return tokens(record.handle, scope=scope, state=password)


def _state(authorization: str) -> str:
    part = authorization.split(".")[1] if authorization.count(".") == 2 else ""
    facts = json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)) or b"{}")
    return str(facts.get("state", ""))


def _me(record: Record, state: str) -> dict[str, object]:
    stopped = {"deactivated": "deactivated", "taken-down": "takendown"}.get(state)
    standing = {"active": False, "status": stopped} if stopped else {"active": True}
    return {"did": did_of(record.handle), "handle": record.handle, **standing}


def _notifications(record: Record, query: Mapping[str, str]) -> dict[str, object]:
    found = []
    for post in record.newest_first("bluesky"):
        above = record.find(post.parent)
        reason = "reply" if above is not None and above.is_ours else ""
        reason = reason or ("mention" if f"@{record.handle}" in post.text else "")
        if reason and not post.is_ours:
            found.append({**_view(post), "reason": reason, "isRead": False})
    return _paged("notifications", found, query)


def _search(record: Record, query: Mapping[str, str]) -> dict[str, object]:
    term = query.get("q", "").strip('"').casefold()
    found = [_view(post) for post in record.newest_first("bluesky") if term in post.text.casefold()]
    return _paged("posts", found, query)


def _paged(key: str, items: list[dict[str, object]], query: Mapping[str, str]) -> dict[str, object]:
    start, size = int(query.get("cursor", "c0")[1:]), int(query.get("limit", str(_SIZE)))
    more = {"cursor": f"c{start + size}"} if start + size < len(items) else {}
    return {key: items[start : start + size], **more}


def _thread(record: Record, uri: str) -> Answer:
    post = record.find(uri)
    if post is None:
        return 400, {"error": "NotFound", "message": f"Post not found: {uri}"}
    posts = record.newest_first("bluesky")

    def node(one: FakePost) -> dict[str, object]:
        below = [node(reply) for reply in posts if reply.parent == one.id]
        return {"$type": "app.bsky.feed.defs#threadViewPost", "post": _view(one), "replies": below}

    def upwards(one: FakePost) -> dict[str, object]:
        above = record.find(one.parent)
        if above is None:
            gone = {"$type": "app.bsky.feed.defs#notFoundPost", "uri": one.parent, "notFound": True}
            return {"parent": gone} if one.parent else {}
        return {"parent": {"post": _view(above), **upwards(above)}}

    return 200, {"thread": {**node(post), **upwards(post)}}


def _resolve(record: Record, handle: str) -> Answer:
    if handle.startswith("broken."):
        return 500, {"error": "InternalServerError", "message": "Internal Server Error"}
    if handle.split(".")[0] not in {post.author for post in record.newest_first("bluesky")}:
        return 400, {"error": "InvalidRequest", "message": "Unable to resolve handle"}
    return 200, {"did": did_of(handle.split(".")[0])}


def _write(record: Record, name: str, body: Mapping[str, object]) -> Answer:
    value, key = body.get("record"), str(body.get("rkey", ""))
    if body.get("repo") != did_of(record.handle) or not is_tid(key):
        return 400, {"error": "InvalidRequest", "message": "not your repo, or no TID"}
    uri = address(did_of(record.handle), key)
    if name.endswith("deleteRecord"):
        record.delete(uri)
        return 200, {}
    text = str(value.get("text", "")) if isinstance(value, dict) else ""
    if not isinstance(value, dict) or len(text.encode()) > 3_000:
        return 400, {"error": "InvalidRecord", "message": "Invalid app.bsky.feed.post record"}
    with record.lock:
        if record.find(uri) is not None:
            return 500, {"error": "InternalServerError", "message": "Internal Server Error"}
        extra = {name: found for name, found in value.items() if name != "text"}
        parent = value.get("reply", {}).get("parent", {}).get("uri", "")
        post = record.publish("bluesky", record.handle, text, parent=parent, native_id=uri, extra=extra)
    return 200, {"uri": uri, "cid": _cid(post), "validationStatus": "valid"}


def _own(record: Record, name: str, query: Mapping[str, str]) -> Answer:
    ours = [post for post in record.newest_first("bluesky") if post.id.startswith(f"at://{query.get('repo')}/")]
    ours.sort(key=lambda post: post.id, reverse=True)
    items: list[dict[str, object]] = [{"uri": post.id, "cid": _cid(post), "value": _value(post)} for post in ours]
    if name.endswith("listRecords"):
        return 200, _paged("records", items, query)
    found = next((item for item in items if str(item["uri"]).endswith(f"/{query.get('rkey')}")), None)
    if found is None:
        return 400, {"error": "RecordNotFound", "message": f"Could not locate record: {query.get('rkey')}"}
    return 200, found


def _view(post: FakePost) -> dict[str, object]:
    shown = post.extra.get("view")
    account = post.id.split("/")[2]
    author = {"did": account, "handle": f"{post.author}.example", "displayName": post.author.title()}
    view: dict[str, object] = {
        "uri": post.id, "cid": _cid(post), "author": author, "record": _value(post), "indexedAt": _time(post),
    }  # fmt: skip
    return {**view, **(shown if isinstance(shown, dict) else {})}


def _value(post: FakePost) -> dict[str, object]:
    value: dict[str, object] = {"$type": "app.bsky.feed.post", "text": post.text, "createdAt": _time(post)}
    if post.parent:
        above = {"root": post.root, "parent": post.parent}
        value["reply"] = {name: {"uri": uri, "cid": f"bafy{len(uri)}"} for name, uri in above.items()}
    return {**value, **{name: found for name, found in post.extra.items() if name != "view"}}


def _time(post: FakePost) -> str:
    return to_iso(post.created_at).replace("Z", f".{post.created_at % 1000:03}Z")


def _cid(post: FakePost) -> str:
    return "bafyrei" + hashlib.sha256(f"{post.id} {post.text}".encode("utf-8", "surrogatepass")).hexdigest()[:52]
