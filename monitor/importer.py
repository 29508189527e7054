"""Imports a file of posts: JSON lines or CSV, plain or .gz, of any size, a page at a time.

Claims:  nothing; the same file again adds nothing, so a broken import is simply started again.
Decides: which line is a post, which cannot be read and why; a missing id or time is filled in.
Records: pages of 500 (store.intake.record_page) with the lines that could not be read, each with its place.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import structlog

from domain.clock import Clock
from domain.mention import Post
from domain.platform import BadItem
from monitor import lines
from store import intake
from store.database import Database

log = structlog.get_logger()

_PAGE = 500
#: A page of long posts is cut shorter, so that memory stays small whatever the file holds.
_PAGE_CHARACTERS = 4_000_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Imported:
    """What an import brought in. `undated` posts had no time of their own and got the moment of the import.

    `first_fault` says what is wrong with the first line that could not be read. `clashing` posts were put aside: their
    ids are known with another text, from another file or account.
    """

    new: int = 0
    known: int = 0
    quarantined: int = 0
    clashing: int = 0
    lines: int = 0
    undated: int = 0
    first_fault: str = ""


def import_file(
    db: Database,
    path: Path,
    *,
    account: str = "import",
    platform: str = "replay",
    brand: str = "",
    clock: Clock,
    progress: Callable[[int, int], None] | None = None,
) -> Imported:
    """Store every post of a file and answer the counts; a post without a brand gets `brand`.

    A line that cannot be read is quarantined with its place, `FILE:LINE`, and the rest goes on. `progress` is called
    after each page with the bytes read and the bytes there are. Raises ConfigError for a file that cannot be opened,
    StoreError where the database cannot be used; what was stored before stays.
    """
    total = Imported()
    for page in _pages(lines.read(path, clock)):
        bad = [line.item for line in page if isinstance(line.item, BadItem)]
        recorded = intake.record_page(
            db,
            account=account,
            platform=platform,
            posts=[line.item for line in page if isinstance(line.item, Post)],
            brand=brand,
            bad=bad,
            now_at=clock(),
        )
        total = Imported(
            new=total.new + len(recorded.new_ids),
            known=total.known + recorded.known_count,
            quarantined=total.quarantined + recorded.quarantined_count,
            clashing=total.clashing + recorded.clashing_count,
            lines=total.lines + len(page),
            undated=total.undated + sum(line.is_undated for line in page),
            first_fault=total.first_fault or next((one.error for one in bad), ""),
        )
        if progress is not None:
            progress(page[-1].bytes_read, page[-1].bytes_total)
    told = {"new": total.new, "known": total.known, "quarantined": total.quarantined, "clashing": total.clashing}
    log.info("imported", file=path.name, **told)
    return total


def _pages(items: Iterator[lines.Line]) -> Iterator[list[lines.Line]]:
    page: list[lines.Line] = []
    size = 0
    for line in items:
        page.append(line)
        size += len(line.item.raw)
        if len(page) >= _PAGE or size >= _PAGE_CHARACTERS:
            yield page
            page, size = [], 0
    if page:
        yield page
