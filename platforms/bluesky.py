"""Bluesky through atproto: who speaks to us, search, threads, replies at a place of our choosing, and their look-up.

A reply's record key is made from its target and text (platforms.bluesky_keys), so the network itself refuses the same
reply a second time, whenever and from wherever it comes; that a name is taken it tells as a plain error 500, so such
an answer is looked up like any other doubt. Who may reply to a post is kept by those who show posts and not by the
server that takes ours: a reply where none is allowed would be taken and shown to nobody. Hence the look before.
API: https://docs.bsky.app (read 2026-11-22).
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from collections.abc import Mapping
from collections.abc import Sequence
from typing import TYPE_CHECKING
from typing import TypeVar

from domain.clock import MINUTE
from domain.clock import SECOND
from domain.clock import Clock
from domain.clock import to_datetime
from domain.errors import ConfigError
from domain.errors import CursorLost
from domain.errors import PlatformError
from domain.errors import Problem
from domain.errors import RateLimited
from domain.errors import Rejected
from domain.errors import Unauthorized
from domain.errors import Unavailable
from domain.errors import Uncertain
from domain.mention import MentionKind
from domain.mention import Post
from domain.platform import Account
from domain.platform import Check
from domain.platform import Cursor
from domain.platform import Order
from domain.platform import Page
from domain.platform import Preview
from domain.platform import Receipt
from platforms import bluesky_keys
from platforms import bluesky_length
from platforms import bluesky_posts
from platforms import bluesky_refusals
from platforms import faults
from platforms import options
from platforms import payload
from platforms import wire
from platforms.payload import Table
from platforms.wire import Wire

if TYPE_CHECKING:
    from platforms.bluesky_client import Caller
    from platforms.bluesky_client import Params

T = TypeVar("T")

_POSTS = "app.bsky.feed.post"
_PAGE = 100
_MAX_LOOKUP_PAGES = 10
_MAIN_PASSWORD = "com.atproto.access"  # noqa: S105 - the scope that a session has after it
_MEND = "Look at handle and app password: Settings, Privacy and security, App passwords on Bluesky. Then try again."


class Adapter:
    """One account on Bluesky."""

    LABEL: str = "Bluesky"
    REPLY_LIMIT: int = bluesky_length.LIMIT
    SECRETS: tuple[str, ...] = ("app_password",)
    OPTIONS: tuple[str, ...] = ("sources", "timeout")
    FASTEST_POLL: int = 30 * SECOND
    SLOWEST_POLL: int = 15 * MINUTE
    BOUNDED: bool = False
    REFUSES_DUPLICATES: bool = True

    def __init__(self, account: Account, *, clock: Clock) -> None:
        """Read the account's options; raises ConfigError where one cannot be used, or the client is not installed."""
        options.require_known(account, self.OPTIONS)
        if importlib.util.find_spec("atproto") is None:
            message = "Bluesky needs a package that is not installed; install allears[bluesky]"
            raise ConfigError([Problem(place=f"account {account.name}", message=message)])
        self.account = account
        self._clock = clock
        self._seconds = options.seconds(account, "timeout", wire.TOTAL_SECONDS)
        self._searches = _searches(account.terms)
        self._sources = options.chosen(account, ["mentions", *self._searches])
        self._quiet_until = 0

    def check(self) -> Sequence[Check]:
        """Ask Bluesky who we are, how our account stands, and look what kind of password we were given."""
        try:
            me, scope = self._call(lambda caller: (_query(caller, "com.atproto.server.getSession"), caller.scope))
        except PlatformError as error:
            return [options.failed_check(error, _MEND)]
        status = payload.text(me.get("status"))
        if me.get("active") is False:
            message = f"Bluesky says that our account is {status or 'not active'}. Mend that on Bluesky first."
            return [Check(name="credentials", state="fail", message=message)]
        name = payload.text(me.get("handle")) or self.account.handle
        credentials = Check(name="credentials", state="ok", message=f"Bluesky answers as @{name}.")
        return [credentials, _check_password(scope)]

    def sources(self) -> Sequence[str]:
        """Name what speaks to us (mentions, replies, quotes), then a search for each term."""
        return self._sources

    @faults.tells(Unavailable)
    def fetch(self, source: str, cursor: Cursor) -> Page:
        """Read one page, newest first; Bluesky pages backwards only, so the poller stops at what it knows."""
        params: dict[str, str | int | Sequence[str]] = {"limit": _PAGE}
        if cursor.page:
            params["cursor"] = cursor.page
        if source == "mentions":
            params["reasons"] = list(bluesky_posts.REASONS)
            return self._page("app.bsky.notification.listNotifications", "notifications", params, cursor)
        if source not in self._searches:
            raise Unavailable(self.account.name, f"there is no source {source!r} here")
        params |= {"q": self._searches[source], "sort": "latest"}
        return self._page("app.bsky.feed.searchPosts", "posts", params, cursor)

    def _page(self, name: str, key: str, params: Params, cursor: Cursor) -> Page:
        data, me = self._call(lambda caller: (caller.query(name, params), caller.did), cursor=cursor)
        items = self._rows(data, key)
        kind = MentionKind.MENTION if key == "notifications" else MentionKind.KEYWORD
        reading = bluesky_posts.read_page(items, me=me, kind=kind)
        next_page = payload.text(data.get("cursor"))
        return Page(
            posts=reading.posts,
            bad=reading.bad,
            next_page="" if next_page == cursor.page else next_page,
            newest=reading.newest,
            newest_at=reading.newest_at,
            oldest_at=reading.oldest_at,
        )

    @faults.tells(Unavailable)
    def thread(self, native_id: str, conversation_id: str) -> Sequence[Post]:  # noqa: ARG002 - asked from the post on
        """Read what a post answers, up to the first post, and what was answered to it."""
        params: Params = {"uri": native_id, "depth": 10, "parentHeight": 80}
        data, me = self._call(lambda caller: (caller.query("app.bsky.feed.getPostThread", params), caller.did))
        found: dict[str, Post] = {}
        for view in bluesky_posts.walk(data.get("thread")):
            post = bluesky_posts.read_item(view, me=me, kind=MentionKind.KEYWORD)
            if isinstance(post, Post):
                found[post.native_id] = post
        return sorted(found.values(), key=lambda post: (post.created_at, bool(post.parent_id), post.native_id))

    @faults.tells(Unavailable)
    def find_post(self, native_id: str) -> Post | None:
        """Read one post as it stands now; None where the network no longer shows it to us."""
        view, me = self._call(lambda caller: (_view(caller, native_id), caller.did))
        if view is None:
            return None
        post = bluesky_posts.read_item(view, me=me, kind=MentionKind.KEYWORD)
        if not isinstance(post, Post):
            raise Unavailable(self.account.name, f"Bluesky's answer makes no sense: {post.error}")
        return post

    def preview(self, text: str) -> Preview:
        """Answer the text as it is, and its length as Bluesky counts it."""
        length, size = bluesky_length.count_graphemes(text), bluesky_length.count_bytes(text)
        problems = []
        if not text.strip():
            problems.append("The reply is empty.")
        if bluesky_length.has_invalid_characters(text):
            problems.append("The reply holds characters that Bluesky refuses.")
        if length > self.REPLY_LIMIT:
            problems.append(f"The reply is {length - self.REPLY_LIMIT} too long for Bluesky.")
        elif size > bluesky_length.BYTE_LIMIT:
            problems.append(f"The reply takes {size} bytes, and Bluesky takes {bluesky_length.BYTE_LIMIT}.")
        return Preview(text=text, length=length, limit=self.REPLY_LIMIT, problems=tuple(problems))

    @faults.tells(Uncertain)
    def send(self, order: Order) -> Receipt:
        """Post the reply once, at its own place, after a look whether its target still takes replies of ours."""
        if problems := self.preview(order.text).problems:
            raise Rejected(self.account.name, " ".join(problems))
        key = self._key(order)
        data = self._call(lambda caller: self._post(caller, order, key), writing=True)
        uri = payload.key_or_empty(data.get("uri"))
        if not uri:
            raise Uncertain(self.account.name, "Bluesky took the reply and gave no address")
        return _receipt(uri)

    def _key(self, order: Order) -> str:
        try:
            return bluesky_keys.reply_key(order.target_id, order.text)
        except ValueError as error:
            raise Rejected(self.account.name, f"nothing can be replied to here: {error}") from error

    def _post(self, caller: Caller, order: Order, key: str) -> Table:
        reply = self._reply_to(_view(caller, order.target_id))
        facets = caller.facets(order.text)
        record = {
            "$type": _POSTS,
            "text": order.text,
            "createdAt": to_datetime(self._clock()).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "reply": reply,
            **({"facets": facets} if facets else {}),
        }
        asked = {"repo": caller.did, "collection": _POSTS, "rkey": key, "record": record}
        return caller.procedure("com.atproto.repo.createRecord", asked)

    def _reply_to(self, view: Table | None) -> Mapping[str, Mapping[str, str]]:
        """Answer what the reply hangs on; raises Rejected where its target is gone or takes no reply of ours."""
        if view is None:
            raise Rejected(self.account.name, "the post is no longer there, or its author has blocked us")
        by_author = payload.table(payload.table(view.get("author")).get("viewer"))
        if by_author.get("blockedBy") is True:
            raise Rejected(self.account.name, "the author of this post has blocked us")
        if by_author.get("blocking") or by_author.get("blockingByList"):
            raise Rejected(self.account.name, "we have blocked the author of this post")
        if payload.table(view.get("viewer")).get("replyDisabled") is True:
            raise Rejected(self.account.name, "the author of this thread does not let us reply")
        parent = bluesky_posts.reference(view)
        if parent is None:
            raise Unavailable(self.account.name, "Bluesky does not tell which version of the post stands; nothing sent")
        above = payload.table(payload.table(view.get("record")).get("reply")).get("root")
        return {"root": bluesky_posts.reference(above) or parent, "parent": parent}

    @faults.tells(Unavailable)
    def find_reply(self, target_id: str, text: str) -> Receipt | None:
        """Look at the one place where this reply would stand, then through our own posts for another to the target."""
        try:
            _, since = bluesky_keys.split(target_id)
            key = bluesky_keys.reply_key(target_id, text)
        except ValueError as error:
            raise Unavailable(self.account.name, f"cannot be looked up: {error}") from error
        uri = self._call(lambda caller: _find_at(caller, key, target_id))
        uri = uri or self._find_in_history(target_id, since if bluesky_keys.is_tid(since) else "")
        return _receipt(uri) if uri else None

    def _find_in_history(self, target_id: str, since: str) -> str:
        """Answer a reply of ours by whoever's hand. Our posts are listed by their keys, which begin with the time."""
        cursor = ""
        for _ in range(_MAX_LOOKUP_PAGES):
            data = self._call(lambda caller, cursor=cursor: _own_posts(caller, cursor))  # type: ignore[misc]
            records = self._rows(data, "records")
            found = [_own(record) for record in records]
            for uri, _, parent in found:
                if parent == target_id:
                    return uri
            oldest = min((key for _, key, _ in found), default="")
            cursor = payload.text(data.get("cursor"))
            if not cursor or not records or oldest < since:
                return ""
        raise Unavailable(self.account.name, "our own posts could not be read to their end")

    @faults.tells(Unavailable)
    def delete_reply(self, native_id: str) -> None:
        """Delete a post of our own; one that is gone already counts as deleted, so this may be repeated."""
        try:
            account, key = bluesky_keys.split(native_id)
        except ValueError as error:
            raise Rejected(self.account.name, f"cannot be deleted: {error}") from error

        def delete(caller: Caller) -> None:
            if account != caller.did:
                raise Rejected(self.account.name, "this is no post of ours")
            asked = {"repo": account, "collection": _POSTS, "rkey": key}
            caller.procedure("com.atproto.repo.deleteRecord", asked)
            if caller.find("com.atproto.repo.getRecord", asked, absent={"RecordNotFound"}) is not None:
                raise Unavailable(self.account.name, "Bluesky still shows the post")

        self._call(delete)

    def _rows(self, data: Table, key: str) -> list[object]:
        """Answer the items of a page: without them an empty answer would pass for silence."""
        if not isinstance(data.get(key), list):
            raise Unavailable(self.account.name, f"Bluesky's answer makes no sense: it has no {key}")
        return payload.rows(data.get(key))

    def _call(self, ask: Callable[[Caller], T], *, writing: bool = False, cursor: Cursor | None = None) -> T:
        """Make the calls of one act under one deadline and translate what goes wrong; none without credentials."""
        options.require_secrets(self.account, (self.SECRETS,))
        if not self.account.handle:
            raise Unauthorized(self.account.name, "give the account's handle, such as acme.bsky.social")
        if self._clock() < self._quiet_until:
            raise RateLimited(self.account.name, "our budget of requests is used up", retry_at=self._quiet_until)
        from platforms import bluesky_client  # here, since loading atproto takes over a second

        session = bluesky_client.session(self.account)
        was_open = session.is_open
        line = Wire(base=self.account.api_url, seconds=self._seconds, token_path=bluesky_client.TOKEN_PATH)
        try:
            return line.run(lambda: ask(session.open(line, takes_environment=not self.account.api_url)))
        except Exception as error:
            if bluesky_refusals.is_old_session(line.answer):
                session.forget()
                if was_open:
                    again = "Bluesky no longer takes our session; the next call opens another"
                    raise Unavailable(self.account.name, again) from error
            raise self._translate(error, line, writing=writing, cursor=cursor) from error

    def _translate(self, error: Exception, line: Wire, *, writing: bool, cursor: Cursor | None) -> PlatformError:
        name, answer, now_at = self.account.name, line.answer, self._clock()
        if isinstance(error, PlatformError) or answer is None:
            return faults.translate(name, error, answer, wrote=line.wrote, writing=writing, now_at=now_at)
        said = faults.words(answer, error)
        if (told := bluesky_refusals.translate(name, answer, now_at=now_at, wrote=line.wrote)) is not None:
            if isinstance(told, RateLimited):
                self._quiet_until = max(self._quiet_until, told.retry_at or 0)
            return told
        if bluesky_refusals.is_old_session(answer):
            return Unauthorized(name, f"Bluesky refuses our credentials: {said}")
        if answer.status == 400 and cursor is not None and cursor.page and "cursor" in said.lower():
            return CursorLost(name, f"Bluesky no longer knows where we stopped reading: {said}")
        return faults.translate(name, error, answer, wrote=line.wrote, writing=writing, now_at=now_at)


