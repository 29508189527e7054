"""Polls one account: every page of every source, until nothing new is left or the rest is written down as a gap.

Claims:  the cursors of one account; the daemon never polls the same account twice at once.
Decides: after each page, whether the next one is needed and what stayed unread (monitor.chain, pure).
Records: a page, its unreadable items, its cursor and its gap in one transaction (store.intake.record_page), so that
         a crash resumes at the next page and an error leaves the cursor where it was.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import structlog

from domain.clock import Clock
from domain.errors import CursorLost
from domain.errors import PlatformError
from domain.errors import RateLimited
from domain.errors import StoreError
from domain.errors import Unauthorized
from domain.errors import Unavailable
from domain.mention import Post
from domain.platform import Page
from domain.platform import Platform
from monitor import chain
from monitor import context
from monitor.chain import Chain
from store import intake
from store.database import Database
from store.intake import Gap

log = structlog.get_logger()

#: Pages of one source in one poll: 5,000 posts where a page has a hundred. What lies beyond becomes a gap.
PAGE_CAP = 50
#: Conversations fetched in one poll.
THREAD_BUDGET = 5


@dataclass(frozen=True, kw_only=True, slots=True)
class Failure:
    """A source that could not be read to its end; `source` is empty where none could be named."""

    source: str
    error: PlatformError


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """What one poll of an account brought in. Counts are of committed pages, those before a failure included."""

    new_count: int = 0
    known_count: int = 0
    quarantined_count: int = 0
    page_count: int = 0
    thread_count: int = 0
    source_count: int = 0
    gaps: tuple[Gap, ...] = ()
    failures: tuple[Failure, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class _Stored:
    """One committed page."""

    new_count: int
    known_count: int
    quarantined_count: int
    gap: Gap | None
    replies: list[Post]


def poll_account(
    db: Database, platform: Platform, clock: Clock, *, page_cap: int = PAGE_CAP, thread_budget: int = THREAD_BUDGET
) -> Outcome:
    """Read every source of an account and answer what came in and what failed.

    A source that fails does not stop the others, unless the network refuses our credentials or asks us to come
    back later. Raises StoreError where the database cannot be used.
    """
    stored: list[_Stored] = []
    failures: list[Failure] = []
    sources = _name_sources(platform, failures)
    for source in sources:
        error = _read_into(stored, _read_source(db, platform, source, clock, page_cap), platform)
        if error is not None:
            failures.append(Failure(source=source, error=error))
        if isinstance(error, RateLimited | Unauthorized):
            thread_budget = 0
            break
    replies = [post for page in stored for post in page.replies]
    return Outcome(
        new_count=sum(page.new_count for page in stored),
        known_count=sum(page.known_count for page in stored),
        quarantined_count=sum(page.quarantined_count for page in stored),
        page_count=len(stored),
        thread_count=context.fetch(db, platform, replies, budget=thread_budget),
        source_count=len(sources),
        gaps=tuple(page.gap for page in stored if page.gap is not None),
        failures=tuple(failures),
    )


def _name_sources(platform: Platform, failures: list[Failure]) -> tuple[str, ...]:
    try:
        return tuple(platform.sources())
    except PlatformError as error:
        failures.append(Failure(source="", error=error))
        return ()


def _read_into(stored: list[_Stored], pages: Iterator[_Stored], platform: Platform) -> PlatformError | None:
    """Collect the pages as they are committed; answer what ended them early, or None."""
    try:
        for page in pages:
            stored.append(page)  # noqa: PERF402 - one by one, so that those before an error count
    except PlatformError as error:
        return error
    except StoreError:
        raise
    except Exception as error:
        log.exception("poll_broke", account=platform.account.name)
        return Unavailable(platform.account.name, f"the program met something it does not know: {error!r}")
    return None


def _read_source(db: Database, platform: Platform, source: str, clock: Clock, page_cap: int) -> Iterator[_Stored]:
    name = platform.account.name
    state = chain.start(
        source,
        intake.load_cursor(db, name, source),
        moved_at=intake.last_read_at(db, name, source),
        is_bounded=platform.BOUNDED,
        page_cap=page_cap,
    )
    while not state.is_done:
        state, page = _fetch(platform, state)
        posts = page.posts
        is_known = not posts or intake.are_known(db, platform.account.platform, [post.native_id for post in posts])
        replies = [] if is_known else context.find_new_replies(db, platform.account.platform, posts)
        is_first = not state.cursor.floor_at
        state = chain.follow(state, page, is_known=is_known, now_at=clock())
        if is_first and state.is_done and page.next_page:
            log.info("history_not_read", account=name, source=source, before_at=state.oldest_at)
        yield _record(db, platform, state, page, replies, clock())


def _fetch(platform: Platform, state: Chain) -> tuple[Chain, Page]:
    """Fetch the next page; where the network has forgotten our place, begin the chain anew and fetch that."""
    while True:
        try:
            page = platform.fetch(state.source, state.cursor)
        except CursorLost as error:
            anew = chain.restart(state)
            if anew is None:
                raise
            log.warning("cursor_lost", account=platform.account.name, source=state.source, reason=str(error))
            state = anew
            continue
        anew = chain.restart(state) if chain.is_cut_short(state, page) else None
        if anew is None:
            return state, page
        state = anew


def _record(db: Database, platform: Platform, state: Chain, page: Page, replies: list[Post], now_at: int) -> _Stored:
    recorded = intake.record_page(
        db,
        account=platform.account.name,
        platform=platform.account.platform,
        posts=page.posts,
        brand=platform.account.brand,
        bad=page.bad,
        source=state.source,
        cursor=state.cursor,
        gap=state.gap,
        now_at=now_at,
    )
    if state.gap is not None:
        log.warning("gap", account=platform.account.name, source=state.source, reason=state.gap.reason)
    if recorded.clashing_count:
        log.warning("ids_clash", account=platform.account.name, source=state.source, count=recorded.clashing_count)
    return _Stored(
        new_count=len(recorded.new_ids),
        known_count=recorded.known_count,
        quarantined_count=recorded.quarantined_count + recorded.clashing_count,
        gap=state.gap,
        replies=replies,
    )
