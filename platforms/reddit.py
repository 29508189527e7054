"""Reddit through praw: our inbox, comments and posts that name the brand, replies, and the look-up of our own.

The only file that imports praw. It asks by `reddit.request` and reads the JSON itself: praw's models fetch behind
one's back and lose a whole page to one odd item, and its `post` sleeps and posts again on RATELIMIT. The wire under
the session keeps prawcore from repeating writes (measured: three posts for one reply) and from sleeping.

The inbox is read as its three listings, each with a cursor of its own, and never as `unread`: a colleague who opens
the inbox in a browser marks everything read, and `inbox` shares its 1,000 places with private messages. `before` is
never used either: it answers nothing once that item is deleted. API: https://www.reddit.com/dev/api (read 2026-11-22).
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from collections.abc import Mapping
from collections.abc import Sequence
from typing import Any
from typing import TypeVar

import praw
import prawcore
import requests

from domain.clock import MINUTE
from domain.clock import SECOND
from domain.clock import Clock
from domain.errors import PlatformError
from domain.errors import RateLimited
from domain.errors import Rejected
from domain.errors import Unauthorized
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
from platforms import options
from platforms import payload
from platforms import reddit_client
from platforms import reddit_posts
from platforms import reddit_refusals
from platforms import wire
from platforms.payload import Table
from platforms.wire import Answer
from platforms.wire import Wire

# At DEBUG they write the data of every request.
for _name in ("praw", "prawcore", "urllib3"):
    logging.getLogger(_name).setLevel(logging.INFO)

T = TypeVar("T")

_TOKEN_PATH = "/api/v1/access_token"  # noqa: S105
_AGENT = "python:allears:0.1 (by /u/{name})"
_PAGE = 100
_MAX_LOOKUP_PAGES = 10
_INBOX: Mapping[str, str] = {
    "mentions": "message/mentions",
    "comment_replies": "message/comments/",
    "post_replies": "message/selfreply/",
}
_SCOPES = ("identity", "read", "privatemessages", "submit", "edit", "history")


class Adapter:
    """One account on Reddit."""

    LABEL: str = "Reddit"
    REPLY_LIMIT: int = 10_000
    SECRETS: tuple[str, ...] = ("client_id", "client_secret", "refresh_token", "username", "password")
    SECRET_SETS: tuple[tuple[str, ...], ...] = (
        ("client_id", "client_secret", "refresh_token"),
        ("client_id", "client_secret", "username", "password"),
    )
    OPTIONS: tuple[str, ...] = ("sources", "timeout", "user_agent")
    FASTEST_POLL: int = MINUTE
    SLOWEST_POLL: int = 15 * MINUTE
    BOUNDED: bool = False
    REFUSES_DUPLICATES: bool = False

    def __init__(self, account: Account, *, clock: Clock) -> None:
        """Read the account's options; raises ConfigError where one cannot be used."""
        options.require_known(account, self.OPTIONS)
        self.account = account
        self._clock = clock
        self._seconds = options.seconds(account, "timeout", wire.TOTAL_SECONDS)
        self._handle = account.handle or account.secrets.get("username", "")
        self._sources = options.chosen(account, self._all_sources())
        self._reader_client, self._writer = reddit_client.Client(self._open), reddit_client.Client(self._open)
        self._quiet_until = 0

    def check(self) -> Sequence[Check]:
        """Ask Reddit who we are and which scopes the token has."""
        try:
            me = payload.table(self._get("api/v1/me"))
            scopes = self._call(lambda reddit: reddit.auth.scopes(), writing=False)
        except PlatformError as error:
            mend = "Look at the app's id, secret and token on reddit.com/prefs/apps, then try again."
            return [options.failed_check(error, mend)]
        name = payload.text(me.get("name")) or self._handle
        missing = [scope for scope in _SCOPES if scope not in scopes and "*" not in scopes]
        credentials = Check(name="credentials", state="ok", message=f"Reddit answers as u/{name}.")
        if not missing:
            return [credentials, Check(name="replies", state="ok", message="The token may read and reply.")]
        mend = f"The token lacks {', '.join(missing)}: authorise the app again with these scopes."
        return [credentials, Check(name="replies", state="fail" if "submit" in missing else "warn", message=mend)]

    def sources(self) -> Sequence[str]:
        """Name the listings of the inbox, then comments and posts of our places, then a search for each term."""
        return self._sources

    @faults.tells(Unavailable)
    def fetch(self, source: str, cursor: Cursor) -> Page:
        """Read one page, newest first. Its oldest moment is that of all its items, also of those without our terms."""
        if source not in self._all_sources():
            raise Unavailable(self.account.name, f"there is no source {source!r} here")
        path, params = self._place(source)
        params = {**params, "limit": _PAGE, **({"after": cursor.page} if cursor.page else {})}
        data = self._get(path, params)
        kind = MentionKind.MENTION if source in _INBOX else MentionKind.KEYWORD
        reader = self._reader()
        try:
            page = reader.listing(data, kind=kind, filtered=source in {"comments", "posts"}, asked_page=cursor.page)
        except ValueError as error:
            raise Unavailable(self.account.name, f"Reddit's answer makes no sense: {error}") from error
        return Page(
            posts=page.posts,
            bad=page.bad,
            next_page=page.next_page,
            newest=page.newest,
            newest_at=page.newest_at,
            oldest_at=page.oldest_at,
        )

    @faults.tells(Unavailable)
    def thread(self, native_id: str, conversation_id: str) -> Sequence[Post]:
        """Read the post, the comment and what stands around it."""
        link = conversation_id or self._link_of(native_id)
        reader, found = self._reader(), {}
        for child in reddit_posts.walk(self._comments(link, native_id)):
            post = reader.item(child, kind=MentionKind.KEYWORD)
            if isinstance(post, Post):
                found[post.native_id] = post
        return sorted(found.values(), key=lambda post: (post.created_at, post.native_id != link, post.native_id))

    @faults.tells(Unavailable)
    def find_post(self, native_id: str) -> Post | None:
        """Read one comment or post as it stands now; None where it was deleted, removed, or is hidden from us.

        It is asked through the client that replies: a slow poll does not hold up what is about to leave.
        """
        thing = self._thing(native_id, self._writer)
        post = self._reader().item(thing, kind=MentionKind.KEYWORD) if thing else None
        if isinstance(post, BadItem):
            raise Unavailable(self.account.name, f"Reddit's answer makes no sense: {post.error}")
        return post

    def preview(self, text: str) -> Preview:
        """Answer the text as it is; Reddit counts characters."""
        problems = []
        if not text.strip():
            problems.append("The reply is empty.")
        if any("\ud800" <= letter <= "\udfff" or letter == "\x00" for letter in text):
            problems.append("The reply holds characters that Reddit refuses.")
        if len(text) > self.REPLY_LIMIT:
            problems.append(f"The reply is {len(text) - self.REPLY_LIMIT} too long for Reddit.")
        return Preview(text=text, length=len(text), limit=self.REPLY_LIMIT, problems=tuple(problems))

    @faults.tells(Uncertain)
    def send(self, order: Order) -> Receipt:
        """Post the reply once. A reply that Reddit took without showing it (quarantine) is uncertain: it landed."""
        if problems := self.preview(order.text).problems:
            raise Rejected(self.account.name, " ".join(problems))
        asked = {"text": order.text, "thing_id": order.target_id}
        data = self._call(lambda reddit: reddit.request(method="POST", path="api/comment/", data=asked), writing=True)
        answer = payload.table(payload.table(data).get("json"))
        things = payload.rows(payload.table(answer.get("data")).get("things"))
        errors = payload.rows(answer.get("errors"))
        if errors:
            landed = bool(things) or bool(payload.table(answer.get("data")).get("name"))
            raise reddit_refusals.translate(self.account.name, errors, landed=landed, now_at=self._clock())
        comment = payload.table(payload.table(things[0] if things else {}).get("data"))
        name = payload.key_or_empty(comment.get("name"))
        if not name:
            raise Uncertain(self.account.name, "Reddit took the reply and did not show it")
        return self._receipt(name, comment)

    @faults.tells(Unavailable)
    def find_reply(self, target_id: str, text: str) -> Receipt | None:  # noqa: ARG002 - a reply by hand counts too
        """Look below the target and through our own newest comments; None only where both were read and have none."""
        self._my_name()
        target = payload.table(self._thing(target_id).get("data"))
        if not target:
            raise Unavailable(self.account.name, f"Reddit no longer shows {target_id}, so its replies cannot be read")
        link = reddit_posts.conversation_id(target_id, target)
        reader = self._reader()
        for child in reddit_posts.walk(self._comments(link, target_id)):
            data = payload.table(child.get("data"))
            if data.get("parent_id") == target_id and reader.is_ours(data):
                return self._receipt(payload.key(data.get("name")), data)
        return self._find_in_history(target_id, payload.moment(target.get("created_utc")))

    def _find_in_history(self, target_id: str, created_at: int) -> Receipt | None:
        reader, after = self._reader(), ""
        for _ in range(_MAX_LOOKUP_PAGES):
            params: dict[str, str | int] = {"sort": "new", "limit": _PAGE, **({"after": after} if after else {})}
            data = self._get(f"user/{self._my_name()}/comments/", params)
            try:
                page = reader.listing(data, kind=MentionKind.KEYWORD, asked_page=after)
            except ValueError as error:
                raise Unavailable(self.account.name, f"Reddit's answer makes no sense: {error}") from error
            mine = (payload.table(payload.table(child).get("data")) for child in reddit_posts.children(data))
            reply = next((comment for comment in mine if comment.get("parent_id") == target_id), None)
            if reply is not None:
                return self._receipt(payload.key(reply.get("name")), reply)
            if not page.next_page or 0 < page.oldest_at < created_at:
                return None
            after = page.next_page
        raise Unavailable(self.account.name, "our own comments could not be read to their end")

    @faults.tells(Unavailable)
    def delete_reply(self, native_id: str) -> None:
        """Delete a comment of ours, between two looks at it: Reddit says yes even where it does nothing."""
        if not self._is_standing(native_id):
            return
        asked = {"id": native_id}
        self._call(lambda reddit: reddit.request(method="POST", path="api/del/", data=asked), writing=True)
        if self._is_standing(native_id):
            raise Unavailable(self.account.name, "Reddit still shows the comment")

    def _is_standing(self, native_id: str) -> bool:
        """Say whether a comment of ours is there; raises Rejected for what is none of ours."""
        self._my_name()
        data = payload.table(self._thing(native_id).get("data"))
        if not data or data.get("author") == "[deleted]":
            return False
        if not native_id.startswith("t1_") or not self._reader().is_ours(data):
            raise Rejected(self.account.name, "this is no comment of ours")
        return True

    def _all_sources(self) -> list[str]:
        places = ["comments", "posts"] if self.account.places else []
        searches = [f"search-{place + 1}" if place else "search" for place, _ in enumerate(self.account.terms)]
        return [*_INBOX, *places, *searches]

    def _place(self, source: str) -> tuple[str, dict[str, str | int]]:
        if source in _INBOX:
            return _INBOX[source], {}
        places = "+".join(self.account.places)
        if source in {"comments", "posts"}:
            return f"r/{places}/{'comments' if source == 'comments' else 'new'}", {}
        searches = [name for name in self._all_sources() if name.startswith("search")]
        term = self.account.terms[searches.index(source)].replace('"', " ")
        return "r/all/search/", {"q": f'"{term}"', "sort": "new", "t": "week", "restrict_sr": "False"}

    def _comments(self, link: str, native_id: str) -> object:
        if not link.startswith("t3_"):
            raise Unavailable(self.account.name, f"Reddit does not tell where {native_id} was written")
        below = f"_/{native_id[3:]}" if native_id.startswith("t1_") else ""
        return self._get(f"comments/{link[3:]}/{below}", {"context": 8, "sort": "new", "limit": 200})

    def _link_of(self, native_id: str) -> str:
        if native_id.startswith("t3_"):
            return native_id
        return reddit_posts.conversation_id(native_id, payload.table(self._thing(native_id).get("data")))

    def _reader(self) -> reddit_posts.Reader:
        return reddit_posts.Reader(handle=self._handle, terms=self.account.terms)

    def _my_name(self) -> str:
        if not self._handle:
            self._handle = payload.text(payload.table(self._get("api/v1/me")).get("name"))
            if not self._handle:
                raise Unavailable(self.account.name, "Reddit does not tell who we are")
        return self._handle

    def _receipt(self, name: str, data: Table) -> Receipt:
        url = reddit_posts.address(data)
        link = reddit_posts.conversation_id(name, data)
        if not url and link:
            url = f"https://www.reddit.com/comments/{link[3:]}/_/{name[3:]}"
        return Receipt(native_id=name, url=url)

    def _thing(self, native_id: str, client: reddit_client.Client[praw.Reddit] | None = None) -> Table:
        """Answer a comment or post by its name; empty where Reddit has none."""
        listing = payload.table(payload.table(self._get("api/info/", {"id": native_id}, client)).get("data"))
        found = [payload.table(child) for child in payload.rows(listing.get("children"))]
        thing = next((one for one in found if payload.table(one.get("data")).get("name") == native_id), {})
        if not thing and listing.get("children") != []:  # only a list of nothing says that there is none
            raise Unavailable(self.account.name, f"Reddit does not tell whether {native_id} stands")
        return thing

    def _get(
        self,
        path: str,
        params: dict[str, str | int] | None = None,
        client: reddit_client.Client[praw.Reddit] | None = None,
    ) -> object:
        ask = lambda reddit: reddit.request(method="GET", path=path, params=params)  # noqa: E731
        return self._call(ask, writing=False, client=client)

    def _call(
        self,
        ask: Callable[[praw.Reddit], T],
        *,
        writing: bool,
        client: reddit_client.Client[praw.Reddit] | None = None,
    ) -> T:
        """Make one call under the deadline and translate whatever goes wrong.

        Reads and writes have a client each, so that a slow poll never holds up a reply. Without credentials no call
        is made.
        """
        options.require_secrets(self.account, self.SECRET_SETS)
        if (now_at := self._clock()) < self._quiet_until:
            raise RateLimited(self.account.name, "our budget of requests is used up", retry_at=self._quiet_until)
        line = Wire(seconds=self._seconds, token_path=_TOKEN_PATH)
        try:
            return (client or (self._writer if writing else self._reader_client)).call(ask, line)
        except Exception as error:
            raise self._translate(error, line, writing=writing) from error
        finally:
            self._quiet_until = max(self._quiet_until, _quiet_until(line.answer, now_at))

    def _open(self, session: requests.Session) -> praw.Reddit:
        """Answer a client that takes nothing from the environment or a stray praw.ini."""
        secrets, base = self.account.secrets, self.account.api_url
        name = self._handle or self.account.name
        keys: dict[str, Any] = {secret: secrets.get(secret) or None for secret in self.SECRETS}
        return praw.Reddit(
            **keys,
            user_agent=self.account.options.get("user_agent", "") or _AGENT.replace("{name}", name),
            oauth_url=base or "https://oauth.reddit.com",
            reddit_url=base or "https://www.reddit.com",
            short_url=base or "https://redd.it",
            redirect_uri=None,
            check_for_updates=False,
            check_for_async=False,
            ratelimit_seconds=-1,
            requestor_kwargs={"session": session},
        )

    def _translate(self, error: Exception, line: Wire, *, writing: bool) -> PlatformError:
        name, answer, now_at = self.account.name, line.answer, self._clock()
        status = answer.status if answer is not None else 0
        if isinstance(error, prawcore.OAuthException) or (line.on_token and status in {400, 401}):
            return Unauthorized(name, f"Reddit refuses our credentials: {faults.words(answer, error)}")
        if status == 401 and not line.asked_token:
            return Unavailable(name, "Reddit no longer takes our token; the next call fetches a new one")
        if answer is not None and status == 403 and "insufficient_scope" in answer.headers.get("www-authenticate", ""):
            return Unauthorized(name, "the token lacks a scope: authorise the app again, see docs/platforms.md")
        if answer is not None and status == 400 and line.wrote:
            return reddit_refusals.of_bad_request(name, answer, now_at)
        return faults.translate(name, error, answer, wrote=line.wrote, writing=writing, now_at=now_at)


def _quiet_until(answer: Answer | None, now_at: int) -> int:
    """Answer until when Reddit wants silence: it says so ahead of refusing."""
    if answer is None:
        return 0
    remaining = payload.number(answer.headers.get("x-ratelimit-remaining"))
    reset = payload.number(answer.headers.get("x-ratelimit-reset"))
    if remaining is None or remaining >= 1 or reset is None:
        return 0
    return now_at + int(min(max(reset, 1.0), 600.0) * SECOND)
