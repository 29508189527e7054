"""Mastodon and servers that speak its API: mentions, hashtags, search, threads, replies, and the look-up of our own.

A reply is seen by nobody who may not see the post it answers, and what etiquette wants of it stands in the approved
text (platforms.mastodon_rules): refused is what does not name its author, or drops a content warning. Mastodon knows
a reply sent twice by our key for an hour; GoToSocial and Takahe do not, so nothing is sent again without a look.
API: https://docs.joinmastodon.org (read 2026-11-22).
"""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Callable
from collections.abc import Mapping
from collections.abc import Sequence
from typing import TYPE_CHECKING
from typing import TypeVar
from urllib.parse import quote
from urllib.parse import urlsplit

from domain.clock import MINUTE
from domain.clock import SECOND
from domain.clock import Clock
from domain.errors import ConfigError
from domain.errors import PlatformError
from domain.errors import Problem
from domain.errors import RateLimited
from domain.errors import Rejected
from domain.errors import Unavailable
from domain.errors import Uncertain
from domain.mention import MentionKind
from domain.mention import Post
from domain.platform import Account
from domain.platform import BadItem
from domain.platform import Check
from domain.platform import Cursor
from domain.platform import Order
from domain.platform import Page
from domain.platform import Preview
from domain.platform import Receipt
from platforms import faults
from platforms import mastodon_length
from platforms import mastodon_posts
from platforms import mastodon_refusals
from platforms import mastodon_rules
from platforms import mastodon_server
from platforms import options
from platforms import payload
from platforms import wire
from platforms.mastodon_posts import Reader
from platforms.mastodon_server import Server
from platforms.payload import Table
from platforms.wire import Wire

if TYPE_CHECKING:
    from platforms.mastodon_client import Caller

T = TypeVar("T")

#: Posts of other servers arrive late and are filed by when they were written: each poll reads so much again.
_OVERLAP = 30 * MINUTE
_NOTIFICATIONS, _STATUSES = 80, 40
_MAX_LOOKUP_PAGES = 10
_MAX_ROOTS = 20
_MAX_ROOTS_KEPT = 5_000
_ID = re.compile(r"[A-Za-z0-9_-]{1,128}")
_LOCAL = frozenset({"127.0.0.1", "localhost", "::1"})
_MEND = "Look at the app and its token under Preferences, Development on your server, then try again."


