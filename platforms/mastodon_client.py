"""Calls to a Mastodon server through Mastodon.py, over one wire of ours.

The only file that imports Mastodon.py, when the first call is made: loading it takes a quarter of a second, which a
desk that only counts and previews need not wait for. Reads leave by the library's own door for stored page numbers
(`fetch_next`): its named calls ask about the server's version on the way, up to a thousand times where that fails,
and do not know `include_filtered`. Answers are read as JSON from the wire and not through its models, which guess.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable

import mastodon
import requests

from domain.platform import Account
from domain.text import content_hash
from platforms import mastodon_posts
from platforms import payload
from platforms.payload import Table
from platforms.wire import Wire

logging.getLogger("urllib3").setLevel(logging.INFO)

_AGENT = "allears"
_GONE = frozenset({404, 410})
_HEADER = re.compile(r"[\x21-\x7e]{1,200}")


class Caller:
    """Mastodon.py for the calls of one act: one deadline, one attempt each, nothing asked behind our back."""

    def __init__(self, account: Account, line: Wire) -> None:
        self._line = line
        session = requests.Session()
        session.max_redirects = 0
        session.mount("https://", line)
        session.mount("http://", line)
        self._library = mastodon.Mastodon(
            api_base_url=account.api_url,
            ratelimit_method="throw",
            request_timeout=line.seconds,
            mastodon_version="4.4.0",
            version_check_mode="created",
            user_agent=_AGENT,
            session=session,
        )
        # Given to the constructor, a token that is also the name of a file is replaced by what that file holds.
        self._library.access_token = account.secrets.get("access_token")

    @property
    def next_page(self) -> str:
        """The id below which the page after the last answer begins, where the server named one."""
        return mastodon_posts.next_page(self._line.answer.headers.get("link", "")) if self._line.answer else ""

    def get(self, path: str, **params: str | int | list[str]) -> object:
        """Read a path of the API; raises what broke, or ValueError for an answer that is no JSON."""
        asked = {name: value for name, value in params.items() if value}
        page = {"_pagination_method": "GET", "_pagination_endpoint": path, **asked}
        return self._ask(lambda: self._library.fetch_next(page))  # type: ignore[arg-type]

    def find(self, path: str) -> Table | None:
        """Read one thing; None where the server does not have it; raises ValueError where the answer is no such."""
        try:
            found = self.get(path)
        except Exception:
            if self._is_gone:
                return None
            raise
        if not isinstance(found, dict):
            raise ValueError("it is no single thing")
        return found

    def post(self, text: str, *, target_id: str, visibility: str, warning: str, key: str) -> Table:
        """Post a reply under a key by which the server knows it again."""
        # A header takes plain signs alone.
        known_by = key if _HEADER.fullmatch(key) else content_hash(key)
        ask = lambda: self._library.status_post(  # noqa: E731
            text,
            in_reply_to_id=target_id,
            visibility=visibility,
            spoiler_text=warning or None,
            idempotency_key=known_by,
        )
        return payload.table(self._ask(ask))

    def delete(self, native_id: str) -> None:
        """Delete a post of ours; one that is gone meanwhile counts as deleted."""
        try:
            self._ask(lambda: self._library.status_delete(native_id))
        except Exception:
            if self._is_gone:
                return
            raise

    @property
    def _is_gone(self) -> bool:
        return self._line.answer is not None and self._line.answer.status in _GONE

    def _ask(self, call: Callable[[], object]) -> object:
        self._line.answer = None  # else an error before the wire would be taken for the answer of the call before
        try:
            call()
        except Exception:
            # Where the library fell over an answer of success, what the server said is in the answer itself.
            if self._line.answer is not None and self._line.answer.is_success:
                return payload.parse(self._line.answer.body)
            raise
        return payload.parse(self._line.answer.body) if self._line.answer is not None else None
