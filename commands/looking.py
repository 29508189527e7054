"""Tells whether files have changed since they were last read, without reading them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

#: What files look like from outside: each with its size and when it was last written.
Look = tuple[tuple[str, int, int], ...]


def look_at(files: Iterable[Path]) -> Look:
    """Answer how files look now; another answer than before means that they are to be read again."""
    return tuple(sorted(_look_at_each(files)))


def _look_at_each(files: Iterable[Path]) -> Iterable[tuple[str, int, int]]:
    for file in files:
        try:
            seen = file.stat()
        except OSError:  # gone since it was listed: the next look will tell
            continue
        yield str(file), seen.st_size, seen.st_mtime_ns