class Adapter:
    """One account on a server of the Mastodon kind."""

    LABEL: str = "Mastodon"
    REPLY_LIMIT: int = mastodon_length.LIMIT
    SECRETS: tuple[str, ...] = ("access_token",)
    OPTIONS: tuple[str, ...] = ("sources", "timeout", "limit", "visibility", "search")
    FASTEST_POLL: int = 30 * SECOND
    SLOWEST_POLL: int = 15 * MINUTE
    BOUNDED: bool = True
    #: True once the server is known to keep our keys: not all that speak this API do.
    REFUSES_DUPLICATES: bool = False

    def __init__(self, account: Account, *, clock: Clock) -> None:
        """Read the account's options; raises ConfigError where one cannot be used, or the client is not installed."""
        options.require_known(account, self.OPTIONS)
        if importlib.util.find_spec("mastodon") is None:
            message = "Mastodon needs a package that is not installed; install allears[mastodon]"
            raise ConfigError([Problem(place=f"account {account.name}", message=message)])
        _require_server(account)
        self.account = account
        self._clock = clock
        self._seconds = options.seconds(account, "timeout", wire.TOTAL_SECONDS)
        self.REPLY_LIMIT = options.whole(account, "limit", mastodon_length.LIMIT)
        self._has_limit = bool(account.options.get("limit"))
        self._widest = options.one_of(account, "visibility", ("unlisted", "public", "private", "direct"))
        searches = options.one_of(account, "search", ("off", "on")) == "on"
        self._paths = _paths(account.terms, searches=searches)
        self._sources = options.chosen(account, ["mentions", *self._paths])
        self._reader: Reader | None = None
        self._server: Server | None = None
        self._link = mastodon_length.LINK
        self._roots: dict[str, str] = {}
        self._quiet: dict[str, int] = {}

    def check(self) -> Sequence[Check]:
        """Ask the server who we are, what the token may do, and what the server itself allows."""
        try:
            me, _ = self._ask_me()
            app = self._call(lambda caller: caller.find(mastodon_server.APP) or {})
            server = self._my_server()
        except PlatformError as error:
            return [options.failed_check(error, _MEND)]
        host = urlsplit(self.account.api_url).netloc
        found = [mastodon_server.check_account(me, host), mastodon_server.check_scopes(app, self._wanted_scopes())]
        if server.max_characters != self.REPLY_LIMIT:
            found.append(mastodon_server.check_limit(server, self.REPLY_LIMIT))
        if self.account.terms:
            found.append(mastodon_server.check_listening(server, searches="search" in self._paths))
        return found

    def sources(self) -> Sequence[str]:
        """Name our mentions, then the hashtag of each term, then a search for each where the option is on."""
        return self._sources

    @faults.tells(Unavailable)
    def fetch(self, source: str, cursor: Cursor) -> Page:
        """Read one page, newest first; the server stops at the cursor, what may have come late is read again."""
        if source != "mentions" and source not in self._paths:
            raise Unavailable(self.account.name, f"there is no source {source!r} here")
        reader = self._my_reader()
        reading, next_page = self._call(lambda caller: self._read_page(caller, reader, source, cursor))
        return Page(
            posts=tuple(self._with_root(post) for post in reading.posts) if source == "mentions" else reading.posts,
            bad=reading.bad,
            next_page="" if next_page == cursor.page else next_page,
            newest=reading.newest,
            newest_at=reading.newest_at,
        )

    def _read_page(
        self, caller: Caller, reader: Reader, source: str, cursor: Cursor
    ) -> tuple[mastodon_posts.Reading, str]:
        since = mastodon_posts.earlier(cursor.floor, _OVERLAP) if cursor.floor else ""
        if source == "mentions":
            # What the account filters away, such as private mentions by strangers, are customers to us.
            wanted: dict[str, str | list[str]] = {"types[]": ["mention"], "include_filtered": "true"}
            size = _NOTIFICATIONS
            items = caller.get("/api/v1/notifications", since_id=since, max_id=cursor.page, limit=size, **wanted)
            reading = reader.page(items, kind=MentionKind.MENTION)
        else:
            path, query = self._paths[source]
            # A search knows no since_id; its min_id means the same.
            floor = {"min_id": since} if query else {"since_id": since}
            items = caller.get(path, max_id=cursor.page, limit=_STATUSES, **floor, **query)
            reading = reader.page(payload.table(items).get("statuses") if query else items, kind=MentionKind.KEYWORD)
        return reading, (caller.next_page or reading.oldest) if reading.oldest else ""

    def _with_root(self, post: Post) -> Post:
        """Answer the post with the first one of its conversation, which the server tells for each post alone."""
        return mastodon_posts.in_conversation(post, self._root_of(post)) if post.parent_id else post

    def _root_of(self, post: Post) -> str:
        """Answer the first post of a conversation, or what was answered where it cannot be had now."""
        known = self._roots.get(post.native_id) or self._roots.get(post.parent_id)
        if known:
            return known
        if len(self._roots) >= _MAX_ROOTS_KEPT:
            self._roots.clear()
        try:
            context = self._call(lambda caller: caller.find(_path(post.native_id, "/context")) or {})
        except PlatformError:
            return post.parent_id
        above = [payload.key_or_empty(payload.table(one).get("id")) for one in payload.rows(context.get("ancestors"))]
        self._roots[post.native_id] = self._roots[post.parent_id] = above[0] if above and above[0] else post.parent_id
        return self._roots[post.native_id]

    @faults.tells(Unavailable)
    def thread(self, native_id: str, conversation_id: str) -> Sequence[Post]:
        """Read what a post answers, up to the first post, the post itself, and what was answered to it."""
        reader = self._my_reader()

        def read(caller: Caller) -> list[object]:
            status, around = caller.find(_path(native_id)), caller.find(_path(native_id, "/context")) or {}
            return [*payload.rows(around.get("ancestors")), status, *payload.rows(around.get("descendants"))]

        items = self._call(read)
        found = [post for item in items if isinstance(post := reader.item(item, kind=MentionKind.KEYWORD), Post)]
        root = conversation_id or next((post.native_id for post in found), native_id)
        return mastodon_posts.in_time(mastodon_posts.in_conversation(post, root) for post in found)

    @faults.tells(Unavailable)
    def find_post(self, native_id: str) -> Post | None:
        """Read one post as it stands now; None where the server no longer shows it to us."""
        reader = self._my_reader()
        status = self._call(lambda caller: caller.find(_path(native_id)))
        if status is not None and payload.key_or_empty(status.get("id")) != native_id:
            raise Unavailable(self.account.name, f"the server answers with another post than {native_id}")
        post = reader.item(status, kind=MentionKind.KEYWORD)
        if isinstance(post, BadItem):
            raise Unavailable(self.account.name, f"the server's answer makes no sense: {post.error}")
        return post

    def opening(self, handle: str, text: str) -> str:
        """Answer how a reply to a post begins here: with its content warning, and with the name of its author."""
        return mastodon_rules.opening(handle, text)

    def preview(self, text: str) -> Preview:
        """Answer the text as it is; a first line "CW: …" becomes its content warning, and both are counted."""
        parts = mastodon_rules.split(text)
        length = mastodon_length.count(parts.body, link=self._link) + mastodon_length.count_signs(parts.warning)
        problems = []
        if not parts.body.strip():
            problems.append("The reply is empty.")
        if any("\ud800" <= letter <= "\udfff" or letter == "\x00" for letter in text):
            problems.append("The reply holds characters that Mastodon refuses.")
        if length > self.REPLY_LIMIT:
            problems.append(f"The reply is {length - self.REPLY_LIMIT} too long for this server.")
        return Preview(text=text, length=length, limit=self.REPLY_LIMIT, problems=tuple(problems))

    @faults.tells(Uncertain)
    def send(self, order: Order) -> Receipt:
        """Post the reply once, after a look at its target: who may see it, whom it names, what it warns of."""
        if problems := self.preview(order.text).problems:
            raise Rejected(self.account.name, " ".join(problems))
        if not _ID.fullmatch(order.target_id):
            raise Rejected(self.account.name, "nothing can be replied to here: that is no id of this network")
        me = self._my_reader().me
        status = self._call(lambda caller: self._post(caller, order, me), writing=True)
        native_id = payload.key_or_empty(status.get("id"))
        if not native_id:
            raise Uncertain(self.account.name, "the server took the reply and gave no id")
        return Receipt(native_id=native_id, url=mastodon_posts.address(status))

    def _post(self, caller: Caller, order: Order, me: str) -> Table:
        found = caller.find(_path(order.target_id))
        if found is None:
            raise Rejected(self.account.name, "the post is no longer there, or its author has blocked us")
        target, parts = mastodon_rules.read_target(found, me=me), mastodon_rules.split(order.text)
        if objections := mastodon_rules.objections(parts, target):
            raise Rejected(self.account.name, " ".join(objections))
        visibility = mastodon_rules.visibility(target.visibility, self._widest)
        return caller.post(
            parts.body,
            target_id=order.target_id,
            visibility=visibility,
            warning=parts.warning,
            key=order.idempotency_key,
        )

    @faults.tells(Unavailable)
    def find_reply(self, target_id: str, text: str) -> Receipt | None:
        """Look through our own posts since the target: one with exactly this text, else any other that replies to it.

        Servers cut replies loose from a post that is gone: then only the same text tells ours, and none is no absence.
        """
        reader = self._my_reader()
        self._my_server()
        target, ours = self._call(
            lambda caller: (caller.find(_path(target_id)), _own_posts(caller, reader.me, target_id))
        )
        answers = [one for one in ours if mastodon_posts.parent_of(one) == target_id]
        loose = [one for one in ours if target is None and not mastodon_posts.parent_of(one)]
        exact = [one for one in (*answers, *loose) if mastodon_posts.reads(one, text)]
        found = next(iter((*exact, *answers)), None)
        if found is not None:
            return Receipt(native_id=payload.key(found.get("id")), url=mastodon_posts.address(found))
        if target is None:
            raise Unavailable(self.account.name, f"the server no longer shows {target_id}, nor what was replied to it")
        return None

    @faults.tells(Unavailable)
    def delete_reply(self, native_id: str) -> None:
        """Delete a post of our own; one that is gone already counts as deleted, so this may be repeated."""
        if not _ID.fullmatch(native_id):
            raise Rejected(self.account.name, "that is no id of this network")
        me = self._my_reader().me
        self._call(lambda caller: self._delete(caller, native_id, me), kind="delete")

    def _delete(self, caller: Caller, native_id: str, me: str) -> None:
        found = caller.find(_path(native_id))
        if found is None:
            return
        if not mastodon_rules.read_target(found, me=me).is_ours:
            raise Rejected(self.account.name, "this is no post of ours")
        caller.delete(native_id)
        if caller.find(_path(native_id)) is not None:  # some say yes to what they have not done yet
            raise Unavailable(self.account.name, "the server still shows the post")

    def _my_reader(self) -> Reader:
        return self._reader or self._ask_me()[1]

    def _ask_me(self) -> tuple[Table, Reader]:
        """Ask who we are, and read posts from then on as that account."""
        me = self._call(lambda caller: payload.table(caller.get(mastodon_server.ME)))
        native_id = payload.key_or_empty(me.get("id"))
        if not native_id:
            raise Unavailable(self.account.name, "the server does not tell who we are")
        self._reader = Reader(me=native_id, handle=payload.text(me.get("acct")).casefold())
        return me, self._reader

    def _my_server(self) -> Server:
        """Ask once what the server allows; its limit is ours unless the operator has set one."""
        if self._server is None:
            self._server = mastodon_server.read(self._call(lambda caller: caller.find(mastodon_server.INSTANCE) or {}))
            self.REFUSES_DUPLICATES = self._server.keeps_keys
            self._link = self._server.link_length
            self.REPLY_LIMIT = self.REPLY_LIMIT if self._has_limit else self._server.max_characters
        return self._server

    def _wanted_scopes(self) -> tuple[str, ...]:
        searches = ("read:search",) if "search" in self._paths else ()
        return (*mastodon_server.SCOPES, *searches)

    def _call(self, ask: Callable[[Caller], T], *, writing: bool = False, kind: str = "") -> T:
        """Make the calls of one act under one deadline and translate what goes wrong; none without credentials.

        The server keeps one budget for reading, one for posting and one for deleting; each is left alone once empty.
        """
        options.require_secrets(self.account, (self.SECRETS,))
        budget, now_at = kind or ("post" if writing else "read"), self._clock()
        if now_at < self._quiet.get(budget, 0):
            raise RateLimited(self.account.name, "our budget of requests is used up", retry_at=self._quiet[budget])
        from platforms.mastodon_client import Caller  # here, since a desk that only counts needs no client

        line = Wire(seconds=self._seconds)
        try:
            return line.run(lambda: ask(Caller(self.account, line)))
        except Exception as error:
            raise mastodon_refusals.translate(
                self.account.name, error, line, writing=writing or bool(kind), now_at=self._clock()
            ) from error
        finally:
            self._quiet[budget] = mastodon_refusals.quiet_until(line.answer, now_at)