def _searches(terms: Sequence[str]) -> dict[str, str]:
    wanted = dict.fromkeys(" ".join(term.replace('"', " ").split()) for term in terms)
    queries = [f'"{term}"' for term in wanted if term]
    return {"search" if place == 1 else f"search-{place}": query for place, query in enumerate(queries, 1)}


def _check_password(scope: str) -> Check:
    if scope == _MAIN_PASSWORD:
        mend = "This is the account's main password, which may do everything: make an app password and give that."
        return Check(name="replies", state="warn", message=mend)
    return Check(name="replies", state="ok", message="The app password may read and reply.")


def _query(caller: Caller, name: str) -> Table:
    return caller.query(name, {})


def _view(caller: Caller, uri: str) -> Table | None:
    """Answer a post as the network shows it to us; None where it shows none; raises ValueError for no answer."""
    posts = caller.query("app.bsky.feed.getPosts", {"uris": [uri]}).get("posts")
    view = next((found for post in payload.rows(posts) if (found := payload.table(post)).get("uri") == uri), None)
    if view is None and posts != []:  # only a list of nothing says that there is none
        raise ValueError("it does not tell of this post")
    return view


def _find_at(caller: Caller, key: str, target_id: str) -> str:
    """Answer the reply that stands at a place of ours; raises ValueError for an answer that does not say."""
    asked: Params = {"repo": caller.did, "collection": _POSTS, "rkey": key}
    found = caller.find("com.atproto.repo.getRecord", asked, absent={"RecordNotFound"})
    if found is None:
        return ""
    uri, _, parent = _own(found)
    return uri if parent == target_id else ""


def _own_posts(caller: Caller, cursor: str) -> Table:
    more = {"cursor": cursor} if cursor else {}
    asked: Params = {"repo": caller.did, "collection": _POSTS, "limit": _PAGE, **more}
    return caller.query("com.atproto.repo.listRecords", asked)


def _own(record: object) -> tuple[str, str, str]:
    """Answer address, key and parent of a record of ours; raises ValueError for what is none: it may be the one."""
    found = payload.table(record)
    uri, value = payload.key(found.get("uri")), found.get("value")
    if not isinstance(value, dict):
        raise ValueError("it has no content")
    return uri, bluesky_keys.split(uri)[1], bluesky_posts.parent_of(value)


def _receipt(uri: str) -> Receipt:
    return Receipt(native_id=uri, url=bluesky_posts.page_of(uri))
