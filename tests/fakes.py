"""Fakes that stand where a network or a clock would: they do what a test tells them and remember what was asked."""

from __future__ import annotations

import time
from collections.abc import Callable
from collections.abc import Mapping
from collections.abc import Sequence
from typing import TypeVar

from domain.mention import Post
from domain.platform import Account
from domain.platform import Check
from domain.platform import Cursor
from domain.platform import Order
from domain.platform import Page
from domain.platform import Preview
from domain.platform import Receipt
from tests.builders import NOON
from tests.builders import a_post
from tests.builders import an_account

T = TypeVar("T")


class FrozenClock:
    """A clock that stands still until it is told to move."""

    def __init__(self, now_at: int = NOON) -> None:
        self.now_at = now_at

    def __call__(self) -> int:
        return self.now_at

    def advance(self, milliseconds: int) -> None:
        self.now_at += milliseconds


class FakePlatform:
    """A network by script: each call takes the next entry of its list; an exception there is raised.

    `pages` maps a source to its answers; a source whose list is used up answers an empty page. What was asked
    stays readable in `fetched`, `threads_asked`, `posts_asked`, `orders` and `looked_up`. Posts stand as `a_post` made
    them, unless `posts` says otherwise of their id.
    """

    LABEL: str = "Fake"
    REPLY_LIMIT: int = 280
    SECRETS: tuple[str, ...] = ()
    FASTEST_POLL: int = 30_000
    SLOWEST_POLL: int = 900_000
    BOUNDED: bool = True
    REFUSES_DUPLICATES: bool = False

    def __init__(
        self,
        pages: Mapping[str, Sequence[Page | BaseException]] | None = None,
        *,
        account: Account | None = None,
        bounded: bool = True,
        threads: Mapping[str, Sequence[Post] | BaseException] | None = None,
        sends: Sequence[Receipt | BaseException] = (),
        replies: Sequence[Receipt | BaseException | None] = (),
    ) -> None:
        self.account = account or an_account()
        self.BOUNDED = bounded
        self.script = {source: list(answers) for source, answers in (pages or {}).items()}
        self.threads = dict(threads or {})
        self.sends, self.replies = list(sends), list(replies)
        self.fetched: list[tuple[str, Cursor]] = []
        self.threads_asked: list[str] = []
        self.orders: list[Order] = []
        self.looked_up: list[str] = []
        self.posts: dict[str, Post | BaseException | None] = {}
        self.posts_asked: list[str] = []
        self.deletions: list[BaseException | None] = []
        self.deleted: list[str] = []

    def check(self) -> Sequence[Check]:
        return [Check(name="credentials", state="ok", message="The fake network answers.")]

    def sources(self) -> Sequence[str]:
        return tuple(self.script)

    def fetch(self, source: str, cursor: Cursor) -> Page:
        self.fetched.append((source, cursor))
        return _next(self.script[source], Page(posts=()))

    def thread(self, native_id: str, conversation_id: str) -> Sequence[Post]:
        self.threads_asked.append(native_id)
        return _next([self.threads.get(native_id, ())], ())

    def find_post(self, native_id: str) -> Post | None:
        self.posts_asked.append(native_id)
        made = a_post(int(native_id.removeprefix("p"))) if native_id not in self.posts else None
        return _next([self.posts.get(native_id, made)], None)

    def preview(self, text: str) -> Preview:
        return Preview(text=text, length=len(text), limit=self.REPLY_LIMIT)

    def send(self, order: Order) -> Receipt:
        self.orders.append(order)
        return _next(self.sends, Receipt(native_id=f"r{len(self.orders)}"))

    def delete_reply(self, native_id: str) -> None:
        self.deleted.append(native_id)
        _next(self.deletions, None)

    def find_reply(self, target_id: str, text: str) -> Receipt | None:
        self.looked_up.append(target_id)
        return _next(self.replies, None)


def until(condition: Callable[[], bool], seconds: float = 60) -> bool:
    """Wait for something that another thread does; say whether it came. The limit only ends what never comes."""
    deadline = time.monotonic() + seconds
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.01)
    return condition()


def _next(script: list[T | BaseException], otherwise: T) -> T:
    answer = script.pop(0) if script else otherwise
    if isinstance(answer, BaseException):
        raise answer
    return answer