def _require_server(account: Account) -> None:
    parts = urlsplit(account.api_url)
    if parts.scheme == "https" and parts.hostname:
        return
    if parts.scheme != "http" or parts.hostname not in _LOCAL:
        message = "give the address of your server as api_url, such as https://mastodon.example"
        raise ConfigError([Problem(place=f"account {account.name}", message=message)])


def _paths(terms: Sequence[str], *, searches: bool) -> dict[str, tuple[str, Mapping[str, str]]]:
    """Answer path and query of each source but the mentions. A hashtag is a term without what none can hold."""
    words = dict.fromkeys(" ".join(term.replace('"', " ").split()) for term in terms)
    tags = dict.fromkeys(tag for word in words if (tag := re.sub(r"\W", "", word).casefold()) and not tag.isdigit())
    found: dict[str, tuple[str, Mapping[str, str]]] = {}
    for place, tag in enumerate(tags, 1):
        found[f"tag-{place}" if place > 1 else "tag"] = (f"/api/v1/timelines/tag/{quote(tag, safe='')}", {})
    for place, word in enumerate((word for word in words if word and searches), 1):
        name = f"search-{place}" if place > 1 else "search"
        found[name] = ("/api/v2/search", {"q": f'"{word}"', "type": "statuses"})
    return found


def _path(native_id: str, below: str = "") -> str:
    """Answer the path of a status; an id is never part of the path's own grammar."""
    return f"/api/v1/statuses/{quote(native_id, safe='')}{below}"


def _own_posts(caller: Caller, me: str, target_id: str) -> list[Table]:
    """Read all our posts since the target was written; raises ValueError where one cannot be read: it may be ours."""
    found: list[Table] = []
    since, below = mastodon_posts.earlier(target_id, _OVERLAP), ""
    path = f"/api/v1/accounts/{quote(me, safe='')}/statuses"
    for _ in range(_MAX_LOOKUP_PAGES):
        items = caller.get(path, since_id=since, max_id=below, limit=_STATUSES, exclude_reblogs="true")
        if not isinstance(items, list):
            raise ValueError("it is no list of our posts")
        if not items:
            return found
        found += [payload.table(item) for item in items]
        ids = [payload.key(payload.table(item).get("id")) for item in items]
        following = caller.next_page or mastodon_posts.oldest(ids)
        if following == below:
            break
        below = following
    raise ValueError("our own posts could not be read to their end")
