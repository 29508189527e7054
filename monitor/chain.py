"""Decides, after each page of a source, where its poll stands: go on, or done, and what stayed unread. Pure.

A poll is a chain of pages, newest first, from now back to the floor: the newest item of the poll before. The floor
moves only with the last page, so whatever breaks the chain earlier, the next one covers it again.
"""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace

from domain.clock import DAY
from domain.clock import HOUR
from domain.clock import to_iso
from domain.platform import Cursor
from domain.platform import Page
from store.intake import Gap

#: Items turn up late in the middle of listings; so much before the floor is read again.
OVERLAP = 2 * HOUR
#: Away for less than this, a network's short listing that ends above the floor has only lost deleted posts.
_LONG_ABSENCE = DAY
#: A network that stops at the floor shows the floor again; where so many pages end without it, they were cut off.
#: X shows 800 mentions, a hundred a page, and moves a floor beyond them without a word.
_LONGEST_LISTING = 8


@dataclass(frozen=True, kw_only=True, slots=True)
class Chain:
    """The poll of one source as far as it has come.

    `read_at` is when the poll before it ended, 0 where that is not known. `forgot` says that the network no longer
    knew the floor: the chain then reads everything the network still shows.
    """

    source: str
    cursor: Cursor
    is_bounded: bool
    page_cap: int
    read_at: int = 0
    page_count: int = 0
    oldest_at: int = 0
    was_resumed: bool = False
    was_restarted: bool = False
    forgot: bool = False
    is_done: bool = False
    gap: Gap | None = None


def start(source: str, cursor: Cursor, *, moved_at: int, is_bounded: bool, page_cap: int) -> Chain:
    """Answer the chain that goes on where the stored cursor stands; `moved_at` is when it was stored."""
    forgot = bool(cursor.floor_at) and not cursor.floor
    return Chain(
        source=source,
        cursor=cursor,
        is_bounded=is_bounded,
        page_cap=page_cap,
        # A cursor left in the middle tells when its last page came, not when the poll before it ended.
        read_at=0 if cursor.page or forgot else moved_at,
        was_resumed=bool(cursor.page),
        forgot=forgot,
    )


def restart(chain: Chain) -> Chain | None:
    """Answer the chain begun anew after the network forgot its page or else its floor; None where nothing is left.

    The floor's time stays, so that the poller itself stops there and knows what it could not reach.
    """
    cursor = chain.cursor
    if cursor.page and not chain.was_restarted:
        anew = Cursor(floor=cursor.floor, floor_at=cursor.floor_at)
        return replace(chain, cursor=anew, oldest_at=0, was_restarted=True)
    if cursor.floor:
        return replace(chain, cursor=Cursor(floor_at=cursor.floor_at), oldest_at=0, was_restarted=True, forgot=True)
    return None


def is_cut_short(chain: Chain, page: Page) -> bool:
    """Say whether an empty answer to a page token means that the token died with the post it named.

    Networks that page by the name of a post answer so once that post is gone. Believed once, then taken as the end.
    """
    is_empty = not (page.posts or page.bad or page.newest or page.next_page)
    return is_empty and bool(chain.cursor.page) and not chain.is_bounded and not chain.was_restarted


def follow(chain: Chain, page: Page, *, is_known: bool, now_at: int) -> Chain:
    """Answer the chain after one more page; `is_known` says that every post of the page was stored before."""
    cursor = chain.cursor
    target, target_at = _target(cursor, page)
    oldest_at = _older(chain.oldest_at, _oldest(page))
    after = replace(chain, page_count=chain.page_count + 1, oldest_at=oldest_at)
    is_capped = bool(page.next_page) and after.page_count >= chain.page_cap
    if page.next_page and not is_capped and not (is_known and _is_behind_floor(after)):
        onward = Cursor(
            floor=cursor.floor, floor_at=cursor.floor_at, target=target, target_at=target_at, page=page.next_page
        )
        return replace(after, cursor=onward)
    is_moved = bool(target) or chain.forgot
    floor = Cursor(floor=target, floor_at=target_at) if is_moved else replace(cursor, target="", target_at=0, page="")
    return replace(after, cursor=floor, is_done=True, gap=_gap(after, is_capped, now_at))


def _target(cursor: Cursor, page: Page) -> tuple[str, int]:
    """Answer what becomes the floor: the newest item of the first page.

    A page that names no newest although it holds posts has holes the network told of; then the floor stays.
    """
    if not cursor.page:
        at = page.newest_at or max((post.created_at for post in page.posts), default=0)
        return page.newest, at if page.newest else 0
    if not page.newest and (page.posts or page.bad):
        return cursor.floor, cursor.floor_at
    return cursor.target, cursor.target_at


def _oldest(page: Page) -> int:
    times = [page.oldest_at, page.newest_at, *(post.created_at for post in page.posts)]
    return min((at for at in times if at > 0), default=0)


def _older(one_at: int, other_at: int) -> int:
    return min((at for at in (one_at, other_at) if at), default=0)


def _is_behind_floor(chain: Chain) -> bool:
    """Say whether the poller itself may stop here; a network that knows the floor stops by itself."""
    stops_itself = chain.is_bounded and bool(chain.cursor.floor)
    return not stops_itself and 0 < chain.oldest_at <= chain.cursor.floor_at - OVERLAP


def _gap(chain: Chain, is_capped: bool, now_at: int) -> Gap | None:
    floor_at, oldest_at = chain.cursor.floor_at, chain.oldest_at or now_at
    from_at = chain.read_at if floor_at < chain.read_at < oldest_at else floor_at
    if not 0 < from_at < oldest_at:
        return None  # it met the floor, or there was no poll before this one to fall short of
    if not is_capped and not _is_short(chain, from_at, now_at):
        return None
    between = f"between {to_iso(from_at)} and {to_iso(oldest_at)}"
    reason = f"page limit reached {between}" if is_capped else f"the network no longer shows what was posted {between}"
    return Gap(source=chain.source, from_at=from_at, to_at=oldest_at, reason=reason)


def _is_short(chain: Chain, from_at: int, now_at: int) -> bool:
    """Say whether a listing that ended above the floor may hide posts."""
    is_long_absence = now_at - (chain.read_at or from_at) >= _LONG_ABSENCE
    is_long_listing = chain.page_count > 1 or chain.was_resumed
    if not chain.oldest_at:  # it showed nothing at all
        return chain.forgot and (is_long_absence or not chain.read_at)
    if chain.oldest_at <= chain.read_at:  # it reaches back to what the poll before has seen
        return False
    if chain.forgot:
        return True
    if chain.is_bounded:
        return chain.page_count >= _LONGEST_LISTING or (is_long_absence and is_long_listing)
    return is_long_absence or is_long_listing
