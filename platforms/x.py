"""X through tweepy's Client (API v2): own mentions, recent search, replies, and the look-up of our own reply.

The only file that imports tweepy. It asks for `requests.Response` and reads the JSON itself, because tweepy's models
lose the new names of renamed fields and crash on odd answers. Limits: the mentions timeline reaches 800 posts back,
recent search seven days; since 2026-02-23 X takes replies by API only where the author mentioned or quoted us.
API: https://docs.x.com/x-api (read 2026-11-22).
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from collections.abc import Sequence
from urllib.parse import quote
from urllib.parse import urlencode

import requests
import tweepy  # type: ignore[import-untyped]

from domain.clock import MINUTE
from domain.clock import SECOND
from domain.clock import Clock
from domain.errors import CursorLost
from domain.errors import PlatformError
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
from platforms import faults
from platforms import options
from platforms import payload
from platforms import wire
from platforms import x_length
from platforms import x_posts
from platforms.payload import Table
from platforms.wire import Wire

# At DEBUG they write whole headers, the bearer token among them.
for _name in ("tweepy", "tweepy.client", "tweepy.auth", "oauthlib", "requests_oauthlib", "urllib3"):
    logging.getLogger(_name).setLevel(logging.INFO)

_HOST = "https://api.twitter.com/"
#: Posts are listed a little late and out of order: each poll reads the last minutes again.
_OVERLAP = 10 * MINUTE
_PAGE = 100
_MAX_QUERY = 512
_MAX_LOOKUP_PAGES = 10
_FIELDS = (
    "author_id", "conversation_id", "created_at", "in_reply_to_user_id", "lang", "public_metrics", "reply_settings",
)  # fmt: skip
_USER_FIELDS = ["name", "username", "description", "public_metrics", "verified"]
#: Words by which X tells that our app or account, not this one reply, is refused.
_OUR_FAULT = re.compile(
    r"oauth1.permissions|oauth1 app permissions|client-not-enrolled|client-forbidden|unsupported.authentication"
    r"|account is (?:temporarily )?(?:suspended|locked)|not permitted to access this feature",
    re.IGNORECASE,
)


class Adapter:
    """One account on X."""

    LABEL: str = "X"
    REPLY_LIMIT: int = x_length.LIMIT
    SECRETS: tuple[str, ...] = (
        "consumer_key", "consumer_secret", "access_token", "access_token_secret", "bearer_token",
    )  # fmt: skip
    SECRET_SETS: tuple[tuple[str, ...], ...] = (
        ("consumer_key", "consumer_secret", "access_token", "access_token_secret"),
        ("bearer_token",),
    )
    OPTIONS: tuple[str, ...] = ("user_id", "sources", "timeout", "spelling")
    FASTEST_POLL: int = 30 * SECOND
    SLOWEST_POLL: int = 15 * MINUTE
    BOUNDED: bool = True
    REFUSES_DUPLICATES: bool = True

    def __init__(self, account: Account, *, clock: Clock) -> None:
        """Read the account's options; raises ConfigError where one cannot be used."""
        options.require_known(account, self.OPTIONS)
        self.account = account
        self._clock = clock
        self._seconds = options.seconds(account, "timeout", wire.TOTAL_SECONDS)
        self._me = account.options.get("user_id", "")
        self._access_level = ""
        self._signs = all(account.secrets.get(name) for name in self.SECRET_SETS[0])
        spelling = options.one_of(account, "spelling", ("tweet", "post"))
        self._spelling = ("tweet", "post").index(spelling)
        queries = enumerate(self._queries(), 1)
        self._searches = {"search" if place == 1 else f"search-{place}": query for place, query in queries}
        self._sources = options.chosen(account, ["mentions", *self._searches])

    def check(self) -> Sequence[Check]:
        """Ask X who we are and whether we may write."""
        try:
            me = self._read(lambda client: client.get_me(user_auth=True)) if self._signs else {}
            name = payload.text(payload.table(me.get("data")).get("username")) or self.account.handle
            self._my_id()
        except PlatformError as error:
            mend = "Look at the keys of this account in the developer portal of X, then try again."
            return [options.failed_check(error, mend)]
        return [Check(name="credentials", state="ok", message=f"X answers as @{name}."), self._check_writing()]

    def _check_writing(self) -> Check:
        if not self._signs:
            mend = "Give the four OAuth 1.0a keys to be able to reply; with a bearer_token alone X is only read."
            return Check(name="replies", state="warn", message=mend)
        if self._access_level == "read":
            mend = "Set the app to 'Read and write' in the developer portal of X and make a new access token."
            return Check(name="replies", state="fail", message=mend)
        return Check(name="replies", state="ok", message="The keys may write, as far as X tells beforehand.")

    def sources(self) -> Sequence[str]:
        """Name own mentions, and one search for each query that the brand's terms need."""
        return self._sources

    @faults.tells(Unavailable)
    def fetch(self, source: str, cursor: Cursor) -> Page:
        """Read one page of a source; the network stops at the cursor, ten minutes of it are read again."""
        if source == "mentions":
            me = self._my_id()
            asked = {"pagination_token": cursor.page or None, **self._since(cursor)}
            data = self._read(
                lambda client: client.get_users_mentions(me, user_auth=self._signs, **self._wanted(), **asked), cursor
            )
            return self._page(data, MentionKind.MENTION, cursor)
        if source not in self._searches:
            raise Unavailable(self.account.name, f"there is no source {source!r} here")
        asked = {"next_token": cursor.page or None, **self._since(cursor)}
        data = self._read(
            lambda client: client.search_recent_tweets(
                self._searches[source], user_auth=self._signs, sort_order="recency", **self._wanted(), **asked
            ),
            cursor,
        )
        return self._page(data, MentionKind.KEYWORD, cursor)

    @faults.tells(Unavailable)
    def thread(self, native_id: str, conversation_id: str) -> Sequence[Post]:
        """Read the conversation of the last seven days, its first post and the parent of the one asked for."""
        root = conversation_id or native_id
        found: dict[str, Post] = {}
        data = self._read(
            lambda client: client.search_recent_tweets(
                f"conversation_id:{root}", user_auth=self._signs, **self._wanted()
            )
        )
        self._collect(found, data)
        for _ in range(2):
            parents = {post.parent_id for post in found.values()} if found else set()
            missing = sorted(({native_id, root} | parents) - found.keys() - {""})[:_PAGE]
            if not missing:
                break
            self._collect(found, self._read(lambda client, ids=missing: self._by_id(client, ids)))  # type: ignore[misc]
        return sorted(found.values(), key=lambda post: (post.created_at, len(post.native_id), post.native_id))

    @faults.tells(Unavailable)
    def find_post(self, native_id: str) -> Post | None:
        """Read one post as it stands now; None where X shows it to nobody, or not to us.

        An edit gets an id of its own: under the first one X goes on to show the first words, and which came last.
        """
        page = self._find(native_id)
        latest_id = x_posts.latest_id(page) if page else native_id
        if latest_id != native_id:
            page = self._find(latest_id)
        if page is None:
            return None
        found: dict[str, Post] = {}
        self._collect(found, page)
        if not found:
            raise Unavailable(self.account.name, "X's answer makes no sense: the post cannot be read")
        return next(iter(found.values()))

    def preview(self, text: str) -> Preview:
        """Answer the text as it is, and its length as X counts it."""
        length = x_length.weighted_length(text)
        problems = []
        if not text.strip():
            problems.append("The reply is empty.")
        if x_length.has_invalid_characters(text):
            problems.append("The reply holds characters that X refuses.")
        if length > self.REPLY_LIMIT:
            problems.append(f"The reply is {length - self.REPLY_LIMIT} too long for X.")
        return Preview(text=text, length=length, limit=self.REPLY_LIMIT, problems=tuple(problems))

    @faults.tells(Uncertain)
    def send(self, order: Order) -> Receipt:
        """Post the reply once."""
        if problems := self.preview(order.text).problems:
            raise Rejected(self.account.name, " ".join(problems))
        if not self._signs:
            raise Unauthorized(self.account.name, "a bearer_token alone cannot reply; give the four OAuth 1.0a keys")
        data = self._call(
            lambda client: client.create_tweet(text=order.text, in_reply_to_tweet_id=order.target_id, user_auth=True),
            writing=True,
        )
        native_id = payload.key_or_empty(payload.table(data.get("data")).get("id"))
        if not native_id:
            raise Uncertain(self.account.name, "X took the reply and gave no id")
        return self._receipt(native_id)

    def reply_page(self, target_id: str, text: str) -> str:
        """Answer X's own page with the reply filled in (Web Intents, docs.x.com/x-for-websites/web-intents)."""
        return f"https://x.com/intent/post?{urlencode({'in_reply_to': target_id, 'text': text}, quote_via=quote)}"

    @faults.tells(Unavailable)
    def find_reply(self, target_id: str, text: str) -> Receipt | None:  # noqa: ARG002 - see below
        """Look through our own posts since the target for one that replies to it, whatever its words.

        X rewrites links and escapes signs, so texts do not compare; a reply typed by hand counts as well.
        """
        me = self._my_id()
        since = {"since_id": target_id} if x_posts.snowflake_at(target_id) is not None else {}
        token = ""
        for _ in range(_MAX_LOOKUP_PAGES):
            asked = {"pagination_token": token or None, **since}
            data = self._read(
                lambda client, asked=asked: client.get_users_tweets(  # type: ignore[misc]
                    me, user_auth=self._signs, **self._wanted(), **asked
                )
            )
            reading = self._reading(data, MentionKind.MENTION, token)
            reply = next((post for post in reading.posts if post.parent_id == target_id), None)
            if reply is not None:
                return self._receipt(reply.native_id)
            if reading.harmed or reading.bad:
                break
            if not reading.next_page:
                return None
            token = reading.next_page
        raise Unavailable(self.account.name, "our own posts could not be read to their end")

    @faults.tells(Unavailable)
    def delete_reply(self, native_id: str) -> None:
        """Delete a post of ours; where X does not plainly say that it did, its own look-up tells."""
        if not native_id.isascii() or not native_id.isdigit():
            raise Rejected(self.account.name, "that is no id of X")
        try:
            data = self._call(lambda client: client.delete_tweet(native_id, user_auth=True), writing=True)
            said = "X did not delete it"
        except Rejected as refusal:
            if self._find(native_id):
                raise
            data, said = {}, str(refusal)
        if payload.table(data.get("data")).get("deleted") is not True and self._find(native_id):
            raise Unavailable(self.account.name, said)

    def _find(self, native_id: str) -> Table | None:
        """Answer a page of this post alone; None where X shows it to nobody, or not to us.

        Raises Unavailable where it says neither.
        """
        data = self._read(lambda client: self._by_id(client, [native_id]))
        page = x_posts.only(data, native_id)
        if page is None and not x_posts.is_withheld(data, native_id):
            raise Unavailable(self.account.name, "X does not tell whether the post stands")
        return page

    def _queries(self) -> list[str]:
        """Pack the terms into as few queries as X's longest allows, without our own posts and without reposts."""
        tail = (f" -from:{self.account.handle}" if self.account.handle else "") + " -is:retweet"
        packed: list[list[str]] = []
        room = _MAX_QUERY - len(tail) - 2
        for term in dict.fromkeys(_quoted(term) for term in self.account.terms if term.strip()):
            if packed and len(" OR ".join([*packed[-1], term])) <= room:
                packed[-1].append(term)
            elif len(term) <= room:
                packed.append([term])
        return [f"({' OR '.join(terms)}){tail}" for terms in packed]

    def _since(self, cursor: Cursor) -> dict[str, str | None]:
        return {"since_id": x_posts.earlier(cursor.floor, _OVERLAP) if cursor.floor else None}

    def _wanted(self, size: int = _PAGE) -> dict[str, object]:
        """Answer the fields to ask for, by the names in use."""
        names = {thing: pair[self._spelling] for thing, pair in x_posts.SPELLINGS.items()}
        fields = [*_FIELDS, names["references"], names["history"], names["note"]]
        # tweepy knows only the old name; the new one it passes on as it is.
        key = "tweet_fields" if not self._spelling else names["fields"]
        wanted: dict[str, object] = {key: fields, "expansions": ["author_id"], "user_fields": _USER_FIELDS}
        return {**wanted, "max_results": size} if size else wanted

    def _by_id(self, client: tweepy.Client, ids: list[str]) -> requests.Response:
        response: requests.Response = client.get_tweets(ids, user_auth=self._signs, **self._wanted(0))
        return response

    def _page(self, data: Table, kind: MentionKind, cursor: Cursor) -> Page:
        reading = self._reading(data, kind, cursor.page)
        # A page with holes of its own must not move the cursor past them.
        newest = "" if reading.harmed else reading.newest
        return Page(
            posts=reading.posts,
            bad=reading.bad,
            next_page=reading.next_page,
            newest=newest,
            newest_at=x_posts.snowflake_at(newest) or 0,
        )

    def _reading(self, data: Table, kind: MentionKind, asked_page: str) -> x_posts.Reading:
        try:
            return x_posts.read_page(data, me=self._me, handle=self.account.handle, kind=kind, asked_page=asked_page)
        except ValueError as error:
            said = payload.said(payload.raw(data).encode())
            raise Unavailable(self.account.name, f"X's answer makes no sense: {error} {said}".strip()) from error

    def _collect(self, found: dict[str, Post], data: Table) -> None:
        authors = x_posts.read_authors(payload.table(data.get("includes")))
        included = payload.rows(x_posts.either(payload.table(data.get("includes")), "included"))
        for item in [*payload.rows(data.get("data")), *included]:
            post = x_posts.read_item(
                item, authors=authors, me=self._me, handle=self.account.handle, kind=MentionKind.MENTION
            )
            if isinstance(post, Post):
                found.setdefault(post.native_id, post)

    def _my_id(self) -> str:
        if not self._me:
            handle = self.account.handle
            if not self._signs and not handle:
                raise Unauthorized(self.account.name, "with a bearer_token alone, give the account's handle")
            data = self._read(
                lambda client: (
                    client.get_me(user_auth=True) if self._signs else client.get_user(username=handle, user_auth=False)
                )
            )
            self._me = payload.key_or_empty(payload.table(data.get("data")).get("id"))
            if not self._me:
                said = payload.said(payload.raw(data).encode())
                raise Unavailable(self.account.name, f"X does not tell our account's id: {said}")
        return self._me

    def _receipt(self, native_id: str) -> Receipt:
        return Receipt(native_id=native_id, url=f"https://x.com/{self.account.handle or 'i'}/status/{native_id}")

    def _read(self, ask: Callable[[tweepy.Client], requests.Response], cursor: Cursor | None = None) -> Table:
        return self._call(ask, writing=False, cursor=cursor)

    def _call(
        self, ask: Callable[[tweepy.Client], requests.Response], *, writing: bool, cursor: Cursor | None = None
    ) -> Table:
        """Make one call under the deadline and translate whatever goes wrong; without credentials none is made."""
        options.require_secrets(self.account, self.SECRET_SETS)
        line = Wire(base=self.account.api_url, seconds=self._seconds)
        try:
            body = line.run(lambda: ask(self._client(line)).content)
            data = payload.parse(body)
            if not isinstance(data, dict):
                raise ValueError("no JSON object")
        except Exception as error:
            raise self._translate(error, line, writing=writing, cursor=cursor) from error
        if line.answer is not None:
            self._access_level = line.answer.headers.get("x-access-level", self._access_level)
        return data

    def _client(self, line: Wire) -> tweepy.Client:
        secrets = self.account.secrets
        client = tweepy.Client(
            **{name: secrets.get(name) for name in self.SECRETS},
            return_type=requests.Response,
            wait_on_rate_limit=False,
        )
        client.session.max_redirects = 0
        client.session.trust_env = not self.account.api_url
        client.session.mount(_HOST, line)
        return client

    def _translate(self, error: Exception, line: Wire, *, writing: bool, cursor: Cursor | None) -> PlatformError:
        name, answer = self.account.name, line.answer
        said = faults.words(answer, error)
        status = answer.status if answer is not None else 0
        if status == 403 and writing and "duplicate" in said.casefold():
            return Uncertain(name, f"X has this very text from us already, perhaps from this attempt: {said}")
        if status == 403 and answer is not None and _OUR_FAULT.search(answer.body.decode("utf-8", "replace")):
            mend = "Mend the app's access in the developer portal of X"
            return Unauthorized(name, f"X refuses our app: {said}. {mend}.")
        if status == 400 and cursor is not None and _is_cursor(said, cursor):
            return CursorLost(name, f"X no longer knows where we stopped reading: {said}")
        return faults.translate(name, error, answer, wrote=line.wrote, writing=writing, now_at=self._clock())


def _is_cursor(said: str, cursor: Cursor) -> bool:
    names = ["since_id"] if cursor.floor else []
    names += ["next_token", "pagination_token"] if cursor.page else []
    return any(name in said for name in names)


def _quoted(term: str) -> str:
    plain = " ".join(term.replace('"', " ").split())
    return plain if re.fullmatch(r"[#@$]?\w+", plain) else f'"{plain}"'
