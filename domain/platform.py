"""The contract of a social network: what is read, what is sent, what may go wrong."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from typing import Protocol
from typing import runtime_checkable

from domain.mention import Post


@dataclass(frozen=True, kw_only=True, slots=True)
class Account:
    """One configured account, handed to its platform. `secrets` maps the platform's SECRETS to their values."""

    name: str
    platform: str
    handle: str = ""  #: our own name on the network, without @
    brand: str = ""
    terms: tuple[str, ...] = ()  #: words that name the brand, for keyword search
    places: tuple[str, ...] = ()  #: subreddits and the like
    api_url: str = ""  #: another address for the network's API, such as a local server
    path: str = ""  #: a file, for platforms that read one
    options: Mapping[str, str] = field(default_factory=dict)
    secrets: Mapping[str, str] = field(default_factory=dict, repr=False)
    machine_text: bool = False  #: the network has approved replies of this account that a machine wrote
    check_target: bool = True  #: the network is asked, right before a reply leaves, how the post it answers stands


@dataclass(frozen=True, kw_only=True, slots=True)
class Kind:
    """What a platform wants of its accounts. Any one complete set of `secret_sets` is enough."""

    secrets: tuple[str, ...] = ()
    secret_sets: tuple[tuple[str, ...], ...] = ()
    options: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Cursor:
    """Where a source was left. Committed together with each page, so that a crash resumes at `page`.

    `floor` is the newest item of the last finished poll; `target` the newest item of the poll under way, which
    becomes the floor once its last page is stored; `page` the network's token for the next page of that poll.
    """

    floor: str = ""
    floor_at: int = 0
    target: str = ""
    target_at: int = 0
    page: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class BadItem:
    """One item of a page that could not be read: kept with its raw words, so that a mended parser can replay it."""

    native_id: str
    raw: str
    error: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """One page of posts. `next_page` is empty on the last one. `newest` is the cursor value of its newest item.

    `oldest_at` is when the oldest item was written, wanted or not; 0 leaves it to the posts to tell.
    """

    posts: tuple[Post, ...]
    bad: tuple[BadItem, ...] = ()
    next_page: str = ""
    newest: str = ""
    newest_at: int = 0
    oldest_at: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Preview:
    """What would be sent, byte for byte, and its length by the network's own counting."""

    text: str
    length: int
    limit: int
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Order:
    """What delivery hands to a platform: the approved text, its target and the key chosen for this intent."""

    target_id: str
    text: str
    idempotency_key: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Receipt:
    """The network's word that a reply exists there."""

    native_id: str
    url: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Check:
    """One line of `doctor`: what was checked, how it stands (ok, warn, fail), and the mend in one sentence."""

    name: str
    state: str
    message: str


class Platform(Protocol):
    """One network and one account of ours on it. One file in platforms/, found by its name.

    Every method may raise PlatformError classes and nothing else; no method sleeps or repeats a call.
    """

    LABEL: str  #: as people say it: "X", "Reddit"
    REPLY_LIMIT: int  #: longest reply, by the network's own counting
    SECRETS: tuple[str, ...]  #: names of the secrets wanted
    FASTEST_POLL: int  #: milliseconds between polls when busy
    SLOWEST_POLL: int  #: milliseconds between polls when quiet
    BOUNDED: bool  #: True where the network itself stops at the cursor; else the poller stops at known posts
    REFUSES_DUPLICATES: bool  #: True where the network refuses the same text again, or honours a key of ours

    account: Account

    def check(self) -> Sequence[Check]:
        """Ask the network who we are and what we may do; one line each, never raises."""

    def sources(self) -> Sequence[str]:
        """Name what can be polled here, the cheapest and most important first."""

    def fetch(self, source: str, cursor: Cursor) -> Page:
        """Read one page, newest first: the page `cursor.page`, or the newest where that is empty."""

    def thread(self, native_id: str, conversation_id: str) -> Sequence[Post]:
        """Read the conversation around a post, oldest first, as far as the network shows it."""

    def find_post(self, native_id: str) -> Post | None:
        """Read one post as its author left it, its text read as `fetch` reads it.

        None says for certain that the network shows it no more, to anybody or to us; what cannot be said is an error.
        """

    def preview(self, text: str) -> Preview:
        """Answer exactly what `send` would send; pure."""

    def send(self, order: Order) -> Receipt:
        """Post the reply once. Rejected, RateLimited and Unavailable say it was surely not posted; else Uncertain."""

    def find_reply(self, target_id: str, text: str) -> Receipt | None:
        """Look for a reply of ours to the target. None means a complete look-up found none."""

    def delete_reply(self, native_id: str) -> None:
        """Delete a reply of ours; one that is gone already counts as deleted, so this may always be repeated.

        Rejected says that the network will not; every other error that nobody knows whether it stands.
        """


@runtime_checkable
class ReplyOpenings(Protocol):
    """A platform where a reply has to begin in a certain way, such as with the name of whom it answers."""

    def opening(self, handle: str, text: str) -> str:
        """Answer how a reply to a post of this author begins; pure, asks nobody."""


@runtime_checkable
class ReplyPages(Protocol):
    """A platform that also knows the page on which a human replies by hand. Without it the post's own page serves."""

    def reply_page(self, target_id: str, text: str) -> str:
        """Answer the address of a page that replies to the target with the text filled in; pure, asks nobody."""
