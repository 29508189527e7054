"""Fetches the conversation around new replies whose parent is not stored, a few a poll.

Claims:  nothing; it only ever adds posts that are shown beside a mention.
Decides: which replies stand alone.
Records: context posts (store.intake.record_context). A failure is logged and nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence

import structlog

from domain.errors import PlatformError
from domain.errors import RateLimited
from domain.errors import StoreError
from domain.errors import Unauthorized
from domain.mention import MentionKind
from domain.mention import Post
from domain.platform import Platform
from store import intake
from store.database import Database

log = structlog.get_logger()


def find_new_replies(db: Database, platform: str, posts: Sequence[Post]) -> list[Post]:
    """Answer the replies of a page, not yet stored, that name a parent: asked before the page is recorded."""
    replies = [post for post in posts if post.kind is MentionKind.REPLY and post.parent_id and not post.is_ours]
    return [post for post in replies if not intake.are_known(db, platform, [post.native_id])]


def fetch(db: Database, platform: Platform, replies: Sequence[Post], *, budget: int) -> int:
    """Fetch the threads of at most `budget` replies whose parent is still not stored; answer how many came."""
    account = platform.account
    fetched = 0
    for post in replies:
        if budget <= 0:
            break
        if intake.are_known(db, account.platform, [post.parent_id]):
            continue
        budget -= 1
        try:
            _fetch_one(db, platform, post)
            fetched += 1
        except PlatformError as error:
            log.info("thread_not_fetched", account=account.name, native_id=post.native_id, reason=str(error))
            if isinstance(error, RateLimited | Unauthorized):
                break
        except StoreError:
            raise
        except Exception:
            log.exception("thread_broke", account=account.name, native_id=post.native_id)
    return fetched


def _fetch_one(db: Database, platform: Platform, post: Post) -> None:
    thread = platform.thread(post.native_id, post.conversation_id)
    with db.immediate():
        intake.record_context(db, platform.account.platform, thread)
