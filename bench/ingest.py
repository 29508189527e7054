"""Measure intake: mentions a second from a platform's page to the disk, with search and raw words kept."""

from __future__ import annotations

import argparse
import json
import logging
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import structlog

from domain.clock import MINUTE
from domain.clock import SECOND
from domain.mention import Author
from domain.mention import MentionKind
from domain.mention import Post
from domain.platform import Account
from domain.platform import Check
from domain.platform import Cursor
from domain.platform import Order
from domain.platform import Page
from domain.platform import Preview
from domain.platform import Receipt
from monitor import poller
from store import migrations
from store.database import Database

_PAGE = 100
_START = 1_790_000_000_000
_ME = Account(name="bench", platform="bench")
_VOCABULARY = (
    "the parcel order my your you we they still late again never always thanks please help why when where app site "
    "store refund today tomorrow yesterday morning driver courier box broken missing wrong size colour price paid card "
    "charged twice waiting week days hours phone nobody answers chat email support team lovely great awful really very "
    "not no yes and but so because after before with without for from to in on at it is was has been just only even"
)
_ENDS = (".", ".", "!", "?", "…", " 😡", " 🙏", " #marlow", " https://t.example/{n}")


class InventedNetwork:
    """A network of invented posts, drawn once from a seed: so long and so worded as short posts are."""

    LABEL: str = "Bench"
    REPLY_LIMIT: int = 280
    SECRETS: tuple[str, ...] = ()
    FASTEST_POLL: int = SECOND
    SLOWEST_POLL: int = MINUTE
    BOUNDED: bool = True
    REFUSES_DUPLICATES: bool = False

    def __init__(self, count: int, seed: int) -> None:
        self.account = _ME
        rng = random.Random(seed)
        self._posts = [invent(rng, number) for number in range(count)]

    def check(self) -> Sequence[Check]:
        """Nothing to check."""
        return ()

    def sources(self) -> Sequence[str]:
        """One source."""
        return ("posts",)

    def fetch(self, source: str, cursor: Cursor) -> Page:  # noqa: ARG002 - one source
        """Answer a hundred posts; the floor is ignored, so that a second poll brings only known ones."""
        start = int(cursor.page or 0)
        posts = tuple(self._posts[start : start + _PAGE])
        more = str(start + _PAGE) if start + _PAGE < len(self._posts) else ""
        return Page(posts=posts, next_page=more, newest=posts[0].native_id, newest_at=posts[0].created_at)

    def thread(self, native_id: str, conversation_id: str) -> Sequence[Post]:  # noqa: ARG002
        """No conversations here."""
        return ()

    def find_post(self, native_id: str) -> Post | None:
        """Answer a post that was invented."""
        return next((post for post in self._posts if post.native_id == native_id), None)

    def preview(self, text: str) -> Preview:
        """The text itself."""
        return Preview(text=text, length=len(text), limit=self.REPLY_LIMIT)

    def send(self, order: Order) -> Receipt:
        """Nothing is sent by a measurement."""
        raise NotImplementedError

    def delete_reply(self, native_id: str) -> None:
        """Delete nothing: nothing was sent."""

    def find_reply(self, target_id: str, text: str) -> Receipt | None:  # noqa: ARG002
        """Nothing was ever sent."""
        return None


def invent(rng: random.Random, number: int) -> Post:
    """Answer a post of 3 to 45 words, some with signs and links, and raw words as a network would send them."""
    words = rng.choices(_VOCABULARY.split(), k=min(45, max(3, round(rng.lognormvariate(2.7, 0.6)))))
    text = f"@marlow {' '.join(words)}{rng.choice(_ENDS).replace('{n}', str(number))}"
    author = Author(
        native_id=str(rng.randrange(10**9)), handle=f"user_{rng.randrange(50_000)}", name="Sam Example",
        follower_count=rng.randrange(5_000),
    )  # fmt: skip
    native_id, created_at = f"{1_900_000_000_000_000_000 - number}", _START - number * SECOND
    raw = json.dumps({
        "id": native_id, "text": text, "author_id": author.native_id, "created_at": created_at, "lang": "en",
        "conversation_id": native_id, "edit_history_tweet_ids": [native_id], "reply_settings": "everyone",
        "public_metrics": {name: rng.randrange(99) for name in ("likes", "replies", "reposts", "quotes", "bookmarks")},
    })  # fmt: skip
    return Post(
        native_id=native_id, text=text, author=author, created_at=created_at, kind=MentionKind.MENTION,
        conversation_id=native_id, language="en", url=f"https://net.example/{native_id}", raw=raw,
    )  # fmt: skip


def measure(network: InventedNetwork, folder: Path, count: int) -> tuple[float, float, float]:
    """Poll into a fresh database twice; answer new and known mentions a second, and bytes on disk a mention."""
    with tempfile.TemporaryDirectory(dir=folder, prefix="bench-ingest-") as place:
        db = migrations.open_database(Path(place) / "allears.db")
        new_rate = _poll(db, network, count, is_new=True)
        known_rate = _poll(db, network, count, is_new=False)
        found = db.scalar("SELECT count(*) FROM mention_words WHERE mention_words MATCH 'parcel'")
        if not found:
            raise RuntimeError("the search was not kept")
        db.rows("PRAGMA wal_checkpoint(TRUNCATE)")
        size = db.path.stat().st_size
        db.close()
    return new_rate, known_rate, size / count


def _poll(db: Database, network: InventedNetwork, count: int, *, is_new: bool) -> float:
    started = time.perf_counter()
    outcome = poller.poll_account(db, network, lambda: _START, page_cap=count)
    seconds = time.perf_counter() - started
    if (outcome.new_count if is_new else outcome.known_count) != count or outcome.failures:
        raise RuntimeError(f"expected {count} mentions, got {outcome}")
    return count / seconds


def main(args: list[str]) -> int:
    """Run the measurement and print its medians."""
    parser = argparse.ArgumentParser(prog="python -m bench ingest", description=__doc__)
    parser.add_argument("--mentions", type=int, default=20_000, help="mentions in each run")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--dir", type=Path, default=Path(), help="a folder on the disk to measure")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args(args)
    if min(asked.mentions, asked.runs) < 1 or not asked.dir.is_dir():
        parser.error("--mentions and --runs must be at least 1, and --dir a folder")
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    network = InventedNetwork(asked.mentions, seed=7)
    runs = []
    for number in range(asked.runs):
        runs.append(measure(network, asked.dir, asked.mentions))
        print(f"run {number + 1} of {asked.runs}: {runs[-1][0]:,.0f} new/s", file=sys.stderr)
    new, known, size = (statistics.median(column) for column in zip(*runs, strict=True))
    result = {
        "mentions": asked.mentions,
        "page": _PAGE,
        "runs": asked.runs,
        "new_per_s": round(new),
        "new_per_s_each": [round(run[0]) for run in runs],
        "known_per_s": round(known),
        "bytes_per_mention": round(size),
    }
    if asked.json:
        print(json.dumps(result))
    else:
        print(f"{new:,.0f} new mentions/s, {known:,.0f} known ones/s, {size:,.0f} bytes each on disk")
        print(f"medians of {asked.runs} runs of {asked.mentions:,}, pages of {_PAGE}, each one durable transaction")
    return 0
