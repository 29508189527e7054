"""Shows how far long work has come: a bar on a terminal, a plain line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from rich.console import Console
from rich.progress import BarColumn
from rich.progress import MofNCompleteColumn
from rich.progress import Progress
from rich.progress import TextColumn
from rich.progress import TimeRemainingColumn

_LINE_EVERY_SECONDS = 5.0


class Meter(Protocol):
    """Takes how much is done, and how much there is in all where that is known."""

    def __call__(self, done: int, total: int | None = None) -> None:
        """Show it."""


@contextmanager
def meter(label: str, total: int | None = None) -> Iterator[Meter]:
    """Answer a meter on standard error, so that standard output stays clean for results."""
    if sys.stderr.isatty():
        yield from _bar(label, total)
    else:
        yield from _lines(label, total)


def _bar(label: str, total: int | None) -> Iterator[Meter]:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(label, total=total)

        def show(done: int, total: int | None = None) -> None:
            progress.update(task, completed=done, total=total)

        yield show


def _lines(label: str, total: int | None) -> Iterator[Meter]:
    told_at, known = time.monotonic(), total

    def show(done: int, total: int | None = None) -> None:
        nonlocal told_at, known
        known = total or known
        if time.monotonic() - told_at >= _LINE_EVERY_SECONDS:
            told_at = time.monotonic()
            print(f"{label}: {done}{f' of {known}' if known else ''}", file=sys.stderr, flush=True)

    yield show
